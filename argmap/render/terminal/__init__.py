"""Views as text for terminals and pipes: layout only. What is said is decided in `argmap.views`."""
