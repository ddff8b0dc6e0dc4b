"""Find every figure of a text, and check figures against a source: no model, no network."""
