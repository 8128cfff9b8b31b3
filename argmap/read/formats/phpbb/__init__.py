"""phpBB forums."""
