"""argmap's own files: threads and saved maps."""
