"""What the inspector at the right of the window shows."""
