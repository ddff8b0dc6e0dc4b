"""Reports from files: one module a format, and one that walks through all that is given."""
