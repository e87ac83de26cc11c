"""Files as they are read: regular ones only, and also where an engine has taken them to another machine."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from compare.errors import ConcordantError

HANDED_ON = "CONCORDANT_FILES"
"""The variable that names the folder to which an engine has taken the files."""

Name = str | os.PathLike[str]
LARGEST = 500_000_000
"""Bytes of a file that is read whole: more than any that people write or we make, and less than a machine's memory."""


class UnreadableError(ConcordantError):
    """A file that cannot be read, and why; `line` is where the reason stands in it, if it stands in one.

    `is_absent`: nothing goes by that name.
    """

    def __init__(self, path: Name, reason: str, *, line: int | None = None, is_absent: bool = False) -> None:
        self.reason, self.line, self.is_absent = reason, line, is_absent
        super().__init__(self.fault(os.fspath(path)))

    def fault(self, shown: str) -> str:
        """`waivers.yaml:3: not UTF-8: byte 0xff at offset 40`, the file called `shown`."""
        return f"{shown}{'' if self.line is None else f':{self.line}'}: {self.reason}"


def read_bytes(path: Name, *, largest: int = LARGEST, kind: str = "a file") -> bytes:
    """All bytes of a regular file; `kind` is what may have no more than the largest number. Raises UnreadableError.

    Whatever else goes by the name is refused before it is opened: a pipe would wait for somebody to write, and to open
    a device may do something.
    """
    try:
        _refuse_unfit(path, os.stat(path), largest, kind)
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(number, "rb") as file:
            _refuse_unfit(path, os.fstat(number), largest, kind)  # another may have taken its place
            return file.read()
    except FileNotFoundError as error:
        if os.path.islink(path):
            raise UnreadableError(path, "a link to a file that is not there") from error
        raise UnreadableError(path, "no such file", is_absent=True) from error
    except OSError as error:
        raise UnreadableError(path, f"cannot be read: {error.strerror}") from error
    except ValueError as error:  # a NUL, or half of a character
        raise UnreadableError(path, "no file can have such a name") from error


def read_text(path: Name) -> str:
    """The text of a regular file in UTF-8, its line ends as `\\n` and without a byte order mark; raises the same."""
    raw = read_bytes(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"not UTF-8: byte 0x{raw[error.start]:02x} at offset {error.start}"
        raise UnreadableError(path, reason, line=raw.count(b"\n", 0, error.start) + 1) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_unfit(path: Name, status: os.stat_result, largest: int, kind: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError(path, "a directory, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(path, "not a regular file")
    if status.st_size > largest:
        raise UnreadableError(path, f"{status.st_size:,} bytes; {kind} may have {largest:,}")


def handed_name(file: str) -> str:
    """The name under which an engine takes a file along: no other file's."""
    return f"{blake2b(file.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}-{Path(file).name}"


def at_hand(files: Sequence[str]) -> list[str]:
    """The files where they lie on this machine, side by side: at their paths, or where an engine has put them."""
    handed_on = os.environ.get(HANDED_ON)
    if not handed_on:
        return list(files)
    folder = Path(handed_on, handed_name("\0".join(files)).partition("-")[0])
    folder.mkdir(exist_ok=True)
    for file in files:
        with contextlib.suppress(FileExistsError):  # of another process, or another call
            folder.joinpath(Path(file).name).symlink_to(Path(handed_on, handed_name(file)))
    return [str(folder / Path(file).name) for file in files]
