"""Microsoft Teams: all that is known of its files."""
