"""Features: numbers measured on a sentence, a pair of comments, a reply candidate or a possible point."""
