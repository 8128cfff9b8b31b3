"""Talk pages of Wikipedia and other wikis."""
