"""What others named and wrote steers neither a terminal nor the runner of a workflow, on whatever stream."""

from __future__ import annotations

import io
import json
import os
import re
import sys
import time
import zipfile
from html import escape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from ferry import FERRY, Run, write

import compare.reporters
from compare.cli import _output as output
from compare.cli._progress import progress
from compare.steering import commands, harmless, in_html, in_json, in_xml, one_line, painted

COLOUR = re.compile(r"\x1b\[(?:0|1|2|33|36|1;31|1;35|4;36)m")
STEERS = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|##[A-Za-z]*\[|^\s*::", re.M
)
EVIL = "\\e]0;pwned\\a\\e[2J\\u202ex\\x9b1m ##[group]a ##vso[task.complete]\\r::error::b"
"""As a text in quotation marks in YAML."""
TEXTS = ("csv", "gitlab", "html", "json", "junit", "markdown", "sarif")
"""Formats of a report that are texts for others; those of lists and of commands have tests of their own."""


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


def test_xml_means_the_same() -> None:
    words = "::error::q\n \u00a0::set-output::\t##[group]\x9b\u202e ##vso[x] Việt std::a ## [b]"
    text = f'<a b="{escape(words, quote=True)}">{escape(words)}</a>'
    shown = in_xml(text)
    assert shown == (
        '<a b="::error::q\n \u00a0&#58;:set-output::&#9;##&#91;group]&#155;&#8238; ##vso&#91;x] Việt std::a ## [b]">'
        "::error::q\n \u00a0&#58;:set-output::&#9;##&#91;group]&#155;&#8238; ##vso&#91;x] Việt std::a ## [b]</a>"
    )
    assert ElementTree.fromstring(shown).text == words


def test_a_page_shows_the_same_and_its_code_is_its_own() -> None:
    page = "<style>\n::before{}\t</style>\n<p>##[group]\x9b\n::error::q</p>\n<script>a ##[b]\n::c</script>\n::d std::e"
    assert in_html(page) == (
        "<style>\n::before{}\t</style>\n<p>##&#91;group]\\x9b\n&#58;:error::q</p>\n"
        "<script>a ##[b]\n::c</script>\n&#58;:d std::e"
    )


def test_code_of_pages_steers_nobody() -> None:
    """It is printed as it stands: the script's digest is in the page."""
    folder = Path(compare.reporters.__file__).parent
    code = [*folder.rglob("*.css"), *folder.rglob("*.js")]
    assert len(code) == 4
    assert [file.name for file in code if STEERS.search(file.read_text(encoding="utf-8"))] == []


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


def write_terms(news: Path) -> None:
    """A termbase that would steer, and one to import."""
    said = EVIL.replace("\\e", "").replace("\\a", "").replace("\\r", "\\n")  # what XML holds
    news.parent.joinpath("evil.yaml").write_text(
        "version: 1\nconcepts:\n- id: a\n  definition: " + f'"{said}\\n::error::z"' + "\n  terms:\n"
        '  - {text: "::error::q\\t##[group]", status: preferred}\n',
        encoding="utf-8",
    )
    table = 'concept,term,note\na,::error::q ##[group],"x\n::error::z\u202e##vso[a]"\n'
    news.parent.joinpath("evil.csv").write_text(table, encoding="utf-8")


@pytest.mark.parametrize("colour", ["never", "always"])
@pytest.mark.parametrize(
    "command",
    [
        ("report", "news", "--all"),
        ("report", "news", "--all", "--width", "40"),
        ("report", "news", "--all", "--format", "concise"),
        *(("report", "news", "--all", "--format", form) for form in TEXTS),
        ("check", "news"),
        ("check", "news", "--statistics"),
        *(("check", "news", "--format", form) for form in TEXTS),
        ("compare", "news", "--explain"),
        ("compare", "news", "--width", "40"),
        *(("compare", "news", "--explain", "--format", form) for form in ("csv", "html", "json", "markdown")),
        ("review", "news/herald.txt", "--against", "news", "--all"),
        *(("review", "news/herald.txt", "--against", "news", "--format", f) for f in TEXTS if f != "csv"),
        ("explain", "ID", "news"),
        ("explain", "ID", "news", "--format", "json"),
        ("decisions", "list", "news"),
        ("decisions", "drop", "ID", "news"),
        ("stet", "ID", "news", "--why", "so it is"),
        ("queries", "news", "--format", "text"),
        ("queries", "news", "--format", "markdown"),
        ("terms", "suggest", "news"),
        ("terms", "export", "--rules", "evil.yaml", "--format", "csv"),
        ("terms", "export", "--rules", "evil.yaml", "--format", "tbx"),
        ("terms", "import", "evil.csv"),
    ],
    ids=" ".join,
)
def test_no_stream_is_steered(command: tuple[str, ...], colour: str, evil: Path, run: Run) -> None:
    arguments = [found(run) if word == "ID" else word for word in command]
    looks = command[0] in ("report", "check", "compare", "review", "explain") or command[1] in ("list", "suggest")
    write_terms(news=evil)
    code, out, err = run(*arguments, *(["--color", colour] if looks else []))
    bare = COLOUR.sub("", out) if colour == "always" else out
    assert code in (0, 1, 2)
    assert len(out) > 40
    assert [line for line in bare.splitlines() if STEERS.search(line)] == []
    assert not STEERS.search(bare)
    assert not STEERS.search(err)
    assert "broke down" not in err


def test_junit_that_is_printed_says_what_its_file_says(evil: Path, run: Run) -> None:
    """Reasons and names are given back by a parser; a control character that XML has not is U+FFFD in both."""
    _, printed, _ = run("report", "news", "--format", "junit")
    assert run("report", "news", "-o", "r.xml")[0] == 2
    written = (evil.parent / "r.xml").read_text(encoding="utf-8")
    assert ElementTree.canonicalize(printed) == ElementTree.canonicalize(written)
    assert "##[group]" in written
    assert "##&#91;group]" in printed


def test_a_workbook_holds_no_command(evil: Path, run: Run) -> None:
    """It is stored as it is, and may be printed into a log."""
    run("report", "news", "--all", "-o", "r.xlsx")
    raw = (evil.parent / "r.xlsx").read_bytes()
    assert b"##&#91;group]" in raw
    assert not re.search(rb"##[A-Za-z]*\[|^[ \t]*::", raw, re.MULTILINE)
    sheet = zipfile.ZipFile(io.BytesIO(raw)).read("xl/worksheets/sheet2.xml")
    assert "##[group]" in "".join(ElementTree.fromstring(sheet).itertext())


def test_a_pipe_in_the_place_of_a_file_is_a_stream(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    number = os.open(tmp_path / "pipe", os.O_RDWR | os.O_NONBLOCK)
    try:
        output.write("a\n::error::\x1b[2J\n", str(tmp_path / "pipe"), form="csv")
        assert os.read(number, 1000) == b"a\n\\x3a:error::\\x1b[2J\n"
    finally:
        os.close(number)
    output.write("a\n::error::\x1b[2J\n", str(tmp_path / "file"), form="csv")
    assert (tmp_path / "file").read_bytes() == b"a\n::error::\x1b[2J\n"


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
