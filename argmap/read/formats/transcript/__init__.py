"""Transcripts of what was said: all that is known of its files."""
