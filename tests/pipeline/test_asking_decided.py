"""What people decided on figures, in the answers of comparisons."""

from __future__ import annotations

import pyarrow as pa
import pytest
from compare_command import run
from figures_table import count, tables
from small_dataset import write_dataset

from pipeline import open_dataset
from pipeline.comparison.table import comparison_table
from pipeline.errors import UserError
from pipeline.workspace import Workspace


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Five figures of one kind and day in releases of their own, one for each thing a person may have decided."""
    states = (None, "confirmed", "corrected", "rejected", "conflict")
    rows = [
        count(10 * 2**n, f"2020-0{n + 1}-01", release_id=f"r{n}", review=state, confidence=0.9)
        for n, state in enumerate(states)
    ]
    rows.append(count(1, "2020-09-01", release_id="r9", review="added", confidence=0.0))
    made = tables(rows)
    made["comparison"] = pa.Table.from_pylist(comparison_table(made))
    return write_dataset(tmp_path_factory.mktemp("reviewed"), made)


@pytest.fixture(scope="module")
def undecided(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    made = tables([count(20)])
    made["comparison"] = pa.Table.from_pylist(comparison_table(made))
    return write_dataset(tmp_path_factory.mktemp("undecided"), made)


def test_what_a_person_rejected_is_compared_no_more_and_what_they_decided_is_sure(reviewed: Workspace) -> None:
    (least,) = open_dataset(reviewed.home).compare("arrests", by="county").at_least
    assert least == 10 + 20 + 40 + 160 + 1


@pytest.mark.parametrize("where", [None, "review IS DISTINCT FROM 'added'"])
def test_an_answer_says_how_many_figures_people_decided_on_as_the_table_does(
    reviewed: Workspace, where: str | None
) -> None:
    opened = open_dataset(reviewed.home)
    decided = ["confirmed", "corrected", "added"]
    cells = opened.compare("arrests", by="county", where=where)
    assert cells[decided].to_numpy().tolist() == [[1, 1, 0 if where else 1]]
    table = opened.comparison.query("basis == 'period' and level == 'county' and measure == 'arrests'")
    assert table[table.offense.isna()][decided].to_numpy().tolist() == [[1, 1, 1]]


def test_what_people_decided_is_in_every_form_of_the_answer(reviewed: Workspace, undecided: Workspace) -> None:
    for form in ("csv", "json", "markdown", "table"):
        assert "corrected" in run(reviewed, "--by", "county", "--format", form)
    assert "corrected" not in run(undecided, "--by", "county", "--format", "markdown")  # where nobody decided anything


def test_only_what_people_confirmed_corrected_or_added_is_compared_where_asked(
    reviewed: Workspace, undecided: Workspace
) -> None:
    (least,) = open_dataset(reviewed.home).compare("arrests", by="county", confirmed=True).at_least
    assert least == 20 + 40 + 1
    assert "61" in run(reviewed, "--by", "county", "--confirmed", "--format", "csv")
    with pytest.raises(UserError, match="confirmed by a person"):
        run(undecided, "--confirmed")
