"""Which point of a topic pack a comment is nearest to, by the words that it shares with what the pack says of it."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.features.stems import COMMON_STEMS, stem
from argmap.features.together import bearing
from argmap.language import grammar
from argmap.rulebook.vocabulary import words
from argmap.sides.sign import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.language.analysis import Analysis, Token
    from argmap.model import Claim
    from argmap.rulebook.rule import Rule, Rulebook
    from argmap.sides.motion import Moved

FEWEST, LEAD = 2, 1.0
"""A comment is near a point that shares so many words with it and leads all of the other side by so much rarity."""
COMPARED = words("compared")
"""What stands behind it in a sentence is only compared."""
NEAR = 1.0
"""Weight of a side that nearness shows."""
_WORD = re.compile(r"[a-z]+")
_SHORTEST = 3


class Nearness:
    """The words of each point of the packs that put the motion.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        sides = rulebook.sides()
        self._points = [(sides[rule.id], frozenset(_words(rule))) for rule in rulebook.rules if rule.id in sides]
        counts = Counter(word for _, words in self._points for word in words)
        self._rarity = {word: math.log((len(self._points) + 1) / number) for word, number in counts.items()}

    def sign(self, analysis: Analysis, claims: Sequence[Claim], motion: Moved) -> Sign | None:
        """The side of the point to which a comment is nearest, or None where none is near enough.

        Args:
            analysis: Of the comment.
            claims: Its claims; the words of those that are not its writer's own assertions do not count.
            motion: What is debated; its own words show no side.
        """
        said: dict[str, Token] = {}
        left = [(c.start, c.end) for c in claims if c.assertion != "asserted" or c.voice != "own"]
        left += [(s.start, s.end) for s in analysis.sentences if analysis.text[s.start : s.end].rstrip().endswith("?")]
        left += [
            (t.start, s.end)
            for s in analysis.sentences
            for t in analysis.tokens_in(s.start, s.end)
            if t.lower in COMPARED
        ]
        for token in analysis.tokens:
            own = not token.quoted and not any(start <= token.start < end for start, end in left)
            if own and token.pos != "ADV" and not _negated(token, analysis):
                for word in bearing((token,)):
                    said.setdefault(word, token)
        best, near = {1.0: 0.0, -1.0: 0.0}, (0.0, frozenset[str]())
        own_words = motion.things | motion.acts
        for side, known in self._points:
            shared = frozenset((said.keys() & known) - own_words)
            total = sum(sorted(self._rarity[word] for word in shared))
            if total > best[side]:
                best[side] = total
                near = max(near, (side * total, shared), key=lambda one: abs(one[0]))
        side = math.copysign(1.0, near[0])
        if len(near[1]) < FEWEST or best[side] - best[-side] < LEAD:
            return None
        rarest = max(near[1], key=lambda word: (self._rarity[word], -said[word].i))
        return Sign("near", side * NEAR, said[rarest].start, said[rarest].end)


def _words(rule: Rule) -> Iterator[str]:
    """The stems that a point's patterns, its sentence, its explanation and its examples have, common ones left out."""
    wanted = (words for pattern in rule.patterns if not pattern.denies for words in pattern.triggers)
    texts = [word for words in wanted for word in sorted(words)]
    texts += [phrase for pattern in rule.patterns if not pattern.denies for phrase in pattern.phrases]
    texts += [rule.says or "", rule.explanation, *(example.text for example in rule.fires)]
    for word in _WORD.findall(" ".join(texts).lower()):
        found = stem(word)
        if len(found) >= _SHORTEST and found not in COMMON_STEMS:
            yield found


def _negated(token: Token, analysis: Analysis) -> bool:
    """Whether a verb is denied, or what it says of its object is: "it does not cost much" is no word for its cost."""
    ruling = {token.i, token.head} if token.dep in grammar.PREDICATE | grammar.OBJECT else {token.i}
    first, last = max(0, token.i - 6), token.i + 2
    return any(one.dep in grammar.NEGATION and one.head in ruling for one in analysis.tokens[first:last])
