"""Lists the window shows. No I/O: they hold what they are given."""
