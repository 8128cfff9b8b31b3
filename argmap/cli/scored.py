"""An evaluation as lines of text, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.evaluate import SAID, WORST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.evaluate import Evaluation, Mistake

_WORDS = 160
"""Characters of a comment that are shown."""


def lines(found: Evaluation, width: int = 80, *, readers: bool = False) -> Iterator[str]:
    """The figures, the confusion and the worst mistakes, no line wider than the terminal where words allow.

    Args:
        found: The evaluation.
        width: Columns.
        readers: Whether two readers are compared, and not argmap with one.
    """
    first, second = ("the first reader", "the second") if readers else ("the reader", "argmap")
    yield f"{found.threads} thread{'s' * (found.threads != 1)} compared"
    if found.scores:
        yield ""
        yield f"{'':25}  precision  recall    F1   both  {_called(second)}  {_called(first)}"
    for score in found.scores:
        yield (
            f"{score.name:25}  {score.precision:9.2f}  {score.recall:6.2f}  {score.f1:4.2f}"
            f"{score.hit:7}  {score.found:>{len(_called(second))}}  {score.wanted:>{len(_called(first))}}"
        )
    for name, value in found.kappas.items():
        yield f"{f'kappa, {name}':25}  {value:9.2f}"
    if any(found.confusion.values()):
        yield ""
        yield f"{f'{first} says':<18} {second} says: " + "".join(f"{said:>11}" for said in SAID)
        indent = len(second) + 8
        for wanted in SAID:
            row = "".join(f"{found.confusion.get((wanted, said), 0):>11}" for said in SAID)
            yield f"{wanted:<18} {'':{indent - 1}}{row}"
    said = [m for m in found.mistakes if m.found != "none"]
    missed = [m for m in found.mistakes if m.found == "none"]
    if found.mistakes:
        yield ""
        what = "difference" if readers else "mistake"
        kind = "first" if readers else "worst"
        many = f"the {WORST} {kind} of {found.differing} {what}s" if found.differing > WORST else ""
        yield many or f"{found.differing} {what}{'s' * (found.differing != 1)}"
    for title, some in ((f"said by {second}", said), (f"not said by {second}", missed)):
        if some:
            yield ""
            yield title
        for number, mistake in enumerate(some, 1):
            yield from _mistake(mistake, number, width, readers=readers)


def _called(reader: str) -> str:
    return reader.removeprefix("the ")


def _mistake(m: Mistake, number: int, width: int, *, readers: bool) -> Iterator[str]:
    sure = "" if readers else f" {m.confidence:.2f}"
    first, second = ("the first", "the second") if readers else ("the reader", "argmap")
    named = {"agreement": "agreement", "rebuttal": "rebuttal", "none": "no link"}
    yield f"{number:>3}  {m.source} -> {m.target}  ({m.thread})"
    yield f"     {first}: {named[m.wanted]} · {second}: {named[m.found]}{sure}"
    for name, words in zip((m.source, m.target), m.words, strict=True):
        yield from _wrapped(f"{name}: “{_short(words)}”", width)
    if m.because:
        yield from _wrapped("because  " + " · ".join(m.because), width)


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _WORDS else plain[: _WORDS - 1].rstrip() + "…"


def _wrapped(words: str, width: int) -> Sequence[str]:
    from textwrap import wrap  # noqa: PLC0415

    return wrap(words, max(width, 30), initial_indent=" " * 5, subsequent_indent=" " * 9, break_on_hyphens=False)
