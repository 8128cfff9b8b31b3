"""Files, archives and standard input opened as sources, and their encodings."""
