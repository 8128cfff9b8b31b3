"""A map as the batch holds it until it is written: a line of JSON, a long one compressed."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from argmap.render.json_map import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap

LONG = 1 << 20
"""Bytes from which a line is packed: a map of ten thousand comments has fifty times as many."""

_STEP = 1 << 13
"""Packed bytes that are unpacked at once; they become a thousand times as many at most."""


@dataclass(frozen=True, slots=True)
class Line:
    """One map as a line of JSON in UTF-8, its line end with it.

    Args:
        data: The bytes.
        packed: Whether they are packed: a long line is a seventh of its size on its way from worker to file.
    """

    data: bytes
    packed: bool = False

    @classmethod
    def of(cls, found: ArgumentMap) -> Line:
        """The line of a map; its whole text is never held at once."""
        held = BytesIO()
        packer = None
        for piece in pieces(found):
            data = piece.encode("utf-8")
            if packer is None and held.tell() + len(data) > LONG:
                packer, head, held = zlib.compressobj(1), held.getvalue(), BytesIO()
                held.write(packer.compress(head))
            held.write(data if packer is None else packer.compress(data))
        held.write(b"\n" if packer is None else packer.compress(b"\n") + packer.flush())
        return cls(held.getvalue(), packed=packer is not None)

    def pieces(self) -> Iterator[bytes]:
        """The line as it is written, in order."""
        if not self.packed:
            yield self.data
            return
        unpacker = zlib.decompressobj()
        for start in range(0, len(self.data), _STEP):
            yield unpacker.decompress(self.data[start : start + _STEP])
