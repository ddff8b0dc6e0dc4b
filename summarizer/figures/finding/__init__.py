"""Find every figure of a text: its value, unit, kind, bound, trend and place."""
