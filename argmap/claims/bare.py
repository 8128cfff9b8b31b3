"""The words of a claim without what only leads up to it: labels, names, list marks, "yes, but …", a smile behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.language import grammar
from argmap.rulebook.vocabulary import form, words

if TYPE_CHECKING:
    from argmap.claims.reading import Reading
    from argmap.language.analysis import Token

_PARTAKES = grammar.SUBJECT | grammar.CONJUNCT | grammar.OBJECT | grammar.OBJECT_OF_PREPOSITION
_NAME = 2
"""Words of the longest name by which somebody is spoken to."""
_LABEL = 5
"""Tokens of the longest line above a sentence that is a label of it."""
_LIST = frozenset({",", ";", ":", "-", "–", "—", "*", "•", ">", "…", "..."})
_NUMBER = frozenset({".", ")", ":"})
_NO = words("no") - (words("negation") - words("none_of"))
_LEADS = words("yes") | _NO | words("assent") | words("leads_in") | words("joins") | words("turns_against")
_JOINING, _TURNING = words("joins"), words("turns_against")
_PERSON = frozenset({"PRON", "PROPN", "NOUN"})
_SOUND = form("filler")
_SETS_OFF, _DASH = frozenset(",.!…:;"), frozenset("-–—")
_STAYS = frozenset(".,;:!?…)]}\"'”’%°$€£*_")
_STOPS = frozenset(".!?…")
_SMILE = re.compile(r"[:;=x]['-]?[dpo3]+|[^\w\s]+|(?:https?://|www\.)\S+", re.IGNORECASE)
"""What stands behind a claim and is none of it: a smile, other marks that are no letters, a web address."""


def _behind_handle(reading: Reading, first: int, last: int) -> int:
    """The first token behind "@Ann Lee," at the head of a sentence: whom it speaks to is no part of what it claims."""
    tokens = reading.analysis.tokens
    behind = first
    while behind < last and tokens[behind].text[0] == "@" and len(tokens[behind].text) > 1:
        behind += 1
        while behind < last and tokens[behind].pos == "PROPN" and tokens[behind].dep not in grammar.SUBJECT:
            behind += 1
    return behind if behind < last else first


def _spoken_to(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Half-open tokens without a name at the head or the end that only says whom they speak to: "Ann, …", "…, Ann."."""
    tokens = reading.analysis.tokens
    begin = first
    while begin < min(last, first + _NAME) and tokens[begin].pos == "PROPN" and tokens[begin].dep not in _PARTAKES:
        begin += 1
    if first < begin < last - 1 and tokens[begin].text == "," and tokens[begin + 1].dep not in grammar.CONJUNCT:
        first = begin + 1
    end = last
    while end > first and tokens[end - 1].text in _STOPS:
        end -= 1
    name = end
    while name > max(first, end - _NAME) and tokens[name - 1].pos == "PROPN":
        name -= 1
    calls = first + 1 < name < end and tokens[name - 1].text == "," and tokens[end - 1].dep not in _PARTAKES
    apart = calls and tokens[tokens[end - 1].head].pos != "PROPN"  # "in Arden, Ohio" names one place
    return first, name - 1 if apart else last


def _behind_label(reading: Reading, first: int, last: int) -> int:
    """The first token behind a short line of its own without a verb: a name or heading above what is said."""
    tokens, text = reading.analysis.tokens, reading.analysis.text
    if first and "\n" not in text[tokens[first - 1].start : tokens[first].start]:
        return first  # it stands in the middle of a line
    for i in range(first, min(last, first + _LABEL + 1)):
        if tokens[i].pos in grammar.VERB:
            break
        if i > first and "\n" in text[tokens[i - 1].start : tokens[i].start]:
            return i
    return first


def _behind_quote(reading: Reading, first: int, last: int) -> int:
    """The first token behind another's words that a mark sets off: `"Nobody pays" - they all do`."""
    tokens = reading.analysis.tokens
    own = next((i for i in range(first, last) if not tokens[i].quoted), last)
    return own if first < own < last and tokens[own].text in _LIST else first


def _behind_lead(reading: Reading, first: int, last: int) -> int:
    """The first token behind words that only lead up to a statement: "Yes, …", "Haha …", "But …"."""
    tokens = reading.analysis.tokens
    begin = first
    while begin + 1 < last and _leads(tokens[begin]):
        behind = begin + 1
        if tokens[begin].pos == "INTJ" and behind + 1 < last and tokens[behind + 1].text == ",":
            behind += tokens[behind].pos in _PERSON  # "Hi all, …"
        while behind < last and _sets_off(tokens[behind - 1], tokens[behind]):
            behind += 1
        if behind == last or (behind == begin + 1 and not (_joins(reading, begin) and _says(reading, behind, last))):
            break
        begin = behind
    return begin


def _leads(token: Token) -> bool:
    known = token.lower in _LEADS or token.pos == "INTJ" or _SOUND.fullmatch(token.lower) is not None
    return known and token.tag not in grammar.QUESTION_WORD and token.dep not in grammar.NEGATION


def _sets_off(before: Token, token: Token) -> bool:
    """Whether a token is a mark that parts what stands around it: no hyphen within a word."""
    return set(token.text) <= _SETS_OFF or (token.text in _DASH and before.end < token.start)


def _joins(reading: Reading, i: int) -> bool:
    """Whether a word that no mark sets off is no part of the statement behind it: "Yeah it does", "So they pay"."""
    token, after = reading.analysis.tokens[i : i + 2]
    if token.end == after.start or token.head == after.i or after.dep in grammar.ADJECTIVE:
        return False  # "so-called", "so much"
    if token.dep in grammar.MARKER:  # "though" before what is no part of another statement
        return token.lower in _TURNING and reading.analysis.tokens[token.head].dep in grammar.ROOT
    if token.pos in {"INTJ", "CCONJ"} or token.dep in (grammar.COORDINATOR | grammar.INTERJECTION):
        return True
    joins = token.lower in _JOINING and token.dep in grammar.ADVERB
    return joins and reading.analysis.tokens[token.head].pos in grammar.VERB and token.head > i + 1


def _says(reading: Reading, first: int, last: int) -> bool:
    """Whether a statement begins with half-open tokens: they hold a verb with its subject."""
    tokens = reading.analysis.tokens[first:last]
    verbs = {token.i for token in tokens if token.pos in grammar.VERB}
    return any(token.dep in grammar.SUBJECT and token.head in verbs for token in tokens)


def _before_smile(reading: Reading, first: int, last: int) -> int:
    """One past the last token before smiles, addresses and stray marks at the end."""
    tokens = reading.analysis.tokens
    end = last
    while end > first + 1 and not _ends_words(tokens[end - 1].text) and _SMILE.fullmatch(tokens[end - 1].text):
        end -= 1
    address = end < last and tokens[end].text[0].isalpha()
    return last if address and tokens[end - 1].text[-1].isalpha() else end  # "see https://…"


def _ends_words(text: str) -> bool:
    """Whether a token is a mark as words end with: one of them, or several that end a sentence."""
    return text in _STAYS or set(text) <= _STOPS


def bare(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Half-open tokens without what only leads up to a statement, joins it to another or decorates it.

    Space, joining marks, list numbers, a label, a quote, a name spoken to, "yes, but" at the head, a smile at the end.
    """
    if first >= last:
        return first, last
    tokens = reading.analysis.tokens
    first = _behind_quote(reading, first, last)
    first = _behind_label(reading, _behind_handle(reading, first, last), last)
    first, last = _spoken_to(reading, first, last)
    while first < last and (tokens[first].pos == "SPACE" or _lists(reading, first)):
        first += 1
    if first + 2 < last and tokens[first].text.isdigit() and tokens[first + 1].text in _NUMBER:
        first += 2
    elif first + 1 < last and tokens[first].text[:-1].isdigit() and tokens[first].text[-1] in _NUMBER:
        first += 1
    while first < last and tokens[first].pos == "SPACE":
        first += 1
    first = _behind_lead(reading, first, last)
    last = _before_smile(reading, first, last)
    while first < last and (
        tokens[last - 1].pos in {"SPACE", "CCONJ"}
        or tokens[last - 1].text in _LIST
        or tokens[last - 1].dep in grammar.MARKER
    ):
        last -= 1
    return first, last


def _lists(reading: Reading, i: int) -> bool:
    """Whether a token is a mark at the head of a line: no star that is written on to a word, which stresses it."""
    tokens = reading.analysis.tokens
    stresses = tokens[i].text == "*" and i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start
    return tokens[i].text in _LIST and not stresses
