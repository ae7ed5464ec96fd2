"""What `tests/screenshots.py` takes pictures of: one module for each view, one function for each
part of it."""
