"""Words met before get what the pipeline gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from argmap.language.fast.annotations import Annotator

if TYPE_CHECKING:
    from argmap.language import Language
    from argmap.rulebook.rule import Rulebook

TRICKY = [
    "I ain't gonna say it, but you're gonna say it anyway. It isn't what I'd do.",
    "He saw me; I saw him. They've been there, but they'd never leave. Can't, won't, don't.",
    "  Leading space\n\nand LINES, in CAPITALS. Leaves leave; better is well. \u2019Tis said.",
    "dont cant wont thats its im youre lol 100% $5 #12 @mina http://example.org :-)",
    "There is one. There are two. Let's go, let us. C'mon, gotta go. Y'all know, y all do. All that's gotta be.",
]


@pytest.mark.parametrize("again", [False, True])
def test_the_pipeline_says_the_same(language: Language, rulebook: Rulebook, *, again: bool) -> None:
    texts = TRICKY + [example.text for rule in rulebook.rules[::9] for example in (*rule.fires, *rule.silent)]
    nlp = language.nlp
    annotate = Annotator(nlp)
    assert annotate.spared == ("attribute_ruler", "lemmatizer")
    if again:
        list(map(annotate, nlp.pipe(texts, disable=list(annotate.spared))))
    for doc, kept in zip(nlp.pipe(texts), map(annotate, nlp.pipe(texts, disable=list(annotate.spared))), strict=True):
        said = [(t.text, t.pos_, t.tag_, t.dep_, t.lemma_, str(t.morph)) for t in doc]
        assert [(t.text, t.pos_, t.tag_, t.dep_, t.lemma_, str(t.morph)) for t in kept] == said


@pytest.mark.parametrize(
    "pattern",
    [
        [{"TAG": "NN"}, {"LOWER": "is"}, {"LOWER": "it"}],
        [{"MORPH": "Tense=Past"}],
        [{"TAG": "NN"}, {"TAG": "VBZ"}],
        [{"TAG": "NN", "OP": "+"}],
    ],
    ids=str,
)
def test_a_pipeline_with_other_rules_runs_as_it_is(pattern: list[dict[str, str]]) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    assert Annotator(nlp).spared
    ruler.add([pattern], {"POS": "X"})  # type: ignore[attr-defined]
    assert Annotator(nlp).spared == ()
