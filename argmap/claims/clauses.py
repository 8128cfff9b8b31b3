"""Clauses of a sentence, from the parse: where one statement ends and the next begins.

A negation, a hedge or a report governs its own clause and the clauses that complete it, never the statement beside it.
In "this isn't about surveillance at all, it's protectionism" the first clause is denied and the second is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.language.analysis import Analysis, Sentence, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
ALWAYS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "parataxis"})
SOMETIMES = frozenset({"conj", "xcomp", "acl", "pcomp", "csubj", "csubjpass", "dep", "appos", "intj"})
VERBS = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
OPENERS = frozenset(
    {"and", "but", "or", "so", "yet", "because", "that", "then", ",", ";", ":", "-", "–", "—", "…", "..."}
)
LONG = 45
"""Words from which a clause is cut to its own words: longer ones are no longer read as one statement."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause.

    Args:
        head: Index of the token that heads it.
        parent: Head of the clause in which or beside which it stands; None for the sentence's own.
        kind: How it stands to its parent: "main", "complement" (it completes a verb, noun or adjective before it: "say
            that …"), "adverbial" ("if …", "because …"), "relative", "joined" (a verb without a subject of its own: "and
            protects …") or "beside" (a statement of its own).
        mark: The word that opens it ("if", "because", "that"), in lower case, or empty.
    """

    head: int
    parent: int | None
    kind: str
    mark: str


class Clauses:
    """The clauses of one sentence.

    Args:
        analysis: Of the comment.
        sentence: One of its sentences.
    """

    def __init__(self, analysis: Analysis, sentence: Sentence) -> None:
        self.tokens = tokens = analysis.tokens
        self.sentence = sentence
        first, last = sentence.first, sentence.last
        children: dict[int, list[int]] = {}
        for token in tokens[first:last]:
            if token.head != token.i:
                children.setdefault(token.head, []).append(token.i)
        self.children = children
        heads = {i for i in range(first, last) if self._heads_clause(tokens[i])}
        self.owner = self._owners(heads, first, last)
        self.clauses = {head: self._clause(head) for head in sorted(heads)}

    def _heads_clause(self, token: Token) -> bool:
        if token.head == token.i:
            return True
        if token.dep in ALWAYS:
            return token.pos in VERBS or self._has_subject(token.i)
        if token.dep in SOMETIMES:
            return self._has_subject(token.i) or (token.pos in VERBS and token.dep in {"conj", "pcomp", "acl", "xcomp"})
        return False

    def _has_subject(self, i: int) -> bool:
        return any(self.tokens[child].dep in SUBJECTS for child in self.children.get(i, ()))

    def _owners(self, heads: set[int], first: int, last: int) -> dict[int, int]:
        owner: dict[int, int] = {}
        for start in range(first, last):
            path = []
            i = start
            while i not in owner and i not in heads:
                path.append(i)
                i = self.tokens[i].head
                if not first <= i < last:
                    i = start
                    break
            top = owner.get(i, i)
            for step in path:
                owner[step] = top
            owner.setdefault(i, top)
        return owner

    def _clause(self, head: int) -> Clause:
        token = self.tokens[head]
        mark = next((self.tokens[c].lower for c in self.children.get(head, ()) if self.tokens[c].dep == "mark"), "")
        if token.head == head:
            return Clause(head, None, "main", mark)
        parent = self.owner.get(token.head, token.head)
        return Clause(head, parent, self._kind(token, mark), mark)

    def _kind(self, token: Token, mark: str) -> str:
        if token.dep in {"ccomp", "xcomp", "pcomp", "acl", "csubj", "csubjpass"}:
            follows = token.i > token.head
            if token.dep == "ccomp" and not follows and not mark:
                return "beside"
            return "complement"
        if token.dep == "advcl":
            return "adverbial"
        if token.dep == "relcl":
            return "relative"
        if token.dep == "conj" and not self._has_subject(token.i):
            return "joined"
        return "beside"

    def of(self, i: int) -> Clause:
        """The clause in which a token stands."""
        owner = self.owner.get(i, i)
        found = self.clauses.get(owner)
        return found if found is not None else Clause(owner, None, "main", "")

    def path(self, i: int) -> list[Clause]:
        """The clause of a token and those above it, up to the sentence's own."""
        found = [self.of(i)]
        seen = {found[0].head}
        while (parent := found[-1].parent) is not None and parent not in seen:
            seen.add(parent)
            found.append(self.of(parent))
        return found

    def top(self, first: int, last: int) -> int:
        """The token of a half-open range that heads the others there: the first whose head lies outside."""
        for i in range(first, last):
            head = self.tokens[i].head
            if (head == i or not first <= head < last) and self.tokens[i].pos not in {"PUNCT", "SPACE"}:
                return i
        return first

    def own(self, head: int) -> list[int]:
        """The tokens of a clause without those of other clauses, in order."""
        return [i for i, owner in sorted(self.owner.items()) if owner == head]

    def span(self, i: int) -> tuple[int, int]:
        """The half-open tokens of the statement in which a token stands, readable by itself.

        The clause of the token with the clauses that belong to it; without statements that stand beside it, without the
        words that join it to what precedes, and without punctuation at the ends.
        """
        clause = self.of(i)
        while clause.parent is not None and clause.kind in {"joined", "relative"} and not self._finite_alone(clause):
            clause = self.of(clause.parent)
        while clause.parent is not None and self.tokens[clause.head].dep in {"xcomp", "acl", "pcomp"}:
            clause = self.of(clause.parent)
        mine = self._gathered(clause.head)
        if len(mine) > LONG:
            mine = {j for j in mine if self.owner.get(j) == clause.head} | {i}
        return self._trimmed(self._run(mine, i))

    def _finite_alone(self, clause: Clause) -> bool:
        """Whether a joined clause has a finite verb with words enough to be read alone."""
        return clause.kind == "joined" and self.tokens[clause.head].tag in FINITE and len(self.own(clause.head)) > 3

    def _gathered(self, head: int) -> set[int]:
        mine: set[int] = set()
        waiting = [head]
        while waiting:
            i = waiting.pop()
            mine.add(i)
            for child in self.children.get(i, ()):
                inner = self.clauses.get(child)
                if inner is None or inner.kind in {"complement", "relative"} or self._stays(inner):
                    waiting.append(child)
        return mine

    def _stays(self, clause: Clause) -> bool:
        return clause.kind == "joined" and not self._finite_alone(clause)

    def _run(self, mine: set[int], i: int) -> tuple[int, int]:
        """The longest run of tokens around one that holds only the clause's own, stepping over single gaps."""
        first = last = i
        while first - 1 in mine or (first - 2 in mine and self._gap(first - 1)):
            first -= 1
        while last + 1 in mine or (last + 2 in mine and self._gap(last + 1)):
            last += 1
        return first, last + 1

    def _gap(self, i: int) -> bool:
        return self.sentence.first <= i < self.sentence.last and self.tokens[i].pos in {"PUNCT", "SPACE", "CCONJ"}

    def _trimmed(self, span: tuple[int, int]) -> tuple[int, int]:
        first, last = span
        while first < last - 1 and (
            self.tokens[first].lower in OPENERS or self.tokens[first].pos in {"PUNCT", "SPACE"}
        ):
            first += 1
        while last > first + 1 and self._hangs(self.tokens[last - 1]):
            last -= 1
        return first, last

    @staticmethod
    def _hangs(token: Token) -> bool:
        return token.pos in {"SPACE", "CCONJ"} or (token.pos == "PUNCT" and token.text not in {'"', "”", "'", "’", ")"})
