"""What is measured of a text, a commenter or a pair, and one notion of who is the same person."""
