"""Marks: lines that name the author or the date of a comment, taken apart without knowing the site."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.read.dates import Found, find_dates
from argmap.read.paste.names import likeness
from argmap.read.paste.words import is_buttons, is_votes

_PEEL = re.compile(r"(?:[(\[](?=[^()\[\]]*[)\]]$)|[\s*_`~•▲▼△▸►»↳└├│─|]|#{1,6}\s|\[[–+\-−]\]|[-–+](?=\s)|\d+\s?▲)*")
_NUMBER = re.compile(
    r"(?:(?:comment|post|reply|kommentar|commentaire|comentario|no\.?|nr\.?|n°)\s?[#№]?\s?(\d{1,5})\b|[#№]\s?(\d{1,5})\b|\((\d{1,5})\)(?=\s)|(\d{1,5})(?=[.):|\s][\s)|:–—-]))"
    r"[.):\]]?\s?[|:·–—-]?\s?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?P<by>(?:(?:originally\s)?(?:post|comment|repl|review|response|answer|messag|submission)(?:ed|e|y|ied)?|written|submitted|left|added|asked|answered|published|sent|shared)\s(?:by|from)\b:?"
    r"|by\b:?|from:|author:|name:|user:|username:|commenter:|(?:kommentar|beitrag|geschrieben|verfasst|gepostet)\s(?:von|by)\b:?|von:?(?=\s)"
    r"|(?:posté|écrit|publié|rédigé|commentaire)\s(?:par|de)\b:?|par:?(?=\s)|(?:publicado|escrito|enviado|comentado|comentario)\s(?:por|de)\b:?|por:?(?=\s)|(?:scritto|inviato)\sda\b:?|autor:|auteur\s?:|comment\sby\b:?)"
    r"|(?P<on>(?:posted|written|submitted|added|commented|published|date|time|sent|dated|geschrieben|verfasst|erstellt|posté|publié|publicado|datum)(?:\s(?:on|at|am|le|el|il))?:?|on|at|am|le|el|il|em|op|vom|,))(?=[\s|:“\"@([]|$)\s*[|:·–—-]?\s*",
    re.IGNORECASE,
)
_SAID = (
    r"(?:says|said|wrote|writes|asks|asked|adds|added|comments|commented|replied|replies|responds|responded|posted|opined|remarked|answered|answers|notes|noted|states|stated"
    r"|schrieb(?:\sam)?|schreibt|sagt|sagte|meint|meinte|kommentierte|antwortete|a\sécrit|écrit|a\sdit|dit|a\scommenté|dijo|dice|escribió|comentó|respondió|ha\sscritto|ha\sdetto|scrive|dice|disse|escreveu|comentou|zegt|schreef)"
)
_SAID_END = re.compile(rf"\s+{_SAID}(?:\s(?:this|the\sfollowing|a\s(?:review|comment|reply)|on|in|at|am|le|el|:|\.\.\.))?\s*[:,.…;–—-]*\s*$", re.IGNORECASE)
_SAID_START = re.compile(rf"{_SAID}\b\s*[:,.…-]*\s*", re.IGNORECASE)
_TRAIL = re.compile(r"(?:[\s|·•,:;@([<–—~/-]|\b(?:posted|on|at|am|um|le|el|il|em|op|om|this|from|vom|date)\b:?)+$", re.IGNORECASE)
_CLOSE = re.compile(r"[\s)\]}>|·•,;.–—~/-]+")
_BY = re.compile(r"(?:by|from|von|par|por|da)\b:?\s+", re.IGNORECASE)
_TO = re.compile(
    r"(?:in\s)?(?:response|reply|replying|responding|answering|antwort|als\santwort|en\sréponse|réponse|respuesta|en\srespuesta|risposta|resposta)"
    r"\s(?:to|auf|an|à|a)\b:?\s*(?:comment\s(?:by|from)\s|post\s(?:by|from)\s)?(.{1,120})$",
    re.IGNORECASE,
)
_RESPONDED = re.compile(
    r"(.{1,80}?)\s+(?:has\s)?(?:responded|replied|replying|responding|responds|replies|answered|antwortete|répond|a\srépondu|respondió)\s+(?:to|auf|à|a)\s+(.{1,80}?)"
    r"\s*(?:\b(?:on|at|am|le|el)\b|[|·•,:–—-]|$)",
    re.IGNORECASE,
)
_ARROW = re.compile(r"(.{1,60}?)\s*(?:→|->|»|›|⇒|▶|▸|➜)\s*(.{1,60})$")
_ASIDE = re.compile(r"\s*(?:\(#?\d{1,12}\)|<[^<>\s]{3,80}>|\[[^\[\]]{0,30}\]|\((?:guest|visitor|not verified|author|op|mod|admin|member|profile|website|url|link|email|@[^()]{1,30})\)|\*)\s*$", re.IGNORECASE)
_ORDINAL_NAME = re.compile(rf"\d{{1,4}}[.)]\s+(?:May|June|April|August|Jan|Mar|Jun|Juli|Mai)\s+[^\d\s].*\s{_SAID}\s*[:,.…]*$", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:post\s)?(?:subject|title|betreff|sujet|asunto)\s?:", re.IGNORECASE)
_ASIDE_TAIL = re.compile(r"[(\[]?#?\d{1,12}[)\]]?|[\W_]+")
_COUNT = re.compile(r"\s+[-+−]?\d{1,6}\s(?:points?|likes?|votes?|recs?|karma|replies|upvotes?|comments?|posts?|reviews?)\b.*$", re.IGNORECASE)
_BEHIND = re.compile(r"[\s)\]>|·•,;.–—~/*_-]*(?::\s*[*_]*\s*\S|<[^<>]{1,40}>\s?\S|[^:\s][^:]{0,48}:\s+\S)")
_INLINE = re.compile(r"(?P<angle>[<\[](?P<nick>[^<>\[\]\s][^<>\[\]]{0,38})[>\]]\s?:?\s+)(?=\S)|(?P<name>[^:\s][^:]{0,48}?)\s?:\s+(?=\S)")
LONGEST = 260
"""Longer lines can only hold a mark at their start."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line says of a comment's author and date.

    Args:
        line: Index of the line.
        shape: The line with its variable parts as letters: lines of one style have one shape.
        author: The name, or None.
        date: The words of the date, or None.
        kind: The date's kind: "" none, "D" a day, "Dt" a day and a time, "R" told from now, "T" a time alone.
        said: Whether a verb of saying stands by the name.
        by: Whether "by", "posted by", "from:" stands by the name.
        number: The comment's number, where one stands.
        to: Whom it answers, where it says so.
        body: Where the comment's own words start in the line, or -1.
        weight: How strongly the line alone looks like a mark.
        tail: What stands at the end, in lower case ("comment", "permalink").
    """

    line: int
    shape: str
    author: str | None = None
    date: str | None = None
    kind: str = ""
    said: bool = False
    by: bool = False
    number: int | None = None
    to: str | None = None
    body: int = -1
    weight: float = 0.0
    tail: str = ""


_KIND_WEIGHT = {"": 0.0, "D": 1.3, "Dt": 2.0, "R": 1.5, "T": 0.5}


def parse(line: int, text: str) -> list[Mark]:
    """The ways to read a line as a mark, the fullest first; usually none or one."""
    bare = text.rstrip()
    start = _PEEL.match(bare)
    at = start.end() if start else 0
    if at >= len(bare) or bare.lstrip()[:1] == ">":
        return []
    found: list[Mark] = []
    dates = find_dates(bare[:LONGEST]) if _may_be_dated(bare[:LONGEST]) else []
    if dates and _BEHIND.match(bare, dates[0].end) and (first := _inline(line, bare, at, dates)) is not None:
        return [first]
    if len(bare) - at <= LONGEST:
        if answer := _TO.match(bare, at):
            name = bare[answer.start(1) : next((d.start for d in dates if d.start > answer.start(1)), len(bare))]
            date = next((bare[d.start : d.end] for d in dates), None)
            return [Mark(line, "to", to=_cleaned(_TRAIL.sub("", name)), date=date, tail="to")]
        ordinal = len(dates) == 1 and dates[0].start == at and _ORDINAL_NAME.match(bare, at) is not None
        whole = _dated(line, bare, at, dates) if dates and not ordinal else _undated(line, bare, at)
        if whole is not None:
            found.append(whole)
    if not found:
        inline = _inline(line, bare, at, dates)
        if inline is not None:
            found.append(inline)
    return found


def _may_be_dated(text: str) -> bool:
    return any(character.isdigit() for character in text) or " ago" in text or "ester" in text or "now" in text


def _dated(line: int, text: str, at: int, dates: list[Found]) -> Mark | None:
    date = max(dates[:2], key=lambda one: (one.year or one.clock or one.relative, one.day, one.clock, -one.start))
    before, after = text[at : date.start] if date.start >= at else "", text[date.end :]
    number, before = _numbered(before)
    lead, by, before = _led(before)
    name, said, to = _named(before) if not is_buttons(before) else ("", False, None)
    close = _CLOSE.match(after)
    rest = after[close.end() :].strip() if close else after.strip(" :")
    kind = ("Dt" if date.clock else "D") if date.day else "R" if date.relative else "T"
    sep = _separators(before[before.find(name) + len(name) :]) if name else ""
    tail = ""
    if name and rest and _SAID_START.fullmatch(rest) is not None:
        said, rest = True, ""
    if rest and _SUBJECT.match(rest) is not None:
        tail, rest = "s", ""
    if rest and not _is_tail(rest):
        second = _after(rest) if not name else None
        if second is None and len(rest) > 40:
            return None
        if second is None:
            trailing = find_dates(rest)
            tail = "w" if not trailing else "d"
            if name and rest.endswith((".", "!", "?")) and len(rest.split()) > 2:
                return None
        else:
            name, said, by = second[0], second[1], by or second[2]
            sep = "<" + _separators(after[: close.end()] if close else "")
    elif rest:
        tail = "u"
    if len(name) > 120 and not said:
        return None
    looks = likeness(name) if name else 0.0
    if name and looks < 0.15 and not (said or by):
        return None
    weight = _KIND_WEIGHT[kind] + (0.9 * looks if name else 0.0) + 0.7 * (said or by) * (0.3 + looks) - 0.5 * (tail == "w")
    if not name and lead == "" and by:
        return None
    shape = f"{'#' if number is not None else ''}{lead}{'A' if name else ''}{'>' if to else ''}{sep}{'!' if said else ''}{kind}{tail}"
    return Mark(
        line, shape, name or None, text[date.start : date.end].strip(), kind, said, by, number, to,
        weight=weight, tail=rest.lower() if tail == "u" else "",
    )  # fmt: skip


def _undated(line: int, text: str, at: int) -> Mark | None:
    body = text[at:].strip()
    number, body = _numbered(body)
    lead, by, body = _led(body)
    if not by and lead:
        return None
    if (said := _SAID_END.search(body)) is not None and said.start() > 0:
        name, _, to = _named(body[: said.start()])
        looks = likeness(name)
        return Mark(line, f"{'#' if number is not None else ''}{lead}A!{_last(body)}", name, said=True, by=by, number=number, to=to, weight=max(1.2 * looks, 0.4)) if name and len(name) <= 200 else None
    if answer := _RESPONDED.match(body):
        name, to = _cleaned(answer[1]), _cleaned(answer[2])
        if likeness(name) > 0.4 and likeness(to) > 0.4 and not text[at:].strip()[answer.end() :].strip():
            return Mark(line, f"{lead}A>", name, said=True, number=number, to=to, weight=1.2)
    if by:
        name, aside = _without_buttons(body)
        looks = max(likeness(name), 0.6 if aside else 0.0)
        sure = 1.5 if aside or lead not in ("by", "von", "par", "por") or name.lower() == "anonymous coward" else 0.5
        return Mark(line, f"{lead}A{'()' if aside else ''}", name, by=True, number=number, weight=sure * looks) if name and looks > 0.3 else None
    if body.endswith(":") and likeness(body[:-1]) >= 0.6 and len(body) < 50:
        return Mark(line, f"{'#' if number is not None else ''}A:", _cleaned(body), number=number, weight=0.35 * likeness(body[:-1]))
    if number is not None and body and likeness(body) > 0.7 and len(body) < 40:
        return Mark(line, "#A", _cleaned(body), number=number, weight=0.5)
    if number is not None and not body and len(text.strip()) < 14 and not text.strip()[-1:].isdigit() or (number is not None and not body and "#" in text):
        return Mark(line, "#", number=number, weight=0.4)
    return None


def _is_tail(rest: str) -> bool:
    return is_buttons(rest) or is_votes(rest) or not _ASIDE_TAIL.sub("", rest) or is_buttons(_ASIDE_TAIL.sub(" ", rest))


def _inline(line: int, text: str, at: int, dates: list[Found]) -> Mark | None:
    """A mark with the comment's words behind it: `[12:03] ann: hello`."""
    if dates and dates[0].start - at <= 2:
        date = dates[0]
        kind = ("Dt" if date.clock else "D") if date.day else "R" if date.relative else "T"
        rest = _CLOSE.match(text, date.end)
        place = rest.end() if rest else date.end
        opened = text.find("<", date.end, place + 1)
        place = opened if opened >= 0 else place
        match = _INLINE.match(text, place)
        if match is None:
            return None
        name = (match["nick"] or match["name"]).strip()
        looks = likeness(name)
        if looks < 0.4:
            return None
        shape = f"{text[at : date.start]}{kind}{_separators(text[date.end : place])}{'<A>' if match['nick'] else 'A:'}*"
        return Mark(line, shape, _cleaned(name), text[date.start : date.end], kind, body=match.end(), weight=_KIND_WEIGHT[kind] + 0.5 + looks * 0.5)
    if dates and dates[0].start - at < 90 and text[dates[0].end : dates[0].end + 6].lstrip(" )]*_")[:1] == ":":
        date = dates[0]
        number, before = _numbered(text[at : date.start])
        name, said, to = _named(_led(before)[2])
        kind = ("Dt" if date.clock else "D") if date.day else "R" if date.relative else "T"
        colon = text.index(":", date.end)
        if name and likeness(name) > 0.4 and text[colon + 1 :].strip():
            body = colon + 1 + len(text[colon + 1 :]) - len(text[colon + 1 :].lstrip(" *_"))
            shape = f"A{_separators(before[before.find(name) + len(name) :])}{kind}:*"
            return Mark(line, shape, name, text[date.start : date.end], kind, said, number=number, to=to, body=body, weight=_KIND_WEIGHT[kind] + likeness(name))
    match = _INLINE.match(text, at)
    if match is None:
        return None
    name = (match["nick"] or match["name"]).strip(" *_`\"“”")
    number, name = _numbered(name + " ")
    said = _SAID_END.search(name)
    looks = likeness(_cleaned(name[: said.start()] if said else name))
    if looks < 0.5 or "http" in name:
        return None
    name = name[: said.start()] if said else name
    shape = ("<A>" if match["nick"] else "A!:" if said else "A:") + "*"
    return Mark(line, shape, _cleaned(name), said=said is not None, number=number, body=match.end(), weight=(0.9 if match["nick"] else 0.6 if said else 0.35) * looks)


def name_in(text: str) -> str:
    """The name in a line that holds little else: without numbers, "by", buttons and counts."""
    start = _PEEL.match(text)
    name = _led(_numbered(text[start.end() if start else 0 :])[1])[2]
    name = _without_buttons(re.split(r"\s[·•]\s", name, maxsplit=1)[0])[0]
    return name[1:-1].strip() if name.startswith("(") and name.endswith(")") else name


def _numbered(text: str) -> tuple[int | None, str]:
    match = _NUMBER.match(text)
    if match is None:
        return None, text
    return int(match[match.lastindex or 1]), text[match.end() :]


def _led(text: str) -> tuple[str, bool, str]:
    match = _LEAD.match(text)
    if match is None:
        return "", False, text
    lead = re.sub(r"[\s:|–—-]+", " ", match[0]).strip().lower()
    rest = text[match.end() :]
    if match["on"] and len(lead) < 3 and rest[:1].isalpha():
        return "", False, text
    if match["on"] and (inner := _LEAD.match(rest)) and inner["by"]:
        return f"{lead} {inner[0].strip().lower()}", True, rest[inner.end() :]
    return lead, match["by"] is not None, rest


def _named(text: str) -> tuple[str, bool, str | None]:
    """A name before a date: without what ties it to the date, with whether it "said", and whom it answers."""
    if answer := _RESPONDED.match(text):
        return _cleaned(answer[1]), True, _cleaned(answer[2])
    name = _TRAIL.sub("", text.strip())
    said = _SAID_END.search(name)
    if said is not None and said.start() > 0:
        name = name[: said.start()]
    name = _TRAIL.sub("", name)
    if answer := _ARROW.match(name):
        return _cleaned(answer[1]), True, _cleaned(answer[2])
    return _without_buttons(name)[0], said is not None, None


def _after(rest: str) -> tuple[str, bool, bool] | None:
    """A name after a date: `by Ann`, `Ann said:`, `Ann | permalink`."""
    by = _BY.match(rest)
    name = rest[by.end() :] if by else rest
    said = _SAID_END.search(name)
    if said is not None and said.start() > 0:
        name = name[: said.start()]
    elif (first := _SAID_START.match(name)) is not None:
        name = name[first.end() :]
    name, _ = _without_buttons(name)
    limit = 160 if said or by else 60
    if not name or len(name) > limit or ": " in name or (likeness(name) < 0.45 and not said):
        return None
    return name, said is not None, by is not None


def _without_buttons(text: str) -> tuple[str, bool]:
    """A name without the buttons and counts behind it, and whether a number or address stood in brackets."""
    name = text.strip()
    parts = re.split(r"\s*[|·•\t]\s*|\s{3,}|\s[-–—]\s", name)
    while len(parts) > 1 and (not parts[-1] or is_buttons(parts[-1]) or is_votes(parts[-1])):
        parts.pop()
    if len(parts) == 1:
        name = parts[0]
    elif len("".join(parts)) < len(name):
        name = name[: name.rindex(parts[-1]) + len(parts[-1])]
    cleaned = _cleaned(name)
    return cleaned, len(cleaned) < len(name.rstrip(" :,"))


def _cleaned(name: str) -> str:
    name = _COUNT.sub("", name.strip(" \t*_`|·•,;:»«›‹"))
    while (aside := _ASIDE.search(name)) is not None and aside.start() > 0:
        name = name[: aside.start()].strip(" \t*_`|·•,;:")
    if name.find("<") > 0:
        name = _ASIDE.sub("", name[: name.index("<")].strip())
    return name.strip()


def _separators(text: str) -> str:
    return re.sub(r"[\w\s.@*<>#]+", "", text)[:2]


def _last(text: str) -> str:
    return text.rstrip()[-1:] if text.rstrip()[-1:] in ":,." else ""
