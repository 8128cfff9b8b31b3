"""No reader is sure of files of another format, and what none knows is read by the general one."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from argmap.read import choose, read_file
from argmap.read.sources.opening import open_sources

PASTES = Path(__file__).parent / "pastes"
GENERAL = frozenset({"text", "json", "csv", "html-page", "feed"})
"""Readers that any text, JSON, table or page goes to where nothing else fits; they are never sure."""

SITES = frozenset((
    "amazon", "canvas", "class", "classroom", "discord", "discourse", "disqus", "github", "gmail", "google",
    "googledocs", "hackernews", "kialo", "list", "livejournal", "mail", "moodle", "movabletype", "outlook", "phpbb",
    "reddit", "slack", "stackexchange", "teams", "telegram", "transcript", "whatsapp", "zoom",
))  # fmt: skip
"""How the names of files begin whose site has a reader of its own; all others are strangers."""

CLAIMS = 0.5
"""A reader that is so sure of a file claims it."""

ALSO = {("messages", "outlook")}
"""Two readers of one form: blocks of mail headers are messages, and a mail with its thread below is both."""


def files() -> list[Path]:
    return sorted(path for path in PASTES.rglob("*.txt") if path.name != "not_yet.txt")


@cache
def read_by(path: Path) -> str:
    return next(iter(read_file(path))).origin.format


def test_a_stranger_is_read_by_the_general_reader() -> None:
    wrong = {
        path.name: name
        for path in files()
        if (name := read_by(path)) != "text" and path.name.removeprefix("v-").split("_")[0].split("-")[0] not in SITES
    }
    assert not wrong


def test_no_reader_claims_more_than_one_in_fifty_files_of_others() -> None:
    claimed: Counter[str] = Counter()
    for path in files():
        (source,) = open_sources(str(path))
        taken = read_by(path)
        claimed.update(
            reader.name
            for sure, reader in choose(source)
            if sure >= CLAIMS and reader.name not in GENERAL | {taken} and (reader.name, taken) not in ALSO
        )
    most = len(files()) / 50
    assert {name: count for name, count in claimed.items() if count > most} == {}
