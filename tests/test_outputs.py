"""What a result never takes the place of: decisions, copy, settings, rules; and what it may replace."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from ferry import FERRY, TERMS, Run

from compare.readers import is_ours_to_replace

INSTEAD = "-o takes the name of a new file, or of a report to be made anew"
INTO = "--into takes a termbase, or the name of a new one"
NOTES = "The harbour master said on Monday that he knows nothing.\n"
COMMANDS = (
    ("report", "news"),
    ("check", "news"),
    ("compare", "news"),
    ("review", "news/herald.txt", "--against", "news"),
    ("queries", "news"),
    ("explain", "1"),
    ("terms", "export", "--rules", "terms.yaml"),
)
FORMS = {"compare": "json", "queries": "text", "explain": "json", "terms": "csv"}
"""A format of the command, where html is none."""


def formatted(arguments: tuple[str, ...]) -> tuple[str, ...]:
    return (*arguments, "--format", FORMS.get(arguments[0], "html"))


def written(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Path:
    """News with decisions, a termbase and notes; the last report is of them."""
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    (tmp_path / "notes.txt").write_text(NOTES, encoding="utf-8")
    (tmp_path / "notes").write_text(NOTES, encoding="utf-8")
    (tmp_path / "latin.md").write_bytes(b"Caf\xe9")
    (tmp_path / "concordant.toml").write_text("min_score = 0.5\n", encoding="utf-8")
    (tmp_path / "news/corpus.yaml").write_text("version: 1\n", encoding="utf-8")
    assert run("baseline", "create", "news")[0] == 0
    (tmp_path / "old.json").write_bytes((tmp_path / "news/baseline.json").read_bytes())
    (tmp_path / "link.html").symlink_to("news/baseline.json")
    (tmp_path / "hard.html").hardlink_to(tmp_path / "news/corpus.yaml")
    (tmp_path / "text.html").symlink_to("notes.txt")
    assert run("report", "news", "--all")[0] == 0
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("output", "what"),
    [
        ("news/baseline.json", "a name for decisions"),
        ("baseline.json", "a name for decisions"),
        ("BASELINE.JSON", "a name for decisions"),
        ("news/waivers.yaml", "a name for decisions"),
        ("corpus.yaml", "a name for what is said of articles"),
        ("concordant.toml", "a name for settings"),
        ("pyproject.toml", "a name for settings"),
        ("terms.yaml", "a name for rules or settings"),
        ("new.yml", "a name for rules or settings"),
        ("new.YAML", "a name for rules or settings"),
        ("link.html", "a name for decisions"),
        ("old.json", "holds decisions (a baseline), which would be lost"),
        ("notes.txt", "holds a text that concordant did not write, and that would be lost"),
        ("notes", "holds a text that concordant did not write, and that would be lost"),
        ("latin.md", "holds a text that concordant did not write, and that would be lost"),
    ],
)
def test_what_people_wrote_is_kept(command: tuple[str, ...], output: str, what: str, desk: Path, run: Run) -> None:
    before = written(desk)
    assert run(*formatted(command), "-o", output) == (2, "", f"concordant: {output}: {what}; {INSTEAD}\n")
    assert written(desk) == before


@pytest.mark.parametrize("command", COMMANDS[:-1], ids=" ".join)
@pytest.mark.parametrize(
    ("output", "what"),
    [
        ("news/herald.txt", "articles"),
        ("./news/../news/courier.txt", "articles"),
        ("hard.html", "files that say what the articles are"),
    ],
)
def test_what_the_command_reads_is_kept(command: tuple[str, ...], output: str, what: str, desk: Path, run: Run) -> None:
    before = written(desk)
    expected = f"concordant: {output}: is one of the {what}, and would be lost; {INSTEAD}\n"
    assert run(*formatted(command), "-o", output) == (2, "", expected)
    assert written(desk) == before


def test_decisions_and_rules_under_other_names_are_kept(desk: Path, run: Run) -> None:
    (desk / "pack").mkdir()
    (desk / "pack/rules").write_text("version: 1\nrules: []\n", encoding="utf-8")
    (desk / "decided").write_text("", encoding="utf-8")
    for option, output, what in (
        ("--rules", "pack/rules", "rule files"),
        ("--waivers", "decided", "files of decisions"),
        ("--waivers", "not-yet-there", "files of decisions"),
        ("--baseline", "old.json", "files of decisions"),
    ):
        code, _, err = run("report", "news", option, output, "-o", f"json:{output}")
        expected = f"concordant: {output}: is one of the {what}, and would be lost; {INSTEAD}\n"
        assert (code, err) == (2, expected)
    assert not (desk / "not-yet-there").exists()


def test_a_link_to_copy_is_followed(desk: Path, run: Run) -> None:
    (desk / "copy.html").symlink_to("news/herald.txt")
    (desk / "same.html").hardlink_to(desk / "news/herald.txt")
    for output in ("copy.html", "same.html"):
        expected = f"concordant: {output}: is one of the articles, and would be lost; {INSTEAD}\n"
        assert run("report", "news", "-o", output) == (2, "", expected)
    assert (desk / "news/herald.txt").read_text(encoding="utf-8") == FERRY["herald"]


@pytest.mark.parametrize(
    ("into", "what"),
    [
        ("waivers.yaml", f"a name for decisions; {INTO}"),
        ("Corpus.YAML", f"a name for what is said of articles; {INTO}"),
        ("news/corpus.yaml", f"a name for what is said of articles; {INTO}"),
        ("notes.txt", "--into takes a YAML file, its name ends in .yaml or .yml"),
        ("concordant.toml", f"a name for settings; {INTO}"),
        ("nowhere/terms.yaml", "no such directory nowhere"),
    ],
)
def test_what_is_no_termbase_is_not_added_to(into: str, what: str, desk: Path, run: Run) -> None:
    (desk / "new.csv").write_text("concept,term\nferry,ferry\n", encoding="utf-8")
    before = written(desk)
    assert run("terms", "import", "new.csv", "--into", into) == (2, "", f"concordant: {into}: {what}\n")
    assert run("terms", "suggest", "news", "--into", into) == (2, "", f"concordant: {into}: {what}\n")
    assert written(desk) == before


def test_a_termbase_may_be_amended(desk: Path, run: Run) -> None:
    (desk / "new.csv").write_text("concept,term\nferry,ferry\n", encoding="utf-8")
    assert run("terms", "import", "new.csv", "--into", "terms.yaml") == (0, "terms.yaml: 1 concept added\n", "")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("name", ["mine.txt", "mine.md", "mine", "mine.html", "mine.json"])
def test_what_a_command_wrote_it_may_write_anew(command: tuple[str, ...], name: str, desk: Path, run: Run) -> None:
    first = run(*formatted(command), "-o", name)
    assert first[0] in (0, 1)
    text = (desk / name).read_bytes()
    assert run(*formatted(command), "-o", name) == first
    assert (desk / name).read_bytes() == text


@pytest.mark.parametrize(
    "form", ["table", "markdown", "csv", "json", "html", "xlsx", "sarif", "junit", "github", "gitlab", "concise"]
)
def test_every_form_of_a_report_may_be_written_anew(form: str, desk: Path, run: Run) -> None:
    for _ in range(2):
        assert run("report", "news", "--all", "-o", f"{form}:mine.txt") == (0, "", "")


@pytest.mark.parametrize(
    ("command", "form"),
    [("review", "table"), ("review", "markdown"), ("queries", "markdown"), ("explain", "text"), ("terms", "tbx")],
)
def test_other_forms_may_be_written_anew(command: str, form: str, desk: Path, run: Run) -> None:
    arguments = next(c for c in COMMANDS if c[0] == command)
    for _ in range(2):
        code, _, err = run(*arguments, "--format", form, "-o", "mine.txt")
        assert (code in (0, 1), err) == (True, "")


def test_a_file_that_is_empty_or_no_text_may_be_replaced(desk: Path, run: Run) -> None:
    (desk / "touched.txt").touch()
    (desk / "book.txt").write_bytes(b"PK\x03\x04\0\0")
    (desk / "page.html").write_text("<!doctype html>\n<title>Another page</title>\n", encoding="utf-8")
    for output in ("touched.txt", "xlsx:book.txt", "page.html"):
        assert run("report", "news", "-o", output) == (0, "", "")
    assert json.loads((desk / "news/baseline.json").read_bytes())["version"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "Against 5 articles of the treaty the council spoke on Monday.",
        "against 5 articles of the treaty the council spoke on Monday.",
        "QUERY is a word.\nNOTE is another one.\n",
        "3 queries for the minister\n\nWhy was the ferry late?\n",
        "# Review\n\nThe play against all odds is good.\n",
        "There is nothing to ask.\nSo the minister said.\n",
        "concept, term and language: three words.\n",
        '{"schema_version": 2}',
    ],
)
def test_what_only_begins_like_one_of_ours_is_kept(text: str) -> None:
    assert not is_ours_to_replace(text.encode())


def test_the_report_in_place_of_the_baseline(run: Run) -> None:
    os.chdir("news")
    assert run("baseline", "create", ".")[0] == 0
    before = Path("baseline.json").read_bytes()
    expected = f"concordant: baseline.json: a name for decisions; {INSTEAD}\n"
    assert run("report", ".", "-o", "baseline.json") == (2, "", expected)
    assert Path("baseline.json").read_bytes() == before
    assert run("check", ".")[0] == 0
