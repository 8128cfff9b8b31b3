"""The same map with invented names in place of the commenters', in their texts too. Spans are moved with the words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.model import ArgumentMap
from argmap.model.persons import person

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Claim, Comment, Evidence, Motion, Outcome, Passage, Quote, Thread

NAMES = (
    "Alder", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Ginkgo", "Hazel", "Ironwood", "Juniper", "Kauri", "Larch",
    "Maple", "Nutmeg", "Oak", "Pine", "Quince", "Rowan", "Spruce", "Tamarind", "Ulmo", "Viburnum", "Willow", "Yew",
    "Zelkova", "Acacia", "Beech", "Cypress", "Damson", "Ebony", "Fig", "Gorse", "Hawthorn", "Jacaranda", "Linden",
    "Mulberry", "Olive", "Poplar", "Redbud", "Sorrel", "Teak", "Walnut",
)  # fmt: skip
"""Trees: names that say nothing of who bears them."""

_COMMON = """
a all and any are but can del der did for from get guy had has her him his how its just las like los man may me most
new nice not now one our out people say see she some that the them then they this too truth van von was way who will
with woman yes yet you your
"""
_PLAIN = frozenset(_COMMON.split())
"""Words too common to be taken for a name in the middle of a text, whoever calls themselves so."""
_HANDLE = re.compile(r"(?<![\w@.])@([\w][\w.-]{0,38}\w)")
_NO_BLANKS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
"""Scripts that put no space between words: no word boundary can be asked for."""


@dataclass(frozen=True, slots=True)
class _Names:
    """Who is called what.

    Args:
        authors: The name as found, white space made even, to the invented one.
        known: The same in lower case.
        parts: Single words of names of several, such as a first name; "someone" where several bear it.
        finder: Finds every name as a whole word, the longest first; None where there is nobody to find.
    """

    authors: Mapping[str, str]
    known: Mapping[str, str]
    parts: Mapping[str, str]
    finder: re.Pattern[str] | None

    def of(self, name: str | None) -> str | None:
        """The invented name of someone, or the name as it is where nobody bears it."""
        even = " ".join((name or "").split())
        return self.authors.get(even) or self.known.get(even.casefold(), name)


@dataclass(frozen=True, slots=True)
class _Moved:
    """A text after replacement, half-open spans of the old text, and those of the new that took their place."""

    text: str
    old: tuple[tuple[int, int], ...]
    new: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a span of the old text lies in the new; a span that cuts a name takes the whole of it."""
        return self._at(start, end=False), self._at(end, end=True)

    def _at(self, place: int, *, end: bool) -> int:
        number = bisect_right([start for start, _ in self.old], place - end) - 1
        if number < 0:
            return place
        (old_start, old_end), (new_start, new_end) = self.old[number], self.new[number]
        if place >= old_end:
            return place - old_end + new_end
        return new_end if end and place > old_start else new_start


def anonymous(found: ArgumentMap) -> ArgumentMap:
    """The map with stable invented names.

    Args:
        found: The map.

    Returns:
        A map of the same shape and ids. Each author has one name, the same in every form, by the order of the first
        comment. Names are replaced as whole words in titles, texts, quotations, headings and notes; so are handles
        (`@x`) of people who do not write here. Commenters with a placeholder for a name ("Anonymous") keep that word.
    """
    thread = found.thread
    names = _invent(thread)
    home = {claim.id: claim.comment for claim in found.claims}
    moved = {comment.id: _move(comment.text, names) for comment in thread.everything()}

    def said(text: str) -> str:
        return _move(text, names).text

    comments = {comment.id: _comment(comment, moved, names) for comment in thread.everything()}
    notes = tuple(replace(note, what=said(note.what)) for note in thread.origin.notes)
    return ArgumentMap(
        thread=replace(
            thread,
            title=said(thread.title),
            comments=tuple(comments[comment.id] for comment in thread.comments),
            post=None if thread.post is None else comments[thread.post.id],
            origin=replace(thread.origin, notes=notes),
        ),
        claims=tuple(_claim(claim, moved) for claim in found.claims),
        replies=tuple(replace(r, because=_because(r.because, r.source, moved)) for r in found.replies),
        links=tuple(replace(k, because=_because(k.because, home.get(k.source, k.source), moved)) for k in found.links),
        tags=tuple(replace(tag, says=said(tag.says)) for tag in found.tags),
        rules=found.rules,
        points=tuple(replace(p, says=said(p.says), because=_because(p.because, "", moved)) for p in found.points),
        subjects=tuple(replace(subject, heading=said(subject.heading)) for subject in found.subjects),
        motion=None if found.motion is None else _motion(found.motion, moved, names),
        corrections=tuple(_outcome(one, names) for one in found.corrections),
    )


def _invent(thread: Thread) -> _Names:
    """A name for everyone; none that stands in the thread already."""
    everything = list(thread.everything())
    ids = {comment.id for comment in everything}
    people = [comment.author for comment in everything]
    people += [quote.of for comment in everything for quote in comment.quotes if quote.of not in ids]
    wanted = dict.fromkeys(" ".join(name.split()) for name in people if name and name.strip())
    known = {name.casefold() for name in wanted}
    handles = dict.fromkeys(handle for comment in everything for handle in _HANDLE.findall(comment.text))
    wanted |= {handle: None for handle in handles if handle.casefold() not in known}
    words = {word.casefold() for comment in everything for word in re.findall(r"\w+", comment.text)}
    words |= {word for name in wanted for word in re.findall(r"\w+", name.casefold())}
    free = [
        name if number == 0 else f"{name} {number + 1}"
        for number in range(len(wanted) // 2 + 2)
        for name in NAMES
        if name.casefold() not in words
    ]
    spare = iter([*free, *(f"Tree {number}" for number in range(1, len(wanted) + 1))])
    people_known = dict.fromkeys(filter(None, map(person, wanted)))
    invented_for = dict(zip(people_known, spare, strict=False))
    authors = {name: invented_for.get(person(name), name) for name in wanted}
    for comment in everything:
        if comment.handle and comment.author and comment.author.strip():
            authors[comment.handle] = authors[" ".join(comment.author.split())]
    lower: dict[str, str] = {}
    for name, invented in authors.items():
        lower.setdefault(name.casefold(), invented)
    return _Names(authors, lower, _parts(lower), _finder(lower))


def _finder(lower: Mapping[str, str]) -> re.Pattern[str] | None:
    ways = [_word(name) for name in lower if person(name)]
    return re.compile("|".join(sorted(ways, key=len, reverse=True)), re.IGNORECASE) if ways else None


def _word(name: str) -> str:
    """A name as a pattern; one that is too short or too common counts only behind an @."""
    body = r"\s+".join(re.escape(part) for part in name.split())
    if name in _PLAIN or sum(1 for letter in name if letter.isalnum()) < 3:
        return body if _NO_BLANKS.search(name) else rf"(?<=@){body}(?!\w)"
    return body if _NO_BLANKS.search(name) else rf"(?<!\w){body}(?!\w)"


def _parts(lower: Mapping[str, str]) -> dict[str, str]:
    bearers: dict[str, set[str]] = {}
    for name, invented in lower.items():
        parts = name.split()
        for part in parts if len(parts) > 1 and person(name) else ():
            if len(part) >= 3 and part not in _PLAIN and part not in lower and part.isalpha():
                bearers.setdefault(part, set()).add(invented)
    return {part: next(iter(found)) if len(found) == 1 else "someone" for part, found in bearers.items()}


def _move(text: str, names: _Names) -> _Moved:
    if names.finder is None or not text:
        return _Moved(text, (), ())
    spans = [
        (match.start(), match.end(), names.known.get(" ".join(match[0].split()).casefold(), "someone"))
        for match in names.finder.finditer(text)
    ]
    taken = [False] * len(text)
    for start, end, _ in spans:
        taken[start:end] = [True] * (end - start)
    for match in re.finditer(r"[^\W\d_]+", text) if names.parts else ():
        invented = names.parts.get(match[0].casefold())
        if invented and match[0][0].isupper() and not taken[match.start()]:
            spans.append((match.start(), match.end(), invented))
    out: list[str] = []
    old: list[tuple[int, int]] = []
    new: list[tuple[int, int]] = []
    at = length = 0
    for start, end, name in sorted(spans):
        out += [text[at:start], name]
        length += start - at
        old.append((start, end))
        new.append((length, length + len(name)))
        length += len(name)
        at = end
    return _Moved("".join([*out, text[at:]]), tuple(old), tuple(new))


def _comment(comment: Comment, moved: Mapping[str, _Moved], names: _Names) -> Comment:
    here = moved[comment.id]
    quotes: list[Quote] = []
    for quote in comment.quotes:
        start, end = here.span(quote.start, quote.end)
        start = max(start, quotes[-1].end if quotes else 0)  # a name in which two quotes meet belongs to the first
        if start < end:
            quotes.append(replace(quote, start=start, end=end, of=names.of(quote.of)))
    return replace(comment, text=here.text, author=names.of(comment.author), quotes=tuple(quotes), handle=None)


def _claim(claim: Claim, moved: Mapping[str, _Moved]) -> Claim:
    here = moved[claim.comment]
    start, end = here.span(claim.start, claim.end)
    because = _because(claim.because, claim.comment, moved)
    return replace(claim, start=start, end=end, text=here.text[start:end], because=because)


def _motion(motion: Motion, moved: Mapping[str, _Moved], names: _Names) -> Motion:
    sides = tuple(replace(stand, because=_because(stand.because, stand.comments[0], moved)) for stand in motion.sides)
    return replace(motion, says=_move(motion.says, names).text, sides=sides)


def _outcome(outcome: Outcome, names: _Names) -> Outcome:
    """What a person said, without the person; a file's own quotations speak of the people by their invented names."""
    said = outcome.correction

    def name(given: str | None) -> str | None:
        invented = names.of(given)
        return "someone" if invented == given and person(given) else invented

    def passage(one: Passage) -> Passage:
        above = None if one.after is None else _move(one.after, names).text
        return replace(one, words=_move(one.words, names).text, by=name(one.by), after=above)

    verdict = name(said.verdict) or "" if said.kind == "person" else _move(said.verdict, names).text
    other = None if said.to is None else passage(said.to)
    kept = replace(said, verdict=verdict, at=passage(said.at), to=other, signed=name(said.signed), who=None)
    return replace(outcome, correction=kept, why=_move(outcome.why, names).text)


def _because(because: Iterable[Evidence], owner: str, moved: Mapping[str, _Moved]) -> tuple[Evidence, ...]:
    out: list[Evidence] = []
    for one in because:
        if one.start is None or one.end is None:
            out.append(one)
            continue
        here = moved.get(one.comment or owner)
        if here is None:
            out.append(one)
            continue
        start, end = here.span(one.start, one.end)
        out.append(replace(one, start=start, end=end, text=here.text[start:end]))
    return tuple(out)
