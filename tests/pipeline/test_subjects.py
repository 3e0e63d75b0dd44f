"""What a figure is about, where its release tells of several things; all figures are invented."""

from __future__ import annotations

from typing import Any

import pytest
from figures_table import count, listed
from made_facts import count as read
from made_facts import one

from extractors.model import Reading, Topic
from pipeline.resolve.subjects import settle_topics

OTHER = {"offense": "other"}


def topics(topic: str, *rows: dict[str, Any]) -> list[str]:
    settled = [row | {"topic": topic} for row in listed(*rows)]
    settle_topics(settled, "", ())
    return [row["topic"] for row in settled]


def of(total: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return count(fields.pop("value", 3), part_of=f"{total['count_id']}#0", breakdown="offense", **fields)


@pytest.mark.parametrize(
    ("topic", "rows", "told"),
    [
        ("related", [count(41, **OTHER), count(9)], ["other", "related"]),
        ("related", [count(41, offense="buying"), count(9, **OTHER)], ["related", "other"]),
        ("trafficking", [count(41, **OTHER), count(9)], ["trafficking", "trafficking"]),
        ("trafficking", [count(41, **OTHER), count(9, **OTHER, measure="charged")], ["other", "other"]),
        ("other", [count(41, offense="buying")], ["other"]),
    ],
)
def test_figures_of_other_offenses_are_on_another_topic_where_that_of_their_release_does_not_cover_them(
    topic: str, rows: list[dict[str, Any]], told: list[str]
) -> None:
    assert topics(topic, *rows) == told


def test_a_total_is_about_what_its_parts_are_about() -> None:
    total = count(50)
    theft = [total, of(total, **OTHER), of(total, value=40)]
    assert topics("related", *theft) == ["other"] * 3
    assert topics("related", *theft, of(total, value=2, offense="trafficking")) == ["related"] * 4


def test_parts_of_each_other_are_about_what_each_says() -> None:
    one_way, back = count(5, **OTHER), count(4)
    one_way |= {"part_of": f"{back['count_id']}#1"}
    back |= {"part_of": f"{one_way['count_id']}#0"}
    assert "other" in topics("related", one_way, back)


@pytest.mark.parametrize(
    ("start", "offense", "told"),
    [
        (9_000, None, "other"),
        (9_000, "other", "other"),
        (9_000, "buying", "trafficking"),
        (4_900, None, "trafficking"),
        (20_000, None, "trafficking"),
    ],
)
def test_a_figure_pages_away_from_every_word_of_the_topic_is_on_another(
    start: int, offense: str | None, told: str
) -> None:
    text = f"human trafficking {'x' * 20_000} Human\nTrafficking {'x' * 500}"
    rows = [count(9, start=start, offense=offense), count(3, offense="trafficking", start=10)]
    settle_topics(rows, text, ("human trafficking",))
    assert rows[0]["topic"] == told


def test_what_a_person_rejected_says_nothing_of_the_others() -> None:
    assert topics("trafficking", count(41, **OTHER), count(9, review="rejected")) == ["other", "trafficking"]


def test_the_counts_table_has_the_topic_of_the_figure_and_the_releases_table_that_of_the_release() -> None:
    facts = one(Reading(counts=(read("12", 12, offense="other"),), topic=Topic("related", ("task force",))))
    assert [row["topic"] for row in facts.rows["counts"]] == ["other"]
    assert [row["topic"] for row in facts.rows["releases"]] == ["related"]
