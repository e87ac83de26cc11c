"""Files that several processes change: one at a time, and never half of one."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from compare.errors import UsageError
from compare.files import UnreadableError, read_bytes

PATIENCE, PAUSE = 30.0, 0.02
"""Seconds to wait for another process, and between two tries."""


def change(path: str | Path, make: Callable[[str | None], str | None], *, shown: str) -> None:
    """Give `make` the file's text, None where there is no file, and put what it returns in its place.

    Others that change the file by this function wait meanwhile. Whoever reads it, or is cut off in the middle, finds
    the old text or the new one. Where `make` returns None, nothing is written. Raises UsageError.
    """
    target = _target(path, shown)
    try:
        with _locked(target, shown):
            new = make(read(target, shown=shown))
            if new is not None and target.exists() and not os.access(target, os.W_OK):
                raise UsageError(f"{shown}: cannot be written: the file is read-only")
            if new is not None:
                _replace(target, new.encode("utf-8", errors="surrogatepass"))
    except OSError as error:
        raise UsageError(f"{shown}: cannot be written: {error.strerror}") from error


def _target(path: str | Path, shown: str) -> Path:
    try:
        return Path(os.path.realpath(path))
    except ValueError as error:  # a NUL, or half of a character
        raise UsageError(f"{shown}: cannot be written: no file can have such a name") from error


def read(path: str | Path, *, shown: str) -> str | None:
    """The file's text, line ends untouched; None where there is no file. Raises UsageError."""
    try:
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{shown}: not UTF-8: byte at offset {error.start}") from error
    except UnreadableError as error:
        if error.is_absent:
            return None
        raise UsageError(error.fault(shown)) from error


@contextmanager
def _locked(target: Path, shown: str) -> Iterator[None]:
    """Hold `.NAME.lock` beside the file; the system lets go of it when the process ends, however that comes about."""
    lock = target.with_name(f".{target.name}.lock")
    until = time.monotonic() + PATIENCE
    while (number := _taken(lock)) is None:
        if time.monotonic() > until:
            raise UsageError(f"{shown}: another process holds {lock.name}; try again when it is done")
        time.sleep(PAUSE)
    try:
        yield
    finally:
        if sys.platform != "win32":  # there it cannot be taken away while it is open
            os.unlink(lock)
        os.close(number)


def _taken(lock: Path) -> int | None:
    """The open lock file, held by this process alone; None where another one has it, or has just taken it away."""
    number = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    try:
        if _alone(number) and os.path.samestat(os.fstat(number), os.stat(lock)):
            return number
    except FileNotFoundError:
        pass
    os.close(number)
    return None


if sys.platform == "win32":
    import msvcrt

    def _alone(number: int) -> bool:
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _alone(number: int) -> bool:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _replace(target: Path, raw: bytes) -> None:
    """The file's new content, on the disk before it takes the name; a part that was left by somebody cut off goes."""
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with open(part, "xb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(part, mode)
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
