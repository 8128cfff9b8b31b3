"""What every type of the model checks of itself."""

from __future__ import annotations


def check(holds: bool, what: str) -> None:  # noqa: FBT001  # reads as a sentence at each call
    """Insist on an invariant.

    Raises:
        ValueError: Where it does not hold.
    """
    if not holds:
        raise ValueError(what)
