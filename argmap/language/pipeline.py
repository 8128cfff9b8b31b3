"""The spaCy pipeline, and what it makes of a comment: plain tokens, sentences, firings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from itertools import islice, pairwise
from operator import attrgetter
from sys import intern  # words come again and again: one object each
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError, Location, Problem
from argmap.language import fast
from argmap.language.analysis import Analysis, Sentence, Token
from argmap.language.fast.pipeline import FastPipeline
from argmap.language.lines import typed_lines
from argmap.language.loading import load
from argmap.language.matching import RuleMatcher
from argmap.language.runs import make_doc
from argmap.language.text import plain
from argmap.rulebook.rule import Rulebook
from argmap.rulebook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language as Pipeline
    from spacy.strings import StringStore
    from spacy.tokens import Doc

    from argmap.model import Comment, Firing, Quote
    from argmap.rulebook.rule import Need, Rule

_GIVES: dict[Need, str] = {
    "tag": "token.tag",
    "pos": "token.pos",
    "lemma": "token.lemma",
    "morph": "token.morph",
    "parse": "token.dep",
}
_NUMBERS = 1 << 64
"""spaCy's numbers have no sign; in an array beside the ways to the heads they have one."""

_PIECE = 50_000
"""Characters that the parser is given at once; a longer comment is cut where paragraphs or lines end."""

_TOKENS = 12_500
"""Tokens that the parser is given at once, of one text or of several: it takes 13 KB for each while it works."""

_WORDS = re.compile(r"\w+|[^\w\s]")


class Language:
    """A pipeline with a rulebook.

    Args:
        nlp: A loaded pipeline; its products are made faster in place.
        rulebook: Checked rules.
        plain: Whether nothing of spaCy is replaced or sped up; None: as ARGMAP_PLAIN says. Maps are the same.

    Raises:
        ArgmapError: M001 where the pipeline lacks what a rule needs.
    """

    def __init__(self, nlp: Pipeline, rulebook: Rulebook, *, plain: bool | None = None) -> None:
        self.nlp = nlp
        self.rulebook = rulebook
        self.plain = fast.plain(given=plain) or not fast.known_spacy()
        self._enforce(rulebook)
        self._fast = None if self.plain else FastPipeline.of(nlp)
        self._words = _Words(nlp.vocab.strings)
        self._matcher = RuleMatcher(rulebook, nlp.vocab, nlp.tokenizer, plain=self.plain)

    @classmethod
    def open(cls, model: str | None = None, rulebook: Rulebook | None = None, *, plain: bool | None = None) -> Language:
        """Load an installed pipeline, without the parts that argmap does not use.

        Args:
            model: The package's name or a folder; None for the one that argmap is installed with.
            rulebook: None for none.
            plain: As above.

        Raises:
            ArgmapError: M001 where it is not installed or cannot be loaded.
        """
        own = vocabulary().pipeline
        name = model or own
        try:
            nlp = load(name, plain=fast.plain(given=plain))
        except (OSError, ImportError, ValueError) as why:
            raise ArgmapError(
                Problem(
                    Location(f"--model {name}"),
                    "M001",
                    f"the spaCy pipeline '{name}' cannot be loaded: {str(why).splitlines()[0][:160]}",
                    f"install it with pip, or leave --model out to use {own}",
                )
            ) from None
        return cls(nlp, rulebook or Rulebook((), (), ""), plain=plain)

    def _enforce(self, rulebook: Rulebook) -> None:
        given = {name for pipe in self.nlp.pipe_names for name in self.nlp.get_pipe_meta(pipe).assigns}
        given |= {"token.pos", "token.morph"} if "attribute_ruler" in self.nlp.pipe_names else set()
        problems = []
        for rule in rulebook.rules:
            for pattern in (*rule.patterns, *rule.unless):
                missing = sorted(need for need in pattern.needs if _GIVES[need] not in given)
                if missing:
                    name = self.nlp.meta["name"]
                    what = f"rule {rule.id} needs {', '.join(missing)}, which the pipeline '{name}' does not give"
                    problems.append(
                        Problem(
                            pattern.location or rule.location,
                            "R014",
                            what,
                            "use a pipeline with a tagger, a parser and a lemmatizer",
                        )
                    )
        if problems:
            raise ArgmapError(problems)

    def analyse(self, comments: Iterable[Comment], *, batch: int = 32) -> Iterator[Analysis]:
        """What is known of each comment, in order.

        Args:
            comments: Any number; they are streamed.
            batch: How many texts the pipeline takes at once; the result does not depend on it.
        """
        waiting: deque[tuple[Comment, list[int]]] = deque()

        def pieces(given: Iterable[Comment]) -> Iterator[Doc]:
            for comment in given:
                cuts = _cuts(comment.text)
                waiting.append((comment, cuts))
                for start, end in pairwise(cuts):
                    yield self._doc(comment.text[start:end], start, comment.quotes)

        batches = _batches(pieces(comments), batch)
        parse = self._fast.parse if self._fast else self._parse
        yield from self._gather((doc for docs in batches for doc in parse(docs)), waiting)

    def _parse(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        return self.nlp.pipe(docs, batch_size=len(docs))

    def _gather(self, docs: Iterator[Doc], waiting: deque[tuple[Comment, list[int]]]) -> Iterator[Analysis]:
        exhausted = False
        held: deque[Doc] = deque()
        while True:
            if not waiting and not exhausted:
                first = next(docs, None)
                if first is None:
                    exhausted = True
                else:
                    held.append(first)
            if not waiting:
                return
            comment, cuts = waiting.popleft()
            parts = (held.popleft() if held else next(docs) for _ in range(len(cuts) - 1))
            yield self._analysis(comment, parts, cuts)

    def _doc(self, text: str, offset: int, quotes: Sequence[Quote]) -> Doc:
        """Tokens, with a sentence's start at paragraphs, typed lines and ends of quotes: the parser respects these."""
        doc = make_doc(self.nlp, plain(text))
        if "\n" not in text and not quotes:
            return doc
        first = bisect_left(quotes, offset, key=attrgetter("end"))
        last = bisect_right(quotes, offset + len(text), lo=first, key=attrgetter("start"))
        edges = {edge - offset for quote in quotes[first:last] for edge in (quote.start, quote.end)}
        edges |= typed_lines(text)
        fresh = False
        for token in doc:
            if token.is_space:
                fresh = fresh or token.text.count("\n") > 1
                continue
            if (fresh or token.idx in edges) and token.i:
                token.is_sent_start = True
            fresh = False
        return doc

    def _analysis(self, comment: Comment, docs: Iterable[Doc], cuts: Sequence[int]) -> Analysis:
        """What is known of a comment; its pieces are let go one by one: each holds far more than is taken of it."""
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        chunks: list[tuple[int, int]] = []
        firings: list[Firing] = []
        for doc, offset in zip(docs, cuts, strict=False):
            some, where = _plain(doc, comment, offset, self._words)
            local = [s for s in where if s.first < s.last]
            if len(cuts) == 2:
                tokens, sentences = some, local
                chunks = [(chunk.start, chunk.end) for chunk in doc.noun_chunks] if doc.has_annotation("DEP") else []
                firings = list(self._matcher.firings(comment.id, doc, tokens, sentences))
                break
            base, first = len(tokens), len(sentences)
            firings.extend(self._matcher.firings(comment.id, doc, some, local))
            chunks.extend((chunk.start + base, chunk.end + base) for chunk in doc.noun_chunks)
            places, indices = range(base, base + len(some)), range(first, first + len(where))
            i, of = list(places), list(indices)  # one object for each number, however often it stands
            tokens.extend(Token(i[t.i], *t[1:9], i[t.head], of[t.sentence], t.quoted) for t in some)
            sentences.extend(
                Sentence(s.index + first, s.first + base, s.last + base, s.start, s.end, s.quoted) for s in local
            )
        return Analysis(comment.id, comment.text, tuple(tokens), tuple(sentences), tuple(chunks), tuple(firings))

    def test_firings(self, rule: Rule, text: str) -> tuple[Firing, ...]:
        """Where one rule alone fires in a text, scope and `unless` applied."""
        from argmap.model import Comment  # noqa: PLC0415

        alone = Language(self.nlp, Rulebook((rule,), (rule.pack,), ""), plain=self.plain)
        (analysis,) = alone.analyse([Comment("c1", text)])
        return analysis.firings


def _batches(docs: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    """Texts that are parsed together: fewer where they are long."""
    held: list[Doc] = []
    tokens = 0
    for doc in docs:
        if held and (len(held) >= size or tokens + len(doc) > _TOKENS):
            yield held
            held, tokens = [], 0
        held.append(doc)
        tokens += len(doc)
    if held:
        yield held


def _cuts(text: str) -> list[int]:
    """Where a text is cut for the parser: 0, then each cut, then its length; [0] for a text without words."""
    if not text.strip():
        return [0]
    cuts = [0]
    while len(text) - cuts[-1] > (piece := _piece(text, cuts[-1])):
        end = cuts[-1] + piece
        for mark in ("\n\n", "\n", ". ", " "):
            place = text.rfind(mark, cuts[-1] + piece // 2, end)
            if place > 0:
                end = place + len(mark)
                break
        cuts.append(end)
    cuts.append(len(text))
    return cuts


def _piece(text: str, start: int) -> int:
    """How many characters may be parsed at once from a place on: fewer where every mark is a word of its own."""
    if len(text) - start <= _TOKENS:
        return _PIECE
    words = islice(_WORDS.finditer(text, start, start + _PIECE), _TOKENS, None)
    last = next(words, None)
    return _PIECE if last is None else last.start() - start


class _Names(dict[int, str]):
    """The strings that spaCy numbers, by their numbers, each one object.

    Args:
        strings: The pipeline's.
        small: Whether in lower case.
    """

    def __init__(self, strings: StringStore, *, small: bool = False) -> None:
        self._strings = strings
        self._small = small

    def __missing__(self, number: int) -> str:
        name = self._strings[number % _NUMBERS]
        self[number] = found = intern(name.lower() if self._small else name)
        return found


class _Words:
    """The names and words that a pipeline knows."""

    def __init__(self, strings: StringStore) -> None:
        self.names = _Names(strings)
        self.small = _Names(strings, small=True)


def _rows(doc: Doc) -> list[list[int]]:
    """Each token's place, length, small form, lemma, part of speech, tag and dependency, and the way to its head."""
    from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, POS, TAG  # noqa: PLC0415  # spaCy's own numbers

    found: list[list[int]] = doc.to_array([IDX, LENGTH, LOWER, LEMMA, POS, TAG, DEP, HEAD]).astype("int64").tolist()
    return found


def _plain(doc: Doc, comment: Comment, offset: int, words: _Words) -> tuple[list[Token], list[Sentence]]:
    sentences: list[Sentence] = []
    of: list[int] = []
    bounds = [(sent.start, sent.end) for sent in doc.sents] if doc.has_annotation("SENT_START") else [(0, len(doc))]
    for first, last in bounds:
        of.extend([len(sentences)] * (last - first))
        sentences.append(_sentence(doc, comment, len(sentences), (first, last), offset))
    quoted = _quoted(doc, comment.quotes, offset) if comment.quotes else None
    text, small, names = comment.text, words.small, words.names
    tokens = [
        Token(
            i,
            start := place + offset,
            end := start + length,
            intern(text[start:end]),
            small[lower],
            small[lemma],
            names[pos],
            names[tag],
            names[dep],
            i + head,
            of[i],
            quoted is not None and quoted[i],
        )
        for i, (place, length, lower, lemma, pos, tag, dep, head) in enumerate(_rows(doc))
    ]
    return tokens, sentences


def _sentence(doc: Doc, comment: Comment, index: int, bounds: tuple[int, int], offset: int) -> Sentence:
    first, last = left, right = bounds
    while left < right and doc[left].is_space:
        left += 1
    while right > left and doc[right - 1].is_space:
        right -= 1
    if left == right:
        place = doc[first].idx + offset
        return Sentence(index, first, last, place, place, quoted=True)
    start, end = doc[left].idx + offset, doc[right - 1].idx + len(doc[right - 1]) + offset
    quote = comment.quoted_from(start + 1)
    return Sentence(index, first, last, start, end, quote is not None and end <= quote.end)


def _quoted(doc: Doc, quotes: Sequence[Quote], offset: int) -> list[bool]:
    marks = [False] * len(doc)
    place = bisect_right(quotes, offset, key=attrgetter("end"))
    for token in doc:
        start = token.idx + offset
        while place < len(quotes) and quotes[place].end <= start:
            place += 1
        marks[token.i] = place < len(quotes) and quotes[place].start <= start < quotes[place].end
    return marks
