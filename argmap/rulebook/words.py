"""The words that rule files are written in: keys, values, attributes and operators, and which are allowed where."""

from __future__ import annotations

from typing import get_args

from argmap.model import FRAMES as FRAMES  # noqa: PLC0414  # re-exported
from argmap.model import ReplyBasis
from argmap.rulebook.rule import Family, Scope

FAMILIES: tuple[str, ...] = get_args(Family)
OLD_TAGS = "claims"
"""The folder in which packs of the first form keep their tags, each with all its patterns."""
FOLDERS: tuple[str, ...] = (*FAMILIES, OLD_TAGS)
"""What the first folder of a rule file may be called."""
SCOPES: tuple[str, ...] = get_args(Scope)
BASES: tuple[str, ...] = get_args(ReplyBasis)
EFFECTS = ("denied", "questioned", "supposed", "hedged", "reported", "certain", "asserted", "granted")
REACHES = ("forward", "backward", "both", "clause", "sentence")
RELATIONS = ("agreement", "rebuttal", "neutral")
BEARS_ON = ("answered", "named", "frame")
ROLES = ("claim", "premise", "none")
TIES = ("before", "after", "none")
KINDS = ("token", "phrase", "dependency", "quotation")
UNLESS_KINDS = ("token", "phrase", "dependency")
WITHIN = ("span", "sentence", "comment")
PHRASE_ATTRS = ("LOWER", "LEMMA", "ORTH")

COMMON_KEYS = ("id", "explanation", "patterns", "unless", "examples", "scope", "cue")
SIDES = ("for", "against")
FAMILY_KEYS: dict[str, tuple[str, ...]] = {
    "constructions": ("says", "opens", "by_name"),
    "tags": ("says", "frame", "side", "words", "idioms", "denied_by"),
    OLD_TAGS: ("tag", "frame", "says"),
    "frames": ("frame", "weight"),
    "stance": ("relation", "bears_on", "weight"),
    "address": ("basis", "weight"),
    "assertion": ("effect", "reach"),
    "roles": ("role", "ties", "weight"),
}
REQUIRED_KEYS: dict[str, tuple[str, ...]] = {
    "constructions": ("id", "explanation", "says", "patterns"),
    "tags": ("id", "says", "frame"),
    OLD_TAGS: ("id", "explanation", "patterns", "tag", "frame", "says"),
    "frames": ("id", "explanation", "patterns", "frame"),
    "stance": ("id", "explanation", "patterns", "relation"),
    "address": ("id", "explanation", "patterns", "basis"),
    "assertion": ("id", "explanation", "patterns", "effect"),
    "roles": ("id", "explanation", "patterns", "role"),
}
OUTCOMES: dict[str, tuple[str, ...]] = {
    "frames": FRAMES,
    "stance": ("side", "agrees"),
    "address": ("target",),
    "roles": ("argues", "claim"),
    "points": ("together",),
    "cruxes": ("crux",),
}
MODELS: dict[str, str] = {
    "stance": "stance",
    "talk": "stance",
    "replies": "address",
    "roles": "roles",
    "frames": "frames",
    "points": "points",
    "cruxes": "cruxes",
}
"""The files of fitted weights, and the family of rules that each is on; points and cruxes have features alone."""
FORMER_KINDS = ("measure", "always")
"""Kinds of patterns that are features and biases now, which the fit alone weighs."""
KIND_KEYS: dict[str, tuple[str, ...]] = {
    "token": ("tokens",),
    "phrase": ("phrases", "attr"),
    "dependency": ("nodes",),
    "quotation": ("over", "under"),
}
EXAMPLE_KEYS = ("fires", "denies", "silent", "known_misses", "known_false")
SLOT = "SLOT"
"""The key of a token or node that a tag's words may fill: a noun phrase, or one word of other attributes."""

TEXT_ATTRIBUTES = ("ORTH", "TEXT", "LOWER", "NORM", "LEMMA", "SHAPE", "POS", "TAG", "DEP", "MORPH")
FLAG_ATTRIBUTES = (
    "IS_ALPHA",
    "IS_ASCII",
    "IS_DIGIT",
    "IS_LOWER",
    "IS_UPPER",
    "IS_TITLE",
    "IS_PUNCT",
    "IS_SPACE",
    "IS_BRACKET",
    "IS_QUOTE",
    "IS_LEFT_PUNCT",
    "IS_RIGHT_PUNCT",
    "IS_CURRENCY",
    "IS_STOP",
    "IS_SENT_START",
    "SENT_START",
    "LIKE_NUM",
    "LIKE_URL",
    "LIKE_EMAIL",
    "SPACY",
)
ATTRIBUTES = (*TEXT_ATTRIBUTES, *FLAG_ATTRIBUTES, "LENGTH")
MISSING_ATTRIBUTES = ("ENT_TYPE", "ENT_IOB", "ENT_ID", "ENT_KB_ID", "_")
"""Known to spaCy, but the pipeline that argmap runs does not fill them."""

SET_OPERATORS = ("IN", "NOT_IN", "IS_SUBSET", "IS_SUPERSET", "INTERSECTS")
FUZZY_OPERATORS = ("FUZZY", *(f"FUZZY{n}" for n in range(1, 10)))
NUMBER_OPERATORS = ("==", "!=", ">=", "<=", ">", "<")
RELATIONS_OF_NODES = (
    "<",
    ">",
    "<<",
    ">>",
    ".",
    ".*",
    ";",
    ";*",
    "$+",
    "$-",
    "$++",
    "$--",
    ">+",
    ">-",
    ">++",
    ">--",
    "<+",
    "<-",
    "<++",
    "<--",
)
NODE_KEYS = ("LEFT_ID", "REL_OP", "RIGHT_ID", "RIGHT_ATTRS")

POS = (
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "CONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
    "SPACE",
)
TAGS = (
    "$",
    "''",
    ",",
    "-LRB-",
    "-RRB-",
    ".",
    ":",
    "ADD",
    "AFX",
    "CC",
    "CD",
    "DT",
    "EX",
    "FW",
    "HYPH",
    "IN",
    "JJ",
    "JJR",
    "JJS",
    "LS",
    "MD",
    "NFP",
    "NN",
    "NNP",
    "NNPS",
    "NNS",
    "PDT",
    "POS",
    "PRP",
    "PRP$",
    "RB",
    "RBR",
    "RBS",
    "RP",
    "SYM",
    "TO",
    "UH",
    "VB",
    "VBD",
    "VBG",
    "VBN",
    "VBP",
    "VBZ",
    "WDT",
    "WP",
    "WP$",
    "WRB",
    "XX",
    "_SP",
    "``",
)
DEPS = (
    "ROOT",
    "acl",
    "acomp",
    "advcl",
    "advmod",
    "agent",
    "amod",
    "appos",
    "attr",
    "aux",
    "auxpass",
    "case",
    "cc",
    "ccomp",
    "compound",
    "conj",
    "csubj",
    "csubjpass",
    "dative",
    "dep",
    "det",
    "dobj",
    "expl",
    "intj",
    "mark",
    "meta",
    "neg",
    "nmod",
    "npadvmod",
    "nsubj",
    "nsubjpass",
    "nummod",
    "oprd",
    "parataxis",
    "pcomp",
    "pobj",
    "poss",
    "preconj",
    "predet",
    "prep",
    "prt",
    "punct",
    "quantmod",
    "relcl",
    "xcomp",
)
CLOSED_VALUES: dict[str, tuple[str, ...]] = {"POS": POS, "TAG": TAGS, "DEP": DEPS}
"""Attributes of which every value is known: the universal parts of speech, Penn tags and the pipeline's labels."""

MAX_FILE = 2_000_000
MAX_FILES = 5_000
MAX_PACK = 20_000_000
MAX_PHRASES = 20_000
MAX_PACK_PHRASES = 200_000
MAX_TOKENS = 30
MAX_PATTERNS = 300
MAX_REPEAT = 20
MAX_TEXT = 5_000
"""Bounds: bytes of a file, files and bytes of a pack, phrases or words of a list, phrases of a pack, tokens or
nodes of a pattern, patterns of a rule, n and m of OP {n,m}, characters of an example or an explanation."""

PLAIN_MARKS = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"'})
"""Marks that threads are read without: the ’ of a comment is matched as '."""
