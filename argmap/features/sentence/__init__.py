"""Features of one sentence of a comment: a `Told`."""
