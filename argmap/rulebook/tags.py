"""What only a tag's file has: the words that fill a construction, the idioms, and what denies the tag."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.rulebook import words
from argmap.rulebook.derive import needs_of_tokens, phrase_key, triggers_of_phrases, triggers_of_tokens
from argmap.rulebook.notation import NotationError, is_plain, parse
from argmap.rulebook.rule import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.rulebook.checker import Checker
    from argmap.rulebook.tree import Node


class Lexicon(NamedTuple):
    """The words of a tag, or of its denial, and the patterns that its idioms are."""

    words: tuple[str, ...]
    patterns: tuple[Pattern, ...]


def read_lexicon(checker: Checker, found: dict[str, Node], *, denies: bool = False) -> Lexicon:
    """The `words` and `idioms` of a tag, or of its `denied_by`.

    Args:
        checker: Notes what is wrong.
        found: The keys of the tag or of its `denied_by`.
        denies: Whether what the idioms say denies the tag.
    """
    given = tuple(_words(checker, found["words"])) if "words" in found else ()
    patterns = tuple(_idioms(checker, found["idioms"], denies=denies)) if "idioms" in found else ()
    return Lexicon(given, patterns)


def read_takes(checker: Checker, node: Node) -> tuple[str, ...]:
    """The names of the constructions that a tag's words may fill."""
    made = [checker.text(item, "the name of a construction") for item in checker.items(node, "takes", 1_000)]
    return tuple([name for name in made if name])


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


def own_fields(checker: Checker, found: dict[str, Node]) -> tuple[dict[str, Any], tuple[Pattern, ...]]:
    """A tag's own fields, and the patterns of its idioms."""
    said = read_lexicon(checker, found)
    denied = found.get("denied_by")
    keys = checker.mapping(denied, "denied_by", ("words", "idioms")) if denied is not None else {}
    against = read_lexicon(checker, keys, denies=True)
    given: dict[str, Any] = {"words": said.words, "denied_words": against.words}
    if "takes" in found:
        given["takes"] = read_takes(checker, found["takes"])
    return given, (*said.patterns, *against.patterns)
