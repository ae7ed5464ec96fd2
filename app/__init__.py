"""The application: command line and, later, the window. Everything that decides is in `core`."""
