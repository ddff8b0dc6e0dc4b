"""How good are summaries? Score them against what people say a good one must contain."""
