"""How to install what is optional, from where this program was installed."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import sys
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

NAME = "concordant"
OF_EXTRA = re.compile(r"(?P<package>[^;]+?)\s*;.*\bextra\s*==\s*[\"'](?P<extra>[^\"']+)[\"']")
"""A package that an extra asks for, as the core metadata have it (PEP 508)."""


def installing(extra: str) -> str:
    """The command that installs what the extra asks for: from the checkout or address that this program came from,
    else, since no index need have it, the extra's own packages by name."""
    try:
        came_with = metadata.distribution(NAME)
    except metadata.PackageNotFoundError:  # run from a folder, and not installed
        return _pip("-e", f"{Path(__file__).resolve().parents[1]}[{extra}]")
    origin = json.loads(came_with.read_text("direct_url.json") or "{}")
    return _pip(*(_from_origin(origin, extra) or _packages(came_with.requires or (), extra)))


def _from_origin(origin: dict[str, Any], extra: str) -> list[str]:
    """What pip takes to install it again from there (PEP 610); nothing where that is not known, or gone."""
    url = str(origin.get("url", ""))
    place = Path(unquote(urlsplit(url).path))
    if "dir_info" in origin:
        editable = ["-e"] if origin["dir_info"].get("editable") else []
        return [*editable, f"{place}[{extra}]"] if place.is_dir() else []
    if "vcs_info" in origin:
        vcs = origin["vcs_info"]
        return [f"{NAME}[{extra}] @ {vcs['vcs']}+{url}@{vcs['commit_id']}"]
    if not url or (url.startswith("file:") and not place.is_file()):
        return []
    return [f"{NAME}[{extra}] @ {url}"]


def _packages(required: list[str] | tuple[()], extra: str) -> list[str]:
    found = filter(None, map(OF_EXTRA.fullmatch, required))
    return [match["package"] for match in found if match["extra"] == extra]


def _pip(*arguments: str) -> str:
    """The command, by the name of pip where that is the one of this Python."""
    own = shutil.which("pip")
    pip = ["pip"] if own and Path(own).parent == Path(sys.executable).parent else [sys.executable, "-m", "pip"]
    return shlex.join([*pip, "install", *arguments])
