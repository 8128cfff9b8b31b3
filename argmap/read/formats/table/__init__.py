"""Tables: CSV, TSV, JSON and JSONL with a comment on each row."""
