"""The window's views, one a file."""
