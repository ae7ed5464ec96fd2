"""Model and samples, found through `importlib.resources`."""
