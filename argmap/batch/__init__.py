"""Many threads: read as a stream, mapped by one process or several, written in order, resumed where they stopped."""

from __future__ import annotations

from argmap.batch.run import Report, Settings, run

__all__ = ["Report", "Settings", "run"]
