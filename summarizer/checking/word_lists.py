"""Read a table of words that is set as running text, which keeps long tables short."""


def listed(table: str) -> frozenset[str]:
    """Return the words of a table."""
    return frozenset(table.split())
