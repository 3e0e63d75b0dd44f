"""Deciding in the browser's way: what is kept, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from reviewed_home import TEXTS, built
from starlette.testclient import TestClient

from pipeline.dataset import open_dataset
from pipeline.explore.app import make_app
from pipeline.explore.review import Reviewer
from pipeline.review.desk import Reviewing
from pipeline.review.files import load_reviews
from pipeline.review.offers import choices_of
from pipeline.workspace import Workspace

HOST = "http://127.0.0.1"
GOOD = {"x-tally-token": "right", "origin": HOST, "content-type": "application/json"}


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return built(tmp_path_factory.mktemp("review") / "home")


@pytest.fixture
def home(built_once: Workspace) -> Workspace:
    """The same dataset for every test, with no decision on it."""
    for path in built_once.reviews.glob("*.jsonl"):
        path.unlink()
    return built_once


@pytest.fixture
def browser(home: Workspace) -> TestClient:
    return TestClient(make_app(home, reviewer=Reviewer("right", "first")), base_url=HOST)


def figure(home: Workspace, value: int) -> dict[str, Any]:
    items = Reviewing(home, "first").items()
    return next(item.key._asdict() for item in items if item.shown["value"] == value)


def post(browser: TestClient, headers: dict[str, str] = GOOD, who: str = "first", **sent: Any) -> Any:
    return browser.post(f"/review/decide?who={who}", content=json.dumps(sent), headers=headers)


def test_the_page_asks_what_matters_most_and_writes_nothing(home: Workspace, browser: TestClient) -> None:
    page = browser.get("/review?token=right")
    assert page.status_code == 200
    assert '<mark class="figure" id="asked">450</mark>' in page.text
    assert "a large figure" in page.text
    assert 'data-token="right"' in page.text
    assert load_reviews(home).decisions == ()


def test_without_the_token_the_page_is_to_be_read_only(browser: TestClient) -> None:
    for address in ("/review", "/review?token=wrong"):
        page = browser.get(address)
        assert "To read only" in page.text
        assert "right" not in page.text
        assert "<button" not in page.text


def test_a_decision_is_kept_and_the_next_figure_comes(home: Workspace, browser: TestClient) -> None:
    assert post(browser, figure=figure(home, 450), action="confirm").status_code == 200
    (kept,) = load_reviews(home).decisions
    assert (kept.action, kept.who, kept.says["value"]) == ("confirm", "first", 450)
    assert 'id="asked">12</mark>' in browser.get("/review?token=right").text
    assert post(browser, action="undo").json()["kept"]
    assert 'id="asked">450</mark>' in browser.get("/review?token=right").text


@pytest.mark.parametrize(
    "wrong",
    [
        {"x-tally-token": "wrong"},
        {"x-tally-token": ""},
        {"origin": "http://example.org"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:81"},
        {"sec-fetch-site": "cross-site"},
        {"content-type": "text/plain"},
    ],
)
def test_what_comes_from_elsewhere_is_refused(home: Workspace, browser: TestClient, wrong: dict[str, str]) -> None:
    reply = post(browser, {**GOOD, **wrong}, figure=figure(home, 450), action="confirm")
    assert reply.status_code == 403
    assert load_reviews(home).decisions == ()


def test_only_post_writes_and_only_where_deciding_was_asked_for(home: Workspace, browser: TestClient) -> None:
    assert browser.get("/review/decide").status_code in (404, 405)
    closed = TestClient(make_app(home), base_url=HOST)
    assert closed.get("/review").status_code == 404
    assert post(closed, figure=figure(home, 450), action="confirm").status_code in (404, 405)
    assert load_reviews(home).decisions == ()


@pytest.mark.parametrize(
    "sent",
    [
        {"action": "praise"},
        {"action": "correct", "field": "colour", "value": "red"},
        {"action": "correct", "field": "value", "value": "many"},
        {"action": "confirm", "figure": {"release_id": "0" * 16}},
        {"action": "add", "line": 99, "at": 0, "words": "4", "says": {"measure": "arrests", "value": 4}},
        {"action": "add", "line": 2, "at": 1, "words": "4", "says": {"measure": "arrests", "value": 4}},
        {},
    ],
)
def test_what_is_no_decision_is_told_and_not_kept(home: Workspace, browser: TestClient, sent: dict[str, Any]) -> None:
    says: Any = {"figure": figure(home, 3), **sent}
    reply = post(browser, **says)
    assert reply.status_code == 400
    assert reply.json()["problem"]
    assert load_reviews(home).decisions == ()


def test_selected_words_become_a_figure(home: Workspace, browser: TestClient) -> None:
    line = TEXTS["small"].splitlines()[-1]
    at: dict[str, Any] = {"line": len(TEXTS["small"].splitlines()) - 1, "at": line.index("4 women"), "words": "4"}
    says = {"measure": "arrests", "value": 4, "gender": "female"}
    reply = post(browser, figure=figure(home, 3), action="add", says=says, **at)
    assert reply.status_code == 200, reply.text
    (kept,) = load_reviews(home).decisions
    assert TEXTS["small"][kept.start : kept.end] == "4"
    assert TEXTS["small"][kept.start :].startswith("4 women")


def test_two_browsers_on_one_figure_keep_both_and_show_it(home: Workspace, browser: TestClient) -> None:
    asked = figure(home, 12)
    post(browser, figure=asked, action="correct", field="value", value=13)
    post(browser, who="second", figure=asked, action="correct", field="value", value=14)
    page = browser.get("/review?token=right").text
    assert "People differ in value" in page
    assert "first: correct value 13" in page
    assert "second: correct value 14" in page
    assert len(load_reviews(home).decisions) == 2


def test_a_release_is_reviewed_in_full_and_marked_as_done(home: Workspace, browser: TestClient) -> None:
    asked = figure(home, 450)
    page = f"/review?token=right&release={asked['release_id']}"
    assert "2 to decide" in browser.get(page).text
    assert post(browser, figure=asked, action="confirm").status_code == 200
    assert "Was a figure missed?" in browser.get(page).text
    assert post(browser, figure=asked, action="whole").status_code == 200
    assert "Nothing more is asked" in browser.get(page).text
    assert [(one.action, one.measure) for one in load_reviews(home).decisions] == [
        ("whole", None),
        ("confirm", "arrests"),
    ]
    assert browser.get("/review?token=right&release=nothing").status_code == 400


def test_what_may_be_chosen_and_what_is_offered_stand_in_the_page(home: Workspace, browser: TestClient) -> None:
    item = Reviewing(home, "first").items()[0]
    listed = choices_of(open_dataset(home), item)
    assert listed["gender"] == [("female", "female"), ("male", "male"), (None, "none")]
    assert (None, "none") not in listed["measure"]
    assert listed["operation_id"] == listed["part_of"] == [(None, "none")]
    assert "data-choices=" in browser.get("/review?token=right").text


def test_words_are_shown_as_words(home: Workspace, browser: TestClient) -> None:
    post(browser, figure=figure(home, 450), action="note", note="<script>alert(1)</script>")
    page = browser.get("/review?token=right").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_dataset_is_as_it_was(home: Workspace) -> None:
    assert open_dataset(home).table("counts")["review"].to_pylist() == [None] * 4
