"""Pastes of unknown layout: the comments are inferred from what recurs in the text."""
