from __future__ import annotations

import json
from typing import Any

import pytest
from decided import decided
from pydantic import ValidationError

from pipeline.review.decisions import Decision, choices, standing
from pipeline.review.verdicts import contradicts, judge


def value(new: object, **other: Any) -> Decision:
    return decided("correct", field="value", value=new, base=12, **other)


def test_a_row_read_again_is_the_same_decision() -> None:
    one = decided("correct", field="place", value="Exampleton, OH", note="said twice — “here”\u2028and below")
    assert Decision.model_validate_json(one.line) == one
    assert Decision.model_validate_json(one.line).id == one.id
    assert one.key.ref == "21-23 arrests"
    assert list(json.loads(one.line))[:4] == ["release_id", "start", "end", "measure"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"field": "colour", "value": "red"}, "there is no such field"),
        ({"field": "value", "value": "12"}, "value: "),
        ({"field": "value", "value": -1}, "value: "),
        ({"field": "measure", "value": "parking"}, "measure: "),
        ({"field": "period_start", "value": "2031-02-31"}, "no such day"),
        ({"field": "period_start", "value": "March"}, "period_start: "),
        ({"field": None, "value": 3}, "names a field"),
        ({"field": "value", "value": {"value": 3}}, "has all fields"),
        ({"field": "value", "value": 3, "end": 21}, "no length"),
        ({"field": "value", "value": 3, "who": ""}, "who"),
        ({"field": "value", "value": 3, "text_sha256": "abc"}, "text_sha256"),
        ({"field": "value", "value": 3, "colour": "red"}, "colour"),
    ],
)
def test_a_row_that_is_none_is_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        decided("correct", **wrong)


def test_only_a_correction_has_a_single_value() -> None:
    with pytest.raises(ValidationError, match="only a correction"):
        decided("reject", value=3)
    with pytest.raises(ValidationError, match="measure and a value"):
        decided("add", value={"place": "OH"})


def test_choices_are_those_of_the_readers() -> None:
    assert choices("gender") == ("female", "male")
    assert "buying" in choices("offense")
    assert "search_warrants" in choices("measure")
    assert choices("place") == choices("value") == ()


def test_what_is_taken_back_stands_no_more_and_taking_back_can_be_taken_back() -> None:
    first = decided("reject")
    undone = decided("undo", over=(first.id,))
    redone = decided("undo", over=(undone.id,))
    assert standing([first]) == [first]
    assert standing([undone, first]) == []
    assert standing([first, undone, redone]) == [first]


def test_nothing_and_notes_decide_nothing() -> None:
    assert judge([]).state is None
    noted = judge([decided("note", note="ask the office")])
    assert (noted.state, len(noted.decisions), noted.rulings) == (None, 1, ())


def test_agreement_is_of_all_people() -> None:
    both = judge([decided("confirm"), decided("confirm", who="second")])
    assert (both.state, both.says) == ("kept", {"measure": "arrests", "value": 12})
    assert judge([decided("reject"), decided("reject", who="second")]).state == "rejected"
    assert judge([value(13), value(13, who="second")]).says == {"value": 13}
    assert judge([decided("add"), decided("confirm", who="second")]).state == "added"


def test_what_differs_is_a_conflict_and_all_of_it_stays() -> None:
    one, other = value(13), value(14, who="second")
    found = judge([one, other])
    assert (found.state, found.says, found.disputed) == ("conflict", {}, ("value",))
    assert found.rulings == (one, other)
    assert judge([decided("confirm"), decided("reject", who="second")]).disputed == ("figure",)
    assert judge([decided("confirm"), value(13, who="second")]).disputed == ("value",)


def test_a_conflict_of_one_person_with_themselves_is_one_too() -> None:
    assert judge([value(13), value(14)]).state == "conflict"


def test_a_decision_that_takes_the_place_of_both_settles() -> None:
    one, other = value(13), value(14, who="second")
    assert judge([one, other, value(15, who="third", over=(one.id, other.id))]).says == {"value": 15}


def test_corrections_of_different_fields_add_up() -> None:
    place = decided("correct", field="place", value="OH")
    assert judge([value(13), place]).says == {"value": 13, "place": "OH"}
    assert not contradicts(value(13), place)
    assert contradicts(value(13), value(14))
    assert contradicts(decided("reject"), place)
    assert not contradicts(decided("note"), decided("reject"))
