"""SQLite is the truth."""
