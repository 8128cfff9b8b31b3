"""Tables for a spreadsheet: claims, links, comments or points. Nothing in a cell is taken for a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.base import Form

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import Options
    from argmap.render.tables import Row


def _render(found: ArgumentMap, options: Options) -> bytes:
    import csv  # noqa: PLC0415  # forms are all imported to be listed
    import io  # noqa: PLC0415

    from argmap.render.graph.picture import named  # noqa: PLC0415
    from argmap.render.tables import COLUMNS, table  # noqa: PLC0415

    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    columns = COLUMNS[options.table]
    writer.writerow(columns)
    for row in table(named(found, options), options.table):
        writer.writerow([_cell(row, column) for column in columns])
    return ("\ufeff" + out.getvalue()).encode("utf-8")  # without the mark Excel takes UTF-8 for something else


def _cell(row: Row, column: str) -> str:
    from argmap.render.escape import csv_cell  # noqa: PLC0415

    value = row[column]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return csv_cell(value) if isinstance(value, str) else "" if value is None else str(value)


FORM = Form("csv", "CSV, a table of claims, links, comments or points", (".csv",), (), _render, uses=("table",))
