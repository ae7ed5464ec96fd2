"""What the window asks of the history, away from the GUI thread."""
