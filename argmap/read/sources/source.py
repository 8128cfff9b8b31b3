"""A source: the bytes of one file or archive member, and the text that they decode to."""

from __future__ import annotations

import codecs
import io
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError, Location, Problem
from argmap.read.common.expressions import expression
from argmap.read.common.markup import is_markup

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from argmap.model import Note

HEAD = 65536
"""How many bytes a sniffer looks at, at most."""

LARGEST = 512 << 20
"""How many bytes a file that must be read whole may have."""

LONGEST_LINE = 64 << 20
"""How many bytes a line of a file that is read line by line may have."""

_DECLARED = expression(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Source:
    """The bytes of one file, and how they are to be read. Not changed once made.

    Args:
        path: As the user gave it, "-" for standard input, or `archive.zip!member`.
        data: All of it, or what opens it: then it is read when a reader asks for it, whole (`data`, `text`) or line by
            line (`lines`), each time from the start.
        columns: For tables: our field name to the column's name, as `--column author=UserId` says.
        beside: Of a file in an archive: the lists that the archive holds beside its threads, by name.

    Attributes:
        changes: What is to be said of what was changed before any reader saw it.
        numbers: For each line its number in the file, where these differ from those of the text; else empty.
    """

    changes: tuple[Note, ...] = ()
    numbers: Sequence[int] = ()

    def __init__(
        self,
        path: str,
        data: bytes | Callable[[], BinaryIO],
        columns: Mapping[str, str] | None = None,
        beside: Mapping[str, bytes] | None = None,
    ) -> None:
        self.path = path
        self.beside: Mapping[str, bytes] = dict(beside or {})
        self.columns: Mapping[str, str] = dict(columns or {})
        self._given = data

    @property
    def suffix(self) -> str:
        """The lower-case suffix with its dot, without `.gz`."""
        name = self.path.lower().removesuffix(".gz").replace("\\", "/").rsplit("/", 1)[-1]
        return "." + name.rsplit(".", 1)[1] if "." in name else ""

    def open(self) -> BinaryIO:
        """The bytes from the start, to be read bit by bit."""
        return io.BytesIO(self._given) if isinstance(self._given, bytes) else self._given()

    @cached_property
    def data(self) -> bytes:
        """All the bytes.

        Raises:
            ArgmapError: I013 where there are more than `LARGEST`.
        """
        if isinstance(self._given, bytes):
            return self._given
        with self.open() as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise self.problem(
                "I013",
                f"the file has more than {LARGEST >> 20} MB, and a file of this format must be read whole",
                "split it, or turn it into thread JSONL, which is read line by line",
            )
        return data

    @cached_property
    def start(self) -> bytes:
        """The first bytes, at most `HEAD`."""
        if isinstance(self._given, bytes):
            return self._given[:HEAD]
        with self.open() as stream:
            return stream.read(HEAD)

    def is_longer_than(self, size: int) -> bool:
        """Whether there are more bytes than a number, without reading all."""
        if isinstance(self._given, bytes):
            return len(self._given) > size
        with self.open() as stream:
            return len(stream.read(size + 1)) > size

    def changed_to(self, text: str, numbers: Sequence[int], changes: Sequence[Note]) -> Source:
        """The same source with another text.

        Args:
            text: What the readers see.
            numbers: For each line of it the number that it has in the file.
            changes: What is to be said of what was changed.
        """
        changed = Source(self.path, text.encode(), self.columns, self.beside)
        changed.decoded = (text, self.decoded[1])
        changed.changes = tuple(changes)
        changed.numbers = numbers
        return changed

    def number(self, line: int) -> int:
        """The number in the file of a line of the text, both from 1; 0 for 0."""
        return self.numbers[line - 1] if 0 < line <= len(self.numbers) else line

    @cached_property
    def decoded(self) -> tuple[str, str]:
        r"""The text and the name of its encoding: a mark at the start, UTF-8, what the file declares, then cp1252.

        A file that is UTF-8 but for a few bytes stays UTF-8 ("utf-8 (damaged)"), with U+FFFD for those.
        Line ends become `\n`, so that offsets are of the text that `read` prints.
        """
        return decode(self.data)

    @property
    def text(self) -> str:
        """The decoded text."""
        return self.decoded[0]

    @cached_property
    def head(self) -> str:
        """The first characters of the text, for sniffing."""
        return decode(self.start, cut=True)[0]

    @cached_property
    def plain_lines(self) -> list[str]:
        """The lines of the head of a plain text, for sniffing; none where it is JSON, HTML or XML."""
        return [] if is_markup(self.head) else self.head.split("\n")

    def lines(self) -> Iterator[tuple[int, str]]:
        """Each line with its number from 1, without its end, read as it is asked for; for UTF-8 files of any size.

        Raises:
            ArgmapError: I013 where a line is longer than `LONGEST_LINE`; I014 where it is not UTF-8.
        """
        if self.start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield from enumerate(self.text.split("\n"), 1)
            return
        with self.open() as stream:
            yield from _Lines(self, stream)

    def problem(self, code: str, what: str, mend: str = "", *, line: int = 0, column: int = 0) -> ArgmapError:
        """An error at a place in this file, to be raised."""
        source = ""
        if line and column:
            source = self.text.split("\n")[line - 1][:200]
        return ArgmapError(Problem(Location(self.path, self.number(line), column), code, what, mend, source))


class _Lines:
    """The lines of a stream. A generator would hold a line for as long as what was made of it is used.

    Args:
        source: For problems.
        stream: At its start.
    """

    def __init__(self, source: Source, stream: BinaryIO) -> None:
        self._source = source
        self._stream = stream
        self._number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> tuple[int, str]:
        line = self._stream.readline(LONGEST_LINE + 1)
        if not line:
            raise StopIteration
        self._number = number = self._number + 1
        if len(line) > LONGEST_LINE:
            raise self._source.problem("I013", f"a line has more than {LONGEST_LINE >> 20} MB", line=number)
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            what = f"the line is not UTF-8 (byte {error.start + 1})"
            raise self._source.problem("I014", what, "save the file as UTF-8", line=number) from None
        return number, text.rstrip("\r\n")


def decode(data: bytes, *, cut: bool = False) -> tuple[str, str]:
    """The text of some bytes, and the name of their encoding, as `Source.decoded` describes.

    Args:
        data: The bytes.
        cut: Whether they may end in the middle of a character.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lines(data.decode(name, "replace")), name
    if not cut:
        try:
            return _lines(data.decode("utf-8")), "utf-8"
        except UnicodeDecodeError:
            pass
    text = codecs.getincrementaldecoder("utf-8")("replace").decode(data, final=not cut)
    damage = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if not damage or damage * 20 < sum(character > "\x7f" for character in text):
        return _lines(text), "utf-8 (damaged)" if damage else "utf-8"
    declared = _DECLARED.search(data[:4096])
    for name in [declared[1].decode("ascii").lower(), "cp1252"] if declared else ["cp1252"]:
        try:
            return _lines(data.decode(name)), name
        except (UnicodeDecodeError, LookupError):
            continue
    return _lines(data.decode("cp1252", "replace")), "cp1252"


def _lines(text: str) -> str:
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
