"""A language model on this machine: its file is fetched once, and served on loopback."""
