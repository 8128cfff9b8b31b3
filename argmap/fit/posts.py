"""`python -m argmap.fit.posts`: fit when a comment answers the post, at hand or missing, and when another comment.

Most labelled threads are talks whose first comment opens them. Each is also taken with its first comment as the post,
and without it, as a page's comments without the page. Only the features of `features/reply/to_post` are moved: on what
they do not measure, all stays as it is.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.features.table import features
from argmap.fit.data import read_labelled
from argmap.fit.replies import Tally, choices, known, nudged, score
from argmap.fit.writing import write_weights
from argmap.language import Language
from argmap.model import POST
from argmap.replies import ReplyFinder
from argmap.replies.finder import lacks_post
from argmap.rulebook import language, load, shipped
from argmap.rulebook.weights import with_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.fit.replies import Choice, Known
    from argmap.rulebook.rule import Rulebook

FEW = 3
"""Comments that a thread must have to be taken without the first."""
_SPREAD, _BALANCE = 0.4, 0.4
_PAGE, _MADE = 1.2, 0.03
"""How much a comment of a real page counts, and one of a thread that is taken in two ways: there are few pages."""


def variants(it: Known) -> Iterator[tuple[str, Known]]:
    """A labelled thread as it is, with its first comment as the post, and without that post; each with a name.

    Args:
        it: The thread.
    """
    thread = it.thread
    if lacks_post(thread):
        yield "page", it
        return
    if thread.post is None and len(thread.comments) > FEW:
        first, *rest = thread.comments
        targets = {
            source: frozenset(POST if target == first.id else target for target in found)
            for source, found in it.targets.items()
            if source != first.id
        }
        claims = tuple(claim for claim in it.claims if claim.comment != first.id)
        analyses = {**it.analyses, POST: replace(it.analyses[first.id], comment=POST)}
        opened = replace(thread, post=replace(first, id=POST, parent=None), comments=tuple(rest))
        it = replace(it, thread=opened, targets=targets, claims=claims, analyses=analyses)
    if it.thread.post is not None:
        yield "with its post", it
        bare = replace(it.thread, post=None, origin=replace(it.thread.origin, on_page=True))
        yield "without its post", replace(it, thread=bare)


@dataclass(frozen=True, slots=True)
class Asked:
    """A variant of a thread.

    Args:
        source: Where the thread is from.
        name: Of the variant.
        thread: It, ready to be walked.
    """

    source: str
    name: str
    thread: Known

    def rows(self, book: Rulebook) -> list[Choice]:
        """What there was to choose from at each comment, as the finder finds it; nothing where it does not teach."""
        if not self.thread.kept:
            return []
        page = self.name == "page"
        found = choices(ReplyFinder(book), self.thread, gold=False)
        name = self.name if page else f"{self.thread.file} {self.name}"
        return [replace(row, file=name, counts=_PAGE if page else _MADE) for row in found]


def trained(book: Rulebook, rows: Iterable[Choice]) -> Rulebook:
    """A rulebook whose weights of the post are moved as the rows ask for; all others stay.

    Args:
        book: With the weights by which the rows were found.
        rows: Comments whose targets are known.
    """
    moved = {name for name, feature in features("reply").items() if feature.file == "to_post"}
    return with_weights(book, nudged(list(rows), book.models["replies"], _SPREAD, _BALANCE, moved))


def _parts(asked: Sequence[Asked], folds: int) -> Iterator[set[str]]:
    """Sources that are left out together: each page by itself, the others in parts."""
    pages = {one.source for one in asked if one.name == "page"}
    yield from ({page} for page in sorted(pages))
    others = sorted({one.source for one in asked} - pages)
    yield from (set(others[fold::folds]) for fold in range(folds))


def _judged(asked: Iterable[Asked], book: Rulebook, tallies: dict[str, Tally]) -> None:
    for one in asked:
        score(book, [replace(one.thread, file=f"{one.thread.file}, {one.name}")], tallies)


def main(argv: Sequence[str] | None = None) -> int:
    """Read, fit, print, and with `--write` write the weights."""
    parser = argparse.ArgumentParser(prog="python -m argmap.fit.posts", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="thread JSON, one a line, with `answers` or with parents")
    parser.add_argument("--write", action="store_true", help="write the weights into the pack")
    parser.add_argument("--folds", type=int, default=5, help="0: no cross-validation")
    options = parser.parse_args(argv)
    say = sys.stdout.write
    book = load([], refit=True)
    pipeline = Language.open(None, book)
    asked = [
        Asked(str(item.labels.get("source", item.thread.id)), name, it)
        for path in options.gold
        for item in read_labelled(path)
        for name, it in variants(known(item, pipeline))
    ]
    found = [(one, one.rows(book)) for one in asked]
    if options.folds:
        tallies: dict[str, Tally] = defaultdict(Tally)
        for part in _parts(asked, options.folds):
            made = trained(book, [row for one, rows in found if one.source not in part for row in rows])
            _judged([one for one in asked if one.source in part], made, tallies)
        say(f"cross-validated, each page and {options.folds} parts of the others left out:\n")
        for name, tally in sorted(tallies.items()):
            say(f"  {name}: {tally.line()}\n")
    made = trained(book, [row for _, rows in found for row in rows])
    if options.write:
        changed = write_weights(shipped() / language(), made.models["replies"], ("target",))
        say(f"{shipped() / language()}/weights/replies.yaml {'is written' if changed else 'stays'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
