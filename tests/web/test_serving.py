"""`concordant review --serve`, from the command to Ctrl-C."""

from __future__ import annotations

import http.client
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from open_desk import news

from compare.cli import _serving, main
from compare.extras import installing

DRAFT = "A ferry fire in Lisbon killed 13 people on Tuesday.\n"


def desk(folder: Path, *arguments: str) -> tuple[subprocess.Popen[str], str]:
    """A desk that was opened in the folder, and its address."""
    command = [sys.executable, "-m", "compare.cli", "review", *arguments, "--serve", "--by", "Mai"]
    running = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert running.stdout
    return running, running.stdout.readline().strip()


def read(address: str, name: str) -> bytes:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    connection.request("GET", f"{parts.path}{name}")
    body = connection.getresponse().read()
    connection.close()
    return body


def test_it_opens_prints_its_address_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    news(tmp_path / "news")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    first, one = desk(tmp_path, "news")
    second, other = desk(tmp_path, "draft.txt", "--against", "news")
    assert b"<title>Review desk</title>" in read(one, "")
    assert b'"title":"news"' in read(one, "api/state")
    assert b'"title":"draft.txt"' in read(other, "api/state")
    assert read(other, "api/queue").count(b'"key"') < read(one, "api/queue").count(b'"key"')
    for running in (first, second):
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
        assert (running.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["news", "--port", "8000"], "--port is for the review desk; say --serve, too"),
        (["news", "--into", "t.yaml"], "--into is for the review desk; say --serve, too"),
        (["news", "--serve", "-o", "r.html"], "--serve writes no report; leave out -o and --format"),
        (["--serve"], "which articles? name files or folders, or set `paths` in concordant.toml"),
        (["news", "--serve", "--into", "t.txt"], "t.txt: --into takes a YAML file, its name ends in .yaml or .yml"),
        ([], "which draft? name files, folders or patterns, or - for standard input"),
        (["--against", "news"], "which draft? name files, folders or patterns, or - for standard input"),
    ],
)
def test_what_does_not_go_together(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    news(tmp_path / "news")
    assert main(["review", *arguments]) == 2
    assert capfd.readouterr().err == f"concordant: {said}\n"


def test_without_the_extra_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def without(name: str, package: str | None = None) -> Any:
        return None if name == "uvicorn" else find_spec(name, package)

    monkeypatch.setattr(_serving, "find_spec", without)
    assert main(["review", "news", "--serve"]) == 2
    assert capfd.readouterr().err == f"concordant: --serve needs more than is installed: {installing('web')}\n"


def test_a_port_that_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from compare.web.server import counter

    monkeypatch.chdir(tmp_path)
    news(tmp_path / "news")
    place = counter(0)
    taken = place.port
    with place.listener:
        assert main(["review", "news", "--serve", "--port", str(taken)]) == 2
    said = f"--port {taken}: cannot be used: Address already in use; leave it out, and a free one is taken"
    assert capfd.readouterr().err == f"concordant: {said}\n"
