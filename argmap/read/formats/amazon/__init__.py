"""Amazon: all that is known of its pages."""
