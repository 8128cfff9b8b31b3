"""How an answer to `argmap why` is put together, in plain words and in sums alike: each says its own parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.views.why import WhyClaim, WhyComment, WhyLink, WhyNot

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.render.terminal.pen import Lines, Pen
    from argmap.views.why import Why, WhyReply
    from argmap.views.why_point import WhyPoint


@dataclass(frozen=True, slots=True)
class Telling:
    """One way to answer.

    Args:
        claim, link, reply, point, nothing: The lines of each part; `nothing` says why no link is there.
        no_claim: What is said of a comment without a claim, from its label.
        no_link: What is said of one from which no link starts.
        end: The lines below.
    """

    claim: Callable[[Pen, WhyClaim], Lines]
    link: Callable[[Pen, WhyLink], Lines]
    reply: Callable[[Pen, WhyReply], Lines]
    point: Callable[[Pen, WhyPoint], Lines]
    nothing: Callable[[Pen, WhyNot], Lines]
    no_claim: str
    no_link: str
    end: str = ""

    def tell(self, why: Why, pen: Pen) -> str:
        """The answer as text: lines with a line end each.

        Args:
            why: From `argmap.views.why.why`.
            pen: Draws it.
        """
        match why:
            case WhyClaim():
                lines = self.claim(pen, why)
            case WhyLink():
                lines = self.link(pen, why)
            case WhyComment():
                lines = self._comment(pen, why)
            case WhyNot():
                lines = self.nothing(pen, why)
            case tuple():
                lines = _apart([self.link(pen, one) for one in why])
            case _:
                lines = self.point(pen, why)
        return pen.draw([*lines, "", *pen.lines([(self.end, "dim")])] if self.end else lines)

    def _comment(self, pen: Pen, why: WhyComment) -> Lines:
        label = why.reply.label
        parts = [self.reply(pen, why.reply)]
        if not why.claims:
            parts.append(pen.lines([(self.no_claim.format(label), "bold")]))
        parts += [self.claim(pen, claim) for claim in why.claims]
        parts += [self.link(pen, link) for link in why.links]
        if not why.links:
            parts.append(pen.lines([(self.no_link.format(label), "dim")]))
        return _apart(parts)


def called(label: str, name: str) -> str:
    """A commenter by number and name, or by number alone."""
    return label if name == label else f"{label} {name}"


def _apart(parts: list[Lines]) -> Lines:
    """Parts with an empty line between them."""
    return [line for number, part in enumerate(parts) for line in ([""] if number else []) + part]
