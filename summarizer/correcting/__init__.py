"""Ask once more: for the entries that the checks found wrong, and for what was left out."""
