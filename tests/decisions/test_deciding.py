"""stet, hold, not-the-same, no-fault, baseline and decisions as an editor uses them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from ferry import FERRY, TERMS, Run, write


def findings(run: Run, *arguments: str) -> dict[str, str]:
    """Status by rule, as the report in JSON has it."""
    return {f["rule"]: f["status"] for f in json.loads(run("report", *arguments, "--format", "json")[1])["findings"]}


def ids(run: Run) -> dict[str, str]:
    return {f["rule"]: f["id"] for f in json.loads(run("report", "news", "--format", "json")[1])["findings"]}


def test_a_row_of_the_last_report_is_let_stand(run: Run) -> None:
    assert "1  ASK  people" in run("report", "news")[1]
    code, out, err = run(
        "stet", "1", "--why", "two counts", "--by", "Mai", "--reason", "both-right", "--until", "2999-01-01"
    )
    assert (code, err) == (0, "")
    assert out == (
        "news/waivers.yaml: stands, both right, until 2999-01-01: people (figure differs); Mai: two counts\n"
    )
    code, out, _ = run("report", "news")
    assert code == 0
    assert "people" not in out
    assert "0 must fix · 1 query · 0 notes · 1 waived · all rows: --all" in out
    assert "people" in run("report", "news", "--all")[1]
    assert "figure differs waived" in " ".join(run("report", "news", "--all")[1].split())
    assert findings(run, "news") == {"figure-differs": "waived", "quotation-differs": "new"}


def test_rows_keep_their_numbers_while_one_decides(run: Run) -> None:
    run("report", "news")
    assert run("stet", "1", "--why", "w", "--by", "Mai")[0] == 0
    assert run("hold", "2", "--why", "asked", "--by", "Mai", "--until", "2999-01-01")[0] == 0
    assert findings(run, "news") == {"figure-differs": "waived", "quotation-differs": "held"}
    assert "every difference that was found has been decided on" in " ".join(run("report", "news")[1].split())


def test_a_number_is_refused_where_the_report_has_changed(run: Run, tmp_path: Path) -> None:
    run("report", "news")
    (tmp_path / "news" / "times.txt").write_text(FERRY["herald"].replace("12", "13"), encoding="utf-8")
    code, _, err = run("stet", "1", "--why", "w")
    assert code == 2
    assert err == (
        "concordant: row 1: the last report was of other articles, rules or texts; "
        "make this one again with `concordant report`, or give an id\n"
    )
    assert not (tmp_path / "news" / "waivers.yaml").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("0", "the last report has no row 0; there are 1 to 2"),
        ("3", "the last report has no row 3; there are 1 to 2"),
        ("ffffff", "no finding is called 'ffffff' in these articles; `concordant report` lists what there is"),
        ("", "no finding is called '' in these articles; `concordant report` lists what there is"),
    ],
)
def test_a_name_that_nothing_has(run: Run, name: str, said: str) -> None:
    run("report", "news")
    assert run("no-fault", name, "--why", "w") == (2, "", f"concordant: {said}\n")


def test_without_a_report_there_are_ids_only(run: Run) -> None:
    code, _, err = run("stet", "1", "news", "--why", "w")
    assert (code, err) == (
        2,
        "concordant: row 1 of which report? make one with `concordant report` first, or give an id\n",
    )
    assert run("stet", "1", "--why", "w")[2] == (
        "concordant: which articles? name files or folders, or set `paths` in concordant.toml\n"
    )


def test_a_part_of_an_id_is_enough_if_it_is_only_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    name = ids(run)["figure-differs"]
    assert run("no-fault", name[:4].upper(), "news", "--why", "w", "--by", "Mai")[0] == 0
    assert findings(run, "news")["figure-differs"] == "waived"
    monkeypatch.setattr("compare.cli._deciding.SHORTEST_ID", 0)
    code, _, err = run("no-fault", "", "news", "--why", "w")
    assert code == 2
    assert err.startswith("concordant:  could be ")
    assert err.endswith(": give more of the id\n")


def test_a_second_decision_takes_the_place_of_the_first(run: Run, tmp_path: Path) -> None:
    name = ids(run)["figure-differs"]
    run("stet", name, "news", "--why", "first", "--by", "Mai")
    (tmp_path / "news" / "herald.txt").rename(tmp_path / "news" / "renamed.txt")
    out = run("not-the-same", name, "news", "--why", "second", "--by", "Nam")[1]
    assert out == (
        "news/waivers.yaml: not-the-same: people (figure differs); Nam: second\n"
        "  in place of: stands: people (figure differs); Mai: first\n"
    )
    text = (tmp_path / "news" / "waivers.yaml").read_text(encoding="utf-8")
    assert "first" not in text
    assert "article: 'renamed'" in text


def test_a_decision_is_taken_back(run: Run, tmp_path: Path) -> None:
    name = ids(run)["figure-differs"]
    run("stet", name, "news", "--why", "w", "--by", "Mai")
    assert run("decisions", "drop", name, "news")[1] == (
        "news/waivers.yaml: taken back: stands: people (figure differs); Mai: w\n"
    )
    assert findings(run, "news")["figure-differs"] == "new"
    code, _, err = run("decisions", "drop", name, "news")
    assert (code, err) == (2, "concordant: news/waivers.yaml: no decision on people stands in it\n")


def test_what_is_over_or_stale_is_reported(run: Run, tmp_path: Path) -> None:
    name = ids(run)
    run("hold", name["figure-differs"], "news", "--why", "w", "--by", "Mai", "--until", "2999-01-01")
    run("stet", name["quotation-differs"], "news", "--why", "w", "--by", "Mai")
    file = tmp_path / "news" / "waivers.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2999", "2001"), encoding="utf-8")
    (tmp_path / "news" / "courier.txt").write_text(FERRY["courier"].replace("pay", "answer"), encoding="utf-8")
    out = run("report", "news", "--width", "140")[1]
    assert "1 must fix · 0 queries" in out
    assert "2 DECISIONS\nnews/waivers.yaml:4: expired on 2001-01-01: people (figure differs; hold, Mai, " in out
    assert "no longer applies: no such finding: “ferry’s owners must pay for the …” (quotation differs; " in out
    entries = json.loads(run("report", "news", "--format", "json")[1])["decisions"]
    assert [(e["decision"], e["status"], e["line"]) for e in entries] == [
        ("hold", "expired", 4),
        ("stands", "stale", 18),
    ]
    listed = run("decisions", "list", "news")[1]
    assert "news/waivers.yaml:4 · expired: on 2001-01-01" in listed
    assert "news/waivers.yaml:18 · stale: no such finding" in listed


def test_hold_needs_a_day_that_is_to_come(run: Run) -> None:
    name = ids(run)["figure-differs"]
    assert run("hold", name, "news", "--why", "w")[2] == (
        "concordant: hold needs --until DATE: the last day on which it waits\n"
    )
    assert run("hold", name, "news", "--why", "w", "--until", "2001-01-01")[2].startswith(
        "concordant: --until 2001-01-01: that day is over; today is "
    )
    assert run("hold", name, "news", "--why", "w", "--until", "2026-02-31")[2].startswith(
        "concordant: argument --until: there is no day '2026-02-31'; expected one such as 2026-12-31\n"
    )
    assert run("stet", name, "news", "--why", " ")[2] == "concordant: --why takes a text, not an empty one\n"
    assert run("stet", name, "news", "--why", "w", "--until", "soon")[0] == 2


def test_a_faulty_file_of_decisions_stops_every_command(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news" / "waivers.yaml").write_text("version: 1\nwaivers: [{rule: x}, {reson: y}]\n", encoding="utf-8")
    (tmp_path / "news" / "baseline.json").write_text("{", encoding="utf-8")
    for command in (["report", "news"], ["check", "news"], ["review", "news/herald.txt", "--against", "news"]):
        code, out, err = run(*command)
        assert (code, out) == (2, "")
        assert err.count("news/waivers.yaml:2: ") == 3
        assert "news/baseline.json:1: not JSON" in err


def test_which_file_is_meant(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "more", {"times": FERRY["herald"].replace("12", "13")})
    name = json.loads(run("report", "news", "more", "--format", "json")[1])["findings"][0]["id"]
    code, _, err = run("stet", name, "news", "more", "--why", "w", "--by", "Mai")
    assert code == 2
    assert err == (
        "concordant: which file is to be written? more/waivers.yaml, news/waivers.yaml; "
        "say it with --waivers FILE or in concordant.toml\n"
    )
    (tmp_path / "more" / "corpus.yaml").write_text("version: 1\n", encoding="utf-8")
    assert run("stet", name, "news", "more", "--why", "w", "--by", "Mai")[1].startswith("more/waivers.yaml: stands")
    (tmp_path / "more" / "waivers.yaml").unlink()
    assert run("stet", name, "news", "more", "--why", "w", "--by", "Mai", "--waivers", "all.yaml")[0] == 0
    assert findings(run, "news", "more")["figure-differs"] == "new"
    (tmp_path / "concordant.toml").write_text('paths = ["news", "more"]\nwaivers = "all.yaml"\n', encoding="utf-8")
    assert findings(run)["figure-differs"] == "waived"


def test_a_folder_that_takes_no_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = ids(run)["figure-differs"]

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("compare.decisions.safely._taken", refuse)
    assert run("stet", name, "news", "--why", "w", "--by", "Mai") == (
        2,
        "",
        "concordant: news/waivers.yaml: cannot be written: Permission denied\n",
    )


def test_a_colleagues_decisions_are_taken_in(run: Run, tmp_path: Path) -> None:
    name = ids(run)
    file, theirs = tmp_path / "news" / "waivers.yaml", tmp_path / "theirs.yaml"
    run("stet", name["figure-differs"], "news", "--why", "theirs", "--by", "Nam")
    run("stet", name["quotation-differs"], "news", "--why", "theirs", "--by", "Nam")
    file.rename(theirs)
    assert run("decisions", "merge", "theirs.yaml", "news")[0] == 0
    assert findings(run, "news") == {"figure-differs": "waived", "quotation-differs": "waived"}
    run("no-fault", name["figure-differs"], "news", "--why", "ours", "--by", "Mai")
    before = file.read_text(encoding="utf-8")
    code, out, err = run("decisions", "merge", "theirs.yaml", "news")
    assert code == 1
    assert out == "0 added · 1 there already · 1 clashing\n"
    assert err == (
        "concordant: news/waivers.yaml:4: no-fault: people (figure differs); Mai: ours\n"
        "concordant:   but theirs.yaml:4: stands: people (figure differs); Nam: theirs\n"
    )
    assert file.read_text(encoding="utf-8") == before
    assert run("decisions", "merge", "nix.yaml", "news")[2] == "concordant: nix.yaml: no such file\n"


def test_what_was_in_print_counts_no_more(run: Run, tmp_path: Path) -> None:
    assert run("baseline", "update", "news")[2] == (
        "concordant: news/baseline.json: there is no baseline; make one with `concordant baseline create`\n"
    )
    assert run("baseline", "create", "news")[1] == "news/baseline.json: 2 in the baseline · 2 added · 0 taken out\n"
    assert run("baseline", "create", "news")[0] == 2
    assert run("check", "news", "--fail-on", "note")[0] == 0
    assert findings(run, "news") == {"figure-differs": "baselined", "quotation-differs": "baselined"}
    courier = tmp_path / "news" / "courier.txt"
    courier.write_text(FERRY["courier"].replace("14", "12"), encoding="utf-8")
    out = " ".join(run("report", "news")[1].split())
    assert "0 must fix · 0 queries · 0 notes · 1 baselined · all rows: --all" in out
    assert "news/baseline.json: 1 finding of it no longer there: concordant baseline prune" in out
    assert run("baseline", "update", "news")[1] == "news/baseline.json: 1 in the baseline · 0 added · 1 taken out\n"
    courier.write_text(FERRY["courier"], encoding="utf-8")
    assert run("check", "news")[0] == 1
    assert run("baseline", "update", "news")[1] == "news/baseline.json: 1 in the baseline · 0 added · 0 taken out\n"
    out = run("baseline", "update", "news", "--accept-new")[1]
    assert out == "news/baseline.json: 2 in the baseline · 1 added · 0 taken out\n"
    assert run("check", "news")[0] == 0
    assert run("baseline", "prune", "news", "--accept-new")[0] == 2
    (tmp_path / "news" / "bad.txt").write_bytes(b"\xff")
    code, out, err = run("baseline", "update", "news")
    assert (code, out) == (2, "")
    assert err.endswith("concordant: news/baseline.json: left as it is: a baseline needs all articles\n")


def test_a_ruling_holds_for_what_is_printed_later(run: Run, tmp_path: Path) -> None:
    """A form that a ruling is against may stay in print; another article may not print it again."""
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    (tmp_path / "news" / "herald.txt").write_text(FERRY["herald"].replace("engine room", "machine room"), "utf-8")
    select = ["--rules", "terms.yaml", "--select", "term-not-preferred"]
    run("baseline", "create", "news", *select)
    assert findings(run, "news", *select) == {"term-not-preferred": "baselined"}
    write(tmp_path / "news", {"new": "The smell of smoke filled the machine room of the ferry."})
    assert findings(run, "news", *select) == {"term-not-preferred": "new"}


def test_other_forms_of_the_report_leave_out_what_is_decided_on(run: Run, tmp_path: Path) -> None:
    run("stet", ids(run)["figure-differs"], "news", "--why", "w", "--by", "Mai")
    for form in ("markdown", "html"):
        assert run("report", "news", "-o", f"r.{form}", "--format", form)[0] == 0
        text = (tmp_path / f"r.{form}").read_text(encoding="utf-8")
        assert "<b>people</b>" not in text
        assert "**people**" not in text
        assert "1 waived" in text
        run("report", "news", "--all", "-o", f"r.{form}", "--format", form)
        assert "people" in (tmp_path / f"r.{form}").read_text(encoding="utf-8")
    table = run("report", "news", "--format", "csv")[1]
    assert [line.split(",")[-2] for line in table.splitlines()] == ["status", "waived", "new"]


def test_names_and_reasons_that_are_hard_to_write(run: Run, tmp_path: Path) -> None:
    """What stands in YAML's way: signs, lines, control characters, and names of files that are no UTF-8."""
    (tmp_path / "news" / "herald.txt").rename(tmp_path / "news" / os.fsdecode(b'it"s: #1 \xff.txt'))
    run("report", "news")
    assert run("stet", "1", "--why", 'a: "b" # c\n- d\x07', "--by", "Đỗ: 'M'")[0] == 0
    assert findings(run, "news")["figure-differs"] == "waived"
    assert "Đỗ: 'M', " in run("decisions", "list", "news")[1]
    assert run("stet", "1", "--why", os.fsdecode(b"\xff"))[2] == "concordant: --why: not UTF-8: '\\udcff'\n"


def test_what_is_asked_is_on_the_sheet_and_off_the_report(run: Run) -> None:
    run("report", "news")
    assert run("ask", "1", "--why", "which is it?", "--by", "Mai")[1] == (
        "news/waivers.yaml: ask: people (figure differs); Mai: which is it?\n"
    )
    assert findings(run, "news") == {"figure-differs": "asked", "quotation-differs": "new"}
    out = run("report", "news")[1]
    assert "people" not in out
    assert "0 must fix · 1 query · 0 notes · 1 asked · all rows: --all" in out
    assert "**people**: figure differs" in run("queries", "news")[1]
    run("stet", "2", "--why", "w", "--by", "Mai")
    assert run("check", "news", "--fail-on", "warning")[0] == 0


def test_what_is_called_fixed_is_shown_and_counts_until_it_is(run: Run, tmp_path: Path) -> None:
    run("report", "news")
    assert run("fixed", "1", "--why", "corrected online", "--by", "Mai")[0] == 0
    out = run("report", "news")[1]
    assert "figure differs fixed" in " ".join(out.split())
    assert "1 must fix · 1 query" in out
    assert run("check", "news")[0] == 1
    (tmp_path / "news" / "courier.txt").write_text(FERRY["courier"].replace("14", "12"), encoding="utf-8")
    assert run("check", "news")[0] == 0
    assert "news/waivers.yaml:4: fixed, as Mai said: the entry can go" in " ".join(run("report", "news")[1].split())
