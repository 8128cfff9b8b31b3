"""Makes the modules of this folder importable by name in every test below it."""
