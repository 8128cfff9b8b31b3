"""What is suspicious in a thread beside the text that it was read from: each test names a mistake that was seen."""
