"""Memory that a parse used, given back to the system."""

from __future__ import annotations

import ctypes


def give_back() -> bool:
    """Ask the C library for the memory that is free but kept: a batch's parse leaves some 35 MiB so.

    What follows, small Python objects, cannot use it. Only glibc can be asked; elsewhere nothing happens.

    Returns:
        Whether any was given back.
    """
    try:
        return bool(ctypes.CDLL(None).malloc_trim(0))
    except (AttributeError, OSError, TypeError):
        return False
