"""Whether a text is in the language of the rules; and an analysis of a text in any other, by its words alone."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from argmap.language.analysis import Analysis, Sentence, Token
from argmap.rulebook.vocabulary import form, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from argmap.model import Comment, Thread

FEWEST = 30
"""Words below which a share of function words says little: what `SHARE` rests on had as many or more."""

STRANGE = 0.1
"""A shorter text without a function word is in another language if this share of its words has letters of its own."""

SHARE = 0.05
"""Of the words of a text in English three in ten are function words of the list; of ten other languages none or one in
fourteen, of 1,290 English threads with thirty words or more the fewest one in eleven."""

_MOST = 3_000
"""Words of a thread that are looked at."""

_FUNCTION = words("function")
_LETTERS = re.compile(r"[^\W\d_]+")
_TOKEN = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]")


def may_be_spoken(said: Collection[str]) -> bool:
    """Whether words, in lower case, may be in the language of the rules: too few to know, or enough of its own.

    >>> may_be_spoken("die brücke ist zu teuer und wir zahlen das am ende alle".split() * 3)
    False
    >>> may_be_spoken("das ändert für die brücke gar nichts".split())
    False
    >>> may_be_spoken("uniforms hide poverty".split())
    True
    """
    known = sum(map(_FUNCTION.__contains__, said))
    if len(said) >= FEWEST:
        return known >= SHARE * len(said)
    if known:
        return True
    strange = sum(word[:1].isalpha() and form("letters").fullmatch(word) is None for word in said)
    return strange <= STRANGE * len(said)


def thread_may_be_spoken(thread: Thread) -> bool:
    """Whether a thread may be in the language of the rules."""
    return may_be_spoken(list(islice(_words(thread.everything()), _MOST)))


def _words(comments: Iterable[Comment]) -> Iterable[str]:
    return (match[0].lower() for comment in comments for match in _LETTERS.finditer(comment.text))


def bare_analysis(comment: Comment) -> Analysis:
    """The words of a comment, as one sentence, without anything that a pipeline or a rule would say of them."""
    tokens = [
        Token(i, m.start(), m.end(), m[0], m[0].lower(), m[0].lower(), "X", "", "", i, 0, _quoted(comment, m.start()))
        for i, m in enumerate(_TOKEN.finditer(comment.text))
    ]
    if not tokens:
        return Analysis(comment.id, comment.text, (), ())
    sentence = Sentence(0, 0, len(tokens), tokens[0].start, tokens[-1].end)
    return Analysis(comment.id, comment.text, tuple(tokens), (sentence,))


def _quoted(comment: Comment, start: int) -> bool:
    quote = comment.quoted_from(start + 1)
    return quote is not None and start < quote.end
