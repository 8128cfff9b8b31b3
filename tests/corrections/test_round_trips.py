"""Any map said to be right in full stays as it is; any thread that grows keeps its corrections, or they are told."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from maps_by_hand import any_map

from argmap.corrections import Corrections, parse
from argmap.corrections.writing import dump
from argmap.errors import ArgmapError
from argmap.model import ArgumentMap, Comment, Outcome
from argmap.views.correcting import everything

often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def corrected(found: ArgumentMap, text: str) -> tuple[ArgumentMap, tuple[Outcome, ...], list[object]]:
    told: list[object] = []
    session = Corrections(parse("c.yaml", text), told.append).of(found.thread)
    if session is None:
        return found, (), told
    return session.whole(replace(found, thread=session.thread)), session.finish(), told


def key(found: ArgumentMap) -> str | None:
    """The map as corrections, or None where it has words that nothing can be bound to."""
    try:
        return dump(everything(found))
    except ArgmapError as error:
        assert error.problems[0].code == "C005"  # noqa: PT017  # such maps are told, not corrected
        return None


@often
@given(any_map())
def test_each_correction_of_any_map_is_bound_or_told(found: ArgumentMap) -> None:
    text = key(found)
    if text is None:
        return
    after, outcomes, told = corrected(found, text)
    assert {one.effect for one in outcomes} <= {"confirmed", "changed", "added", "struck", "unbound"}
    assert all(bool(one.why) == (one.effect == "unbound") for one in outcomes)
    said = len(parse("c.yaml", text))
    assert len(outcomes) + sum("C003" in str(one) for one in told) <= said
    assert {c.id for c in after.thread.everything()} == {c.id for c in found.thread.everything()}


@often
@given(any_map(), st.lists(st.tuples(st.text(max_size=30), st.integers(0, 9)), max_size=4))
def test_a_thread_that_grows_keeps_its_corrections_or_they_are_told(
    found: ArgumentMap, more: list[tuple[str, int]]
) -> None:
    text = key(found)
    if text is None:
        return
    comments = list(found.thread.comments)
    for number, (words, at) in enumerate(more):
        comments.insert(min(at, len(comments)), Comment(f"new{number}", words, "Newcomer"))
    thread = replace(found.thread, comments=tuple(comments))
    before, after = corrected(found, text)[1], corrected(replace(found, thread=thread), text)[1]
    assert len(before) == len(after)
    new = {comment.text for comment in comments if comment.id.startswith("new")}
    for one, other in zip(before, after, strict=True):
        assert one.correction == other.correction
        if other.effect == "unbound":
            assert other.why
        elif one.effect != "unbound" and not any(one.correction.at.words in words for words in new):
            assert other.marks == one.marks or one.correction.kind in {"link", "role"}
