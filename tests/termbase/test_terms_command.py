"""concordant terms as a shell sees it, and as an editor at a terminal does."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = str(ROOT / "seeds")
PAIR = [str(p) for p in sorted((ROOT / "seeds").glob("00[23]-*.txt"))]
SAMPLES = Path(__file__).parent / "samples"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
TERMS = """\
# What the desk has settled.
version: 1
concepts:
  # Congress of 2026
  - id: key-and-regular   # the Foreign Ministry's own rendering
    definition: Designation of foreign affairs by the 14th Congress
    terms:
      - {text: key and regular, status: preferred, since: 2026-01-19}
      - {text: regular and critical, status: superseded}
      - {text: essential and regular, status: deprecated}
      - {text: crucial and regular, status: deprecated}

# Exceptions follow.
exceptions:
  - forms: [strategic autonomy, strategic self-reliance]
    why: two principles
"""


def concordant(*arguments: str, cwd: Path, raw: bytes = b"") -> tuple[int, str, str]:
    """Exit code, output and diagnostics of the command."""
    command = [sys.executable, "-m", "compare.cli", *arguments]
    done = subprocess.run(command, cwd=cwd, env=ENVIRONMENT, capture_output=True, input=raw)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def at_terminal(*arguments: str, cwd: Path, answers: str) -> str:
    """What the command shows on a terminal where somebody types the answers."""
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "compare.cli", *arguments, "--color", "never", "--quiet"]
    with subprocess.Popen(command, cwd=cwd, env=ENVIRONMENT, stdin=child, stdout=child, stderr=child) as process:
        os.close(child)
        os.write(parent, answers.encode())
        shown = b"".join(_chunks(parent))
    os.close(parent)
    assert process.returncode == 0, shown.decode()
    return shown.decode().replace("\r\n", "\n")


def _chunks(terminal: int) -> Iterator[bytes]:
    try:
        while chunk := os.read(terminal, 65536):
            yield chunk
    except OSError:  # Linux says EIO where the other side is closed
        return


@pytest.fixture
def termbase(tmp_path: Path) -> Path:
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    return tmp_path


def test_candidates_are_listed_with_who_prints_them_and_a_sentence(tmp_path: Path) -> None:
    code, out, err = concordant("terms", "suggest", SEEDS, "--limit", "8", "--width", "80", cwd=tmp_path)
    assert (code, err) == (0, "")
    block = next(b for b in out.split("\n\n") if "  key-and-regular  " in b.splitlines()[0])
    shown = [line.strip() for line in block.splitlines()]
    assert [line for line in shown if " · " in line] == [
        "1 key and regular · VNS ×5",
        "2 essential and regular · WVR ×4",
        "3 crucial and regular · VNN ×2",
        "4 regular and critical · VNS ×2",
    ]
    assert "VNN 002 ¶4: The congress documents affirm the role and mission of foreign" in shown
    assert max(map(len, out.splitlines()[:-1])) <= 80
    assert out.splitlines()[-1].startswith("8 of ")
    assert list(tmp_path.iterdir()) == []


def test_one_channel_alone_is_listed_and_any_candidate_may_be_taken(tmp_path: Path) -> None:
    code, out, _ = concordant(
        "terms", "suggest", *PAIR, "--channel", "surface", "--limit", "500", "--quiet", cwd=tmp_path
    )
    assert code == 0
    assert "defence" in out
    assert "crucial-and-regular" not in out
    taken = ["--into", "t.yaml", "--take", "crucial-and-regular"]
    code, _, err = concordant("terms", "suggest", *PAIR, "--channel", "surface", *taken, "--quiet", cwd=tmp_path)
    assert (code, "no candidate" in err) == (0, False)
    assert "crucial and regular" in (tmp_path / "t.yaml").read_text(encoding="utf-8")


def test_what_is_taken_goes_to_the_file_and_is_not_suggested_again(tmp_path: Path) -> None:
    decided = ["--take", "key-and-regular", "--admit", "key-and-regular=Regular and critical"]
    code, out, err = concordant("terms", "suggest", SEEDS, "--into", "t.yaml", *decided, cwd=tmp_path)
    assert (code, out, err) == (0, "t.yaml: taken: key-and-regular\n", "")
    assert (
        (tmp_path / "t.yaml").read_text(encoding="utf-8")
        == """\
version: 1
concepts:
  - id: key-and-regular
    terms:
      - {text: key and regular, status: preferred}
      - {text: regular and critical, status: admitted}
      - {text: essential and regular, status: deprecated}
      - {text: crucial and regular, status: deprecated}
"""
    )
    _, again, _ = concordant("terms", "suggest", SEEDS, "--into", "t.yaml", "--limit", "999", cwd=tmp_path)
    assert "essential and regular ·" not in again
    code, _, err = concordant("terms", "suggest", SEEDS, "--into", "t.yaml", "--take", "key-and-regular", cwd=tmp_path)
    assert (code, err) == (2, "concordant: key-and-regular is settled: it stands in t.yaml:3\n")


def test_an_exception_is_added_and_the_rest_of_the_file_stays_as_it_was(termbase: Path) -> None:
    _, out, _ = concordant("terms", "suggest", SEEDS, "--into", "terms.yaml", "--limit", "999", cwd=termbase)
    assert "strategic self-reliance ·" not in out
    chosen = next(line.split("  ")[1] for line in out.splitlines() if "geneva" in line and line[:1].isdigit())
    code, out, _ = concordant("terms", "suggest", SEEDS, "--into", "terms.yaml", "--exception", chosen, cwd=termbase)
    assert (code, out) == (0, "terms.yaml: told apart: Geneva Accords, Geneva Agreement\n")
    assert (termbase / "terms.yaml").read_text(
        encoding="utf-8"
    ) == TERMS + "  - forms: [Geneva Accords, Geneva Agreement]\n"


def test_a_file_set_between_tabs_goes_in_and_out(tmp_path: Path) -> None:
    sample = str(SAMPLES / "laid-out.tbx")
    assert concordant("terms", "import", sample, "--into", "t.yaml", cwd=tmp_path) == (
        0,
        "t.yaml: 1 concept added\n",
        "",
    )
    assert concordant("terms", "export", "--rules", "t.yaml", "-o", "out.tbx", cwd=tmp_path)[0] == 0
    assert concordant("terms", "import", "out.tbx", "--into", "t.yaml", cwd=tmp_path) == (
        0,
        "t.yaml: 0 concepts added, 1 stood there\n",
        "",
    )


def test_a_concept_with_two_preferred_terms_is_brought_in_and_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("concept,term,status\nc1,vital,preferred\nc1,key,preferred\n", encoding="utf-8")
    assert concordant("terms", "import", "a.csv", "--into", "t.yaml", cwd=tmp_path) == (
        0,
        "t.yaml: 1 concept added\n",
        "concordant: a.csv: c1: 'vital' and 'key' are preferred in 'en'; one can be, so 'key' is admitted, and its own "
        "status kept among other\n",
    )
    assert (tmp_path / "t.yaml").read_text(encoding="utf-8") == (
        "# From a.csv\nversion: 1\nconcepts:\n  - id: c1\n    terms:\n      - {text: vital, status: preferred}\n"
        "      - text: key\n        status: admitted\n        other:\n"
        """          - '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'\n"""
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--take", "self-relience"], "no candidate called 'self-relience'; did you mean 'self-reliance'?"),
        (
            ["--take", "self-reliance=self"],
            "self-reliance has no form 'self'; there are: self-reliance, self-reliant",
        ),
        (["--take", "self-reliance", "--exception", "self-reliance"], "self-reliance is decided on twice"),
        (["--admit", "self-reliance=x"], "--admit self-reliance: say --take self-reliance, too"),
        (["--into", "terms.txt"], "terms.txt: --into takes a YAML file, its name ends in .yaml or .yml"),
    ],
)
def test_decisions_that_cannot_be_kept(tmp_path: Path, arguments: list[str], says: str) -> None:
    assert concordant("terms", "suggest", *PAIR, *arguments, cwd=tmp_path) == (2, "", f"concordant: {says}\n")


def test_an_editor_decides_at_the_terminal(tmp_path: Path) -> None:
    _, listed, _ = concordant("terms", "suggest", SEEDS, "--limit", "5", cwd=tmp_path)
    order = [line.split("  ")[1] for line in listed.splitlines() if line[:1].isdigit() and "confidence" in line]
    answers = "".join("t\n9\n4\n1 3\n" if name == "key-and-regular" else "s\n" for name in order[:4]) + "x\ne\n"
    shown = at_terminal("terms", "suggest", SEEDS, "--into", "t.yaml", "--limit", "5", cwd=tmp_path, answers=answers)
    assert shown.count("t take · e exception · s skip · q stop: ") == 6
    assert shown.count("preferred form, 1 to 4 [1]: ") == 2
    assert shown.endswith("taken: 1 · exceptions: 1 · of 5 · t.yaml\n")
    lines = (tmp_path / "t.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[:9] == [
        "version: 1",
        "concepts:",
        "  - id: key-and-regular",
        "    terms:",
        "      - {text: regular and critical, status: preferred}",
        "      - {text: key and regular, status: admitted}",
        "      - {text: crucial and regular, status: admitted}",
        "      - {text: essential and regular, status: deprecated}",
        "exceptions:",
    ]
    assert lines[9].startswith("  - forms: [")


def test_an_editor_who_stops_leaves_nothing(tmp_path: Path) -> None:
    shown = at_terminal("terms", "suggest", SEEDS, "--into", "t.yaml", cwd=tmp_path, answers="q\n")
    assert "taken: 0 · exceptions: 0 · of " in shown
    assert list(tmp_path.iterdir()) == []


def test_the_same_findings_after_a_round_through_tbx(termbase: Path) -> None:
    exported = concordant("terms", "export", "--rules", "terms.yaml", "-o", "t.tbx", cwd=termbase)
    assert exported == (0, "", "concordant: 1 exception not written; YAML alone holds them\n")
    assert concordant("terms", "import", "t.tbx", "--into", "back.yaml", cwd=termbase) == (
        0,
        "back.yaml: 1 concept added\n",
        "",
    )
    select = ["--select", "term-not-preferred,term-in-quotation", "--format", "json", "--isolated"]
    runs = [concordant("report", SEEDS, "--rules", f, *select, cwd=termbase) for f in ("terms.yaml", "back.yaml")]
    before, after = (json.loads(out)["findings"] for _, out, _ in runs)
    assert before == after
    assert [(f["rule"], f["action"], f["suggestion"]) for f in before] == [
        ("term-not-preferred", "FIX", "key and regular"),
        ("term-in-quotation", "ASK", "key and regular"),
    ]
    assert [r["text"] for r in before[0]["readings"]] == [
        "essential and regular",
        "crucial and regular",
        "regular and critical",
    ]


def test_history_by_month_and_outlet(termbase: Path) -> None:
    code, out, err = concordant(
        "terms", "history", "key-and-regular", SEEDS, "--rules", "terms.yaml", "--width", "100", cwd=termbase
    )
    assert (code, err) == (0, "")
    assert (
        out
        == """\
key-and-regular · Designation of foreign affairs by the 14th Congress

MONTH    VNS                      WVR                       VNN
2026-02  key and regular ×2       –                         –
undated  key and regular ×3       essential and regular ×4  crucial and regular ×2
         regular and critical ×2  (deprecated)              (deprecated)
         (superseded)

13 places in 5 articles
"""
    )
    code, _, err = concordant("terms", "history", "key", SEEDS, "--rules", "terms.yaml", cwd=termbase)
    assert (code, err) == (2, "concordant: no concept 'key' in terms.yaml; there are: key-and-regular\n")


def test_the_list_fits_its_width(termbase: Path) -> None:
    code, out, _ = concordant("terms", "list", "--rules", "terms.yaml", "--width", "80", cwd=termbase)
    assert code == 0
    assert (
        out
        == """\
CONCEPT          WRITE            OR    NOT            SINCE
key-and-regular  key and regular        regular and    2026-01-19
                                        critical,
                                        essential and
                                        regular,
                                        crucial and
                                        regular

concepts: 1 · exceptions: 1 · termbases: terms
"""
    )


def test_lint_says_what_is_odd_and_ends_with_1(termbase: Path) -> None:
    assert concordant("terms", "lint", "terms.yaml", cwd=termbase) == (0, "", "")
    twice = TERMS.replace("essential and regular", "key and regular")
    (termbase / "odd.yaml").write_text(twice, encoding="utf-8")
    assert concordant("terms", "lint", "odd.yaml", cwd=termbase) == (
        1,
        "odd.yaml:10: 'key and regular' stands twice in key-and-regular; first in line 8\n",
        "",
    )
    (termbase / "bad.yaml").write_text("version: 1\nconcept: []\n", encoding="utf-8")
    code, out, err = concordant("terms", "lint", "terms.yaml", "bad.yaml", cwd=termbase)
    assert (code, out) == (2, "")
    assert (
        err
        == "concordant: bad.yaml:2: unknown key 'concept'; a pack takes: about, concepts, exceptions, rules, version\n"
    )


def test_import_adds_and_refuses_what_contradicts(termbase: Path) -> None:
    (termbase / "new.csv").write_text("concept,term,status\nkey-and-regular,key,preferred\n", encoding="utf-8")
    before = (termbase / "terms.yaml").read_bytes()
    code, out, err = concordant("terms", "import", "new.csv", "--into", "terms.yaml", cwd=termbase)
    assert (code, out) == (2, "")
    assert err == (
        "concordant: terms.yaml:5: key-and-regular differs from what new.csv says of it; give one of them another id\n"
    )
    assert (termbase / "terms.yaml").read_bytes() == before
    sample = str(SAMPLES / "toolkit.tbx")
    assert concordant("terms", "import", sample, "--into", "terms.yaml", cwd=termbase)[1] == (
        "terms.yaml: 2 concepts added\n"
    )
    text = (termbase / "terms.yaml").read_text(encoding="utf-8")
    head, tail = TERMS.split("\n# Exceptions follow.")
    assert text.startswith(head + "  - id: dyke-reeve\n    source: {nl: dijkgraaf}\n")
    assert text.endswith("\n# Exceptions follow." + tail)
    again = concordant("terms", "import", sample, "--into", "terms.yaml", cwd=termbase)
    assert again == (0, "terms.yaml: 0 concepts added, 2 stood there\n", "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["import", "a.doc"], "a.doc: no such file"),
        (["import", "terms.yaml"], "terms.yaml: what format? give --format: csv, tbx, xlsx"),
        (["export", "--rules", "terms.yaml"], "export: what format? give --format: csv, tbx, xlsx"),
        (["export", "--isolated", "--format", "csv"], "no concepts in house; name a termbase with --rules"),
        (["export", "--rules", "terms.yaml", "-o", "no/t.csv"], "no/t.csv: no such directory no"),
        (
            ["export", "--rules", "./terms.yaml", "-o", "terms.yaml", "--format", "csv"],
            "terms.yaml: a name for rules or settings; -o takes the name of a new file, or of a report to be made anew",
        ),
    ],
)
def test_wrong_usage_says_what_would_be_right(termbase: Path, arguments: list[str], says: str) -> None:
    assert concordant("terms", *arguments, cwd=termbase) == (2, "", f"concordant: {says}\n")


def test_a_profile_in_the_settings(termbase: Path) -> None:
    admitted = TERMS.replace("regular and critical, status: superseded", "regular and critical, status: admitted")
    (termbase / "terms.yaml").write_text(admitted, encoding="utf-8")
    settings = (
        'rules = ["house", "terms.yaml"]\n[outlets.VietNamNet]\nprefers = {key-and-regular = "regular and critical"}\n'
    )
    (termbase / "concordant.toml").write_text(settings, encoding="utf-8")
    _, out, _ = concordant("report", SEEDS, "--select", "term-not-preferred", "--format", "json", cwd=termbase)
    report = json.loads(out)
    assert sorted((r["outlets"], f["suggestion"]) for f in report["findings"] for r in f["readings"]) == [
        (["The World and Vietnam Report"], "key and regular"),
        (["VietNamNet"], "regular and critical"),
    ]
    (termbase / "concordant.toml").write_text(settings.replace("prefers", "prefer"), encoding="utf-8")
    code, _, err = concordant("report", SEEDS, cwd=termbase)
    assert code == 2
    assert err == "concordant: concordant.toml:2: VietNamNet: unknown key 'prefer'; did you mean 'prefers'?\n"


def test_help_names_the_commands(tmp_path: Path) -> None:
    code, out, _ = concordant("terms", "--help", cwd=tmp_path)
    assert code == 0
    assert [line.split()[0] for line in out.partition("COMMAND\n")[2].partition("\n\n")[0].splitlines()] == [
        "export", "history", "import", "lint", "list", "suggest",
    ]  # fmt: skip
    assert concordant("terms", cwd=tmp_path)[0] == 2
