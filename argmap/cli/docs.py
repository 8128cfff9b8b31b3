"""Writes what the docs take from the code: help, problems, formats, the rooms, the README's thread and map.

python -m argmap.cli.docs [--check]
"""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path
from typing import Any

from argmap.errors import CODES
from argmap.read import catalogue

TOP = Path(__file__).parents[2]
DOCS = TOP / "docs"
_KINDS = {
    "I": "Input files",
    "R": "Rule files",
    "C": "Corrections",
    "O": "Output",
    "Q": "Questions put to a map",
    "M": "The model",
    "B": "Batch",
    "X": "Argmap itself",
}


def errors_page() -> str:
    """The list of problem codes, as Markdown."""
    lines = ["# Problems", "", "Made from `argmap/errors.py` by `python -m argmap.cli.docs`.", ""]
    lines += ["A problem says where, which, what, and how to mend it; the command then ends with exit code 1.", ""]
    for kind, title in _KINDS.items():
        lines += [f"## {title}", "", "| code | meaning |", "|---|---|"]
        lines += [f"| {code} | {meaning} |" for code, meaning in sorted(CODES.items()) if code[0] == kind] + [""]
    return "\n".join(lines)


def commands_page() -> str:
    """The help of every command, as Markdown."""
    import typer.main  # noqa: PLC0415

    from argmap.cli.app import app  # noqa: PLC0415

    root: Any = typer.main.get_command(app)
    parts = ["# Commands", "", "Made from the commands' own help by `python -m argmap.cli.docs`.", ""]

    def add(command: Any, path: list[str], parent: Any) -> None:  # noqa: ANN401  # click's types vary by version
        command.rich_markup_mode = None  # the page shows plain text, without boxes
        context = command.context_class(
            command, info_name=path[-1], parent=parent, terminal_width=100, max_content_width=100
        )
        parts.extend([f"## {' '.join(path)}", "", "```text", command.get_help(context).rstrip(), "```", ""])
        for name in command.list_commands(context) if hasattr(command, "list_commands") else ():
            add(command.get_command(context, name), [*path, name], context)

    add(root, ["argmap"], None)
    return "\n".join(parts)


_HOUSE = """# The house

Made from the packages' docstrings and `pyproject.toml` by `python -m argmap.cli.docs`.

A room imports only from rooms above it (`lint-imports`). What is known of English stands in `rules/en`:
`language.yaml` and a folder for each family of rules, with the fitted weights in `weights/`; topic packs stand in
`rules/topics`. Tests mirror the modules.

| room | what it holds |
|---|---|
"""
_ONE_FILE = """
## One new file

What is found by itself is added with one file and no edit. `tests/changes` holds one example of each; a test puts it
into a copy of the tree and runs the copy's own command.

| to add | write one file, such as |
|---|---|
"""


def house_page() -> str:
    """The rooms in the order in which data flows, each with its first line, and what one new file adds."""
    settings = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    rooms = reversed(settings["importlinter"]["contracts"][0]["layers"])
    outside = settings["hatch"]["build"]["targets"]["wheel"]["exclude"]
    rows = []
    for room in rooms:
        path = room.replace(".", "/")
        says = _first_line(TOP / path)
        rows.append(f"| `{path}` | {says}{' Not in the wheel.' if path in outside else ''} |")
        inner = sorted(entry.parent for entry in (TOP / path).rglob("*/__init__.py"))
        within = [folder for folder in inner if folder.parent == TOP / path]
        rows += [f"| `{path}/{folder.name}` | {_first_line(folder)} |" for folder in within]
    changes = TOP / "tests" / "changes"
    added = [
        f"| a {change.name.removeprefix('new_')} | [`{file.relative_to(change)}`](../{file.relative_to(TOP)}) |"
        for change in sorted(changes.glob("new_*"))
        for file in sorted(change.rglob("*.*"))
        if file.suffix in {".py", ".yaml"}
    ]
    return _HOUSE + "\n".join(rows) + "\n" + _ONE_FILE + "\n".join(added) + "\n"


def _first_line(room: Path) -> str:
    file = room / "__init__.py" if room.is_dir() else room.with_suffix(".py")
    return (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").split("\n")[0]


def readme(text: str) -> str:
    """The README with the example thread and its map as they are now.

    Args:
        text: The README as it stands, with `<!-- begin NAME -->` and `<!-- end NAME -->` around each part.
    """
    from argmap.render import form_for  # noqa: PLC0415
    from argmap.render.base import Options  # noqa: PLC0415
    from argmap.run import Run  # noqa: PLC0415

    path = DOCS.parent / "argmap" / "demo" / "thread.txt"
    (found,) = Run().maps([str(path)])
    drawn = form_for("text").render(found, Options(width=100)).decode("utf-8")
    for name, body in (("thread", path.read_text(encoding="utf-8")), ("map", drawn)):
        begin, end = f"<!-- begin {name} -->\n", f"<!-- end {name} -->"
        before, rest = text.split(begin)
        text = f"{before}{begin}```text\n{body.strip()}\n```\n{end}{rest.split(end, 1)[1]}"
    return text


def main() -> int:
    """Write the pages, or with `--check` say which are not current."""
    stale = []
    front = DOCS.parent / "README.md"
    pages = (
        (DOCS / "errors.md", errors_page()),
        (DOCS / "commands.md", commands_page()),
        (DOCS / "formats.md", catalogue.page()),
        (DOCS / "house.md", house_page()),
        (front, readme(front.read_text(encoding="utf-8"))),
    )
    for path, text in pages:
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(path.name)
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    for name in stale:
        sys.stderr.write(f"{name} is not current: run python -m argmap.cli.docs\n")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
