"""Minutes of a meeting: `Item 3 / Name /`, the words below."""

from __future__ import annotations

from argmap.read.common.copied import Copied, before_words
from argmap.read.common.shapes import Shape

READER = Copied(
    name="minutes",
    title="Minutes of a meeting",
    how="save the minutes as text",
    example="Item 3 / Name /",
    heads=before_words(Shape(r"^(?P<date>Item \d+) / (?P<name>[^/\n]+) /")),
).reader
