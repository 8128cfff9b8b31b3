"""argmap: reads a comment thread and prints the argument in it as a graph."""

__version__ = "0.1.0"
