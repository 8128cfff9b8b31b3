"""A map with what a program or a notebook asks of it, and the ways to get one."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from argmap.errors import ArgmapError, Location, Problem
from argmap.model import ArgumentMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import networkx as nx
    import pandas as pd

    from argmap.mapping import Mapper
    from argmap.model import Thread

Level = Literal["comments", "claims", "commenters"]
Table = Literal["claims", "links", "comments", "points"]


class Map(ArgumentMap):
    """An ArgumentMap that can be written, drawn, counted and handed on. It equals the plain map of the same parts."""

    __slots__ = ()

    @classmethod
    def of(cls, found: ArgumentMap) -> Map:
        """A plain map with all of this."""
        return cls(*(getattr(found, field.name) for field in fields(ArgumentMap)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ArgumentMap):
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in fields(ArgumentMap))

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, field.name) for field in fields(ArgumentMap)))

    def render(self, form: str = "text", **options: Any) -> bytes:  # noqa: ANN401  # the fields of Options
        """The map in any of its forms.

        Args:
            form: A name or a suffix, such as "svg" or ".md".
            options: As in `argmap.render.base.Options`: view, graph, table, width, anonymous, paper, pages …

        Returns:
            What a file of that form holds; text forms are UTF-8.

        Raises:
            ArgmapError: O002 for an unknown form, Q003 for a view that it does not have.
        """
        from argmap.render import form_for, view_for  # noqa: PLC0415  # `import argmap` is to cost nothing
        from argmap.render.base import Options  # noqa: PLC0415

        chosen = form_for(form)
        view_for(chosen, options.get("view"))
        return chosen.render(self, Options(**options))

    def text(self, view: str = "tree", **options: Any) -> str:  # noqa: ANN401
        """The map as the terminal shows it."""
        return self.render("text", view=view, **options).decode("utf-8")

    def save(self, path: str | Path, **options: Any) -> None:  # noqa: ANN401
        """Write the map to a file, in the form that its suffix says."""
        from argmap.render import write  # noqa: PLC0415

        write(path, self.render(str(path), **options))

    def to_networkx(self, graph: Level = "comments") -> nx.MultiDiGraph:
        """The graph at one of its three levels, with the attributes that GraphML has.

        Args:
            graph: What a node is.

        Raises:
            ArgmapError: O003 where networkx is not installed.
        """
        networkx = _library("networkx", "to_networkx()")
        from argmap.render.base import Options  # noqa: PLC0415
        from argmap.render.graph.picture import picture  # noqa: PLC0415
        from argmap.render.graph.records import edge_records, node_records  # noqa: PLC0415

        shown = picture(self, Options(graph=graph))
        made = networkx.MultiDiGraph(title=shown.title, level=graph, counts="\n".join(shown.counts))
        made.add_nodes_from(node_records(shown))
        made.add_edges_from((source, target, key, record) for key, source, target, record in edge_records(shown))
        return made

    def to_pandas(self, table: Table = "claims") -> pd.DataFrame:
        """One of the tables of the CSV form, as a data frame; words stand as they were found.

        Args:
            table: Claims, links or comments.

        Raises:
            ArgmapError: O003 where pandas is not installed, Q003 where no table has that name.
        """
        pandas = _library("pandas", "to_pandas()")
        from argmap.render.tables import COLUMNS  # noqa: PLC0415
        from argmap.render.tables import table as rows  # noqa: PLC0415

        if table not in COLUMNS:
            mend = f"there are {', '.join(COLUMNS)}"
            raise ArgmapError(Problem(Location("to_pandas()"), "Q003", f"no table is called {table!r}", mend))
        return pandas.DataFrame(rows(self, table), columns=list(COLUMNS[table]))

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        thread = self.thread
        parts = f"{len(thread.comments)} comments, {len(self.claims)} claims and premises, {len(self.links)} links"
        return f"<argmap.Map of {thread.title or thread.id!r}: {parts}>"

    def _repr_html_(self) -> str:
        from argmap.library.notebook import shown  # noqa: PLC0415

        return shown(self)


def _library(name: str, for_what: str) -> Any:  # noqa: ANN401  # a module
    from importlib import import_module  # noqa: PLC0415

    try:
        return import_module(name)
    except ModuleNotFoundError:
        what = f"{for_what} needs {name}, which is not installed"
        raise ArgmapError(Problem(Location(for_what), "O003", what, f"pip install {name}")) from None


def _with_motion(rules: Sequence[str | Path], topics: Sequence[str], model: str | None, motion: str) -> Mapper:
    """The kept mapper of these rules, for this motion."""
    ready = copy(_mapper(tuple(rules), tuple(topics), model))
    ready.motion = motion
    return ready


@lru_cache(maxsize=4)
def _mapper(rules: tuple[str | Path, ...], topics: tuple[str, ...], model: str | None) -> Mapper:
    from pathlib import Path  # noqa: PLC0415

    from argmap import rulebook  # noqa: PLC0415
    from argmap.language import Language  # noqa: PLC0415
    from argmap.mapping import Mapper  # noqa: PLC0415

    book = rulebook.load([Path(folder) for folder in rules], topics)
    return Mapper(Language.open(model, book))


def map_thread(
    thread: Thread | Mapping[str, Any],
    *,
    rules: Sequence[str | Path] = (),
    topics: Sequence[str] = (),
    model: str | None = None,
    motion: str = "",
) -> Map:
    """The map of a thread. Rules and pipeline are loaded with the first and kept.

    Args:
        thread: A Thread, or a mapping in the shape of argmap's own JSON: `{"comments": [{"author", "text"}, …]}`.
        rules: Folders of rules to add.
        topics: Topic packs that argmap ships with, to add.
        model: Another installed spaCy pipeline.
        motion: What the thread debates: says who is for and who against; empty takes a question from title or post.

    Raises:
        ArgmapError: I005 where the mapping is no thread; what is wrong with the rules.
    """
    from argmap.model import Thread  # noqa: PLC0415

    given = thread if isinstance(thread, Thread) else _thread(thread)
    return Map.of(_with_motion(rules, topics, model, motion).map(given))


def _thread(given: Mapping[str, Any]) -> Thread:
    import json  # noqa: PLC0415

    from argmap.read import read_file  # noqa: PLC0415
    from argmap.read.sources.source import Source  # noqa: PLC0415

    data = json.dumps(dict(given) if isinstance(given, Mapping) else given).encode("utf-8")
    (thread,) = read_file("thread.json", format="thread", sources=[Source("thread.json", data)])
    return thread


def map_file(  # noqa: PLR0913  # each is an option with a default
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002  # as read_file calls it
    columns: Mapping[str, str] | None = None,
    thread: str | None = None,
    rules: Sequence[str | Path] = (),
    topics: Sequence[str] = (),
    model: str | None = None,
    motion: str = "",
    corrections: str | Path | None = None,
) -> list[Map]:
    """The maps of a file's threads, in order; of most files there is one.

    Args:
        path: A thread in any format that argmap reads.
        format: Read it as this; None finds out.
        columns: Of a table: which column holds what.
        thread: Of a file with many threads, this one.
        rules: Folders of rules to add.
        topics: Topic packs that argmap ships with, to add.
        model: Another installed spaCy pipeline.
        motion: What the threads debate.
        corrections: A file of corrections; None for those that lie beside the thread, as the command line takes them.

    Raises:
        ArgmapError: Why the file, the rules or the corrections cannot be read.
    """
    from pathlib import Path  # noqa: PLC0415  # `import argmap` is to cost nothing

    from argmap.corrections.beside import Shelf  # noqa: PLC0415

    threads = read_file(path, format=format, columns=columns, thread=thread)
    ready = _with_motion(rules, topics, model, motion)
    ready.corrections = Shelf(None if corrections is None else Path(corrections)).of
    return [Map.of(found) for found in ready.map_many(threads)]


def read_file(
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002
    columns: Mapping[str, str] | None = None,
    thread: str | None = None,
) -> Iterator[Thread]:
    """The threads of a file in any format that argmap reads."""
    from argmap.read import read_file as read  # noqa: PLC0415

    return read(str(path), format=format, columns=dict(columns or {}), thread=thread)


def load_map(path: str | Path) -> Map:
    """A map that was saved as JSON; no rule runs.

    Raises:
        ArgmapError: I001, I011.
    """
    from argmap.read.formats.argmap.saved_map import load_map as load  # noqa: PLC0415

    return Map.of(load(str(path)))
