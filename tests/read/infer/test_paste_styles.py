"""Pastes of many invented styles, each in several date formats: what is read is what was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import reading

from argmap.model import UNSEEN

Style = Callable[[str, str, str, int], str]

NAMES = (
    "Marta Quill",
    "ben_77",
    "Dr. Osei",
    "tidewater",
    "El Toro",
    "May Chen",
    "Grumpy Old Cyclist",
    "Will",
    "ben_77",
)
WORDS = (
    "I ride this road twice a day and nobody has ever asked me what I think.",
    "Two points:\n\n1. The lane is too narrow.\n2. Nobody sweeps it.\n\nUntil both are fixed I will take the tram.",
    "What does it cost? The council said 4.2 million in March 2011, and then 6 million.",
    "Agreed.",
    "> nobody sweeps it\n\nThey do, on Mondays.",
    "On 3 May 2009 a child was hit at this corner; we do not need a second one.",
    "Well said, Marta. And another thing: the bridge at 8:30 am is hopeless.",
    "“It is only paint,” the mayor said.\n\nPaint does not stop a van.",
    "The trouble with counting bikes is that someone has to count them.",
)
START = datetime(2012, 3, 4, 9, 5)  # noqa: DTZ001  # the pastes name no zone
MONTHS = ("January", "February", "March", "April")
GERMAN = ("Januar", "Februar", "März", "April")
FRENCH = ("janvier", "février", "mars", "avril")
SPANISH = ("enero", "febrero", "marzo", "abril")
DATES: dict[str, Callable[[datetime], str]] = {
    "american": lambda t: f"{MONTHS[t.month - 1]} {t.day}, {t.year} at {t:%I:%M %p}",
    "iso": lambda t: f"{t:%Y-%m-%d %H:%M}",
    "british": lambda t: f"{t.day} {MONTHS[t.month - 1]} {t.year} {t:%H:%M}",
    "short": lambda t: f"{t.month}/{t.day}/{t:%y} {t:%I:%M %p}",
    "german": lambda t: f"{t.day}. {GERMAN[t.month - 1]} {t.year} um {t:%H:%M} Uhr",
    "french": lambda t: f"{t.day} {FRENCH[t.month - 1]} {t.year} à {t:%H}h{t:%M}",
    "spanish": lambda t: f"{t.day} de {SPANISH[t.month - 1]} de {t.year} a las {t:%H:%M}",
    "relative": lambda t: f"{t.day} days ago",
    "no year": lambda t: f"{MONTHS[t.month - 1][:3]} {t.day} at {t:%H:%M}",
}
ABOVE: dict[str, Style] = {
    "name says, date": lambda n, d, b, _: f"{n} says:\t\n{d}\t\n\n{b}\n",
    "on date name said": lambda n, d, b, _: f"On {d} {n} said:\n\n{b}\n\n",
    "name on date said": lambda n, d, b, _: f"{n} on {d} said:\n\n{b}\n\nReply ↓\n\n",
    "name date": lambda n, d, b, _: f"{n} {d}\n\n{b}\n\n",
    "bars": lambda n, d, b, _: f"{n} | {d} |\n{b}\n\n",
    "number, name, date": lambda n, d, b, i: f"{i}. {n} - {d}\n\n{b}\n\n",
    "number in brackets": lambda n, d, b, i: f"({i}) {n}, {d}\n{b}\n\n",
    "number alone": lambda n, d, b, i: f"{i}\n\n{n} {d}\n\n{b}\n\n",
    "hash and name": lambda n, d, b, i: f"#{i} {n}\n{d}\n{b}\n\n",
    "dash": lambda n, d, b, _: f"{n} — {d}\n\n{b}\n\n",
    "name line, date line": lambda n, d, b, _: f"{n}\n{d}\n\n{b}\n\n",
    "lines with gaps": lambda n, d, b, _: f"{n}\n\n{d}\n\n{b}\n\n\n",
    "dot before the date": lambda n, d, b, _: f"{n}\n· {d}\n{b}\n\n",
    "posted: date": lambda n, d, b, _: f"{n}\nPosted: {d}\n\n{b}\n\n",
    "date line, name line": lambda n, d, b, _: f"{d}\n{n}\n\n{b}\n\n",
    "date | name": lambda n, d, b, _: f"{d} | {n}\n{b}\n\n",
    "date by name": lambda n, d, b, _: f"{d} by {n}\n{b}\n\n",
    "wrote on": lambda n, d, b, _: f"{n} wrote on {d}:\n{b}\n\n",
    "at date, name wrote": lambda n, d, b, i: f"{i}. At {d}, {n} wrote:\n{b}\n\nComplain about this comment\n\n",
    "brackets": lambda n, d, b, _: f"{n} ({d})\n{b}\n\n",
    "comment by": lambda n, d, b, _: f"Comment by {n} — {d}\n\n{b}\n\n",
    "posted by on": lambda n, d, b, _: f"Posted by {n} on {d}\n\n{b}\n\n",
    "glued": lambda n, d, b, _: f"{n.replace('7', 'y')}{d}\n{b}\n\n",
    "dot and buttons": lambda n, d, b, i: f"{n} • {d}\n{b}\n{i} • Reply • Share ›\n\n",
    "votes and buttons": lambda n, d, b, i: f"{n}\n• {d}\n\n{b}\n\n{i}\nReply\nShare\n\n",
    "handle, age, votes": lambda n, d, b, i: f"@{n.replace(' ', '')}\n{d}\n{b}\n{i}\nReply\n",
    "forum with subject": lambda n, d, b, _: f"Re: The lane\n\nPost by {n} » {d}\n\n{b}\n\n",
    "forum with profile": lambda n, d, b, i: (
        f"{d}\t#{i}\n{n}\nSenior Member\nJoin Date: Mar 2008\nPosts: {i}\n\n{b}\n\n"
    ),
    "rank": lambda n, d, b, _: f"{n}\nJunior Member\n{d}\n\n{b}\n\nLike\nReply\n\n",
    "followers": lambda n, d, b, i: f"SUPER USER\n{n}\n{i} Fans\n{d}\n{b}\n\n",
    "stars": lambda n, d, b, i: f"{i}.0 out of 5 stars A lane\nBy {n} on {d}\n{b}\n\nWas this helpful to you?\n\n",
    "place": lambda n, d, b, i: f"{n}\nSpringfield {d}\n\n{b}\n\n{i} Replies\n{i}Recommend\nShare\nFlag\n\n",
    "avatar": lambda n, d, b, _: f"{n}'s avatar\n{n}\n{d}\n\n{b}\n\n",
    "name twice": lambda n, d, b, _: f"{n}\n{n} says:\n{d}\n{b}\n\n",
    "vote line first": lambda n, d, b, i: f"{i}\n{n}, {d}\n{b}\n\n",
    "journal": lambda n, d, b, _: f"({n})\n{d} (UTC)\n{b}\n(Reply to this) (Parent) (Thread)\n\n",
    "feed": lambda n, d, b, i: f"{n}\n@{n.split()[0].lower()}\n·\n{d}\n{b}\n{i}\n{i * 2}\n{i * 9}\n",
    "network": lambda n, d, b, _: f"{n}\n• 3rd+\nEngineer\n{d}\n{b}\nLike\nReply\n\n",
    "chat": lambda n, d, b, _: f"{n}  {d}\n{b}\n",
    "ruled": lambda n, d, b, _: f"{n}\n{d}\n{b}\n----------------------\n",
    "heading": lambda n, d, b, _: f"### {n} — {d}\n\n{b}\n\n",
    "bold": lambda n, d, b, _: f"**{n}** ({d}):\n\n{b}\n\n---\n\n",
}
BELOW: dict[str, Style] = {
    "posted by at": lambda n, d, b, _: f"{b}\n\nPosted by: {n} at {d}\n\n",
    "posted by |": lambda n, d, b, _: f"{b}\n\nPosted by: {n} | {d}\n\n",
    "numbered": lambda n, d, b, i: f"{b}\nComment #{i} - Posted by: {n} at {d}\n\n",
    "recs": lambda n, d, b, i: f"{b}\n\nby {n} on {d}     {i} recs\n",
    "favorites": lambda n, d, b, i: f"{b}\nposted by {n} at {d} [{i} favorites]\n\n",
    "dash": lambda n, d, b, _: f"{b}\n\n— {n}, {d}\n\n",
    "permalink": lambda n, d, b, _: f"{b}\nPosted by {n} on {d} | Permalink\n\n",
    "name line, date line": lambda n, d, b, _: f"{b}\n\n{n}\n{d}\n\n\n",
    "name and date in bars": lambda n, d, b, _: f"{b}\n{n} | {d} | Reply\n\n",
    "behind the words": lambda n, d, b, _: f"{b} – {n} {d}\n",
    "name before, posted by after": lambda n, d, b, _: f"{n}\n\n{b}\n\nPosted by: {n} | {d}\n\nReply\n\n",
    "wrote above, date below": lambda n, d, b, _: f"{n} wrote:\n{b}\n{d}\n\n",
    "said above, date below": lambda n, d, b, _: f"{n} said...\n\n{b}\n\n{d}\n\n",
    "name above, buttons and date below": lambda n, d, b, _: f"{n}\n{b}\nLike · Reply · {d}\n\n",
}
INLINE: dict[str, Style] = {
    "clock and nick": lambda n, _, b, i: f"[10:{i:02}] <{n}> {b}\n",
    "clock and name": lambda n, _, b, i: f"[10:{i:02}] {n}: {b}\n",
    "date - name": lambda n, d, b, _: f"{d} - {n}: {b}\n",
    "[date] name": lambda n, d, b, _: f"[{d}] {n}: {b}\n",
    "name (date)": lambda n, d, b, _: f"{n} ({d}): {b}\n\n",
    "list": lambda n, d, b, _: f"- **{n}** ({d}): {b}\n",
}
ARTICLE = """A lane too far

The city has painted a new cycle lane along the harbour, and half of the town is up in arms. On March 1, 2012
the council voted eleven to nine for it.

Shopkeepers say that they lose trade; riders say that they lose their lives. We asked both.

9 Comments

"""
FOOT = "\n\nThe comments to this entry are closed.\n\nRelated Posts\nA bridge too near\n\n© 2012 The Harbour Post\n"
STYLES = [
    pytest.param(style, id=f"{where}: {name}")
    for where, styles in (("above", ABOVE), ("below", BELOW), ("inline", INLINE))
    for name, style in styles.items()
]


def paste(style: Style, when: Callable[[datetime], str], depths: tuple[int, ...] = (0,) * 9) -> str:
    parts = []
    for place, (name, words, depth) in enumerate(zip(NAMES, WORDS, depths, strict=True)):
        part = style(name, when(START + timedelta(hours=7 * place)), words, place + 1)
        parts.append(
            "".join("    " * depth + line if line.strip() else line for line in part.splitlines(keepends=True))
        )
    return "".join(parts)


def same(found: str | None, given: str) -> bool:
    return "".join((found or "").split()).strip("@").replace("y", "7") == "".join(given.split()).replace("y", "7")


def holds(text: str) -> None:
    found = reading.thread(text.encode(), "paste.txt")
    assert [c.author for c in found.comments if not any(same(c.author, name) for name in NAMES)] == []
    assert [same(c.author, name) for c, name in zip(found.comments, NAMES, strict=True)] == [True] * 9
    assert [c.text for c in found.comments] == list(WORDS)


@pytest.mark.parametrize("when", DATES)
@pytest.mark.parametrize("style", STYLES)
def test_a_regular_style_is_read_whole(style: Style, when: str) -> None:
    holds(paste(style, DATES[when]))


@pytest.mark.parametrize("style", STYLES)
def test_an_article_above_and_forms_below_are_no_comments(style: Style) -> None:
    holds(ARTICLE + paste(style, DATES["american"]) + FOOT)


@pytest.mark.parametrize("style", [pytest.param(style, id=name) for name, style in ABOVE.items()])
def test_indentation_is_who_answers_whom(style: Style) -> None:
    found = reading.thread(paste(style, DATES["american"], (0, 1, 1, 2, 0, 1, 2, 3, 0)).encode(), "paste.txt")
    assert [c.parent for c in found.comments] == [None, "c1", "c1", "c3", None, "c5", "c6", "c7", None]


def test_names_that_say_without_dates() -> None:
    holds(paste(lambda n, _, b, __: f"{n} said,\n\n{b}\n", DATES["iso"]))


def test_a_dialogue_of_names_alone() -> None:
    lines = ("Ann: No cars here.", "Ben: Why not?", "Ann: Look at the noise.\nAnd the smell.", "Ben: I like both.")
    found = reading.thread("\n\n".join(lines).encode(), "paste.txt")
    assert [c.author for c in found.comments] == ["Ann", "Ben", "Ann", "Ben"]
    assert found.comments[2].text == "Look at the noise.\nAnd the smell."


def test_a_step_that_is_missing_is_said_of_the_comment_below_it() -> None:
    found = reading.thread(
        paste(ABOVE["name on date said"], DATES["american"], (0, 1, 1, 2, 0, 2, 1, 3, 0)).encode(), "paste.txt"
    )
    assert [c.id for c in found.comments if c.state == UNSEEN] == ["c6", "c8"]
    assert (found.comments[5].parent, found.comments[7].parent) == ("c5", "c7")
    assert any("two steps below" in note.what for note in found.origin.notes)


def test_steps_of_several_widths_say_nothing_of_missing_comments() -> None:
    text = paste(ABOVE["name on date said"], DATES["american"], (0, 1, 3, 0, 2, 5, 0, 1, 4))
    assert not [c for c in reading.thread(text.encode(), "paste.txt").comments if c.state == UNSEEN]
