"""`argmap why`: gathers what the explanation needs; a pair without a link is weighed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.run import Run


def explain(
    run: Run, file: str, first: str, second: str | None, *, details: bool, width: int, ascii_only: bool, colour: bool
) -> str:
    """The explanation as text.

    Args:
        run: How the file is read and mapped.
        file: A thread or a saved map.
        first: A comment's, claim's or link's id or label.
        second: The other end, or None.
        details: Every rule with its weight and the sums, not the reasons in plain words.
        width: Columns.
        ascii_only: Plain ASCII.
        colour: Whether colour may be used.

    Raises:
        ArgmapError: Q001 where an id is not on the map.
    """
    from argmap.render.explain import explain as all_of_it  # noqa: PLC0415  # the terminal's start-up
    from argmap.render.reasons import reasons  # noqa: PLC0415
    from argmap.run import one_map  # noqa: PLC0415
    from argmap.views.why import pair, why  # noqa: PLC0415

    found = one_map(run.maps([file]), file)
    book = run.rulebook()
    answer = why(found, first, second, rulebook=book)
    if second is not None and not isinstance(answer, tuple):
        weighed = run.weigh(found, *pair(found, first, second))
        answer = why(found, first, second, rulebook=book, weighed=weighed)
    return (all_of_it if details else reasons)(answer, width=width, colour=colour, ascii_only=ascii_only)
