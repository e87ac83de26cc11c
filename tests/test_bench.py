"""What the measurements of alignment rest on: what is changed is changed, and what is counted is what is said."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from ablations import PARTS, Part
from alignment_page import COMMAND, PAGE, TABLES
from articles import article
from calibration import binned, fitted, pooled
from gold import bundles
from leave_out import chosen
from measure import QUICK, analysed, candidates, changed
from peers import PEERS, mutual_best
from readme_parts import parts
from rotation import rotated

from compare import readers
from compare.alignment import neighbours, pairing
from compare.model import Article, Source
from tests.alignment.test_same_event import COURIER, HERALD

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


def seed(path: Path) -> Article:
    found = readers.read(Source(str(path), path.stem, path.stem))
    assert isinstance(found, Article)
    return found


def scores(part: Part) -> list[tuple[str, str, float]]:
    """Of the seeds, which report several occasions, and of two stories on one event."""
    told = [seed(path) for path in sorted(SEEDS.glob("00[0-3]*.txt"))]
    with changed([*QUICK, *part.changes]):
        found = candidates([*told, article("a", HERALD), article("b", COURIER)], part.adapt)
    return [(x.left.id, x.right.id, x.score) for x in found]


def test_a_change_reaches_the_modules_that_import_the_name_and_is_undone() -> None:
    with changed([("compare.alignment.neighbours.SUPPORT", 7.5)]):
        assert (neighbours.SUPPORT, pairing.SUPPORT) == (7.5, 7.5)
    assert neighbours.SUPPORT == pairing.SUPPORT < 7


def test_a_name_that_the_product_has_no_more_is_said() -> None:
    with pytest.raises(AttributeError, match="FORMERLY"), changed([("compare.alignment.neighbours.FORMERLY", 0)]):
        pass


def test_every_part_that_is_switched_off_was_at_work() -> None:
    whole = scores(PARTS[0])
    assert scores(PARTS[0]) == whole
    assert [p.name for p in PARTS[1:] if scores(p) == whole] == []


def test_a_setting_is_chosen_by_the_other_sets() -> None:
    def f1(value: float) -> dict[str, object]:
        return {"pair": {"F1": value}, "tight": {"F1": value}}

    found = {
        ((), 0.4): {"a": f1(0.1), "b": f1(0.7), "c": f1(0.5)},
        ((), 0.5): {"a": f1(0.9), "b": f1(0.5), "c": f1(0.6)},
        ((("rivalry.RIVALRY", 6.0),), 0.5): {"a": f1(0.2), "b": f1(0.8), "c": f1(0.8)},
    }
    assert chosen(found, ["b", "c"], moves=True) == ((("rivalry.RIVALRY", 6.0),), 0.5)
    assert chosen(found, ["b", "c"], moves=False) == ((), 0.4)
    assert chosen(found, ["a", "b"], moves=True) == ((), 0.5)


def test_scores_are_set_against_the_share_that_is_right() -> None:
    sure = np.array([[0.92, 1.0], [0.98, 1.0], [0.95, 0.0], [1.0, 1.0], [0.9, 1.0], [0.31, 0.0]])
    half = np.array([[0.9, 1.0], [0.9, 0.0], [0.9, 0.0], [0.9, 1.0], [0.9, 0.0]])
    few = np.array([[0.99, 0.0]])
    assert binned(sure)[3] == (0.31, 0.0, 1)
    assert binned(sure)[9] == pytest.approx((0.95, 0.8, 5))
    assert pooled([sure, half, few])[9] == pytest.approx((0.925, 0.6, 11)), "one candidate is no share"


def test_the_scale_is_found_again_in_candidates_that_keep_to_it() -> None:
    from compare.alignment.calibration import EVEN, SLOPE

    told = [
        (s, r) for s in (0.2, 0.4, 0.6, 0.8) for r, count in ((1.0, s), (0.0, 1 - s)) for _ in range(round(10 * count))
    ]
    assert fitted([np.array(told)]) == pytest.approx((SLOPE, EVEN), abs=0.001)


def test_three_blocks_are_rotated_between_paragraphs() -> None:
    text, moved = rotated("One a.\n\nOne b.\n\nTwo.\n\nThree a.\nThree b.\n")
    assert text == "Two.\n\nThree a.\nThree b.\n\nOne a.\n\nOne b.\n"
    assert moved == {(16, 20): -16, (22, 39): -16, (0, 14): 25}
    with pytest.raises(ValueError, match="there are 2"):
        rotated("One.\n\nTwo.")


@pytest.mark.parametrize("peer", PEERS)
def test_simple_methods_pair_each_sentence_with_its_best(peer: str) -> None:
    one = article("a", "Wheat prices fell on Monday.\n\nOrchestras need rooms.\n\nWheat fell.")
    other = article("b", "Orchestras want rooms.\n\nWheat prices fell on a Monday.")
    corpus = [[s for a in analysed(x) for s in a.statements] for x in (one, other)]
    found = {tuple(p.text for p in pair): value for value, pair in mutual_best(corpus, peer)}
    assert set(found) == {
        ("Wheat prices fell on Monday.", "Wheat prices fell on a Monday."),
        ("Orchestras need rooms.", "Orchestras want rooms."),
    }
    assert all(0 < value < 1.001 for value in found.values())


def test_a_set_is_cut_into_its_corpora(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    for name in ("item1__a", "item1__b", "item2__a", "m1_x", "m2_x"):
        (tmp_path / "texts" / f"{name}.txt").write_text("Text.", encoding="utf-8")
    docs = [{"doc": "m1_x", "bundle": "m1"}, {"doc": "m2_x", "bundle": "m2"}]
    (tmp_path / "meta.json").write_text(json.dumps({"docs": docs}), encoding="utf-8")
    names = [[path.stem for path in paths] for paths in bundles(tmp_path)]
    assert names == [["item1__a", "item1__b"], ["item2__a"], ["m1_x"], ["m2_x"]]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_its_part_of_the_page(name: str) -> None:
    assert parts(name, page=PAGE, command=COMMAND)[1].startswith("\n|")
