"""What a conversation keeps of a long thread in little room is what the plain books would say."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from argmap.features.latest import Chances, Counts, Latest
from argmap.features.quotes import RUN, Copies
from argmap.features.turn import turn
from argmap.model import Comment, Thread
from argmap.replies import ReplyFinder

if TYPE_CHECKING:
    from argmap.language import Language

TALK = (
    Comment("a", "The town should rebuild the old bridge over the Aller.", "Ann"),
    Comment("b", "Who would pay for the masons and the timber?", "Bo"),
    Comment("c", "Ferries served us well for ninety years.", "Cy"),
)

KEYS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=4, unique=True), max_size=40)


@given(KEYS)
def test_the_latest_places_are_those_of_a_queue_for_each_key(comments: list[list[str]]) -> None:
    latest: Latest[str] = Latest(5)
    queues: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=5))
    for place, keys in enumerate(comments):
        latest.add(keys, place)
        for key in keys:
            queues[key].append(place)
        assert all(list(latest.of(key)) == list(queues[key]) for key in "abcdef")


@given(st.lists(st.sampled_from(("ann", "ben", "cem", "")), min_size=2, max_size=12), st.randoms(use_true_random=False))
def test_chances_add_up_by_author(authors: list[str], chance: object) -> None:
    pick = chance.random  # type: ignore[attr-defined]
    chances = Chances(authors)
    given_to = [{at: pick() for at in range(place)} for place in range(len(authors))]
    for some in given_to:
        chances.add(some)
    for place, some in enumerate(given_to):
        whole: defaultdict[str, float] = defaultdict(float)
        for at, share in some.items():
            if authors[at] and authors[at] != authors[place]:
                whole[authors[at]] += share
        assert chances.shares(place) == whole


@given(st.lists(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 70_000)), max_size=8))
def test_counts_are_those_of_their_comment(comments: list[dict[str, int]]) -> None:
    counts = Counts()
    for one in comments:
        counts.add(one)
    assert [counts.of(place) for place in range(len(comments))] == comments


@given(st.lists(st.lists(st.sampled_from(("the", "old", "bridge", "is", "safe")), max_size=14), min_size=2, max_size=8))
def test_a_run_is_found_where_its_words_stand(comments: list[list[str]]) -> None:
    copies = Copies()
    for place, words in enumerate(comments[:-1]):
        copies.add(place, words)
    asked = comments[-1]
    found = copies.shared([(word, at, at + 1) for at, word in enumerate(asked)], ())
    for place, words in enumerate(comments[:-1]):
        runs = [
            size
            for size in range(RUN, len(asked) + 1)
            for a in range(len(asked) - size + 1)
            if asked[a : a + size] in [words[b : b + size] for b in range(len(words) - size + 1)]
        ]
        assert (place in found) == bool(runs)


def test_evidence_without_words_is_one_object(language: Language) -> None:
    analyses = {analysis.comment: analysis for analysis in language.analyse(TALK)}
    found = ReplyFinder(language.rulebook).find(Thread("t", "", TALK), analyses)
    bare = [one for reply in found for one in reply.because if not one.text]
    assert len({id(one) for one in bare}) == len(set(bare)) < len(bare)


def test_what_a_comment_keeps_once_it_is_passed_is_equal_but_for_its_words(language: Language) -> None:
    (analysis,) = language.analyse(TALK[:1])
    whole = turn(TALK[0], analysis)
    past = whole.past(said=True)
    assert (past.length, past.author, past.said) == (len(whole.words), "ann", whole.said)
    assert whole.stems
    assert not any((past.words, past.places, past.everything, past.stems, past.pairs))
    assert not whole.past(said=False).said
