"""The claim rules in a spaCy pipeline."""

from __future__ import annotations

import pytest
import spacy
from spacy import displacy

TEXT = "Agreed, this is about money. It isn’t about security at all."


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    made = spacy.blank("en")
    made.add_pipe("argmap_claims")  # found by the entry point
    return made


def test_claims_stand_in_the_spans_with_their_evidence(nlp: spacy.language.Language) -> None:
    doc = nlp(TEXT)
    spans = doc.spans["argmap_claims"]
    assert [(span.text, span.label_) for span in spans] == [
        ("this is about money", "money"),
        ("It isn’t about security at all", "security (denied)"),
    ]
    assert spans[1]._.argmap["assertion"] == "denied"
    assert any(one["rule"] == "tags.money" for one in spans[0]._.argmap["because"])
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again.spans["argmap_claims"][0].label_ == "money"


def test_displacy_draws_them(nlp: spacy.language.Language) -> None:
    drawn = displacy.render(nlp(TEXT), style="span", options={"spans_key": "argmap_claims"}, jupyter=False)
    assert "security (denied)" in drawn


def test_many_texts_are_streamed_and_empty_ones_have_none(nlp: spacy.language.Language) -> None:
    docs = list(nlp.pipe([TEXT, "", "  \n", TEXT]))
    assert [len(doc.spans["argmap_claims"]) for doc in docs] == [2, 0, 0, 2]


def test_the_key_can_be_chosen() -> None:
    made = spacy.blank("en")
    made.add_pipe("argmap_claims", config={"spans_key": "sc"})
    assert len(made(TEXT).spans["sc"]) == 2
