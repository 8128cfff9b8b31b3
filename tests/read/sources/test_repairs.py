"""What copying does to a whole text is undone, and what differs from line to line is kept."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import pytest
import reading

from argmap.read import read_source
from argmap.read.sources.repairs import repaired
from argmap.read.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.model import Thread

PAGE = """\
Should the pool close at eight?

3 comments

Ann Vale
2 hours ago
Yes – nobody swims after eight, and the lights don't come free.
The guards want to go home.

Reply
Ömer
1 hour ago
> nobody swims after eight
I do, "every" week & the week after.

Reply
Carla Díaz
34 minutes ago
Then pay for it.

Reply
"""
BEFORE = ("    ", "\t", "\u00a0\u00a0", "> ", ">", ">> ", "| ", "- ", "• ", "\u200b", "\u200e")


def thread(text: str) -> Thread:
    (found,) = read_source(Source("pool.txt", text.encode()))
    return found


def each(text: str, change: Callable[[str], str]) -> str:
    return "\n".join(map(change, text.removesuffix("\n").split("\n")))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace(">", "&gt;").replace("'", "&#39;")


def counted(text: str) -> str:
    return "\n".join(f"{number:>4}  {line}" for number, line in enumerate(text.split("\n"), 1))


DAMAGED = {
    **{f"before {mark!r}": each(PAGE, mark.__add__) for mark in BEFORE},
    **{f"before {mark!r} but no empty line": re.sub("^(?=.)", mark, PAGE, flags=re.MULTILINE) for mark in BEFORE},
    "empty lines without the space": each(PAGE, lambda line: f"> {line}".rstrip()),
    "doubled": PAGE.replace("\n", "\n\n"),
    "doubled and quoted": each(PAGE.replace("\n", "\n\n"), lambda line: "> " + line),
    "behind": each(PAGE, lambda line: line + "\u00a0\u200b"),
    "behind all lines": each(PAGE, lambda line: line + "\u200e" if line else line),
    "line separators": PAGE.replace("\n", "\u2028"),
    "soft breaks": PAGE.replace("\n", "\x0b").replace("\x0b\x0b", "\n\n"),
    "three characters for a line's end": PAGE.replace("\n", "\r\r\n"),
    "non-breaking spaces": PAGE.replace(" ", "\u00a0"),
    "soft hyphens": PAGE.replace("nobody", "no\u00adbody").replace("guards", "gu\u00adards"),
    "wrong encoding": PAGE.encode().decode("latin-1"),
    "wrong encoding of a page": PAGE.encode().decode("cp1252"),
    "escaped": escaped(PAGE),
    "counted": counted(PAGE),
}  # fmt: skip

LONG = """\
Should the town keep its night bus at the weekend, although hardly anybody is on it after one?

2 comments

Dora K.
3 May 2024, 10:12
I work in the hospital kitchen and my shift ends at half past one without a bus, so I'd walk for an hour along the road,
or pay for a taxi what I earn in two hours.

Reply

Emil
3 May 2024, 11:40
Then let the hospital pay for a bus of its own, as the bakery does for the people who come in at three in the morning.

Reply
"""


def wrapped(text: str) -> str:
    return each(text, lambda line: textwrap.fill(line, 72, break_on_hyphens=False))


@pytest.mark.parametrize("damage", [wrapped, lambda text: each(wrapped(text), "> ".__add__)])
def test_lines_broken_at_a_column_are_joined(damage: Callable[[str], str]) -> None:
    long = LONG.replace("road,\nor", "road, or")
    assert repaired(Source("a.txt", damage(long).encode())).text == long.rstrip("\n")
    assert reading.shape(thread(damage(long))) == reading.shape(thread(long))


def test_a_line_is_not_joined_to_a_head_or_an_item() -> None:
    text = """\
        The council wants to close the pool at eight and people have only
        one month to say what they think of it, which is short.
        Nobody asked the swimmers who come in the evening because of their
        jobs, or the guards.
        Three reasons that I find good, in the order in which I heard them
        - light
        Emil, who is on the council and lives near it, on 3 May 2024, 10:12
        yes
        """
    lines = repaired(Source("a.txt", textwrap.dedent(text).encode())).text.strip().split("\n")
    assert [line.split()[0] for line in lines] == ["The", "Nobody", "Three", "-", "Emil,", "yes"]


MAIL = "Hello Ruth,\n\nhere is the thread{}\n\n" + each(PAGE, "> ".__add__) + "\n\nBest wishes\nSam\n"


def test_a_paste_that_a_mail_quotes_is_read_like_the_page() -> None:
    assert reading.shape(thread(MAIL.format(":"))) == reading.shape(thread(PAGE))


def test_a_mail_that_quotes_a_mail_keeps_its_marks() -> None:
    text = MAIL.format(".\n\nOn 3 May 2024 at 10:12, Ann Lee <ann@example.org> wrote:")
    assert ">" in repaired(Source("a.txt", text.encode())).text


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_page_is_read_like_the_page(name: str) -> None:
    whole, found = thread(PAGE), thread(DAMAGED[name])
    assert [one.author for one in whole.comments] == ["Ann Vale", "Ömer", "Carla Díaz"]
    assert found.title == whole.title
    assert reading.shape(found) == reading.shape(whole)


@pytest.mark.parametrize("name", DAMAGED)
def test_what_was_undone_is_told_but_for_the_ends_of_lines(name: str) -> None:
    said = [note.what for note in thread(DAMAGED[name]).origin.notes if note.kind == "changed"]
    assert bool(said) == (name != "three characters for a line's end")


def test_lines_are_numbered_as_in_the_file() -> None:
    head = "Ann Vale wrote on 3 May 2024, 10:12\nNo.\n\nBob wrote on 3 May 2024, 10:15\nYes, it is.\n\n"
    text = head + "Cy wrote on 3 May 2024, 10:19\nI see.\n\nDee wrote on 3 May 2024, 10:29\nHm, no.\n"
    source = repaired(Source("a.txt", text.replace("\n", "\n\n").encode()))
    assert source.text == text.rstrip("\n")
    assert [source.number(line) for line in (0, 1, 2, 5)] == [0, 1, 3, 9]


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        each(PAGE, lambda line: "> " + line if "s" in line else line),  # some lines are quoted
        "Ann\n  Bob\n    Cy\n  Dee\n    Eve\n",  # a tree
        "-1\n-2\n-3\n-4\n-5\n",  # numbers
        "*No.*\n*Yes.*\n*No!*\n*Why?*\n",  # stressed words
        "1. Ann: no.\n2. Bob: yes.\n3. Cy: no.\n4. Ann: so?\n",  # a list
        "One.\n\nTwo.\n\nThree.\nFour.\n\nFive.\n",  # paragraphs
        "Write &amp; for & in HTML, &lt; for < and &gt; for >.\n",  # about entities
        "id,text\n1,one\u2028two\n2,no\n3,yes\n",  # a cell with a line's end
        "Préférer « les\u00a0deux » ?\nOui\u00a0!\nNon, merci\u00a0: jamais.\nBon, alors.\n",  # as French is typed
        "> Ann\n> Bob\n> Cy\n",  # few
        "1. Ann: no.\n2. Bob: yes.\n3. Cy: no.\n4. Ann: no.\n5. Bob: yes.\n",  # a numbered list
        "I come home\nand nobody is there\nbut the cat on the chair that is old\nand the light of the day\n",  # verse
        "",
    ],
)  # fmt: skip
def test_what_is_not_uniform_stays(text: str) -> None:
    source = Source("a.txt", text.encode())
    assert repaired(source) is source


def test_markup_stays() -> None:
    source = Source("a.html", b"  <html>\n\n  <p>&amp; &amp; &amp;</p>\n\n  <p>a</p>\n\n  <p>b</p>\n\n  </html>")
    assert repaired(source) is source
