"""From invented texts to bounds, through the real readers: the figures of three releases that the project began with.

Figures, dates and areas are those of the releases; offices and wording are invented, the ways of saying it are kept:
a list in one sentence since a unit began, a list behind a colon since a day, parts before their statewide total.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline import open_dataset
from pipeline.build import build
from pipeline.front import OpenDataset
from pipeline.importing import import_paths
from pipeline.workspace import open_workspace

TEXTS = {
    "bayside": """Example Unit Looks Back

Redwood City, CA   December 18, 2014

In November 2013, the Invented Chiefs of San Mateo County launched a joint unit of several police departments to work on
human trafficking in San Mateo County.

The chiefs are glad to share what the unit did in its first year. From its inception the unit held 11 stings in the
cities of the county. As an outcome, the unit has arrested 5 people for Human Trafficking, 4 people for pimping and
pandering offenses, 16 people for prostitution offenses and finally, arrested 27 people for soliciting prostitution.

Above all, the unit rescued 8 victims from those who sold them, 3 of whom were girls under the age of 18.
""",
    "southland": """An Invented Bureau Turns One

December 1, 2016

The Made-up Human Trafficking Bureau of the Los Angeles County Sheriff's Department has completed year one.

Since November 16, 2015:|Its detectives have RESCUED 131 trafficking victims, including 98 minors; and ARRESTED 354
people: 104 male buyers of sex, 132 for offenses around human trafficking, 82 for Internet crimes against children and
36 for other offenses.
""",
    "partners": """Partners Against Trafficking

Published 07/28/2017 by The Imaginary Partners

Earlier this year our invented charity stood beside a task force against human trafficking in California. Operation
Paper Bridge put made-up advertisements online.

In three days the statewide operation led to “27 adult victims and 28 exploited children being recovered; 142 males
arrested for solicitation; and 36 males arrested for pimping,” the Example Department said. All told, 474 arrests were
made across the state.
""",
}
# The same said in other ways.
WORDINGS: dict[str, dict[str, str]] = {
    "plain": {},
    "suspects and crimes": {
        "4 people for pimping and\npandering offenses": "4 suspects for pimping and pandering crimes",
        "16 people for prostitution offenses": "16 suspects for prostitution crimes",
        "27 people for soliciting prostitution": "27 people for solicitation offenses",
        "2015:|Its detectives": "2015:\n\nIts detectives",
        "36 males arrested for pimping": "36 male suspects arrested for pimping and pandering offenses",
    },
    "a list under its lead-in": {
        "2015:|Its detectives have RESCUED": "2015:\n\n• RESCUED",
        "; and ARRESTED": "\n• ARRESTED",
        "4 people for pimping and\npandering offenses": "4 people for pimping and pandering",
    },
}
SOURCE = """id: {id}
publisher: {publisher}
jurisdiction: "{area}"
place: {place}
agency_kind: task force
history: Invented for tests.
"""
SOURCES = [
    {
        "id": "bayside",
        "publisher": "Invented Chiefs of San Mateo County",
        "area": "06081",
        "place": "San Mateo County, CA",
    },
    {"id": "southland", "publisher": "Made-up Bureau", "area": "06037", "place": "Los Angeles County, CA"},
    {"id": "partners", "publisher": "The Imaginary Partners", "area": "06", "place": "CA"},
]


def paragraphs(text: str) -> str:
    """The text with each paragraph in one line, as releases have it; a bar stands for a line of its own."""
    return re.sub(r"(?<!\n)\n(?!\n|$)", " ", text).replace("|", "\n")


def reworded(text: str, changes: dict[str, str]) -> str:
    for said, otherwise in changes.items():
        text = text.replace(said, otherwise)
    return text


def test_every_change_of_wording_is_made() -> None:
    changes = [said for wording in WORDINGS.values() for said in wording]
    assert all(any(said in text for text in TEXTS.values()) for said in changes)


@pytest.fixture(scope="module", params=WORDINGS)
def data(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> OpenDataset:
    home: Path = tmp_path_factory.mktemp("home")
    ws = open_workspace(home, must_write=True)
    folder = home / "corpus" / "sources"
    folder.mkdir(parents=True)
    for source in SOURCES:
        (folder / f"{source['id']}.yml").write_text(SOURCE.format(**source))
    records = [
        {"doc_id": name, "publisher": name, "url": None, "text": paragraphs(reworded(text, WORDINGS[request.param]))}
        for name, text in TEXTS.items()
    ]
    listing = home / "listing.jsonl"
    listing.write_text("".join(json.dumps(record) + "\n" for record in records))
    import_paths(ws, [listing])
    build(ws, workers=1)
    return open_dataset(home)


@pytest.mark.parametrize(
    ("asked", "arrests", "rescues"),
    [
        ({"places": "San Mateo County, CA", "every": "all", "since": "2013-11", "until": "2014-12"}, 52, 8),
        ({"places": "Los Angeles County, CA", "every": "all", "since": "2015-11-16", "until": "2016-12-01"}, 354, 131),
        ({"places": "California", "every": "year", "since": "2017", "until": "2017"}, 474, 55),
    ],
)
def test_the_founding_figures_are_what_the_texts_prove(
    data: OpenDataset, asked: dict[str, Any], arrests: int, rescues: int
) -> None:
    for measure, people in (("arrests", arrests), ("rescues", rescues)):
        (cell,) = data.compare(measure, **asked).to_dict("records")
        assert (cell["at_least"], cell["at_most_local"], cell["bound_method"]) == (people, people, "exact")


def test_parts_and_totals_are_told_apart_in_the_proof(data: OpenDataset) -> None:
    proof = data.compare("arrests", places="Los Angeles County, CA", every="all", until="2016-12-01").explain()
    proof = proof[proof.value.isin([104, 132, 354])]
    said = [(value, words.partition(" ")[0]) for value, words in zip(proof.value, proof.counts_as, strict=True)]
    assert said == [(354, "adds"), (132, "is"), (104, "is")]
    girls = data.compare("rescues", places="San Mateo County, CA", age="minor", every="all").at_least
    assert girls.tolist() == [3]
