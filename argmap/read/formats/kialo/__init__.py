"""Kialo."""
