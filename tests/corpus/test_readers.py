"""What a folder of articles becomes: ids, outlets, titles, and a reason for all that cannot be read."""

from __future__ import annotations

import os
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from compare.corpus import sources
from compare.errors import PackError
from compare.model import Article, Outlet, Problem, Source
from compare.readers import read

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
DECLARED = """\
version: 1
outlets:
  Viet Nam News: {short: VNS, ours: true}
  VietNamNet:
articles:
  - path: 000.txt
    id: 000
    outlet: Viet Nam News
    title: A visit
    published: 2026-02-07
    role: draft
    occasion: the visit
  - {path: 001.txt, outlet: VietNamNet, corrects: 000}
"""


@pytest.fixture(autouse=True)
def in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(path: str, text: str | bytes = "One sentence. Another one.\n") -> str:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def article(path: str, text: str | bytes) -> Article:
    found = read(Source(path=write(path, text), id="a", outlet="Herald"))
    assert isinstance(found, Article)
    return found


def reason(path: str) -> str:
    found = read(Source(path=path, id="a", outlet="Herald"))
    assert isinstance(found, Problem)
    assert found.path == path
    return found.reason


def ids(*paths: str) -> list[str]:
    return [s.id for s in sources(paths)[0]]


def problems(*paths: str) -> list[tuple[str, str]]:
    return [(p.path, p.reason) for p in sources(paths)[2]]


def faults(text: str) -> list[str]:
    write("news/corpus.yaml", text)
    write("news/000.txt")
    with pytest.raises(PackError) as caught:
        sources(["news"])
    return caught.value.faults


def test_text_stays_as_it_is_in_the_file() -> None:
    assert article("a.txt", b"\xef\xbb\xbfOne.\r\nTwo.\r\n\x0cThree.").text == "\ufeffOne.\r\nTwo.\r\n\x0cThree."


def test_short_first_line_is_the_title_of_a_text_file() -> None:
    assert article("a.txt", "\n  Ferry fire in Lisbon \n\nA ferry burned on Tuesday.\n").title == "Ferry fire in Lisbon"


def test_first_line_that_is_a_sentence_is_no_title() -> None:
    assert article("ferry-fire.txt", "A ferry burned on Tuesday.\nNobody was hurt.\n").title == "ferry-fire"


def test_only_line_is_no_title() -> None:
    assert article("ferry-fire.txt", "A ferry burned").title == "ferry-fire"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Lisbon\n\n## Ferry *fire* ##\n\nText.\n", "Ferry *fire*"),
        ("Ferry fire\r\n==========\r\n\r\nText.\r\n", "Ferry fire"),
        ("Ferry fire\n\nA ferry burned.\n", "Ferry fire"),
        ("Lisbon\r\r## Ferry fire\r\rText.\r", "Ferry fire"),
        ("Ferry fire\u2028====\u2028Text.\u2028", "Ferry fire"),
        ("A ferry burned.\n\nNobody was hurt.\n", "a"),
    ],
)
def test_first_heading_is_the_title_of_a_markdown_file(text: str, title: str) -> None:
    assert article("a.md", text).title == title


def test_what_is_no_text_is_a_problem_that_says_why() -> None:
    assert reason(write("latin.txt", "Caf\xe9".encode("latin-1"))) == "not UTF-8: byte 0xe9 at offset 3"
    assert reason(write("wide.txt", "Tuesday".encode("utf-16"))) == "not a text file: a NUL byte at offset 3"
    assert reason(write("blank.txt", "\ufeff \n\t\n")) == "empty"
    assert reason(write("nothing.md", "")) == "empty"
    assert reason(write("table.docx")) == "no reader for .docx files; there are readers for .md, .txt"
    assert reason("absent.txt") == "no such file"


def test_fifty_megabytes_of_zeros_are_a_problem() -> None:
    write("zeros.txt", "")
    os.truncate("zeros.txt", 50_000_000)
    assert reason("zeros.txt") == "50,000,000 bytes; an article may have 20,000,000"


def test_a_pipe_is_not_waited_for() -> None:
    os.mkfifo("pipe.txt")
    assert reason("pipe.txt") == "not a regular file"


def test_file_without_permission_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    write("closed.txt")
    monkeypatch.setattr(os, "open", refuse)  # root may read every file, whatever its mode
    assert reason("closed.txt") == "cannot be read: Permission denied"


def test_file_without_suffix_is_plain_text_where_it_is_named() -> None:
    assert article("news/draft", "One.").text == "One."
    write("news/a.txt")
    assert ids("news") == ["a"]
    assert ids("news/draft") == ["draft"]


def test_ids_are_paths_in_the_folder_without_suffix() -> None:
    for path in (
        "news/a.txt",
        "news/feb/b.MD",
        "news/README.md",
        "news/.git/c.txt",
        "news/.d.txt",
        "news/e.jpg",
    ):
        write(path)
    assert ids("news") == ["a", "feb/b"]
    assert ids("news/README.md") == ["README"]


def test_files_of_one_name_go_by_their_path() -> None:
    for path in ("x/a.txt", "y/a.txt", "y/b.txt", "y/b.md"):
        write(path)
    assert ids("x", "y") == ["x/a", "y/a", "y/b.md", "y/b.txt"]
    assert [s.outlet for s in sources(["x", "y"])[0]] == ["x/a", "y/a", "y/b.md", "y/b.txt"]


def test_order_and_repetition_of_the_paths_do_not_matter() -> None:
    for path in ("news/a.txt", "news/feb/a.txt", "other/b.txt"):
        write(path)
    write("news/corpus.yaml", "version: 1\narticles: [{path: feb/a.txt, outlet: Herald}]\n")
    paths = ["news", "./news/feb/a.txt", "news/feb", str(Path("other/b.txt").absolute()), "*/*.txt"]
    expected = sources(["news", "other"])
    assert all(sources(p) == expected for p in permutations(paths))
    assert [(s.id, s.outlet, s.path) for s in expected[0]] == [
        ("a", "a", "news/a.txt"),
        ("b", "b", "other/b.txt"),
        ("feb/a", "Herald", "news/feb/a.txt"),
    ]


def test_patterns_that_the_shell_left_alone_are_expanded() -> None:
    for path in ("news/a.txt", "news/b.md", "news/feb/c.txt", "news/[1].txt"):
        write(path)
    assert ids("news/*.txt") == ["[1]", "a"]
    assert ids("news/**/*.txt") == ["[1]", "a", "c"]
    assert ids("news/[1].txt") == ["[1]"]
    assert problems("news/*.doc") == [("news/*.doc", "no file matches")]


def test_a_link_to_a_file_is_that_file() -> None:
    write("a.txt")
    os.symlink("a.txt", "b.txt")
    assert ids("b.txt", "a.txt") == ["a"]


def test_paths_that_name_no_article_are_problems() -> None:
    write("empty/picture.jpg")
    assert problems("empty", "absent") == [
        ("absent", "no such file or directory"),
        ("empty", "1 file not read: 1 .jpg; concordant reads .md and .txt: convert to one of these what is an article"),
        ("empty", "a directory without articles (*.md, *.txt)"),
    ]


def test_declared_articles_are_described_and_the_others_still_count() -> None:
    write("news/corpus.yaml", DECLARED)
    for name in ("000", "001", "extra"):
        write(f"news/{name}.txt")
    found, outlets, wrong = sources(["news"])
    assert found == (
        Source(
            "news/000.txt",
            "000",
            "Viet Nam News",
            "A visit",
            date(2026, 2, 7),
            role="draft",
            occasion="the visit",
        ),
        Source("news/001.txt", "001", "VietNamNet", corrects="000"),
        Source("news/extra.txt", "extra", "extra"),
    )
    assert outlets == (
        Outlet("Viet Nam News", "VNS", ours=True),
        Outlet("VietNamNet", "VietNamNet"),
        Outlet("extra", "extra"),
    )
    assert wrong == ()
    assert sources(["news/001.txt"])[0] == (found[1],)
    assert sources(["news/corpus.yaml"])[0] == found[:2]


def test_declared_file_that_is_not_there_is_a_problem_of_its_folder_only() -> None:
    write("news/corpus.yaml", DECLARED)
    write("news/000.txt")
    assert problems("news") == [("news/001.txt", "no such file, but listed in news/corpus.yaml:13")]
    assert problems("news/000.txt") == []


def test_short_names_are_made_and_differ() -> None:
    for name in ("The World and Vietnam Report", "The Woodland and Village Review", "Herald"):
        write(f"{name}.txt")
    assert [(o.name, o.short) for o in sources(["."])[1]] == [
        ("Herald", "Herald"),
        ("The Woodland and Village Review", "TWAVR"),
        ("The World and Vietnam Report", "TWAVR2"),
    ]


def test_two_corpora_that_call_outlets_alike_are_refused() -> None:
    for folder, outlet in (("x", "Viet Nam News"), ("y", "Voice of the North")):
        write(f"{folder}/corpus.yaml", f"version: 1\noutlets:\n  {outlet}: {{short: VNN}}\n")
        write(f"{folder}/a.txt")
    with pytest.raises(PackError) as caught:
        sources(["y", "x"])
    assert caught.value.faults == [
        "y/corpus.yaml:3: Voice of the North is 'VNN', but in x/corpus.yaml:3 Viet Nam News is 'VNN'"
    ]


def test_every_fault_of_corpus_yaml_is_reported_with_its_line() -> None:
    text = """\
version: 2
outlet: {}
outlets:
  Herald: {short: H, own: true}
  Courier: {short: H, ours: yes}
articles:
  - {path: 000.txt, published: 7 February}
  - {id: 7}
  - path: 000.txt
    role: printed
    role: draft
    title:
"""
    assert faults(text) == [
        "news/corpus.yaml:1: version 2; this release reads version 1",
        "news/corpus.yaml:2: unknown key 'outlet'; corpus.yaml takes: version, outlets, articles",
        "news/corpus.yaml:4: unknown key 'own'; an outlet takes: short, ours",
        "news/corpus.yaml:5: ours takes true or false, not 'yes'",
        "news/corpus.yaml:5: short name 'H' stands already in line 4",
        "news/corpus.yaml:7: published takes a date such as 2026-02-07, not '7 February'",
        "news/corpus.yaml:8: an article needs a path",
        "news/corpus.yaml:9: path '000.txt' stands already in line 7",
        "news/corpus.yaml:11: key 'role' stands already in line 10",
        "news/corpus.yaml:12: title needs a value",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "news/corpus.yaml:1: empty; a line 'version: 1' is needed"),
        ("articles: []\n", "news/corpus.yaml:1: a line 'version: 1' is needed"),
        ("version: 1\narticles: [\0]\n", "news/corpus.yaml:2: the character U+0000 may not stand in it"),
        ('version: 1\noutlets: {"\\U00110000": {}}\n', "news/corpus.yaml: chr() arg not in range(0x110000)"),
        ("- a\n", "news/corpus.yaml:1: corpus.yaml takes keys and values"),
        ("version: 1\narticles: 000.txt\n", "news/corpus.yaml:2: articles takes a list"),
        ("version: 1\narticles: ]\n", "news/corpus.yaml:2: expected the node content, but found ']'"),
    ],
)
def test_unusable_corpus_yaml_is_refused(text: str, fault: str) -> None:
    assert fault in faults(text)


@pytest.mark.parametrize("wrong", ["2026-02-30", "20260207", "2026-W06-6", "7 February", "2026-2-7"])
def test_a_date_that_is_none_is_a_fault(wrong: str) -> None:
    assert faults(f"version: 1\narticles:\n  - path: 000.txt\n    published: {wrong}\n") == [
        f"news/corpus.yaml:4: published takes a date such as 2026-02-07, not {wrong!r}"
    ]


def test_a_role_that_is_none_is_a_fault() -> None:
    assert faults("version: 1\narticles:\n  - {path: 000.txt, role: printed}\n") == [
        "news/corpus.yaml:3: role takes published, draft, reference, not 'printed'"
    ]


def test_an_article_is_listed_once_however_its_path_is_written() -> None:
    assert faults("version: 1\narticles:\n  - path: 000.txt\n  - path: ./feb/../000.txt\n") == [
        "news/corpus.yaml:4: path '000.txt' stands already in line 3"
    ]


def test_two_articles_with_one_id_are_a_fault() -> None:
    assert faults("version: 1\narticles:\n  - {path: 000.txt, id: a}\n  - {path: 001.txt, id: a}\n") == [
        "news/corpus.yaml:4: id 'a' stands already in line 3"
    ]
    for folder in ("x", "y"):
        write(f"{folder}/corpus.yaml", "version: 1\narticles:\n  - {path: a.txt, id: a}\n")
        write(f"{folder}/a.txt")
    with pytest.raises(PackError) as caught:
        sources(["y", "x"])
    assert caught.value.faults == ["y/corpus.yaml:3: id 'a' stands already in x/corpus.yaml:3, for another article"]
    assert ids("x") == ["a"]


def test_a_correction_names_an_article_that_there_is() -> None:
    listed = "version: 1\narticles:\n  - {path: 000.txt, id: a}\n  - path: 001.txt\n    corrects: "
    assert faults(f"{listed}aa\n") == [
        "news/corpus.yaml:5: corrects 'aa', but no article goes by that id; did you mean 'a'?"
    ]
    assert faults("version: 1\narticles:\n  - path: 000.txt\n    id: a\n    corrects: a\n") == [
        "news/corpus.yaml:5: 'a' is the article's own id; name the one it corrects"
    ]
    for name in ("a", "extra"):  # listed, and not listed; neither need be named with the one that corrects it
        write("news/corpus.yaml", f"{listed}{name}\n")
        write("news/001.txt")
        write("news/extra.txt")
        assert ids("news/001.txt") == ["001"]


def test_seeds_are_five_articles_of_three_outlets() -> None:
    found, outlets, wrong = sources([SEEDS])
    assert [(s.id, s.outlet) for s in found] == [
        ("000", "Viet Nam News"),
        ("001", "The World and Vietnam Report"),
        ("002", "VietNamNet"),
        ("003", "Viet Nam News"),
        ("004", "Viet Nam News"),
    ]
    assert [(o.short, o.ours) for o in outlets] == [("VNS", True), ("WVR", False), ("VNN", False)]
    assert found[2].occasion == found[3].occasion != None  # noqa: E711
    assert [s.published for s in found] == [None, None, None, date(2026, 2, 7), None]
    assert wrong == ()
