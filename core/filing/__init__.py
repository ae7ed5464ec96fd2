"""Verdicts to safe moves."""
