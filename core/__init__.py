"""The headless core: from a file in a folder to a filed document. No Qt, no torch."""
