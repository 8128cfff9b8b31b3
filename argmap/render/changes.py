"""What differs between two maps, as text, JSON or Markdown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from argmap.render.escape import markdown, plain, visible
from argmap.views.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.views.changes import Change, Changes, How, What

TITLES: dict[tuple[What, How], str] = {
    ("comment", "new"): "New comments",
    ("comment", "gone"): "Comments that are gone",
    ("comment", "changed"): "Comments that read otherwise",
    ("claim", "new"): "New claims",
    ("claim", "gone"): "Claims that are gone",
    ("claim", "changed"): "Claims that are read otherwise",
    ("reply", "changed"): "Who answers another",
    ("link", "new"): "New links",
    ("link", "gone"): "Links that are gone",
    ("link", "changed"): "Links that are read otherwise",
    ("point", "new"): "New points",
    ("point", "gone"): "Points that are gone",
    ("point", "changed"): "Points with other people or words",
    ("side", "changed"): "Who changed side",
}
NOTHING = "Nothing differs."


def lines(found: Changes) -> Iterator[tuple[str, list[str]]]:
    """Each kind of change with a line for each."""
    for (what, how), title in TITLES.items():
        some = found.of(what, how)
        if some:
            yield f"{title} ({len(some)})", [_line(one) for one in some]


def _line(one: Change) -> str:
    words = f"“{one.words}”" if one.words and one.what != "point" else one.words
    turned = f"{one.was or '–'} → {one.now or '–'}" if one.how == "changed" else one.now or one.was
    return "  ".join(part for part in (one.where, words, turned) if part)


def text(found: Changes, *, ascii_only: bool = False) -> str:
    """Plain lines, harmless on a terminal."""
    rows = [f"{found.title or 'Thread without a title'} · {count(found.same, 'comment')} in both"]
    for title, said in lines(found):
        rows += ["", title, *(f"  {one}" for one in said)]
    if not found.changes:
        rows += ["", NOTHING]
    shown = [visible(row).replace("\n", " ") for row in rows]
    return "\n".join(plain(row) if ascii_only else row for row in shown) + "\n"


def as_markdown(found: Changes) -> str:
    """Headings and lists."""
    rows = [f"# {markdown(found.title or 'Thread without a title')}", "", f"{count(found.same, 'comment')} in both"]
    for title, said in lines(found):
        rows += ["", f"## {markdown(title)}", "", *(f"- {markdown(one)}" for one in said)]
    if not found.changes:
        rows += ["", NOTHING]
    return "\n".join(rows) + "\n"


def as_json(found: Changes) -> str:
    """One object; keys with nothing to say are left out."""
    rows = [
        {key: value for key in ("what", "how", "where", "words", "was", "now") if (value := getattr(one, key))}
        for one in found.changes
    ]
    value = {"title": found.title, "comments_in_both": found.same, "changes": rows}
    return json.dumps(value, ensure_ascii=True, indent=1) + "\n"


FORMS = {"text": text, "json": as_json, "markdown": as_markdown}
"""By the name that --to takes."""
