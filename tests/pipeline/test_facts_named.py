"""Whom facts name and whom they withhold: people, publishers and organisations."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from made import SOMEWHERE, release
from made_facts import NAME, TEXT, Areas, Linker, count, one, resolved

from extractors.model import (
    Agency,
    DateMention,
    Operation,
    Published,
    Reading,
    Span,
)
from pipeline.extract import Read
from pipeline.resolve.agencies import AgencyLinker
from pipeline.resolve.facts import Resolver
from pipeline.resolve.jurisdictions import Jurisdictions
from pipeline.resolve.rows import MASK


def test_a_private_name_is_withheld_wherever_it_stands() -> None:
    named = Operation(Span(0, 3), "Operation Examplar")
    reading = Reading(
        names=(NAME,),
        counts=(replace(count("12", 12, operation="Operation Examplar"), as_said="Examplar's men"),),
        operations=(named,),
        agencies=(Agency(Span(0, 3), "Jordan Examplar Fund", "partnering"),),
        dates=(DateMention(NAME, "2015", "2015"),),
    )
    url = "https://example.org/jordan-examplar-arrested"
    facts = resolved((release("r1", TEXT, url=url), Read(reading, "Jordan Examplar arrested")))
    (told,) = facts.rows["releases"]
    assert (told["url"], told["title"]) == (None, None)
    assert len(told["url_sha256"]) == 64
    (row,) = facts.rows["counts"]
    assert (row["as_said"], row["operation"], row["operation_id"]) == (MASK, None, None)
    assert facts.rows["operations"] == facts.rows["agencies"] == []
    assert [date["as_said"] for date in facts.rows["dates"]] == [MASK]
    assert [issue.code for issue in facts.issues] == ["agency_withheld"]
    assert "Examplar" not in repr(facts.rows) + repr(facts.issues)


def test_a_name_in_small_letters_is_withheld_and_so_is_an_office_with_its_holder() -> None:
    reading = Reading(
        names=(NAME,),
        counts=(replace(count("12", 12), as_said="examplar 's men"),),
        agencies=(Agency(Span(0, 3), "Example Board Chair Michael Sampleton Police Department", "partnering"),),
    )
    facts = one(reading)
    assert [row["as_said"] for row in facts.rows["counts"]] == [MASK]
    assert facts.rows["agencies"] == []


def test_a_title_with_the_name_of_somebody_in_another_release_is_withheld() -> None:
    named = "Lawrence Brown, 33, of Exampleton, was charged."
    facts = resolved(
        (release("r1", named), Read(Reading(names=(Span(0, 14),)), "A man was charged")),
        (release("r2", TEXT, url="https://example.org/lawrence-brown"), Read(Reading(), "UPDATES ON LAWRENCE BROWN")),
    )
    told = {row["release_id"]: (row["title"], row["url"]) for row in facts.rows["releases"]}
    assert told == {"r1": ("A man was charged", "https://example.org/news/1"), "r2": (None, None)}


def test_an_organisation_called_after_somebody_of_another_release_is_left_out() -> None:
    named = "Lawrence Brown, 33, of Exampleton, was charged."
    bodies = ("Lawrence Brown Foundation", "Brown Foundation", "Lawrence Foundation")
    facts = resolved(
        (release("r1", named), Read(Reading(names=(Span(0, 14),)), "A man was charged")),
        (release("r2", TEXT), Read(Reading(agencies=tuple(Agency(Span(2, 3), name, "partnering") for name in bodies)))),
    )
    assert [row["name"] for row in facts.rows["agencies"]] == ["Brown Foundation", "Lawrence Foundation"]


def test_a_place_or_a_month_is_shown_where_somebody_has_its_name() -> None:
    text = "April Dallas was there in April 2015, as was the Dallas Police Department."
    dated, office = (Span(text.index(w), text.index(w) + len(w)) for w in ("April 2015", "Dallas Police Department"))
    reading = Reading(
        names=(Span(0, 12), Span(0, 5), Span(6, 12)),
        dates=(DateMention(dated, "2015-04", "2015-04"),),
        agencies=(Agency(office, office.of(text), "partnering"),),
    )
    rows = one(reading, text).rows
    assert [date["as_said"] for date in rows["dates"]] == ["April 2015"]
    assert [agency["as_said"] for agency in rows["agencies"]] == ["Dallas Police Department"]


def test_what_names_nobody_is_shown() -> None:
    reading = Reading(names=(NAME,), counts=(count("12", 12, operation="Operation Paper Lantern"),))
    facts = resolved((release("r1", TEXT), Read(reading, "Twelve men arrested in a county operation")))
    (told,) = facts.rows["releases"]
    assert told["url"] == "https://example.org/news/1"
    assert told["title"] == "Twelve men arrested in a county operation"
    (row,) = facts.rows["counts"]
    assert (row["as_said"], row["operation"]) == ("men", "Operation Paper Lantern")


def test_the_release_says_its_date_and_else_the_page() -> None:
    (told,) = one(Reading(Published("2015-03", "release")), published_hint="2016-01-01").rows["releases"]
    assert (told["published"], told["published_precision"], told["published_basis"]) == ("2015-03", "month", "release")
    (told,) = one(Reading(), published_hint="2016-01-01").rows["releases"]
    assert (told["published"], told["published_precision"], told["published_basis"]) == ("2016-01-01", "day", "page")
    (told,) = one(Reading()).rows["releases"]
    assert (told["published"], told["published_precision"], told["published_basis"]) == (None, None, None)


def test_the_source_says_who_and_where_the_publisher_is() -> None:
    (told,) = one(Reading(home="Elsewhere, TX", publisher="Another Office")).rows["releases"]
    assert (told["jurisdiction_id"], told["state"], told["publisher"]) == ("36047", "36", "Another Office")
    (told,) = one(Reading()).rows["releases"]
    assert told["publisher"] == SOMEWHERE.publisher
    assert told["agency_id"] == f"{SOMEWHERE.publisher}/NY/Kings County, NY"


def test_without_a_source_the_release_says_where_its_publisher_is() -> None:
    (told,) = one(Reading(home="US"), source_id="unknown").rows["releases"]
    assert (told["jurisdiction_id"], told["state"], told["agency_id"]) == ("US", "US", None)
    (told,) = one(Reading(home="Two Cities, NY"), source_id="unknown").rows["releases"]
    assert told["jurisdiction_id"] is None


def test_two_spellings_of_one_organisation_are_one_row_with_the_stronger_role() -> None:
    told = (
        Agency(Span(-1, -1), "Example County Sheriff's Office", "issuing"),
        Agency(Span(4, 11), "Example County Sheriff's Dept.", "partnering"),
        Agency(Span(2, 3), "An Office", "leading", "state"),
    )
    rows = one(Reading(agencies=told)).rows["agencies"]
    assert [(row["name"], row["role"], row["start"], row["end"], row["as_said"], row["level"]) for row in rows] == [
        ("Example County Sheriff's Office", "issuing", 4, 11, "Example County Sheriff's Dept.", None),
        ("An Office", "leading", 2, 3, "An Office", "state"),
    ]


def test_a_source_with_an_identifier_gives_it_to_its_publisher() -> None:
    source = SOMEWHERE.model_copy(update={"ori": "NY0000000"})
    resolver = Resolver({"somewhere": source}, cast(AgencyLinker, Linker()), cast(Jurisdictions, Areas()))
    resolver.add(release("r1", TEXT), Read(Reading(agencies=(Agency(Span(0, 3), source.publisher, "issuing"),))))
    rows = resolver.finish(()).rows
    assert (
        rows["releases"][0]["agency_id"]
        == rows["agencies"][0]["agency_id"]
        == rows["agencies"][0]["ori"]
        == "NY0000000"
    )
    assert rows["agencies"][0]["agency_jurisdiction_id"] == "36047"
