"""Over random threads, through every stage and into every form: what must hold whatever people write."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap import mapping
from argmap.claims import reading as claim_reading
from argmap.model import ArgumentMap, Comment, Thread
from argmap.read.common.quotes import with_quotes
from argmap.read.formats.argmap.saved_map import load_maps
from argmap.read.sources.source import Source
from argmap.render import forms
from argmap.render.base import Options
from argmap.render.json_map import dumps, dumps_line, dumps_thread

if TYPE_CHECKING:
    from argmap.mapping import Mapper
    from argmap.render.base import Form

LINES = (
    "no yes agreed I you they it is was not all about money the cost security wrong right because but however if so",
    "@Ana Ben's #2 above quote: > . , ? ! ( ) -- http://a.b/c 100% don't disagree with exactly nonsense",
    "think claim safety privacy children and or why how jobs <b> & [[x]] =1+1 \u201c \u201d \U0001f600 \u0301",
)
WORDS = [word for line in LINES for word in line.split()]
WORDS += ["\n", "\n\n", "\t", "\x00", "\x1b[2J", "\u202e", "\u2028", "\r\n", "x" * 600]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=40)
NAMES = st.none() | st.sampled_from(["Ana", "Ben", "ana", "", "The one", "\x1b]0;x\x07", "猫"]) | st.text(max_size=8)


@st.composite
def threads(draw: st.DrawFn) -> Thread:
    """Threads of up to eight comments, with and without a post and parents."""
    comments: list[Comment] = []
    for number in range(draw(st.integers(0, 8))):
        parent = draw(st.none() | st.sampled_from([c.id for c in comments])) if comments else None
        comments.append(Comment(f"c{number + 1}", draw(TEXTS), draw(NAMES) or None, parent=parent))
    post = Comment("post", draw(TEXTS), draw(NAMES) or None) if draw(st.booleans()) else None
    return with_quotes(Thread(draw(st.text(max_size=6)) or "t", draw(st.text(max_size=20)), tuple(comments), post))


often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def sound(found: ArgumentMap, thread: Thread) -> None:
    """Comments in are comments out; spans give their words; ids are unique and ends exist."""
    assert found.thread == thread
    texts = {comment.id: comment.text for comment in thread.everything()}
    ids = [claim.id for claim in found.claims] + [link.id for link in found.links]
    assert len(set(ids)) == len(ids)
    assert not set(ids) & set(texts)
    ends = {claim.id: claim.comment for claim in found.claims} | {one: one for one in texts}
    for claim in found.claims:
        assert texts[claim.comment][claim.start : claim.end] == claim.text
        assert claim.because
    for link in found.links:
        assert ends[link.source] != ends[link.target]
    of = {claim.id: claim.comment for claim in found.claims}
    for where, evidence in [
        *((claim.comment, e) for claim in found.claims for e in claim.because),
        *((ends[link.source], e) for link in found.links for e in link.because),
        *((reply.source, e) for reply in found.replies for e in reply.because),
    ]:
        if evidence.start is not None and evidence.end is not None:
            text = texts[of.get(evidence.comment or where, evidence.comment or where)]
            assert text[evidence.start : evidence.end] == evidence.text
    answered = [reply.source for reply in found.replies]
    assert sorted(answered, key=list(texts).index) == answered
    assert [tag for claim in found.claims for tag in claim.tags if tag not in {t.id for t in found.tags}] == []


@often
@given(thread=threads())
def test_a_map_is_sound_and_read_back_the_same(mapper: Mapper, thread: Thread) -> None:
    found = mapper.map(thread)
    sound(found, thread)
    for saved in (dumps(found), dumps_line(found)):
        (again,) = load_maps(Source("map.json", saved.encode("utf-8")))
        assert dumps_line(again) == dumps_line(found)
        assert again.thread.comments == thread.comments


@often
@given(thread=threads())
def test_a_thread_is_read_back_the_same(thread: Thread) -> None:
    from argmap.read import read_source
    from argmap.read.formats.argmap.thread import READER

    (again,) = read_source(Source("t.json", dumps_thread(thread).encode("utf-8")), READER)
    assert (again.id, again.title, again.post, again.comments) == (
        thread.id,
        thread.title,
        thread.post,
        thread.comments,
    )


def test_halves_of_characters_are_no_obstacle_to_a_program(mapper: Mapper) -> None:
    thread = Thread("t", "\ud800", (Comment("a", "No, it is about money. \ud83d", "\udfff"), Comment("b", "\ud800No.")))
    found = mapper.map(thread)
    sound(found, thread)
    assert found.claims
    dumps(found).encode("utf-8")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=threads(), second=threads())
def test_a_map_does_not_depend_on_its_neighbours(mapper: Mapper, first: Thread, second: Thread) -> None:
    together = [dumps_line(found) for found in mapper.map_many([first, second])]
    assert together == [dumps_line(mapper.map(first)), dumps_line(mapper.map(second))]


QUICK = [form for form in forms() if form.name not in {"pdf", "png", "svg"}]
"""The others start a typesetter or Graphviz for each map; their own tests draw hostile maps."""


@pytest.mark.parametrize("form", QUICK, ids=lambda form: form.name)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(thread=threads())
def test_any_map_is_written_in_any_form_and_nothing_acts(mapper: Mapper, form: Form, thread: Thread) -> None:
    found = mapper.map(thread)
    for view in form.views or (None,):
        text = form.render(found, Options(view=view)).decode("utf-8")
        assert not set(text) & {"\x00", "\x1b", "\x07", "\u202e", "\u2066"}
        if form.name == "json":
            assert len(json.loads(text)["comments"]) == len(thread.comments)


WHOLE = {
    "text": Options(view="tree"),
    "markdown": Options(),
    "html": Options(),
    "csv": Options(table="comments"),
    "graphml": Options(graph="comments"),
    "dot": Options(graph="comments"),
    "mermaid": Options(graph="comments"),
    "aif": Options(),
    "argdown": Options(graph="comments"),
}
"""The forms, and how they are asked for every comment."""


@pytest.mark.parametrize("name", WHOLE)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(thread=threads())
def test_every_comment_is_in_every_form(mapper: Mapper, name: str, thread: Thread) -> None:
    found = mapper.map(thread)
    (form,) = [form for form in forms() if form.name == name]
    text = form.render(found, WHOLE[name]).decode("utf-8")
    labels = found.labels()
    assert len(labels) == len(list(thread.everything()))
    marks = [_mark(name, known, label) for known, label in labels.items()]
    assert [mark for mark in marks if not re.search(rf"{re.escape(mark)}(?!\d)", text)] == []


def _mark(form: str, known: str, label: str) -> str:
    """What stands in a form for a comment."""
    if form == "aif":
        return f'"comment": "{known}"'
    return label.replace("#", "#35;") if form == "mermaid" else label


def test_what_is_let_go_of_a_long_comment_changes_no_map(mapper: Mapper, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "They say it is about money, but it is not. I agree with Ann because nobody asked us. He said: no. " * 5
    thread = Thread("t", "", (Comment("c1", words, "Ann"), Comment("c2", f"Ann, I agree. {words}", "Ben")))
    whole = mapper.map(thread)
    assert whole.links
    assert whole.claims
    monkeypatch.setattr(mapping, "MUCH", 1)
    monkeypatch.setattr(claim_reading, "_NEAR", 1)
    assert mapper.map(thread) == whole
