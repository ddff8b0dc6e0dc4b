"""Many reports: read them, summarize them bounded and resumable, write a row for each."""
