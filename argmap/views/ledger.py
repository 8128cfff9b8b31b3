"""The counts of a map: what went in, what is on it, what is not known. Counted separately, so that a loss shows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.corrections.marks import is_checked
from argmap.views.index import Index, index
from argmap.views.tree import tree
from argmap.views.wording import count, sure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap, Effect, Note


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a map holds.

    Args:
        comments: Comments that went in, the post not among them.
        placed: Comments that the tree shows where nothing is folded: the same number, counted anew.
        pingbacks: How many of them are links from other pages, which nobody wrote here.
        linked: How many more such links stand between the comments, in lines without author and date.
        post: Whether there is an opening post.
        commenters: How many sign or stand alone; the post's author among them.
        signed: How many comments carry a name.
        silent: Labels of the comments in which no claim was found, the post among them.
        claims, premises: Claims by role.
        alone: Claims and premises that are under no point.
        agreements, rebuttals: Links by relation.
        unsure: Links below the mark from which on they are sure.
        given, guessed: Reply targets by whether the source file gives them, or a person.
        unplaced: Labels of comments (but the first) of which nothing says whom they answer.
        notes: What the reader noted.
        effects: How many corrections had which effect.
    """

    comments: int
    placed: int
    pingbacks: int
    linked: int
    post: bool
    commenters: int
    signed: int
    silent: tuple[str, ...]
    claims: int
    premises: int
    alone: int
    agreements: int
    rebuttals: int
    unsure: int
    given: int
    guessed: int
    unplaced: tuple[str, ...]
    notes: tuple[Note, ...]
    effects: Mapping[Effect, int] = field(default_factory=dict)

    @property
    def balanced(self) -> bool:
        """Whether every comment that went in is on the map."""
        return self.comments == self.placed

    @property
    def checked(self) -> str:
        """What people said of the marks, in words: `12 marks checked, 3 struck`; empty where nobody said anything."""
        of = self.effects
        kept = of.get("confirmed", 0) + of.get("changed", 0) + of.get("added", 0)
        parts = [f"{count(kept, 'mark')} checked"] if kept else []
        parts += [f"{of['changed']} changed"] if of.get("changed") else []
        parts += [f"{of['added']} added"] if of.get("added") else []
        parts += [f"{of['struck']} struck"] if of.get("struck") else []
        parts += [f"{count(of['unbound'], 'correction')} not used"] if of.get("unbound") else []
        return ", ".join(parts)

    @property
    def what(self) -> str:
        """What went in, in words: `post and 12 comments (2 of them pingbacks)`."""
        said = count(self.comments, "comment")
        said = f"post and {said}" if self.post else said
        said += f" ({self.pingbacks} of them pingbacks)" if self.pingbacks else ""
        return said + (f", and {count(self.linked, 'pingback')}" if self.linked else "")

    @property
    def guesses(self) -> str:
        """How many links and reply targets are guesses, in words; empty where none is."""
        links = count(self.agreements + self.rebuttals, "link")
        unsure = f"{self.unsure} of {links} {'is a guess' if self.unsure == 1 else 'are guesses'} (?)"
        answer = "answers" if self.guessed == 1 else "answer"
        guessed = f"whom {self.guessed} of {count(self.guessed + self.given, 'comment')} {answer}"
        if self.unsure and self.guessed:
            return f"{unsure}, and so is {guessed}"
        return unsure if self.unsure else f"{guessed} is a guess" if self.guessed else ""


def ledger(found: ArgumentMap | Index) -> Ledger:
    """Count a map.

    Args:
        found: The map.
    """
    at = found if isinstance(found, Index) else index(found)
    thread, links, claims = at.found.thread, at.found.links, at.found.claims
    post = thread.post is not None
    given = sum(1 for reply in at.reply.values() if reply.basis == "given" or is_checked(reply.because))
    return Ledger(
        comments=len(thread.comments),
        placed=sum(1 for _ in tree(at).walk()) - post,
        pingbacks=sum(1 for comment in thread.comments if comment.state == "pingback"),
        linked=sum(1 for note in thread.origin.notes if note.kind == "pingback"),
        post=post,
        commenters=len(at.commenters),
        signed=sum(1 for comment in thread.comments if comment.author),
        silent=tuple(label for name, label in at.labels.items() if name not in at.claims_of),
        claims=sum(1 for claim in claims if claim.role == "claim"),
        premises=sum(1 for claim in claims if claim.role == "premise"),
        alone=sum(1 for claim in claims if claim.id not in at.points_of),
        agreements=sum(1 for link in links if link.relation == "agreement"),
        rebuttals=sum(1 for link in links if link.relation == "rebuttal"),
        unsure=sum(1 for link in links if not sure(link.confidence)),
        given=given,
        guessed=len(at.reply) - given,
        unplaced=tuple(at.labels[c.id] for c in thread.comments[1:] if at.parent(c.id) is None),
        notes=thread.origin.notes,
        effects=Counter(one.effect for one in at.found.corrections),
    )
