"""What replaces or speeds up inner parts of spaCy, and what holds a long thread in little memory, behind one switch.

`ARGMAP_PLAIN=1`, or the argument `plain`, leaves all of it out; maps are the same. What does not apply, for another
spaCy or another pipeline, is left out too, and one line on standard error says so.
"""

from __future__ import annotations

import logging
import os
from functools import lru_cache

SPACY = "3.8"
"""The versions of spaCy with which this room is compared, by how their numbers begin."""

_log = logging.getLogger("argmap")
"""Where nobody configures logging, Python prints its warnings as they stand to standard error."""


def plain(*, given: bool | None = None) -> bool:
    """Whether everything goes the plain way: what the caller wants, else what the environment says."""
    return os.environ.get("ARGMAP_PLAIN", "") not in ("", "0") if given is None else given


def known_spacy() -> bool:
    """Whether this room knows the spaCy that is installed."""
    from spacy.about import __version__ as version  # noqa: PLC0415  # loaded with the pipeline

    known = version.startswith(f"{SPACY}.")
    if not known:
        slower(f"spaCy {version} is not the {SPACY} that argmap's fast ways were compared with")
    return known


@lru_cache(maxsize=64)
def slower(why: str) -> None:
    """Say, once in a process, what goes the plain way for a reason."""
    _log.warning("argmap: %s; maps are the same, and take longer", why)
