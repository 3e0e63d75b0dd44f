from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UserError
from pipeline.trust import scoring
from pipeline.trust.annotations import Annotation, Figure, load_annotations
from pipeline.trust.matching import FIELDS, LEVELS, fold, match, same_date

DATA = Path(__file__).parents[1] / "data"
GOLD = load_annotations(DATA / "retold" / "retold.jsonl")
READ = load_annotations(DATA / "scoring" / "read.jsonl")
REFERENCE: dict[str, dict[str, Any]] = json.loads((DATA / "scoring" / "scores.json").read_text(encoding="utf-8"))


def told(score: scoring.Score) -> dict[str, float]:
    return {"p": score.precision, "r": score.recall, "f1": score.f1, "gold": score.gold, "found": score.found}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("group", ["core", "all"])
def test_levels_are_scored_as_the_reference_scorer_does(group: str, level: str) -> None:
    score = scoring.agreement(GOLD, READ, scoring.groups(GOLD.values())[group], LEVELS[level])
    expected = dict(REFERENCE[f"{group}.{level}"])
    interval = expected.pop("ci95", None)
    assert told(score) == expected
    assert interval in (None, [score.low, score.high])


def test_everything_else_is_scored_as_the_reference_scorer_does() -> None:
    assert told(scoring.parts(GOLD, READ)) == REFERENCE["parts"]
    assert told(scoring.agencies(GOLD, READ)) == REFERENCE["agencies"]
    assert scoring.published(GOLD, READ) == REFERENCE["published"]["accuracy"]
    assert scoring.silent(GOLD, READ) == tuple(REFERENCE["silent"].values())


def figure(value: int = 3, **fields: Any) -> Figure:
    return Figure(measure="arrests", value=value, **fields)


def test_figures_most_alike_are_paired() -> None:
    gold = [figure(place="Kings County, NY"), figure(place="Orange County, CA")]
    read = [figure(place="orange county ca"), figure(place="Kings County, NY"), figure(4)]
    assert sorted(match(gold, read, LEVELS["found"])) == [(0, 1), (1, 0)]


def test_a_pair_gives_way_where_that_makes_one_more() -> None:
    gold = [figure(period_start="2020", period_end="2020"), figure(period_start="2020-05", period_end="2020-05")]
    read = [figure(period_start="2020-05", period_end="2020-05"), figure(period_start="2020-06", period_end="2020-06")]
    assert len(match(gold, read, LEVELS["dated"])) == 2


@pytest.mark.parametrize(
    ("field", "one", "other", "same"),
    [
        ("period_start", "2013-11", "2013-11-04", True),
        ("period_start", "2013-11", "2013-12", False),
        ("period_end", None, "2013", False),
        ("place", "The U.S.", "United States", True),
        ("place", "St. Louis, MO", "Saint Louis, MO", True),
        ("operation", "Operation X", "operation x", True),
        ("gender", "male", None, False),
        ("precision", "exact", "about", False),
    ],
)
def test_a_field_agrees_or_not(field: str, one: str | None, other: str | None, same: bool) -> None:
    assert FIELDS[field](figure(3, **{field: one}), figure(3, **{field: other})) is same


def test_names_are_compared_and_not_spelled() -> None:
    assert fold("The Exampleton Dept. of Samples & Co’s") == "exampleton department of samples and cos"
    assert same_date(None, None)


def test_a_document_that_was_not_read_counts_as_read_in_vain() -> None:
    gold = {"a": Annotation(doc_id="a", published="2020", counts=(figure(),)), "b": Annotation(doc_id="b")}
    score = scoring.agreement(gold, {}, frozenset({"arrests"}), LEVELS["found"])
    assert (score.recall, score.gold, score.found) == (0.0, 1, 0)
    assert scoring.published(gold, {}) == 0.0
    assert scoring.silent(gold, {}) == (1, 0)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"doc_id": "a", "counts": [{"measure": "kittens", "value": 1}]}', "counts.0.measure"),
        ('{"doc_id": "a", "counts": [{"measure": "arrests", "value": "1"}]}', "counts.0.value"),
        ('{"doc_id": "a", "published": "May 3"}', "published"),
        ('{"counts": []}', "doc_id"),
        ("{broken", "the whole line"),
    ],
)
def test_a_wrong_annotation_is_named_by_line_and_field(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"doc_id": "first"}\n\n' + line)
    with pytest.raises(UserError, match=f"gold.jsonl, line 3: {said}"):
        load_annotations(path)


def test_a_document_annotated_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"doc_id": "a"}\n{"doc_id": "a"}\n')
    with pytest.raises(UserError, match="doc_id a is there twice"):
        load_annotations(path)
    path.write_text("")
    with pytest.raises(UserError, match="holds no annotation"):
        load_annotations(path)


def test_documents_without_figures_say_nothing_of_how_sure_a_score_is() -> None:
    found = scoring.score([(3, 3, 3), (0, 0, 0), (0, 0, 0)])
    assert (found.f1, found.low, found.high) == (1.0, 1.0, 1.0)
    empty = scoring.score([(0, 0, 0)])
    assert (empty.f1, empty.low, empty.high) == (0.0, 0.0, 0.0)
