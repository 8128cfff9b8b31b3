"""Hypothes.is annotations."""
