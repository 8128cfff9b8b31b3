"""Maps as Parquet: one row a thread, comments, claims and links as lists of structs."""

from __future__ import annotations

import json
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError, Location, Problem

if TYPE_CHECKING:
    from pathlib import Path

_ROWS = 500
"""Maps in a row group."""


def ready(output: Path) -> None:
    """Make sure, before the work begins, that Parquet can be written.

    Args:
        output: The final path, for the message.

    Raises:
        ArgmapError: O003 where pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        mend = "pip install 'argmap[parquet]', or write .jsonl"
        raise ArgmapError(Problem(Location(str(output)), "O003", "pyarrow is not installed", mend))


def convert(lines: Path, output: Path) -> None:
    """Write a file of JSON lines as Parquet into another.

    Args:
        lines: The finished lines.
        output: The Parquet file; the caller gives it its final name when it is whole.
    """
    import pyarrow as pa  # noqa: PLC0415  # an optional library
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = _schema(pa)
    with lines.open(encoding="utf-8") as source, output.open("wb") as file, pq.ParquetWriter(file, schema) as writer:
        rows: list[dict[str, Any]] = []
        for line in source:
            rows.append(json.loads(line))
            if len(rows) >= _ROWS:
                writer.write_table(pa.Table.from_pylist(rows, schema=schema))
                rows = []
        if rows:
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))


def _schema(pa: Any) -> Any:  # noqa: ANN401  # pyarrow's module and schema
    text, number, many = pa.string(), pa.float64(), pa.list_
    because = many(
        pa.struct(
            [
                ("rule", text),
                ("comment", text),
                ("start", pa.int64()),
                ("end", pa.int64()),
                ("text", text),
                ("weight", number),
            ]
        )
    )
    reply = pa.struct([("comment", text), ("basis", text), ("confidence", number), ("because", because)])
    comment = pa.struct(
        [
            ("id", text),
            ("label", text),
            ("author", text),
            ("date", text),
            ("text", text),
            ("parent", text),
            ("replies_to", many(reply)),
        ]
    )
    claim = pa.struct(
        [
            *(
                (name, text)
                for name in ("id", "comment", "text", "role", "assertion", "certainty", "voice", "supports", "topic")
            ),
            ("start", pa.int64()),
            ("end", pa.int64()),
            ("tags", many(text)),
            ("frames", many(text)),
            ("confidence", number),
            ("because", because),
        ]
    )
    link = pa.struct(
        [
            *((name, text) for name in ("id", "source", "target", "relation", "basis")),
            ("partial", pa.bool_()),
            ("confidence", number),
            ("because", because),
        ]
    )
    return pa.schema(
        [
            ("argmap", text),
            ("id", text),
            ("title", text),
            ("rules", pa.struct([("packs", many(text)), ("fingerprint", text)])),
            ("post", pa.struct([("author", text), ("date", text), ("text", text)])),
            ("comments", many(comment)),
            ("claims", many(claim)),
            ("links", many(link)),
        ]
    )
