from __future__ import annotations

import json
from pathlib import Path

import pytest
from decided import decided
from made import stored
from reviewed_home import TEXTS, built, rebuilt
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.dataset import open_dataset
from pipeline.errors import UserError
from pipeline.importing import import_paths
from pipeline.review.desk import Reviewing
from pipeline.review.files import load_reviews
from pipeline.review.gold import agreement, kappa, suggest
from pipeline.review.queue import MISSED, Item
from pipeline.workspace import Workspace


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return built(tmp_path / "home")


def values(reviewing: Reviewing) -> list[object]:
    return [item.shown.get("value") for item in reviewing.items()]


def of_value(reviewing: Reviewing, value: int) -> Item:
    (found,) = [item for item in reviewing.items() if item.shown.get("value") == value]
    return found


def states(ws: Workspace) -> dict[int, str | None]:
    return {row["value"]: row["review"] for row in open_dataset(ws).table("counts").to_pylist() if row["latest"]}


def test_what_matters_most_is_asked_first_and_why(ws: Workspace) -> None:
    reviewing = Reviewing(ws, "first")
    assert values(reviewing) == [450, 12, 5, 3]
    assert reviewing.items()[0].reasons == ("a large figure", "read with confidence 0.2")


def test_reading_the_queue_writes_nothing(ws: Workspace) -> None:
    Reviewing(ws, "first").items()
    assert not ws.reviews.exists()


def test_what_is_decided_is_asked_no_more_and_stands_after_a_build(ws: Workspace) -> None:
    reviewing = Reviewing(ws, "first")
    reviewing.decide(of_value(reviewing, 450), "confirm")
    reviewing.decide(of_value(reviewing, 12), "reject")
    reviewing.decide(of_value(reviewing, 5), "correct", "offense", "buying")
    assert values(reviewing) == [3]
    rebuilt(ws)
    assert states(ws) == {450: "confirmed", 12: "rejected", 5: "corrected", 3: None}
    assert values(Reviewing(ws, "first")) == [3]
    assert values(Reviewing(ws, "second", second=True)) == [450, 12, 5]


def test_a_wrong_value_is_no_decision_and_nothing_is_kept(ws: Workspace) -> None:
    reviewing = Reviewing(ws, "first")
    with pytest.raises(UserError, match="no such field"):
        reviewing.decide(of_value(reviewing, 3), "correct", "colour", "red")
    with pytest.raises(UserError, match="no such day"):
        reviewing.decide(of_value(reviewing, 3), "correct", "period_start", "2016-02-30")
    assert not ws.reviews.exists()


def test_one_changes_ones_mind_and_takes_it_back(ws: Workspace) -> None:
    reviewing = Reviewing(ws, "first")
    item = of_value(reviewing, 3)
    first = reviewing.decide(item, "correct", "value", 30)
    again = reviewing.item(item.key)
    assert again is not None
    assert again.shown["value"] == 30
    second = reviewing.decide(again, "correct", "value", 33, seen=[first.id])
    assert second.over == (first.id,)
    assert (undone := reviewing.undo()) is not None
    assert undone.over == (second.id,)
    shown = reviewing.item(item.key)
    assert shown is not None
    assert shown.shown["value"] == 30
    assert reviewing.undo() is not None
    assert reviewing.undo() is None
    assert values(reviewing) == [450, 12, 5, 3]


def test_two_who_did_not_see_each_other_differ_until_one_who_saw_both_decides(ws: Workspace) -> None:
    one, other = Reviewing(ws, "first"), Reviewing(ws, "second")
    item = of_value(one, 12)
    one.decide(item, "correct", "value", 13)
    other.decide(item, "correct", "value", 14)
    rebuilt(ws)
    assert states(ws)[12] == "conflict"
    asked = Reviewing(ws, "third").items()[0]
    assert (asked.asks, asked.shown["value"], asked.reasons[0]) == ("conflict", 12, "people differ")
    Reviewing(ws, "third").decide(asked, "correct", "value", 14, seen=[d.id for d in asked.verdict.decisions])
    rebuilt(ws)
    assert states(ws).keys() == {450, 14, 5, 3}
    assert len(load_reviews(ws).decisions) == 3


def test_a_missed_figure_is_added_once(ws: Workspace) -> None:
    reviewing = Reviewing(ws, "first")
    release = of_value(reviewing, 3).key.release_id
    at = TEXTS["small"].index("4 women")
    reviewing.add(release, at, at + 1, {"measure": "arrests", "value": 4, "gender": "female"})
    rebuilt(ws)
    (row,) = [row for row in open_dataset(ws).table("counts").to_pylist() if row["value"] == 4]
    assert (row["review"], row["gender"], row["as_said"]) == ("added", "female", "4")
    assert 4 not in values(Reviewing(ws, "first"))
    with pytest.raises(UserError, match="read already"):
        Reviewing(ws, "first").add(release, at, at + 1, {"measure": "arrests", "value": 4})


def test_only_what_changed_asks_again_and_deciding_again_ends_it(ws: Workspace) -> None:
    reviewing = Reviewing(ws, "first")
    for item in reviewing.items():
        reviewing.decide(item, "confirm")
    stored(ws.home, {**TEXTS, "large": TEXTS["large"].replace("and more", "and many more")})
    rebuilt(ws)
    reviewing = Reviewing(ws, "first")
    (item,) = reviewing.items()
    assert (item.asks, item.shown["value"]) == ("again", 450)
    codes = [row["code"] for row in open_dataset(ws).table("issues").to_pylist()]
    assert codes.count("review_stale") == 1
    reviewing.decide(item, "confirm")
    assert reviewing.items() == []
    rebuilt(ws)
    assert [row["code"] for row in open_dataset(ws).table("issues").to_pylist()].count("review_stale") == 0


def test_a_figure_that_is_read_no_more_asks_until_it_is_rejected(ws: Workspace) -> None:
    reviewing = Reviewing(ws, "first")
    reviewing.decide(of_value(reviewing, 3), "confirm")
    stored(ws.home, {**TEXTS, "small": "A watch\nMay 9, 2016\nNobody was arrested by the human trafficking unit."})
    rebuilt(ws)
    reviewing = Reviewing(ws, "first")
    (gone,) = [item for item in reviewing.items() if item.asks == "gone"]
    reviewing.decide(gone, "reject")
    assert [item.asks for item in reviewing.items() if item.asks == "gone"] == []


def test_reviewed_releases_become_annotations_with_their_documents(ws: Workspace, tmp_path: Path) -> None:
    reviewing = Reviewing(ws, "first")
    reviewing.decide(of_value(reviewing, 450), "correct", "offense", "buying")
    reviewing.decide(of_value(reviewing, 12), "reject")
    rebuilt(ws)
    gold = tmp_path / "gold" / "own.jsonl"
    gold.parent.mkdir()
    done = CliRunner().invoke(app, ["review", "--home", str(ws.home), "--as-gold", str(gold)])
    assert done.exit_code == 0, done.output
    told = {one["doc_id"]: one for one in map(json.loads, gold.read_text().splitlines())}
    assert told.keys() == {"large", "story"}
    assert [(f["value"], f["offense"]) for f in told["large"]["counts"]] == [(450, "buying")]
    assert told["story"]["counts"] == []
    assert len(list((gold.parent / "docs").rglob("*.jsonl"))) == 2


def test_agreement_is_of_figures_both_decided() -> None:
    at = [{"start": 10 * n, "end": 10 * n + 2} for n in range(4)]
    first = [decided("confirm", **span) for span in at]
    second = [decided("confirm" if n else "reject", who="second", **span) for n, span in enumerate(at[:3])]
    second.append(decided("correct", field="value", value=13, who="second", **at[3]))
    (row,) = agreement([*first, *second, decided("note", who="third")])
    assert (row["first"], row["second"], row["figures"], row["agree"]) == ("first", "second", 4, 0.5)
    assert (row["kappa"], row["differ_in"]) == (0.0, "figure 1, value 1")


def test_kappa_is_agreement_beyond_chance() -> None:
    assert kappa([(True, True), (False, False)]) == 1
    assert kappa([(True, False), (False, True)]) == -1
    assert kappa([(True, True)]) is None


def test_what_teaches_most_is_suggested_first(ws: Workspace) -> None:
    dataset = open_dataset(ws)
    chosen = suggest(dataset, 50)
    assert [row["teaches"] for row in chosen] == [0.16, 0.106, 0.048, 0.029]
    assert [row["why"] for row in suggest(dataset, 2)] == [
        "1 figure of confidence 0.2 to 0.2",
        "1 figure of confidence 0.88 to 0.88; 1 of the source before it",
    ]


def test_a_release_of_another_source_comes_before_one_more_of_the_same(tmp_path: Path) -> None:
    """A release without figures teaches 0.09, as one of confidence 0.9; the third of a source a third of its own."""
    home = tmp_path / "home"
    (home / "elsewhere").mkdir(parents=True)
    (home / "elsewhere" / "none.txt").write_text("A trafficking watch\nMay 9, 2016\nNobody was arrested, it is said.")
    ws = stored(home, TEXTS)
    import_paths(ws, [home / "elsewhere"])
    rebuilt(ws)
    chosen = suggest(open_dataset(ws), 50)
    assert [row["teaches"] for row in chosen] == [0.16, 0.09, 0.106, 0.048, 0.029]
    assert chosen[1]["why"] == "no figure: is one missed?"
    reviewing = Reviewing(ws, "first", release=chosen[1]["release_id"])
    (asked,) = reviewing.items()
    assert (asked.asks, asked.key.is_whole) == ("whole", True)
    reviewing.decide(asked, "whole")
    assert reviewing.items() == []
    rebuilt(ws)
    assert chosen[1]["release_id"] not in {row["release_id"] for row in suggest(open_dataset(ws), 50)}


def test_a_release_is_reviewed_in_the_order_of_its_text_and_at_its_end_as_a_whole(ws: Workspace) -> None:
    known = of_value(Reviewing(ws, "first"), 450).key.release_id
    reviewing = Reviewing(ws, "first", release=known)
    figure, whole = reviewing.items()
    assert (figure.key.is_whole, whole.asks, whole.reasons) == (False, "whole", (MISSED,))
    reviewing.decide(figure, "confirm")
    reviewing.decide(figure, "whole")
    assert reviewing.items() == []
    assert reviewing.undo() is not None
    assert [item.asks for item in reviewing.items()] == ["whole"]
    with pytest.raises(UserError, match="no release"):
        Reviewing(ws, "first", release="0" * 16)


def test_without_a_terminal_nothing_is_asked(ws: Workspace) -> None:
    done = CliRunner().invoke(app, ["review", "--home", str(ws.home)])
    assert isinstance(done.exception, UserError)
    assert "takes a terminal" in str(done.exception)
