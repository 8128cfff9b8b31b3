"""Who maps the chunks: this process, several, or a Dask cluster. Results come in the order of the chunks."""

from __future__ import annotations

import itertools
import os
from collections import deque
from typing import TYPE_CHECKING, Any, Protocol

from argmap.batch.work import Chunk, Done, Recipe, map_chunk, mapper
from argmap.errors import ArgmapError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from argmap.batch.lines import Line

AHEAD = 3
"""Chunks that wait for each worker: enough to keep it busy, few enough to keep memory bounded."""

TRIES = 3
"""How often a chunk is given out again when the worker that had it dies."""


PATIENCE = 20.0
"""How many seconds a cluster is waited for."""


class Engine(Protocol):
    """Anything that maps chunks in order."""

    def results(self, recipe: Recipe, chunks: Iterable[Chunk]) -> Iterator[Done]:
        """One result for each chunk, in order."""


class Inline:
    """This process."""

    def results(self, recipe: Recipe, chunks: Iterable[Chunk]) -> Iterator[Done]:
        """Map chunk after chunk."""
        mapper(recipe)
        for chunk in chunks:
            yield map_chunk(recipe, chunk)


class Processes:
    """Several processes on this machine.

    Args:
        workers: How many.
    """

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def results(self, recipe: Recipe, chunks: Iterable[Chunk]) -> Iterator[Done]:
        """Map chunks side by side; a worker that dies is replaced, and its chunks are done again."""
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  # one worker needs none of it

        coming = iter(chunks)
        held: deque[tuple[Chunk, Any, int]] = deque()
        pool = self._pool(recipe)
        try:
            while True:
                for chunk in itertools.islice(coming, self._workers * AHEAD - len(held)):
                    held.append((chunk, pool.submit(map_chunk, recipe, chunk), 1))
                if not held:
                    return
                chunk, future, tries = held[0]
                try:
                    done = future.result()
                except BrokenProcessPool:
                    pool.shutdown(wait=False, cancel_futures=True)
                    pool = self._pool(recipe)
                    if tries >= TRIES:
                        yield from self._alone(recipe, chunk)
                        held.popleft()
                        tries = 0
                    again = [(c, t + (place == 0 and tries > 0)) for place, (c, _, t) in enumerate(held)]
                    held = deque((c, pool.submit(map_chunk, recipe, c), t) for c, t in again)
                    continue
                held.popleft()
                yield done
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _alone(self, recipe: Recipe, chunk: Chunk) -> Iterator[Done]:
        """A chunk whose worker died every time: its threads one by one, each in a process of its own."""
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

        lines: list[Line] = []
        problems: list[Problem] = []
        for thread in chunk.threads:
            one = Chunk(0, (thread,))
            with self._pool(recipe, 1) as pool:
                try:
                    done = pool.submit(map_chunk, recipe, one).result()
                except BrokenProcessPool:
                    what = f"thread {thread.id}: the worker that mapped it died, {TRIES} times"
                    problems.append(
                        Problem(Location(thread.origin.path or thread.id), "B001", what, "give it more memory")
                    )
                    continue
            lines.extend(done.lines)
            problems.extend(done.problems)
        yield Done(chunk.number, tuple(lines), tuple(problems), chunk.comments, len(chunk.threads))

    def _pool(self, recipe: Recipe, workers: int | None = None) -> Any:  # noqa: ANN401  # imported late
        import multiprocessing  # noqa: PLC0415
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

        context = multiprocessing.get_context("spawn")  # the same on every system; no thread's locks are copied
        return ProcessPoolExecutor(workers or self._workers, context, initializer=_started, initargs=(mapper, recipe))


def _started(make: Callable[[Recipe], object], recipe: Recipe) -> None:
    """Make a worker ready, and see to it that it does not outlive the process that it works for."""
    import signal  # noqa: PLC0415  # one worker needs none of it
    import threading  # noqa: PLC0415
    from multiprocessing import parent_process  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group: the first process ends the others
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_ends_with, args=(parent.sentinel,), daemon=True).start()
    make(recipe)


def _ends_with(sentinel: int) -> None:
    from multiprocessing.connection import wait  # noqa: PLC0415

    wait([sentinel])
    os._exit(1)  # killed, it could not tell its workers, and they would wait for ever


class Dask:
    """A Dask cluster.

    Args:
        scheduler: Its address, such as tcp://10.0.0.5:8786.
    """

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler

    def results(self, recipe: Recipe, chunks: Iterable[Chunk]) -> Iterator[Done]:
        """Map chunks on the cluster; the scheduler gives a dead worker's chunks to another."""
        client = self._client()
        coming = iter(chunks)
        held: deque[Any] = deque()
        try:
            while True:
                workers = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
                for chunk in itertools.islice(coming, max(0, workers * AHEAD - len(held))):
                    held.append(client.submit(map_chunk, recipe, chunk, pure=False, retries=TRIES))
                if not held:
                    return
                yield held.popleft().result()
        finally:
            for future in held:
                future.cancel()
            client.close()

    def _client(self) -> Any:  # noqa: ANN401  # an optional library
        try:
            from distributed import Client as _Client  # noqa: PLC0415

            connect: Any = _Client
        except ImportError:
            mend = "pip install 'argmap[dask]'"
            raise ArgmapError(Problem(Location("--engine dask"), "O003", "Dask is not installed", mend)) from None
        try:
            return connect(self._scheduler, timeout=PATIENCE, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            what = f"no Dask scheduler answers at {self._scheduler}: {str(error)[:120]}"
            raise ArgmapError(
                Problem(Location("--scheduler"), "B002", what, "start one with 'dask scheduler'")
            ) from None
