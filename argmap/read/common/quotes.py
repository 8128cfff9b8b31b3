"""Spans of a comment that are someone else's words, found in its text, and whose they are.

What a text marks as quoted (`quote_marks`), and what it does not: words from an earlier comment or the post, exact or
nearly, and boilerplate that a person or list puts under every message.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from argmap.model import POST, Quote
from argmap.model.persons import person
from argmap.read.common.expressions import expression
from argmap.read.common.quote_marks import apart, find_quotes
from argmap.read.common.run_on import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Comment, Thread


LEAST_TAKEN = 4
"""A passage of so many words in quotation marks, found word for word in what was said before, is taken from there.

Of 23 such passages of four words in real threads, the 16 that were looked at are the other's words; of three words,
names of things are among them (docs/log/reading.md).
"""

LEAST_COPY = 25
"""Letters from which on a sentence is not said twice by chance."""

LEAST_SENTENCE = 35
"""Letters from which on a sentence among a writer's own is taken for the one said before."""

ALIKE = 90
"""Two sentences are one from this ratio of equal letters on, of 100: hits, not chance (docs/log/reading.md)."""

EDGE = 18
"""Sentences are compared whose first or last letters are the same, so many of them."""

RECENT = 200
"""So many comments back a passage in quotation marks is looked for."""

_TAKEN = expression(
    r"“([^“”\n]{12,400})”|«\s?([^«»\n]{12,400}?)\s?»|„([^„“\n]{12,400})“"
    r"|(?<![^\s(\[—–-])[\"‘']([^\"‘’\n]{12,400}?)[\"’'](?![^\s.,;:!?)\]—–-])"
)
_WORDS = expression(r"\w+")
_ANSWER = expression(r"\s*(?:in )?(?:response|reply|replying|answering) to\b", re.IGNORECASE)
_SENTENCE = expression(r"[^.!?\n]+[.!?]*")
_PARAGRAPH = expression(r"[^\n]+")
_MARKS_OF_QUOTES = frozenset("\"“«„‘'")


def with_quotes(thread: Thread) -> Thread:
    """The thread with the quotes of each comment found, beside those that its reader knew.

    The same thread, or a thread that this function made, comes back with the same quotes.
    """
    finder = _Finder(thread)
    post = thread.post and finder.comment(thread.post)
    comments = tuple(finder.comment(comment) for comment in thread.comments)
    return replace(thread, post=post, comments=comments)


class _Finder:
    """Finds quotes comment by comment, remembering what was said before."""

    def __init__(self, thread: Thread) -> None:
        self.authors: dict[str, str] = {}
        for comment in thread.everything():
            if comment.author and len(known := person(comment.author)) > 2:
                self.authors.setdefault(known, comment.author)
        self.said: dict[str, tuple[str, str | None]] = {}
        self.signatures = _signatures(thread)
        self.texts: dict[str, str] = {}
        self.ends: dict[str, str] = {}
        self.plain: dict[str, tuple[str | None, str]] = {}

    def comment(self, comment: Comment) -> Comment:
        """The comment with its quotes; its sentences are remembered."""
        text = comment.text
        marked = (cut(text, quote, self._before(comment)) for quote in find_quotes(text))
        if comment.id == POST:
            # Nobody in the thread spoke before the post: whom it quotes in its sentences it reports on.
            marked = (quote for quote in marked if text[quote.start] not in '“„«"')
        found = list(apart(chain(comment.quotes, (self._owned(comment, quote) for quote in marked))))
        keys = [(match.start(), self._alike(_key(match[0]))) for match in _SENTENCE.finditer(text)]
        found = list(apart(chain(found, self._signed(comment), self._copied(comment, found, keys))))
        found = list(apart(chain(found, self._sentences(comment, found, keys), self._taken(comment))))
        for _, key in keys:
            if len(key) >= LEAST_COPY and key not in self.said:
                self.said[key] = (comment.id, comment.author)
                if len(key) >= LEAST_SENTENCE:
                    self.ends[key[:EDGE]] = self.ends[key[-EDGE:]] = key
        self.texts[comment.id] = text
        self.plain[comment.id] = (comment.author, "")
        quotes = tuple(found)
        return comment if quotes == comment.quotes else replace(comment, quotes=quotes)

    def _before(self, comment: Comment) -> list[str]:
        """The texts that the comment may quote: its parent's, or the latest ones."""
        if comment.parent in self.texts:
            return [self.texts[comment.parent]]
        return [*islice(reversed(self.texts.values()), 20)][::-1]

    def _owned(self, comment: Comment, quote: Quote) -> Quote:
        """A quote with the name before it (`Ann: “…”`), or else the comment in which its first sentence stands."""
        if quote.of is not None:
            return quote
        text = comment.text
        before = person(text[text.rfind("\n", 0, quote.start) + 1 : quote.start])
        if before in self.authors:
            return replace(quote, of=self.authors[before])
        for match in _SENTENCE.finditer(text, quote.start, quote.end):
            key = _key(match[0])
            if len(key) >= LEAST_COPY:
                return replace(quote, of=self._other(key, comment))
        return quote

    def _other(self, key: str, comment: Comment) -> str | None:
        """The comment in which a sentence stood first, unless the same person wrote it: then it is boilerplate."""
        known, author = self.said.get(key, (None, None))
        return None if author is not None and author == comment.author else known

    def _copied(self, comment: Comment, found: list[Quote], keys: list[tuple[int, str]]) -> Iterator[Quote]:
        """Paragraphs whose every sentence stands, word for word, in one earlier comment."""
        if not any(key in self.said for _, key in keys):
            return
        copies, others, place = [], 0, 0
        for match in _PARAGRAPH.finditer(comment.text):
            own = []
            while place < len(keys) and keys[place][0] < match.end():
                own.append(keys[place][1])
                place += 1
            if any(quote.start < match.end() and match.start() < quote.end for quote in found):
                continue
            longest = max(own, key=len, default="")
            known = longest in self.said and not _ANSWER.match(match[0])
            if known and sum(len(key) for key in own if key in self.said) * 10 >= 9 * sum(map(len, own)):
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                copies.append(Quote(start, match.end(), self._other(longest, comment)))
            elif match[0].strip():
                others += 1
        if others:
            yield from copies

    def _alike(self, key: str) -> str:
        """The letters of a sentence said before that are nearly those of a sentence; else its own."""
        if len(key) < LEAST_SENTENCE or key in self.said:
            return key
        near = self.ends.get(key[:EDGE]) or self.ends.get(key[-EDGE:])
        if near is None:
            return key
        from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # most threads hold no such sentence

        return near if ratio(key, near) >= ALIKE else key

    def _sentences(self, comment: Comment, found: list[Quote], keys: list[tuple[int, str]]) -> Iterator[Quote]:
        """Sentences among the comment's own words that another said before; those of one comment in a row are one."""
        if not keys:
            return
        text = comment.text
        ends = [*(start for start, _ in keys[1:]), len(text)]
        runs: list[Quote] = []
        own = 0
        for (start, key), end in zip(keys, ends, strict=True):
            words = text[start:end]
            first, last = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
            if any(quote.start < last and first < quote.end for quote in found):
                continue
            of = self._other(key, comment) if len(key) >= LEAST_SENTENCE else None
            if of is None:
                own += bool(key)
            elif runs and runs[-1].of == of and not text[runs[-1].end : first].strip():
                runs[-1] = Quote(runs[-1].start, last, of)
            else:
                runs.append(Quote(first, last, of))
        if own:
            yield from runs

    def _taken(self, comment: Comment) -> Iterator[Quote]:
        """Short passages in quotation marks that stand word for word in what another said before."""
        if not _MARKS_OF_QUOTES & set(comment.text):
            return
        for match in _TAKEN.finditer(comment.text):
            words = _WORDS.findall(next(group for group in match.groups() if group).casefold())
            if len(words) >= LEAST_TAKEN and (of := self._holder(f" {' '.join(words)} ", comment.author)) is not None:
                yield Quote(match.start(), match.end(), of)

    def _holder(self, words: str, author: str | None) -> str | None:
        """The latest comment of somebody else that holds some words."""
        for name in islice(reversed(self.plain), RECENT):
            whose, known = self.plain[name]
            if author is not None and whose == author:
                continue
            if not known:
                known = f" {' '.join(_WORDS.findall(self.texts[name].casefold()))} "
                self.plain[name] = (whose, known)
            if words in known:
                return name
        return None

    def _signed(self, comment: Comment) -> Iterator[Quote]:
        """The last paragraph, where its author puts it under several comments."""
        start, words = _last_paragraph(comment.text)
        if start > 0 and (comment.author, _key(words)) in self.signatures:
            yield Quote(start, start + len(words), None)


def _signatures(thread: Thread) -> frozenset[tuple[str | None, str]]:
    counts: Counter[tuple[str | None, str]] = Counter()
    for comment in thread.comments:
        start, words = _last_paragraph(comment.text)
        if comment.author and start > 0 and len(words.split()) > 2:
            counts[comment.author, _key(words)] += 1
    return frozenset(key for key, count in counts.items() if count >= 3)


def _last_paragraph(text: str) -> tuple[int, str]:
    bare = text.rstrip()
    start = bare.rfind("\n\n")
    if start < 0:
        return 0, bare
    words = bare[start:]
    return start + len(words) - len(words.lstrip()), words.strip()


def _key(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()
