"""A packed analysis gives back its words, and whole maps do not depend on what is packed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap import mapping
from argmap.features import conversation
from argmap.language.fast.packed_analyses import NEAR, Packer
from argmap.language.recent import Recent
from argmap.links import known
from argmap.model import Comment, Quote, Thread

if TYPE_CHECKING:
    from argmap.language import Language
    from argmap.mapping import Mapper

SAID = (
    "> It is all about money.\nNo, it isn't; it is about safety, and the old bridge over the Aller was never safe.",
    "Ann is right: the ferries served us well for ninety years. Who would pay for masons?",
    "",
    "Agreed, it's about money. 🙂\n\nBut don't politicize this!",
    "You are wrong, Bo. “The ferries served us well for ninety years” – tell that to the drowned.",
)


def comments(number: int) -> tuple[Comment, ...]:
    return tuple(
        Comment(f"c{n}", SAID[n % 5], ("Ann", "Bo", "Cy")[n % 3], quotes=(Quote(0, 24),) if n % 5 == 0 else ())
        for n in range(number)
    )


@pytest.mark.parametrize("near", [1, 3, 50])
def test_a_packed_analysis_gives_back_its_words(language: Language, near: int) -> None:
    plain = list(language.analyse(comments(10)))
    kept = {"stance", "address"}
    packer = Packer(kept, near)
    packed = [packer.pack(one) for one in plain]
    for one, other in zip((*plain, *plain), (*packed, *packed), strict=True):
        assert (one.comment, one.text, one.tokens) == (other.comment, other.text, other.tokens)
        assert (one.sentences, one.chunks) == (other.sentences, other.chunks)
        assert other.firings == tuple(firing for firing in one.firings if firing.family in kept)
        assert {type(number) for token in other.tokens for number in (token.start, token.head)} <= {int}
    assert any(token.quoted is True for token in packed[0].tokens)
    assert any(len(one.firings) < len(other.firings) for one, other in zip(packed, plain, strict=True))


def test_a_map_does_not_depend_on_what_is_packed(mapper: Mapper, monkeypatch: pytest.MonkeyPatch) -> None:
    thread = Thread("t", "", comments(30))
    assert len(thread.comments) < NEAR
    plain = mapper.map(thread)
    assert plain.links
    assert plain == mapper.assemble(thread, mapper.analyse(thread))
    monkeypatch.setattr(mapping, "NEAR", 0)
    monkeypatch.setattr(known, "_NEAR", 2)
    monkeypatch.setattr(conversation, "NEAR", 2)
    assert mapper.map(thread) == plain


def test_what_was_made_lately_is_kept_and_the_rest_made_again() -> None:
    made: list[int] = []

    def square(n: int) -> int:
        made.append(n)
        return n * n

    squares = Recent(square, 2)
    assert [squares[n] for n in (1, 2, 2, 3, 2, 1)] == [1, 4, 4, 9, 4, 1]
    assert (made, len(squares)) == ([1, 2, 3, 1], 2)
