"""What every table says of people's decisions, and decisions on operations and whole releases; all invented."""

from __future__ import annotations

from typing import Any, cast

import pytest
from decided import TEXT as HASH
from decided import decided
from made import release
from made_facts import SOURCES, TEXT, Areas, Linker, count
from test_review_overlay import OLD, R1, WHOLE, by_value, codes, correct, laid, on

from extractors.model import Reading
from pipeline.dataset import make_table
from pipeline.extract import Read
from pipeline.resolve.agencies import AgencyLinker
from pipeline.resolve.facts import Facts, Resolver
from pipeline.resolve.jurisdictions import Jurisdictions
from pipeline.review.decisions import Decision, Key
from pipeline.review.files import Reviews
from pipeline.review.overlay import Overlay
from pipeline.review.reading import key_of, placed
from pipeline.review.verdicts import judge
from pipeline.schema import load_schema

R2 = "00000000000000a2"
NAMED = Reading(counts=(count("12", 12, operation="Operation Paper Lantern"),))
PLAIN = Reading(counts=(count("12", 12),))
SAID = {"measure": "arrests", "value": 12}


def whole(**other: Any) -> Decision:
    return on("whole", **{"start": 0, "end": 0, "measure": None, **other})


def reviewed(facts: Facts, table: str) -> list[tuple[int, int, int]]:
    return [tuple(row[kind] for kind in ("confirmed", "corrected", "added")) for row in facts.rows[table]]


def two(*decisions: Decision) -> Facts:
    """Release a2 names an operation, release a1 tells of 12 arrests without a name."""
    linker, areas = cast(AgencyLinker, Linker()), cast(Jurisdictions, Areas())
    resolver = Resolver(SOURCES, linker, areas, Overlay(Reviews(decisions), linker, areas))
    resolver.add(release(R1, TEXT), Read(PLAIN))
    resolver.add(release(R2, TEXT), Read(NAMED))
    facts = resolver.finish(())
    for name, rows in facts.rows.items():
        make_table(load_schema()[name], rows)
    return facts


def test_every_table_made_of_figures_says_what_people_decided() -> None:
    says = {"measure": "operations", "value": 2, "operation": "Operation Paper Lantern"}
    made = (
        on("confirm", value=SAID | {"operation": "Operation Paper Lantern"}),
        on("add", "Two", measure="operations", value=says),
    )
    facts = laid(*made, read=NAMED)
    for table in ("releases", "operations", "tellings", "coverage"):
        assert reviewed(facts, table) == [(1, 0, 1)], table
    assert reviewed(laid(correct("value", 13), read=NAMED), "operations") == [(0, 1, 0)]
    assert reviewed(laid(on("reject"), read=NAMED), "releases") == [(0, 0, 0)]


@pytest.mark.parametrize(
    ("decisions", "state"),
    [
        ((), None),
        ((on("reject"),), "some"),
        ((on("reject"), on("reject", "5")), "figures"),
        ((on("reject"), on("reject", "5"), whole()), "whole"),
        ((whole(),), "some"),
        ((on("reject"), on("note", "5", note="an invented note")), "some"),
    ],
)
def test_a_release_says_how_far_it_was_reviewed(decisions: tuple[Decision, ...], state: str | None) -> None:
    assert laid(*decisions).rows["releases"][0]["review"] == state


def test_a_release_without_a_figure_can_be_reviewed_and_asks_again_where_its_text_is_another() -> None:
    facts = laid(whole(), read=Reading())
    assert (facts.rows["releases"][0]["review"], facts.rows["counts"], codes(facts)) == ("whole", [], [])
    changed = laid(whole(), read=Reading(), texts=(TEXT, TEXT.replace("12 men", "14 men")))
    assert [row["review"] for row in changed.rows["releases"]] == ["whole", None]
    assert codes(changed) == ["review_stale"]


def test_a_decision_is_on_a_figure_or_on_a_whole_release() -> None:
    wrongs: tuple[dict[str, Any], ...] = ({"measure": None}, {"start": 0, "end": 0}, {"action": "whole"})
    for wrong in wrongs:
        with pytest.raises(ValueError, match="whole release"):
            decided(**{"action": "reject", **wrong})


def test_figures_are_of_the_operation_that_a_person_says() -> None:
    (operation,) = two().rows["operations"]
    assert (operation["releases"], reviewed(two(), "operations")) == ([R2], [(0, 0, 0)])
    facts = two(correct("operation_id", operation["operation_id"], base=None))
    (linked,) = facts.rows["operations"]
    assert (linked["operation_id"], linked["releases"]) == (operation["operation_id"], [R1, R2])
    told = next(row for row in facts.rows["tellings"] if row["release_id"] == R1)
    assert (told["score"], told["reasons"], told["corrected"]) == (1.0, ["decided by a person"], 1)
    row = next(row for row in facts.rows["counts"] if row["release_id"] == R1)
    assert (row["operation_id"], row["review"], row["read_as"]) == (
        operation["operation_id"],
        "corrected",
        ["operation_id=None"],
    )


def test_figures_can_be_taken_out_of_their_operation() -> None:
    facts = two(correct("operation_id", None, release_id=R2, base="0" * 16))
    row = next(row for row in facts.rows["counts"] if row["release_id"] == R2)
    assert (row["operation_id"], row["operation"], row["review"]) == (None, "Operation Paper Lantern", "corrected")


def test_an_operation_that_is_not_there_is_told_and_figures_are_linked_as_read() -> None:
    facts = two(correct("operation_id", "0" * 16, release_id=R2))
    assert [issue.code for issue in facts.issues if issue.stage == "review"] == ["review_no_operation"]
    row = next(row for row in facts.rows["counts"] if row["release_id"] == R2)
    assert row["operation_id"] == facts.rows["operations"][0]["operation_id"]


def test_saying_of_the_only_telling_that_it_is_of_its_operation_changes_nothing() -> None:
    known = two().rows["operations"][0]["operation_id"]
    facts = two(correct("operation_id", known, release_id=R2))
    assert [issue.code for issue in facts.issues if issue.stage == "review"] == []
    assert facts.rows["operations"][0]["releases"] == [R2]


def test_what_was_confirmed_stays_where_no_rule_reads_it_any_more() -> None:
    facts = laid(on("confirm", value=SAID | {"place": "Kings County, NY"}), read=Reading())
    row = by_value(facts, 12)
    assert (row["review"], row["rule"], row["place_ids"], row["read_as"]) == ("confirmed", "person", ["36047"], [])
    assert key_of(row, OLD.text_sha256) == on("reject").key
    assert codes(facts) == ["review_gone"]


def test_a_figure_read_with_another_offense_now_is_the_one_decided_on() -> None:
    read = Reading(counts=(count("12", 12, offense="buying"),))
    row = by_value(laid(on("confirm", value=SAID | {"offense": None}), read=read), 12)
    assert (row["offense"], row["review"], row["read_as"]) == (None, "corrected", ["offense=buying"])
    assert by_value(laid(on("reject"), read=read), 12)["review"] == "rejected"
    twice = Reading(counts=(count("12", 12, offense="buying"), count("12", 12, offense="selling")))
    assert [row["review"] for row in laid(on("reject"), read=twice).rows["counts"]] == [None, None]


def test_a_corrected_figure_is_the_one_that_is_read_as_corrected_now() -> None:
    made = correct("measure", "charged"), on("confirm", value=SAID | {"measure": "charged"})
    facts = laid(*made, read=Reading(counts=(count("12", 12, measure="charged"),)))
    assert ([row["review"] for row in facts.rows["counts"]], codes(facts)) == (["confirmed"], [])


def test_what_another_decided_by_itself_is_not_taken_for_it() -> None:
    one, other = Key(R1, HASH, 1, 3, "arrests", None), Key(R1, HASH, 1, 3, "arrests", "buying")
    assert placed({one: judge([]), other: judge([])}, [other]) == {}
    assert placed({one: judge([])}, [other]) == {one: other}
    assert placed({one: judge([])}, [other._replace(start=0)]) == {}


def test_a_part_finds_its_total_under_another_name() -> None:
    read = Reading(counts=(count("5", 5), count("12", 12, offense="buying")))
    facts = laid(correct("part_of", "21-23 arrests", "5"), on("confirm", value=SAID | {"offense": None}), read=read)
    assert by_value(facts, 5)["part_of"] == by_value(facts, 12)["count_id"]


@pytest.mark.parametrize("field", ["place", "operation"])
def test_a_private_name_in_a_correction_is_not_published(field: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.resolve.rows.holds_person", lambda words: "Examplar" in words)
    facts = laid(correct(field, "Jordan Examplar"))
    row = by_value(facts, 12)
    assert (row["review"], codes(facts)) == ("conflict", ["review_conflict"])
    assert "Examplar" not in str(row)


def test_the_publisher_that_was_decided_issues_the_release() -> None:
    facts = laid(correct("agency", "Sample County Sheriff's Office"))
    assert [(row["name"], row["role"], row["review"]) for row in facts.rows["agencies"]][-1][1:] == ("issuing", "added")
    assert facts.rows["releases"][0]["read_as"] == [f"publisher={SOURCES['somewhere'].publisher}"]
    assert laid(read=WHOLE).rows["releases"][0]["read_as"] == []
