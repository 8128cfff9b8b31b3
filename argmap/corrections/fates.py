"""What became of corrections over all threads of a run: each that fits none of them is told once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.corrections.reading import Entry
    from argmap.errors import Location


class Fates:
    """Collects, thread by thread, which entries fitted and what was wrong with the others."""

    def __init__(self) -> None:
        self._fitted: dict[Location, None] = {}
        self._wrong: dict[Location, Problem] = {}
        self._told: set[Location] = set()
        self._given: set[tuple[Location, bool]] = set()

    def fits(self, place: Location) -> None:
        """An entry fits a thread."""
        self._fitted[place] = None

    def tell(self, problem: Problem) -> None:
        """An entry cannot be used in a thread; what is said of it in the first one is kept."""
        self._wrong.setdefault(problem.location, problem)

    def add(self, fitted: Iterable[Location], wrong: Iterable[Problem]) -> None:
        """Take over what another process has collected."""
        self._fitted |= dict.fromkeys(fitted)
        for problem in wrong:
            self.tell(problem)

    def taken(self) -> tuple[tuple[Location, ...], tuple[Problem, ...]]:
        """What is new since the last call."""
        fitted = [place for place in self._fitted if (place, True) not in self._given]
        wrong = [problem for place, problem in self._wrong.items() if (place, False) not in self._given]
        self._given |= {*((place, True) for place in fitted), *((one.location, False) for one in wrong)}
        return tuple(fitted), tuple(wrong)

    def problems(self, entries: Iterable[Entry] = ()) -> list[Problem]:
        """The entries that fitted no thread, by place; each is told by the first call that finds it.

        Args:
            entries: Of files all of whose threads should have come: those of a thread that has not are told, too.
        """
        found = [problem for place, problem in self._wrong.items() if place not in self._fitted]
        met = {*self._fitted, *self._wrong}
        away = [e for e in entries if e.correction.thread and e.location not in met]
        many = Counter((e.location.path, e.correction.thread) for e in away)
        first = {(e.location.path, e.correction.thread): e.location for e in reversed(away)}
        for key, place in first.items():
            said = "1 correction is" if many[key] == 1 else f"{many[key]} corrections are"
            what = f"{said} not used: no thread here has the id '{key[1]}'"
            found.append(Problem(place, "C001", what, "correct thread:, or leave it out"))
        new = sorted(problem for problem in found if problem.location not in self._told)
        self._told |= {problem.location for problem in new}
        return new
