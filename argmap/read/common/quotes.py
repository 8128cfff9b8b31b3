"""Spans of a comment that are someone else's words, found in its text, and whose they are.

Marked with `>` (or `&gt;`, as some exports leave it), in `[quote=X]`, below "-----Original Message-----" or "On … X
wrote:", in quotation marks where the passage is long, word for word from an earlier comment, or boilerplate that a
person or list puts under every message.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from argmap.model import POST, Quote
from argmap.model.persons import person
from argmap.read.common.dates import find_dates
from argmap.read.common.expressions import expression
from argmap.read.common.run_on import cut
from argmap.read.common.signatures import furniture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.model import Comment, Thread

LEAST_WORDS = 5
"""A passage in quotation marks with fewer words is a phrase of the writer's own, or a title."""

LONGEST_QUOTE = 5000
"""The most characters of a paragraph that a forum quotes."""

LEAST_TAKEN = 4
"""A passage of so many words in quotation marks, found word for word in what was said before, is taken from there.

Of 23 such passages of four words in real threads, the 16 that were looked at are the other's words; of three words,
names of things are among them (docs/accuracy.md).
"""

LEAST_COPY = 25
"""Letters from which on a sentence is not said twice by chance."""

LEAST_SENTENCE = 35
"""Letters from which on a sentence among a writer's own is taken for the one said before."""

ALIKE = 90
"""Two sentences are one from this ratio of equal letters on, of 100: it parts hits from chance (docs/accuracy.md)."""

EDGE = 18
"""Sentences are compared whose first or last letters are the same, so many of them."""

RECENT = 200
"""So many comments back a passage in quotation marks is looked for."""

_MARKED = expression(r"^[ \t]{0,3}((?:(?:>|&gt;)[ \t]?)+)(?!:?[-='o]?[()\[\]])", re.MULTILINE)
_ELIDED = expression(
    r"\s*(?:\[?(?:…|\.\.\.)\[?.{0,60}(?:elided|snip|snipped|omitted|gekürzt).{0,20}|[<\[({]\s?snip.{0,30}[>\])}])\s*",
    re.IGNORECASE,
)
_VERB = (
    r"(?:wrote|writes|write|said|says|schrieb|schreef|a écrit|écrit|escribió|ha scritto|escreveu|skrev|napisał\w?"
    r"|typed|commented|stated|asked)"
)
_ATTRIBUTION = expression(
    rf"(?P<name>.{{0,160}}?)\s*\b{_VERB}\b(?:\s(?:in\s(?:message|news|article|comp|alt|rec|soc|sci"
    rf"|talk).{{0,160}}|.{{0,60}}))?\s*[:,.…]{{1,3}}\s*$",
    re.IGNORECASE,
)
_VERB_FIRST = expression(
    r"(?:am|op|den|på)\b[^\n]{4,90}?\b(?:schrieb|schreef|skrev)\s+(?P<name>[^\n:]{1,160}?)\s*:\s*$", re.IGNORECASE
)
"""German, Dutch, Swedish: `Am Di., 12. März 2024 um 10:05 Uhr schrieb Ann Lee <ann@example.org>:`."""
_PREFIX = expression(r"(?:(?:on|am|le|el|il|em|op|in|at)\s)?(?:(?:message|article|news:?)\s+\S+,?\s*)?", re.IGNORECASE)
_BRACKET = expression(r"\[(/?)quote\b(?:\s*(?:=|name=|author=)\s*[\"“']?([^\]\"”';,|]{1,80})[^\]]*)?\]", re.IGNORECASE)
_FORWARDED = expression(
    r"^[ \t]*(?:-{2,}\s?(?:Original Message|Forwarded Message|Ursprüngliche Nachricht|Message d'origine"
    r"|Mensaje original|Originalnachricht|Forwarded by .{1,60})\s?-{2,}"
    r"|Begin forwarded message:|_{20,}\nFrom: )",
    re.MULTILINE | re.IGNORECASE,
)
_TOP_POSTED = expression(
    rf"^(?:On|Am|Le|El|Il|Em|Op|Den)\b[^\n]{{6,120}}\d[^\n]{{0,120}}\n?[^\n]{{0,80}}\b{_VERB}(?:\s?"
    rf"|\s[^\n:]{{1,120}}):[ \t]*$",
    re.MULTILINE,
)
_FROM = expression(r"^[ \t]*(?:From|Von|De)\s?:[ \t]*(.{1,120})$", re.MULTILINE)
_SIGNATURE = expression(r"^(?:-- ?|_{30,})$", re.MULTILINE)
_POSTED_BY = expression(
    r"^[ \t]*(?:Quote:?\s*\n\s*)?(?:Originally Posted by|Quote from:|Zitat von|Citation de)[ \t]?:?[ \t]*"
    r"(?P<name>[^\n]{1,60}?)(?:\s+View Post)?[ \t]*\n+",
    re.MULTILINE | re.IGNORECASE,
)
_FOLDED = expression(
    r"^(?P<name>[^\n]{1,60}) (?:said|wrote|schrieb|a dit|dijo):[ \t]*\n(?P<words>(?:[^\n]*\n){1,60}?)"
    r"(?:Click to expand|Zum Vergrößern anklicken|Cliquez pour agrandir|Haz clic para expandir)",
    re.MULTILINE,
)
_CURLY = expression(r"“([^“”\n]{20,4000})”|«\s?([^«»\n]{20,4000}?)\s?»|„([^„“\n]{20,4000})“")
_STRAIGHT = expression(r'(?:(?<=[\s(\[—–-])|^)"([^"\n]{20,4000})"(?=[\s.,;:!?)\]—–-]|$)', re.MULTILINE)
_TAKEN = expression(
    r"“([^“”\n]{12,400})”|«\s?([^«»\n]{12,400}?)\s?»|„([^„“\n]{12,400})“"
    r"|(?<![^\s(\[—–-])[\"‘']([^\"‘’\n]{12,400}?)[\"’'](?![^\s.,;:!?)\]—–-])"
)
_WORDS = expression(r"\w+")
_ANSWER = expression(r"\s*(?:in )?(?:response|reply|replying|answering) to\b", re.IGNORECASE)
_SENTENCE = expression(r"[^.!?\n]+[.!?]*")
_PARAGRAPH = expression(r"[^\n]+")
_ADDRESS = expression(r"\s*[<\[(]?(?:mailto:)?[^\s<>()\[\]]*@[^\s<>()\[\]]*[>\])]?")
_MARKS_OF_QUOTES = frozenset("\"“«„‘'")
_OPEN_QUOTE = frozenset('>["“«„-_')


def with_quotes(thread: Thread) -> Thread:
    """The thread with the quotes of each comment found, beside those that its reader knew.

    The same thread, or a thread that this function made, comes back with the same quotes.
    """
    finder = _Finder(thread)
    post = thread.post and finder.comment(thread.post)
    comments = tuple(finder.comment(comment) for comment in thread.comments)
    return replace(thread, post=post, comments=comments)


def find_quotes(text: str) -> tuple[Quote, ...]:
    r"""The quotes that a text marks as such, in order and not overlapping.

    >>> find_quotes("Ann wrote:\n> No cars.\nYes, cars.")
    (Quote(start=11, end=21, of='Ann'),)
    """
    if not text or not (_OPEN_QUOTE & set(text) or ":" in text or "&gt;" in text or "osted by" in text or "--" in text):
        return ()
    return _apart(
        chain(
            _by_marks(text),
            _by_brackets(text),
            _by_tail(text),
            _folded(text),
            _by_forum(text),
            _by_signs(text),
            (Quote(start, end) for start, end in furniture(text)),
        )
    )


def _apart(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    """Quotes in order; of two that overlap, the one that was found first stays."""
    kept: list[Quote] = []
    for quote in quotes:
        place = bisect_left(kept, quote.start, key=lambda other: other.start)
        free = place == len(kept) or quote.end <= kept[place].start
        if free and (place == 0 or kept[place - 1].end <= quote.start):
            kept.insert(place, quote)
    return tuple(kept)


def _by_marks(text: str) -> Iterator[Quote]:
    """Runs of lines that begin with `>`, one for each depth, with the name from the line above ("Ann wrote:")."""
    if ">" not in text and "&gt;" not in text:
        return
    lines = _lines(text)
    names: dict[int, str | None] = {}
    run: tuple[int, int, int] | None = None
    above = ""
    for start, end in lines:
        line = text[start:end]
        match = _MARKED.match(line)
        depth = match[1].count(">") + match[1].count("&gt;") if match else 0
        if run is not None and (depth == run[2] or (not depth and _ELIDED.fullmatch(line))):
            run = (run[0], end if depth else run[1], run[2]) if depth else run
            continue
        if run is not None and depth != run[2]:
            yield Quote(run[0], run[1], names.get(run[2]))
            run = None
        words = line[match.end() :] if match else line
        if depth and words.strip():
            run = (start, end, depth)
        if words.strip():
            name = attribution(words) or (
                attribution(f"{above} {words.strip()}") if _ATTRIBUTION.match(words.strip()) else None
            )
            above = words.strip()
            names = {level: known for level, known in names.items() if level <= depth + 1}
            if name is not None:
                names[depth + 1] = name
            elif not depth and not words.strip().startswith(("<", "[")):
                names.pop(1, None)
    if run is not None:
        yield Quote(run[0], run[1], names.get(run[2]))


def attribution(line: str) -> str | None:
    """The name in a line that announces a quote, or None where it announces none.

    >>> attribution("On Thu, 7 Oct 2004 15:26:21 +0100, Ann Lee <ann@example.org> wrote:")
    'Ann Lee'
    >>> attribution("Am Di., 12. März 2024 um 10:05 Uhr schrieb Ann Lee <ann@example.org>:")
    'Ann Lee'
    """
    if len(line) > 300:
        return None
    match = _VERB_FIRST.match(line.strip()) or _ATTRIBUTION.match(line.strip())
    if match is None:
        return None
    name = match["name"]
    if dates := find_dates(name):
        name = name[dates[-1].end :] if re.search(r"[^\W\d_]", name[dates[-1].end :]) else name[: dates[0].start]
    name = _PREFIX.sub("", name.strip(" ,"), count=1)
    name = _ADDRESS.sub("", name).strip(" ,;:\"'“”*_<>()")
    return name if 0 < len(name) <= 80 else None


def _by_brackets(text: str) -> Iterator[Quote]:
    if "[/" not in text:
        return
    depth, start = 0, 0
    name: str | None = None
    for match in _BRACKET.finditer(text):
        if not match[1]:
            if not depth:
                start, name = match.start(), (match[2] or "").strip() or None
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield Quote(start, match.end(), name)


def _by_tail(text: str) -> Iterator[Quote]:
    """What stands below the writer's own words: the message that is answered, a signature, a list's footer."""
    cuts: list[tuple[int, str | None]] = []
    if (match := _FORWARDED.search(text)) is not None:
        sender = _FROM.search(text, match.start())
        name = _ADDRESS.sub("", sender[1]).strip(" \"'") if sender else ""
        cuts.append((match.start(), name or None))
    if (match := _TOP_POSTED.search(text)) is not None and match.end() < len(text):
        rest = text[match.end() :].lstrip()
        if match.start() > 0 and text[: match.start()].strip() and rest and not rest.startswith(">"):
            cuts.append((len(text) - len(rest), attribution(" ".join(match[0].split()))))
    if (match := _SIGNATURE.search(text)) is not None and len(text) - match.end() < 1200 and match.start() > 0:
        cuts.append((match.start(), None))
    if cuts:
        start, whose = min(cuts, key=lambda cut: cut[0])
        end = len(text.rstrip())
        if start < end:
            yield Quote(start, end, whose)


def _folded(text: str) -> Iterator[Quote]:
    """What stands between "Ann said:" and "Click to expand..."."""
    for match in _FOLDED.finditer(text) if "expand" in text or "agrandir" in text or "Vergr" in text else ():
        words = match["words"]
        start = match.start("words") + len(words) - len(words.lstrip())
        end = match.start("words") + len(words.rstrip())
        if start < end:
            yield Quote(start, end, match["name"].strip())


def _by_forum(text: str) -> Iterator[Quote]:
    """The paragraph below "Originally Posted by X"."""
    last = len(text.rstrip())
    for match in _POSTED_BY.finditer(text):
        end = text.find("\n\n", match.end(), match.end() + LONGEST_QUOTE)
        end = min(last, match.end() + LONGEST_QUOTE) if end < 0 else end
        if match.end() < end:
            yield Quote(match.end(), end, match["name"].strip(" :"))


def _by_signs(text: str) -> Iterator[Quote]:
    """Passages in quotation marks that are too long to be a phrase."""
    for shape in (_CURLY, _STRAIGHT):
        for match in shape.finditer(text):
            words = next(group for group in match.groups() if group)
            if len(words.split()) >= LEAST_WORDS:
                yield Quote(match.start(), match.end(), None)


def _lines(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


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
        found = list(_apart(chain(comment.quotes, (self._owned(comment, quote) for quote in marked))))
        keys = [(match.start(), self._alike(_key(match[0]))) for match in _SENTENCE.finditer(text)]
        found = list(_apart(chain(found, self._signed(comment), self._copied(comment, found, keys))))
        found = list(_apart(chain(found, self._sentences(comment, found, keys), self._taken(comment))))
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
