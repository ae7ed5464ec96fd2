"""How often the right form is found: methods, figures, and the failures on one page."""
