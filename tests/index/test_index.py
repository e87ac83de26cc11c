"""What is kept between runs changes nothing but time, whatever becomes of it."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import msgpack
import pytest
from ferry import FERRY, Run, write

import compare
from compare import pipeline
from compare.config import Config
from compare.index import edition, store
from compare.index.store import Store
from compare.model import Analysis, Article, Link
from compare.products.report import compare_texts

ROOT = Path(__file__).resolve().parents[2]
REPORT = "import compare, sys; compare.report([sys.argv[1]])"
STALL = """
import sys, time
import compare
from compare.index import store
def stall(self, largest):
    print("written", flush=True)
    time.sleep(600)
store.Store._trim = stall
compare.report([sys.argv[1]])
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A corpus of three articles."""
    return write(tmp_path / "news", {**FERRY, "times": FERRY["herald"].replace("12", "13")})


@pytest.fixture
def file(cache: Path) -> Path:
    return cache / "concordant" / "index.sqlite"


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is computed: articles that are parted into statements, pairs that are aligned."""
    done: list[str] = []
    segment, links = pipeline.segment, pipeline.pairing.links

    def parted(article: Article) -> object:
        done.append(article.id)
        return segment(article)

    def aligned(left: Analysis, right: Analysis, *, least: float) -> Iterator[Link]:
        done.append(f"{left.article.id}-{right.article.id}")
        return links(left, right, least=least)

    monkeypatch.setattr(pipeline, "segment", parted)
    monkeypatch.setattr(pipeline.pairing, "links", aligned)
    return done


@pytest.mark.parametrize("corpus", ["seeds", "ferry"])
def test_the_report_is_the_same_cold_warm_and_without(corpus: str, news: Path, file: Path) -> None:
    paths = [ROOT / "seeds"] if corpus == "seeds" else [news]
    without = compare.report(paths, config=Config(cache=False))
    assert not file.exists()
    assert compare.report(paths) == without
    assert file.exists()
    assert compare.report(paths) == without


def test_side_by_side_is_the_same_cold_and_warm(news: Path) -> None:
    without = compare.side_by_side([news], config=Config(cache=False))
    assert [compare.side_by_side([news]) for _ in range(2)] == [without, without]


def test_only_what_is_new_is_computed(news: Path, work: list[str]) -> None:
    compare.report([news])
    assert sorted(work) == ["courier", "courier-herald", "courier-times", "herald", "herald-times", "times"]
    work.clear()
    compare.report([news])
    assert work == []
    write(news, {"times": FERRY["herald"].replace("12", "15")})
    compare.report([news])
    assert sorted(work) == ["courier-times", "herald-times", "times"]


def test_an_article_that_is_said_to_be_another_outlets_is_computed_anew(news: Path, work: list[str]) -> None:
    compare.report([news])
    work.clear()
    text = "version: 1\narticles:\n  - {id: times, path: times.txt, outlet: The Times}\n"
    (news / "corpus.yaml").write_text(text, encoding="utf-8")
    compare.report([news])
    assert sorted(work) == ["courier-times", "herald-times", "times"]


def test_another_edition_of_the_program_computes_everything_anew(
    news: Path, work: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    compare.report([news])
    work.clear()
    monkeypatch.setattr("compare.index.remember.code_digest", lambda: b"another")
    for module in ("cached", "incremental"):
        monkeypatch.setattr(f"compare.products.{module}.code_digest_of_reports", lambda: b"another")
    compare.report([news])
    assert len(work) == 6


def test_the_edition_is_that_of_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "compare"
    shutil.copytree(ROOT / "compare", package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(edition, "__file__", str(package / "index" / "edition.py"))
    assert edition.code_digest.__wrapped__() == edition.code_digest()
    (package / "reporters" / "csv.py").write_text("", encoding="utf-8")
    assert edition.code_digest.__wrapped__() == edition.code_digest()
    (package / "facts" / "dates.py").write_text("", encoding="utf-8")
    assert edition.code_digest.__wrapped__() != edition.code_digest()


@pytest.mark.parametrize(
    "damage", ["no database", "cut short", "pages", "entries", "misfits", "deleted", "other tables"]
)
def test_what_is_damaged_is_computed_anew(damage: str, news: Path, file: Path, work: list[str]) -> None:
    without = compare.report([news])
    if damage == "no database":
        file.write_bytes(b"no database at all" * 1000)
    elif damage == "cut short":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    elif damage == "pages":
        raw = file.read_bytes()
        file.write_bytes(raw[:8192] + bytes(len(raw) - 8192))
    elif damage == "deleted":
        shutil.rmtree(file.parent)
    else:
        with sqlite3.connect(file) as connection:
            if damage == "entries":
                connection.execute("UPDATE entries SET value = zeroblob(size)")
            elif damage == "misfits":
                keys = [row[0] for row in connection.execute("SELECT key FROM entries ORDER BY key")]
                value = connection.execute("SELECT value FROM entries WHERE key = ?", keys[:1]).fetchone()
                connection.execute("UPDATE entries SET value = ?", value)
            else:
                connection.execute("DROP TABLE entries")
                connection.execute("CREATE TABLE entries (what TEXT)")
        connection.close()
    work.clear()
    assert compare.report([news]) == without
    assert len(work) >= 5
    compare.report([news])
    work.clear()
    assert compare.report([news]) == without
    assert work == []


def of_the_schema(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[raw.find(b"by_use")] = 0xFF
    file.write_bytes(raw)


def told(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def packed(file: Path, make: Callable[[bytes, bytes], bytes]) -> None:
    """Every entry made anew from its key and what it holds, under a digest that fits."""
    connection = sqlite3.connect(file)
    with connection:
        for key, value in connection.execute("SELECT key, value FROM entries").fetchall():
            new = make(key, value[store.CHECK :])
            connection.execute("UPDATE entries SET value = ? WHERE key = ?", (store._check(key, new) + new, key))
    connection.close()


def nonsense(value: object) -> Callable[[Path], None]:
    return lambda file: packed(file, lambda key, held: zlib.compress(msgpack.packb(value)))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a name in the schema": of_the_schema,
    "no letters": lambda f: told(f, "UPDATE entries SET value = CAST(x'ff' AS TEXT)"),
    "texts": lambda f: told(f, "UPDATE entries SET value = 'text'"),
    "numbers": lambda f: told(f, "UPDATE entries SET value = 9000000000000000000"),
    "nulls": lambda f: told(f, "UPDATE entries SET value = NULL"),
    "runs beyond all": lambda f: told(f, "UPDATE entries SET used = 9223372036854775807"),
    "runs that are texts": lambda f: told(f, "UPDATE entries SET used = 'text'"),
    "sizes that are texts": lambda f: told(f, "UPDATE entries SET size = 'text'"),
    "another layout": lambda f: told(f, "ALTER TABLE entries ADD COLUMN more TEXT NOT NULL DEFAULT ''"),
    "a view": lambda f: told(f, "ALTER TABLE entries RENAME TO e", "CREATE VIEW entries AS SELECT * FROM e"),
    "no zlib": lambda f: packed(f, lambda key, held: b"no zlib"),
    "half of zlib": lambda f: packed(f, lambda key, held: held[: len(held) // 2]),
    "no msgpack": lambda f: packed(f, lambda key, held: zlib.compress(b"\xc1")),
    "half of msgpack": lambda f: packed(f, lambda key, held: zlib.compress(b"\x92\x01")),
    "nested thousands deep": lambda f: packed(f, lambda key, held: zlib.compress(b"\x91" * 90_000)),
    "nothing": nonsense(None),
    "a number": nonsense(7),
    "a text": nonsense("text"),
    "lists of numbers": nonsense([[1, 2, 3], [4]]),
    "keys": nonsense({"findings": 1}),
    "records that are none": nonsense([[[0, 1], [99, 2]], [{"record": 7}]]),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_is_a_miss_and_the_next_run_is_fast(
    damage: str, news: Path, file: Path, work: list[str]
) -> None:
    without = compare.report([news])
    DAMAGE[damage](file)
    assert compare.report([news]) == without
    work.clear()
    assert compare.report([news]) == without
    assert work == []


@pytest.mark.parametrize(
    ("code", "stays"),
    [
        (sqlite3.SQLITE_CORRUPT, False),
        (779, False),  # SQLITE_CORRUPT_INDEX
        (sqlite3.SQLITE_NOTADB, False),
        (522, False),  # SQLITE_IOERR_SHORT_READ
        (sqlite3.SQLITE_BUSY, True),
        (sqlite3.SQLITE_LOCKED, True),
        (sqlite3.SQLITE_READONLY, True),
        (sqlite3.SQLITE_FULL, True),
        (sqlite3.SQLITE_CANTOPEN, True),
        (None, False),
    ],
)
def test_a_file_that_is_only_in_use_or_read_only_is_left_alone(
    code: int | None, *, stays: bool, tmp_path: Path
) -> None:
    """What the reading of an entry runs into; the file stays the same file where it may be whole."""
    file = tmp_path / "x.sqlite"
    held = Store(store._connected(file), file)
    held.put(b"key", "value")
    held.flush()
    before = file.stat().st_ino
    file.with_name("second").hardlink_to(file)  # so that its number is given to no other
    real, error = held._connection, sqlite3.OperationalError("as it is said")
    if code is not None:
        error.sqlite_errorcode = code
    held._connection = SimpleNamespace(execute=lambda *_: (_ for _ in ()).throw(error), close=real.close)  # type: ignore[assignment]
    assert held.get(b"key") is None
    held._connection = real
    held.put(b"new", "more")
    held.close()
    assert (file.stat().st_ino == before) is stays
    again = Store(store._connected(file), file)
    assert again.get(b"new") == "more"
    again.close()


def test_a_cache_that_is_locked_or_read_only_changes_no_report(
    news: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = compare.report([news])
    monkeypatch.setattr(store, "PATIENCE", 0.01)
    connection = sqlite3.connect(file)
    connection.execute("BEGIN EXCLUSIVE")
    assert compare.report([news]) == without
    connection.rollback()
    connection.close()
    write(news, {"times": FERRY["herald"].replace("12", "15")})
    monkeypatch.setattr(store, "_connected", lambda place: sqlite3.connect(f"file:{file}?mode=ro", uri=True))
    assert compare.report([news]) == compare.report([news], config=Config(cache=False))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pipe with a name there")
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("nowhere")])
def test_a_cache_that_is_no_file_is_none(make: Callable[[Path], object], news: Path, file: Path) -> None:
    without = compare.report([news], config=Config(cache=False))
    file.parent.mkdir(parents=True)
    make(file)
    assert compare.report([news]) == without
    assert not file.is_file()


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace('"house"', "5"),
        lambda text: text[: len(text) // 2],
        lambda text: "[" * 90_000,
        lambda text: text.replace('"rows": ["', '"rows": [7, "'),
        lambda text: "",
    ],
)
def test_a_last_report_that_is_damaged_is_none(damage: Callable[[str], str], run: Run, cache: Path) -> None:
    run("report", "news")
    (last,) = (cache / "concordant" / "last").iterdir()
    assert run("explain", "1")[0] == 0
    last.write_text(damage(last.read_text(encoding="utf-8")), encoding="utf-8")
    which = "which articles? name files or folders, or set `paths` in concordant.toml"
    assert run("explain", "1") == (2, "", f"concordant: {which}\n")


def test_where_nothing_can_be_kept_the_report_is_the_same(news: Path, cache: Path) -> None:
    without = compare.report([news], config=Config(cache=False))
    (cache / "concordant").write_text("a file where a folder should be", encoding="utf-8")
    assert compare.report([news]) == without


def start(program: str, folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, "-c", program, str(folder)], env=environment, stdout=subprocess.PIPE)


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be killed by a signal")
def test_one_who_is_killed_while_writing_leaves_nothing_half_done(news: Path, file: Path, work: list[str]) -> None:
    without = compare.report([news], config=Config(cache=False))
    process = start(STALL, news)
    assert process.stdout is not None
    assert process.stdout.readline() == b"written\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    work.clear()
    assert compare.report([news]) == without
    assert len(work) == 6
    work.clear()
    assert compare.report([news]) == without
    assert work == []


def test_four_who_write_at_once(news: Path, file: Path, work: list[str]) -> None:
    processes = [start(REPORT, news) for _ in range(4)]
    assert [p.wait() for p in processes if not (p.stdout and p.stdout.close())] == [0, 0, 0, 0]
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    compare.report([news])
    assert work == []


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Store]:
    connection = store._connected(tmp_path / "x.sqlite")
    yield Store(connection)
    connection.close()


def test_what_was_of_use_longest_ago_goes_when_there_is_too_much(held: Store) -> None:
    """Ten results of about a hundred bytes; the first is of use again, and five hundred bytes are kept."""
    for number in range(10):
        held.put(bytes([number]), os.urandom(80).hex()[:80])
        held.flush()
        held._run += 1
    assert held.get(b"\x00") is not None
    held.flush(500)
    left = [number for number in range(10) if held.get(bytes([number])) is not None]
    assert left[0] == 0
    assert left[1:] == list(range(10 - len(left[1:]), 10))
    assert 2 <= len(left) <= 6


def test_the_command_keeps_nothing_where_it_is_told_so(news: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from compare.cli import main

    assert main(["check", str(news), "--no-cache", "--exit-zero"]) == 0
    assert not file.exists()
    monkeypatch.setenv("CONCORDANT_NO_CACHE", "1")
    assert main(["report", str(news)]) == 0
    assert not file.exists()
    monkeypatch.delenv("CONCORDANT_NO_CACHE")
    assert main(["report", str(news)]) == 0
    assert file.exists()


def test_texts_in_memory_are_not_kept(file: Path) -> None:
    compare_texts(FERRY)
    assert not file.exists()
