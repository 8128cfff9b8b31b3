"""Dates in lines of text: where their words stand, and what they mean only where nothing has to be guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MONTHS = (
    "january jan januar jänner janvier janv enero ene gennaio janeiro januari stycznia sty января янв ledna ocak",
    "february feb februar februari févr fév février fev febrero febbraio fevereiro lutego lut февраля фев února şubat",
    "march mar märz mär mrz maerz mars marzo março maart mrt marts marca марта мар března mart",
    "april apr avril avr abril abr aprile kwietnia kwi апреля апр dubna nisan",
    "may mai mayo maggio maio mei maj maja мая května mayıs",
    "june jun juni juin junio giugno giu junho czerwca cze июня июн června haziran",
    "july jul juli juillet juil julio luglio lug julho lipca lip июля июл července temmuz",
    "august aug août aout agosto augustus augusti sierpnia sie августа авг srpna ağustos",
    "september sept sep septembre septiembre setiembre settembre setembro września wrz сентября сен сент září eylül",
    "october oct oktober okt octobre octubre ottobre ott outubro października paź октября окт října ekim",
    "november nov novembre noviembre novembro listopada lis ноября ноя listopadu kasım",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia gru desember декабря дек prosince",
)
_MONTH_NUMBER = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}


def _any_of(words: Iterable[str]) -> str:
    """An expression for any of some words, which looks at their first letters before it tries them one by one."""
    letters: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        letters.setdefault(word[0], []).append(word[1:])
    begun = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in letters.items())
    return f"(?:(?=[{''.join(letters)}])(?:{begun}))"


_MONTH = _any_of(_MONTH_NUMBER) + r"\b\.?"
_WEEKDAYS = """
    mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
    montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
    lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
    lunedì martedì mercoledì giovedì venerdì sabato domenica gio sab
    segunda segunda-feira terça terça-feira quarta quarta-feira quinta quinta-feira sexta sexta-feira seg ter qua qui
    sex maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
    poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob ndz
    måndag tisdag onsdag torsdag fredag lördag söndag mån tis ons tors fre lör sön
    mandag tirsdag lørdag søndag tir lør søn
    понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
"""
_WEEKDAY = rf"(?:{_any_of(_WEEKDAYS.split())}\b\.?,?)"
_YEAR = r"(?:(?:19|20)\d\d|'\d\d)(?!\d)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|er|º|\.)?(?![\d:])"
_ZONE = (
    r"(?:\s?(?:[ECMP][SD]T|[ECMP]T|BST|I?ST|GMT|UTC|CES?T|WES?T|AE[SD]T|Z)\b(?:\s?[+-]\d{1,2}(?::?\d\d)?)?"
    r"|\s?[+-]\d\d:?\d\d\b|\s?\((?:[A-Z]{2,5}|UTC[^)]{0,8})\))?"
)
_CLOCK = (
    r"(?:@\s?)?(?:\d{1,2}\sh\s\d\d(?:\smin\b)?|\d{1,2}[:.h]\d\d(?:[:.]\d\d(?:[.,]\d{1,6})?)?(?:\s?[ap]\.?\s?m\b\.?)?(?:\s?(?:uhr|hrs|h)\b)?"
    r"|\d{1,2}(?:\s\d\d)?\s?[ap]\.?m\b\.?|\d{1,2}\s?uhr\b)" + _ZONE
)
_UNIT = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?|[smhdwy])"
_FOREIGN_UNIT = (
    r"(?:sekunden?|minuten?|stunden?|tag(?:en?)?|wochen?|monat(?:en?)?|jahr(?:en?)?|secondes?|minutes?|heures?|jours?"
    r"|(?:sek|min|std|tg?|wo|mon)\.?|h|j|d"
    r"|semaines?|mois|ans?|segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?|anos?|ore|giorn[oi])"
)
_EDGE = r"(?:(?<!\w)|(?-i:(?<=[A-Za-z0-9.])(?=[A-Z][a-z])))"
"""A word starts, or a capital follows a lower-case letter: an author and a date may be glued together."""

_DATE = expression(
    rf"""(?P<iso>(?:(?<!\w){_WEEKDAY}\s)?(?<!\d)(?:19|20)\d\d([-/.])\d\d?\2\d\d?(?!\d)(?:T\d\d:\d\d(?::\d\d(?:[.,]\d{{1,9}})?)?(?:Z\b|[+-]\d\d:?\d\d)?)?)
    |(?P<monthfirst>{_EDGE}(?:{_WEEKDAY}\s?)?{_MONTH}\s{{0,2}}{_DAY}(?:,?\s?{_YEAR})?)
    |(?P<dayfirst>(?:(?<![\d.:/_-])(?=\d)|(?<!\w)|(?-i:(?<=[A-Za-z.])(?=[A-Z][a-z])))(?:{_WEEKDAY}\s?)?{_DAY}(?:\s|-|/|\.)?\s?(?:(?:de|of)\s)?{_MONTH}(?!\s?\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d)(?:[\s,./-]{{0,2}}(?:del?\s)?{_YEAR}|[-/]\d\d\b)?)
    |(?P<numeric>(?<![./-])(?:(?<!\w){_WEEKDAY}\s)?\d{{1,2}}(?P<sep>[./-])\d{{1,2}}(?P=sep)(?:(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d))
    |(?P<relative>(?:(?<!\w)|(?<=[a-z])(?=\d))(?:(?:about|almost|over|nearly|around)\s)?(?:\d{{1,3}}\+?|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s?{_UNIT}\.?(?:\s?,?\s(?:and\s)?\d{{1,2}}\s{_UNIT})?\s?ago\b
        |(?<!\w)(?:vor|il\sy\sa|hace|há)\s(?:\d{{1,3}}|eine[rmn]?|une?|una?|um)\s{_FOREIGN_UNIT}(?!\w)
        |(?<!\w)\d{{1,3}}\s{_FOREIGN_UNIT}\s(?:fa|atrás)\b
        |(?<!\w)(?:(?:for|för)\s)?(?:\d{{1,3}}|een)\s[^\W\d_]{{1,12}}\s(?:geleden|temu|siden|sedan|sitten|önce|назад)\b
        |(?<!\w)(?:just\snow|yesterday|today|gestern|heute|ayer|hier|last\s(?:week|month|year))\b)
    |(?P<clock>(?<![\w.:$€£])(?:{_WEEKDAY}\s?)?{_CLOCK}(?!\w|:\d))
    """,
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
_DIGITS = expression(r"\d+")
_BEFORE = 40
"""Characters of a date that may stand before its first digit; "Donnerstag, september  " has fewer."""
_TOLD = expression(
    r"ago|vor\s|il\sy|hace\s|há\s|\sfa|\satr|geleden|temu|siden|sedan|sitten|önce|назад|just\snow|yesterday|today|gestern|heute|ayer|hier|last\s[wmy]"
)
"""What a date holds that is told from now; all others hold a digit."""
_SMALL = str.maketrans({"\u0130": "i", "\u0131": "i", "\u017f": "s"})
"""Letters that are an "i" or an "s" where capitals do not matter, and that `str.lower` leaves or makes two of."""
_LATE_YEAR = expression(r"\s(?:19|20)\d\d\b")
_MAY = expression(r"\bmay\b")
_SHORT = expression(
    r"(?:^\s*|[·•|,\t–—-]\s*|\s{2,})(\d{1,3}\s?(?:s|sec|m|min|mins|h|hr|hrs|d|w|wk|wks|mo|mos|y|yr|yrs|Std|Min|Tg?|J)\.?)(?=\s*$|\s*[·•|\t–—-]|\s{2,})"
    r"|\s(\d{1,2}(?:h|d|w|y|mo|yr))$",
    re.IGNORECASE,
)
"""Short ages as pages print them, alone or between separators: `2h`, `· 3 d`."""

_BETWEEN = expression(
    r"[\s,;@·•|/–—-]{0,4}(?:at|um|à|a las|às|alle|às|om|kl\.?|klo|o|v|в|on|the|,)?[\s@:-]{0,2}",
    re.IGNORECASE,
)
_TIME = expression(
    r"(\d{1,2})(?:[:.h\s](\d\d))?(?:[:.](\d\d)(?:[.,](\d{1,6}))?)?\s?(?:([ap])\.?\s?m\b\.?)?", re.IGNORECASE
)
_OFFSET = expression(r"(Z|UTC|GMT|[ECMP][SD]T|CES?T|WES?T)?\s?([+-]\d\d:?\d\d)?\b")
_HOURS = {
    "Z": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "CET": 1, "CEST": 2, "WET": 0, "WEST": 1,
}  # fmt: skip
LONGEST = 400
"""The characters of a line in which dates are looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line.

    Args:
        start, end: Half-open characters in the line.
        day: Whether a day of a month is named.
        year: Whether the year is named.
        clock: Whether a time of day is named.
        relative: Whether it is told from now ("3 hours ago").
    """

    start: int
    end: int
    day: bool = False
    year: bool = False
    clock: bool = False
    relative: bool = False


def find_dates(line: str) -> list[Found]:
    """The dates in a line, in order; a day and a time next to each other are one date.

    >>> [("Ann - May 3rd, 2012 at 6:18 pm |"[d.start:d.end]) for d in find_dates("Ann - May 3rd, 2012 at 6:18 pm |")]
    ['May 3rd, 2012 at 6:18 pm']
    """
    found: list[Found] = []
    for match in _dates(line):
        kind = match.lastgroup if match.lastgroup != "sep" else "numeric"
        words = match[0].rstrip()
        if _MAY.search(words):
            continue
        one = Found(
            match.start(),
            match.start() + len(words),
            day=kind in ("iso", "monthfirst", "dayfirst", "numeric"),
            year=kind in ("iso", "numeric")
            or (kind != "clock" and bool(re.search(r"(?:19|20)\d\d|'\d\d|[-/]\d\d$", words))),
            clock=kind == "clock" or (kind == "iso" and ":" in words),
            relative=kind == "relative",
        )
        if found and not (found[-1].day and one.day) and not (found[-1].clock and one.clock):
            gap = line[found[-1].end : one.start]
            if _BETWEEN.fullmatch(gap):
                one = _joined(found.pop(), one)
        if one.day and one.clock and not one.year and (later := _LATE_YEAR.match(line, one.end)):
            one = replace(one, end=later.end(), year=True)
        found.append(one)
    if not found and len(line) < 120 and _DIGITS.search(line) and (short := _SHORT.search(line)):
        found.append(Found(*short.span(1 if short[1] else 2), relative=True))
    return found


def _dates(line: str) -> Iterator[re.Match[str]]:
    """The matches of the expensive expression, looked for only where one can begin: near digits or words of a date."""
    if _TOLD.search((line if line.isascii() else line.translate(_SMALL)).lower()):
        yield from _DATE.finditer(line, 0, LONGEST)
        return
    end = 0
    for digits in _DIGITS.finditer(line, 0, LONGEST):
        if digits.end() <= end:
            continue
        match = _DATE.search(line, max(end, digits.start() - _BEFORE), LONGEST)
        if match is None:
            return
        yield match
        end = match.end()


def _joined(one: Found, two: Found) -> Found:
    return Found(
        one.start,
        two.end,
        day=one.day or two.day,
        year=one.year or two.year,
        clock=one.clock or two.clock,
        relative=one.relative or two.relative,
    )


def certain(words: str) -> datetime | None:
    """The date that some words name, or None where the year, the month or their order is not certain.

    >>> certain("2012-10-08T08:24:00Z")
    datetime.datetime(2012, 10, 8, 8, 24, tzinfo=datetime.timezone.utc)
    >>> certain("October 8, 2012 at 8:24 pm")
    datetime.datetime(2012, 10, 8, 20, 24)
    >>> certain("3 hours ago") is certain("October 8") is certain("01/02/12") is None
    True
    """
    found = find_dates(words[:LONGEST])
    if len(found) != 1 or not (found[0].day and found[0].year) or found[0].relative:
        return None
    kinds = ("iso", "monthfirst", "dayfirst", "numeric")
    match = next((one for one in _DATE.finditer(words) if any(one[kind] for kind in kinds)), None)
    try:
        return _exact(words, found[0], match) if match is not None else None
    except (ValueError, OverflowError):
        return None


def _exact(words: str, found: Found, match: re.Match[str]) -> datetime | None:
    day = _calendar_day(match)
    if match["iso"] and "T" in match[0]:
        return datetime.fromisoformat(match[0])
    if day is None:
        return None
    rest = _BETWEEN.sub("", words[match.end() : found.end].strip(" ,"), count=1)
    if not rest and match.start() > found.start:
        rest = words[found.start : match.start()].strip(" ,@-")
    clock = _TIME.match(rest)
    if clock is None or not rest:
        return datetime(*day)  # noqa: DTZ001  # no zone is named
    return _with_clock(day, clock, rest[clock.end() :])


def _calendar_day(match: re.Match[str]) -> tuple[int, int, int] | None:
    words = match[0]
    numbers = [int(number) for number in re.findall(r"\d+", words)]
    if match["iso"]:
        return numbers[0], numbers[1], numbers[2]
    if match["numeric"]:
        one, two, year = numbers
        year += 2000 if year < 70 else 1900 if year < 100 else 0
        if one > 12 >= two and year > 2000:
            return (year, two, one) if match["numeric"].strip()[-3:-2] != match["sep"] else None
        return (year, one, two) if two > 12 >= one else (year, one, two) if one == two else None
    name = next((word for word in re.findall(r"[^\W\d_]+", words.lower()) if word in _MONTH_NUMBER), None)
    if name is None or len(numbers) != 2:
        return None
    day, year = numbers
    return (year if year > 99 else 2000 + year if year < 70 else 1900 + year), _MONTH_NUMBER[name], day


def _with_clock(day: tuple[int, int, int], clock: re.Match[str], after: str) -> datetime | None:
    hour, minute = int(clock[1]), int(clock[2] or 0)
    half = (clock[5] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    elif clock[2] is None:
        return datetime(*day)  # noqa: DTZ001  # no zone is named
    zone = _zone(after.strip(" ()"))
    return datetime(*day, hour, minute, int(clock[3] or 0), int((clock[4] or "0").ljust(6, "0")), tzinfo=zone)


def _zone(words: str) -> timezone | None:
    match = _OFFSET.match(words)
    if match is None or not (match[1] or match[2]):
        return None
    offset = timedelta(hours=_HOURS[match[1]]) if match[1] else timedelta()
    if match[2]:
        digits = match[2].replace(":", "")
        offset = (-1 if digits[0] == "-" else 1) * timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5]))
    return UTC if not offset else timezone(offset)
