"""One file or folder for each format or site. Each module with a `READER` is a reader; none is named elsewhere."""
