"""What a result never takes the place of: decisions, copy, settings, rules; and what it may replace."""

from __future__ import annotations

import json
import os
import zipfile
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


FOREIGN = {
    "package.json": '{\n  "name": "site",\n  "version": "1.0.0"\n}\n',
    "glossary.csv": "concept,term,language,translation\nferry,ferry,en,phà\n",
    "page.html": '<!doctype html>\n<html lang="en">\n<head>\n<title>Review · The mayor</title>\n',
    "a.py": "print('Herald: 3 of 5 statements matched, 2 only there')\n",
    "id_rsa.pem": "-----BEGIN OPENSSH PRIVATE KEY-----\n",
    "waivers.bak": "version: 1\nwaivers: []\n",
    "indented.json": '{\n  "version": 1,\n  "entries": []\n}\n',
    "t.tbx": '<?xml version="1.0" encoding="UTF-8"?>\n<tbx style="dca" type="TBX-Basic" xml:lang="en" '
    'xmlns="urn:iso:std:iso:30042:ed-2">\n  <tbxHeader>\n    <fileDesc>\n      <sourceDesc>\n        <p>By hand</p>\n',
    "other.sarif": '{\n "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/'
    'sarif-schema-2.1.0.json",\n "version": "2.1.0",\n "runs": [\n  {\n   "tool": {\n    "driver": {\n'
    '     "name": "ruff"\n',
    "minutes": "The desk met.\n\nHerald: 3 of 5 statements matched, 2 only there\n",
}
"""Texts that others wrote, some of which look like ours."""


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
    for name, text in FOREIGN.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", "<?xml ?>")
        book.writestr("xl/workbook.xml", '<workbook><sheets><sheet name="findings" sheetId="1"/></sheets></workbook>')
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF")
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
        *((name, "holds a text that concordant did not write, and that would be lost") for name in FOREIGN),
        ("book.xlsx", "holds data that concordant did not write, and that would be lost"),
        ("photo.jpg", "holds data that concordant did not write, and that would be lost"),
    ],
)
def test_what_people_wrote_is_kept(command: tuple[str, ...], output: str, what: str, desk: Path, run: Run) -> None:
    before = written(desk)
    named = f"html:{output}" if command[0] == "check" else output  # whose --format is for what it prints
    assert run(*formatted(command), "-o", named) == (2, "", f"concordant: {output}: {what}; {INSTEAD}\n")
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


OF_REPORTS = ("table", "markdown", "csv", "json", "html", "xlsx", "sarif", "junit", "github", "gitlab", "concise")
OF_REVIEWS = tuple(form for form in OF_REPORTS if form not in ("csv", "xlsx"))


@pytest.mark.parametrize(
    ("command", "form"),
    [
        *(("report", form) for form in (*OF_REPORTS, "parquet")),
        *(("check", form) for form in OF_REPORTS),
        *(("compare", form) for form in ("table", "markdown", "csv", "json", "html")),
        *(("review", form) for form in OF_REVIEWS),
        *(("explain", form) for form in ("text", "json")),
        *(("queries", form) for form in ("markdown", "text", "docx")),
        *(("terms", form) for form in ("tbx", "csv", "xlsx")),
    ],
)
@pytest.mark.parametrize("name", ["mine.txt", "mine.old"])
def test_every_form_may_be_written_anew(command: str, form: str, name: str, desk: Path, run: Run) -> None:
    arguments = next(c for c in COMMANDS if c[0] == command)
    output = ("-o", f"{form}:{name}") if command == "check" else ("--format", form, "-o", name)
    first = run(*arguments, *output)
    assert (first[0] in (0, 1), first[2]) == (True, "")
    assert run(*arguments, *output) == first


def test_those_are_all_forms() -> None:
    from compare.cli import _output, review
    from compare.plugins import names

    assert set(OF_REPORTS) == set(_output.names(_output.REPORTS))
    assert set(OF_REVIEWS) == set(_output.names(review.FORMS))
    assert names("compare.reporters.folders") == ("parquet",)
    assert names("compare.reporters.side_by_side") == ("csv", "html", "json", "markdown", "table")
    assert names("compare.reporters.explanations") == ("json", "text")
    assert names("compare.reporters.queries") == ("docx", "markdown", "text")
    assert names("compare.termbase.formats") == ("csv", "tbx", "xlsx")


@pytest.mark.parametrize("form", ["docx", "markdown", "text"])
def test_sheets_without_a_query_may_be_written_anew(form: str, desk: Path, run: Run) -> None:
    for _ in range(2):
        assert run("queries", "news/herald.txt", "--format", form, "-o", "mine.txt")[::2] == (0, "")


@pytest.mark.parametrize("form", OF_REPORTS)
def test_reports_without_a_finding_may_be_written_anew(form: str, desk: Path, run: Run) -> None:
    for _ in range(2):
        assert run("report", "news/herald.txt", "-o", f"{form}:mine.txt")[::2] == (0, "")


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json", "html"])
@pytest.mark.parametrize(
    "look", [("--width", "40", "--color", "always"), ("--explain",), ("--only", "unmatched"), ("--min-score", "1")]
)
def test_comparisons_of_every_look_may_be_written_anew(form: str, look: tuple[str, ...], desk: Path, run: Run) -> None:
    for _ in range(2):
        assert run("compare", "news", *look, "--format", form, "-o", "mine.txt")[::2] == (0, "")


def test_a_format_for_a_foreign_suffix_is_no_way_round(desk: Path, run: Run) -> None:
    before = written(desk)
    for name in FOREIGN:
        for form in ("html", "json", "xlsx"):
            said = f"{name}: holds a text that concordant did not write, and that would be lost; {INSTEAD}"
            assert run("report", "news", "-o", f"{form}:{name}") == (2, "", f"concordant: {said}\n")
    assert written(desk) == before


def test_a_report_that_another_program_wrote_anew_is_kept(desk: Path, run: Run) -> None:
    assert run("report", "news", "-o", "r.xlsx", "-o", "r.json") == (0, "", "")
    with zipfile.ZipFile("r.xlsx") as old, zipfile.ZipFile("new.xlsx", "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    Path("new.json").write_text(json.dumps(json.loads(Path("r.json").read_bytes()), indent=4), encoding="utf-8")
    for name, what in (("new.xlsx", "data"), ("new.json", "a text")):
        said = f"{name}: holds {what} that concordant did not write, and that would be lost; {INSTEAD}"
        assert run("report", "news", "-o", name) == (2, "", f"concordant: {said}\n")


def test_what_cannot_be_read_is_kept(desk: Path, run: Run) -> None:
    with open("large.html", "wb") as file:
        file.truncate(500_000_001)
    reason = "500,000,001 bytes; a file may have 500,000,000; nothing says that concordant wrote it"
    assert run("report", "news", "-o", "large.html") == (2, "", f"concordant: large.html: {reason}; {INSTEAD}\n")


def test_a_file_of_yaml_that_is_no_termbase_is_not_added_to(desk: Path, run: Run) -> None:
    (desk / "new.csv").write_text("concept,term\nferry,ferry\n", encoding="utf-8")
    (desk / "compose.yaml").write_text("services:\n  web: {image: nginx}\n", encoding="utf-8")
    before = written(desk)
    code, out, err = run("terms", "import", "new.csv", "--into", "compose.yaml")
    assert (code, out, err.startswith("concordant: compose.yaml:1: ")) == (2, "", True)
    assert written(desk) == before


def test_a_file_that_is_empty_may_be_replaced(desk: Path, run: Run) -> None:
    (desk / "touched.txt").touch()
    (desk / "page.html").write_text("\n", encoding="utf-8")
    for output in ("touched.txt", "page.html"):
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
