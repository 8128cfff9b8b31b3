"""`argmap rules`: look at rules, test them, write a first one."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli import given
from argmap.cli.learning import learn
from argmap.cli.options import Files, How, takes
from argmap.cli.plain import Command, Group
from argmap.errors import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.rulebook.rule import Rule, Rulebook
    from argmap.rulecheck.trial import Trial

app = typer.Typer(
    name="rules",
    cls=Group,
    help="Look at the rules, test them, write your own.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)
RuleId = Annotated[str, typer.Argument(metavar="ID", help="A rule's id, as 'argmap rules list' prints it.")]
Folders = Annotated[
    list[Path] | None,
    typer.Argument(metavar="DIR", help="Folders of rules; none: the rules that argmap ships with.", show_default=False),
]


@app.command("list", cls=Command)
@takes("rules", "topic")
def list_rules(
    text: Annotated[
        str | None, typer.Argument(metavar="TEXT", help="Only rules in whose id, claim or explanation this stands.")
    ] = None,
    *,
    family: Annotated[
        str | None,
        typer.Option(
            "--family", metavar="NAME", help="Only constructions, tags, frames, stance, address, assertion or roles."
        ),
    ] = None,
    how: How,
) -> None:
    """List the rules that are loaded: id, what it stands for, the claim or the weight."""
    from argmap.rulebook.readable import meaning, weights  # noqa: PLC0415
    from argmap.rulebook.words import FAMILIES  # noqa: PLC0415

    if family is not None and family not in FAMILIES:
        raise typer.BadParameter(f"'{family}' is not one of {', '.join(FAMILIES)}", param_hint="--family")
    book = how.run().rulebook()
    wanted = (text or "").lower()
    chosen = [
        rule
        for rule in book.rules
        if family in (None, rule.family) and wanted in f"{rule.id} {rule.says or ''} {rule.explanation}".lower()
    ]
    rows = [(rule.id, meaning(rule), rule.says or weights(rule)) for rule in chosen]
    _table(rows)
    sys.stderr.write(f"{len(chosen)} of {_count(len(book.rules), 'rule')}, packs {', '.join(book.packs)}\n")


@app.command(no_args_is_help=True, cls=Command)
@takes("rules", "topic")
def show(rule_id: RuleId, *, how: How) -> None:
    """Show a rule, or the rules of a file: what it means, its patterns, weights, examples, and its file."""
    from argmap.render.escape import visible  # noqa: PLC0415
    from argmap.rulebook.readable import LEGEND  # noqa: PLC0415

    for place, rule in enumerate(_chosen(how.run().rulebook(), rule_id)):
        sys.stdout.write(("\n" if place else "") + visible(_shown(rule)))
    sys.stderr.write(_wrapped("", LEGEND))


def _shown(rule: Rule) -> str:
    """Everything of a rule, readable."""
    from argmap.rulebook.examples import mark_example  # noqa: PLC0415
    from argmap.rulebook.readable import describe, own_patterns, sentences  # noqa: PLC0415
    from argmap.rulebook.words import EXAMPLE_KEYS  # noqa: PLC0415

    parts = [f"{rule.id}\n"]
    parts += [_wrapped(f"  {name:12} ", words) for name, words in sentences(rule)]
    for name, patterns in (("pattern", own_patterns(rule)), ("unless", rule.unless)):
        for number, pattern in enumerate(patterns, 1):
            within = f"   (anywhere in the {pattern.within})" if name == "unless" and pattern.within != "span" else ""
            parts.append(_wrapped(f"  {name:8} {number:>3} ", describe(pattern) + within))
    for name in EXAMPLE_KEYS:
        for example in getattr(rule, name):
            words = mark_example(example.text, example.spans)
            parts.append(_wrapped(f"  {name.replace('_', ' '):12} ", words))
    parts.append(f"  {'file':12} {rule.location}\n  {'pack':12} {rule.pack}\n")
    return "".join(parts)


@app.command("test", cls=Command)
@takes("topic", "model")
def try_rules(
    folders: Folders = None,
    *,
    rule_id: Annotated[
        str | None, typer.Option("--rule", metavar="ID", help="Only this rule, or the rules of this file.")
    ] = None,
    how: How,
) -> None:
    """Run the examples of rules, and the comments of topic packs; for one that fails, say what was found instead."""
    from argmap.language import Language  # noqa: PLC0415
    from argmap.render.escape import visible  # noqa: PLC0415
    from argmap.rulecheck.trial import explain, run  # noqa: PLC0415

    book = replace(how, rules=folders).run().rulebook()
    chosen = _own(book, folders, how.topic)
    if rule_id is not None:
        chosen = _chosen(book, rule_id)
    language = Language.open(how.model, book)
    counts = {"right": 0, "wrong": 0, "turned": 0, "mended": 0}
    for trial in run(chosen, language):
        counts[trial.verdict] += 1
        if trial.failed:
            lines = "".join(f"    {line}".rstrip() + "\n" for line in explain(trial, language))
            sys.stdout.write(visible(f"{_failure(trial)}{lines}\n"))
    known = sum(len(rule.known_misses) + len(rule.known_false) for rule in chosen)
    parts = [f"{counts['right']} as they say" + (f" ({known} of them known faults)" if known else "")]
    parts += [f"{counts['wrong']} not as they say"] if counts["wrong"] else []
    parts += [f"{counts['turned']} come out as their contrary"] if counts["turned"] else []
    parts += [f"{counts['mended']} known faults mended"] if counts["mended"] else []
    total = sum(counts.values())
    sys.stdout.write(f"{_count(len(chosen), 'rule')}, {_count(total, 'example')}: {', '.join(parts)}\n")
    held = rule_id is not None or _hold(folders, how.topic, how.model)
    if counts["wrong"] or counts["turned"] or counts["mended"] or not held:
        raise typer.Exit(1)


def _hold(folders: Sequence[Path] | None, topics: Sequence[str] | None, model: str | None) -> bool:
    """Map the comments of each pack that was named and has some; say what is missed, and whether all is well."""
    from argmap.language import Language  # noqa: PLC0415
    from argmap.rulebook.pack_files import packs_of  # noqa: PLC0415
    from argmap.rulebook.pack_files import shown as shown_path  # noqa: PLC0415
    from argmap.rulebook.packs import load  # noqa: PLC0415
    from argmap.rulecheck.debate import COMMENTS, hold, lines, read_comments  # noqa: PLC0415

    held = True
    for pack in packs_of(folders or (), topics or ())[1:]:
        path = pack.folder / COMMENTS
        book = load((), (pack.name,)) if pack.name in (topics or ()) else load((pack.folder,))
        if path.is_file() and book.motion:
            debate = hold(read_comments(path, f"{shown_path(pack.folder)}/{COMMENTS}"), Language.open(model, book))
            sys.stdout.writelines(shown(line) + "\n" for line in lines(debate))
            held = held and not debate.failed
    return held


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")


def _failure(trial: Trial) -> str:
    from argmap.errors import Problem  # noqa: PLC0415
    from argmap.rulebook.examples import mark_example  # noqa: PLC0415

    what, mend = {
        ("fires", "wrong"): (
            "does not fire on just the marked words",
            "change the pattern, or mark the words that match",
        ),
        ("silent", "wrong"): ("fires where it should stay silent", "narrow the pattern, or add an 'unless'"),
        ("denies", "wrong"): (
            "does not fire on just the marked words",
            "change the pattern, or mark the words that match",
        ),
        ("fires", "turned"): ("comes out as denied", "move the example to 'denies', or the words to 'denied_by'"),
        ("denies", "turned"): (
            "does not come out as denied",
            "move the example to 'fires', or the words to 'denied_by'",
        ),
        ("known_misses", "mended"): ("finds this known miss now", "move the example to 'fires'"),
        ("known_false", "mended"): ("stays silent on this known false alarm now", "move the example to 'silent'"),
    }[trial.kind, trial.verdict]
    if (trial.kind, trial.verdict) == ("fires", "wrong") and not trial.example.spans:
        what, mend = "does not fire", "change the range, or the example"
    problem = Problem(trial.example.location, "R015", f"{trial.rule.id} {what}", mend)
    return f"{problem}\n    example  {mark_example(trial.example.text, trial.example.spans)}\n"


def _own(book: Rulebook, folders: Sequence[Path] | None, topics: Sequence[str] | None) -> tuple[Rule, ...]:
    """The rules of the folders and topics that were named; of the shipped pack where none was."""
    from argmap.rulebook.pack_files import packs_of  # noqa: PLC0415

    named = packs_of(folders or (), topics or ())
    packs = {pack.name for pack in named[1:] or named}
    return tuple(rule for rule in book.rules if rule.pack in packs)


def _chosen(book: Rulebook, rule_id: str) -> tuple[Rule, ...]:
    """The rule of this id, or the rules of this file.

    Raises:
        ArgmapError: Q002.
    """
    from argmap.errors import ArgmapError, Location, Problem  # noqa: PLC0415
    from argmap.rulebook.checker import guess  # noqa: PLC0415

    found = tuple(rule for rule in book.rules if rule.id == rule_id or rule.id.startswith(f"{rule_id}."))
    if not found:
        near = guess(rule_id, (rule.id for rule in book.rules))
        mend = near if near.startswith("did") else "see 'argmap rules list'"
        raise ArgmapError(Problem(Location(rule_id), "Q002", f"no rule has the id '{rule_id}'", mend))
    return found


def _table(rows: Sequence[tuple[str, ...]]) -> None:
    """Print rows in columns; in a terminal the last column is cut to its width."""
    wide = [max((len(row[column]) for row in rows), default=0) for column in range(2)]
    limit = given.width() if sys.stdout.isatty() else 0
    for row in rows:
        line = shown("  ".join((f"{row[0]:{wide[0]}}", f"{row[1]:{wide[1]}}", row[2])).rstrip())
        sys.stdout.write((line[: limit - 1] + "…" if limit and len(line) > limit else line) + "\n")


def _wrapped(head: str, words: str) -> str:
    import textwrap  # noqa: PLC0415

    room = max(40, min(given.width(), 110) - len(head))
    lines = textwrap.wrap(words, room, break_on_hyphens=False) or [""]
    return "".join(f"{head if not place else ' ' * len(head)}{line}\n" for place, line in enumerate(lines))


@app.command(no_args_is_help=True, cls=Command)
def new(
    rule_id: Annotated[
        str | None, typer.Argument(metavar="ID", help="Family and name of the rule, as in tags.bicycles.")
    ] = None,
    *,
    motion: Annotated[
        str | None,
        typer.Option(
            "--motion", metavar="TEXT", help="Start a topic pack instead: the motion, a point on each side, its test."
        ),
    ] = None,
    folder: Annotated[
        Path, typer.Option("--dir", metavar="DIR", help="The folder of your rules; it is made where it is not there.")
    ] = Path("my-rules"),
) -> None:
    """Write a first rule file, or with --motion a first topic pack, that passes its own test."""
    from argmap.rulebook.starting import write_first_rule  # noqa: PLC0415
    from argmap.rulebook.starting_pack import write_first_pack  # noqa: PLC0415

    if (rule_id is None) == (motion is None):
        what = "write either a rule's id, as in tags.bicycles, or --motion with what is debated"
        raise typer.BadParameter(what, param_hint="ID")
    paths = write_first_pack(motion, folder) if motion is not None else (write_first_rule(rule_id or "", folder),)
    for path in paths:
        sys.stdout.write(shown(path.as_posix()) + "\n")
    where = shown(folder.as_posix())
    sys.stderr.write(f"edit it, then: argmap rules test {where}   and: argmap map THREAD --rules {where}\n")


@app.command(no_args_is_help=True, cls=Command)
def upgrade(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of your rules.")],
) -> None:
    """Rewrite the tags of a pack that is in the first form, claims/, in the form of today, tags/."""
    from argmap.rulebook.upgrading import rewrite, upgrade  # noqa: PLC0415

    files = upgrade(folder)
    rewrite(files)
    for file in files:
        sys.stdout.write(shown(f"{file.old.as_posix()} -> {file.new.as_posix()}") + "\n")
    what = "file" if len(files) == 1 else "files"
    where = shown(folder.as_posix())
    sys.stderr.write(f"{len(files)} {what} rewritten" + (f"; now: argmap rules test {where}\n" if files else "\n"))


@app.command(no_args_is_help=True, cls=Command)
@takes("rules", "topic", "read_as", "column", "model")
def coverage(
    files: Files,
    *,
    limit: Annotated[
        int, typer.Option("--limit", min=0, metavar="N", help="How many claims and sentences to print.")
    ] = 20,
    how: How,
) -> None:
    """Show which rules fire how often in threads, and which claims no rule has a name for."""
    from argmap.rulecheck.coverage import cover  # noqa: PLC0415

    run = how.run()
    mapper = run.mapper()
    found = cover(run.threads(files), mapper)
    run.tell_unfit()
    out = sys.stdout.write
    own = [
        rule
        for rule in mapper.rulebook.rules
        if any(p.kind in ("token", "phrase", "dependency") for p in rule.patterns)
    ]
    out(f"{len(found.fired)} of {len(own)} rules over words fired\n")
    for rule_id, times in sorted(found.fired.items(), key=lambda item: (-item[1], item[0])):
        out(f"{times:6}  {rule_id}\n")
    out(f"\n{found.named} of {found.sentences} sentences make a claim that has a name\n")
    for title, rows in (("claims without a name", found.unnamed), ("sentences without a claim", found.silent)):
        out(f"\n{title}: {len(rows)}" + (f", the first {limit}" if len(rows) > limit else "") + "\n")
        for label, words in rows[:limit]:
            out(f"  {label:6} {words[:300]}\n")


@app.command("lint", cls=Command)
@takes("topic", "model")
def lint_rules(
    folders: Folders = None,
    *,
    how: How,
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 1 where something is found.")] = False,
) -> None:
    """Find rules that shadow each other, never fire on an example, or match on mention alone."""
    from argmap.language import Language  # noqa: PLC0415
    from argmap.render.escape import visible  # noqa: PLC0415
    from argmap.rulecheck.lint import lint  # noqa: PLC0415

    book = replace(how, rules=folders).run().rulebook()
    chosen = _own(book, folders, how.topic)
    findings = lint(chosen, Language.open(how.model, book))
    for finding in findings:
        sys.stdout.write(visible(f"{finding}\n"))
    sys.stderr.write(f"{_count(len(chosen), 'rule')}, {_count(len(findings), 'finding')}\n")
    if strict and findings:
        raise typer.Exit(1)


app.command("learn", no_args_is_help=True, cls=Command)(learn)
