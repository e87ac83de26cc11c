"""concordant explain: what stands behind a finding, as an editor reads it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from ferry import TERMS, Run


def explained(run: Run, *arguments: str) -> dict[str, object]:
    code, out, err = run("explain", *arguments, "--format", "json")
    assert (code, err) == (0, "")
    made: dict[str, object] = json.loads(out)
    return made


def test_a_row_is_explained_with_both_sides_and_what_lined_them_up(run: Run) -> None:
    run("report", "news")
    code, out, err = run("explain", "1", "--width", "120")
    assert (code, err) == (0, "")
    assert out.startswith("MUST FIX people: 12 (herald) / 14 (courier)\n")
    assert "\n14\n  courier ¶1 On Tuesday a fire on a ferry in Lisbon stranded *14* people.\n" in out
    assert "\n12\n  herald ¶1 A ferry fire in Lisbon stranded *12* people on Tuesday.\n" in out
    assert "\nLined up by\n  courier ¶1 – herald ¶1 " in out
    assert " the same · log-odds +" in out
    assert "\nRule figure-differs, kind figure, " in out
    assert "\n  Why: Two outlets must not print different figures for the same event unless one hedges.\n" in out
    assert "\n  Severity: must fix: the rule's own severity\n" in out
    assert "\n  Options: hedges = about, " in out


def test_the_command_it_names_lets_the_finding_stand(run: Run) -> None:
    run("report", "news")
    command = str(explained(run, "1")["silence"])
    assert command.startswith("concordant stet ")
    words = command.replace('"…"', "both").split()[1:]
    assert run(*words)[0] == 0
    assert "people" not in run("report", "news")[1]
    made = explained(run, "1")
    assert [d["why"] for d in made["decisions"]] == ["both"]  # type: ignore[attr-defined]  # of JSON
    assert "To let it stand" not in run("explain", "1")[1]
    assert "\nDecided\n  news/waivers.yaml:" in run("explain", "1")[1]


def test_an_id_with_its_articles_and_rules_gives_them_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "terms.yaml").write_text(TERMS.replace("machine room", "harbour police"), encoding="utf-8")
    held = json.loads(run("report", "news", "--rules", "terms.yaml", "--format", "json")[1])["findings"]
    (found,) = (f for f in held if f["rule"] == "term-not-preferred")
    made = explained(run, found["id"][:5], "news", "--rules", "terms.yaml")
    assert made["silence"] == f'concordant stet {found["id"]} news --rules terms.yaml --why "…"'
    assert made["because"] == "It stands in the article itself, whatever others say. Confidence 1.00."
    assert made["links"] == []
    out = run("explain", found["id"], "news", "--rules", "terms.yaml")[1]
    assert "\n→ engine room\n" in out
    assert "ined up" not in out


def test_json_is_what_its_schema_says(run: Run) -> None:
    run("report", "news")
    schema = json.loads(files("compare.reporters.explanations").joinpath("explanation.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(explained(run, "1"), schema)


def test_severity_inside_one_outlet_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news" / "corpus.yaml").write_text(
        "version: 1\narticles:\n  - {path: herald.txt, outlet: Post}\n  - {path: courier.txt, outlet: Post}\n",
        encoding="utf-8",
    )
    run("report", "news", "--select", "quotation-differs")
    out = run("explain", "1")[1]
    assert "Severity: must fix: Post prints more than one of the readings (inside_severity)" in " ".join(out.split())


def test_a_rule_that_looks_at_several_things_says_at_which(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news" / "herald.txt").write_text(
        "Ashford police arrested Laila Vorsheva on Monday.\n", encoding="utf-8"
    )
    (tmp_path / "news" / "courier.txt").write_text(
        "On Monday Ashford police arrested Leyla Vorsheva.\n", encoding="utf-8"
    )
    run("report", "news")
    assert "\n  Fired: All articles were gone through for the forms that one thing takes." in run("explain", "1")[1]


def test_a_finding_of_one_article_says_so(run: Run, tmp_path: Path) -> None:
    text = "Sergei Yevmenov was arrested in Ashford on Monday.\n\nPolice said that Evmenov had fled.\n"
    (tmp_path / "news" / "herald.txt").write_text(text, encoding="utf-8")
    run("report", "news")
    assert "\n  Fired: It stands in the article itself, whatever others say." in run("explain", "1")[1]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("9", "concordant: the last report has no row 9; there are 1 to 2\n"),
        (
            "beef",
            "concordant: no finding is called 'beef' in these articles; `concordant report` lists what there is\n",
        ),
    ],
)
def test_what_is_not_there_is_refused(run: Run, name: str, said: str) -> None:
    run("report", "news")
    assert run("explain", name) == (2, "", said)


def test_colour_marks_the_words_and_no_stars_do(run: Run) -> None:
    run("report", "news")
    out = run("explain", "1", "--color", "always")[1]
    assert "stranded \x1b[4;36m14\x1b[0m people." in out
    assert "*14*" not in out
