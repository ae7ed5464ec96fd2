"""Brings libraries and folders of samples in and out for the window, told of and left when asked."""
