from __future__ import annotations

import pytest
from made import release
from made_facts import TEXT, count, one, resolved

from extractors.model import (
    Agency,
    Count,
    DateMention,
    Number,
    Operation,
    Period,
    Reading,
    Span,
    Topic,
)
from pipeline.extract import Read
from pipeline.issues import Issue
from pipeline.releases import Release
from pipeline.resolve.rows import identify_count


def test_a_part_points_at_the_id_of_its_total() -> None:
    facts = one(Reading(counts=(count("5", 5, part_of=1, breakdown="time", exhaustive=False), count("12", 12))))
    part, total = facts.rows["counts"]
    assert total["count_id"] == identify_count("r1", 1, 21, 23, "arrests", None)
    assert (part["part_of"], part["breakdown"], part["exhaustive"]) == (total["count_id"], "time", False)
    assert total["part_of"] is None


def test_an_id_depends_on_all_that_tells_a_figure_from_others() -> None:
    same = ("r1", 1, 21, 23, "arrests", None)
    others: list[tuple[str, int, int, int, str, str | None]] = [
        ("r2", 1, 21, 23, "arrests", None),
        ("r1", 2, 21, 23, "arrests", None),
        ("r1", 1, 20, 23, "arrests", None),
    ]
    others += [
        ("r1", 1, 21, 24, "arrests", None),
        ("r1", 1, 21, 23, "rescues", None),
        ("r1", 1, 21, 23, "arrests", "buying"),
    ]
    assert len({identify_count(*parts) for parts in (same, *others)}) == 7
    assert len(identify_count(*same)) == 16


def test_a_period_is_given_as_said_and_in_days() -> None:
    period = Period("2015-02", "2015", "sentence", "year_to_date")
    (row,) = one(Reading(counts=(count("12", 12, period=period, confidence=0.123),))).rows["counts"]
    assert (row["period_start"], row["period_end"]) == ("2015-02", "2015")
    assert (str(row["period_earliest"]), str(row["period_latest"])) == ("2015-02-01", "2015-12-31")
    assert (row["period_basis"], row["scope"], row["confidence"]) == ("sentence", "year_to_date", 0.12)


@pytest.mark.parametrize(
    ("place", "ids", "state"),
    [
        ("Kings County, NY", ["36047"], "36"),
        ("US", ["US"], "US"),
        ("Two Cities, NY", ["3600001", "3600002"], "36"),
        (None, [], None),
    ],
)
def test_a_place_gives_its_ids_and_the_state(place: str | None, ids: list[str], state: str | None) -> None:
    facts = one(Reading(counts=(count("12", 12, place=place),)))
    (row,) = facts.rows["counts"]
    assert (row["place"], row["place_ids"], row["state"]) == (place, ids, state)
    assert facts.issues == []


def test_a_place_that_is_no_one_area_is_left_open_and_said_so() -> None:
    facts = one(Reading(counts=(count("12", 12, place="Nowhere, NY"),)))
    assert facts.rows["counts"][0]["place_ids"] == []
    (issue,) = facts.issues
    assert (issue.stage, issue.code, issue.source_id, issue.release_id) == ("resolve", "place_open", "somewhere", "r1")
    assert issue.message == "Nowhere, NY: no such area is known; place_ids is left empty."
    (issue,) = one(Reading(counts=(count("12", 12, place="Either, NY"),))).issues
    assert issue.message == "Either, NY: it may be any of 3600003, 3600004; place_ids is left empty."


def test_a_figure_read_twice_is_one_row_and_an_issue() -> None:
    facts = one(Reading(counts=(count("12", 12), count("12", 12))))
    assert len(facts.rows["counts"]) == 1
    assert [issue.code for issue in facts.issues] == ["count_twice"]


def test_dates_have_a_precision_and_a_range_is_one() -> None:
    mentions = (
        DateMention(Span(0, 1), "2015", "2015"),
        DateMention(Span(2, 3), "2015-03-05", "2015-03-07", "operation"),
    )
    rows = one(Reading(dates=(*mentions, mentions[0]))).rows["dates"]
    assert [(row["precision"], row["role"], str(row["latest"])) for row in rows] == [
        ("year", "other", "2015-12-31"),
        ("range", "operation", "2015-03-07"),
    ]


def test_a_text_that_could_not_be_read_has_a_row_a_status_and_an_issue() -> None:
    issue = Issue("read", "unreadable", "somewhere", "r1", "It could not be read.")
    earlier = Issue("import", "bad_record", "somewhere", None, "Line 2.")
    facts = resolved((release("r1", TEXT), issue), issues=(earlier,))
    assert [(row["status"], row["topic"]) for row in facts.rows["releases"]] == [("unreadable", "other")]
    assert facts.issues == [issue, earlier]
    assert sum(row["failed"] for row in facts.rows["coverage"]) == 2


def test_a_reading_that_makes_no_rows_is_an_issue_and_leaves_none_behind() -> None:
    odd = Reading(
        dates=(DateMention(Span(0, 1), "2015", "2015"),),
        agencies=(Agency(Span(0, 3), "An Office", "leading"),),
        counts=(count("12", 12, place="Nowhere, NY"), count("5", 5, period=Period("2015-02-30", "2015"))),
    )
    facts = resolved((release("r1", TEXT), Read(odd)), (release("r2", f"{TEXT} More."), Read(Reading())))
    assert {row["release_id"]: row["status"] for row in facts.rows["releases"]} == {"r1": "unreadable", "r2": "read"}
    assert facts.rows["counts"] == facts.rows["dates"] == facts.rows["agencies"] == []
    assert [(issue.stage, issue.code, issue.release_id) for issue in facts.issues] == [("resolve", "odd_reading", "r1")]


def test_a_copy_points_at_the_first_and_only_the_latest_text_does() -> None:
    first = release("r1", TEXT, published_hint="2015-01-01")
    copy = release("r2", TEXT, published_hint="2015-01-02", revision=2)
    old = release("r2", "Another text.", published_hint="2015-01-02", latest=False)
    rows = resolved((first, Read(Reading())), (old, Read(Reading())), (copy, Read(Reading()))).rows["releases"]
    assert [(row["release_id"], row["revision"], row["duplicate_of"]) for row in rows] == [
        ("r1", 1, None),
        ("r2", 1, None),
        ("r2", 2, "r1"),
    ]


def test_a_figure_in_a_paragraph_of_four_releases_is_repeated() -> None:
    line = "They arrested 12 men since it began."
    at = Span(line.index("12"), line.index("12") + 2)
    reading = Reading(counts=(Count(Number(at, at, 12), "arrests", "men", "arrest", "12", Span(0, 2)),))
    four = [(release(f"r{number}", f"{line}\nNews {number}."), Read(reading)) for number in range(4)]
    assert [row["repeated"] for row in resolved(*four).rows["counts"]] == [True] * 4
    assert [row["repeated"] for row in resolved(*four[:3]).rows["counts"]] == [False] * 3


def test_releases_that_tell_of_one_operation_share_its_id() -> None:
    def telling(known_as: str, published: str) -> tuple[Release, Read]:
        figure = count("12", 12, operation="Operation Paper Lantern", place="Kings County, NY")
        return release(known_as, f"{TEXT} {known_as}", published_hint=published), Read(Reading(counts=(figure,)))

    only_named = Reading(operations=(Operation(Span(0, 3), "Paper Lantern"),))
    named = (release("r3", "A third text.", published_hint="2015-03-20"), Read(only_named))
    rows = resolved(telling("r1", "2015-03-09"), telling("r2", "2015-03-08"), named).rows
    (operation,) = rows["operations"]
    assert {row["operation_id"] for row in rows["counts"]} == {operation["operation_id"]}
    assert operation["releases"] == ["r1", "r2", "r3"]
    assert (operation["first_published"], operation["place_ids"]) == ("2015-03-08", ["36047"])
    assert operation["count_ids"] == sorted(row["count_id"] for row in rows["counts"])


def test_the_topic_goes_with_its_words_to_release_and_counts() -> None:
    rows = one(Reading(topic=Topic("trafficking", ("pimping",)), counts=(count("12", 12),))).rows
    assert (rows["releases"][0]["topic"], rows["releases"][0]["topic_words"]) == ("trafficking", ["pimping"])
    assert rows["counts"][0]["topic"] == "trafficking"


def test_a_joint_release_with_small_edits_is_a_copy_where_its_figures_agree_and_else_an_issue() -> None:
    words = [f"word{number} of the invented drill" for number in range(60)]
    texts = {name: f"{TEXT} Told by office {name}. {' '.join(words)}" for name in ("a", "b", "c")}
    read = {name: Read(Reading(counts=(count("12 men", 13 if name == "c" else 12),))) for name in texts}
    joint = [(release(f"r_{name}", text, source_id=name), read[name]) for name, text in texts.items()]
    facts = resolved(*joint)
    doubles = {row["release_id"]: row["duplicate_of"] for row in facts.rows["releases"]}
    assert doubles == {"r_a": None, "r_b": "r_a", "r_c": None}
    told = [(issue.code, issue.source_id, issue.release_id) for issue in facts.issues if issue.stage == "resolve"]
    assert told == [("near_duplicate", "c", "r_c")]
