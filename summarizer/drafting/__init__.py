"""From numbered sentences to a typed draft: prompts, the model, and reading its answers."""
