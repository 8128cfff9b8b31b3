"""What holds of every view of any map: nothing is lost, and the same map gives the same view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import maps_by_hand as by_hand
from hypothesis import given, settings

from argmap.views.anonymous import anonymous
from argmap.views.brief import brief
from argmap.views.claims import claims_view
from argmap.views.flow import flow
from argmap.views.graph import graph
from argmap.views.index import index
from argmap.views.ledger import ledger
from argmap.views.matrix import matrix
from argmap.views.stances import stances
from argmap.views.tree import tree
from argmap.views.unanswered import unanswered

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

ANY = settings(deadline=None, max_examples=50)


@ANY
@given(found=by_hand.any_map())
def test_comments_in_are_comments_out_in_every_view(found: ArgumentMap) -> None:
    names = [comment.id for comment in found.thread.everything()]
    at = index(found)
    assert sorted(node.comment for node in tree(at).walk()) == sorted(names)
    assert ledger(at).balanced
    assert flow(at).comments == len(names)
    table = matrix(at)
    assert len(table.rows) + len(table.others) == len(at.commenters)
    assert sum(len(one.labels) for one in stances(at)) == len(names)
    assert len(graph(at, "comments").nodes) == len(names)
    assert sum(node.comments for node in graph(at, "commenters").nodes) == len(names)


@ANY
@given(found=by_hand.any_map())
def test_claims_and_links_in_are_claims_and_links_out(found: ArgumentMap) -> None:
    at = index(found)
    assert claims_view(at).count == len(found.claims)
    assert sorted(c.saying.claim for node in tree(at).walk() for c in node.claims) == sorted(c.id for c in found.claims)
    assert sorted(k.id for node in tree(at).walk() for k in node.links) == sorted(k.id for k in found.links)
    view = unanswered(at)
    still = {s.claim for one in view.claims for s in one.sayings}
    assert view.answered + len(still) == view.total == len(found.claims)
    for level in ("comments", "claims"):
        drawn = graph(at, level)
        edges = sum(edge.count for edge in drawn.edges) + sum(len(node.inside) for node in drawn.nodes)
        own = 0 if level == "claims" else sum(1 for k in found.links if at.home[k.source] == at.home[k.target])
        assert edges == len(found.links) - own


@ANY
@given(found=by_hand.any_map())
def test_the_same_map_gives_the_same_brief(found: ArgumentMap) -> None:
    assert brief(found) == brief(found)


@ANY
@given(found=by_hand.any_map())
def test_an_anonymous_map_is_sound_and_of_the_same_shape(found: ArgumentMap) -> None:
    hidden = anonymous(found)
    assert [c.id for c in hidden.claims] == [c.id for c in found.claims]
    assert [k.id for k in hidden.links] == [k.id for k in found.links]
    texts = {c.id: c.text for c in hidden.thread.everything()}
    for claim in hidden.claims:
        for one in claim.because:
            if one.start is not None:
                assert texts[one.comment or claim.comment][one.start : one.end] == one.text
    assert anonymous(found) == hidden
