from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest
from made import release
from made_facts import SOURCES, TEXT, Areas, Linker, count

from extractors.model import Reading
from pipeline.dataset import make_table
from pipeline.extract import Read
from pipeline.resolve.agencies import AgencyLinker
from pipeline.resolve.facts import Facts, Resolver
from pipeline.resolve.jurisdictions import Jurisdictions
from pipeline.resolve.rows import identify_count
from pipeline.review.decisions import Decision
from pipeline.review.files import BadRow, Reviews
from pipeline.review.overlay import Overlay
from pipeline.review.reading import key_of
from pipeline.schema import load_schema
from pipeline.verify import check_figure

R1 = "00000000000000r1".replace("r", "a")
OLD = release(R1, TEXT)
WHOLE = Reading(counts=(count("5", 5, part_of=1, breakdown="time"), count("12", 12, place="Kings County, NY")))


def on(action: str, words: str = "12", **other: Any) -> Decision:
    """A decision on the figure that these words are."""
    start = TEXT.index(words)
    row = {"release_id": R1, "text_sha256": OLD.text_sha256, "start": start, "end": start + len(words)}
    row |= {"measure": "arrests", "action": action, "who": "first", "when": "2031-03-04T05:06:07.000Z"}
    return Decision.model_validate(row | other)


def correct(field: str, value: object, words: str = "12", **other: Any) -> Decision:
    return on("correct", words, field=field, value=value, **other)


def laid(*decisions: Decision, read: Reading = WHOLE, texts: tuple[str, ...] = (TEXT,), bad: Any = ()) -> Facts:
    linker, areas = cast(AgencyLinker, Linker()), cast(Jurisdictions, Areas())
    overlay = Overlay(Reviews(decisions, bad), linker, areas)
    resolver = Resolver(SOURCES, linker, areas, overlay)
    for number, text in enumerate(texts, 1):
        resolver.add(replace(release(R1, text), revision=number, latest=number == len(texts)), Read(read))
    facts = resolver.finish(())
    facts.issues += overlay.left_open(facts.rows["releases"])
    for name, rows in facts.rows.items():
        make_table(load_schema()[name], rows)
    return facts


def by_value(facts: Facts, value: int) -> dict[str, Any]:
    (row,) = [row for row in facts.rows["counts"] if row["value"] == value]
    return row


def codes(facts: Facts) -> list[str]:
    return sorted(issue.code for issue in facts.issues if issue.stage == "review")


def test_nothing_decided_changes_nothing() -> None:
    facts = laid()
    assert [(row["review"], row["read_as"]) for row in facts.rows["counts"]] == [(None, []), (None, [])]
    assert codes(facts) == []


def test_a_confirmed_figure_says_so() -> None:
    row = by_value(laid(on("confirm", value={"measure": "arrests", "value": 12})), 12)
    assert (row["review"], row["read_as"]) == ("confirmed", [])


def test_what_was_confirmed_stays_when_it_is_read_otherwise() -> None:
    row = by_value(laid(on("confirm", value={"measure": "arrests", "value": 12, "offense": "buying"})), 12)
    assert (row["review"], row["offense"], row["read_as"]) == ("corrected", "buying", ["offense=None"])


def test_a_corrected_value_stands_with_what_was_read_beside_it() -> None:
    row = by_value(laid(correct("value", 13)), 13)
    assert (row["review"], row["read_as"]) == ("corrected", ["value=12"])
    assert list(check_figure(row, TEXT)) == []
    assert key_of(row, OLD.text_sha256) == on("reject").key


@pytest.mark.parametrize(
    ("field", "value"),
    [("age_group", "minor"), ("gender", "female"), ("scope", "ongoing"), ("precision", "about"), ("operation", "Op X")],
)
def test_fields_are_taken_over(field: str, value: str) -> None:
    assert by_value(laid(correct(field, value)), 12)[field] == value


def test_a_period_and_a_place_bring_what_follows_of_them() -> None:
    period = correct("period_start", "2015-02"), correct("period_end", "2015-03", when="2031-03-04T05:06:08.000Z")
    row = by_value(laid(*period, correct("place", "Two Cities, NY")), 12)
    assert (str(row["period_earliest"]), str(row["period_latest"])) == ("2015-02-01", "2015-03-31")
    assert (row["place"], row["place_ids"], row["state"]) == ("Two Cities, NY", ["3600001", "3600002"], "36")
    undecided = by_value(laid(correct("place", "Either, NY")), 12)
    assert (undecided["place_ids"], undecided["place_candidates"]) == ([], ["3600003", "3600004"])


def test_a_period_that_ends_before_it_begins_is_set_aside() -> None:
    facts = laid(correct("period_start", "2016"), correct("period_end", "2015"))
    assert (by_value(facts, 12)["period_start"], codes(facts)) == (None, ["review_conflict"])


def test_another_measure_gives_another_id_and_parts_follow() -> None:
    facts = laid(correct("measure", "charged"))
    row = by_value(facts, 12)
    assert row["count_id"] == identify_count(R1, 1, 21, 23, "charged", None)
    assert by_value(facts, 5)["part_of"] == row["count_id"]
    assert key_of(row, OLD.text_sha256) == on("reject").key


def test_a_part_can_be_taken_out_of_its_total_and_put_in_one() -> None:
    assert by_value(laid(correct("part_of", None, "5")), 5)["part_of"] is None
    alone = Reading(counts=(count("5", 5), count("12", 12)))
    facts = laid(correct("part_of", "21-23 arrests", "5"), read=alone)
    assert by_value(facts, 5)["part_of"] == by_value(facts, 12)["count_id"]


def test_a_figure_can_be_no_part_of_itself() -> None:
    assert by_value(laid(correct("part_of", "21-23 arrests")), 12)["part_of"] is None


def test_a_rejected_figure_stays_to_be_seen_and_is_claimed_by_nobody() -> None:
    named = Reading(counts=(count("12", 12, operation="Operation Paper Lantern"),))
    facts = laid(on("reject"), read=named)
    assert by_value(facts, 12)["review"] == "rejected"
    assert (facts.rows["operations"], facts.rows["coverage"][0]["with_counts"]) == ([], 0)
    assert len(laid(read=named).rows["operations"]) == 1


def test_a_missed_figure_is_added_with_the_words_around_it_masked() -> None:
    says = {"measure": "operations", "value": 2, "place": "Kings County, NY"}
    row = by_value(laid(on("add", "Two", measure="operations", value=says)), 2)
    assert (row["review"], row["rule"], row["confidence"], row["place_ids"]) == ("added", "person", 1.0, ["36047"])
    assert (row["read_as"], row["evidence"][row["evidence_start"] : row["evidence_end"]]) == ([], "Two")
    assert list(check_figure(row, TEXT)) == []


def test_two_people_who_differ_leave_what_was_read() -> None:
    facts = laid(correct("value", 13), correct("value", 14, who="second"))
    assert (by_value(facts, 12)["review"], codes(facts)) == ("conflict", ["review_conflict"])


def test_an_added_figure_that_another_rejects_is_not_there_and_is_told() -> None:
    says = {"measure": "operations", "value": 2}
    facts = laid(
        on("add", "Two", measure="operations", value=says), on("reject", "Two", measure="operations", who="second")
    )
    assert ([row["value"] for row in facts.rows["counts"]], codes(facts)) == ([5, 12], ["review_conflict"])


def test_a_decision_asks_again_where_the_text_is_another() -> None:
    changed = TEXT.replace("12 men", "14 men")
    facts = laid(on("reject"), texts=(TEXT, changed))
    assert [(row["revision"], row["review"]) for row in facts.rows["counts"] if row["start"] == 21] == [
        (1, "rejected"),
        (2, None),
    ]
    assert codes(facts) == ["review_stale"]
    assert codes(laid(on("reject"), texts=(changed,))) == ["review_stale"]


def test_deciding_again_ends_the_asking() -> None:
    changed = TEXT.replace("12 men", "14 men")
    old = on("reject")
    again = on("reject", text_sha256=release("r", changed).text_sha256, over=(old.id,))
    facts = laid(old, again, texts=(TEXT, changed))
    assert codes(facts) == []
    assert {row["revision"]: row["review"] for row in facts.rows["counts"] if row["start"] == 21} == {
        1: None,
        2: "rejected",
    }


def test_a_correction_of_what_is_gone_is_told_and_does_nothing() -> None:
    facts = laid(correct("value", 3, "men"))
    assert (codes(facts), len(facts.rows["counts"])) == (["review_gone"], 2)
    beyond = laid(on("confirm", start=10**6, end=10**6 + 2, value={"measure": "arrests", "value": 3}))
    assert (codes(beyond), len(beyond.rows["counts"])) == (["review_gone"], 2)
    elsewhere = laid(on("reject", release_id="f" * 16))
    assert codes(elsewhere) == ["review_no_release"]


def test_of_two_figures_that_become_one_the_first_is_kept() -> None:
    twice = Reading(counts=(count("12", 12), count("12", 12, measure="charged")))
    facts = laid(correct("measure", "charged"), read=twice)
    assert (len(facts.rows["counts"]), codes(facts)) == (1, ["review_twice"])


def test_whose_release_it_is_can_be_corrected_on_any_figure() -> None:
    (row,) = laid(correct("agency", "Sample County Sheriff's Office")).rows["releases"]
    assert row["publisher"] == "Sample County Sheriff's Office"
    assert row["agency_id"].startswith("Sample County Sheriff's Office/")
    facts = laid(correct("agency", "One Office"), correct("agency", "Other Office", "5"))
    assert (facts.rows["releases"][0]["publisher"], codes(facts)) == (
        SOURCES["somewhere"].publisher,
        ["review_conflict"],
    )


def test_rows_that_were_set_aside_are_told_by_line() -> None:
    facts = laid(bad=(BadRow("somewhere", 7, "review_row", "action: no such thing."),))
    (issue,) = [issue for issue in facts.issues if issue.stage == "review"]
    assert issue.source_id == "somewhere"
    assert issue.message == "corpus/reviews/somewhere.jsonl, line 7: action: no such thing."
