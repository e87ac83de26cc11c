"""A run that goes on from the last one says what it would say without, whatever has become of the articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import compare
from compare import pipeline
from compare.alignment import blocking
from compare.cli import main
from compare.config import Config
from compare.corpus import sources
from compare.engines import local
from compare.model import Analysis, Report
from compare.products import incremental
from compare.products.running import silent
from compare.renderings import occurrences

ROOT = Path(__file__).resolve().parents[2]

STORIES = {
    "ana-1": "Ferry fire kills 12\n\nA ferry fire in Lisbon killed 12 people on Tuesday, Mayor Rui Costa said.\n\n"
    "The vessel Santa Rita burned for nine hours off the old harbour.\n\nPort chief Ana Lima called it a grave loss.\n",
    "rui-1": "Blaze on a ferry\n\nOn Tuesday a ferry fire in Lisbon killed 14 people, said Mayor Rui Costa.\n\n"
    "Santa Rita, the vessel, burned for nine hours off the former harbour.\n\nHarbour chief Ana Lima called it a grave "
    "loss.\n",
    "ana-2": "Bridge to close\n\nThe Vasco bridge in Porto will close for 20 days in March, engineer Inês Dias said.\n"
    "\nRepairs of the northern pillars cost 3 million euros.\n",
    "rui-2": "Porto bridge closes\n\nIn March the Vasco bridge in Porto will close for 30 days, said engineer Inês "
    "Dias.\n\nRepair of the northern pillars costs 3 million euros.\n",
    "ana-3": "Museum opens\n\nA museum of glass has opened in Marinha Grande with 400 vases on show.\n",
    "rui-3": "Glass on show\n\nIn Marinha Grande a museum of glass has opened, with 400 vases.\n",
}
LISTED = """\
version: 1
outlets:
  Ana: {ours: true}
articles:
"""
LEFT_OUT = """\
version: 1
rules:
  - {id: left-out, kind: omission, severity: warning, category: omission, message: "{noun}: {readings}", why: A test.,
     least: 1}
"""


def listed(folder: Path, **more: str) -> None:
    """Say whose the articles are, and more of some of them."""
    lines = []
    for file in sorted(folder.glob("*.txt")):
        name = file.stem.replace("-", "_")
        outlet = file.stem.partition("-")[0].title()
        lines.append(f"  - {{path: {file.name}, outlet: {outlet}{', ' + more[name] if name in more else ''}}}\n")
    (folder / "corpus.yaml").write_text(LISTED + "".join(lines), encoding="utf-8")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    listed(folder)
    return folder


@pytest.fixture
def rules(tmp_path: Path) -> tuple[str, ...]:
    file = tmp_path / "left-out.yaml"
    file.write_text(LEFT_OUT, encoding="utf-8")
    return "house", str(file)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Of each run that leaves something, which one it is since everything was made anew; 0 where nothing can be left.

    Runs go on from one another here whatever they share.
    """
    done: list[int] = []
    keep = incremental.Catalogue.keep

    def kept(self: incremental.Catalogue, base: incremental.Base, contents: dict[str, list[bytes]]) -> None:
        done.append(base.number if contents else 0)
        keep(self, base, contents)

    monkeypatch.setattr(incremental.Catalogue, "keep", kept)
    monkeypatch.setattr(incremental, "LEAST_SHARED", 0.0)
    return done


def edited(folder: Path) -> None:
    file = folder / "rui-1.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("14 people", "13 people"), encoding="utf-8")


def added(folder: Path) -> None:
    text = STORIES["ana-2"].replace("20 days", "25 days").replace("northern pillars", "north pillars")
    (folder / "eva-2.txt").write_text(text, encoding="utf-8")
    listed(folder)


def removed(folder: Path) -> None:
    (folder / "rui-2.txt").unlink()
    listed(folder)


def renamed(folder: Path) -> None:
    (folder / "rui-1.txt").rename(folder / "rui-9.txt")
    listed(folder)


def shortened(folder: Path) -> None:
    (folder / "rui-1.txt").write_text(STORIES["rui-1"].rpartition("\n\n")[0] + "\n", encoding="utf-8")


def swapped(folder: Path) -> None:
    one, other = folder / "ana-3.txt", folder / "rui-2.txt"
    texts = one.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")
    other.write_text(texts[0], encoding="utf-8")
    one.write_text(texts[1], encoding="utf-8")


def emptied(folder: Path) -> None:
    (folder / "ana-3.txt").write_text("\n", encoding="utf-8")


def said_otherwise(folder: Path) -> None:
    listed(folder, ana_1="role: reference", rui_2="published: 2026-01-02, occasion: closure", ana_2="occasion: closure")


CHANGES = [edited, added, removed, renamed, shortened, swapped, emptied, said_otherwise]


def anew(folder: Path, rules: tuple[str, ...]) -> object:
    return compare.report([folder], config=Config(rules=rules, cache=False))


@pytest.mark.parametrize("change", CHANGES)
def test_what_has_changed_changes_the_report_as_without_a_cache(
    change: Callable[[Path], None], news: Path, rules: tuple[str, ...], runs: list[int]
) -> None:
    before = compare.report([news], config=Config(rules=rules))
    change(news)
    after = compare.report([news], config=Config(rules=rules))
    assert runs == [1, 2]
    assert after == anew(news, rules)
    assert after != before


def test_one_change_after_the_other(news: Path, rules: tuple[str, ...], runs: list[int]) -> None:
    compare.report([news], config=Config(rules=rules))
    for change in (added, edited, swapped, said_otherwise, shortened, removed):
        change(news)
        assert compare.report([news], config=Config(rules=rules)) == anew(news, rules)
    assert runs[0] == 1
    assert min(runs[1:]) > 1


def test_the_gate_prints_the_same_bytes(news: Path, runs: list[int], capsys: pytest.CaptureFixture[str]) -> None:
    command = ["check", str(news), "--focus", str(news / "rui-1.txt"), "--format", "json", "--exit-zero"]
    main(command)
    edited(news)
    capsys.readouterr()
    main(command)
    after = capsys.readouterr().out
    assert runs == [1, 2]
    main([*command, "--no-cache"])
    assert capsys.readouterr().out == after
    assert "12 (Ana) / 13 (Rui)" in after


def test_a_run_goes_on_from_the_nearest_one(news: Path, runs: list[int]) -> None:
    first = compare.report([news])
    edited(news)
    compare.report([news])
    (news / "rui-1.txt").write_text(STORIES["rui-1"].replace("nine hours", "ten hours"), encoding="utf-8")
    compare.report([news])
    (news / "rui-1.txt").write_text(STORIES["rui-1"], encoding="utf-8")
    assert compare.report([news]) == first
    assert len(runs) == 3


def test_quite_other_articles_are_begun_anew(news: Path, runs: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incremental, "LEAST_SHARED", 0.8)
    compare.report([news])
    for name in ("ana-1", "rui-2"):
        (news / f"{name}.txt").write_text(STORIES["ana-3"], encoding="utf-8")
    compare.report([news])
    assert runs == [1, 1]


def test_where_too_much_would_have_to_be_kept_nothing_is(
    news: Path, rules: tuple[str, ...], runs: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("compare.engines._incremental.FEW_ROWS", 50)
    monkeypatch.setattr("compare.engines._incremental.MOST_ROWS", 1)
    assert compare.report([news], config=Config(rules=rules)) == anew(news, rules)
    edited(news)
    assert compare.report([news], config=Config(rules=rules)) == anew(news, rules)
    assert runs == [0]


@pytest.mark.parametrize("damage", ["a part", "every other part", "what there is"])
def test_what_is_gone_of_the_last_run_is_made_anew(
    damage: str, news: Path, rules: tuple[str, ...], runs: list[int], cache: Path
) -> None:
    compare.report([news], config=Config(rules=rules))
    with sqlite3.connect(cache / "concordant" / "index.sqlite") as connection:
        keys = [row[0] for row in connection.execute("SELECT key FROM entries ORDER BY size DESC, key")]
        gone = {"a part": keys[:1], "every other part": keys[::2], "what there is": keys}[damage]
        if damage == "what there is":
            value = connection.execute("SELECT value FROM entries ORDER BY key").fetchone()
            connection.execute("UPDATE entries SET value = ?", value)
        else:
            connection.executemany("DELETE FROM entries WHERE key = ?", [(key,) for key in gone])
    connection.close()
    edited(news)
    assert compare.report([news], config=Config(rules=rules)) == anew(news, rules)


def test_what_runs_leave_does_not_pile_up(news: Path, runs: list[int], cache: Path) -> None:
    """After three runs to go on from, each new one takes the place of the oldest."""
    sizes = []
    for number in range(12):
        (news / "ana-3.txt").write_text(STORIES["ana-3"].replace("400", str(500 + number)), encoding="utf-8")
        compare.report([news])
        connection = sqlite3.connect(cache / "concordant" / "index.sqlite")
        sizes.append(connection.execute("SELECT sum(size) FROM entries").fetchone()[0])
        connection.close()
    assert runs == list(range(1, 13))
    assert sizes[-1] < 1.5 * sizes[3]


def found(report: Report, rule: str) -> list[list[str]]:
    """The places of the rule's findings, each with its article."""
    return [[f"{e.article}: {e.text}" for e in f.evidence] for f in report.findings if f.rule == rule]


def test_who_joins_an_occasion_is_missed_by_what_others_said_before(
    news: Path, rules: tuple[str, ...], runs: list[int]
) -> None:
    declared = "occasion: fire"
    (news / "eva-1.txt").write_text(STORIES["rui-1"], encoding="utf-8")
    listed(news, rui_1=declared, eva_1=declared)
    before = compare.report([news], config=Config(rules=rules))
    (news / "ana-4.txt").write_text("Snow has closed three passes in the Alps.\n", encoding="utf-8")
    listed(news, rui_1=declared, eva_1=declared, ana_4=declared)
    after = compare.report([news], config=Config(rules=rules))
    assert len(found(before, "left-out")) == 0
    assert found(after, "left-out") == [["eva-1: Blaze on a ferry", "rui-1: Blaze on a ferry"]]
    assert after == anew(news, rules)
    assert runs == [1, 2]


@pytest.fixture
def analyses() -> tuple[Analysis, ...]:
    """What the articles of seeds/ say."""
    seeds = sources([ROOT / "seeds"])[0]
    return local.carry_out(pipeline.reading(), {"sources": seeds}, silent)["analyses"]


def test_a_sentence_with_a_form_has_all_that_the_form_asks_for(analyses: tuple[Analysis, ...]) -> None:
    """Only such sentences are looked at again when somebody else's wording makes the form one to look for."""
    sentences = [s for a in analyses for s in occurrences.sentences(a)]
    runs = {tuple(t.key for t in s.tokens[n : n + size]) for s in sentences for n in range(0, 40, 3) for size in (1, 3)}
    wanted = [occurrences.Wanted(form, True) for form in sorted(runs) if form]
    seen = 0
    for sentence in sentences:
        there = {s.form for w in wanted[::7] for s in occurrences.occurrences(sentence, occurrences.forms([w]))}
        seen += len(there)
        assert all(occurrences.asked(w) <= occurrences.words(sentence) for w in wanted[::7] if w.form in there)
        assert not all(occurrences.asked(w) <= occurrences.words(sentence) for w in wanted[::7])
    assert seen > len(sentences)


def test_a_key_that_becomes_common_matters_to_the_statements_that_hold_it(analyses: tuple[Analysis, ...]) -> None:
    sketches = [s for a in analyses for s in blocking.signatures(a)]
    keys = sorted({key for s in sketches for key in blocking.own_keys(s)})[::20]
    moved = 0
    for key in keys:
        asked = blocking.asked(blocking.CommonKey(key, 60))
        for sketch in sketches:
            before, after = (list(blocking.postings(sketch, often)) for often in (frozenset(), frozenset({key})))
            assert before == after or asked <= blocking.own_keys(sketch)
            moved += before != after
    assert moved >= len(keys) > 20
