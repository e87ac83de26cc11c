"""concordant queries: the sheet that goes to another outlet."""

from __future__ import annotations

from pathlib import Path

import pytest
from ferry import FERRY, write

import compare
from compare.cli import main
from compare.model import Finding

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


def test_who_prints_what_we_print_is_not_asked(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (news / "tribune.txt").write_text(FERRY["herald"], encoding="utf-8")
    assert main(["queries", "news"]) == 0
    out = capfd.readouterr().out
    assert [line for line in out.splitlines() if line.startswith("# ")] == ["# 2 queries for The Courier"]
    assert "   - we print 12 <sub>HER herald ¶1; tribune ¶1</sub>" in out
    assert main(["queries", "news", "--to", "tribune"]) == 0
    assert capfd.readouterr().out == "There is nothing to ask.\n"


def test_what_we_print_in_both_ways_goes_to_all_who_print_it(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (news / "later.txt").write_text(FERRY["courier"], encoding="utf-8")
    corpus = news / "corpus.yaml"
    corpus.write_text(CORPUS + "  - {path: later.txt, outlet: Herald}\n", encoding="utf-8")
    assert main(["ask", finding("figure-differs", news).id, "news", "--why", "12 or 14?", "--by", "Mai"]) == 0
    capfd.readouterr()
    assert main(["queries", "news"]) == 0
    assert "1. **people**: figure differs\n   - you print 14" in capfd.readouterr().out


def test_what_is_decided_on_is_not_asked(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["report", "news"])
    for row in "12":
        assert main(["stet", row, "--why", "w", "--by", "Mai"]) == 0
    capfd.readouterr()
    assert main(["queries", "news", "--to", "The Courier"]) == 0
    assert capfd.readouterr().out == "There is nothing to ask.\n"
    assert main(["queries", "news", "--to", "Courrier"]) == 2
    assert "no outlet called 'Courrier'" in capfd.readouterr().err


def test_a_sheet_for_the_body_of_a_mail(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["queries", "news", "--format", "text"]) == 0
    out = capfd.readouterr().out
    assert out.startswith(
        "2 queries for The Courier\n=========================\n\n"
        "On: “Fire *on* a ferry”, 2026-02-03 (courier).\n\n"
        "1. people: figure differs\n"
        "   - you print: 14 (The Courier courier ¶1)\n"
        "   - we print: 12 (HER herald ¶1)\n"
        "   Two outlets must not print different figures"
    )
    assert max(map(len, out.splitlines())) <= 72


def test_a_sheet_as_a_word_document(news: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed: pip install '.[docx]'")
    for name in ("one.docx", "two.docx"):
        assert main(["queries", "news", "-o", name]) == 0
    assert Path("one.docx").read_bytes() == Path("two.docx").read_bytes()
    paragraphs = docx.Document("one.docx").paragraphs
    assert [(p.style.name, p.text) for p in paragraphs[:5]] == [
        ("Heading 1", "2 queries for The Courier"),
        ("Normal", "On: “Fire *on* a ferry”, 2026-02-03 (courier)."),
        ("Normal", "1. people: figure differs"),
        ("List Bullet", "you print: 14 (The Courier courier ¶1)"),
        ("List Bullet", "we print: 12 (HER herald ¶1)"),
    ]


def test_a_suffix_that_names_no_format_is_refused(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["queries", "news", "-o", "sheet.pdf"]) == 2
    assert "the suffix may be .docx, .md, .txt; or say --format" in capfd.readouterr().err
    assert not Path("sheet.pdf").exists()


def test_what_was_sent_is_on_no_further_sheet(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["queries", "news", "--mark-sent", "--by", "Mai"]) == 0
    assert "news/waivers.yaml: 2 queries marked as sent" in capfd.readouterr().err
    text = (news / "waivers.yaml").read_text(encoding="utf-8")
    assert text.count("state: sent\n    sent_to:\n      - The Courier\n    why: sent to The Courier\n    by: Mai") == 2

    assert main(["queries", "news"]) == 0
    again = capfd.readouterr()
    assert again.out == "There is nothing to ask.\n"
    assert "2 queries were sent before and left out; see --all" in again.err
    assert main(["queries", "news", "--all"]) == 0
    assert capfd.readouterr().out.startswith("# 2 queries for The Courier")


def test_what_was_asked_is_kept_beside_whom_it_was_sent_to(news: Path) -> None:
    asked = finding("figure-differs", news).id
    assert main(["ask", asked, "news", "--why", "12 or 14?", "--by", "Mai"]) == 0
    assert main(["queries", "news", "--mark-sent", "--by", "Lan"]) == 0
    text = (news / "waivers.yaml").read_text(encoding="utf-8")
    assert "state: sent\n    sent_to:\n      - The Courier\n    why: '12 or 14?'\n    by: Lan" in text
    assert main(["queries", "news", "--all", "--mark-sent", "--by", "Lan"]) == 0
    assert text == (news / "waivers.yaml").read_text(encoding="utf-8")


def test_what_is_asked_stands_on_the_sheet(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asked = finding("figure-differs", news).id
    assert main(["ask", asked, "news", "--why", "12 or 14?", "--by", "Mai"]) == 0
    capfd.readouterr()
    assert main(["queries", "news"]) == 0
    out = capfd.readouterr().out
    assert "   - we print 12 <sub>HER herald ¶1</sub>\n   - we ask: 12 or 14?\n   - Two outlets must not print" in out
    assert out.count("we ask:") == 1
    assert main(["queries", "news", "--format", "text", "--mark-sent", "--by", "Lan"]) == 0
    assert "   - we ask: 12 or 14?\n   Two outlets must not" in capfd.readouterr().out
    assert main(["queries", "news", "--all"]) == 0
    assert "we ask: 12 or 14?" in capfd.readouterr().out


def test_how_it_was_sent_where_nobody_asked_anything_is_no_question(
    news: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["queries", "news", "--mark-sent", "--by", "Lan"]) == 0
    capfd.readouterr()
    assert main(["queries", "news", "--all"]) == 0
    assert "we ask:" not in capfd.readouterr().out


def test_what_was_sent_to_one_outlet_is_on_the_sheet_of_another(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (news / "tribune.txt").write_text(FERRY["courier"], encoding="utf-8")
    corpus = news / "corpus.yaml"
    corpus.write_text(CORPUS + "  - {path: tribune.txt, outlet: Tribune}\n", encoding="utf-8")
    assert main(["queries", "news", "--to", "The Courier", "--mark-sent", "--by", "Mai"]) == 0
    capfd.readouterr()

    assert main(["queries", "news"]) == 0
    again = capfd.readouterr()
    assert [line for line in again.out.splitlines() if line.startswith("# ")] == ["# 2 queries for Tribune"]
    assert "2 queries were sent before and left out; see --all" in again.err

    assert main(["queries", "news", "--mark-sent", "--by", "Lan"]) == 0
    text = (news / "waivers.yaml").read_text(encoding="utf-8")
    assert text.count("sent_to:\n      - The Courier\n      - Tribune\n") == 2
    capfd.readouterr()
    assert main(["queries", "news"]) == 0
    assert capfd.readouterr().out == "There is nothing to ask.\n"


def test_whom_a_query_was_sent_to_by_other_means(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asked = finding("figure-differs", news).id
    sent = ["ask", asked, "news", "--state", "sent", "--why", "12 or 14?", "--by", "Mai"]
    assert main([*sent, "--to", "The Courier"]) == 0
    assert "ask, sent, to The Courier: " in capfd.readouterr().out
    main(["decisions", "list", "news"])
    assert "ask (sent, to The Courier)" in capfd.readouterr().out
    assert main([*sent, "--to", "The Currier"]) == 2
    assert "no outlet called 'The Currier'; did you mean 'The Courier'?" in capfd.readouterr().err
    assert main(["ask", asked, "news", "--to", "The Courier", "--why", "12 or 14?"]) == 2
    assert "--to says whom a query was sent to: it goes with --state sent" in capfd.readouterr().err


def test_an_answer_brings_the_finding_back(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["report", "news"])
    assert main(["ask", "1", "--state", "sent", "--why", "by post", "--by", "Mai"]) == 0
    assert "ask, sent: " in capfd.readouterr().out
    main(["report", "news", "--format", "concise"])
    assert "figure-differs" not in capfd.readouterr().out
    main(["report", "news"])
    assert (
        main(["ask", finding("figure-differs", news).id, "--state", "answered", "--why", "14 it is", "--by", "Mai"])
        == 0
    )
    capfd.readouterr()
    main(["report", "news", "--format", "concise"])
    assert "figure-differs" in capfd.readouterr().out
    main(["decisions", "list", "news"])
    assert "answered: 14 it is" in capfd.readouterr().out


def test_an_answer_is_no_query_and_is_kept(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asked = finding("figure-differs", news).id
    answer = ["--state", "answered", "--why", "The Ministry says 14", "--by", "Mai"]
    assert main(["ask", asked, "news", *answer]) == 0
    capfd.readouterr()
    assert main(["queries", "news", "--mark-sent", "--by", "Lan"]) == 0
    said = capfd.readouterr()
    assert said.out.startswith("# 1 query for The Courier")
    assert "figure differs" not in said.out
    assert said.err == (
        "concordant: 1 query has an answer, to be decided on, and left out; see --all\n"
        "concordant: news/waivers.yaml: 1 query marked as sent\n"
    )
    assert main(["queries", "news", "--all", "--mark-sent", "--by", "Lan"]) == 0
    said = capfd.readouterr()
    assert said.out.startswith("# 2 queries for The Courier")
    assert "1 query not marked: its answer is kept" in said.err
    text = (news / "waivers.yaml").read_text(encoding="utf-8")
    assert "state: answered\n    why: 'The Ministry says 14'\n    by: Mai" in text
    assert main(["stet", asked, "news", "--why", "14 it is", "--by", "Mai"]) == 0
    capfd.readouterr()
    assert main(["queries", "news"]) == 0
    assert capfd.readouterr().err == "concordant: 1 query was sent before and left out; see --all\n"


def test_the_last_day_of_a_query_outlives_its_sending(news: Path) -> None:
    asked = finding("figure-differs", news).id
    assert main(["ask", asked, "news", "--why", "12 or 14?", "--by", "Mai", "--until", "2999-01-31"]) == 0
    assert main(["queries", "news", "--mark-sent", "--by", "Lan"]) == 0
    text = (news / "waivers.yaml").read_text(encoding="utf-8")
    assert text.count("expires: 2999-01-31") == 1
    assert "why: '12 or 14?'\n    by: Lan" in text


def test_what_a_sent_query_takes_the_place_of_is_said(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    asked = finding("figure-differs", news).id
    assert main(["hold", asked, "news", "--why", "two counts", "--by", "Mai", "--until", "2999-01-31"]) == 0
    file = news / "waivers.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2999", "2001"), encoding="utf-8")
    capfd.readouterr()
    assert main(["queries", "news", "--mark-sent", "--by", "Lan"]) == 0
    assert "concordant:   in place of: hold, until 2001-01-31: people (figure differs); Mai: two counts\n" in (
        capfd.readouterr().err
    )


def test_what_was_sent_to_all_stays_sent_to_all(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (news / "tribune.txt").write_text(FERRY["courier"], encoding="utf-8")
    corpus = news / "corpus.yaml"
    corpus.write_text(CORPUS + "  - {path: tribune.txt, outlet: Tribune}\n", encoding="utf-8")
    asked = finding("figure-differs", news).id
    sent = ["ask", asked, "news", "--state", "sent", "--why", "12 or 14?", "--by", "Mai"]
    assert main(sent) == 0
    assert main([*sent, "--to", "Tribune"]) == 0
    assert main(["queries", "news", "--all", "--to", "Tribune", "--mark-sent", "--by", "Lan"]) == 0
    text = (news / "waivers.yaml").read_text(encoding="utf-8")
    assert text.count("sent_to:\n      - Tribune") == 1
    capfd.readouterr()
    assert main(["queries", "news", "--to", "The Courier"]) == 0
    out = capfd.readouterr().out
    assert out.startswith("# 1 query for The Courier")
    assert "figure differs" not in out


def test_a_query_that_nobody_has_sent_yet_goes_to_one_outlet_only(news: Path) -> None:
    asked = finding("figure-differs", news).id
    assert main(["ask", asked, "news", "--why", "12 or 14?", "--by", "Mai"]) == 0
    assert main(["ask", asked, "news", "--state", "sent", "--to", "The Courier", "--why", "w", "--by", "Mai"]) == 0
    assert "sent_to:\n      - The Courier\n" in (news / "waivers.yaml").read_text(encoding="utf-8")


def test_nobody_asks_us_or_who_printed_nothing_of_it(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (news / "tribune.txt").write_text("In Rome a bridge was closed.\n", encoding="utf-8")
    asked = finding("figure-differs", news).id
    sent = ["ask", asked, "news", "--state", "sent", "--why", "w", "--by", "Mai", "--to"]
    ours = "concordant: --to: Herald is our own outlet; to be asked: The Courier, tribune\n"
    for arguments in ([*sent, "HER"], ["queries", "news", "--to", "Herald"]):
        capfd.readouterr()
        assert main(arguments) == 2
        assert capfd.readouterr() == ("", ours)
    assert main([*sent, "tribune"]) == 2
    said = "concordant: --to: tribune prints nothing of people; to be asked: The Courier\n"
    assert capfd.readouterr() == ("", said)
    assert not (news / "waivers.yaml").exists()


@pytest.mark.parametrize(
    ("name", "said"), [("  ", "--by takes a text, not an empty one"), ("\udcff", "--by: not UTF-8: '\\udcff'")]
)
def test_a_name_that_cannot_be_kept_is_refused_before_anything_is_written(
    news: Path, capfd: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    assert main(["queries", "news", "--mark-sent", "--by", name]) == 2
    assert capfd.readouterr() == ("", f"concordant: {said}\n")
    assert not (news / "waivers.yaml").exists()


def test_where_to_keep_it_is_known_before_a_sheet_is_written(
    news: Path, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = write(tmp_path / "more", {"times": "In Rome a bridge was closed.\n"})
    (other / "corpus.yaml").write_text("version: 1\n", encoding="utf-8")
    assert main(["queries", "news", "more", "--mark-sent", "--by", "Lan", "-o", "sheet.md"]) == 2
    assert "which file is to be written? more/waivers.yaml, news/waivers.yaml" in capfd.readouterr().err
    assert not Path("sheet.md").exists()


def test_a_name_goes_before_the_short_name_of_another(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (news / "tribune.txt").write_text(FERRY["courier"], encoding="utf-8")
    crossed = "{Herald: {ours: true}, The Courier: {short: Tribune}, Tribune: {short: The Courier}}"
    corpus = CORPUS.replace("{Herald: {short: HER, ours: true}}", crossed)
    (news / "corpus.yaml").write_text(corpus + "  - {path: tribune.txt, outlet: Tribune}\n", encoding="utf-8")
    for name in ("Tribune", "The Courier"):
        capfd.readouterr()
        assert main(["queries", "news", "--to", name]) == 0
        heads = [line for line in capfd.readouterr().out.splitlines() if line.startswith("# ")]
        assert heads == [f"# 2 queries for {name}"]


def test_a_correction_is_awaited(news: Path) -> None:
    main(["report", "news"])
    assert main(["ask", "1", "--state", "corrected", "--why", "they will", "--by", "Mai"]) == 0
    assert status_of("figure-differs", news) == "fixed"
    courier = news / "courier.txt"
    courier.write_text(courier.read_text(encoding="utf-8") + "\nMore later.\n", encoding="utf-8")
    assert status_of("figure-differs", news) == "new"


def test_a_state_is_for_what_is_asked(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    main(["queries", "news", "--mark-sent", "--by", "Mai"])
    file = news / "waivers.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("decision: ask", "decision: stands", 1), encoding="utf-8")
    capfd.readouterr()
    assert main(["report", "news"]) == 2
    err = capfd.readouterr().err
    assert "state is for what is asked, not for stands" in err
    file.write_text(file.read_text(encoding="utf-8").replace("state: sent", "state: answered", 2), encoding="utf-8")
    assert main(["report", "news"]) == 2
    assert "sent_to is for a query whose state is sent" in capfd.readouterr().err


def finding(rule: str, folder: Path) -> Finding:
    """The one finding of a rule, decided on or not."""
    (found,) = [f for f in compare.report([folder]).findings if f.rule == rule]
    return found


def status_of(rule: str, folder: Path) -> str:
    return finding(rule, folder).status
