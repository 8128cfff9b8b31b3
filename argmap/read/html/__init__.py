"""What the readers of saved pages share: comment blocks, their text, and why a page holds no thread."""
