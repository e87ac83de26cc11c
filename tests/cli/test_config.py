"""concordant.toml and [tool.concordant]: which counts, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compare.config import Config, load
from compare.errors import PackError, UsageError
from compare.resources import find_pack, pack_names

KEYS = "rules, select, ignore, engine, min_score, neural, master, spark_conf, outlets"


@pytest.fixture(autouse=True)
def in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


KEYS = "rules, select, ignore, engine, min_score, neural, paths, waivers, baseline, cache, master, spark_conf, outlets"


def settled(start: str = ".", *, isolated: bool = False, **overrides: Any) -> Config:
    return load(start, isolated=isolated, overrides=overrides)


def faults(name: str, text: str) -> list[str]:
    Path(name).write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        settled()
    return caught.value.faults


def test_without_a_file_the_house_rules_apply() -> None:
    assert settled() == Config(rules=("house",), select=(), ignore=(), engine="local", min_score=None)


def test_command_line_over_nearest_file_over_default() -> None:
    Path("news/feb").mkdir(parents=True)
    Path("concordant.toml").write_text('ignore = ["weekday"]\nmin_score = 0.1\n', encoding="utf-8")
    Path("news/concordant.toml").write_text('select = ["marks"]\nmin_score = 0.7\n', encoding="utf-8")
    assert settled("news/feb") == Config(select=("marks",), min_score=0.7)
    assert settled("news/feb", min_score=0.9, select=None) == Config(select=("marks",), min_score=0.9)
    assert settled("news/feb", isolated=True) == Config()


def test_a_pyproject_without_our_table_is_passed_over() -> None:
    Path("news").mkdir()
    Path("pyproject.toml").write_text('[tool.concordant]\nengine = "local"\nignore = ["marks"]\n', encoding="utf-8")
    Path("news/pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    assert settled("news").ignore == ("marks",)


def test_rules_of_the_command_line_are_added() -> None:
    Path("concordant.toml").write_text('rules = ["house", "terms.yaml"]\n', encoding="utf-8")
    beside = str(Path.cwd() / "terms.yaml")
    assert settled(rules=("mine.yaml", "house")).rules == ("house", beside, "mine.yaml")
    assert settled(isolated=True, rules=("mine.yaml",)).rules == ("house", "mine.yaml")


def test_unknown_keys_and_wrong_types_are_refused_with_their_line() -> None:
    text = '# ours\nrule = ["house"]\nselect = "marks"\nmin_score = 2\nengine = 3\n\n[links]\n'
    assert faults("concordant.toml", text) == [
        "concordant.toml:2: unknown key 'rule'; did you mean 'rules'?",
        "concordant.toml:3: select takes a list of texts, not 'marks'",
        "concordant.toml:4: min_score takes a number from 0 to 1, not 2",
        "concordant.toml:5: engine takes a text, not 3",
        f"concordant.toml:7: unknown key 'links'; there are: {KEYS}",
    ]


def test_line_is_that_of_our_table() -> None:
    text = '[tool.other]\nengine = 1\n\n[tool.concordant]\n"engine" = 1\n\n[tool.concordant.min]\nx = 1\n'
    assert faults("pyproject.toml", text) == [
        "pyproject.toml:5: engine takes a text, not 1",
        f"pyproject.toml:7: unknown key 'min'; there are: {KEYS}",
    ]


def test_broken_file_is_refused_with_its_line() -> None:
    assert faults("concordant.toml", "a = 1\nb = \n") == ["concordant.toml:2: Invalid value"]


def test_shipped_packs_go_by_name_and_files_by_path() -> None:
    assert "house" in pack_names()
    assert find_pack("house").name == "house.yaml"
    Path("mine.yaml").write_text("version: 1\n", encoding="utf-8")
    assert find_pack("mine.yaml") == Path("mine.yaml")
    with pytest.raises(UsageError, match=r"^other\.yaml: no such rule file$"):
        find_pack("other.yaml")
    with pytest.raises(UsageError, match=r"^no rule pack called 'hose'; shipped: designations, dialect-gb, "):
        find_pack("hose")


def test_a_profile_says_what_an_outlet_prefers(tmp_path: Path) -> None:
    file = tmp_path / "concordant.toml"
    file.write_text('[outlets."River Herald"]\nprefers = {flood-duty = "vital duty", x = "y"}\n', encoding="utf-8")
    found = load(tmp_path, isolated=False, overrides={}).prefers
    assert [(p.outlet, p.concept, p.form, p.place.rpartition("concordant.toml")[2]) for p in found] == [
        ("River Herald", "flood-duty", "vital duty", ":1"),
        ("River Herald", "x", "y", ":1"),
    ]
    assert load(tmp_path, isolated=True, overrides={}).prefers == ()


def test_a_profile_says_what_the_style_of_an_outlet_is(tmp_path: Path) -> None:
    file = tmp_path / "concordant.toml"
    file.write_text(
        '[outlets.Herald]\ndialect = "british"\nquotation_marks = "single"\nnames = ["Việt  Nam"]\n'
        '[outlets.Courier]\nprefers = {flood-duty = "duty"}\n',
        encoding="utf-8",
    )
    (profile,) = load(tmp_path, isolated=False, overrides={}).profiles
    assert profile.outlet == "Herald"
    assert profile.stated == (("dialect", "british"), ("quotation_marks", "single"), ("names", "Việt Nam"))
    assert load(tmp_path, isolated=True, overrides={}).profiles == ()


def test_faults_in_a_profile_are_refused_with_their_line() -> None:
    text = "[outlets.Herald]\ndialect = 'scots'\ndialekt = 'british'\nnames = 'Hanoi'\nprefers = ['x']\n"
    assert faults("concordant.toml", text) == [
        "concordant.toml:1: Herald: dialect takes 'british' or 'american', not 'scots'",
        "concordant.toml:1: Herald: unknown key 'dialekt'; did you mean 'dialect'?",
        "concordant.toml:1: Herald: names takes a list of names as the outlet spells them, not 'Hanoi'",
        "concordant.toml:1: Herald: prefers takes {concept-id = \"form\"}, not ['x']",
    ]
