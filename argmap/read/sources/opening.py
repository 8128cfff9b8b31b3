"""Files, archives and standard input as `Source`s, and what is refused before any reader looks."""

from __future__ import annotations

import gzip
import io
import lzma
import os
import stat
import struct
import sys
import tempfile
import weakref
import zipfile
import zlib
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from argmap.errors import ArgmapError, Location, Problem
from argmap.read.sources.channels import channels, joined, lists_of, on_disk
from argmap.read.sources.source import HEAD, LARGEST, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

SMALL = 16 << 20
"""Files up to this many bytes are read at once."""

MEMBERS = 10_000
"""How many members of a zip are looked at."""

LONGEST_STREAM = 4 << 30
"""How many bytes are taken from standard input, a pipe or a device."""

PATIENCE = 10.0
"""How many seconds a named pipe is waited for that nobody writes to."""

RATIO = 400
"""How many times its packed size a packed file may grow beyond `SMALL`: text seldom passes 50, a bomb has 1,000."""

ARCHIVE = LARGEST
"""How many bytes the files of an archive may unpack to together, where that is more than `RATIO` times its size."""

_BROKEN = (
    OSError, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
    lzma.LZMAError,
)  # fmt: skip
"""What a damaged or strange archive makes the unpackers raise: wherever one is opened or read."""
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")


def open_sources(path: str, columns: Mapping[str, str] | None = None) -> Iterator[Source]:
    """The sources in a file: one, or the members of a zip in its order; of a Slack export, its channels.

    Raises:
        ArgmapError: I001, I002, I003, I010 or I013.
    """
    if path != "-" and _is_folder(Path(path)):
        yield from _in_folder(path, columns)
        return
    opener = _flowing(path, sys.stdin.buffer) if path == "-" else _on_disk(path)
    try:
        with opener() as stream:
            start = stream.read(4)
            size = stream.seek(0, io.SEEK_END)
    except OSError as error:
        raise _problem(path, "I010", f"the file cannot be read: {_reason(error)}") from None
    if not size:
        raise _problem(path, "I002", "nothing came on standard input" if path == "-" else "the file is empty")
    if start.startswith(b"PK\x03\x04"):
        yield from _members(path, opener, size, columns)
    elif start.startswith(b"\x1f\x8b"):
        yield _kept(path, lambda: _gunzipped(opener(), size, path), columns)
    else:
        yield _kept(path, opener, columns) if size <= SMALL else Source(path, opener, columns)


def _kept(
    path: str,
    opener: Callable[[], BinaryIO],
    columns: Mapping[str, str] | None,
    first: Callable[[], BinaryIO] | None = None,
    beside: Mapping[str, bytes] | None = None,
) -> Source:
    """A source with its bytes in memory where they are few, else one that opens when asked.

    Args:
        path: The file, or the archive and its member.
        opener: Opens it whenever it is asked for.
        columns: For tables.
        first: Opens it now, where that is cheaper.
        beside: As of `Source`.
    """
    try:
        with (first or opener)() as stream:
            data = stream.read(SMALL + 1)
    except _BROKEN as error:
        raise _problem(path, "I010", f"the archive cannot be unpacked: {error}") from None
    return Source(path, data if len(data) <= SMALL else opener, columns, beside)


def _on_disk(path: str) -> Callable[[], BinaryIO]:
    file = Path(path)

    def opener() -> BinaryIO:
        try:
            return file.open("rb")
        except FileNotFoundError:
            near = [other.name for other in file.parent.glob("*")] if file.parent.is_dir() else []
            raise _missing(path, file.name, near) from None
        except (OSError, ValueError) as error:
            raise _problem(path, "I010", f"the file cannot be read: {_reason(error)}") from None

    try:
        mode = file.stat().st_mode
    except (OSError, ValueError):
        return opener  # it says why
    if stat.S_ISFIFO(mode):
        with _written_to(file, path) as stream:
            return _flowing(path, stream)
    if stat.S_ISCHR(mode):
        with opener() as stream:
            return _flowing(path, stream)
    return opener


def _in_folder(path: str, columns: Mapping[str, str] | None) -> Iterator[Source]:
    """The channels of a Slack export that was unpacked.

    Raises:
        ArgmapError: I010 where the folder is none.
    """
    try:
        found, beside = on_disk(Path(path))
    except OSError as error:
        raise _problem(path, "I010", f"the folder cannot be read: {_reason(error)}") from None
    if not found:
        what = "it is a folder, not a file"
        raise _problem(path, "I010", what, "give the files in it; of a Slack export, the folder of a channel or all")
    for channel, opener in found.items():
        yield _kept(channel, opener, columns, None, beside)


def _written_to(file: Path, path: str) -> BinaryIO:
    """A named pipe that somebody writes to."""
    import select  # noqa: PLC0415  # pipes are rare

    number = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
    if not select.select([number], [], [], PATIENCE)[0]:
        os.close(number)
        raise _problem(path, "I010", f"it is a pipe that nobody has written to for {PATIENCE:.0f} seconds")
    os.set_blocking(number, True)
    return open(number, "rb")  # noqa: PTH123  # a number, not a path; closed when it is read


def _is_folder(file: Path) -> bool:
    try:
        return file.is_dir()
    except (OSError, ValueError):
        return False


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _missing(path: str, name: str, near: list[str]) -> ArgmapError:
    import difflib  # noqa: PLC0415  # only on the way out

    stems = {Path(one).stem: one for one in reversed(near)}  # "missing.txt" and "long.txt" have but their suffix alike
    alike = difflib.get_close_matches(Path(name).stem, stems, 1)
    close = [stems[alike[0]]] if alike else difflib.get_close_matches(name, near, 1, 0.8)
    return _problem(path, "I001", "there is no such file", f"did you mean '{close[0]}'?" if close else "")


def _flowing(path: str, stream: BinaryIO) -> Callable[[], BinaryIO]:
    """What can be read only once, kept so that it can be read again; on disk where it is large.

    Raises:
        ArgmapError: I010 where it cannot be kept, I013 where it does not end.
    """
    kept = tempfile.SpooledTemporaryFile(max_size=4 * SMALL)  # noqa: SIM115  # closed with the last source
    try:
        while block := stream.read(1 << 20):
            kept.write(block)
            if kept.tell() == len(block) and _noise(block):
                break
            if kept.tell() > LONGEST_STREAM:
                kept.close()
                what = f"more than {LONGEST_STREAM >> 20} MB came, and no end"
                raise _problem(path, "I013", what, "write it into a file, and give that")
    except OSError as error:
        kept.close()
        raise _problem(path, "I010", f"it cannot be read and kept: {_reason(error)}") from None

    def opener() -> BinaryIO:
        kept.seek(0)
        return cast("BinaryIO", _Unclosed(kept))

    weakref.finalize(opener, kept.close)
    return opener


def _noise(block: bytes) -> bool:
    """Whether a beginning is neither text nor an archive: no need to wait for the end."""
    return b"\0" in block[:HEAD] and not block.startswith((b"PK", b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff"))


class _Unclosed(io.RawIOBase):
    """A stream that stays open when its reader is done."""

    def __init__(self, stream: tempfile.SpooledTemporaryFile[bytes]) -> None:
        self._stream = stream

    def read(self, size: int = -1, /) -> bytes:
        return self._stream.read(size)

    def readline(self, size: int | None = -1, /) -> bytes:
        return self._stream.readline(-1 if size is None else size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self._stream.seek(offset, whence)
        return self._stream.tell()


def _gunzipped(packed: BinaryIO, size: int, path: str) -> BinaryIO:
    return cast("BinaryIO", _Packed(gzip.GzipFile(fileobj=packed), size, path, packed))


class _Packed(io.RawIOBase):
    """A packed stream that may not grow without end."""

    def __init__(
        self, stream: gzip.GzipFile | IO[bytes], packed: int, path: str, under: BinaryIO | None = None
    ) -> None:
        self._stream, self._under, self._path = stream, under, path
        self._left = max(2 * SMALL, packed * RATIO)

    def read(self, size: int = -1, /) -> bytes:
        return self._counted(self._stream.read, min(LARGEST + 1, self._left + 1) if size < 0 else size)

    def readline(self, size: int | None = -1, /) -> bytes:
        return self._counted(self._stream.readline, -1 if size is None else size)

    def close(self) -> None:
        self._stream.close()
        if self._under is not None:
            self._under.close()
        super().close()

    def _counted(self, read: Callable[[int], bytes], size: int) -> bytes:
        try:
            block = read(size)
        except _BROKEN as error:
            raise _problem(self._path, "I010", f"the archive cannot be unpacked: {error}") from None
        self._left -= len(block)
        if self._left < 0:
            raise _problem(self._path, "I013", f"the archive unpacks to more than {RATIO} times its size")
        return block


def _members(
    path: str, opener: Callable[[], BinaryIO], size: int, columns: Mapping[str, str] | None
) -> Iterator[Source]:
    with opener() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except _BROKEN as error:
            raise _problem(path, "I010", f"the archive cannot be unpacked: {error}") from None
        with archive:
            members = _wanted(path, archive, size)
            by_name = {member.filename: member for member in members}
            lists = lists_of(by_name)
            beside = {bare: _read(archive, by_name[name], path) for bare, name in lists.items()}
            rest = set(by_name) - set(lists.values())
            for folder, days in channels(by_name).items() if lists else ():
                rest -= set(days)
                channel = partial(joined, _reading(opener, path), days, f"{path}!{{}}".format)
                yield _kept(f"{path}!{folder}", channel, columns, None, beside)
            for member in (member for member in members if member.filename in rest):
                name = f"{path}!{member.filename}"
                yield _kept(
                    name, _member_opener(opener, member, name), columns, partial(_opened, archive, member, name), beside
                )


def _reading(opener: Callable[[], BinaryIO], path: str) -> Callable[[str], bytes]:
    """Reads members by their names, whenever it is asked to."""

    def read(name: str) -> bytes:
        with (
            opener() as stream,
            zipfile.ZipFile(stream) as archive,
            _opened(archive, archive.getinfo(name), f"{path}!{name}") as member,
        ):
            return member.read()

    return read


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str) -> bytes:
    """The first bytes of a member, at most `SMALL`."""
    try:
        with _opened(archive, member, f"{path}!{member.filename}") as stream:
            return stream.read(SMALL)
    except _BROKEN as error:
        raise _problem(path, "I010", f"the archive cannot be unpacked: {error}") from None


def _wanted(path: str, archive: zipfile.ZipFile, size: int) -> list[zipfile.ZipInfo]:
    """The members that are looked through. None unpacks to more than the archive's list says of it.

    Raises:
        ArgmapError: I002, I003, or I013 where it is a bomb: many members, or members that share what is packed.
    """
    if archive.namelist()[:1] and archive.namelist()[0] in _OFFICE:
        raise _problem(path, "I003", "the file is an office document, not text", "save it as plain text")
    members = [member for member in archive.infolist() if member.file_size and not _hidden(member.filename)]
    if not members:
        raise _problem(path, "I002", "the archive holds no file")
    if len(members) > MEMBERS:
        raise _problem(path, "I013", f"the archive holds more than {MEMBERS} files")
    whole = sum(member.file_size for member in members)
    if whole > max(ARCHIVE, size * RATIO):
        what = f"the archive's files unpack to {whole >> 20:,} MB, more than {RATIO} times its size"
        raise _problem(path, "I013", what, "unpack it, and give the files that hold threads")
    return members


def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str, under: BinaryIO | None = None) -> BinaryIO:
    try:
        stream = archive.open(member)
    except _BROKEN as error:
        raise _problem(path, "I010", f"the archive cannot be unpacked: {error}") from None
    return cast("BinaryIO", _Packed(stream, member.compress_size, path, under))


def _member_opener(opener: Callable[[], BinaryIO], member: zipfile.ZipInfo, path: str) -> Callable[[], BinaryIO]:
    """Opens a member when the archive's own stream may be closed: its list is read again, for each that is large."""

    def opened() -> BinaryIO:
        under = opener()
        try:
            return _opened(zipfile.ZipFile(under), member, path, under)
        except _BROKEN as error:
            under.close()
            raise _problem(path, "I010", f"the archive cannot be unpacked: {error}") from None
        except ArgmapError:
            under.close()
            raise

    return opened


def _hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rsplit("/", 1)[-1].startswith(".")


def _problem(path: str, code: str, what: str, mend: str = "") -> ArgmapError:
    return ArgmapError(Problem(Location(path), code, what, mend))
