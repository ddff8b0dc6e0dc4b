"""Reports, and their sentences with places that hold for the text exactly as given."""
