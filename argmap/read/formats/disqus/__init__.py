"""Disqus."""
