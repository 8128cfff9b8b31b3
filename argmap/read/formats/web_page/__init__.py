"""Saved pages of unknown make."""
