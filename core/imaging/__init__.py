"""Pages to model input."""
