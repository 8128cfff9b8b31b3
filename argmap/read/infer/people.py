"""Names as a paste has them: without verbs of saying, badges, numbers; and when two are the same."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression
from argmap.read.infer.frames import SIGN_NAMED, numbered, pointed, unsaid
from argmap.read.infer.interface import groups
from argmap.read.infer.names import likeness

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_GLUE = expression(r"\s+[•·|]\s+|\s{3,}|\t")
_BEHIND = expression(
    r"(?:\s*[✓✔☑⭐♦\ufe0f]+|\s+[(\[](?:op|author|mod|moderator|admin|staff|developer|dev|new|(?:last\s)?edited[^()]{0,60})[)\]]"
    r"|\W\s?verified\saccount|\s(?:manufacturer|seller|vendor|moderator|post\sauthor|edited)|(?<=system)\s(?:closed|opened|pinned|unpinned|archived))+$",
    re.IGNORECASE,
)
_ICON = expression(r"\[[^\[\]]{1,30}\]\s?(?=\S)")
"""The text of a picture before a name: `[info]ann`, `[personal profile] ann`."""

_LABEL = expression(
    r"(?:comment|post|message|entry)[\s_-]?(?:author|by|user(?:name)?|poster|from)[\s:]*(?=\S)", re.IGNORECASE
)
"""What the page hides before a name: `CommentAuthor`."""

_LABELLED = expression(
    r"(?:author|posted by|submitted by|comment by|user ?name|autor(?:in)?|verfasser(?:in)?|auteur|autore)\s?:\s+(?=\S)",
    re.IGNORECASE,
)
_DOT = expression(r"\s[·•|]\s")
_ARROWS = "↪↳⤷└╰ "
"""Before the name of somebody who replies."""

_FULL_NAME = re.compile(r"(?P<name>\S{1,40}) \((?P<full>\S.{0,60})\)")
"""A user's name, and behind it the full one."""

_HANDLED = re.compile(r"(?P<name>\S.{0,80}?)\s?(?P<handle>@\w{1,40}(?:@[\w.\-]+)?)")
_HATTED = re.compile(r"[a-z0-9_.\-]{2,30}(?: [A-Z(]\S*){2,5}")
"""A user's name in lower case, and behind it an office: `qbert Mozilla Contributor (alumni)`."""

_SCORED = re.compile(r"(?P<name>\S[^()]{0,60}?)\s?\(\d[\d.,]*\)(?=\s|$)")
_POINTS = re.compile(r"\s\d+\s(?:points?|pts?|karma|votes?|likes?)$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
LEAST = 2
"""Of no more names it cannot be said what stands behind most of them."""

SEVERAL = 4
"""Twice the number of names of which fewer say nothing."""

LONGEST, LIKELY = 4, 0.6
"""Two names in one line may be split where one has at most this many words and at least this likeness to a name."""

_HUMPED = re.compile(r"[a-zß-ÿ][A-Z]{1,2}[a-zß-ÿ]|[a-z][A-Z]$")
"""A capital inside a word, as in `QuietCarriage`."""

_TITLE = expression(r"[\d(]|\S\s+\S+\s+\S")
"""What stands behind a comma and holds this is no given name: figures, brackets, three words."""

_SAID = (
    " said",
    " says",
    " wrote",
    " writes",
    " sagt",
    " schrieb",
    " dijo",
    " a dit",
    " zei",
    " commented",
    " replied",
)


def is_labelled(text: str) -> bool:
    """Whether a line says that a name follows: `Author: Ann Lee`."""
    return _LABELLED.match(text) is not None


@lru_cache(maxsize=4096)
def plain(name: str | None) -> str:
    """A name for comparison: in lower case, without the sign of a handle."""
    return " ".join((name or "").casefold().split()).strip(" .:,").removeprefix("@").removeprefix("u/")


def cleaned(name: str | None) -> str | None:
    """A name without verbs of saying, badges and signs behind it."""
    if name is None:
        return None
    name = numbered(name.strip(" ·•|,").lstrip(_ARROWS))[1] or name.lstrip(_ARROWS)
    ended = name.endswith((":", "…", "...")) and not SIGN_NAMED.search(name)
    name = _LABELLED.sub("", name)
    name = unsaid(name.strip(" :·•|,"))[0] if ended or name.endswith(_SAID) else name
    if name.startswith("(") and name.endswith(")"):
        name = name[1:-1]
    parts = _GLUE.split(name)
    while len(parts) > 1 and (groups(parts[-1]) or not parts[-1].strip()):
        parts.pop()
    if len(parts) < len(_GLUE.split(name)):
        name = name[: name.rindex(parts[-1]) + len(parts[-1])]
    name = _BEHIND.sub("", name).strip(" \u200e\u200f")
    first, _, last = name.rpartition(" ")
    if first and last.isupper() and len(last) > 2 and "badges" in groups(last):
        name = first.strip()
    return name or None


def without_handles(names: Sequence[str | None]) -> tuple[list[str | None], dict[str, str]]:
    """Names without the handle that stands glued behind most of them, and the name of each handle.

    >>> without_handles(["Ann Lee@ann", "ben@ben_1"])
    (['Ann Lee', 'ben'], {'ann': 'Ann Lee', 'ben_1': 'ben'})
    """
    found = [_HANDLED.fullmatch(name or "") for name in names]
    fit = [match for match in found if match is not None]
    if len(fit) * 5 < 4 * sum(bool(name) for name in names) or not fit:
        return list(names), {}
    bare = [match["name"] if match is not None else name for match, name in zip(found, names, strict=True)]
    return bare, {plain(match["handle"]): match["name"] for match in fit}


def parted(names: Sequence[str | None]) -> list[tuple[str | None, str | None]]:
    """Each name, and the name of an earlier author that stands behind it: `Ben Ann` is Ben, who answers Ann.

    Two plain words are one person's names, though a Jason and a Rose are there beside Jason Rose.

    >>> parted(["AnnMoss AnnMoss", "di di", "di AnnMoss"])
    [('AnnMoss', None), ('di', None), ('di', 'AnnMoss')]
    >>> parted(["Ann_B", "Ben Lee Ann_B", "Ann_B Ben Lee", "Mary Ann"])
    [('Ann_B', None), ('Ben Lee', 'Ann_B'), ('Ann_B', 'Ben Lee'), ('Mary Ann', None)]
    """
    names = _undoubled(names)
    whole = {plain(name) for name in names if name}
    pairs = {name: _halves(name, whole) for name in set(names) if name}
    known = whole | {plain(half) for halves in pairs.values() for pair in halves for half in pair}
    found: list[tuple[str | None, str | None]] = []
    before: set[str] = set()
    for name in names:
        if (arrow := pointed(name or "")) is not None and plain(arrow[1]) in before:
            found.append(arrow)
            before.add(plain(arrow[0]))
            continue
        fits = [
            (one, two)
            for one, two in pairs.get(name or "", ())
            if plain(two) in before
            and plain(one) != plain(two)
            and (_clear(two) or (_clear(one) and plain(one) in known))
        ]
        found.append(fits[0] if fits else (name, None))
        before.add(plain(found[-1][0]))
    return found


def _undoubled(names: Sequence[str | None]) -> Sequence[str | None]:
    """Names that stand twice, as a picture's text and as a name, once: `Ann_B Ann_B`; the others are as they were."""
    once = {name: _half(name) for name in set(names) if name}
    doubled = {name: half for name, half in once.items() if half}
    return [doubled.get(name, name) if name else None for name in names] if len(doubled) > 1 else names


def _half(name: str) -> str:
    """The first half of a name whose second half is the same; else the empty text."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if words[:half] == words[half:] else ""


def _halves(name: str, whole: set[str]) -> list[tuple[str, str]]:
    """The ways to part a name in two of which one is a whole name elsewhere, the longest second name first."""
    words = name.split()
    ways = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return [pair for pair in ways if plain(pair[0]) in whole or plain(pair[1]) in whole]


def _clear(name: str) -> bool:
    """Whether a name is whole by its form: it has two words with capitals, or figures or signs as handles have."""
    words = name.split()
    handle = len(words) == 1 and (any(sign.isdigit() or sign in "_-" for sign in name) or _HUMPED.search(name))
    return bool(handle) or (1 < len(words) <= LONGEST and likeness(name) >= LIKELY)


def without_affixes(names: Sequence[str | None]) -> list[str | None]:
    """Names without what stands around most of them: `message 1: by`, `(new)`, `added a comment`, a town.

    >>> without_affixes(["1: by Ann (new)", "2: by Ben (new)", "3: by Cy (new)"])
    ['Ann', 'Ben', 'Cy']
    """
    found = list(names)
    known = {name for name in found if name}
    if _have_titles(known):
        found = [name.split(",")[0].strip() if name else None for name in found]
    if _have_roles(known):
        found = [_DOT.split(name, maxsplit=1)[0] if name else None for name in found]
    if known and all(_LABEL.match(name) for name in known):
        found = [_LABEL.sub("", name) if name else None for name in found]
    if sum(bool(_ICON.match(name)) for name in known) * 10 >= 7 * len(known) and len(known) > 1:
        found = [_ICON.sub("", name) if name else None for name in found]
    full = [_FULL_NAME.fullmatch(name) for name in known]
    if sum(match is not None and match["full"][0].isupper() for match in full) * 5 >= 2 * len(known) > SEVERAL:
        found = [match["name"] if name and (match := _FULL_NAME.fullmatch(name)) else name for name in found]
    found = _without_ranks(_without_scores(_without_hats(found)))
    for _ in range(6):
        shorter = _shorter(_shorter(found, last=True), last=False)
        if shorter == found:
            break
        found = shorter
    return found


def _without_ranks(names: Sequence[str | None]) -> list[str | None]:
    """Names without the words behind several of them of which one stands without these words, too.

    >>> _without_ranks(["Ann Lee Pro User", "Ben", "Ann Lee", "Cy Pro User", "Ben Lee"])
    ['Ann Lee', 'Ben', 'Ann Lee', 'Cy', 'Ben Lee']
    """
    known = {name for name in names if name}
    whole = {base for name in known for base in _bases(name) if base in known}
    if not whole:
        return list(names)
    behind: dict[str, set[str]] = {}
    for name in known:
        words = name.split()
        for at in range(1, len(words)):
            behind.setdefault(" ".join(words[at:]), set()).add(" ".join(words[:at]))
    ranks = {
        rank
        for rank, bases in behind.items()
        if rank[:1].isupper() and len(rank.split()) > 1 and len(bases) > 1 and not bases.isdisjoint(whole)
    }
    cut = {
        name: next((name.removesuffix(f" {rank}") for rank in ranks if name.endswith(f" {rank}")), name)
        for name in known
    }
    return [cut[name] if name else None for name in names]


def _without_hats(names: Sequence[str | None]) -> list[str | None]:
    """Names of one word without the office behind a few of them.

    >>> _without_hats(["tilly", "marrow", "quince", "geoff_k Gadget Maintainer"])
    ['tilly', 'marrow', 'quince', 'geoff_k']
    """
    known = {name for name in names if name}
    single = sum(" " not in name for name in names if name)
    if len(known) <= LEAST or single * 2 < len(names):
        return list(names)
    return [name.split()[0] if name and _HATTED.fullmatch(name) else name for name in names]


def _without_scores(names: Sequence[str | None]) -> list[str | None]:
    """Names without a count in brackets behind most of them, and what follows it.

    >>> _without_scores(["ann(412) 6 points", "ben(9) Disputed 1 point", "cy(88)"])
    ['ann', 'ben', 'cy']
    """
    known = {name for name in names if name}
    if (
        len(known) <= LEAST
        or not any("(" in name for name in known)
        or sum(bool(_SCORED.match(name)) for name in known) * 10 < 6 * len(known)
    ):
        return list(names)
    return [
        _POINTS.sub("", match["name"] if name and (match := _SCORED.match(name)) else name) if name else None
        for name in names
    ]


def _bases(name: str) -> list[str]:
    """What is left of a name without its last word, the last two, and so on."""
    words = name.split()
    return [" ".join(words[:at]) for at in range(1, len(words))]


def _have_titles(names: Collection[str]) -> bool:
    """Whether most names have something behind a comma that is no name: `Ann Lee, teacher of Latin for 20 years`.

    >>> _have_titles(["Ann Lee, teacher of Latin", "Ben", "Cy Moss, Nurse (2009-present)"])
    True
    >>> _have_titles(["Lee, Ann", "Moss, Cy", "Osei, Ben"]), _have_titles(["Lee, Ann", "Moss, Ann", "Osei, Ben"])
    (False, False)
    >>> _have_titles(["Ann Lee, Dover", "Ben Ray, Hythe", "Cy Moss, Dover"])
    True
    """
    parts = [(name, after) for name, comma, after in (name.partition(", ") for name in names) if comma]
    behind = [after for _, after in parts]
    titles = [after for after in behind if "," in after or not after[:1].isupper() or _TITLE.search(after)]
    if len(names) <= LEAST or len(behind) * 2 <= len(names):
        return False
    towns = len(set(behind)) < len(behind) and all(_clear(name) for name, _ in parts)
    countries = sum("," in after for after in behind) * 2 >= len(behind)
    return len(titles) * 10 >= 8 * len(behind) or towns or countries


def _have_roles(names: Collection[str]) -> bool:
    """Whether most names have a role behind a dot, and what stands before it is more like a name.

    >>> _have_roles(["Ann Lee · Top Commenter · York", "Ben · Works at Retired", "Cy Moss"])
    True
    """
    parts = [_DOT.split(name, maxsplit=1) for name in names]
    longer = [part for part in parts if len(part) > 1]
    return len(names) > 2 and len(longer) * 2 > len(names) and all(likeness(part[0]) >= LIKELY for part in longer)


def _shorter(names: list[str | None], *, last: bool) -> list[str | None]:
    """Names without the word that stands at one end of most, where there is one; every number is one word."""
    known = {name for name in names if name}
    ends = Counter(_end(name, last=last) for name in known)
    if not ends:
        return names
    end, count = ends.most_common(1)[0]
    if not end or count < 3 or count * 10 < 7 * len(known) or (not last and end.istitle()):
        return names
    return [_without(name, last=last) if name and _end(name, last=last) == end else name for name in names]


def _without(name: str, *, last: bool) -> str:
    words = name.split(" ")
    return " ".join(words[:-1] if last else words[1:]).strip(" -–—|·,:") or name


def _end(name: str, *, last: bool) -> str:
    """The last or first word of a name of several, with every number as 0."""
    words = name.split(" ")
    return _DIGITS.sub("0", words[-1 if last else 0]) if len(words) > 1 else ""
