"""`argmap rules learn`: what your own rules, or weights, learn from corrections; shown as a diff, written if asked."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli import given
from argmap.cli.options import How, takes
from argmap.errors import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.corrections import Entry, Session
    from argmap.model import Thread
    from argmap.rulebook.rule import Rulebook
    from argmap.run import Run

_SUFFIXES = (".yaml", ".yml")


@takes("topic", "read_as", "column")
def learn(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Threads, and files of corrections (.yaml) of them; without any, those beside each thread.",
        ),
    ],
    *,
    rules: Annotated[list[Path], typer.Option("--rules", metavar="DIR", help="Your own rules, which learn.")],
    weights: Annotated[
        bool, typer.Option("--weights", help="Fit the weights of agreement and rebuttal on the links that are marked.")
    ] = False,
    accept: Annotated[bool, typer.Option("--accept", help="Write the changes; else they are only shown.")] = False,
    how: How,
) -> None:
    """Show as a diff what your own rules can learn from corrections of these threads; --accept writes it.

    With --weights it fits how much cues of agreement and rebuttal weigh, near the weights that argmap ships with,
    judges the gain on threads that were left out, and proposes DIR/weights/stance.yaml where there is one.
    """
    named = [Path(path) for path in files if path.lower().endswith(_SUFFIXES)]
    threads = [path for path in files if not path.lower().endswith(_SUFFIXES)]
    if not threads:
        raise typer.BadParameter("name the threads that the corrections speak of", param_hint="FILE")
    there = rules if any(folder.is_dir() for folder in rules) or not weights else []
    run = replace(how, rules=there).run()
    run.uncorrected = True
    book = run.rulebook()
    corrected = list(_corrected(run, threads, named))
    if weights:
        _weights(run, book, [session for _, _, session in corrected], rules[0], accept=accept)
    else:
        _rules(run, book, rules, [(thread, entries) for thread, entries, _ in corrected], accept=accept)


def _corrected(
    run: Run, threads: Iterable[str], named: Sequence[Path]
) -> Iterator[tuple[Thread, tuple[Entry, ...], Session]]:
    """Each thread with its corrections; what fits none of the threads is told."""
    from argmap.corrections import Corrections, load  # noqa: PLC0415
    from argmap.corrections.beside import find  # noqa: PLC0415
    from argmap.corrections.fates import Fates  # noqa: PLC0415
    from argmap.run import named as told  # noqa: PLC0415

    fates = Fates()
    of_all = tuple(entry for path in named for entry in load(path))
    for path in threads:
        beside = None if named else find(path)
        entries = of_all if beside is None else load(beside)
        said = Corrections(entries, fates.tell, fates.fits)
        for thread in run.threads([path]):
            session = said.of(thread)
            if session is not None:
                session.seek()
                yield thread, entries, session
    for line in told(fates.problems(of_all)):
        given.warn(line)


def _rules(
    run: Run,
    book: Rulebook,
    folders: Sequence[Path],
    corrected: Iterable[tuple[Thread, tuple[Entry, ...]]],
    *,
    accept: bool,
) -> None:
    from argmap.render import write  # noqa: PLC0415
    from argmap.render.escape import visible  # noqa: PLC0415
    from argmap.rulebook.pack_files import packs_of  # noqa: PLC0415
    from argmap.rulecheck.learning import learn as taught  # noqa: PLC0415

    packs = {pack.name for pack in packs_of(folders, ())[1:]}
    own = frozenset(rule.id for rule in book.rules if rule.pack in packs)
    found = taught(corrected, run.mapper(), own, folders, run.topics)
    for proposal in found.proposals:
        sys.stdout.write(visible(proposal.diff()))
        if accept:
            write(proposal.path, proposal.new.encode())
    for rule_id, times in found.shipped.most_common():
        given.warn(f"{rule_id}, which argmap ships with, was wrong {times} time{'s' * (times != 1)}")
    many = sum(len(one.lessons) for one in found.proposals)
    changes = "1 change" if many == 1 else f"{many} changes"
    in_files = "1 file" if len(found.proposals) == 1 else f"{len(found.proposals)} files"
    given.warn(f"{changes} in {in_files}, {_done(accept, 'them')}" if many else "nothing to learn")


def _weights(run: Run, book: Rulebook, sessions: Sequence[Session], folder: Path, *, accept: bool) -> None:
    from difflib import unified_diff  # noqa: PLC0415

    from argmap import rulebook  # noqa: PLC0415
    from argmap.links import LinkFinder  # noqa: PLC0415
    from argmap.render import write  # noqa: PLC0415
    from argmap.rulebook.weights import read_weights, with_weights  # noqa: PLC0415
    from argmap.rulecheck.marked_links import marked_links  # noqa: PLC0415
    from argmap.rulecheck.refitting import lines, refit, text  # noqa: PLC0415

    shipped = rulebook.load((), run.topics)
    before = shipped.models["stance"]
    finder = LinkFinder(with_weights(book, before))
    found = refit(list(marked_links(sessions, run.mapper(), finder)), before)
    sys.stdout.write("".join(f"{shown(row)}\n" for row in lines(found)))
    if not found.gains:
        return
    path = folder / "weights" / "stance.yaml"
    old = path.read_text(encoding="utf-8") if path.is_file() else ""
    own = read_weights(str(path), "stance", old)[0] if old else None
    mine = frozenset(rule.id for rule in book.rules) - {rule.id for rule in shipped.rules}
    new = text(found, own, mine)
    name = path.as_posix()
    sys.stdout.write("".join(unified_diff(old.splitlines(True), new.splitlines(True), name, name)))  # noqa: FBT003
    if accept and new != old:
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, new.encode())
    given.warn("the weights are these already" if new == old else f"{name}: {_done(accept, 'it')}")


def _done(accept: bool, what: str) -> str:  # noqa: FBT001  # as it was asked for
    return "written" if accept else f"not written: --accept writes {what}"
