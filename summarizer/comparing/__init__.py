"""Compare results on one story: what agrees, what conflicts, what only one report has."""
