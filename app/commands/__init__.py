"""The subcommands of `kamiwake`, by subject."""
