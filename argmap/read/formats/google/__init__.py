"""Google Docs and Classroom: all that is known of its files."""
