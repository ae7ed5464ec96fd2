"""What the program is to do, one page a subject."""
