"""Trains, evaluates and exports the recognition model. Needs torch; nothing else imports it."""
