"""A comparison as people ask for it: names and dates instead of codes, and only the columns they read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from extractors.counts.measures import CUSTODIAL
from extractors.model import AgeGroup, Measure, Offense
from pipeline.comparison.areas import LEVELS, REGION, Areas
from pipeline.comparison.chosen import decided
from pipeline.comparison.citing import citation
from pipeline.comparison.figures import LONG_AGO, NEVER
from pipeline.comparison.naming import Names, day_of, state_of
from pipeline.comparison.question import THRESHOLD, Basis, Question, Slice
from pipeline.comparison.table import MEASURES, OFFENSES, TOPICS, compare, rate
from pipeline.comparison.windows import FEDERAL, Every
from pipeline.dataset import Dataset
from pipeline.errors import UserError
from pipeline.query import query_dataset
from pipeline.resolve.decided import KINDS

TABLES = ("counts", "releases", "jurisdictions", "populations", "coverage")
TRAFFICKING = "trafficking"
UNITS = {"k": 1_000, "m": 1_000_000}
READ_FIRST = ["jurisdiction", "period", "at_least", "at_most", "at_most_local", "firm", "releases", "operations"]
READ_LAST = ["undated", "sources_monitored", "sources_down", "releases_published", "months_without", "flags"]


class NoAnswerError(UserError):
    """Nothing is wrong with what was asked, but no figure answers it."""


@dataclass(frozen=True)
class Asked:
    """A comparison in the words of the command line.

    `offense` is what the people counted were held for; of victims and searches, which have none, it asks for those
    that releases on trafficking tell of.
    `by` is a level, "region" or "jurisdiction"; `places` are the areas wanted, or with a level hold them; dates are
    cut ISO dates; `per` is a number of inhabitants ("100k"); `where` is a condition in SQL on the columns of the
    counts table; figures less sure than `confidence` are left out; `confirmed` leaves out all that no person confirmed,
    corrected or added.
    """

    measure: Measure
    by: str = "jurisdiction"
    every: Every = "year"
    state: str | None = None
    offense: Offense | None = None
    age: AgeGroup | None = None
    basis: Basis = "period"
    topics: tuple[str, ...] = TOPICS
    since: str | None = None
    until: str | None = None
    places: tuple[str, ...] = ()
    per: str | None = None
    where: str | None = None
    fiscal_start: int = FEDERAL
    confidence: float = THRESHOLD
    confirmed: bool = False


def ask(dataset: Dataset, asked: Asked, *, proofs: bool = False) -> pd.DataFrame:
    """The cells asked for: the columns of the comparison table and `jurisdiction`, `citation` and, if asked `per`,
    the rates; with `proofs` also what makes each cell.

    Raises UserError where a measure, place, state, date or condition is none, and where no figure answers.
    """
    check(asked)
    asked = without_offense(asked)
    tables = {name: dataset.table(name) for name in TABLES}
    if asked.where:
        tables["counts"] = _filtered(dataset, tables["counts"], asked.where)
    if asked.confirmed:
        tables["counts"] = tables["counts"].filter(decided(tables["counts"]))
    areas = Areas(tables["jurisdictions"])
    names = Names(areas)
    question = _question(asked, names, areas)
    frame = compare(tables, question, asked.topics, proofs=proofs)
    if frame.empty:
        raise NoAnswerError(*_no_answer(asked, _named(asked, names), tables["counts"], areas))
    frame.insert(0, "jurisdiction", [areas.label(area) for area in frame.jurisdiction_id])
    if asked.per:
        number = _number(asked.per)
        for bound in ("at_least", "at_most", "at_most_local"):
            pairs = zip(frame[bound].tolist(), frame.population.tolist(), strict=True)
            rates = [None if pd.isna(n) or pd.isna(people) else rate(n, people, number) for n, people in pairs]
            frame[f"{bound}_per_{asked.per}"] = pd.array(rates, dtype="Float64")
    frame["citation"] = [citation(row, dataset.manifest) for _, row in frame.iterrows()]
    return frame


def without_offense(asked: Asked) -> Asked:
    """The same of figures that have no offense: those on the topic of trafficking, if that was asked for.

    Raises UserError where another offense was asked for, or the topic was not.
    """
    if asked.offense is None or asked.measure in CUSTODIAL:
        return asked
    if asked.offense != TRAFFICKING or TRAFFICKING not in asked.topics:
        of = ", ".join(sorted(CUSTODIAL))
        raise UserError(f"offense {asked.offense}: figures of {asked.measure} have none; {of} do.", "Leave it out.")
    return replace(asked, offense=None, topics=(TRAFFICKING,))


def brief(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns a person reads first, of the cells that have a bound; what people decided where they decided any."""
    frame = frame[frame.at_least.notna() | frame.at_most_local.notna()]
    decided = list(KINDS) if frame[list(KINDS)].to_numpy().any() else []
    rates = [name for name in frame.columns if "_per_" in name and name != "rate_per_100k"]
    return frame[[*READ_FIRST[:-2], *rates, *READ_FIRST[-2:], *decided, *READ_LAST]]


def as_table(frame: pd.DataFrame) -> pa.Table:
    return pa.Table.from_pandas(pd.DataFrame(frame), preserve_index=False).replace_schema_metadata()


def check(asked: Asked) -> None:
    """Raises UserError where a word asked for is none of those known."""
    allowed: dict[str, tuple[str, ...]] = {
        "measure": MEASURES,
        "by": ("jurisdiction", *LEVELS, REGION),
        "every": get_args(Every),
        "offense": OFFENSES,
        "age": get_args(AgeGroup),
        "basis": get_args(Basis),
    }
    for name, values in allowed.items():
        value = getattr(asked, name)
        if value is not None and value not in values:
            raise UserError(f"{name} {value}: there is none such.", f"Known: {', '.join(values)}.")
    if asked.since and asked.until and day_of(asked.since, "since") > day_of(asked.until, "until", last=True):
        raise UserError(f"--since {asked.since} --until {asked.until}: it ends before it begins.", "Swap the two.")
    if not 1 <= asked.fiscal_start <= 12:
        raise UserError(f"fiscal_start {asked.fiscal_start}: no such month.", "Give a number from 1 to 12.")
    if not 0 <= asked.confidence <= 1:
        raise UserError(f"confidence {asked.confidence}: it is a share.", "Give a number from 0 (all figures) to 1.")


def _question(asked: Asked, names: Names, areas: Areas) -> Question:
    named = _named(asked, names)
    places = named if asked.by == "jurisdiction" else frozenset(_inside(named, asked.by, areas))
    own = asked.by == "jurisdiction" and not named
    return Question(
        measure=asked.measure,
        every=asked.every,
        basis=asked.basis,
        slices=(Slice(asked.offense, asked.age),),
        levels=(*LEVELS, REGION) if asked.by == "jurisdiction" else (asked.by,),
        own_areas=own,
        state=state_of(asked.state, areas) if asked.state else None,
        since=day_of(asked.since, "since").toordinal() if asked.since else LONG_AGO,
        until=day_of(asked.until, "until", last=True).toordinal() if asked.until else NEVER,
        places=places if named else None,
        fiscal_start=asked.fiscal_start,
        confidence=asked.confidence,
    )


def _named(asked: Asked, names: Names) -> frozenset[str]:
    return frozenset[str]().union(*(names.find(place) for place in asked.places))


def _inside(places: frozenset[str], level: str, areas: Areas) -> Iterator[str]:
    """The areas of one level that lie in these places: the counties of a state or region, the cities of a county."""
    at_level = (area for area, own in areas.level.items() if own == level)
    yield from (area for area in at_level if places and not places.isdisjoint(areas.holding(area)))


def _filtered(dataset: Dataset, counts: pa.Table, where: str) -> pa.Table:
    kept = query_dataset(dataset, f"SELECT count_id FROM counts WHERE (\n{where}\n)")["count_id"]
    return counts.filter(pc.is_in(counts["count_id"], kept.combine_chunks()))


def _no_answer(asked: Asked, places: frozenset[str], counts: pa.Table, areas: Areas) -> tuple[str, str]:
    """What was asked in vain, and what the dataset has of it."""
    told = counts.filter(pc.equal(counts["measure"], asked.measure))
    told, elsewhere = _split(told, pc.is_in(told["topic"], pa.array(asked.topics)))
    told, unsure = _split(told, pc.greater_equal(told["confidence"], asked.confidence))
    states = sorted({str(areas.postal[i]) for ids in told["place_ids"].to_pylist() for i in ids if areas.postal.get(i)})
    only = "confirmed by a person" if asked.confirmed else None
    wanted = [
        asked.state and f"in {asked.state}",
        asked.where and f"where {asked.where}",
        only,
        *(areas.label(own) for own in sorted(places)),
    ]
    wanted += [asked.offense, asked.age, asked.since and f"since {asked.since}", asked.until and f"until {asked.until}"]
    problem = f"No figure of {asked.measure} answers this: {', '.join(filter(None, wanted)) or asked.by}."
    remedy = f"It is told of in {', '.join(states)}." if states else "No release tells of it at all."
    less = f" {unsure} less sure than {asked.confidence} are left out; --confidence takes them in." if unsure else ""
    other = f" {elsewhere} on other topics are left out; --topic takes them in." if elsewhere else ""
    return problem, remedy + less + other


def _split(counts: pa.Table, wanted: pa.ChunkedArray) -> tuple[pa.Table, int]:
    """Those wanted, and how many are not."""
    kept = counts.filter(wanted)
    return kept, counts.num_rows - kept.num_rows


def _number(per: str) -> int:
    digits, unit = (per[:-1], UNITS[per[-1].lower()]) if per[-1:].lower() in UNITS else (per, 1)
    if not digits.isdecimal() or not 0 < int(digits) * unit <= 10**9:
        raise UserError(f"--per {per}: no such number of inhabitants.", "Write it as 100k, 1m or 10000.")
    return int(digits) * unit
