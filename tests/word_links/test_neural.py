"""A language model's second opinion on words: what it changes, that it is repeatable, and what is said without it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from compare.config import Config
from compare.english.words import tokens
from compare.errors import UsageError
from compare.extras import installing
from compare.model import Report
from compare.products.report import compare_articles
from compare.word_links.neural import embedding, vector_cache
from compare.word_links.neural.model_files import find_model
from tests.articles import article
from tests.neural_model import put_together

ROOT = Path(__file__).resolve().parents[2]
ONE = "The minister called on all sides to lay down their weapons before the talks begin."
OTHER = "Before the talks begin, the minister urged both parties to disarm."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(put_together(tmp_path_factory.mktemp("models") / "minilm"))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of one's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("CONCORDANT_NO_CACHE", raising=False)
    return tmp_path / "cache" / "concordant" / "vectors"


def compared(neural: str | None) -> Report:
    return compare_articles([article("a", ONE), article("b", OTHER)], config=Config(neural=neural, min_score=0.3))


def differing(report: Report) -> list[tuple[str, str]]:
    (link,) = report.links
    pairs = [(ONE[w.left_start : w.left_end], OTHER[w.right_start : w.right_end]) for w in link.words]
    return [(a, b) for a, b in pairs if a.lower() != b.lower()]


def test_the_model_knows_that_laying_down_weapons_is_disarming(model: str) -> None:
    plain = [("called", "urged"), ("all", "both"), ("sides", "parties"), ("lay", "disarm")]
    assert differing(compared(None)) == plain
    assert differing(compared(model)) == [
        ("called", "urged"),
        ("on", "urged"),
        ("all", "both"),
        ("sides", "parties"),
        ("lay", "disarm"),
        ("down", "disarm"),
    ]


def test_the_report_says_which_model_was_asked(model: str) -> None:
    assert compared(None).run.options == (("min_score", "0.3"),)
    digest = find_model(model).digest
    assert compared(model).run.options == (("min_score", "0.3"), ("neural", f"minilm {digest}"))


def test_a_cold_a_warm_a_damaged_and_no_cache_give_the_same(
    model: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = compared(model)
    entries = sorted(p for p in cache.rglob("*") if p.is_file())
    assert len(entries) == 2
    monkeypatch.setattr(embedding, "vectors", None)  # a warm cache asks no model
    assert compared(model) == cold
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache.parents[1]))
    whole = entries[0].read_bytes()
    entries[0].write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    entries[1].write_bytes(b"short")
    assert compared(model) == cold
    assert entries[0].read_bytes() == whole
    monkeypatch.setenv("CONCORDANT_NO_CACHE", "1")
    monkeypatch.setattr(vector_cache, "read", lambda name, words: None)
    assert compared(model) == cold


def test_without_a_cache_nothing_is_written(model: str, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONCORDANT_NO_CACHE", "1")
    compared(model)
    assert not cache.exists()


def test_the_command_writes_the_same_bytes_twice(model: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE + "\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER + "\n", encoding="utf-8")
    (tmp_path / "concordant").mkdir()
    own = tmp_path / "concordant" / "concordant.toml"  # the user's settings
    own.write_text(f"neural = {json.dumps(model)}\n", encoding="utf-8")
    command = [sys.executable, "-m", "compare.cli", "report", "a.txt", "b.txt", "--format", "json"]
    runs = [
        subprocess.run([*command, *more], cwd=tmp_path, env=_environment(tmp_path), capture_output=True)
        for more in ([], [], ["--neural", model])
    ]
    assert [r.returncode for r in runs] == [0, 0, 0], runs[0].stderr
    assert runs[0].stdout == runs[1].stdout == runs[2].stdout
    assert json.loads(runs[0].stdout)["run"]["options"] == {"neural": f"minilm {find_model(model).digest}"}


def _environment(home: Path) -> dict[str, str]:
    folders = dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "HF_HOME"), str(home))
    return {"PYTHONPATH": str(ROOT), **folders, "HF_HUB_OFFLINE": "1"}


def test_a_report_without_a_model_imports_none_of_it(tmp_path: Path) -> None:
    for name, text in (("a.txt", ONE), ("b.txt", OTHER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    code = (
        "import sys, compare; compare.report(['.']); "
        "print([m for m in ('onnxruntime', 'tokenizers', 'huggingface_hub') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=_environment(tmp_path), capture_output=True, encoding="utf-8"
    )
    assert (run.stdout, run.stderr) == ("[]\n", "")


ADVICE = (
    "; MODEL is a folder with model.onnx and tokenizer.json, as optimum-cli export onnx --model "
    "sentence-transformers/all-MiniLM-L6-v2 FOLDER writes it, or a name on the Hugging Face hub"
)


@pytest.mark.parametrize(
    ("name", "files", "message"),
    [
        ("nowhere", None, "nowhere: no such model" + ADVICE),
        ("empty", [], "empty: no tokenizer.json there" + ADVICE),
        ("half", ["onnx/model.onnx"], "half: no tokenizer.json there" + ADVICE),
        ("words", ["tokenizer.json"], "words: no .onnx file there" + ADVICE),
        (
            "many",
            ["tokenizer.json", "a.onnx", "onnx/b.onnx"],
            "many: more than one model there, none of them model.onnx: a.onnx, onnx/b.onnx",
        ),
        ("some/where", None, "some/where: no such folder, and not to be had from the hub (Cannot reach"),
    ],
)
def test_a_model_that_is_not_there_is_a_clear_error(
    name: str, files: list[str] | None, message: str, tmp_path: Path
) -> None:
    for file in files or []:
        (tmp_path / name / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name / file).touch()
    if files == []:
        (tmp_path / name).mkdir()
    (tmp_path / "a.txt").write_text(ONE, encoding="utf-8")
    command = [sys.executable, "-m", "compare.cli", "report", "a.txt", "--neural", name]
    run = subprocess.run(command, cwd=tmp_path, env=_environment(tmp_path), capture_output=True, encoding="utf-8")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(f"concordant: {message}")
    assert len(run.stderr.splitlines()) == 1


def test_a_file_that_is_no_model_is_a_clear_error(tmp_path: Path) -> None:
    for file in ("model.onnx", "tokenizer.json"):
        (tmp_path / file).write_bytes(b"nothing of the kind")
    with pytest.raises(UsageError, match="not a model that onnxruntime and tokenizers can load: "):
        compared(str(tmp_path))


def test_without_the_extra_the_error_says_how_to_get_it(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.word_links.neural.model_files.NEEDED", ("onnxruntime_not_there", "tokenizers"))
    with pytest.raises(UsageError, match=re.escape(f"a model needs onnxruntime_not_there: {installing('neural')}")):
        find_model(model)


def test_a_hub_name_is_looked_up_on_this_machine_first(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"onnx/model.onnx": f"{model}/model.onnx", "tokenizer.json": f"{model}/tokenizer.json"}
    monkeypatch.setattr("huggingface_hub.try_to_load_from_cache", lambda name, file: files.get(file))
    monkeypatch.setattr("huggingface_hub.list_repo_files", None)
    found = find_model("some/model")
    assert (found.name, found.digest) == ("some/model", find_model(model).digest)


def test_a_sentence_longer_than_the_model_reads_has_a_vector_for_every_word(model: str) -> None:
    text = " ".join(f"word{n}" for n in range(900))
    spans = [(t.start, t.end) for t in tokens(text, 0, len(text))]
    values = embedding.vectors(text, spans, find_model(model))
    assert values.shape == (900, 384)
    assert bool((abs(values).sum(axis=1) > 0).all())
