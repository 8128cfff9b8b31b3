"""Phrases around words that say nothing alone, and the parent's words that a reply takes up first."""

from __future__ import annotations

import pytest
from pairs import analyses, links, thread

from argmap.features.pairs import pair
from argmap.features.profile import profile
from argmap.links.phrases import phrase, readable, taken_up


@pytest.mark.parametrize(
    ("text", "word", "around"),
    [
        ("It rained. They never pay for the quay. So be it.", "never", "They never pay for the quay."),
        (
            "The council, which has met four times on this since May, would never pay for the quay, said Ida.",
            "never",
            "would never pay for the quay",
        ),
    ],
)
def test_a_phrase_is_the_sentence_or_its_part_between_marks(text: str, word: str, around: str) -> None:
    analysis = analyses(thread(text))["c1"]
    start, end = phrase(analysis, text.index(word), text.index(word) + len(word))
    assert text[start:end] == around


@pytest.mark.parametrize(
    ("parent", "reply", "words"),
    [
        ("Homework teaches order.", "Homework teaches that work never ends.", "Homework teaches that work never ends."),
        ("Homework teaches order.", "It rained. Homework was short.", ""),
        ("Homework teaches order.", "Nobody asked them.", ""),
    ],
)
def test_words_of_the_parent_in_the_first_sentence_are_taken_up(parent: str, reply: str, words: str) -> None:
    known = analyses(thread(parent, reply))
    found = taken_up(pair(known["c2"], profile(known["c1"])))
    assert [reply[firing.start : firing.end] for firing in found] == ([words] if words else [])


def test_a_half_sure_link_without_a_cue_shows_the_phrase_that_takes_the_parent_up() -> None:
    (link,) = links("Homework teaches order.", "Homework teaches children that work never ends.")
    assert link.relation == "rebuttal"
    assert link.confidence >= 0.4
    assert [e.text for e in link.because if (e.weight or 0.0) > 0 and e.text] == [
        "Homework teaches children that work never ends."
    ]


def test_words_that_say_nothing_alone_stand_with_the_phrase_around_them() -> None:
    found = links("Homework teaches order.", "You only say that. It is nonsense.")
    shown = [e.text for link in found for e in link.because if e.text]
    assert shown
    assert not {"You", "you", "But", "but", "It", "it"} & set(shown)


def test_words_of_what_is_granted_are_not_shown_against_the_rest() -> None:
    parent = "Homework teaches order."
    found = links(parent, "You're right about the little ones. For others it is nonsense, they don't open a book.")
    rebuttal = next(link for link in found if link.relation == "rebuttal")
    assert not any("right" in e.text for e in rebuttal.because if (e.weight or 0.0) > 0)


def test_evidence_is_whole_words_without_marks_at_its_end() -> None:
    text = "I don't agree with Bea, ever."
    start, end = readable(text, text.index("n't"), text.index(" ever"))
    assert text[start:end] == "don't agree with Bea"
    assert readable("is fair", 0, 7) == (0, 7)
