"""Numbers measured on the sentences of a comment, for role rules of the kind `measure`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.claims.reading import Reading
from argmap.model import Comment

if TYPE_CHECKING:
    from argmap.language import Language
    from argmap.language.analysis import Sentence, Token
    from argmap.rulebook.rule import Example, Rule

SENTENCE = (
    "words", "sentences", "first", "last", "verbs", "clauses", "past_share", "things", "recurring", "main_thing",
    "subject_i", "subject_you", "subject_it", "subject_noun", "main_be", "quoted_words",
)  # fmt: skip
"""The names that this module measures; they stand in the rulebook's table of measures too."""

_SILENT = frozenset({"PUNCT", "SPACE", "SYM"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "xcomp", "acl", "pcomp", "csubj"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_I = frozenset({"i", "we"})
_YOU = frozenset({"you", "u", "ya"})
_IT = frozenset({"it", "this", "that", "there", "these", "those"})
_SHORTEST = 3


def measures_of(reading: Reading) -> list[dict[str, float] | None]:
    """The measures of each sentence of a comment; None for quoted ones and those without a word."""
    analysis = reading.analysis
    found: list[dict[str, float] | None] = [None] * len(analysis.sentences)
    read = []
    for sentence in analysis.sentences:
        if not sentence.quoted:
            numbers, nouns = _read(analysis.tokens[sentence.first : sentence.last])
            if numbers["words"]:
                read.append((sentence, numbers, nouns))
    spread = Counter(noun for _, _, nouns in read for noun in nouns)
    top = max(spread.values(), default=0)
    main = min((noun for noun, n in spread.items() if n == top), default="") if top > 1 else ""
    total = len(read)
    for place, (sentence, numbers, nouns) in enumerate(read):
        numbers["sentences"] = total
        numbers["first"] = total > 1 and place == 0
        numbers["last"] = total > 1 and place == total - 1
        numbers["things"] = len(nouns)
        numbers["recurring"] = sum(spread[noun] > 1 for noun in nouns) / len(nouns) if nouns else 0.0
        numbers["main_thing"] = main in nouns
        numbers["quoted_words"] = _quoted(reading, sentence)
        found[sentence.index] = numbers
    return found


def _read(tokens: tuple[Token, ...]) -> tuple[dict[str, float], set[str]]:
    words = verbs = clauses = past = finite = 0
    nouns: set[str] = set()
    root = -1
    subject: Token | None = None
    be = False
    for token in tokens:
        pos = token.pos
        if pos in _SILENT:
            continue
        words += token.text[0].isalpha() or token.text[0] == "'"
        if token.head == token.i:
            root, be = token.i, token.lemma == "be"
        if pos in _VERBS:
            verbs += 1
            clauses += token.dep in _CLAUSAL
            if token.tag in _FINITE:
                finite += 1
                past += token.tag == "VBD"
        elif pos in _NOUNS and len(token.lemma) >= _SHORTEST:
            nouns.add(token.lemma)
    for token in tokens:
        if token.head == root and token.dep in _SUBJECT:
            subject = token
            break
    who = subject.lower if subject is not None else ""
    return {
        "words": words,
        "verbs": verbs,
        "clauses": clauses,
        "past_share": past / finite if finite else 0.0,
        "subject_i": who in _I,
        "subject_you": who in _YOU,
        "subject_it": who in _IT,
        "subject_noun": subject is not None and subject.pos in _NOUNS,
        "main_be": be,
    }, nouns


def _quoted(reading: Reading, sentence: Sentence) -> int:
    """Words of the longest quotation that begins in a sentence."""
    found = reading.quotations_at(sentence.start, sentence.end)
    return max((n for start, _, n in found if sentence.start <= start), default=0)


def measure_example(rule: Rule, example: Example, language: Language) -> bool:
    """Whether a rule that measures sentences fires on one of an example's sentences.

    Args:
        rule: With patterns of the kind `measure`.
        example: Its text is read as a comment.
        language: An open pipeline.
    """
    (analysis,) = language.analyse([Comment("e", example.text)])
    return any(
        pattern.kind == "measure" and pattern.over <= numbers[pattern.measure] < pattern.under
        for numbers in measures_of(Reading(analysis))
        if numbers is not None
        for pattern in rule.patterns
    )
