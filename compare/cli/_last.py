"""The last report that was printed from a folder, so that the numbers of its rows can be used as names."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path

from compare.config import Config, Preference, Profile
from compare.files import UnreadableError, read_bytes
from compare.model import Finding, Report
from compare.project import Named

UNFIT = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
LISTS = ("rules", "select", "ignore", "paths")


@dataclass(frozen=True, slots=True)
class Last:
    """What a report was made of, what it found, and the fingerprint of each row, the first under number 1."""

    paths: tuple[str, ...]
    config: Config
    digest: str
    rows: tuple[str, ...]


def digest(findings: Iterable[Finding]) -> str:
    """The same for reports that find the same in the same places, whatever has been decided on it."""
    said = sorted((f.rule, f.fingerprint, [list(e.order) for e in f.evidence]) for f in findings)
    return blake2b(json.dumps(said).encode(), digest_size=16).hexdigest()


def keep(paths: Iterable[str], config: Config, whole: Report, printed: Report) -> None:
    """Remember what was printed of the whole report. Where nothing can be kept, numbers cannot be used later."""
    place = _file()
    if place is None:
        return
    rows = [f.fingerprint for f in printed.findings if f.severity != "off"]
    said = {"paths": list(paths), "config": asdict(config), "digest": digest(whole.findings), "rows": rows}
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        number, unfinished = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(number, "w", encoding="utf-8", errors="surrogatepass") as file:
            text = json.dumps(said)
            file.write(f"{_check(text)}\n{text}")
        os.replace(unfinished, place)


def last() -> Last | None:
    """The last report from this folder; None where there is none that can be read."""
    place = _file()
    try:
        check, _, text = read_bytes(place).decode("utf-8", "surrogatepass").partition("\n") if place else ("", "", "")
        if not text or check != _check(text):
            return None
        held = json.loads(text)
        config = held["config"] | {name: tuple(held["config"][name]) for name in LISTS}
        config["prefers"] = tuple(Preference(**p) for p in config["prefers"])
        config["named"] = tuple(Named(**(n | {"formats": tuple(n["formats"])})) for n in config["named"])
        config["profiles"] = tuple(Profile(**(p | {"names": tuple(p["names"])})) for p in config["profiles"])
        return Last(tuple(held["paths"]), Config(**config), held["digest"], tuple(held["rows"]))
    except (UnreadableError, *UNFIT):  # of another release, or damaged: as if there were none
        return None


def _check(text: str) -> str:
    """What the file begins with: where it is another's, something has become of the rest."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _file() -> Path | None:
    """$XDG_CACHE_HOME/concordant/last/…, ~/.cache where that is not set; None where CONCORDANT_NO_CACHE is."""
    if os.environ.get("CONCORDANT_NO_CACHE"):
        return None
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    name = blake2b(os.fsencode(os.path.realpath(os.curdir)), digest_size=12).hexdigest()
    return Path(home, "concordant", "last", f"{name}.json")
