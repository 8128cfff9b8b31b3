"""Moodle: all that is known of its files."""
