"""concordant check: what it looks at, what it fails for, and what it writes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from ferry import FERRY, TERMS, Run, write

NEW = "In Porto a bridge was closed after an accident in the machine room of a ferry.\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 1, "1 finding at error or above that nobody has decided on: failed"),
        (("--fail-on", "warning"), 1, "2 findings at warning or above that nobody has decided on: failed"),
        (("--fail-on", "never"), 0, ""),
        (("--exit-zero",), 0, "1 finding at error or above that nobody has decided on: reported only"),
        (("--ignore", "figure-differs", "--ignore", "measure-differs"), 0, ""),
        (("--select", "quotation-differs"), 0, ""),
        (("--select", "quotation-differs", "--fail-on", "note"), 1,
         "1 finding at note or above that nobody has decided on: failed"),
    ],
)  # fmt: skip
def test_what_it_fails_for(run: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    result, out, err = run("check", "news", *arguments)
    assert (result, err) == (code, f"concordant: {said}\n" if said else "")
    assert out.startswith("2 articles · courier · herald")


def test_unreadable_input_counts_for_more_than_findings(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news" / "bad.txt").write_bytes(b"\xff")
    assert run("check", "news")[0] == 2
    assert run("check", "news", "--exit-zero")[0] == 2
    assert run("check", "news", "--focus", "nix.txt") == (
        2,
        "",
        "concordant: --focus nix.txt: no such file or directory\n",
    )


def test_only_what_touches_the_articles_in_focus(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "news", {"porto": "The weather in Porto stays fine, the weather office said.\n"})
    code, out, err = run("check", "news", "--focus", "news/porto.txt")
    assert (code, err) == (0, "")
    assert "in focus: porto" in out
    assert "people" not in out
    code, out, _ = run("check", "news", "--focus", "news/herald.txt")
    assert code == 1
    assert "people" in out


def test_an_article_in_focus_may_lie_elsewhere(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"times": FERRY["herald"].replace("12", "13")})
    code, out, _ = run("check", "news", "--focus", "times.txt", "--new-only")
    assert code == 1
    assert "13" in out
    assert "quotation differs" not in out
    assert "quotation differs" in run("check", "news", "--focus", "times.txt")[1]
    assert run("check", "news", "--new-only")[2] == (
        "concordant: --new-only needs articles that are new: name them with --focus, --since or --staged\n"
    )


def test_the_rows_of_a_check_are_names_too(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"times": FERRY["herald"].replace("12", "13")})
    run("check", "news", "--focus", "times.txt", "--new-only")
    out = run("stet", "1", "--why", "w", "--by", "Mai", "--waivers", "w.yaml")[1]
    assert out == "w.yaml: stands: people (figure differs); Mai: w\n"
    assert run("check", "news", "--focus", "times.txt", "--waivers", "w.yaml")[0] == 0


def test_several_outputs_in_one_run(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("check", "news", "-o", "a.json", "-o", "csv:b.dat", "-o", "c.html", "--format", "markdown")
    assert code == 1
    assert out.startswith("# Consistency report\n")
    assert len(json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["findings"]) == 2
    assert (tmp_path / "b.dat").read_text(encoding="utf-8").startswith("id,severity,")
    assert (tmp_path / "c.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("check", "news", "-o", "what.dat")[2].startswith("concordant: what.dat: no format goes by .dat;")
    assert run("check", "news", "-o", "no/a.json")[2] == "concordant: no/a.json: no such directory no\n"
    assert run("check", "news", "-o", "table:news/herald.txt")[2] == (
        "concordant: news/herald.txt: is one of the articles, and would be lost; "
        "-o takes the name of a new file, or of a report to be made anew\n"
    )
    assert (tmp_path / "news" / "herald.txt").read_text(encoding="utf-8") == FERRY["herald"]


def test_statistics(run: Run) -> None:
    name = json.loads(run("report", "news", "--format", "json")[1])["findings"][1]["id"]
    run("no-fault", name, "news", "--why", "w", "--by", "Mai")
    assert [line.split() for line in run("check", "news", "--statistics")[1].splitlines()] == [
        ["LEFT", "DECIDED", "SEVERITY", "RULE"],
        ["1", "0", "error", "figure-differs"],
        ["0", "1", "warning", "quotation-differs"],
        ["1", "1", "in", "all"],
    ]


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_pull_request_from_the_first_alarm_to_the_last(run: Run, tmp_path: Path) -> None:
    """A clean article passes, one that a ruling is against does not; let stand, expired, and worded anew."""
    write(tmp_path / "news", {"courier": FERRY["courier"].replace("14", "12").replace("pay", "answer")})
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    (tmp_path / "concordant.toml").write_text('rules = ["house", "terms.yaml"]\npaths = ["news"]\n', encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "in print")
    assert run("check", "--since", "HEAD") == (
        0,
        "",
        "concordant: no article is new or changed since HEAD: nothing was checked\n",
    )
    write(tmp_path / "news", {"fine": "In Porto a bridge was closed after an accident on a ferry.\n"})
    code, out, err = run("check", "--since", "HEAD")
    assert (code, err) == (0, "")
    assert "in focus: fine" in out
    write(tmp_path / "news", {"new": NEW})
    code, out, _ = run("check", "--since", "HEAD")
    assert code == 1
    assert "→ engine room" in out
    write(tmp_path / "news", {"new": f"In Porto\n\n{NEW}"})
    code, out, _ = run("check", "--since", "HEAD", "--format", "github")
    assert code == 1
    (line,) = [line for line in out.splitlines() if line.startswith("::error ")]
    assert line.startswith("::error file=news/new.txt,line=3,endLine=3,col=55,endColumn=67,title=")
    assert run("check", "--since", "HEAD")[0] == 1
    assert run("stet", "1", "--why", "its own words", "--by", "Mai", "--until", "2999-01-01")[0] == 0
    assert run("check", "--since", "HEAD")[0] == 0
    waivers = tmp_path / "news" / "waivers.yaml"
    waivers.write_text(waivers.read_text(encoding="utf-8").replace("2999", "2001"), encoding="utf-8")
    code, out, _ = run("check", "--since", "HEAD")
    assert code == 1
    assert "expired on 2001-01-01" in out
    waivers.write_text(waivers.read_text(encoding="utf-8").replace("2001", "2999"), encoding="utf-8")
    assert run("check", "--since", "HEAD")[0] == 0
    write(tmp_path / "news", {"new": NEW.replace("machine room", "machine rooms")})
    code, out, _ = run("check", "--since", "HEAD")
    assert code == 1
    assert "new reading: “machine rooms”" in out


def test_only_what_is_staged_is_held_against_the_others(run: Run, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "in print")
    said = "concordant: no article is staged: nothing was checked\n"
    write(tmp_path / "news", {"new": FERRY["herald"].replace("12", "15")})
    assert run("check", "news", "--staged") == (0, "", said)
    git(tmp_path, "add", "-A")
    code, out, _ = run("check", "news", "--staged")
    assert code == 1
    assert "in focus: new · " in out
    write(tmp_path / "news", {"new": FERRY["herald"]})
    refused = "--staged: news/new.txt is not as the next commit has it: git add it, or git stash --keep-index"
    assert run("check", "news", "--staged") == (2, "", f"concordant: {refused}\n")
    code, _, err = run("check", "news", "--staged", "--since", "HEAD")
    assert (code, err.startswith("concordant: --since and --staged say two things")) == (2, True)


@pytest.fixture
def brought(run: Run, tmp_path: Path) -> Path:
    """A folder of which news/new.txt is staged, with a figure of its own, and all else is committed."""
    (tmp_path / "news" / "corpus.yaml").write_text("version: 1\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "in print")
    write(tmp_path / "news", {"new": FERRY["herald"].replace("12", "15")})
    git(tmp_path, "add", "-A")
    assert run("check", "news", "--staged")[0] == 1
    return tmp_path


DIFFERS = "is not as the next commit has it: git add it, or git stash --keep-index"
GONE = "is not there, but in the next commit: git restore it, or git add it to leave it out"
UNKNOWN = "is not in the next commit, but has a say: git add it, or git stash -u --keep-index"


@pytest.mark.parametrize("named", ["news", "news/new.txt", "news/*.txt", "n*", "**/*.txt"])
def test_an_article_that_is_staged_and_no_longer_there_is_refused(run: Run, brought: Path, named: str) -> None:
    (brought / "news" / "new.txt").unlink()
    assert run("check", named, "--staged") == (2, "", f"concordant: --staged: news/new.txt {GONE}\n")
    git(brought, "restore", "news/new.txt")
    assert run("check", "news", "--staged")[0] == 1


@pytest.mark.parametrize("named", ["news/herald.txt", "news/h*.txt", "*.txt", "**/her*.txt"])
def test_an_article_that_is_gone_and_not_asked_for_is_none_of_the_gate_s(run: Run, brought: Path, named: str) -> None:
    (brought / "news" / "new.txt").unlink()
    write(brought, {"other": "Something else.\n"})
    said = "concordant: no article is staged: nothing was checked\n"
    assert run("check", named, "--staged") == (0, "", said)


@pytest.mark.parametrize(
    ("file", "text", "why"),
    [
        ("news/herald.txt", FERRY["herald"].replace("12", "15"), DIFFERS),
        ("news/herald.txt", None, GONE),
        ("news/corpus.yaml", "version: 1\narticles:\n  - {path: new.txt, occasion: another}\n", DIFFERS),
        ("news/corpus.yaml", None, GONE),
        ("news/waivers.yaml", "version: 1\nwaivers: []\n", UNKNOWN),
        ("concordant.toml", 'ignore = ["figure-differs"]\n', UNKNOWN),
        ("pyproject.toml", '[tool.concordant]\nignore = ["figure-differs"]\n', UNKNOWN),
    ],
)
def test_what_would_not_be_committed_does_not_judge(
    run: Run, brought: Path, file: str, text: str | None, why: str
) -> None:
    if text is None:
        (brought / file).unlink()
    else:
        (brought / file).write_text(text, encoding="utf-8")
    assert run("check", "news", "--staged") == (2, "", f"concordant: --staged: {file} {why}\n")
    git(brought, "add", "-A")
    assert run("check", "news", "--staged")[0] in (0, 1)


def test_settings_rules_and_decisions_are_what_would_be_committed(run: Run, brought: Path) -> None:
    write(brought, {"notes": "One.\n"})
    for name, text in (("terms.yaml", TERMS), ("concordant.toml", ""), ("old.yaml", "version: 1\nwaivers: []\n")):
        (brought / name).write_text(text, encoding="utf-8")
    git(brought, "add", "-A")
    (brought / "concordant.toml").unlink()
    (brought / "terms.yaml").write_text(TERMS + "# more\n", encoding="utf-8")
    (brought / "old.yaml").write_text("version: 1\nwaivers: []\n# more\n", encoding="utf-8")
    code, out, err = run("check", "news", "--staged", "--rules", "./terms.yaml", "--waivers", "old.yaml")
    assert (code, out) == (2, "")
    assert err == (
        f"concordant: --staged: concordant.toml {GONE}\n"
        f"concordant: --staged: old.yaml {DIFFERS}\n"
        f"concordant: --staged: terms.yaml {DIFFERS}\n"
    )
    (brought / "notes.txt").write_text("Two.\n", encoding="utf-8")
    (brought / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert run("check", "news", "--staged", "--isolated")[0] == 1


def test_only_a_few_of_many_files_are_named(run: Run, brought: Path) -> None:
    write(brought / "news", {f"draft{n}": f"Draft {n}.\n" for n in range(7)})
    git(brought, "add", "-A")
    write(brought / "news", {f"draft{n}": f"Draft {n + 1}.\n" for n in range(7)})
    err = run("check", "news", "--staged")[2].splitlines()
    assert (len(err), err[0], err[-1]) == (
        6, f"concordant: --staged: news/draft0.txt {DIFFERS}", "concordant: --staged: and 2 more"
    )  # fmt: skip


def test_what_git_does_not_know_is_compared_and_said(run: Run, brought: Path) -> None:
    write(brought / "news", {"times": "In Porto a bridge was closed.\n", "draft": "In Rome, too.\n"})
    (brought / ".gitignore").write_text("draft.txt\nwaivers.yaml\n", encoding="utf-8")
    (brought / "news" / "waivers.yaml").write_text("version: 1\nwaivers: []\n", encoding="utf-8")
    code, _, err = run("check", "news", "--staged")
    assert (code, err.splitlines()[0]) == (1, "concordant: not known to git, but compared: news/times.txt")
    assert "not known to git" not in run("check", "news", "--staged", "--quiet")[2]


def test_nothing_is_refused_where_no_article_is_staged(run: Run, brought: Path) -> None:
    git(brought, "commit", "-q", "-m", "new")
    (brought / "news" / "herald.txt").unlink()
    (brought / "news" / "corpus.yaml").write_text("version: 1\n# more\n", encoding="utf-8")
    assert run("check", "news", "--staged") == (0, "", "concordant: no article is staged: nothing was checked\n")


def test_what_others_changed_meanwhile_is_not_held_against_a_branch(run: Run, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "in print")
    git(tmp_path, "checkout", "-q", "-b", "mine")
    write(tmp_path / "news", {"porto": "The weather in Porto stays fine, the weather office said.\n"})
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "mine")
    git(tmp_path, "checkout", "-q", "main")
    write(tmp_path / "news", {"herald": FERRY["herald"].replace("Tuesday", "Monday")})
    git(tmp_path, "commit", "-q", "-a", "-m", "theirs")
    git(tmp_path, "checkout", "-q", "mine")
    code, out, _ = run("check", "news", "--since", "main")
    assert code == 0
    assert "in focus: porto · " in out


def test_what_git_cannot_say(run: Run, tmp_path: Path) -> None:
    code, out, err = run("check", "news", "--since", "HEAD")
    assert (code, out) == (2, "")
    assert err.startswith("concordant: --since: not a git repository")
    git(tmp_path, "init", "-q")
    assert run("check", "news", "--since", "--output=x")[0] == 2
    assert run("check", "news", "--since=--output=x")[2] == (
        "concordant: --since: git knows no revision '--output=x' in .; it has no commit yet\n"
    )
