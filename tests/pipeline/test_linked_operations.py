"""Which releases tell of one operation; every name, agency and figure here is invented."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from pipeline.resolve.evidence import ENOUGH, weigh
from pipeline.resolve.operation_names import change_of, edition_before, take_apart, words
from pipeline.resolve.operations import Linked, link_operations, operation_rows, telling_rows
from pipeline.resolve.tellings import Telling, telling, unnamed_tellings

RULES = [(rule, words()[rule]) for rule in ("edition", "annual", "correction", "retraction")]
KINGS, SAN_MATEO, CALIFORNIA = "36047", "06081", "06"


def meet(a: str, b: str) -> bool:
    return "US" in (a, b) or a.startswith(b) or b.startswith(a)


LANTERN = "Operation Paper Lantern"


def tell(release_id: str, name: str | None = LANTERN, days: str | None = None, **other: Any) -> Telling:
    """A telling; `days` is one day or two with a slash between."""
    first, _, last = (days or "").partition("/")
    when = {"first": date.fromisoformat(first), "last": date.fromisoformat(last or first)} if days else {}
    told = {"release_id": release_id, "name": name, "source_id": "s", "published": last or first or None}
    return Telling(**(told | when | other))


def groups(*tellings: Telling) -> list[list[str]]:
    """The releases of each operation."""
    linked = link_operations(tellings, meet)
    return sorted(sorted({t.release_id for t in tellings}) for tellings in linked.tellings.values())


@pytest.mark.parametrize(
    ("name", "base", "edition"),
    [
        ("Operation Paper Lantern", "paper lantern", None),
        ("PAPER  LANTERN", "paper lantern", None),
        ("Operation Lamplighter's Walk II", "lamplighters walk", "2"),
        ("Operation Lamplighter’s Walk XIX", "lamplighters walk", "19"),
        ("Operation Paper Lantern 8", "paper lantern", "8"),
        ("Operation Paper Lantern 2016", "paper lantern", "2016"),
        ("Operation Paper Lantern 300", "paper lantern 300", None),
        ("Operation Mix", "mix", None),
        ("Operation", "operation", None),
    ],
)
def test_a_name_is_taken_apart(name: str, base: str, edition: str | None) -> None:
    assert take_apart(name) == (base, edition)


@pytest.mark.parametrize(("rule", "told"), RULES)
def test_rules_match_their_examples_and_not_their_counterexamples(rule: str, told: dict[str, Any]) -> None:
    """Of a rule about what stands before a name, the example is cut where the name begins."""
    pattern = re.compile(told["pattern"])
    before_a_name = pattern.pattern.endswith("$")

    def cut(text: str) -> str:
        return text.split("Operation")[0] if before_a_name else text

    for example in told["examples"]:
        (meant,) = re.findall(r"\[(.*?)\]", example)
        found = pattern.search(cut(re.sub(r"[\[\]]", "", example)))
        assert found, (rule, example)
        assert found[0] == meant, (rule, example)
    for counterexample in told["counterexamples"]:
        assert not pattern.search(cut(counterexample)), (rule, counterexample)


def test_words_before_a_name_say_which_edition_it_is() -> None:
    for text, edition in (("the eighth annual ", "8"), ("its 21st annual, statewide ", "21"), ("the eighth ", None)):
        assert edition_before(f"{text}Operation Paper Lantern", len(text)) == edition


def test_a_release_says_at_its_head_that_it_corrects_or_takes_back() -> None:
    assert change_of("CORRECTION: 12 arrested", "") == "correction"
    assert change_of(None, "\nRetraction\nThe release of Monday was wrong.") == "retraction"
    assert change_of("A correctional officer retired", "Nothing else.") is None


def test_spellings_of_one_name_in_one_season_are_one_operation() -> None:
    lantern = [
        tell("a", days="2014-12-20"),
        tell("b", "PAPER LANTERN", "2015-01-09"),
        tell("c", published="2015-02-01"),
    ]
    assert groups(*lantern) == [["a", "b", "c"]]


def test_another_year_number_or_state_is_another_operation() -> None:
    assert groups(tell("a", days="2014-06-01"), tell("b", days="2015-06-01")) == [["a"], ["b"]]
    seventh, eighth = tell("a", days="2015-01-20", edition="7"), tell("b", days="2015-05-20", edition="8")
    assert groups(seventh, eighth) == [["a"], ["b"]]
    assert groups(tell("a", days="2014-06-01", home=KINGS), tell("b", days="2014-06-02", home=SAN_MATEO)) == [
        ["a"],
        ["b"],
    ]
    far = {"name": "Operation Cross Country", "days": "2014-06-01"}
    assert groups(tell("a", home=KINGS, **far), tell("b", home=SAN_MATEO, **far)) == [["a", "b"]]


def test_the_number_of_an_edition_links_where_dates_do_not() -> None:
    dated = [tell("a", days="2015-01-20", edition="7"), tell("b", days="2016-01-20", edition="8")]
    assert groups(*dated, tell("c", "Operation Paper Lantern", edition="7", published="2016-12-01")) == [
        ["a", "c"],
        ["b"],
    ]


def test_what_is_told_later_is_of_the_last_one_before_unless_it_is_held_every_year() -> None:
    held = [tell("a", days="2014-06-01"), tell("b", days="2016-06-01")]
    assert groups(*held, tell("c", published="2018-03-01")) == [["a"], ["b", "c"]]
    yearly = [tell("a", days="2014-06-01", annual=True), tell("b", days="2016-06-01")]
    assert groups(*yearly, tell("c", published="2018-03-01")) == [["a"], ["b"], ["c"]]


def test_an_undated_mention_belongs_to_the_only_edition_and_to_none_of_two() -> None:
    one = [tell("a", days="2014-06-01"), tell("u")]
    assert groups(*one) == [["a", "u"]]
    assert groups(*one, tell("b", days="2016-06-01")) == [["a"], ["b"], ["u"]]


def test_a_longer_form_of_a_name_is_that_name_only_near_it() -> None:
    longer = "Operation Paper Lantern Fraud Sting"
    assert groups(tell("a", days="2014-06-01"), tell("b", longer, "2014-06-03")) == [["a", "b"]]
    assert groups(tell("a", days="2014-06-01"), tell("b", longer, "2016-06-03")) == [["a"], ["b"]]
    assert groups(tell("a", "Operation Tin"), tell("a", "Operation Tin Whistle")) == [["a"]]


def test_what_happens_in_court_has_days_of_its_own() -> None:
    day = {"period_earliest": date(2015, 3, 2), "period_latest": date(2015, 3, 2)}
    arrests, convicted = (figure(m, "a", "", 9, measure=m, **day) for m in ("arrests", "convicted"))
    shared = {"release_id": "a", "name": LANTERN}
    assert telling([arrests, convicted], shared).first == date(2015, 3, 2)
    assert telling([convicted], shared).first is None
    assert telling([convicted], shared).claims == (("convicted", 9),)
    assert list(unnamed_tellings([convicted | {"operation": None}], {"release_id": "a"})) == []


def same(release_id: str, name: str | None = None, **other: Any) -> Telling:
    """One weekend in one county: nine arrests and two rescues."""
    told = {"places": frozenset({SAN_MATEO}), "claims": (("arrests", 9), ("rescues", 2)), "counts": (release_id,)}
    return tell(release_id, name, "2014-06-06/2014-06-08", **(told | other))


def test_without_a_name_days_place_and_figures_link() -> None:
    assert groups(same("a"), same("b")) == [["a", "b"]]
    assert groups(same("a", LANTERN), same("b")) == [["a", "b"]]


def test_without_a_name_too_little_does_not_link() -> None:
    assert groups(same("a"), same("b", places=frozenset({KINGS}))) == []
    assert groups(same("a"), same("b", claims=(("arrests", 8),))) == []
    assert groups(same("a"), tell("b", None, "2014-06-01", places=frozenset({SAN_MATEO}))) == []
    assert groups(same("a", LANTERN), same("b", "Operation Glass Harbor")) == [["a"], ["b"]]


def test_agencies_in_common_link_a_county_s_share_to_the_statewide_whole() -> None:
    three = frozenset({"one", "two", "three"})
    share = same("b", claims=(("arrests", 4),), agencies=three)
    whole = same("a", places=frozenset({CALIFORNIA}), claims=(("arrests", 400),), agencies=three | {"four"})
    assert groups(whole, share) == [["a", "b"]]
    assert groups(whole, same("b", claims=(("arrests", 4),), agencies=frozenset({"one"}))) == []


def test_evidence_is_a_sum_with_its_reasons() -> None:
    found = weigh(same("a"), same("b", claims=(("arrests", 9), ("rescues", 3))), meet)
    assert found.reasons == ("same days", "same figures: 9 arrests", "figures differ: 3 and 2 rescues", "same place")
    assert found.score == 0.6 < ENOUGH
    assert weigh(same("a", agencies=frozenset("xyz")), same("b", agencies=frozenset("xyz")), meet).score == 1.0


def rows_of(*tellings: Telling) -> tuple[Linked, dict[str, dict[str, Any]]]:
    linked = link_operations(tellings, meet)
    return linked, {row["release_id"]: row for row in telling_rows(linked, meet)}


def test_each_telling_says_what_it_is_to_the_operation_and_why() -> None:
    whole = same("a", LANTERN, places=frozenset({CALIFORNIA}), claims=(("arrests", 400),))
    share = same("b", "Operation Paper Lantern", claims=(("arrests", 40),))
    mention = tell("c", published="2014-07-01", change="correction")
    later = tell("d", published="2015-12-01", claims=(("convicted", 7),), counts=("d",))
    _, rows = rows_of(whole, share, mention, later)
    assert {release: row["relation"] for release, row in rows.items()} == {
        "a": "whole",
        "b": "part",
        "c": "mention",
        "d": "later",
    }
    assert [release for release, row in rows.items() if row["first"]] == ["a"]
    assert (rows["c"]["change"], rows["a"]["change"]) == ("correction", None)
    assert rows["b"]["reasons"][0] == "name"
    assert rows["b"]["claims"] == ["arrests: 40"]
    assert rows["b"]["score"] == 1.0


def figure(count_id: str, release_id: str, operation_id: str, value: int, **other: Any) -> dict[str, Any]:
    return {
        "count_id": count_id,
        "release_id": release_id,
        "operation_id": operation_id,
        "value": value,
        "measure": "arrests",
        "precision": "exact",
        "part_of": None,
        "scope": "this_operation",
        "latest": True,
        "period_start": None,
        "period_end": None,
        "place_ids": [],
    } | other


def test_an_operation_has_its_commonest_name_its_first_reporter_its_span_its_figures_and_its_path() -> None:
    told: dict[str, Any] = {"source_id": "late", "claims": (("arrests", 12),), "published": "2014-06-05"}
    linked = link_operations(
        [
            tell("a", days="2014-06-03", **told),
            tell("b", days="2014-06-01", source_id="early", published="2014-06-04", claims=(("arrests", 14),)),
            tell("c", "Paper Lantern", published="2015-06-09", claims=(("convicted", 3),), source_id="early"),
        ],
        meet,
    )
    (known_as,) = linked.tellings
    rows = operation_rows(
        linked,
        [
            figure("2", "a", known_as, 12, period_start="2014-06-03", period_end="2014-06-03", place_ids=["06081"]),
            figure("1", "b", known_as, 14, period_start="2014-06-01", period_end="2014-06", place_ids=["06", "06081"]),
            figure("3", "b", known_as, 99, scope="since_founding", period_start="2010", period_end="2014-06-04"),
        ],
    )
    assert rows == [
        {
            "operation_id": known_as,
            "name": "Operation Paper Lantern",
            "edition": None,
            "period_start": "2014-06-01",
            "period_end": "2014-06",
            "place_ids": ["06", "06081"],
            "releases": ["a", "b", "c"],
            "sources": 2,
            "first_reported_by": "early",
            "first_published": "2014-06-04",
            "count_ids": ["1", "2", "3"],
            "disagreements": ["arrests"],
            "path": ["arrests: 14 (2014-06-04, b)", "convictions: 3 (2015-06-09, c)"],
        }
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"value": 12},
        {"value": 14, "precision": "about"},
        {"value": 14, "latest": False},
        {"value": 14, "measure": "rescues"},
        {"value": 4, "part_of": "2"},
    ],
)
def test_equal_vague_outdated_or_different_figures_are_no_disagreement(other: dict[str, Any]) -> None:
    linked = link_operations([tell("a", days="2014-06-01"), tell("b", days="2014-06-01")], meet)
    (known_as,) = linked.tellings
    (row,) = operation_rows(
        linked, [figure("1", "a", known_as, 12), figure("2", "b", known_as, **({"value": 0} | other))]
    )
    assert row["disagreements"] == []


def test_a_share_does_not_disagree_with_the_whole() -> None:
    whole = tell("a", days="2014-06-01", places=frozenset({CALIFORNIA}), counts=("1",))
    share = tell("b", days="2014-06-01", places=frozenset({SAN_MATEO}), counts=("2",))
    linked = link_operations([whole, share], meet)
    (known_as,) = linked.tellings
    (row,) = operation_rows(linked, [figure("1", "a", known_as, 400), figure("2", "b", known_as, 40)])
    assert row["disagreements"] == []
    assert linked.counts == {"1": known_as, "2": known_as}
