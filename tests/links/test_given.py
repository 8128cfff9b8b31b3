"""What the source itself says of how a comment bears on what it answers is a link, whatever the words."""

from __future__ import annotations

from pairs import analyses, finder, given

from argmap.features.pair.declared import EVIDENCE as GIVEN
from argmap.features.table import explanation
from argmap.model import Comment, Link, Thread

TALK = (
    Comment("1", "Shops should be allowed to open all night."),
    Comment("1.1", "I agree that small shops cannot pay a night shift.", parent="1", relation="rebuttal"),
    Comment("1.1.1", "No, the owners stand there themselves.", parent="1.1", relation="agreement"),
    Comment("1.2", "The market hall was built in 1911.", parent="1"),
)


def links() -> dict[str, Link]:
    made = Thread("t", "", TALK)
    return {link.source.partition(":")[0]: link for link in finder().find(made, analyses(made), (), given(made))}


def test_a_declared_side_is_a_link_though_the_words_seem_to_say_the_opposite() -> None:
    found = links()
    assert [(found[name].relation, found[name].basis, found[name].target) for name in ("1.1", "1.1.1")] == [
        ("rebuttal", "given", "1"),
        ("agreement", "given", "1.1"),
    ]
    assert found["1.1"].confidence > 0.9
    assert "1.2" not in found


def test_its_evidence_is_explained_in_words() -> None:
    assert links()["1.1"].because[0].rule == GIVEN
    assert explanation(GIVEN).startswith("What the source itself says")
