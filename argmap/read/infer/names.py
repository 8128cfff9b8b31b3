"""How much some words look like a person's name or handle."""

from __future__ import annotations

import re
from functools import lru_cache

from argmap.read.common.expressions import expression

_COMMON_WORDS = """
    the a an and or but if so of to in on at for with by from as is are was were be been am do does did have has
    had will would can could should may might must not no yes i you he she it we they me him her us them my your
    his its our their this that these those there here what which who when where why how all any some more most
    very just than then too also only about after before because while into over under out up down off again
    ever never always thanks thank please ok well now here's it's that's i'm don't can't won't didn't isn't
    you're we're they're i've i'd let's really great good nice der die das und oder ist sind war nicht ein eine
    ich du er sie es wir mit von zu auf für auch le la les et ou est sont un une des je tu il elle nous vous ils
    pas pour que qui dans sur avec el los las y o son una yo ella nosotros para por con como más pero
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_PARTICLE_WORDS = "de la las los del da das do dos di du von van der den zu zur ter ten el al bin af av y e"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
"""Between the capitals of a name they are no words of a sentence: `Ana de la Cruz`."""

_LENGTHS = ((3, 1.0), (4, 0.9), (6, 0.75), (9, 0.5), (1000, 0.3))
"""How much a name looks like one, by its number of words."""

_WORD = expression(r"[^\W_]+(?:['’][^\W_]+)*")
_FILE = expression(
    r"[\w./*-]*(?:/[\w.*-]+|\.(?:in|py|c|h|txt|md|html?|js|ts|css|json|ya?ml|sh|cfg|xml|rs|go|java))[,:]?"
)
_TOWN = expression(
    r"(?:,\s?|\s)(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[AEINOST]|N[CDEHJMVY]|O[HKR]|P[A]|RI|S[CD]|T[NX]|UT"
    r"|V[AT]|W[AIVY]|UK|USA|NSW|BC|ON)$|,\s(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich"
    r"|Minn|Miss|Mo|Mont|Neb|Nev|N\.[CDHJMY]|Okla|Ore|Pa|R\.I|S\.[CD]|Tenn|Tex|Va|Vt|Wash|Wis|Ontario|Quebec|Canada"
    r"|England|Scotland|Wales|Ireland|Germany|France|Italy|Spain|Portugal|Japan|Australia|Mexico|Sweden|Norway|Denmark"
    r"|Netherlands|Belgium|Switzerland|Austria|Poland|Brazil|India|China|Israel|Greece|New Zealand)\.?$",
)
"""A town with its state or country: `Duluth, MN`."""

_NOT_NAMES_WORDS = """
    note example question answer update edit warning error info debug warn todo fixme tip summary ps p.s p.p.s
    nb http https ftp subject date time to from re fwd cc bcc sent title author url source edit2 edited
    disclaimer tl;dr tldr also first second third finally however therefore reason result problem solution steps
    step pros cons pro con yes no ingredients directions price location total file line return import def class
    public private function var let const if else for while case default license copyright version usage options
    arguments returns raises args see related tags category comments comment reply
    str int float bool none null true false self cls
"""
_VERSION = expression(
    r"(?:version|release[ds]?|changes?|new in|what's new|overview of|v?\d+\.\d[\d.]*)\b(?![.\w]*@)", re.IGNORECASE
)
_NOT_NAMES = frozenset(_NOT_NAMES_WORDS.split())


@lru_cache(maxsize=16384)
def likeness(name: str) -> float:
    """From 0.0 (no name) to 1.0 (could well be one).

    >>> likeness("Ann Lee"), likeness("teewonk") > 0.7, likeness("I am not so sure about that.") < 0.3
    (1.0, True, True)
    >>> likeness("Ana de la Cruz"), likeness("Sack of potatoes") < 0.8
    (1.0, True)
    >>> likeness("u/teewonk") == likeness("teewonk"), likeness("src/teewonk")
    (True, 0.1)
    """
    text = name.strip().removeprefix("u/")
    if not text or len(text) > 200:
        return 0.0
    words = _without_particles(text.split())
    letters = _WORD.findall(" ".join(words))
    if not letters:
        return 0.0
    if text.lower() in _NOT_NAMES or text.startswith(("http:", "https:", "www.", "//", "$", "{", "}", "(", "/*")):
        return 0.05
    if _FILE.fullmatch(text) or _VERSION.match(text):
        return 0.1
    score = next(value for most, value in _LENGTHS if len(words) <= most)
    capital = all(word[0].isupper() for word in words if word[0].isalpha())
    common = sum(word.lower() in _COMMON for word in letters) * (0.5 if capital else 1.0)
    if common and len(letters) == 1 and capital:
        return 0.5
    if common:
        first = 0.25 if words[0].lower() in _COMMON and not capital else 0.0
        score *= max(0.1, 1 - 0.9 * common / len(letters) - first)
    return round(score * _form(text, words), 3)


def _without_particles(words: list[str]) -> list[str]:
    """The words of a name without those that stand in lower case between its capitals; of other words all."""
    inner = [word for word in words[1:-1] if word in _PARTICLES]
    rest = [word for word in words if word not in inner]
    return rest if inner and all(word[0].isupper() for word in rest) and len(rest) > 1 else words


def _form(text: str, words: list[str]) -> float:
    """A factor for what the words look like: lower case, signs at the end, length."""
    factor = 1.0
    tokens = [word for word in words if word[:1].isalpha()]
    small = sum(word[0].islower() for word in tokens)
    if len(words) > 1 and tokens:
        factor *= 1 - (0.3 if len(words) == 2 else 0.5) * small / len(tokens)
    if len(words) > 2 and text[-1] in ".!?;…":
        factor *= 0.3
    elif text[-1] in "!?;:,":
        factor *= 0.5
    if any(mark in text for mark in "{}=;\\`*") or ": " in text or text[0] in "\"“'":
        factor *= 0.3
    if len(text) > 50:
        factor *= 0.6
    return factor


@lru_cache(maxsize=8192)
def is_town(name: str) -> bool:
    """Whether a name ends in a state or country behind a town."""
    return " " in name and _TOWN.search(name) is not None
