"""Comparing in the browser what people decided, and nothing else."""

from __future__ import annotations

from pathlib import Path

from reviewed_home import built, rebuilt
from starlette.testclient import TestClient

from pipeline.explore.app import make_app
from pipeline.explore.choices import Choice, choice_of
from pipeline.review.desk import Reviewing

TICK = 'name="confirmed" value="yes"'


def test_only_what_a_person_confirmed_is_compared_where_that_is_chosen(tmp_path: Path) -> None:
    ws = built(tmp_path / "home")
    pages = TestClient(make_app(ws), base_url="http://127.0.0.1")
    chosen = "/compare?measure=arrests&basis=publication&by=nation"
    before = pages.get(chosen).text
    assert TICK not in before
    assert "No figure of arrests answers this: confirmed by a person" in pages.get(f"{chosen}&confirmed=yes").text

    reviewing = Reviewing(ws, "first")
    reviewing.decide(next(item for item in reviewing.items() if item.shown["value"] == 450), "confirm")
    rebuilt(ws)
    page = pages.get(f"{chosen}&confirmed=yes").text
    assert f"{TICK} checked" in page
    assert "Arrests (confirmed by a person), by when it was published" in page
    assert TICK in (others := pages.get(chosen).text)
    assert f"{TICK} checked" not in others


def test_the_choice_is_the_commands() -> None:
    choice = choice_of({"measure": "arrests", "confirmed": "yes"})
    assert choice.asked().confirmed
    assert not Choice("arrests").asked().confirmed
    assert not choice.in_table
    assert choice.query() == "measure=arrests&confirmed=yes"
    assert choice.command() == "tally compare --measure arrests --confirmed"
