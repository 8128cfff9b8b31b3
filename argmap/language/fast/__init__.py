"""What replaces or speeds up inner parts of spaCy, and what holds a long thread in little memory."""
