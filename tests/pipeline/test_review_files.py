from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from decided import decided

from pipeline.errors import UserError
from pipeline.review.decisions import Decision
from pipeline.review.files import drop, keep, load_reviews
from pipeline.workspace import Workspace


def lines(ws: Workspace) -> list[str]:
    return (ws.reviews / "kings_ny.jsonl").read_text(encoding="utf-8").splitlines()


def put(ws: Workspace, text: str) -> None:
    ws.reviews.mkdir(parents=True, exist_ok=True)
    (ws.reviews / "kings_ny.jsonl").write_text(text, encoding="utf-8")


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def test_nothing_decided_is_nothing_and_reading_writes_nothing(ws: Workspace) -> None:
    assert load_reviews(ws).decisions == ()
    assert not ws.reviews.exists()


def test_rows_stand_in_the_order_of_the_text_and_each_once(ws: Workspace) -> None:
    late, early = decided(start=90, end=92), decided()
    for decision in (late, early, late):
        keep(ws, "kings_ny", decision)
    assert lines(ws) == [early.line, late.line]
    assert load_reviews(ws).decisions == (early, late)
    assert {path.name for path in ws.reviews.iterdir()} == {"kings_ny.jsonl", ".lock", ".gitattributes", ".gitignore"}


def test_bad_rows_are_named_and_stay_where_they_are(ws: Workspace) -> None:
    good, more = decided(start=90, end=92), decided()
    put(ws, f'not a row\n{good.line}\n{good.line.replace("confirm", "praise")}\n{{"release_id": 3}}')
    found = load_reviews(ws)
    assert found.decisions == (good,)
    assert [(bad.source_id, bad.line, bad.code) for bad in found.bad] == [
        ("kings_ny", 1, "review_row"),
        ("kings_ny", 3, "review_row"),
        ("kings_ny", 4, "review_row"),
    ]
    assert "action: " in found.bad[1].message
    put(ws, good.line.replace("{", '{"colour": "red", ', 1))
    assert load_reviews(ws).bad[0].message.startswith("colour: there is no such column.")
    put(ws, f'not a row\n{good.line}\n{good.line.replace("confirm", "praise")}\n{{"release_id": 3}}')
    before = lines(ws)
    keep(ws, "kings_ny", more)
    assert [line for line in lines(ws) if line != more.line] == before


def test_rows_between_conflict_markers_are_taken_and_nothing_is_written_among_them(ws: Workspace) -> None:
    ours, theirs = decided(), decided("reject", who="second")
    text = f"<<<<<<< ours\n{ours.line}\n=======\n{theirs.line}\n>>>>>>> theirs\n"
    put(ws, text)
    found = load_reviews(ws)
    assert set(found.decisions) == {ours, theirs}
    assert [(bad.line, bad.code) for bad in found.bad] == [(1, "review_merge")]
    with pytest.raises(UserError, match="unfinished merge"):
        keep(ws, "kings_ny", decided(start=1, end=2))
    assert (ws.reviews / "kings_ny.jsonl").read_text() == text


def test_a_file_that_cannot_be_written_is_told(ws: Workspace) -> None:
    ws.reviews.parent.mkdir()
    ws.reviews.write_text("no folder")
    with pytest.raises(UserError, match="cannot be written"):
        keep(ws, "kings_ny", decided())


def test_no_process_loses_what_another_writes(ws: Workspace) -> None:
    shares = [[decided(start=at, end=at + 1, who=f"p{n}") for at in range(1, 26)] for n in range(4)]
    with ProcessPoolExecutor(4, get_context("fork")) as pool:
        list(pool.map(keep_all, [ws] * 4, shares))
    assert set(load_reviews(ws).decisions) == {decision for share in shares for decision in share}
    assert len(lines(ws)) == 100


def keep_all(ws: Workspace, decisions: list[Decision]) -> None:
    for decision in decisions:
        keep(ws, "kings_ny", decision)


def test_all_that_names_a_release_can_be_taken_out_and_nothing_else(ws: Workspace) -> None:
    gone, other = decided(release_id="f" * 16), decided()
    put(ws, f"{gone.line}\nnot a row of {'f' * 16}\n{other.line}\nnot a row\n")
    assert drop(ws, "f" * 16) == 2
    assert lines(ws) == [other.line, "not a row"]
    assert drop(ws, "f" * 16) == 0


def test_each_decision_is_known_by_file_and_line(ws: Workspace) -> None:
    first, second = decided(), decided(start=90, end=92)
    put(ws, f"{first.line}\nnot a row\n\n{second.line}\n")
    found = load_reviews(ws)
    assert found.where == {
        first.id: "corpus/reviews/kings_ny.jsonl, line 1",
        second.id: "corpus/reviews/kings_ny.jsonl, line 4",
    }
    assert [bad.where for bad in found.bad] == ["corpus/reviews/kings_ny.jsonl, line 2"]
