"""One run over files: which are threads and which are saved maps, and what is loaded to map them."""

from __future__ import annotations

import gc
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from argmap.corrections.beside import Shelf
    from argmap.links import Weighing
    from argmap.mapping import Mapper
    from argmap.model import ArgumentMap, Note, Thread
    from argmap.rulebook.rule import Rulebook

    Say = Callable[[Sequence[Note], str], None]
    """Takes a reader's notes and the path of the file they are about."""


TOLD = 20
"""The most corrections not used that are named."""


@dataclass(slots=True)
class Run:
    """How files are read and mapped. Rules and pipeline are loaded when the first thread is mapped, and once.

    Args:
        rules: Folders of rules beside the shipped ones.
        topics: Names of shipped topic packs.
        model: The spaCy pipeline's name, or None for the rulebook's own.
        motion: What the threads debate, where the user says it.
        read_as: The input format's name, or None to find it by content.
        columns: For tables: field to column name.
        thread: Only the thread with this id.
        warn: Takes what the user should know of the rules that are loaded, and of corrections.
        corrections: A file of corrections; None for those that lie beside each thread.
        uncorrected: Whether neither is used.
    """

    rules: Sequence[Path] = ()
    topics: Sequence[str] = ()
    model: str | None = None
    read_as: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    thread: str | None = None
    warn: Callable[[str], None] | None = None
    motion: str = ""
    corrections: Path | None = None
    uncorrected: bool = False
    _shelf: Shelf | None = None
    _mapper: Mapper | None = None

    @property
    def remaps(self) -> bool:
        """Whether a saved map's thread is mapped again: the rules that were asked for may not be those that made it."""
        return bool(self.rules or self.topics or self.model or self.motion or self.corrections)

    def rulebook(self) -> Rulebook:
        """The rules, without the pipeline."""
        from argmap import rulebook  # noqa: PLC0415  # a saved map needs none

        if self._mapper is not None:
            return self._mapper.rulebook
        book = rulebook.load(list(self.rules), list(self.topics))
        if self.warn is not None:
            for note in book.notes:
                self.warn(note)
        return book

    def mapper(self) -> Mapper:
        """The rules and the pipeline, loaded."""
        if self._mapper is None:
            from argmap.language import Language  # noqa: PLC0415  # spaCy: a saved map needs none
            from argmap.mapping import Mapper  # noqa: PLC0415

            book = self.rulebook()
            said = None if self.uncorrected else self.shelf().of
            self._mapper = Mapper(Language.open(self.model, book), motion=self.motion, corrections=said)
            gc.freeze()
            gc.enable()
        return self._mapper

    def shelf(self) -> Shelf:
        """The corrections of the threads, which are read when a thread first asks for them."""
        from argmap.corrections.beside import Shelf  # noqa: PLC0415  # a saved map needs none

        if self._shelf is None:

            def found(path: Path) -> None:
                if self.warn is not None:
                    self.warn(f"{path}: corrections found beside the thread are used")

            self._shelf = Shelf(self.corrections, found)
        return self._shelf

    def tell_unfit(self) -> None:
        """Say which corrections fitted none of the threads that have been mapped so far."""
        if self._shelf is not None and self.warn is not None:
            for told in named(self._shelf.problems(every=self.thread is None)):
                self.warn(told)

    def corrected(self, threads: Iterable[Thread]) -> Iterator[Thread]:
        """Threads with the names and lines that a person has corrected."""
        for thread in threads:
            session = self.shelf().of(thread)
            if session is None:
                yield thread
                continue
            session.finish()
            yield session.thread
        self.tell_unfit()

    def threads(self, paths: Iterable[str], layout: Path | None = None) -> Iterator[Thread]:
        """The threads of the files, in order, pastes as a layout file says where there is one."""
        from argmap.read import read_file  # noqa: PLC0415  # readers are many

        for path in paths:
            yield from read_file(path, format=self.read_as, columns=self.columns, thread=self.thread, layout=layout)

    def maps(self, paths: Iterable[str], say: Say | None = None) -> Iterator[ArgumentMap]:
        """The maps of the files, in order: saved ones as they stand unless rules are asked for, threads mapped.

        Args:
            paths: Threads in any format, saved maps, or `-` for standard input.
            say: Takes what a reader noted; None: nobody is told.
        """
        from argmap.read import read_file  # noqa: PLC0415
        from argmap.read.formats.argmap.saved_map import is_saved_map, load_maps  # noqa: PLC0415
        from argmap.read.sources.opening import open_sources  # noqa: PLC0415

        for path in paths:
            sources = list(open_sources(path, self.columns))
            if self.read_as is None and all(is_saved_map(source) for source in sources):
                empty = True
                for source in sources:
                    for one in load_maps(source, thread=self.thread):
                        self._unused(one, path)
                        empty = False
                        yield _from(path, self.mapper().map(one.thread) if self.remaps else one)
                if empty and self.thread is not None:
                    what = f"no map of a thread '{self.thread}' is in the file"
                    raise ArgmapError(
                        Problem(Location(path), "I015", what, "without --thread all its maps are printed")
                    )
                continue
            for found in read_file(
                path, format=self.read_as, columns=self.columns, thread=self.thread, sources=sources
            ):
                if say is not None:
                    say(found.origin.notes, path)
                yield self.mapper().map(found)
        self.tell_unfit()

    def _unused(self, saved: ArgumentMap, path: str) -> None:
        """Say what is not used of a saved map: names of columns, and corrections beside it that it was made without."""
        if self.columns and self.warn is not None:
            self.warn(f"{path}: --column is not used: a saved map has no columns to name")
        from argmap.corrections.beside import find  # noqa: PLC0415

        there = None if self.remaps or saved.corrections or self.warn is None else find(path)
        if there is not None and self.warn is not None:
            mend = f"--corrections {there} maps its thread again"
            self.warn(f"{there}: not used, for {path} is a saved map that was made without it; {mend}")

    def weigh(self, found: ArgumentMap, later: str, earlier: str) -> list[Weighing]:
        """What the rules say of two comments that no link joins; the thread is analysed for it, saved map or not.

        Args:
            found: The map.
            later: A comment's id.
            earlier: The id of one before it.
        """
        from argmap.model import Reply  # noqa: PLC0415  # beside the type alone, as the rest of the model

        ready = self.mapper()
        analyses = ready.analyse(found.thread)
        reply = next((r for r in found.replies if r.source == later and r.target == earlier), None)
        if reply is None:
            stands = ready.replies.weigh(found.thread, analyses, found.claims, later, earlier)
            reply = Reply(later, earlier, "order", stands.confidence)
        opener = earlier == next(found.thread.everything()).id
        return [ready.links.weigh(analyses[later], analyses[earlier], reply=reply, opener=opener)]


def _from(path: str, found: ArgumentMap) -> ArgumentMap:
    """A saved map that says which file it came from, for messages."""
    thread = found.thread
    return replace(found, thread=replace(thread, origin=replace(thread.origin, path=path)))


def named(problems: Sequence[Problem]) -> Iterator[str]:
    """Corrections that are not used, as lines; of many the first."""
    yield from map(str, problems[:TOLD])
    if len(problems) > TOLD:
        yield f"{len(problems) - TOLD} further corrections are not used"


def one_map(found: Iterator[ArgumentMap], path: str) -> ArgumentMap:
    """The only map there is.

    Args:
        found: Maps.
        path: Where they come from, for the message.

    Raises:
        ArgmapError: I015 where there are several.
    """
    first = next(found)
    if next(found, None) is not None:
        what = "there are several threads, and one map goes into a file"
        raise ArgmapError(Problem(Location(path), "I015", what, "name one with --thread ID, or use 'argmap batch'"))
    return first
