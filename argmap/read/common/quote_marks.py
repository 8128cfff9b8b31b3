"""What a text marks as quoted: `>`, brackets, attributions, forwarded mail, quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING

from argmap.model import Quote
from argmap.read.common.dates import find_dates
from argmap.read.common.expressions import expression
from argmap.read.common.signatures import furniture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


LEAST_WORDS = 5
"""A passage in quotation marks with fewer words is a phrase of the writer's own, or a title."""

LONGEST_QUOTE = 5000
"""The most characters of a paragraph that a forum quotes."""


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
_ADDRESS = expression(r"\s*[<\[(]?(?:mailto:)?[^\s<>()\[\]]*@[^\s<>()\[\]]*[>\])]?")
_OPEN_QUOTE = frozenset('>["“«„-_')


def find_quotes(text: str) -> tuple[Quote, ...]:
    r"""The quotes that a text marks as such, in order and not overlapping.

    >>> find_quotes("Ann wrote:\n> No cars.\nYes, cars.")
    (Quote(start=11, end=21, of='Ann'),)
    """
    if not text or not (_OPEN_QUOTE & set(text) or ":" in text or "&gt;" in text or "osted by" in text or "--" in text):
        return ()
    return apart(
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


def apart(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
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
