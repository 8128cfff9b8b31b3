"""Messenger and Instagram: all that is known of their files."""
