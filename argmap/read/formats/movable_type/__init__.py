"""Movable Type and TypePad."""
