"""What the window asks of the review queue, away from the GUI thread."""
