from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

import pytest
import reading

from argmap.errors import ArgmapError
from argmap.read import read_source, readers
from argmap.read.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.common.reader import Reader

ODD: tuple[object, ...] = (None, 5, "x", [[]], {"a": 1})
"""What may stand where a reader looks for something else."""


def changed(value: object) -> Iterator[object]:
    """A value with each of its parts replaced by each odd one."""
    yield from ODD
    if isinstance(value, dict):
        for key, part in value.items():
            yield from ({**value, key: other} for other in changed(part))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from ([*value[:place], other, *value[place + 1 :]] for other in changed(part))


def is_read_or_refused(text: str, reader: Reader) -> None:
    """Whatever stands in an export, its reader gives threads or a problem."""
    try:
        rows, whole = [json.loads(text)], True
    except ValueError:
        rows, whole = [json.loads(line) for line in text.splitlines()], False
    for place, row in enumerate(rows):
        for other in changed(row):
            given = dump(other) if whole else lines(*rows[:place], other, *rows[place + 1 :])
            with contextlib.suppress(ArgmapError):
                list(read_source(Source("odd.json", given.encode()), reader))


@pytest.fixture(autouse=True)
def _also_with_odd_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every export that a test reads is read again with each of its values replaced."""
    read, known = reading.threads, {reader.name: reader for reader in readers()}

    def threads(text: str, name: str) -> list[Thread]:
        found = read(text, name)
        is_read_or_refused(text, known[found[0].origin.format])
        return found

    monkeypatch.setattr(reading, "threads", threads)


def dump(value: object) -> str:
    return json.dumps(value)


def lines(*rows: object) -> str:
    return "\n".join(map(json.dumps, rows)) + "\n"


def t1(name: str, body: str, parent: str, *replies: dict[str, Any], **more: object) -> dict[str, Any]:
    inner: object = {"kind": "Listing", "data": {"children": list(replies)}} if replies else ""
    data = {
        "id": name,
        "author": "u" + name,
        "body": body,
        "parent_id": parent,
        "link_id": "t3_p",
        "created_utc": 1.5e9,
    }
    return {"kind": "t1", "data": {**data, "replies": inner, **more}}


def listing(*children: object) -> dict[str, Any]:
    return {"kind": "Listing", "data": {"children": list(children)}}


def test_a_reddit_listing_with_stubs_and_entities() -> None:
    post = {
        "kind": "t3",
        "data": {"id": "p", "author": "op", "title": "A &amp; B", "selftext": "Well?", "created_utc": 1.4e9},
    }
    more = {"kind": "more", "data": {"count": 7, "parent_id": "t1_a", "id": "x", "children": ["x"]}}
    onward = {"kind": "more", "data": {"count": 0, "parent_id": "t1_b", "id": "_", "children": []}}
    tree = t1("a", "1 &lt; 2", "t3_p", t1("b", "[deleted]", "t1_a", onward, author="[deleted]"), more)
    found = reading.thread(dump([listing(post), listing(tree, t1("c", "no", "t3_p"))]), "x.json")
    assert found.origin.format == "reddit-json"
    assert (found.id, found.title) == ("p", "A & B")
    assert found.post is not None
    assert found.post.text == "A & B\n\nWell?"
    assert reading.shape(found) == [
        ("a", "post", "ua", "1 < 2"),
        ("b", "a", "[deleted]", "[deleted]"),
        ("c", "post", "uc", "no"),
    ]
    assert found.comments[1].state == "deleted"
    assert "7 comments are not in the file" in found.origin.notes[0].what


def test_a_reddit_dump_by_lines_of_two_posts() -> None:
    rows = [
        {
            "id": "c2",
            "author": "b",
            "body": "two",
            "link_id": "t3_p",
            "parent_id": "t1_c1",
            "created_utc": "1500000001",
        },
        {"id": "c1", "author": "a", "body": "one", "link_id": "t3_p", "parent_id": "t3_p", "created_utc": 1500000000},
        {
            "id": "d1",
            "author": "c",
            "body": "far",
            "link_id": "t3_q",
            "parent_id": "t1_gone",
            "created_utc": 1500000002,
        },
    ]
    one, two = reading.threads(lines(*rows), "x.ndjson")
    assert reading.shape(one) == [("c1", None, "a", "one"), ("c2", "c1", "b", "two")]
    assert reading.shape(two) == [("d1", None, "c", "far")]
    assert any("not in the file" in note.what for note in two.origin.notes)


def test_hacker_news_of_both_apis() -> None:
    reply: dict[str, object] = {
        "id": 3,
        "author": None,
        "text": None,
        "parent_id": 2,
        "story_id": 1,
        "children": [],
        "type": "comment",
    }
    text = "So <i>true</i>.<p>&gt; what &amp;amp; where"
    top = {"id": 2, "author": "a", "text": text, "parent_id": 1, "story_id": 1, "children": [reply], "type": "comment"}
    story = {
        "id": 1,
        "author": "op",
        "title": "T",
        "url": "http://t.example",
        "children": [top],
        "type": "story",
        "points": 1,
    }
    algolia = reading.thread(dump({**story, "created_at_i": 1, "parent_id": None, "story_id": 1}), "x.json")
    assert reading.shape(algolia) == [("2", "post", "a", "So true.\n\n> what &amp; where"), ("3", "2", None, "")]
    firebase = [
        {"by": "op", "id": 10, "kids": [11], "time": 1577836800, "title": "T", "type": "story", "descendants": 2},
        {"by": "b", "id": 12, "parent": 11, "text": "two", "time": 1577836900, "type": "comment"},
        {"by": "a", "id": 11, "kids": [12], "parent": 10, "text": "one", "time": 1577836850, "type": "comment"},
        {"deleted": True, "id": 13, "parent": 10, "time": 1577836999, "type": "comment"},
    ]
    found = reading.thread(dump(firebase), "x.json")
    assert [(one.id, one.parent, one.state) for one in found.comments] == [
        ("11", "post", None),
        ("12", "11", None),
        ("13", "post", "deleted"),
    ]


def test_convokit_of_two_versions_and_many_conversations() -> None:
    rows = [
        {"id": "r", "conversation_id": "r", "speaker": "a", "text": "hi", "timestamp": 1476610177, "reply_to": None},
        {"id": "s", "root": "s", "user": "b", "text": "yo", "timestamp": None, "reply-to": None},
        {"id": "t", "conversation_id": "r", "speaker": {"id": "c"}, "text": "no", "timestamp": "1", "reply_to": "r"},
    ]
    found = reading.threads(lines(*rows), "utterances.jsonl")
    assert {one.id: reading.shape(one) for one in found} == {
        "s": [("s", None, "b", "yo")],
        "r": [("r", None, "a", "hi"), ("t", "r", "c", "no")],
    }


def test_youtube_in_three_forms() -> None:
    comments = [
        {"id": "U", "parent": "root", "text": "first", "author": "@ann", "timestamp": 1600000000},
        {"id": "U.r", "parent": "U", "text": "re", "author": "@bob", "timestamp": 1600000100},
    ]
    info = {"id": "v", "title": "V", "description": "d", "formats": [], "extractor": "youtube", "webpage_url": "u",
            "uploader": "Chan", "comment_count": 9, "comments": comments}  # fmt: skip
    found = reading.thread(dump(info), "v.info.json")
    assert reading.shape(found) == [("U", "post", "@ann", "first"), ("U.r", "U", "@bob", "re")]
    assert "7 of the video's 9 comments" in found.origin.notes[0].what
    snippet = {"textDisplay": "A &amp; B<br>C", "authorDisplayName": "Ann", "publishedAt": "2020-01-01T00:00:00Z"}
    reply = {"id": "R", "snippet": {**snippet, "parentId": "T", "textDisplay": "no"}}
    item = {
        "id": "T",
        "snippet": {"topLevelComment": {"id": "T", "snippet": snippet}},
        "replies": {"comments": [reply]},
    }
    api = reading.thread(dump({"kind": "youtube#commentThreadListResponse", "items": [item]}), "x.json")
    assert reading.shape(api) == [("T", None, "Ann", "A & B\nC"), ("R", "T", "Ann", "no")]
    down = {"cid": "a", "text": "x", "time": "1 year ago", "author": "@z", "channel": "c", "votes": "1", "photo": ""}
    loaded = reading.thread(lines(down, {**down, "cid": "a.b", "text": "y"}), "x.json")
    assert [(one.id, one.parent) for one in loaded.comments] == [("a", None), ("a.b", "a")]


def test_discourse_replies_by_number_and_counts_what_is_missing() -> None:
    quote = (
        '<aside class="quote" data-username="op" data-post="1"><div class="title">op:</div>'
        "<blockquote><p>Hi</p></blockquote></aside><p>Hello</p>"
    )
    base = {"created_at": "2020-01-01T00:00:00.000Z", "topic_id": 7}
    posts = [
        {"id": 501, "username": "op", "cooked": "<p>Hi</p>", "post_number": 1, "reply_to_post_number": None, **base},
        {"id": 502, "username": "ann", "cooked": quote, "post_number": 2, "reply_to_post_number": 1, **base},
        {"id": 503, "username": "bob", "cooked": "<p>x</p>", "post_number": 4, "reply_to_post_number": 3, **base},
    ]
    topic = {"post_stream": {"posts": posts, "stream": [501, 502, 509, 503]}, "id": 7, "title": "T"}
    found = reading.thread(dump(topic), "t.json")
    assert reading.shape(found) == [("502", "post", "ann", "> Hi\n\nHello"), ("503", None, "bob", "x")]
    assert found.comments[0].quotes[0].of == "op"
    said = " ".join(note.what for note in found.origin.notes)
    assert "1 posts of the topic are not in the file" in said
    assert "answering something that is not in the file" in said


def test_lemmy_paths() -> None:
    def view(name: int, path: str, **more: object) -> dict[str, Any]:
        inner = {
            "id": name,
            "post_id": 3,
            "content": f"c{name}",
            "path": path,
            "published": "2023-06-12T10:00:00Z",
            **more,
        }
        return {"comment": inner, "creator": {"name": f"u{name}"}, "post": {"id": 3, "name": "P"}, "counts": {}}

    found = reading.thread(dump({"comments": [view(12, "0.12"), view(34, "0.12.34", removed=True)]}), "l.json")
    assert (found.id, found.title) == ("3", "P")
    assert reading.shape(found) == [("12", None, "u12", "c12"), ("34", "12", "u34", "c34")]
    assert found.comments[1].state == "deleted"


def test_mastodon_lacks_the_status_itself() -> None:
    base = {"created_at": "2022-11-20T10:00:00.000Z"}
    link = '<p>See <a href="u"><span class="invisible">https://</span><span class="ellipsis">x.y/z</span></a></p>'
    below = [
        {"id": "101", "in_reply_to_id": "100", "content": "<p>no</p>", "account": {"acct": "bo@o.example"}, **base},
        {
            "id": "102",
            "in_reply_to_id": "101",
            "content": link,
            "account": {"acct": "op"},
            "spoiler_text": "Tea",
            **base,
        },
    ]
    found = reading.thread(dump({"ancestors": [], "descendants": below}), "m.json")
    assert reading.shape(found) == [("101", None, "bo@o.example", "no"), ("102", "101", "op", "Tea\n\nSee x.y/z")]
    assert any("status itself" in note.what for note in found.origin.notes)


def test_bluesky_counts_what_is_gone() -> None:
    def post(name: str, words: str) -> dict[str, Any]:
        record = {"$type": "app.bsky.feed.post", "text": words, "createdAt": "2024-01-01T00:00:00.000Z"}
        return {
            "uri": f"at://did:plc:x/app.bsky.feed.post/{name}",
            "author": {"handle": f"{name}.example"},
            "record": record,
        }

    view = "app.bsky.feed.defs#threadViewPost"
    gone = {"$type": "app.bsky.feed.defs#notFoundPost", "uri": "at://y", "notFound": True}
    reply = {"$type": view, "post": post("3b", "No"), "replies": [gone]}
    found = reading.thread(dump({"thread": {"$type": view, "post": post("3a", "Hi"), "replies": [reply]}}), "b.json")
    assert found.post is not None
    assert (found.post.text, reading.shape(found)) == ("Hi", [("3b", "post", "3b.example", "No")])
    assert any("1 posts are deleted or blocked" in note.what for note in found.origin.notes)


def test_hypothesis_puts_the_passages_into_the_post() -> None:
    selector = [{"type": "TextQuoteSelector", "exact": "the passage"}]
    rows = [
        {"id": "A", "user": "acct:ann@hypothes.is", "text": "Good", "uri": "http://x", "created": "2020-01-02",
         "target": [{"source": "http://x", "selector": selector}], "document": {"title": ["Page"]}},
        {"id": "B", "user": "acct:bob@hypothes.is", "text": "Bad", "uri": "http://x", "references": ["A"]},
    ]  # fmt: skip
    found = reading.thread(dump({"total": 2, "rows": rows}), "h.json")
    assert found.post is not None
    assert (found.post.text, found.post.author) == ("Page\n\nthe passage", None)
    assert reading.shape(found) == [("A", "post", "ann", "Good"), ("B", "A", "bob", "Bad")]


def test_github_in_four_forms() -> None:
    issue = "https://api.github.com/repos/o/r/issues/5"
    rest: list[dict[str, object]] = [
        {
            "id": 1,
            "user": {"login": "ann"},
            "created_at": "2020-01-01T00:00:00Z",
            "body": "Hi\r\nthere",
            "issue_url": issue,
        },
        {"id": 2, "user": None, "created_at": "2020-01-01T00:10:00Z", "body": "No", "issue_url": issue},
    ]
    found = reading.thread(dump(rest), "g.json")
    assert found.id == "o/r/issues/5"
    assert reading.shape(found) == [("1", None, "ann", "Hi\nthere"), ("2", None, "ghost", "No")]
    review = [{**rest[0], "path": "a.py"}, {**rest[1], "in_reply_to_id": 1}]
    assert [one.parent for one in reading.thread(dump(review), "g.json").comments] == [None, "1"]
    comment = {"id": "IC", "author": {"login": "ann"}, "body": "ok", "createdAt": "2020-01-01T00:00:00Z"}
    view = {
        "author": {"login": "op"},
        "title": "T",
        "body": "B",
        "comments": [comment],
        "url": "https://github.com/o/r/issues/5",
    }
    seen = reading.thread(dump(view), "g.json")
    assert seen.post is not None
    assert (seen.post.text, reading.shape(seen)) == ("T\n\nB", [("IC", None, "ann", "ok")])
    talk = {**comment, "replies": {"nodes": [{**comment, "id": "R", "body": "re"}]}}
    ask = {"title": "D", "body": "b", "author": {"login": "op"}, "createdAt": "2020", "comments": {"nodes": [talk]}}
    discussion = reading.thread(dump({"data": {"repository": {"discussion": ask}}}), "g.json")
    assert [(one.id, one.parent) for one in discussion.comments] == [("IC", None), ("R", "IC")]


@pytest.mark.parametrize("opening", ['{"kind":"Listing","data":', '{"post_stream":', '{"thread":{"record":{"handle":'])
def test_json_that_is_cut_off_or_too_deep_is_refused(opening: str) -> None:
    assert "not JSON" in reading.refused(opening, "x.json")
    assert "I013" in reading.refused(opening + "[" * 5000 + "]" * 5000 + "}" * opening.count("{"), "x.json")


def test_what_no_writer_can_encode_is_replaced() -> None:
    row = '{"id":"a","author":"b","body":"x\\ud800y\\u0000z","link_id":"t3_p","parent_id":"t3_p","created_utc":1}\n'
    (one,) = reading.thread(row, "x.ndjson").comments
    assert one.text == "x\ufffdy\ufffdz"


def test_words_of_nobody_are_no_quote() -> None:
    comments = [{"id": "a", "text": " yes", "quotes": [{"start": 0, "end": 1, "of": "Ann"}]}]
    found = reading.thread(dump({"id": "t", "comments": comments}), "t.json")
    assert [(one.text, one.quotes) for one in found.comments] == [(" yes", ())]
