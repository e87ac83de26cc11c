"""The page of a review: the draft as it reads, and beside it what is to be said of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ferry import FERRY, TERMS, write

import compare
from compare.cli import main
from compare.config import Config
from compare.reporters._style import Style
from compare.reporters.drafts import html

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
    "The fire began in the machine room, the harbour police said. Nobody saw <b>smoke</b> over Sintra.\n\n"
    "The machine room was <script>alert(1)</script> empty.\n"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "news", FERRY)
    (tmp_path / "news" / "corpus.yaml").write_text(CORPUS, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "terms.yaml").write_text(TERMS, encoding="utf-8")
    return tmp_path


def page() -> str:
    config = Config(rules=("house", "terms.yaml"))
    return html.render(compare.review(["draft.txt"], ["news"], config=config), Style())


def paragraph(number: int) -> str:
    return page().partition(f'id="d1p{number}"')[2].partition('<div class="paragraph"')[0]


def test_what_is_said_of_is_marked_in_the_draft(desk: Path) -> None:
    assert 'stranded <mark class="error">13</mark> people on Tuesday.</blockquote>' in paragraph(1)
    assert 'began in the <mark class="error">machine room</mark>, the harbour police' in paragraph(2)


def test_ours_stands_above_theirs_and_a_ruling_has_an_arrow(desk: Path) -> None:
    first, second = paragraph(1), paragraph(2)
    assert re.findall(r'<dt>(\w+)</dt><dd><span class="form">(.*?)</span>', first) == [
        ("ours", "13"),
        ("theirs", "12"),
        ("theirs", "14"),
    ]
    assert '<p class="suggestion">→ <b>engine room</b> preferred in terms since 2020-01-01 · published: ' in second
    assert "→" not in first


def test_what_came_up_before_leads_back(desk: Path) -> None:
    assert 'as in <a href="#d1p2">¶2</a>' in paragraph(3)


def test_what_agrees_or_stands_alone_is_there(desk: Path) -> None:
    assert '<li class="alone">no counterpart: “Nobody saw &lt;b&gt;smoke&lt;/b&gt; over Sintra.”</li>' in paragraph(2)


def test_nothing_in_a_draft_is_markup_and_nothing_runs(desk: Path) -> None:
    written = page()
    assert "<script" not in written
    assert "was &lt;script&gt;alert(1)&lt;/script&gt; empty." in written
    assert "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'" in written


def test_the_command_writes_it(desk: Path) -> None:
    assert main(["review", "draft.txt", "--against", "news", "-o", "review.html", "--quiet"]) == 1
    assert (desk / "review.html").read_text(encoding="utf-8").startswith("<!doctype html>\n")
