"""The page of the docs that lists every input format, made from the readers themselves."""

from __future__ import annotations

from argmap.read import readers

_KINDS = (
    ("Text", "What you can select and copy. Nothing but the text itself is needed.", (".txt", ".text")),
    (
        "Saved pages",
        "In the browser: Save page as, web page (HTML) or single file (MHTML). All comments must be shown first.",
        (".html",),
    ),
    ("Exports and archives", "Files that a site, a program or an archive gives out.", ()),
)
_ABOVE = """# Formats

Made from the readers under `argmap/read/formats` by `python -m argmap.cli.docs`.

argmap finds the format of a file by its content; `--format NAME` overrides it. Files may be gzipped or zipped, `-` is
standard input, and several files can be given at once. `argmap read --check FILE` shows what was understood.
"""
_BELOW = """## What a paste needs

Chats, class forums, mail and a few sites have a form of their own, and a reader each. For any other paste no site is
known by name. argmap looks for lines that recur at regular places and name an author, a date or a number,
tries every way in which they could part the text, and keeps the one that explains most: whether the lines stand above
their comment or below it, which lines next to them belong to them, whether a heading's count ("10 Comments") agrees.
So paste the lines with names and dates too, and the whole thread rather than a part. Indentation is read as who answers
whom. What stands above the comments becomes the post; forms, feeds and links below are left out. All of this is told:
on standard error, and by `--check`.

What is read is measured: how many of the lines play a part that fits, and whether a name is a button, dates or buttons
stand among somebody's words, or one comment has swallowed the others. What is suspicious is said in one line on
standard error and below the map; where readers disagree, the one whose threads explain most of the file is taken and
the runner-up is named.

### When it was read wrong: a layout

`argmap read FILE --write-layout layout.yaml` writes down how the file was read, `argmap read FILE --layout layout.yaml`
reads it as the corrected file says. A paste

```
Comments
Ann Lee
Leeds
3 May 2024
Longer trams, please.
Helpful 12
```

has this layout:

```yaml
start: "Comments"       # the line above the first comment; end: the line below the last
comment:
  - "{author}"
  - "{any}"             # the town
  - "{date}"
  - "{text}"            # all lines up to the next comment
drop:
  - "Helpful {n}"
```

What stands above the first comment becomes title and post. `{to}` is whom a comment answers. Lines may stand below
`{text}`, too. Layouts in `~/.config/argmap/layouts/*.yaml` (or the folder that `ARGMAP_LAYOUTS` names) are tried first.

A text in which nothing recurs is refused (I004) rather than guessed at.

## Dates and order

The words of a date are kept as they stand. A date is parsed only where its year is written and the order of day and
month is certain. A thread that stands newest first, by certain dates, is put into their order; the file's order is kept
in the record.

## Limits

A file that must be read whole may have 512 MB; thread JSONL is read line by line, whatever its size, with lines of up
to 64 MB. An archive may grow to 400 times its size.
"""


def page() -> str:
    """The page, as Markdown."""
    parts = [_ABOVE]
    rest = list(readers())
    for title, about, suffixes in _KINDS:
        rows = [reader for reader in rest if not suffixes or reader.suffixes[0] in suffixes]
        rest = [reader for reader in rest if reader not in rows]
        parts.append(f"## {title}\n\n{about}\n\n| format | `--format` | how to get such a file |\n|---|---|---|")
        parts += [f"| {reader.title} | `{reader.name}` | {_cell(reader.how)} |" for reader in rows]
        parts.append("")
    parts.append(_BELOW)
    return "\n".join(parts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
