"""What only a tag's file has: the words that fill a construction, the idioms, and what denies the tag."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.rulebook import words
from argmap.rulebook.derive import needs_of_tokens, phrase_key, triggers_of_phrases, triggers_of_tokens
from argmap.rulebook.notation import NotationError, is_plain, parse
from argmap.rulebook.rule import Fillers, Pattern
from argmap.rulebook.tree import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.rulebook.checker import Checker
    from argmap.rulebook.tree import Node


class Lexicon(NamedTuple):
    """The words of a tag, or of its denial, and the patterns that its idioms are."""

    fillers: tuple[Fillers, ...]
    patterns: tuple[Pattern, ...]


def own_fields(checker: Checker, found: dict[str, Node]) -> tuple[tuple[Fillers, ...], tuple[Pattern, ...]]:
    """A tag's fillers, and the patterns of its idioms; those that deny it last."""
    said = _lexicon(checker, found, denies=False)
    denied = found.get("denied_by")
    keys = checker.mapping(denied, "denied_by", ("words", "idioms")) if denied is not None else {}
    against = _lexicon(checker, keys, denies=True)
    return (*said.fillers, *against.fillers), (*said.patterns, *against.patterns)


def _lexicon(checker: Checker, found: dict[str, Node], *, denies: bool) -> Lexicon:
    fillers = tuple(_fillers(checker, found["words"], denies=denies)) if "words" in found else ()
    patterns = tuple(_idioms(checker, found["idioms"], denies=denies)) if "idioms" in found else ()
    return Lexicon(fillers, patterns)


def _fillers(checker: Checker, node: Node, *, denies: bool) -> Iterator[Fillers]:
    """A list of words for all constructions, or lists by the constructions that they fill."""
    if not isinstance(node, Mapping):
        yield Fillers(tuple(_words(checker, node)), "", denies)
        return
    for key, value in node.entries:
        given = tuple(_words(checker, value))
        for name in key.text.split(","):
            yield Fillers(given, name.strip(), denies)


def _words(checker: Checker, node: Node) -> Iterator[str]:
    for item, text in _texts(checker, node, "words", "a word"):
        word = " ".join(text.split())
        if word != word.lower():
            checker.wrong(item, "R004", f"words are compared in lower case: '{word}' never matches", _lower(word))
        yield word


def _idioms(checker: Checker, node: Node, *, denies: bool) -> Iterator[Pattern]:
    """The idioms of nothing but words as one pattern, and each other one by itself."""
    plain: list[str] = []
    for item, text in _texts(checker, node, "idioms", "an idiom"):
        idiom = " ".join(text.split())
        if is_plain(idiom):
            plain.append(idiom)
            if idiom != idiom.lower():
                checker.wrong(
                    item, "R004", f"idioms are compared in lower case: '{idiom}' never matches", _lower(idiom)
                )
            continue
        try:
            tokens = parse(idiom)
        except NotationError as error:
            at = max(idiom.find(error.word), 0)
            checker.wrong(item, "R010", f"the idiom cannot be read: {error}", "see 'argmap rules show'", shift=at + 1)
            continue
        if not (triggers := triggers_of_tokens(tokens)):
            checker.wrong(item, "R009", "the idiom holds no word that must be there", "add a word without ? or *")
        yield Pattern(
            "token",
            tokens=tokens,
            names=("",) * len(tokens),
            needs=needs_of_tokens(tokens),
            triggers=triggers,
            denies=denies,
            location=checker.place(item),
        )
    if plain:
        yield _phrases(plain, checker, node, denies=denies)


def _phrases(phrases: Iterable[str], checker: Checker, node: Node, *, denies: bool) -> Pattern:
    once = tuple(dict.fromkeys(phrases))
    return Pattern(
        "phrase",
        phrases=once,
        triggers=triggers_of_phrases(once, "LOWER"),
        keys=tuple(map(phrase_key, once)),
        denies=denies,
        location=checker.place(node),
    )


def _texts(checker: Checker, node: Node, key: str, name: str) -> Iterator[tuple[Node, str]]:
    for item in checker.items(node, key, words.MAX_PHRASES):
        text = checker.text(item, name, 1_000)
        if text is not None:
            yield item, text.translate(words.PLAIN_MARKS)


def _lower(text: str) -> str:
    return f"write '{text.lower()}'"
