"""What a worker does: map a chunk of threads into lines. Each process keeps one mapper for each recipe."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.batch.lines import Line
from argmap.errors import ArgmapError, Location, Problem

if TYPE_CHECKING:
    from argmap.corrections.fates import Fates
    from argmap.mapping import Mapper
    from argmap.model import Thread


_ALLOCATIONS = 50_000
"""New objects from which on garbage is looked for: maps are trees, which need no collection."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a worker needs to make its own mapper.

    Args:
        rules: Folders of the user's rules.
        topics: Topic packs.
        model: The pipeline's name, or None for the one that argmap is installed with.
        corrections: A file of corrections, or None for those that lie beside each thread.
    """

    rules: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    model: str | None = None
    corrections: str | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """Threads that are mapped together.

    Args:
        number: Place in the input, from 0.
        threads: At least one.
    """

    number: int
    threads: tuple[Thread, ...]

    @property
    def comments(self) -> int:
        """How many comments it holds, posts included."""
        return sum(len(thread.comments) + (thread.post is not None) for thread in self.threads)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a chunk.

    Args:
        number: The chunk's.
        lines: The maps as lines of JSON, in order.
        problems: What could not be mapped.
        comments, threads: How many it held.
        fitted, unfit: Corrections that fitted a thread of it, and those that did not, as far as this process has not
            said so before.
    """

    number: int
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()
    comments: int = 0
    threads: int = 0
    fitted: tuple[Location, ...] = ()
    unfit: tuple[Problem, ...] = ()


@lru_cache(maxsize=2)
def mapper(recipe: Recipe) -> tuple[Mapper, Fates]:
    """This process's mapper for a recipe, and what becomes of the corrections that it uses."""
    from argmap import rulebook  # noqa: PLC0415  # a worker loads what it needs when it starts
    from argmap.corrections.beside import Shelf  # noqa: PLC0415
    from argmap.language import Language  # noqa: PLC0415
    from argmap.mapping import Mapper  # noqa: PLC0415

    book = rulebook.load([Path(folder) for folder in recipe.rules], list(recipe.topics))
    named = None if recipe.corrections is None else Path(recipe.corrections)
    shelf = Shelf(named)
    ready = Mapper(Language.open(recipe.model, book), corrections=shelf.of)
    gc.freeze()  # what is loaded stays: no collection needs to look through it
    gc.set_threshold(_ALLOCATIONS)
    gc.enable()
    return ready, shelf.fates


def map_chunk(recipe: Recipe, chunk: Chunk) -> Done:
    """Map a chunk; where one of its threads fails, the others are mapped all the same."""
    ready, fates = mapper(recipe)
    problems: list[Problem] = []
    try:
        lines = list(map(Line.of, ready.map_many(chunk.threads)))  # holds no map while the next is made
    except Exception:  # noqa: BLE001  # one thread's failure must not cost its neighbours
        lines = []
        for thread in chunk.threads:
            try:
                lines.append(Line.of(ready.map(thread)))
            except Exception as error:  # noqa: BLE001
                problems.append(failed(thread, error))
    counts = chunk.comments, len(chunk.threads)
    return Done(chunk.number, tuple(lines), tuple(problems), *counts, *fates.taken())


def failed(thread: Thread, error: BaseException) -> Problem:
    """The problem of a thread that could not be mapped."""
    if isinstance(error, ArgmapError):
        return error.problems[0]
    what = f"thread {thread.id} could not be mapped: {type(error).__name__}: {str(error)[:200]}"
    return Problem(
        Location(thread.origin.path or thread.id), "B001", what, "the other threads are done; please report this one"
    )
