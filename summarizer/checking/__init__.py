"""Check what a summary says against the source: a verdict with a reason for each item."""
