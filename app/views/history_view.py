"""Every document, where it went and why: found, taken back, exported."""
