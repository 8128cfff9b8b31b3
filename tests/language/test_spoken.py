"""A thread in another language than the rules' is mapped by what needs none, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.language.spoken import bare_analysis, may_be_spoken, thread_may_be_spoken
from argmap.model import Comment, Quote, Thread
from argmap.read.formats.argmap.saved_map import load_map
from argmap.render import form_for
from argmap.render.base import Options
from argmap.render.json_map import pieces

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.mapping import Mapper

ANNA = (
    "Ich finde es nicht gut, was die Stadt an der Brücke so macht. Es ist in der Tat zu teuer, und am Ende zahlen alle."
)
THREADS = {
    "German": (ANNA, "@Anna das stimmt nicht, die alte Brücke war nie sicher. Wer soll denn sonst bezahlen?"),
    "Dutch": (
        "We moeten in de stad niet zo hard rijden, want het is gevaarlijk. Was het maar zo dat iedereen fietst.",
        "Ik vind het een goed idee, maar wie gaat het betalen? In mijn ogen is het geen zaak van ons.",
    ),
    "Polish": ("Nie zgadzam się z tym, co mówisz, most jest za drogi i nie chcemy do tego dopłacać.", "To zły pomysł."),
    "Danish": ("Jeg er ikke enig i at vi skal betale for broen. Det er for dyrt, og staten har ansvar for det hele.",),
    "Greek": ("Δεν συμφωνώ με αυτό που λες, η γέφυρα είναι πολύ ακριβή και δεν θέλουμε να πληρώσουμε εμείς για αυτή.",),
}
ENGLISH = (
    "Nobody asked for a bridge, but the ferry costs more than it earns.",
    "Ferries sink. Bridges don't. Taxes rise anyway, so build it and be done.",
)

TERSE = (
    "School uniforms save families money.",
    "Wrong, uniforms cost families money: blazers, ties, special shoes.",
    "Uniforms hide poverty. Rich kids always show off anyway. Phones, watches, trainers.",
)
"""Twenty-six English words with hardly a function word among them."""


def thread(*texts: str) -> Thread:
    return Thread("t", "", tuple(Comment(f"c{n}", text, ("Anna", "Bernd")[n % 2]) for n, text in enumerate(texts)))


@pytest.mark.parametrize("language", THREADS)
def test_another_language_is_known(language: str) -> None:
    assert not thread_may_be_spoken(thread(*THREADS[language] * 3))


def test_english_and_what_is_too_short_to_know_is_read_by_the_rules() -> None:
    assert thread_may_be_spoken(thread(*ENGLISH))
    assert thread_may_be_spoken(thread("Nein, das stimmt nicht."))
    assert thread_may_be_spoken(thread(""))
    assert thread_may_be_spoken(thread(*TERSE))
    assert may_be_spoken([])


def test_a_thread_in_another_language_has_replies_and_says_so(mapper: Mapper, tmp_path: Path) -> None:
    given = [thread(*THREADS["German"]), thread(*ENGLISH), thread(*THREADS["Dutch"])]
    german, english, dutch = mapper.map_many(given)
    for found, (source, *_) in ((german, given), (dutch, given[2:])):
        assert len(found.thread.comments) == len(source.comments)
        assert (found.claims, found.links, found.rules.packs) == ((), (), ())
        assert [note.kind for note in found.thread.origin.notes] == ["language"]
    (reply,) = german.replies
    assert (reply.source, reply.target, reply.basis) == ("c1", "c0", "mention")
    assert english.rules.packs
    assert not english.thread.origin.notes
    for view in (None, "tree"):
        shown = form_for("text").render(german, Options(view=view)).decode("utf-8")
        assert "not English, the rules' language" in " ".join(shown.split())
    path = tmp_path / "map.json"
    path.write_text("".join(pieces(german)), encoding="utf-8")
    again = load_map(str(path))
    assert again == german
    assert [note.kind for note in mapper.map(again.thread).thread.origin.notes] == ["language"]


def test_a_bare_analysis_holds_the_words() -> None:
    comment = Comment("c1", "> zu teuer\nDas stimmt's nicht!", quotes=(Quote(0, 10),))
    analysis = bare_analysis(comment)
    assert [token.text for token in analysis.tokens] == [">", "zu", "teuer", "Das", "stimmt's", "nicht", "!"]
    assert [token.text for token in analysis.tokens if token.quoted] == [">", "zu", "teuer"]
    assert all(comment.text[token.start : token.end] == token.text for token in analysis.tokens)
    assert bare_analysis(Comment("c2", " ")).sentences == ()


def test_a_short_text_with_letters_of_its_own_is_in_another_language() -> None:
    assert not thread_may_be_spoken(thread("Die Brücke wurde erst letztes Jahr gründlich erneuert."))
    assert thread_may_be_spoken(thread("The café was erst letztes Jahr."))
