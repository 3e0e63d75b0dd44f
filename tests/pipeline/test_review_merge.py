"""Two people decide on two branches of a real git repository; merge and build lose nothing and name what is open."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest
from reviewed_home import built, rebuilt

from pipeline.dataset import open_dataset
from pipeline.review.decisions import WHOLE, Decision
from pipeline.review.desk import Reviewing
from pipeline.review.files import keep, load_reviews
from pipeline.review.queue import Item
from pipeline.workspace import Workspace

LINES = "".join(f"\nThe invented human trafficking unit arrested {n} men." for n in range(1000, 1190))
TEXTS = {"list": f"An invented list of stings\nMay 2, 2016{LINES}"}


def git(home: Path, *said: str) -> subprocess.CompletedProcess[bytes]:
    who = ("-c", "user.name=Jordan Examplar", "-c", "user.email=invented@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *who, *said], cwd=home, check=False, capture_output=True)


def made(item: Item, who: str, action: str, number: int) -> Decision:
    whole = {name: item.shown[name] for name in WHOLE} if action == "confirm" else None
    when = f"2031-03-04T05:{number // 60:02}:{number % 60:02}.000Z"
    return Decision.model_validate({**item.key.row, "action": action, "value": whole, "who": who, "when": when})


@pytest.fixture
def items(tmp_path: Path) -> tuple[Workspace, list[Item]]:
    """190 figures in the order of their text, in a repository with one decision on another release."""
    ws = built(tmp_path / "home", TEXTS)
    items = sorted(Reviewing(ws, "first").items(), key=lambda item: item.key.start)
    assert len(items) == 190
    git(ws.home, "init", "-q", "-b", "main")
    elsewhere = items[0].key._replace(release_id="f" * 16)
    undone = {**elsewhere.row, "action": "reject", "who": "first", "when": "2031-03-04T05:00:00.000Z"}
    keep(ws, items[0].source_id, Decision.model_validate(undone))
    git(ws.home, "add", "corpus/reviews")
    git(ws.home, "commit", "-qm", "one")
    return ws, items


def branch_off(ws: Workspace, items: list[Item]) -> set[Decision]:
    """A hundred decisions on each branch, ten of them on the same figures, and otherwise."""
    shares = {
        "ours": [made(item, "first", "confirm", n) for n, item in enumerate(items[:100])],
        "theirs": [made(item, "second", "reject", n) for n, item in enumerate(items[90:])],
    }
    for branch, share in shares.items():
        git(ws.home, "checkout", "-qb", branch, "main")
        for decision in share:
            keep(ws, items[0].source_id, decision)
        git(ws.home, "commit", "-qam", branch)
    return {decision for share in shares.values() for decision in share}


def reviews_of(ws: Workspace) -> dict[str | None, int]:
    return Counter(row["review"] for row in open_dataset(ws).table("counts").to_pylist())


def test_two_branches_merge_without_loss_and_the_build_names_what_is_undecided(
    items: tuple[Workspace, list[Item]],
) -> None:
    ws, figures = items
    decisions = branch_off(ws, figures)
    assert git(ws.home, "merge", "-q", "ours").returncode == 0
    found = load_reviews(ws)
    assert (found.bad, len(found.decisions)) == ((), 201)
    assert decisions < set(found.decisions)
    rebuilt(ws)
    assert reviews_of(ws) == {"confirmed": 90, "rejected": 90, "conflict": 10}
    issues = [row for row in open_dataset(ws).table("issues").to_pylist() if row["stage"] == "review"]
    assert Counter(row["code"] for row in issues) == {"review_conflict": 10, "review_no_release": 1}
    told = [row["message"] for row in issues if row["code"] == "review_conflict"]
    for item in figures[90:100]:
        (message,) = [words for words in told if item.key.ref in words]
        lines = [found.where[one.id] for one in found.decisions if one.key == item.key]
        assert (
            message
            == f"{'; '.join(lines)}: {item.key.ref} is decided otherwise by another: figure; what was read stands."
        )
    asked = [item.key for item in Reviewing(ws, "third").items() if item.asks == "conflict"]
    assert set(asked) == {item.key for item in figures[90:100]}


def test_where_git_is_told_to_keep_no_side_the_conflict_is_clean_and_nothing_is_lost(
    items: tuple[Workspace, list[Item]],
) -> None:
    ws, figures = items
    (ws.reviews / ".gitattributes").write_text("")
    git(ws.home, "commit", "-qam", "no union")
    decisions = branch_off(ws, figures)
    assert git(ws.home, "merge", "-q", "ours").returncode == 1
    found = load_reviews(ws)
    assert {bad.code for bad in found.bad} == {"review_merge"}
    assert decisions < set(found.decisions)
    rebuilt(ws)
    codes = Counter(row["code"] for row in open_dataset(ws).table("issues").to_pylist() if row["stage"] == "review")
    assert codes == {"review_merge": len(found.bad), "review_conflict": 10, "review_no_release": 1}
    assert reviews_of(ws) == {"confirmed": 90, "rejected": 90, "conflict": 10}
