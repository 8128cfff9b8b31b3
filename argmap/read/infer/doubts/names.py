"""Doubts about names: buttons, ages, sentences, two names in one, one name for all."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.read.common.dates import find_dates
from argmap.read.infer.interface import groups
from argmap.read.infer.people import plain
from argmap.read.infer.rows import dated
from argmap.read.infer.words import is_deleted

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.read.infer.doubts.case import Case


_NO_NAME = frozenset({"buttons", "counts", "stubs", "openers", "heading", "answers"})
_PAGE = _NO_NAME | {"events", "lost", "closers", "pictures", "ends", "notices", "badges"}
_ROLES = frozenset(
    {"guest", "gast", "host", "teacher", "student", "admin", "moderator", "mod", "staff", "author", "op", "bot"}
)
"""Badges under which people speak."""

RARE = 12
"""Among so many comments one name that is the page's is doubted."""

SENTENCE = 3
"""A name of more words that ends like a sentence is one."""

INITIAL = 2
"""The letters of a picture's place are at most so many."""

LONGEST = 30
"""A longer name with a colon is the title of a page that links here."""

_VERBS = (" replied to", " replied", " wrote", " said", " says", " responded to", " commented", " posted", " answered")
_NUMBERED = re.compile(r"[^\W\d]+ \d+")
"""`Speaker 2`, `Student 4`."""

_ABBREVIATED = frozenset({"jr.", "sr.", "esq.", "inc.", "ltd.", "co.", "m.d.", "ph.d.", "ret."})
_EDGES = ("#", "|", "·", "•", ":", ">")


def is_no_name(name: str) -> bool:
    """Whether a name is a button, a count, an age or a heading."""
    known = groups(name)
    counted = "badges" in known and any(map(str.isdigit, name))
    sign = name.isascii() and not any(map(str.isalnum, name))
    return bool(dated(name)) or bool(known & _NO_NAME) or counted or sign


def _buttons(case: Case) -> str:
    """Names that are a button, a count or an age."""
    wrong = [comment.author for comment in case.comments if comment.author and is_no_name(comment.author)]
    return f"{len(wrong)} comments are by “{wrong[0]}”" if len(wrong) * 8 >= len(case.comments) and wrong else ""


def _one_name(case: Case) -> str:
    """One name for nearly all comments."""
    if len(case.comments) < 6 or not case.authors:
        return ""
    plain_name, count = case.authors.most_common(1)[0]
    name = next(comment.author for comment in case.comments if plain(comment.author) == plain_name)
    return f"{count} of {len(case.comments)} comments are by “{name}”" if count * 10 >= 9 * len(case.comments) else ""


def _verbs(case: Case) -> str:
    """Names that end in a verb."""
    wrong = [one.author for one in case.comments if one.author and one.author.lower().endswith(_VERBS)]
    return f"a name ends in a verb: “{wrong[0]}”" if len(wrong) * 8 >= len(case.comments) and wrong else ""


def _long_names(case: Case) -> str:
    """Names that are sentences or hold a date."""
    wrong = [
        one.author
        for one in case.comments
        if one.author
        and (len(one.author) > 60 or (len(one.author.split()) > 6 and one.author.endswith((".", "!", "?"))))
    ]
    return (
        f"a name is as long as a sentence: “{wrong[0][:50]}”" if len(wrong) * 6 >= len(case.comments) and wrong else ""
    )


def _of_the_page(case: Case) -> str:
    """A name that is a line of the page: a badge, an event, a notice."""
    if case.known:
        return ""
    wrong = [name for name in _names(case) if groups(name) & _PAGE and plain(name) not in _ROLES and name[0] != "["]
    return f"a name is a line of the page: “{wrong[0]}”" if wrong and len(wrong) * RARE >= len(case.comments) else ""


def _sentence(case: Case) -> str:
    """A name that is a sentence, or says that a comment is gone."""
    wrong = [name for name in _names(case) if _is_sentence(name) or _is_notice(name)]
    return f"a name is a sentence: “{wrong[0][:50]}”" if wrong else ""


def _is_sentence(name: str) -> bool:
    """Whether a name has many words and ends like a sentence, and not in `Jr.`."""
    words = name.split()
    return len(words) > SENTENCE and name[-1] in ".!?…" and words[-1].casefold() not in _ABBREVIATED


def _is_notice(name: str) -> bool:
    return "lost" in groups(name) and len(name.split()) >= SENTENCE and name[0] != "["


def _dated_name(case: Case) -> str:
    """A name that holds a date."""
    wrong = [name for name in _names(case) if any(one.day or one.relative or one.clock for one in find_dates(name))]
    return f"a date stands in a name: “{wrong[0][:50]}”" if wrong else ""


def _two_in_one(case: Case) -> str:
    """A name that holds another author's whole name, and more that is no part of a name."""
    names = set(_names(case))
    for name in sorted(names):
        words = name.split()
        for at in range(1, len(words)):
            for part, rest in ((words[:at], words[at:]), (words[at:], words[:at])):
                if " ".join(part) in names and _is_foreign(part, " ".join(rest), names):
                    return f"a name holds another's: “{name[:50]}”"
    return ""


def _is_foreign(part: list[str], rest: str, names: Collection[str]) -> bool:
    """Whether a name is whole without the words beside it: it has several, or these are another's, or the page's."""
    small = rest[0].islower() and rest.rsplit(" ", 1)[-1][0].islower()
    return len(part) > 1 or rest in names or bool(groups(rest)) or small


def _same_words(case: Case) -> str:
    """Names of which most begin or end with the same word, or in brackets."""
    names = {name for name in _names(case) if not _NUMBERED.fullmatch(name)}
    if len(names) < 3:
        return ""
    several = [name.split() for name in names if " " in name]
    for edge in (0, -1):
        words = Counter(re.sub(r"\d+", "0", one[edge]).casefold() for one in several)
        word, count = words.most_common(1)[0] if words else ("", 0)
        if count >= 3 and count * 10 >= 6 * len(names):
            return f"{count} names share the word “{word}”"
    closed = sum(name.endswith(")") for name in names)
    return f"{closed} names end in brackets" if closed * 10 >= 6 * len(names) else ""


_EMOJI_CODE = re.compile(r":\w+:")


def _signs(case: Case) -> str:
    """A name that begins or ends with a separator, or holds a colon."""
    wrong = [
        name
        for name in _names(case)
        if (bare := _EMOJI_CODE.sub("", name).strip())
        and (bare.startswith(_EDGES) or bare[-1] in ":|·•" or (": " in bare and len(bare) <= LONGEST))
    ]
    return f"a name holds more than a name: “{wrong[0][:50]}”" if wrong and not case.known else ""


def _letters(case: Case) -> str:
    """A name of a letter or two, below which a line stands that begins with it: what stands in place of a picture."""
    short = {name for name in _names(case) if len(name) <= INITIAL and name.isalpha()}
    for one, two in zip(case.lines, case.lines[1:], strict=False):
        if one.text in short and two.text[:1].casefold() == one.text[:1].casefold() and not two.date:
            return f"a name may be a picture's letters: “{one.text}”"
    return ""


def _nobody(case: Case) -> str:
    """A comment without an author where most have one; the first and the last of mails may have none."""
    named = sum(bool(comment.author) for comment in case.comments)
    bare = [
        number
        for number, comment in enumerate(case.comments, 1)
        if not comment.author and comment.state != "deleted" and not is_deleted(comment.text)
    ]
    return f"comment {bare[0]} has no author" if bare and named * 4 >= 3 * len(case.comments) and not case.known else ""


def _names(case: Case) -> list[str]:
    return [comment.author for comment in case.comments if comment.author]


TESTS = (
    _buttons, _one_name, _verbs, _long_names, _of_the_page, _sentence, _dated_name, _two_in_one, _same_words, _signs,
    _letters, _nobody,
)  # fmt: skip
"""What is tested of names; each says in a few words what it suspects, or nothing."""
