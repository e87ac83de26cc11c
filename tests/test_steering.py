"""What others named and wrote steers neither a terminal nor the runner of a workflow, on whatever stream."""

from __future__ import annotations

import json
import os
import re
import sys
import time
from pathlib import Path

import pytest
from ferry import FERRY, Run, write

from compare.cli._progress import progress
from compare.steering import commands, harmless, in_json, one_line, painted

COLOUR = re.compile(r"\x1b\[(?:0|1|2|33|36|1;31|1;35|4;36)m")
STEERS = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|##[A-Za-z]*\[|^\s*::", re.M
)
EVIL = "\\e]0;pwned\\a\\e[2J\\u202ex\\x9b1m ##[group]a ##vso[task.complete]\\r::error::b"
"""As a text in quotation marks in YAML."""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b]0;pwned\x07\x1b[2J.txt", r"a\x1b]0;pwned\x07\x1b[2J.txt"),
        ("a\x00\x08\t\r\x7f\x85\x9b31m", r"a\x00\x08\t\r\x7f\x85\x9b31m"),
        ("a\u202etxt.exe\u2066\u200f\u061c", r"a\u202etxt.exe\u2066\u200f\u061c"),
        ("a\u2028::error::b", r"a\u2028::error::b"),
        ("##[stop-commands]x", r"##\x5bstop-commands]x"),
        ("see ##vso[task.setvariable]x ##[error]", r"see ##vso\x5btask.setvariable]x ##\x5berror]"),
        ("::error::x", r"\x3a:error::x"),
        ("a\n \t::error::x\n\u00a0::set-output name=a::b", "a\n \\t::error::x\n\u00a0\\x3a:set-output name=a::b"),
    ],
)
def test_what_steers_is_shown(text: str, shown: str) -> None:
    assert harmless(text) == shown
    assert harmless(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Mạnh Cường, Việt Nam – “key and regular” ×2\n",
        "Vie\u0323\u0302t Nam, naïve, Łódź, 東京, العربية, \U0001f600\n",
        "C++ std::vector, a:b, 12::30, # heading, ## [link], [##]\n",
        "a family: \U0001f468\u200d\U0001f469\u200d\U0001f467; soft\u00adhyphen; zero\u200bwidth; no\u00a0break\n",
    ],
)
def test_what_people_write_stays_to_the_letter(text: str) -> None:
    assert harmless(text) == text
    assert one_line(text.rstrip("\n")) == text.rstrip("\n")
    assert in_json(text) == text


def test_a_line_end_in_a_name_is_shown() -> None:
    assert one_line("a\n::error::b.txt: empty") == r"a\n::error::b.txt: empty"


def test_the_colours_of_reporters_stay_and_no_others() -> None:
    assert painted("\x1b[1;31mMUST FIX\x1b[0m \x1b[31mA\x1b[2J") == "\x1b[1;31mMUST FIX\x1b[0m \\x1b[31mA\\x1b[2J"
    assert painted(" \x1b[1m::error::x\x1b[0m") == " \x1b[1m\\x3a:error::x\x1b[0m"


def test_annotations_work_and_hold_no_command() -> None:
    assert commands("::error file=a.txt::x ##[group] \x1b[2J\n") == "::error file=a.txt::x ##\\x5bgroup] \\x1b[2J\n"


def test_json_means_the_same() -> None:
    text = json.dumps({"a": "\x1b[2J\x9b\u202e ##[group] ##vso[x] Việt"}, ensure_ascii=False)
    shown = in_json(text)
    assert not STEERS.search(shown)
    assert "Việt" in shown
    assert json.loads(shown) == json.loads(text)


@pytest.fixture
def evil(run: Run, tmp_path: Path) -> Path:
    """News whose outlets, ids, titles, occasions, names of files, words and decisions would steer."""
    news = tmp_path / "news"
    for name, text in FERRY.items():
        (news / f"{name}.txt").write_text(
            text.replace("the harbour", "the \x1b[2J\u202eharbour ##[group]\r\n::error::x"), encoding="utf-8"
        )
    names = (f'"{EVIL}1"', f'"{EVIL}2"')
    articles = "".join(
        f"- {{path: {file}.txt, id: {name}, outlet: {name}, title: {name}, occasion: {names[0]}}}\n"
        for file, name in zip(FERRY, names, strict=True)
    )
    (news / "corpus.yaml").write_text(f"version: 1\narticles:\n{articles}", encoding="utf-8")
    (news / "\x1b]0;pwned\x07\n::error::x##[group]\u202e.txt").write_bytes(b"\xff")
    assert run("ask", found(run), "news", "--why", "x", "--by", "t")[0] == 0
    file = news / "waivers.yaml"
    said = file.read_text(encoding="utf-8").replace("why: x", f'why: "{EVIL}"').replace("by: t", f'by: "{EVIL}"')
    file.write_text(said, encoding="utf-8")
    return news


def found(run: Run) -> str:
    """The id of the first finding."""
    report = json.loads(run("report", "news", "--format", "json")[1])
    return str(report["findings"][0]["id"])


@pytest.mark.parametrize("colour", ["never", "always"])
@pytest.mark.parametrize(
    "command",
    [
        ("report", "news", "--all"),
        ("report", "news", "--all", "--width", "40"),
        ("report", "news", "--all", "--format", "concise"),
        ("report", "news", "--format", "json"),
        ("report", "news", "--format", "sarif"),
        ("report", "news", "--format", "gitlab"),
        ("check", "news"),
        ("check", "news", "--statistics"),
        ("compare", "news", "--explain"),
        ("compare", "news", "--width", "40"),
        ("review", "news/herald.txt", "--against", "news", "--all"),
        ("explain", "ID", "news"),
        ("explain", "ID", "news", "--format", "json"),
        ("decisions", "list", "news"),
        ("decisions", "drop", "ID", "news"),
        ("stet", "ID", "news", "--why", "so it is"),
        ("queries", "news", "--format", "text"),
        ("terms", "suggest", "news"),
    ],
    ids=" ".join,
)
def test_no_stream_is_steered(command: tuple[str, ...], colour: str, evil: Path, run: Run) -> None:
    arguments = [found(run) if word == "ID" else word for word in command]
    looks = command[0] in ("report", "check", "compare", "review", "explain") or command[1] in ("list", "suggest")
    code, out, err = run(*arguments, *(["--color", colour] if looks else []))
    bare = COLOUR.sub("", out) if colour == "always" else out
    assert code in (0, 1, 2)
    assert len(out) > 40
    assert [line for line in bare.splitlines() if STEERS.search(line)] == []
    assert not STEERS.search(bare)
    assert not STEERS.search(err)
    assert "broke down" not in err


def test_annotations_of_github_are_the_only_commands(evil: Path, run: Run) -> None:
    _, out, err = run("check", "news", "--format", "github")
    lines = out.splitlines()
    told = [line for line in lines if line.startswith("::")]
    assert [re.match(r"::\w+ file=", line) is not None for line in told] == [True] * len(told)
    assert len(told) == len(lines) - 1 >= 2
    assert lines[-1].startswith("concordant: ")
    assert not re.search(r"##[a-z]*\[|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out)
    name = r"news/\x1b]0;pwned\x07%0A%3A%3Aerror%3A%3Ax##\x5bgroup]\u202e.txt"
    assert lines[0] == f"::error file={name},title=not used::not UTF-8: byte 0xff at offset 0"
    assert not STEERS.search(err)


def test_standard_error_shows_the_name_on_one_line(tmp_path: Path, run: Run) -> None:
    (tmp_path / "news" / "a\x1b]0;pwned\x07\x1b[2J.txt").write_bytes(b"\xff")
    (tmp_path / "news" / "##[stop-commands]x.txt").write_bytes(b"\xff")
    (tmp_path / "news" / "a\n::error::b.txt").write_bytes(b"\xff")
    _, _, err = run("check", "news", "--format", "github", "--quiet")
    assert err.splitlines() == [
        r"concordant: news/##\x5bstop-commands]x.txt: not UTF-8: byte 0xff at offset 0",
        r"concordant: news/a\n::error::b.txt: not UTF-8: byte 0xff at offset 0",
        r"concordant: news/a\x1b]0;pwned\x07\x1b[2J.txt: not UTF-8: byte 0xff at offset 0",
    ]


def test_an_id_that_would_colour_the_table(run: Run) -> None:
    Path("news/corpus.yaml").write_text(
        'version: 1\narticles:\n- {path: herald.txt, id: "\\e[31mA"}\n', encoding="utf-8"
    )
    code, out, err = run("report", "news")
    assert (code, err, "\x1b" in out) == (0, "", False)
    assert r"[\x1b[31mA ¶1]" in out


def test_a_reason_that_would_name_the_window(run: Run) -> None:
    finding = found(run)
    run("stet", finding, "news", "--why", "x", "--by", "t")
    file = Path("news/waivers.yaml")
    file.write_text(
        file.read_text(encoding="utf-8").replace("why: x", 'why: "\\e]0;pwned\\a\\e[2Jx"'), encoding="utf-8"
    )
    code, out, err = run("decisions", "drop", finding, "news")
    expected = r"news/waivers.yaml: taken back: stands: people (figure differs); t: \x1b]0;pwned\x07\x1b[2Jx"
    assert (code, out, err) == (0, f"{expected}\n", "")


def test_files_of_formats_for_programs_are_as_the_format_has_it(tmp_path: Path, run: Run) -> None:
    write(tmp_path / "news", {"herald": FERRY["herald"].replace("12 people", "12 people ##[group]")})
    assert run("report", "news", "-o", "r.json", "-o", "r.csv", "-o", "r.txt")[0] == 0
    assert "##[group]" in (tmp_path / "r.json").read_text(encoding="utf-8")
    assert "##[group]" not in (tmp_path / "r.txt").read_text(encoding="utf-8")


def test_progress_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    clock = iter([0.0, 5.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with progress(quiet=False) as tell:
        tell("align\n::error::\x1b[2J", 1, 3)
    assert capsys.readouterr().err == "\r\x1b[Kconcordant: align\\n::error::\\x1b[2J 1/3\r\x1b[K"


@pytest.mark.skipif(os.name == "nt", reason="no name there has such characters")
def test_a_command_in_a_message_of_the_command_line(run: Run) -> None:
    assert run("report", "##[group]\x1b[2J")[2] == ("concordant: ##\\x5bgroup]\\x1b[2J: no file matches\n")
    assert run("##[group]")[2].startswith("concordant: no command '##\\x5bgroup]'; there are: ")
