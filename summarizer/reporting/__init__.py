"""Show results: as rows, as Markdown."""
