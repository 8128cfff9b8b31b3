"""The words in which every form speaks of a map, so that all say the same thing, and quotations of a fit length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.views.index import SURE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Assertion, Claim, Link, Relation, Tag

Manner = Literal["asserts", "denies", "hedges", "asks", "supposes"]
MANNERS: dict[Assertion, Manner] = {
    "asserted": "asserts", "denied": "denies", "questioned": "asks", "supposed": "supposes",
}  # fmt: skip
VERBS: dict[Relation, str] = {"agreement": "agrees", "rebuttal": "rebuts"}
TOWARD: dict[Relation, str] = {"agreement": "agrees with", "rebuttal": "rebuts"}
NOUNS: dict[Relation, str] = {"agreement": "agreement", "rebuttal": "rebuttal"}
NO_CLAIM = "no claim found"
NO_REPLY = "no reply in this thread"
NO_CONSENT = "no reply here does not mean consent"
REPLIED = "replies, but none that agrees or rebuts"

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words as they stand, on one line, with … where some are left out.

    Args:
        text: The words; a run of white space is one space.
        whole: Whether nothing is left out.
    """

    text: str
    whole: bool = True


def flat(text: str) -> str:
    """A text with every run of white space as one space.

    >>> flat(" a  b ")
    'a b'
    """
    return _SPACE.sub(" ", text).strip()


def shorten(text: str, limit: int, *, keep: tuple[int, int] | None = None) -> Quotation:
    """Shorten a quotation to a limit at the ends of words, marked with …, around the words that matter.

    Args:
        text: The words.
        limit: The most characters, the … included; at least 8.
        keep: Half-open characters of `text` that must stay; without it the beginning stays.

    >>> shorten("It was always about money and nothing else", 26, keep=(20, 25)).text
    '… about money and nothing…'
    """
    start, end = keep or (0, 0)
    before, kept, after = flat(text[:start]), flat(text[start:end]), flat(text[end:])
    line = flat(text)
    if len(line) <= limit:
        return Quotation(line)
    limit = max(limit, 8)
    if keep is None or not kept or len(before) + len(kept) + 2 <= limit * 3 // 4:
        return Quotation(_head(line, limit), whole=False)
    if len(kept) + 4 > limit:
        return Quotation("… " + _head(kept, limit - 2), whole=False)
    room = limit - len(kept) - 4
    left = _tail(before, max(room // 2, room - len(after)))
    right = _head_part(after, room - len(left))
    middle = f"{left} {kept}".strip() if text[start - 1 : start].isspace() or not left else f"{left}{kept}"
    joined = f"{middle}{right}" if not text[end : end + 1].isspace() else f"{middle} {right}".rstrip()
    cut_left, cut_right = len(left) < len(before), len(right) < len(after)
    return Quotation(("… " if cut_left else "") + joined + ("…" if cut_right else ""), whole=False)


def _head(line: str, limit: int) -> str:
    """The first words of a line, with … behind them."""
    if len(line) <= limit:
        return line
    return _head_part(line, limit - 1) + "…"


def _head_part(line: str, room: int) -> str:
    if len(line) <= room:
        return line
    if room <= 0:
        return ""
    cut = line[:room]
    at = cut.rfind(" ")
    if line[room : room + 1] != " " and at > 0:
        cut = cut[:at]
    elif line[room : room + 1] != " " and at < 0 and room < 12:
        return ""
    return cut.rstrip(" ,;:–—-")


def _tail(line: str, room: int) -> str:
    if len(line) <= room:
        return line
    if room <= 0:
        return ""
    cut = line[-room:]
    at = cut.find(" ")
    return "" if at < 0 else cut[at + 1 :]


def claim_words(claim: Claim) -> tuple[int, int] | None:
    """Which characters of `claim.text` the rule matched that names the claim; None where no rule names it."""
    for one in claim.because:
        if one.shows != "tag" or one.start is None or one.end is None or one.comment not in {None, claim.comment}:
            continue
        if claim.start <= one.start and one.end <= claim.end:
            return one.start - claim.start, one.end - claim.start
    return None


def matched(claim: Claim) -> str:
    """The words of a claim that its rule matched, on one line, or an empty string."""
    span = claim_words(claim)
    return flat(claim.text[slice(*span)]) if span else ""


def quote_claim(claim: Claim, limit: int = 160) -> Quotation:
    """A claim's words, shortened around those that its rule matched."""
    return shorten(claim.text, limit, keep=claim_words(claim))


def manner(claim: Claim) -> Manner:
    """How a claim is said: a hedge shows in what is asserted, not in what is denied, asked or supposed.

    A claim says what it says; if it denies its point's statement and not its tag's, that shows where it is printed.
    """
    said = "asserted" if denies_point(claim) else claim.assertion
    return "hedges" if said == "asserted" and claim.certainty == "hedged" else MANNERS[said]


def denies_point(claim: Claim) -> bool:
    """Whether a claim denies the statement of its point, and none of its own: it has no tag, or asserts it."""
    own = claim.tags and all(one.shows != "against" for one in claim.because)
    return claim.assertion == "denied" and not own


def hedge(claim: Claim) -> str:
    """The words that hedge a claim, or an empty string."""
    if claim.certainty != "hedged":
        return ""
    return next((flat(one.text) for one in claim.because if one.shows == "hedged" and one.text), "")


def link_words(link: Link, limit: int = 60, most: int = 3) -> tuple[str, ...]:
    """The words behind a link, of the rules that speak most for it: the weightiest first, none inside another."""
    speaking = [one for one in link.because if one.text and (one.weight is None or one.weight > 0)]
    chosen: list[str] = []
    for one in sorted(speaking, key=lambda e: -(e.weight or 0.0)):
        text = flat(one.text)
        if text and not any(
            text.casefold() in other.casefold() or other.casefold() in text.casefold() for other in chosen
        ):
            chosen.append(text)
    return tuple(shorten(text, limit).text for text in chosen[:most])


def sure(confidence: float) -> bool:
    """Whether a confidence is printed without a question mark."""
    return confidence >= SURE


def decimal(confidence: float) -> str:
    """A confidence as printed; never 1.00 where it is not, and never .75 where a question mark stands beside it.

    >>> decimal(0.997), decimal(0.7499), decimal(1.0)
    ('0.99', '0.74', '1.00')
    """
    shown = f"{confidence:.2f}"
    if (shown == "1.00" and confidence < 1.0) or (shown == "0.75" and not sure(confidence)):
        return f"{int(confidence * 100) / 100:.2f}"
    return shown


def standing(confidence: float) -> str:
    """How sure a link is: "checked" where a person says so, for rules alone are never certain; else its confidence.

    >>> standing(1.0), standing(0.5)
    ('checked', '0.50')
    """
    return "checked" if confidence >= 1.0 else decimal(confidence)


def says(tag: Tag) -> str:
    """A tag's canonical claim as a heading: `It’s about money`."""
    return headed(tag.says) or headed(tag.id)


def tag_name(tag: str) -> str:
    """A tag's id for people: `own_goal` is "own goal"."""
    return tag.replace("_", " ")


def tag_names(claim: Claim) -> str:
    """The names of a claim's tags, or an empty string."""
    return ", ".join(tag_name(tag) for tag in claim.tags)


def counted(claims: int, premises: int) -> str:
    """How many claims, and how many premises where there are any.

    >>> counted(3, 1), counted(1, 0)
    ('3 claims and 1 premise', '1 claim')
    """
    return f"{count(claims, 'claim')} and {count(premises, 'premise')}" if premises else count(claims, "claim")


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun.

    >>> count(1, "reply", "replies"), count(0, "claim")
    ('1 reply', '0 claims')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def repeated(times: int, by: int, *, signed: bool) -> str:
    """How often something is said: by how many, where people sign; who did is not known where nobody does.

    >>> repeated(3, 2, signed=True), repeated(2, 2, signed=True), repeated(3, 3, signed=False)
    ('3 times by 2 commenters', 'by 2 commenters', 'in 3 comments')
    """
    if times < 2:
        return ""
    if not signed:
        return f"in {count(times, 'comment')}"
    return f"by {count(by, 'commenter')}" if times == by else f"{count(times, 'time')} by {count(by, 'commenter')}"


def listed(words: Iterable[str]) -> str:
    """Words in a row, with "and" before the last.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    row = list(words)
    return row[0] if len(row) == 1 else f"{', '.join(row[:-1])} and {row[-1]}" if row else ""


def headed(words: str) -> str:
    """Words on one line with the first letter in upper case."""
    line = flat(words)
    return line[:1].upper() + line[1:]
