"""Figures, tables, pictures and the page of an evaluation. Made by `training.evaluate`."""
