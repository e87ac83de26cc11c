"""Files in formats that no reader knows: counted in one line, and no failure."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest
from ferry import Run

from compare.corpus import sources

ADVICE = "concordant reads .md and .txt: convert to one of these what is an article"


@pytest.fixture
def news(run: Run) -> Path:
    """A folder with two articles in formats that are read."""
    return Path("news")


def put(*names: str, text: str = "x") -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def unread(*paths: str, target: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(p.path, p.reason) for p in sources(paths, target=target)[2] if p.kind == "unread"]


def test_it_is_one_line_with_the_kinds_and_what_to_do(news: Path, run: Run) -> None:
    put("news/a.docx", "news/feb/b.DOCX", "news/c.pdf")
    said = f"news: 3 files not read: 2 .docx, 1 .pdf; {ADVICE}"
    code, out, err = run("report", "news", "--quiet")
    assert (code, err) == (0, f"concordant: {said}\n")
    assert "3 files not read: 2 .docx, 1 .pdf" in " ".join(out.split())
    made = json.loads(run("report", "news", "--quiet", "--format", "json")[1])
    assert made["problems"] == [{"path": "news", "reason": said.removeprefix("news: "), "kind": "unread"}]


@pytest.mark.parametrize("form", ["markdown", "html", "sarif", "github", "csv", "junit"])
def test_no_format_makes_an_error_of_it(news: Path, run: Run, form: str) -> None:
    put("news/a.docx")
    code, out, _ = run("check", "news", "--quiet", "--format", form, "--fail-on", "never")
    assert code == 0
    assert ("1 file not read" in out) == (form in ("markdown", "html", "sarif"))


@pytest.mark.parametrize(
    "command",
    [
        ("compare", "news"),
        ("review", "news/herald.txt", "--against", "news", "--fail-on", "never"),
        ("queries", "news"),
        ("decisions", "list", "news"),
        ("baseline", "create", "news"),
        ("terms", "suggest", "news"),
    ],
)
def test_every_verb_says_it_and_goes_on(news: Path, run: Run, command: tuple[str, ...]) -> None:
    put("news/a.docx")
    code, _, err = run(*command, "--quiet")
    assert (code, err) == (0, f"concordant: news: 1 file not read: 1 .docx; {ADVICE}\n")


def test_what_is_none_of_the_articles_is_not_counted(news: Path, run: Run) -> None:
    put("news/.hidden.docx", "news/.git/a.docx", "news/README", "news/readme.docx", "news/ReadMe.pdf")
    put("news/corpus.yaml", "news/mine.yml", "news/waivers.yaml", text="version: 1\n")
    put("news/concordant.toml", "news/pyproject.toml", text="")
    for suffix in ("html", "json", "csv", "xlsx", "sarif", "xml"):
        run("report", "news", "--quiet", "-o", f"news/was.{suffix}")
    run("review", "news/herald.txt", "--against", "news", "--quiet", "-o", "news/review.html", "-o", "news/review.json")
    run("compare", "news", "--quiet", "-o", "news/side.html")
    run("queries", "news", "--quiet", "-o", "news/asked.docx")
    run("baseline", "create", "news", "--quiet", "--baseline", "news/before.json")
    run("explain", "1", "news", "--isolated", "-o", "news/why.json", "--format", "json")
    pytest.importorskip("pyarrow")
    run("report", "news", "--quiet", "--format", "parquet", "-o", "news/tables")
    there = {p.name for p in news.rglob("*") if p.is_file()}
    assert {"was.xlsx", "review.json", "side.html", "asked.docx", "before.json"} <= there
    assert unread("news") == []


def test_others_tables_and_documents_are_counted(news: Path) -> None:
    put("news/a.json", text='{"version": 1}')
    put("news/b.html", text="<!doctype html>\n<title>Ferry fire</title>")
    put("news/links/c.csv", "news/d.xlsx", "news/e.docx", text="PK")
    assert unread("news") == [("news", f"5 files not read: 1 .csv, 1 .docx, 1 .html, 1 .json, 1 .xlsx; {ADVICE}")]


def test_what_is_named_is_said_by_itself(news: Path, run: Run) -> None:
    put("news/a.docx", "news/b.pdf")
    put("news/notes", text="Nothing stirred in the harbour.")
    assert run("report", "news", "news/a.docx", "news/notes", "--quiet")[::2] == (
        2,
        f"concordant: news: 1 file not read: 1 .pdf; {ADVICE}\n"
        "concordant: news/a.docx: no reader for .docx files; there are readers for .md, .txt\n",
    )
    assert unread("news/herald.txt", "news/courier.txt") == []
    assert unread("news/*.txt") == []


def test_files_without_a_suffix_and_many_kinds(news: Path) -> None:
    put("news/notes", "news/list")
    assert unread("news") == [("news", f"2 files not read: 2 without a suffix; {ADVICE}")]
    put(*(f"news/a.{kind}" for kind in ("doc", "epub", "jpg", "odt", "pdf", "png", "rtf")), "news/b.pdf")
    assert unread("news") == [
        (
            "news",
            "10 files not read: 2 .pdf, 2 without a suffix, 1 .doc, 1 .epub, 1 .jpg, 1 .odt, 2 more kinds; " + ADVICE,
        )
    ]


def test_it_is_one_line_for_all_that_is_named_in_any_order(news: Path) -> None:
    put("news/feb/a.docx", "other/b.docx", "other/b.txt", "news/feb/c.txt")
    expected = [(".", f"2 files not read: 2 .docx; {ADVICE}")]
    for paths in permutations(["news", "./news/feb", "other", "n*"]):
        assert unread(*paths) == expected
    assert unread("news") == [("news/feb", f"1 file not read: 1 .docx; {ADVICE}")]


def test_the_file_that_is_written_is_not_counted_the_second_time(news: Path, run: Run) -> None:
    put("news/a.docx")
    put("news/out.dat", text="")
    first = run("report", "news", "--quiet", "-o", "json:news/out.dat"), Path("news/out.dat").read_bytes()
    assert first[0][0] == 0
    assert (run("report", "news", "--quiet", "-o", "json:news/out.dat"), Path("news/out.dat").read_bytes()) == first
    assert (
        unread("news", target=("news/out.dat",)) == unread("news") == [("news", f"1 file not read: 1 .docx; {ADVICE}")]
    )


def test_the_report_is_the_same_bytes_from_the_cache(news: Path, run: Run) -> None:
    put("news/a.docx")
    cold = run("report", "news", "--quiet", "--format", "json")
    assert run("report", "news", "--quiet", "--format", "json") == cold
    assert run("report", "news", "--quiet", "--format", "json", "--no-cache") == cold
    put("news/b.pdf")
    assert "2 files not read: 1 .docx, 1 .pdf" in run("report", "news", "--quiet", "--format", "json")[1]
