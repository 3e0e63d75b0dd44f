"""What is offered in the place of what was read; every figure and name is invented."""

from __future__ import annotations

import pytest
from made import NEWS, stored

from pipeline.build import build
from pipeline.dataset import Dataset, open_dataset
from pipeline.review.desk import Reviewing
from pipeline.review.offers import choices_of, offers
from pipeline.review.queue import Item
from pipeline.workspace import open_workspace

TEXTS = {
    "story": NEWS["story"],
    "parts": "A trafficking sting\nMarch 9, 2015\nThe invented human trafficking unit of Kings County, NY arrested 20 "
    "men on March 7, 2015. Of the 20, 14 were arrested for buying sex. The unit rescued two girls.",
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    ws = stored(tmp_path_factory.mktemp("offers") / "home", TEXTS)
    build(ws, workers=1)
    return open_dataset(ws)


def item(dataset: Dataset, value: int) -> Item:
    reviewing = Reviewing(open_workspace(dataset.folder.parents[2]), "first")
    (found,) = [item for item in reviewing.items() if item.shown["value"] == value]
    return found


def test_a_total_is_of_the_same_measure_and_no_smaller(dataset: Dataset) -> None:
    part, total = item(dataset, 14), item(dataset, 20)
    assert choices_of(dataset, part)["part_of"][0][0] == total.key.ref
    assert len(choices_of(dataset, part)["part_of"]) == 2
    assert choices_of(dataset, total)["part_of"] == [(None, "none")]


def test_days_and_agencies_of_the_release_are_offered_without_what_is_shown(dataset: Dataset) -> None:
    found = offers(dataset, item(dataset, 20))
    assert "2015-03-09" in found["period_start"]
    assert "2015-03-07" not in found["period_start"]
    assert found["place"] == []


def test_an_operation_of_the_state_can_be_linked_to(dataset: Dataset) -> None:
    listed = choices_of(dataset, item(dataset, 20))["operation_id"]
    (operation,) = dataset.table("operations").to_pylist()
    assert listed == [(operation["operation_id"], listed[0][1]), (None, "none")]
    assert listed[0][1].startswith("Operation Paper Lantern, ")
