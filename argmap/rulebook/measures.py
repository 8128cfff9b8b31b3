"""The numbers that argmap measures and rules may ask for with `kind: measure`.

A rule file names a measure and a range; the room that measures it (claims, replies or links) lives elsewhere, and this
table is all that the rulebook needs to know of it. Add a line here with the code that measures.
"""

from __future__ import annotations

from typing import Literal

On = Literal["sentence", "comment", "pair", "reply"]

MEASURES: dict[str, tuple[On, str]] = {
    # sentence: measured on one sentence · comment: on one comment · pair: on a comment and the one it answers
    # reply: on a comment and one candidate for the comment that it answers
}
"""Name to what it is measured on, and one line that says what the number is."""
