"""Compare figures with those of a source: the same, another form, worked out, or wrong."""
