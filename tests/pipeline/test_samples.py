"""The bundled samples: what they promise to be, and that every annotation stands in the text of its page."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any, get_args

import pytest
from selectolax.lexbor import LexborHTMLParser

from extractors.model import AgeGroup, Gender, Measure, Offense, Precision
from pipeline.parse import parse
from pipeline.sources import read_source

CORPUS = Path(__file__).parents[2] / "corpus"
PAGES = sorted((CORPUS / "samples").glob("*/*.html"))
ANNOTATIONS: list[dict[str, Any]] = [
    json.loads(line) for line in (CORPUS / "gold" / "samples.jsonl").read_text(encoding="utf-8").splitlines()
]
COUNTS = [count for document in ANNOTATIONS for count in document["counts"]]
RETOLD = "Retold in our own words from the figures of the original release; not the original text."
KEYS = {
    "measure",
    "value",
    "precision",
    "offense",
    "age_group",
    "gender",
    "period_start",
    "period_end",
    "place",
    "operation",
    "part_of",
    "quote",
}
NUMBER_WORDS = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
WORDS = {word: value for value, word in enumerate(re.findall(r"\w+", NUMBER_WORDS))}
WORDS |= {"none": 0, "both": 2, "dozen": 12, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60}


def each(pages: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", pages, ids=[page.stem for page in pages])


def numbers_in(quote: str) -> set[int]:
    """The numbers written in a quote, in digits or in words ("Twenty-two")."""
    digits = {int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?<=\d)", quote)}
    words = re.findall(r"[a-z]+(?:-[a-z]+)?", quote.lower())
    parts = [[WORDS.get(part) for part in word.split("-")] for word in words]
    return digits | {sum(known) for found in parts if (known := [n for n in found if n is not None]) == found}


@each(PAGES)
def test_quotes_stand_in_the_parsed_text(page: Path) -> None:
    (document,) = [document for document in ANNOTATIONS if document["doc_id"] == page.stem]
    lines = parse(page.read_bytes(), "text/html", None).text.splitlines()
    missing = [count["quote"] for count in document["counts"] if not any(count["quote"] in line for line in lines)]
    assert missing == []


@each(PAGES)
def test_a_page_says_that_it_is_retold_and_leads_nowhere(page: Path) -> None:
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    marks = [node.attributes.get("content") for node in tree.css('meta[name="tally:retold"]')]
    assert marks == [RETOLD]
    assert tree.body is not None
    assert RETOLD in tree.body.text()
    addresses = [node.attributes.get(name) or "" for name in ("href", "src") for node in tree.css(f"body [{name}]")]
    assert [address for address in addresses if not address.startswith(("#", "/")) or address.startswith("//")] == []
    assert tree.css("script[src], img, iframe, link:not([rel=canonical])") == []


def test_every_page_has_one_annotation_and_a_described_source() -> None:
    assert sorted(document["doc_id"] for document in ANNOTATIONS) == sorted(page.stem for page in PAGES)
    sources = {page.parent.name for page in PAGES}
    assert {source: read_source(CORPUS / "sources" / f"{source}.yml").id for source in sources} == {
        source: source for source in sources
    }


def test_samples_differ_in_place_time_and_kind() -> None:
    years = {page.stem[:4] for page in PAGES if page.stem[:4].isdigit()}
    areas = {read_source(CORPUS / "sources" / f"{page.parent.name}.yml").jurisdiction for page in PAGES}
    assert len(PAGES) >= 34
    assert len(years & {str(year) for year in range(2013, 2026)}) >= 8
    assert len(areas - {"US"}) >= 14
    assert {count["measure"] for count in COUNTS} == set(get_args(Measure))
    assert {count["offense"] for count in COUNTS} == {*get_args(Offense), None}
    assert {count["precision"] for count in COUNTS} == set(get_args(Precision))
    assert sum(not document["counts"] for document in ANNOTATIONS) == 3
    assert any(count["value"] == 0 for count in COUNTS)


def test_two_publishers_tell_of_one_operation() -> None:
    told_by = defaultdict(set)
    for document in ANNOTATIONS:
        for count in document["counts"]:
            told_by[count["operation"], count["period_start"][:4] if count["period_start"] else None].add(
                document["publisher"]
            )
    assert told_by["Operation United Front", "2021"] == {"Iowa Department of Public Safety", "Kentucky State Police"}
    assert told_by["Operation Reclaim and Rebuild", "2017"] == {
        "Global Communities",
        "Los Angeles County Sheriff's Department",
    }


@pytest.mark.parametrize("count", COUNTS, ids=[f"{number}-{count['quote']}" for number, count in enumerate(COUNTS)])
def test_a_count_keeps_to_the_guide(count: dict[str, Any]) -> None:
    assert set(count) - {"value_max"} == KEYS
    assert count["value"] in numbers_in(count["quote"])
    assert count["measure"] in get_args(Measure)
    assert count["precision"] in get_args(Precision)
    assert count["offense"] in {*get_args(Offense), None}
    assert count["age_group"] in {*get_args(AgeGroup), None}
    assert count["gender"] in {*get_args(Gender), None}
    assert count["offense"] is None or count["measure"] in {"arrests", "charged", "convicted", "citations"}
    assert len(count["quote"]) <= 120
    assert re.fullmatch(r"US|[A-Z]{2}|[A-Z][\w .]+, [A-Z]{2}", count["place"])
    for day in (count["period_start"], count["period_end"]):
        assert day is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day)


@pytest.mark.parametrize("document", ANNOTATIONS, ids=[document["doc_id"] for document in ANNOTATIONS])
def test_an_annotation_keeps_to_the_guide(document: dict[str, Any]) -> None:
    assert set(document) == {"doc_id", "published", "publisher", "agencies", "counts"}
    assert len(set(document["agencies"])) == len(document["agencies"])
    assert document["publisher"] is None or document["publisher"] in document["agencies"]
    assert "’" not in json.dumps([document["agencies"], document["publisher"]], ensure_ascii=False)
    counts = document["counts"]
    for number, count in enumerate(counts):
        if count["part_of"] is not None:
            total = counts[count["part_of"]]
            assert count["part_of"] != number
            assert total["measure"] == count["measure"]
            assert total["value"] >= count["value"]
    figures = [tuple(value for key, value in count.items() if key not in ("quote", "part_of")) for count in counts]
    assert len(set(figures)) == len(figures)
