"""Who answers whom and who sides with whom in a thread, looked up for any two of its comments."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from argmap.features.signed_graph import SignedGraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.model import Link, Relation, Reply

POST = "post"
RELATIONS: tuple[Literal["agreement"], Literal["rebuttal"]] = ("agreement", "rebuttal")
LIKELY = 0.4
"""A reply at least this likely is a step from a comment to the one that it answers."""
SURELY = 0.7
"""So likely an answer ties two comments even where they share no word that ties them."""
EVEN = 0.5
"""A link this sure does so, too."""
FAR = 5
"""So many steps stand for two comments that do not meet within fewer."""


class Talk:
    """The replies and links of a thread.

    Args:
        replies: The likeliest of each comment first; a comment answered as the post stands for the post.
        links: Between comments or their claims.
        home: The comment of each claim.
        who: The writer of each comment; where none is given each comment is its own.
    """

    def __init__(
        self,
        replies: Iterable[Reply],
        links: Iterable[Link],
        home: Mapping[str, str],
        who: Mapping[str, str] | None = None,
    ) -> None:
        self._who = who or {}
        self._to: dict[str, tuple[str, float]] = {}
        self._shown: set[str] = set()
        for reply in replies:
            if reply.source not in self._to:
                target = POST if reply.basis == "post" else reply.target
                self._to[reply.source] = target, reply.confidence
                if reply.basis != "order":
                    self._shown.add(reply.source)
        self._sided: dict[tuple[str, str, Relation], float] = {}
        for link in links:
            key = home.get(link.source, link.source), home.get(link.target, link.target), link.relation
            self._sided[key] = max(link.confidence, self._sided.get(key, 0.0))
        self._up: dict[str, dict[str, int]] = {}

    def answers(self, first: str, second: str) -> float:
        """How likely the second comment answers the first."""
        target, confidence = self._to.get(second, ("", 0.0))
        return confidence if target == first else 0.0

    def answer_the_same(self, first: str, second: str) -> float:
        """How likely both answer one comment, the post apart."""
        (one, sure), (other, surely) = (self._to.get(name, ("", 0.0)) for name in (first, second))
        return min(sure, surely) if one == other and one not in {"", POST} else 0.0

    def opens(self, name: str) -> bool:
        """Whether a comment speaks of the post or the matter at large: no more than its place shows another target."""
        return name not in self._shown or self._to[name][0] == POST

    def steps(self, first: str, second: str) -> int:
        """How many replies lie between two comments, up to the comment to which both go back and down again."""
        up, others = self._above(first), self._above(second)
        return min((steps + others[name] for name, steps in up.items() if name in others), default=FAR)

    def sided(self, first: str, second: str, relation: Relation) -> float:
        """The confidence of the link with this relation between two comments, whoever wrote later."""
        return max(self._sided.get((one, other, relation), 0.0) for one, other in ((first, second), (second, first)))

    def with_each_other(self, first: str, second: str) -> float:
        """From -1 to 1, whether the writers of two comments stand together, by all links of the thread."""
        return self._graph.together(self._writer(first), self._writer(second))

    @cached_property
    def _graph(self) -> SignedGraph:
        signed: dict[tuple[str, str], float] = {}
        for (source, target, relation), confidence in self._sided.items():
            one, other = sorted((self._writer(source), self._writer(target)))
            if one != other:
                sign = confidence if relation == "agreement" else -confidence
                signed[one, other] = signed.get((one, other), 0.0) + sign
        return SignedGraph(signed)

    def _writer(self, comment: str) -> str:
        return self._who.get(comment, comment)

    def meet(self, first: str, second: str) -> bool:
        """Whether the second comment surely answers the first, and not by its place alone, or a link ties the two."""
        sure = second in self._shown and self.answers(first, second) >= SURELY
        return sure or any(self.sided(first, second, relation) >= EVEN for relation in RELATIONS)

    def turns(self) -> Iterator[tuple[str, str]]:
        """The comments of which one answers the other or sides with or against it, in pairs."""
        yield from ((source, target) for source, (target, confidence) in self._to.items() if confidence >= LIKELY)
        yield from ((source, target) for source, target, _ in self._sided)

    def share_of_answers(self, comments: int) -> float:
        """How many of so many comments surely answer another, as a part of them: few do in a list of statements."""
        sure = sum(target != POST and confidence >= SURELY for target, confidence in self._to.values())
        return sure / max(1, comments)

    def _above(self, comment: str) -> Mapping[str, int]:
        """The comment and those to which it goes back, the post apart, with the steps to each."""
        found = self._up.get(comment)
        if found is None:
            found = {comment: 0}
            target, confidence = self._to.get(comment, (POST, 0.0))
            while target != POST and confidence >= LIKELY and target not in found and len(found) < FAR:
                found[target] = len(found)
                target, confidence = self._to.get(target, (POST, 0.0))
            self._up[comment] = found
        return found
