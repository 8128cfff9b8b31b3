"""`argmap correct`: what a person says of a mark, written beside the thread."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from argmap.cli import given
from argmap.cli.options import File, How, takes
from argmap.errors import shown

if TYPE_CHECKING:
    from argmap.corrections.writing import Saved
    from argmap.model import ArgumentMap

_LINKS, _CLAIMS, _POINTS = "Of two comments", "Of a claim", "Of points"
_PEOPLE, _LINES, _SAYS = "Of commenters", "Of how the thread was read", "Who says so"


def _flag(panel: str, text: str, name: str = "") -> typer.models.OptionInfo:
    option = typer.Option(rich_help_panel=panel, help=text) if not name else typer.Option(
        name, rich_help_panel=panel, help=text
    )  # fmt: skip
    found: typer.models.OptionInfo = option
    return found


def _words(panel: str, name: str, metavar: str, text: str) -> typer.models.OptionInfo:
    found: typer.models.OptionInfo = typer.Option(
        name, metavar=metavar, rich_help_panel=panel, help=text, show_default=False
    )
    return found


@takes("corrections", "rules", "topic", "read_as", "column", "thread", "motion")
def correct(
    file: File,
    first: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help="A comment (5), a claim (5.1) or a link (l3); none: asks.", show_default=False
        ),
    ] = None,
    second: Annotated[
        str | None, typer.Argument(metavar="ID", help="The comment or claim at the other end.", show_default=False)
    ] = None,
    *,
    right: Annotated[bool, typer.Option("--right", help="It is as the map says.")] = False,
    none: Annotated[bool, typer.Option("--none", help="There is no such link, or no such claim.")] = False,
    agreement: Annotated[bool, _flag(_LINKS, "The one agrees with the other.", "--agreement")] = False,
    rebuttal: Annotated[bool, _flag(_LINKS, "The one rebuts the other.", "--rebuttal")] = False,
    partial: Annotated[bool, _flag(_LINKS, "Only a part: with --agreement or --rebuttal.", "--partial")] = False,
    was: Annotated[
        Literal["agreement", "rebuttal"] | None,
        typer.Option(
            "--was",
            rich_help_panel=_LINKS,
            help="Of an agreement and a rebuttal between the two, this.",
            show_default=False,
        ),
    ] = None,
    answers: Annotated[bool, _flag(_LINKS, "The one answers the other.", "--answers")] = False,
    no_answer: Annotated[bool, _flag(_LINKS, "It does not; with one ID: it answers nobody.", "--no-answer")] = False,
    claim: Annotated[bool, _flag(_CLAIMS, "These words are a claim.", "--claim")] = False,
    premise: Annotated[bool, _flag(_CLAIMS, "A reason, for the second claim that is named.", "--premise")] = False,
    words: Annotated[str, _words(_CLAIMS, "--words", "TEXT", "The words that are meant, where no id names them.")] = "",
    span: Annotated[str, _words(_CLAIMS, "--span", "TEXT", "The claim is these words.")] = "",
    tag: Annotated[str, _words(_CLAIMS, "--tag", "NAME", "The claim's tag, or none.")] = "",
    frame: Annotated[str, _words(_CLAIMS, "--frame", "NAME", "The claim's frame, or none.")] = "",
    asserted: Annotated[bool, _flag(_CLAIMS, "It is asserted.", "--asserted")] = False,
    denied: Annotated[bool, _flag(_CLAIMS, "It is denied.", "--denied")] = False,
    questioned: Annotated[bool, _flag(_CLAIMS, "It is asked.", "--questioned")] = False,
    supposed: Annotated[bool, _flag(_CLAIMS, "It is supposed.", "--supposed")] = False,
    point: Annotated[str, _words(_POINTS, "--point", "TEXT", "The claim is under the point with this sentence.")] = "",
    opposed: Annotated[bool, _flag(_POINTS, "With --point: it stands against the sentence.", "--opposed")] = False,
    same_point: Annotated[bool, _flag(_POINTS, "The two claims are one point.", "--same-point")] = False,
    no_point: Annotated[bool, _flag(_POINTS, "They are not; without a second: under no point.", "--no-point")] = False,
    for_: Annotated[bool, _flag(_PEOPLE, "The commenter is for the motion.", "--for")] = False,
    against: Annotated[bool, _flag(_PEOPLE, "The commenter is against it.", "--against")] = False,
    both: Annotated[bool, _flag(_PEOPLE, "The commenter is on both sides.", "--both")] = False,
    unclear: Annotated[bool, _flag(_PEOPLE, "Nothing says where the commenter stands.", "--unclear")] = False,
    person: Annotated[str, _words(_PEOPLE, "--person", "NAME", "Who signs this comment is this person.")] = "",
    no_comment: Annotated[
        bool, _flag(_LINES, "The comment, or its --words, are nobody's comment.", "--no-comment")
    ] = False,
    starts: Annotated[bool, _flag(_LINES, "With --words: a comment starts with them.", "--starts")] = False,
    signed: Annotated[str, _words(_LINES, "--signed", "NAME", "With --starts: by whom.")] = "",
    forget: Annotated[bool, typer.Option("--forget", help="Take back what was said of it.")] = False,
    who: Annotated[str, _words(_SAYS, "--who", "NAME", "Who says so; today's date is noted with it.")] = "",
    how: How,
) -> None:
    """Say what is wrong or right on a map; without an id asks about one doubtful mark after the other."""
    from argmap.run import one_map  # noqa: PLC0415
    from argmap.views.correcting import Making, Said  # noqa: PLC0415

    flags = {
        "right": right, "none": none, "agreement": agreement, "rebuttal": rebuttal, "claim": claim, "premise": premise,
        "answers": answers, "no-answer": no_answer, "asserted": asserted, "denied": denied, "questioned": questioned,
        "supposed": supposed, "same-point": same_point, "no-point": no_point, "for": for_, "against": against,
        "both": both, "unclear": unclear, "no-comment": no_comment, "starts": starts, "tag": bool(tag),
        "span": bool(span), "frame": bool(frame), "person": bool(person),
        "point": bool(point and not same_point), "forget": forget,
    }  # fmt: skip
    said = [name for name, given_ in flags.items() if given_]
    if first is None and said:
        what = f"name the mark first: argmap correct {file} ID --{said[0]}"
        raise typer.BadParameter(what, param_hint="ID")
    if first is not None and len(said) != 1:
        what = f"say one thing, not --{' and --'.join(said)}" if said else "say one thing of it, such as --none"
        raise typer.BadParameter(what, param_hint="argmap correct")
    when = datetime.now(UTC).astimezone().date().isoformat() if who else ""
    run = replace(how, corrections=_there(how.corrections)).run()
    found = one_map(run.maps([file], given.say), file)
    path = how.corrections or _path(file)
    value = tag or frame or span or person or point
    saying = Said("", value, words, partial, was or "", opposed, signed, who, when, how.thread or "")
    if first is None:
        from argmap.cli.asking import ask  # noqa: PLC0415  # rich's prompts

        ask(found, path, saying)
        return
    making = Making(found)
    if forget:
        gone = making.about(first, second)
        report(_save(path, (), gone), found)
        return
    new = making.make(first, second, replace(saying, verdict=said[0]))
    report(_save(path, new, making.replaced(new)), found)


def _there(corrections: Path | None) -> Path | None:
    """A named file that is not there yet is to be made: until then nothing is said in it."""
    return corrections if corrections is not None and corrections.exists() else None


def _path(file: str) -> Path:
    """Where corrections of a thread go that no option names a file for: where they are found again."""
    from argmap.corrections.beside import beside, find  # noqa: PLC0415

    if file == "-":
        raise typer.BadParameter("standard input has no file beside it: name one", param_hint="--corrections")
    return find(file) or beside(file)


def _save(path: Path, add: tuple[object, ...], remove: tuple[object, ...]) -> Saved:
    from argmap.corrections.writing import save  # noqa: PLC0415

    return save(path, add, remove)  # type: ignore[arg-type]  # corrections, whose type is not loaded for --help


def report(saved: Saved, found: ArgumentMap) -> None:
    """Say what was written, what it took the place of, and what another has written since the map was made."""
    from argmap.corrections.applying import subject  # noqa: PLC0415
    from argmap.corrections.writing import line  # noqa: PLC0415

    out = sys.stderr.write
    for one in saved.added:
        out(shown(f"{saved.path}: written: {line(one)[2:]}") + "\n")
    for one in saved.replaced:
        out(shown(f"{saved.path}: in place of: {line(one)[2:]}") + "\n")
    for one in saved.removed:
        out(shown(f"{saved.path}: taken out: {line(one)[2:]}") + "\n")
    known = {subject(one.correction) for one in found.corrections}
    others = sum(one.thread is None and subject(one) not in known for one in saved.kept)
    if others:
        out(shown(f"{saved.path}: {others} written by another meanwhile, and kept") + "\n")
    if not (saved.added or saved.replaced or saved.removed):
        out(shown(f"{saved.path}: nothing was said of it") + "\n")
