"""`argmap diff` and `argmap compare`, and a map written as the corrections that confirm it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from commands import run

from argmap.corrections import parse
from argmap.model import ArgumentMap, Claim, Comment, Evidence, Link, Motion, Point, Stand, Thread
from argmap.render.changes import TITLES, as_json, as_markdown, text
from argmap.render.json_map import dumps, dumps_thread
from argmap.views.agreement import agreement
from argmap.views.changes import changes

if TYPE_CHECKING:
    from pathlib import Path

BECAUSE = (Evidence("tags.x"),)
LOUD, QUIET = "The bells are too loud.", "The bells are lovely."
OLD = ArgumentMap(
    Thread("bells", "Bells", (Comment("c1", LOUD, "Ann"), Comment("c2", QUIET, "Bo"), Comment("c3", "Me too.", "Cy"))),
    (
        Claim("c1.1", "c1", 0, len(LOUD), LOUD, BECAUSE),
        Claim("c2.1", "c2", 0, len(QUIET), QUIET, BECAUSE),
    ),
    (),
    (
        Link("l1", "c2", "c1", "rebuttal", "stated", 0.5, BECAUSE),
        Link("l2", "c3", "c2", "agreement", "stated", 0.5, BECAUSE),
    ),
    points=(Point("p1", "The bells are a nuisance", ("c1.1", "c2.1"), "words", 0.6, (), ("c2.1",)),),
    motion=Motion("Stop the bells", "title", (Stand(("c1",), "for", 0.8, BECAUSE), Stand(("c2",), "unclear"))),
)


def test_a_map_does_not_differ_from_itself() -> None:
    found = changes(OLD, OLD)
    assert (found.changes, found.same) == ((), 3)
    assert "Nothing differs." in text(found)


def test_numbers_that_move_make_no_difference() -> None:
    first = Comment("c1", "Welcome to the forum of bells.", "Mod")
    moved = {"c1": "c2", "c2": "c3", "c3": "c4"}
    comments = (first, *(replace(c, id=moved[c.id]) for c in OLD.thread.comments))
    claims = tuple(replace(c, id=moved[c.comment] + ".1", comment=moved[c.comment]) for c in OLD.claims)
    links = tuple(replace(k, source=moved[k.source], target=moved[k.target]) for k in OLD.links)
    new = ArgumentMap(Thread("bells", "Bells", comments), claims, (), links)
    found = changes(replace(OLD, points=(), motion=None), new)
    assert [(one.what, one.how, one.words) for one in found.changes] == [("comment", "new", first.text)]


def test_all_that_differs_is_told() -> None:
    claims = (replace(OLD.claims[0], assertion="denied"), Claim("c3.1", "c3", 0, 7, "Me too.", BECAUSE))
    new = replace(
        OLD,
        thread=replace(OLD.thread, comments=(*OLD.thread.comments[:2], replace(OLD.thread.comments[2], author="Di"))),
        claims=claims,
        links=(replace(OLD.links[0], relation="agreement"),),
        points=(),
        motion=replace(OLD.motion, sides=(Stand(("c1",), "against", 0.8, BECAUSE), Stand(("c2",), "unclear"))),  # type: ignore[type-var]
    )
    found = changes(OLD, new)
    told = {(one.what, one.how): one for one in found.changes}
    assert (told["claim", "changed"].was, told["claim", "changed"].now) == ("claim, asserted", "claim, denied")
    assert told["claim", "gone"].words == QUIET
    assert told["claim", "new"].words == "Me too."
    assert (told["link", "changed"].was, told["link", "changed"].now) == ("rebuttal", "agreement")
    assert told["link", "gone"].where == "#3 Di → #2 Bo"
    assert told["point", "gone"].words == "The bells are a nuisance"
    assert (told["side", "changed"].where, told["side", "changed"].now) == ("Ann", "against")
    assert told["comment", "changed"].now == "Di"
    assert set(told) <= set(TITLES)
    assert json.loads(as_json(found))["changes"][0]["what"]
    assert as_markdown(found).count("## ") == len(told)


def test_hostile_words_do_no_harm_in_a_diff() -> None:
    evil = "\x1b[2J<script>alert(1)</script> [link](x) | `x`"
    new = replace(OLD, thread=replace(OLD.thread, comments=(*OLD.thread.comments, Comment("c4", evil, evil))))
    found = changes(OLD, new)
    assert "\x1b" not in text(found) + as_markdown(found) + as_json(found)
    assert "<script>" not in as_markdown(found)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "bells.json"
    path.write_text(dumps(OLD), encoding="utf-8")
    return path


def test_diff_says_by_its_exit_whether_something_differs(
    capsys: pytest.CaptureFixture[str], saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    other.write_text(dumps(replace(OLD, links=OLD.links[:1])), encoding="utf-8")
    assert run(capsys, "diff", saved, saved)[0] == 0
    code, out, _ = run(capsys, "diff", saved, other)
    assert (code, "Links that are gone (1)" in out) == (1, True)
    for name, words in (("d.md", "## Links"), ("d.json", '"what": "link"'), ("d.html", 'data-view="changes"')):
        assert run(capsys, "diff", saved, other, "-o", tmp_path / name)[0] == 1
        assert words in (tmp_path / name).read_text("utf-8")
    assert run(capsys, "diff", saved, other, "-o", tmp_path / "d.xyz")[0] == 1


def test_a_map_as_corrections_confirms_itself(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    thread = tmp_path / "bells.json"
    thread.write_text(dumps_thread(OLD.thread), encoding="utf-8")
    key = tmp_path / "key.yaml"
    assert run(capsys, "map", thread, "-o", key)[0] == 0
    code, out, err = run(capsys, "diff", thread, thread, "--corrections", key)
    assert code == 0, out
    assert " C00" not in err


MINE = """
- {link: rebuttal, words: The bells are lovely, by: Bo, to: {words: The bells are too loud, by: Ann}}
- {link: agreement, words: Me too., by: Cy, to: {words: The bells are lovely, by: Bo}}
- {role: claim, words: The bells are lovely., by: Bo}
- {reply: right, words: Me too., by: Cy, to: {words: The bells are lovely, by: Bo}}
"""
THEIRS = """
- {link: rebuttal, words: lovely, by: Bo, to: {words: too loud, by: Ann}}
- {link: none, words: Me too., by: Cy, to: {words: The bells are lovely, by: Bo}}
- {role: claim, words: bells are lovely, by: Bo}
- {role: none, words: The bells are too loud., by: Ann}
- {reply: right, words: Me too., by: Cy, to: {words: The bells are too loud, by: Ann}}
"""


def test_two_people_are_compared_by_kind_of_mark() -> None:
    from argmap.corrections.binding import Places

    one, other = ([e.correction for e in parse("x.yaml", text)] for text in (MINE, THEIRS))
    found = agreement(one, other, Places(OLD.thread))
    kinds = {kind.name: kind for kind in found.kinds}
    links = kinds["agrees or rebuts"]
    assert (links.both, links.same, links.first, links.second) == (2, 1, 0, 0)
    roles = kinds["claim, premise or neither"]
    assert (roles.both, roles.same, roles.first, roles.second) == (1, 1, 0, 1)
    assert (kinds["whom it answers"].both, kinds["whom it answers"].same) == (1, 0)
    assert len(found.differences) == 3
    whole = agreement(one, one)
    assert (whole.differences, {kind.kappa for kind in whole.kinds}) == ((), {1.0})


def test_compare_prints_figures_and_what_to_talk_about(
    capsys: pytest.CaptureFixture[str], saved: Path, tmp_path: Path
) -> None:
    (tmp_path / "mia.yaml").write_text(MINE, encoding="utf-8")
    (tmp_path / "noah.yaml").write_text(THEIRS, encoding="utf-8")
    code, out, _ = run(capsys, "compare", tmp_path / "mia.yaml", tmp_path / "noah.yaml", saved)
    assert code == 0
    assert "only mia  only noah" in out
    assert "mia and noah agree on 2 of the 4 marks that both speak of." in out
    assert "2 marks on which you differ: talk about them" in out
    assert "1 mark that only one of you speaks of" in out
    assert "mia: agreement · noah: none" in out
    assert "kappa: " not in out


def test_words_that_the_thread_does_not_have_are_told(
    capsys: pytest.CaptureFixture[str], saved: Path, tmp_path: Path
) -> None:
    (tmp_path / "mia.yaml").write_text(MINE, encoding="utf-8")
    (tmp_path / "noah.yaml").write_text(f"{MINE}- {{role: none, words: never written}}\n", encoding="utf-8")
    code, _, err = run(capsys, "compare", tmp_path / "mia.yaml", tmp_path / "noah.yaml", saved)
    assert (code, f"{tmp_path / 'noah.yaml'}:6:3: C001 no comment holds the words “never written”" in err) == (0, True)


def test_kappa_is_told_of_enough_marks_and_explained() -> None:
    from argmap.views.agreement import FEW, Agreement, Kind, table

    rows = table(
        Agreement((Kind("agrees or rebuts", FEW, 4, 1, 0, 0.6), Kind("tags", FEW - 1, 1, 0, 0, 0.6)), ()), "ab"
    )
    assert [row.split()[-3] for row in rows[3:5]] == ["0.60", "–"]
    assert rows[-1].startswith("kappa: agreement beyond chance")
