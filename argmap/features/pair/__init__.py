"""Features of a comment and the one that it answers: `source` and `target` of a `Pair`."""
