from __future__ import annotations

import json
import sys
import weakref
from typing import Any, Self

import pytest
import reading

from argmap.errors import ArgmapError
from argmap.read import read_source
from argmap.read.formats.argmap.thread import read
from argmap.read.sources.source import Source

THREAD: dict[str, Any] = {
    "id": "lane",
    "title": "A lane",
    "post": {"author": "Ed", "date": None, "text": "It opens."},
    "comments": [
        {"id": "a", "author": "Ann", "date": "2012-03-04T10:02:00Z", "parent": "post", "text": "No."},
        {"id": 7, "author": None, "parent": "a", "text": "Yes.", "state": "hidden"},
    ],
}


def made(**changes: object) -> str:
    return json.dumps({**THREAD, **changes})


def test_a_thread_is_read_as_it_stands() -> None:
    found = reading.thread(made(), "t.json")
    assert (found.id, found.title, found.origin.format) == ("lane", "A lane", "thread")
    assert found.post is not None
    assert reading.shape(found) == [("a", "post", "Ann", "No."), ("7", "a", None, "Yes.")]
    assert found.comments[0].posted is not None
    assert found.comments[1].state == "hidden"


def test_neither_a_line_nor_what_json_makes_of_it_is_held_while_its_thread_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Row(dict[str, Any]):
        """A dict that can be watched."""

    def loads(text: str) -> Row:
        seen.append(weakref.ref(row := Row(decode(text))))
        return row

    decode, seen = json.loads, list[weakref.ref[Row]]()
    source = Source("t.jsonl", f"{made()}\n{made(id='other')}\n".encode())
    lines = source.lines()
    _, line = next(lines)
    assert sys.getrefcount(line) == 2  # ours, and the call's
    monkeypatch.setattr(json, "loads", loads)
    threads = read(source)
    assert next(threads).id == "lane"
    assert [row() for row in seen] == [None]


def test_lines_and_lists_hold_many_threads() -> None:
    one, two = made(), made(id="other")
    assert [found.id for found in reading.threads(f"{one}\n\n{two}\n", "t.jsonl")] == ["lane", "other"]
    assert [found.id for found in reading.threads(f"[{one}, {two}]", "t.json")] == ["lane", "other"]
    assert reading.thread(json.dumps(THREAD, indent=2), "t.json").id == "lane"


WRONG = {
    "I006": made(comments=[{"id": "a", "text": "x"}, {"id": "a", "text": "y"}]),
    "I007": made(comments=[{"id": "a", "text": "x", "parent": "b"}, {"id": "b", "text": "y"}]),
    "I005": made(comments=[{"id": "a"}]),
    "I013": '{"id": "t", "comments": ' + "[" * 100_000,
}


@pytest.mark.parametrize("code", WRONG)
def test_what_is_wrong_is_said_with_its_code(code: str) -> None:
    with pytest.raises(ArgmapError) as error:
        list(read(Source("t.json", WRONG[code].encode())))
    assert [problem.code for problem in error.value.problems] == [code]


def test_whole_threads_come_before_the_problems_of_others() -> None:
    found = iter(read(Source("t.jsonl", f"{made()}\n{{\n{made(id='z')}\n{made(comments=3)}\n".encode())))
    assert [next(found).id, next(found).id] == ["lane", "z"]
    with pytest.raises(ArgmapError) as error:
        next(found)
    assert [problem.location.line for problem in error.value.problems] == [2, 4]


def test_an_unknown_parent_names_itself() -> None:
    text = made(comments=[{"id": "a", "text": "x", "parent": "zz"}])
    assert "'zz' of 'a' is not in the thread" in reading.refused(text, "t.json")


def test_halves_of_characters_are_mended() -> None:
    found = reading.thread('{"id": "t", "comments": [{"id": "a", "text": "\\ud83d\\ude00 \\ud800"}]}', "t.json")
    assert found.comments[0].text == "😀 �"


def test_a_long_file_is_read_line_by_line() -> None:
    lines = iter([b"%s\n" % made().encode()] * 3)

    class Endless:
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def read(self, size: int) -> bytes:
            return made().encode()[:size]

        def readline(self, _: int) -> bytes:
            return next(lines)

    found = read(Source("t.jsonl", Endless))  # type: ignore[arg-type]
    assert next(found).id == "lane"
    assert len(list(lines)) == 2


def test_a_post_that_is_longer_than_what_is_looked_at_is_read() -> None:
    words = "It is about money. " * 5_000
    post = {"author": None, "date": None, "text": words}
    data = {"id": "t", "title": "", "post": post, "comments": [{"text": "No."}]}
    (found,) = read_source(Source("t.json", json.dumps(data).encode()))
    assert found.post is not None
    assert (found.post.text, len(found.comments)) == (words, 1)


@pytest.mark.parametrize(("origin", "on_page"), [({"on_page": True}, True), ({"format": "text"}, False), (7, False)])
def test_comments_on_a_page_stay_so(origin: object, on_page: object) -> None:
    assert reading.thread(made(origin=origin), "t.json").origin.on_page is on_page


def test_what_is_read_of_a_page_is_written_as_such() -> None:
    from argmap.render.json_map import dumps_thread

    paste = "Ola Brekke\n3 May 2024\nThe ferry is late.\n\nTove Lund\n4 May 2024\nIt was on time in April.\n"
    paste += "\nPer Dahl\n5 May 2024\nTake the bridge instead.\n"
    (found,) = read_source(Source("p.txt", paste.encode()))
    again = reading.thread(dumps_thread(found), "t.json")
    assert found.origin.on_page
    assert again.origin.on_page


def test_a_moment_that_is_none_leaves_the_words_of_the_date() -> None:
    row = '{"id": "c1", "author": "Ann", "date": "3 May 2024", "posted": " 0224-05-03T00:00:00", "text": "Yes."}'
    found = reading.thread(f'{{"id": "p", "title": "", "post": null, "comments": [{row}]}}', "t.json")
    assert found.comments[0].posted is not None
    assert found.comments[0].posted.year == 2024
