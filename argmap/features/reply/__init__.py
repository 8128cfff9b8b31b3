"""Features of a comment and one candidate for the comment that it answers: a `Seen`."""
