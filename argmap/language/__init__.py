"""The only room that knows spaCy: the pipeline, compiled rules, matching, and plain tokens for the rest."""

from __future__ import annotations

from argmap.language.analysis import Analysis, Sentence, Token
from argmap.language.pipeline import Language

__all__ = ["Analysis", "Language", "Sentence", "Token"]
