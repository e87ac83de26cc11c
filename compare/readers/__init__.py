"""File formats: one module for each suffix, found by its name, with `read(source) -> Article | Problem`."""

from __future__ import annotations

from pathlib import Path, PurePath

from compare import plugins
from compare.model import Article, Problem, Source
from compare.readers import _own, _text

PLAIN = "txt"
"""The format of a file that is named and has no suffix; in a folder such files are passed over."""


def suffixes() -> tuple[str, ...]:
    """Suffixes, without the dot, of the files that can be read."""
    return plugins.names("compare.readers")


def suffix(path: str) -> str:
    """The suffix that says which reader takes the file, in lower case and without the dot."""
    return PurePath(path).suffix[1:].lower()


def is_own_report(path: str) -> bool:
    """Whether the file is a report of this program."""
    text = _text.decoded(path)
    return isinstance(text, str) and _own.is_own_report(text)


def is_own_file(path: Path) -> bool:
    """Whether this program wrote the file, in a format that it does not read."""
    return _own.is_own_file(path)


def is_ours_to_replace(raw: bytes) -> bool:
    """Whether nothing is lost that another wrote: the bytes are what this program wrote to be read, or none at all."""
    text = _text.text_of(raw, "")
    return not raw.strip() or _own.is_own_archive(raw) or (isinstance(text, str) and _own.is_own(text))


def read(source: Source) -> Article | Problem:
    """The article in the file, or why there is none."""
    name = suffix(source.path) or PLAIN
    if name not in suffixes():
        known = ", ".join(f".{s}" for s in suffixes())
        return Problem(source.path, f"no reader for .{name} files; there are readers for {known}")
    result: Article | Problem = plugins.load("compare.readers", name).read(source)
    return result


def typed(raw: bytes, *, name: str, path: str) -> Article | Problem:
    """The article in bytes that come from no file, under this id, as a draft; or why there is none."""
    from compare.readers._text import headline, text_of

    text = text_of(raw, name)
    if isinstance(text, Problem):
        return text
    title = headline(text.removeprefix("\ufeff")) or name
    return Article(name, name, title, text, None, "en", "draft", None, None, path)
