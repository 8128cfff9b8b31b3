"""Patterns of rules on one line each, for people who ask why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.rulebook.rule import Pattern


def pattern_line(pattern: Pattern) -> str:
    """A pattern on one line, for people: `token: about (money|profit)`."""
    if pattern.kind == "phrase":
        return f"phrase: {' | '.join(pattern.phrases)}"
    if pattern.kind == "quotation":
        low = "" if pattern.over == float("-inf") else f"{pattern.over:g} ≤ "
        high = "" if pattern.under == float("inf") else f" < {pattern.under:g}"
        return f"quotation: {low}words{high}"
    if pattern.kind == "dependency":
        return f"dependency: {', '.join(_node(node) for node in pattern.nodes)}"
    return f"token: {' '.join(map(_token, pattern.tokens))}"


def _node(node: Mapping[str, Any]) -> str:
    words = _token(node.get("RIGHT_ATTRS", {}))
    left = f"{node['LEFT_ID']} {node['REL_OP']} " if "LEFT_ID" in node else ""
    return f"{left}{node.get('RIGHT_ID', '?')}={words}"


def _token(token: Mapping[str, Any]) -> str:
    """One token of a pattern: a bare word for LOWER, `LEMMA:go`, a row of words in brackets, and its operator."""
    parts: list[str] = []
    for key, value in token.items():
        if key == "OP":
            continue
        inner = value.get("IN") if isinstance(value, dict) else None
        words = f"({'|'.join(map(str, inner))})" if isinstance(inner, list | tuple) else str(value)
        parts.append(words if key == "LOWER" else f"{key}:{words}")
    return f"{'&'.join(parts) or '□'}{token.get('OP', '')}"
