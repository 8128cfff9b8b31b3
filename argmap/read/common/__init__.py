"""What readers of every format share: dates, values, quotes, refusals, comments put together as a thread."""
