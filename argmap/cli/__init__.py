"""The command line: arguments, progress, exit codes. It decides nothing."""

from __future__ import annotations

from argmap.cli.app import main

__all__ = ["main"]
