"""Features of two comments that may make one point."""
