"""Rows: the lines of a paste with what each of them could be, before it is known how the whole is laid out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from argmap.read.common.dates import find_dates
from argmap.read.common.expressions import expression
from argmap.read.infer import interface
from argmap.read.infer.profiles import with_profiles, without_presence
from argmap.read.infer.words import heading, is_form, is_gone, is_pending, is_pingback, is_profile

FOOT = frozenset({"buttons", "counts", "stubs", "number", "ends", "pingback"})
"""What stands below a comment."""

BESIDE = frozenset({"badges", "pictures", "sign", "answers", "emoji", "initial", "number sign", "adverts"})
"""What stands beside an author."""

COUNTS = 2
"""So many bare numbers beside a date are counts of a post that ends: `14 March, 18:20 · Web · 19 · 42`."""

LONGEST_DATED = 120
SHORT_DATED = 60
"""The most characters of a line with a date and something else."""

FEW = 4
"""So many words may stand beside a date without a sign between."""

INVISIBLE = expression("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Marks of direction and width that copying leaves in a text."""

MOST_CONTINUED = 2
"""So many lines go on with what a badge says: a name, and who that is."""

MONTH_DAY = 5
"""The most characters of a month and a day: `12-31`."""

DAYS = 2
"""So many lines like a month and a day are no dates."""

OFTEN = 3
"""So many counts with different numbers are of the answers to comments."""

_OVER = frozenset({"openers", "heading"})
_STUBS = frozenset({"stubs"})
_BOXED = expression("\\s*\u200b[^\u200b\n]{0,80}(?:\u200b[^\u200b\n]{1,80})*[^\u200b\n.!?…]\u200b?\\s*")
"""Names in boxes, to whom a mail goes: spaces without width stand before and between them."""

_RECIPIENTS = frozenset({"badges"})
_SIGN_BETWEEN = expression(r"\s*[|·•∙–—]\s*|\s-\s|\s{2,}|(?<=\w),\s(?=\d)")
_PIECES = expression(r"[|·•()\[\]]|\s{2,}")
_SIGNS = " \t\xa0·•∙|,.:;*–—-()[]{}<>«»‹›~@/#"
_AROUND = (
    r"(?:on|at|posted|written|wrote|asked|answered|commented|replied|updated|edited|created|sent|published|opened|said"
    r"|added|date|data|datum|fecha"
    r"|am|um|vom|vor|geschrieben|gepostet|erstellt|le|à|publié|posté|modifié|el|a las|publicado|editado|il|alle"
    r"|op|om|em|às|bearbeitet|bewerkt|modificato|uhr|h|\*)"
)
_AROUND_ONLY = expression(rf"(?:{_AROUND}\b|[^\w])*", re.IGNORECASE)
_MONTH_YEAR = expression(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|jän|mär|mai|okt|dez|janv|févr|mars|avr|juin|juil|août|déc|ene|abr"
    r"|ago|dic|fev|set|out|dez|mrt|mei)[a-zéûäç]*\.?,?\s(?:de\s)?(?:19|20)\d\d",
    re.IGNORECASE,
)
_AGE = expression(
    r"\d{1,3}\s?(?:s|sec|sek|seg|m|min|mins|h|hr|hrs|std|d|w|wk|wks|mo|mos|y|yr|yrs|j|a|an|ans|wo|wochen?|tg|tage?|tag|jahre?"
    r"|sem|semanas?|semaines?|días?|dias?|mes|meses|mois|anos?|años?|monate?|mon|dagen|dag|weken|week|maanden|mnd|jaar|u|uur"
    r"|uren|ore|g|gg|v|tim|mån|år|uge|uger|godz|dni|tyg|mies|lat|pv|vk|kk|dk|sa|hf|giorni|sett|mesi|anni|heures?|jours?|horas?|stunden?|minuten?|minutes?|hours?|days?|weeks?|months?|years?)(?![^\W\d_])\.?\*?"
    r"(?:\s(?:ago|fa|atrás|geleden|siden|yıl önce|sitten|temu))?",
    re.IGNORECASE,
)
_LENGTH = expression(
    r"(?:\S.{0,60}\s)?(?:\d+\s(?:hours?|stunden?|heures?|horas?|ore?|uur)\s)?\d+\s(?:minut(?:es?|en?|os?|i))\s"
    r"\d+\s(?:seconds?|sekunden?|secondes?|segundos?|secondi|seconden)",
    re.IGNORECASE,
)
"""How far into a recording something is said, at times with the speaker before it: `Ann 0 minutes 5 seconds`."""

_SECONDS = (
    "second",
    "seconds",
    "Sekunde",
    "Sekunden",
    "seconde",
    "secondes",
    "segundo",
    "segundos",
    "secondi",
    "seconden",
)
_DAY_CLOCK = expression(
    r"(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])[./]?,?\s(?:um\s|at\s|à\s|a las\s)?"
    r"[0-2]?\d[:.h][0-5]\d(?:\s?(?:uhr|h))?",
    re.IGNORECASE,
)
"""A day without its year, and a time: `12.3. 8:05`."""

_DAY_MONTH = expression(r"(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])")
"""A month and a day without the year, as TikTok has it; elsewhere a score."""

_GLUED_AGE = expression(r"(\d{1,2}\s?(?:s|m|min|h|d|w|wk|mo|y|yr|j|sem|wo\.?|tg\.?))(?=\s*\d|\s*[A-Z•·]|$)")
_AMBIGUOUS = expression(r"\d{1,3}\s?(?:m|k|a|s|u)\.?", re.IGNORECASE)
_NUMBER = expression(r"(?=.{1,23}$)(?!.*(?:\d{9}|[!?]))[^\w]*(?:\d[\d.,]*\s?(?:[kKmM]|Tsd\.?|Mio\.?|mil)?[^\w]*){1,4}")
_HANDLE = expression(r"@[\w.\-]{1,64}(?:@[\w.\-]{1,120})?|u/[\w\-]{1,40}")
_ORDINAL = expression(r"#\d{1,7}|\d{1,5}\.|no\.\s?\d{1,5}|n[°º]\s?\d{1,5}", re.IGNORECASE)
_DEGREE = expression(r"[•·]\s*[1-9](?:st|nd|rd|e|er|re|\.?[ºª°]|\.er|\.)?\s?(?:\+|et \+|y \+)?", re.IGNORECASE)
_FORMS = (
    (_DEGREE, "badges"),
    (expression(r":[a-z0-9_+\-]{2,30}:"), "emoji"),
    (_ORDINAL, "number sign"),
    (_NUMBER, "number"),
    (_HANDLE, "handle"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line with what it could be.

    Args:
        index: Its index among the lines.
        text: Its words, without invisible marks.
        groups: What it could be: groups of interface lines, and "date", "number", "number sign", "handle", "sign",
            "emoji", "heading", "form".
        date: The words of a date, where the line holds a date and nothing that matters besides.
        name: The name in an interface line.
    """

    index: int
    text: str
    groups: frozenset[str]
    date: str = ""
    name: str = ""

    def may(self, groups: frozenset[str]) -> bool:
        """Whether the line could be one of these."""
        return not self.groups.isdisjoint(groups)

    @property
    def plain(self) -> bool:
        """Whether nothing is known of the line: it is a name, a title, or somebody's words."""
        return not (self.groups - {"handle", "lost", "closers", "form", "initial"})

    @property
    def foot(self) -> bool:
        """Whether the line could stand below a comment, and beside no author."""
        return self.may(FOOT) and not self.may(BESIDE)

    @property
    def beside(self) -> bool:
        """Whether the line could stand beside an author."""
        return self.may(BESIDE)


def rows(lines: tuple[str, ...]) -> tuple[Row, ...]:
    """The lines that are not empty, as rows."""
    found = []
    for index, line in enumerate(lines):
        text = without_presence(INVISIBLE.sub("", line).replace("\xa0", " ").strip())
        if text:
            row = _row(index, text)
            found.append(replace(row, groups=_RECIPIENTS) if row.plain and _BOXED.fullmatch(line) else row)
            if text.startswith(", ") and len(found) > MOST_CONTINUED and "badges" in found[-3].groups:
                found[-2:] = [replace(one, groups=_RECIPIENTS, date="") for one in found[-2:]]  # by "Ann", ", nurse"
    return _with_counts_of_answers(_with_days(with_profiles(found)))


def _with_days(found: list[Row]) -> list[Row]:
    """The rows; a month and a day alone is a date where several such lines stand, or one beside other dates.

    >>> [row.date for row in _with_days(list(rows(("Ann", "3-12", "Ben", "3-13", "Cy", "4-1"))))]
    ['', '3-12', '', '3-13', '', '4-1']
    >>> [row.date for row in _with_days(list(rows(("Lost again.", "3-1"))))]
    ['', '']
    """
    days = [at for at, row in enumerate(found) if len(row.text) <= MONTH_DAY and _DAY_MONTH.fullmatch(row.text)]
    if not days or len(days) + sum(bool(row.date) for row in found) <= DAYS:
        return found
    for at in days:
        found[at] = replace(found[at], groups=frozenset({"date"}), date=found[at].text)
    return found


def _with_counts_of_answers(found: list[Row]) -> tuple[Row, ...]:
    """The rows; counts that come again with other numbers ("2 responses", "6 responses") are no heading over comments.

    >>> lines = rows(("2 responses", "Ann", "1 response", "Ben", "12 responses", "5 comments"))
    >>> ["stubs" in row.groups for row in lines]
    [True, False, True, False, True, False]
    """
    counts: dict[str, list[str]] = {}
    for row in found:
        if row.may(_OVER) and not row.date and (heading(row.text) or 0) > 0:
            counts.setdefault(_singular(row.text), []).append(row.text)
    often = {form for form, texts in counts.items() if len(texts) >= OFTEN and len(set(texts)) > 1}
    if not often:
        return tuple(found)
    return tuple(
        replace(row, groups=_STUBS) if row.may(_OVER) and not row.date and _singular(row.text) in often else row
        for row in found
    )


def _singular(text: str) -> str:
    return interface.normal(text).removesuffix("s")


def _row(index: int, text: str) -> Row:
    groups, date, name = _looked_at(text)
    return Row(index, text, groups, date, name)


@lru_cache(maxsize=65536)
def _looked_at(text: str) -> tuple[frozenset[str], str, str]:
    if is_pending(text):
        return frozenset({"inside"}), "", ""
    if len(text) > interface.LONGEST:
        return (frozenset({"lost"}) if is_gone(text) else frozenset()), "", ""
    groups, name = interface.named(text)
    if is_profile(text) or (text.endswith(_SECONDS) and _LENGTH.fullmatch(text)):
        return groups | {"badges"}, "", name
    date = "" if groups & {"events", "stubs", "lost"} else dated(text)
    if date:
        return frozenset({"date"} | (groups & {"badges"})), date, name
    more = _form(text)
    return (groups | {more} if more else groups), "", name


def _form(text: str) -> str:
    """What a line could be by its form alone."""
    if not any(map(str.isalnum, text)):
        return "emoji" if any(unicodedata.category(sign) in ("So", "Cn") for sign in text) else "sign"
    for pattern, form in _FORMS:
        if pattern.fullmatch(text):
            return form
    if is_pingback(text):
        return "pingback"
    return "heading" if heading(text) is not None else "form" if is_form(text) else ""


def dated(text: str) -> str:
    """The date of a line that holds a date and nothing that matters besides; else the empty text.

    >>> dated("· 2h"), dated("2 years ago (edited)"), dated("Mar 2024"), dated("3w42 likesReply"), dated("in 2024")
    ('2h', '2 years ago', 'Mar 2024', '3w', '')
    >>> dated("14 March 2024, 18:20 · 3") != "", dated("14 March 2024, 18:20 · Web · 19 · 42")
    (True, '')
    """
    if len(text) > LONGEST_DATED or (not any(map(str.isdigit, text)) and not _told(text)):
        return ""
    bare = text.strip(_SIGNS)
    if any(whole.fullmatch(bare) for whole in (_AGE, _MONTH_YEAR, _DAY_CLOCK)):
        return bare
    glued = _GLUED_AGE.match(bare)
    if glued is not None and _is_rest(bare[glued.end() :]) and not _AMBIGUOUS.fullmatch(bare):
        return glued[1]
    found = find_dates(text)
    if found and len(found) <= 3:
        rest, end = "", 0
        for date in found:
            rest += text[end : date.start] + " | "
            end = date.end
        if _is_rest(rest + text[end:]):
            best = max(found, key=lambda date: (date.day, date.relative, date.clock, -date.start))
            return text[best.start : best.end].strip()
    for pattern in (_AGE, _MONTH_YEAR):
        for match in pattern.finditer(bare):
            whole = (match.start() == 0 or not bare[match.start() - 1].isalnum()) and (
                match.end() == len(bare) or not bare[match.end()].isalnum()
            )
            if whole and _is_rest(bare[: match.start()] + " | " + bare[match.end() :]):
                return match[0]
    return ""


def with_dates_in_part(lines: tuple[Row, ...], signed: frozenset[int] = frozenset()) -> tuple[Row, ...]:
    """The rows, with those that hold a date and a few words more (a town, votes) as dated; the same rows where few do.

    Args:
        lines: The rows.
        signed: Rows in which "by" stands before a name: the other words are the author's name.

    >>> [row.date for row in with_dates_in_part(rows(("Ann", "Bonn | 3 May 2024") * 3))][:2]
    ['', '3 May 2024']
    """
    found = {
        at: date for at, row in enumerate(lines) if row.plain and at not in signed and (date := _in_part(row.text))
    }
    if len(found) < 3 or len(found) * 2 < len(found) + sum(bool(row.date) for row in lines):
        return lines
    return tuple(
        replace(row, date=found[at], groups=frozenset({"date"})) if at in found else row for at, row in enumerate(lines)
    )


@lru_cache(maxsize=16384)
def _in_part(text: str) -> str:
    """The date in a short line that holds something else as well, before or behind it and parted from it by a sign."""
    if len(text) > SHORT_DATED or not any(map(str.isdigit, text)):
        return ""
    for piece in _SIGN_BETWEEN.split(text)[:4]:
        if date := dated(piece):
            return date
    found = [date for date in find_dates(text) if date.day or date.relative]
    if len(found) == 1 and "badges" in interface.groups(text[found[0].end :]):  # "Boston March 3, 2016 NYT Pick"
        text = text[: found[0].end]
    rest = text[: found[0].start] + text[found[0].end :] if len(found) == 1 else ""
    edge = bool(found) and (found[0].start < 2 or found[0].end > len(text) - 2)
    return (
        text[found[0].start : found[0].end] if edge and 0 < len(rest.split()) <= FEW and rest[-1] not in ".!?" else ""
    )


def _told(text: str) -> bool:
    low = text.lower()
    return any(
        word in low
        for word in (
            " ago",
            "vor ein",
            "il y a un",
            "hace un",
            "há um",
            "just now",
            "yesterday",
            "today",
            "gestern",
            "heute",
            "hier",
            "ayer",
            "hoy",
        )
    )


def _is_rest(rest: str) -> bool:
    """Whether what stands around a date is nothing that matters: signs, "posted on", "(edited)", buttons."""
    if _AROUND_ONLY.fullmatch(rest):
        return True
    if len(rest) > LONGEST_DATED:
        return False
    known = {"badges", "buttons", "counts", "stubs"}
    pieces = [piece for piece in _PIECES.split(rest) if not _AROUND_ONLY.fullmatch(piece)]
    bare = [piece for piece in pieces if piece.strip().isdigit()]
    return len(bare) < COUNTS and all(
        interface.groups(piece) & known or _ORDINAL.fullmatch(piece.strip()) for piece in pieces if piece not in bare
    )
