"""Canvas: all that is known of its files."""
