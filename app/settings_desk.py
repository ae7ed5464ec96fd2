"""Reads and writes the profile's settings for the window."""
