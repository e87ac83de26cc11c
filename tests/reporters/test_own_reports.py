"""Every form of every report is known again, and no article is taken for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sample_comparisons import nothing_parallel, three_articles, two_articles

from compare import plugins
from compare.model import Report
from compare.products.report import compare_texts
from compare.readers._own import is_own_report
from compare.reporters._style import Style

HERALD, COURIER = "A fire in Lisbon killed 12 people on Tuesday.", "A fire in Lisbon killed 14 people on Tuesday."
STYLES = (Style(), Style(width=40, colour=True, everything=True, explain=True))


def reports() -> Iterator[Report]:
    """With a finding, with none, with one article and with none at all."""
    found = compare_texts({"Herald": HERALD, "Courier": COURIER})
    yield from (found, replace(found, findings=()), replace(found, findings=(), links=()))
    yield compare_texts({"Herald": HERALD})
    yield replace(found, outlets=(), articles=(), links=(), groups=(), concepts=(), findings=(), occasions=())


@pytest.mark.parametrize("name", [n for n in plugins.names("compare.reporters") if n != "xlsx"])  # no article is one
def test_reports_are_known_again(name: str) -> None:
    reporter = plugins.load("compare.reporters", name)
    texts = [reporter.render(report, style) for report in reports() for style in STYLES]
    assert [is_own_report(text) for text in texts] == [True] * len(texts)


@pytest.mark.parametrize("name", plugins.names("compare.reporters.machine"))
def test_forms_for_programs_are_known_again(name: str) -> None:
    """A list of lines without a line is no article either: an empty file is none."""
    reporter = plugins.load("compare.reporters.machine", name)
    made = [reporter.render(report, style) for report in reports() for style in STYLES]
    texts = [text.decode() if isinstance(text, bytes) else text for text in made]
    assert [is_own_report(text) for text in texts if text] == [True] * len(list(filter(None, texts)))


@pytest.mark.parametrize("name", plugins.names("compare.reporters.side_by_side"))
def test_articles_side_by_side_are_known_again(name: str) -> None:
    reporter = plugins.load("compare.reporters.side_by_side", name)
    found = [two_articles(), three_articles(), nothing_parallel(), two_articles().only("differing")]
    found += [nothing_parallel().only("matched")]
    texts = [reporter.render(comparison, style) for comparison in found for style in STYLES]
    assert [is_own_report(text) for text in texts] == [True] * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        HERALD,
        "# Consistency report\n\nThe council published its report on Monday.\n",
        "5 articles of the treaty were amended on Monday.\n\nThe other articles stand as they are.\n",
        "row, row, row your boat\n",
        '{"schema_version": 2}',
        "Matthew 12:30:15: note well what is said [of them]\n",
        "[\n]\nThe mayor, in brackets.\n",
        "<!doctype html>\n<title>The mayor</title>\n",
    ],
)
def test_articles_are_not_taken_for_reports(text: str) -> None:
    assert not is_own_report(text)


def test_seeds_are_no_reports() -> None:
    seeds = (Path(__file__).resolve().parents[2] / "seeds").glob("*.txt")
    assert not any(is_own_report(path.read_text(encoding="utf-8")) for path in seeds)
