"""concordant review: a draft against what is published."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest
from ferry import FERRY, TERMS, write

import compare
from compare.cli import main

Run = Callable[..., tuple[int, str, str]]
CORPUS = """\
version: 1
outlets:
  The Herald: {short: HER, ours: true}
  The Courier: {short: COU}
articles:
  - {path: herald.txt, outlet: The Herald}
  - {path: courier.txt, outlet: The Courier}
"""
DRAFT = (
    "A ferry fire in Lisbon stranded 13 people on Tuesday.\n\n"
    "The fire began in the machine room, the harbour police said. "
    "Nobody saw the smoke rise over the hills of Sintra.\n\n"
    "The fire began in the engine room, the harbour police said.\n"
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """The command in a folder with news/, a draft and a termbase; gives exit code, standard output and error."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "news", FERRY)
    (tmp_path / "news" / "corpus.yaml").write_text(CORPUS, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")

    def command(*arguments: str, typed: bytes = b"") -> tuple[int, str, str]:
        capfd.readouterr()
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(typed)))
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, *capfd.readouterr()

    return command


def test_paragraph_by_paragraph_ours_and_theirs(run: Run) -> None:
    code, out, err = run("review", "draft.txt", "--against", "news", "--rules", "terms.yaml")
    assert (code, err) == (1, "")
    lines = [line.split("[")[0].rstrip() for line in out.splitlines()]
    assert (
        lines
        == """\
against 2 articles · HER (ours) herald · COU courier · undated: 2

draft.txt · HER · 4 sentences: 3 found elsewhere

¶1 “A ferry fire in Lisbon stranded 13 people on …”
  MUST FIX figure differs: people
  ours    13
  theirs  12 · HER herald ¶1
          14 · COU courier ¶1

¶2 “The fire began in the machine room, the harbour …”
  MUST FIX term not preferred: Where the engines are
  ours    machine room
  why     The termbase has settled this term; a story that keeps the old form undoes the ruling.
  →       engine room · preferred in terms since 2020-01-01 · published: HER herald ¶2; COU
           courier ¶2
  alone   “Nobody saw the smoke rise over the hills of …” has no counterpart

¶3 “The fire began in the engine room, the harbour …”
  cf.     “The fire began in the engine room, the harbour …” = HER herald ¶2 · ≈ COU courier ¶2

2 must fix · 0 queries · 0 notes · 1 sentence with a counterpart and no difference found
  1 without a counterpart
= word for word · ≈ in other words""".splitlines()
    )


def test_an_arrow_needs_a_right(run: Run) -> None:
    assert "→" not in run("review", "draft.txt", "--against", "news")[1]


def test_an_outlets_own_form_is_the_one_that_is_suggested(run: Run, tmp_path: Path) -> None:
    terms = TERMS.replace("deprecated}", "deprecated}\n      - {text: engine compartment, status: admitted}")
    (tmp_path / "terms.yaml").write_text(terms, encoding="utf-8")
    (tmp_path / "concordant.toml").write_text(
        'rules = ["house", "terms.yaml"]\n[outlets."The Herald"]\nprefers = {engine-room = "engine compartment"}\n',
        encoding="utf-8",
    )
    out = run("review", "draft.txt", "--against", "news")[1]
    assert "→       engine compartment · the form of HER · not published before" in out


def test_a_draft_on_standard_input(run: Run) -> None:
    code, out, _ = run("review", "-", "--against", "news", typed=DRAFT.encode())
    assert code == 1
    assert "\nstandard input · HER · 4 sentences: 3 found elsewhere\n" in out
    code, out, err = run("review", "-", "--against", "news", typed=b" \n")
    assert (code, err) == (2, "concordant: standard input: empty\n")
    assert "clean" not in out
    assert run("review", "-", "--against", "news", typed=b"\xff")[2] == (
        "concordant: standard input: not UTF-8: byte 0xff at offset 0\n"
    )


def test_nothing_parallel_is_said_and_no_more(run: Run) -> None:
    code, out, _ = run("review", "-", "--against", "news", typed=b"Tulips bloom early in the gardens of Utrecht.\n")
    assert code == 0
    assert "no sentence of it was found in another article: nothing could be compared" in out
    assert "0 sentences with a counterpart and no difference found" in out
    assert "1 without a counterpart" in " ".join(out.split())


def test_a_draft_that_lies_among_the_articles_is_read_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news" / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "news" / "draft.txt")
    for name in ("news/draft.txt", "link.txt"):
        out = run("review", name, "--against", "news")[1]
        assert out.startswith("against 2 articles · HER (ours) herald · COU courier")
        assert "13 · " not in out


def test_a_draft_that_is_published_already(run: Run, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(FERRY["herald"].replace("“", '"').replace("”", '"'), encoding="utf-8")
    out = run("review", "copy.txt", "--against", "news")[1]
    assert "copy.txt · HER · 3 sentences: 3 found elsewhere · the same text as HER herald" in out
    assert "theirs  14 · COU courier ¶1\n  also    12 · HER herald ¶1" in out


def test_several_drafts_are_held_against_each_other(run: Run, tmp_path: Path) -> None:
    (tmp_path / "second.txt").write_text(DRAFT.replace("13", "12"), encoding="utf-8")
    out = run("review", "draft.txt", "second.txt", "--against", "news")[1]
    assert "  ours    13\n  theirs  12 ×2 · HER herald ¶1; draft second ¶1\n" in out
    assert "  ours    12\n  theirs  13 · draft draft ¶1\n" in out


def test_whose_the_draft_is(run: Run) -> None:
    assert "draft.txt · COU · " in run("review", "draft.txt", "--against", "news", "--outlet", "COU")[1]
    assert "draft.txt · The Times · " in run("review", "draft.txt", "--against", "news", "--outlet", "The Times")[1]


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("error", 1), ("note", 1)])
def test_what_it_fails_for(run: Run, fail_on: str, code: int) -> None:
    assert run("review", "draft.txt", "--against", "news", "--fail-on", fail_on)[0] == code


def test_what_is_decided_on_is_left_out(run: Run) -> None:
    found = json.loads(run("review", "draft.txt", "--against", "news", "--format", "json")[1])["findings"]
    assert [f["rule"] for f in found] == ["figure-differs"]
    run("stet", found[0]["id"], "news", "draft.txt", "--why", "w", "--by", "Mai", "--waivers", "news/waivers.yaml")
    code, out, _ = run("review", "draft.txt", "--against", "news")
    assert code == 0
    assert "figure differs" not in out
    assert "0 must fix · 0 queries · 0 notes · 1 waived" in out
    assert "figure differs: people waived" in run("review", "draft.txt", "--against", "news", "--all")[1]


def test_json_says_the_same_and_names_no_folder_of_this_machine(run: Run, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    write(outside, {"far": DRAFT})
    text = run("review", str(outside / "far.txt"), "--against", "news", "--rules", "terms.yaml", "--format", "json")[1]
    assert tmp_path.name not in text
    assert ".." not in text
    found = json.loads(text)
    schema = files("compare.reporters.drafts").joinpath("review.schema.json").read_text("utf-8")
    jsonschema.validate(found, json.loads(schema))
    (draft,) = found["drafts"]
    assert (draft["path"], draft["sentences"], draft["linked"], draft["role"]) == ("far.txt", 4, 3, "draft")
    first, second, third = draft["paragraphs"]
    assert [(r["text"], r["outlets"]) for r in first["remarks"][0]["theirs"]] == [
        ("12", ["The Herald"]),
        ("14", ["The Courier"]),
    ]
    (remark,) = second["remarks"]
    assert (remark["suggestion"], remark["right"]) == ("engine room", "preferred in terms since 2020-01-01")
    assert [(e["article"], e["paragraph"]) for e in remark["published"]] == [("courier", 2), ("herald", 2)]
    assert [e["text"] for e in second["alone"]] == ["Nobody saw the smoke rise over the hills of Sintra."]
    assert [(p["article"], p["how"]) for p in third["agreeing"][0]["places"]] == [
        ("courier", "in other words"),
        ("herald", "word for word"),
    ]


def test_markdown(run: Run) -> None:
    out = run("review", "draft.txt", "--against", "news", "--rules", "terms.yaml", "--format", "markdown")[1]
    assert "## draft.txt\n\nHER · 4 sentences: 3 found elsewhere\n\n### ¶1 “A ferry fire in Lisbon" in out
    assert "  - ours: machine room\n" in out
    assert (
        "  - → **engine room** · preferred in terms since 2020-01-01 · published: HER herald ¶2; COU courier ¶2\n"
        in out
    )
    assert "- cf. “The fire began in the engine room, the harbour …” = HER herald ¶2 · ≈ COU courier ¶2\n" in out


def test_from_python(run: Run) -> None:
    review = compare.review(["draft.txt"], ["news"])
    assert [f.rule for f in review.report.findings] == ["figure-differs"]
    assert review.drafts[0].paragraphs[0].remarks[0].ours[0].text == "13"


def test_what_it_needs(run: Run) -> None:
    assert run("review", "draft.txt")[2] == (
        "concordant: against what? name published articles with --against, or set `paths` in concordant.toml\n"
    )
    assert run("review", "nix.txt", "--against", "news")[0] == 2
    assert run("review", "draft.txt", "--against", "news", "-o", "draft.txt")[2] == (
        "concordant: draft.txt: is one of the articles, and would be lost; "
        "-o takes the name of a new file, or of a report to be made anew\n"
    )
