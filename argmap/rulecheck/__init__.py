"""Checks of rules on text: their own examples, what looks wrong in them, how far they reach into threads."""
