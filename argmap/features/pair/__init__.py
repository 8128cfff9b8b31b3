"""Features of a comment and the one that it answers: `reply` and `parent` of a `Pair`."""
