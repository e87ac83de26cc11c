"""concordant queries: the sheet that goes to another outlet."""

from __future__ import annotations

from pathlib import Path

import pytest
from ferry import FERRY, write

from compare.cli import main

CORPUS = """\
version: 1
outlets: {Herald: {short: HER, ours: true}}
articles:
  - {path: herald.txt, outlet: Herald}
  - {path: courier.txt, outlet: The Courier, title: Fire *on* a ferry, published: 2026-02-03}
"""


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = write(tmp_path / "news", FERRY)
    (folder / "corpus.yaml").write_text(CORPUS, encoding="utf-8")
    return folder


def test_a_sheet_for_each_outlet_that_is_asked(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["queries", "news"]) == 0
    out = capfd.readouterr().out
    assert out.startswith(
        "# 2 queries for The Courier\n\nOn: “Fire \\*on\\* a ferry”, 2026-02-03 (courier).\n\n"
        "1. **people**: figure differs\n"
        "   - you print 14 <sub>The Courier courier ¶1</sub>\n"
        "   - we print 12 <sub>HER herald ¶1</sub>\n"
        "   - Two outlets must not print different figures"
    )
    assert out.count("\n# ") == 0


def test_what_is_decided_on_is_not_asked(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["report", "news"])
    for row in "12":
        assert main(["stet", row, "--why", "w", "--by", "Mai"]) == 0
    capfd.readouterr()
    assert main(["queries", "news", "--to", "The Courier"]) == 0
    assert capfd.readouterr().out == "There is nothing to ask.\n"
    assert main(["queries", "news", "--to", "Courrier"]) == 2
    assert "no outlet called 'Courrier'" in capfd.readouterr().err
