"""Pages to verdicts."""
