"""What waits for a person: the scan beside what it may be."""
