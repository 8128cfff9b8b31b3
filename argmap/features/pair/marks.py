"""Punctuation, capitals, numbers, pictures and addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.pairs import sides

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.features.profile import Profile


def _marks(kind: str) -> Callable[[Profile], float]:
    return lambda profile: profile.marks[kind]


TABLE = (
    sides("exclaims", "Sentences of the {} that end with !.", lambda profile: profile.endings.count("!"))
    | sides("capitals", "Words in capitals in the {}.", _marks("capitals"))
    | sides("digits", "Numbers in the {}.", _marks("digits"))
    | sides("trails_off", "Ellipses in the {}.", _marks("trails"))
    | sides("imperatives", "Sentences of the {} that tell to do something.", _marks("commands"), of=("source",))
    | sides("faces", "Emoji and smileys in the {}.", _marks("faces"), of=("source",))
    | sides("links", "Web addresses in the {}.", _marks("links"), of=("source",))
    | sides("quote_marks", "Quotation marks in the {}.", _marks("quotes"), of=("source",))
)
