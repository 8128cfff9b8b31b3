"""Runs the examples of address rules that measure a comment and a candidate.

The example's `parent` holds the thread above, a comment a line, as `Name: words`, as `Name to Name: words` where it is
found whom that comment answers, or as `Name to Name?: words` where it may answer that one; a line `post: words` is the
post, and `post:` alone one that the source does not hold. The candidate is the line with `*` before it, else the first.
The example's `text` is the comment that answers, as `Name: words` or only the words, and on the lines below it what
follows; `<Name: words>` or `<words>` in it is a quote that the source marks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.claims import ClaimFinder
from argmap.features.persons import person
from argmap.model import POST, Comment, Quote
from argmap.replies.conversation import Conversation
from argmap.replies.measures import FUNCTIONS, seen
from argmap.replies.profile import profile
from argmap.replies.scales import aim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.language import Language
    from argmap.model import Claim
    from argmap.rulebook.rule import Example, Rule

_LINE = re.compile(r"(?P<mark>\*?)\s*(?:(?P<name>[\w-]{1,20})(?: to (?P<to>[\w-]{1,20}\??))?:(?:\s+|$))?(?P<words>.*)")
_QUOTE = re.compile(r"<(?:(?P<of>[\w-]{1,20}): )?(?P<words>[^<>]+)>")


def _lines(text: str, fallback: str) -> Iterator[tuple[bool, str, str | None, str]]:
    for line in text.splitlines() or [""]:
        match = _LINE.fullmatch(line.strip())
        if match:
            yield bool(match["mark"]), match["name"] or fallback, match["to"], match["words"]


def _comment(identity: str, author: str | None, words: str) -> Comment:
    """A comment in which `<…>` are quotes."""
    text, quotes, end = "", [], 0
    for match in _QUOTE.finditer(words):
        text += words[end : match.start()]
        quotes.append(Quote(len(text), len(text) + len(match["words"]), match["of"]))
        text += match["words"]
        end = match.end()
    return Comment(identity, text + words[end:], author, quotes=tuple(quotes))


def measure_example(rule: Rule, example: Example, language: Language) -> bool:
    """Whether an address rule bears on an example's candidate.

    Args:
        rule: An address rule with `measure` or `always` patterns.
        example: The thread above and the comment that answers.
        language: An open pipeline.
    """
    above = list(_lines(example.parent or "", "Ann"))
    (_, author, _, words), *below = _lines(example.text, "Ben")
    marked = next((place for place, line in enumerate(above) if line[0]), 0)
    posted = above[0][1] == POST
    comments = [
        _comment(POST if who == POST else f"c{place}", None if who == POST else who, said)
        for place, (_, who, _, said) in enumerate([*above, (False, author, None, words)])
    ]
    analyses = list(language.analyse(comments))
    made: list[tuple[Claim, ...]] = [()] * len(comments)
    if any(pattern.measure.endswith("_claim") for pattern in rule.patterns):
        claims = ClaimFinder(language.rulebook)
        made = [claims.find(c, a) for c, a in zip(comments, analyses, strict=True)]
    profiles = [profile(c, a, m) for c, a, m in zip(comments, analyses, made, strict=True)]
    if posted and not above[0][3]:
        profiles[0] = replace(profiles[0], absent=True)
    talk = Conversation(posted=posted)
    for place, (_, _, to, _) in enumerate(above):
        perhaps = (to or "").endswith("?")
        name = (to or "").rstrip("?").casefold()
        at = 0 if name == POST else talk.latest.get(name, -1)
        talk.add(profiles[place], -1 if perhaps else at, {at: 0.4 if perhaps else 0.9} if at >= 0 else None)
    after = tuple(person(who) for _, who, _, _ in below)
    around = talk.look(profiles[-1], top=any(to for _, _, to, _ in above), after=after)
    if any(pattern.kind == "always" for pattern in rule.patterns):
        return marked in aim(rule, None, around, talk)
    pair = seen(around, talk, marked)
    for pattern in rule.patterns:
        number = FUNCTIONS[pattern.measure](pair) if pattern.measure in FUNCTIONS else None
        if number is not None and pattern.over <= number < pattern.under:
            return True
    return False
