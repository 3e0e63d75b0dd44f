"""All that is known of all releases, as the rows of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from extractors.model import DateMention, Reading
from pipeline.extract import Read
from pipeline.issues import Issue
from pipeline.releases import Release, Status
from pipeline.resolve.agencies import AgencyLinker, LinkedAgency
from pipeline.resolve.coverage import NOT_WATCHED, coverage_rows
from pipeline.resolve.decided import say_decided
from pipeline.resolve.duplicates import Copy, find_duplicates
from pipeline.resolve.jurisdictions import Jurisdictions
from pipeline.resolve.named import Case, cases_of, distinct, people_of
from pipeline.resolve.near_duplicates import Sketched, find_near, sketch_of
from pipeline.resolve.operations import link_operations, operation_rows, telling_rows
from pipeline.resolve.repeats import At, find_repeated
from pipeline.resolve.rows import Told, agency_rows, count_row, date_row, names_in, release_row, ways_to_write
from pipeline.resolve.subjects import settle_topics
from pipeline.resolve.tellings import Telling, tellings_of
from pipeline.resolve.withhold import KnownNames
from pipeline.sources import Source
from pipeline.store.looks import Watching
from pipeline.trust.named import named_by_pattern

Row = dict[str, Any]
TABLES = ("releases", "counts", "agencies", "dates", "operations", "tellings", "coverage")


@dataclass(slots=True)
class Facts:
    """Rows by table, and what could not be settled."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})
    issues: list[Issue] = field(default_factory=list)


Overlay = Callable[[Told, Facts], None]


def _as_read(_told: Told, _own: Facts) -> None:
    """Nothing is laid over what was read."""


class Resolver:
    """Turns readings into facts, one release after the other; `finish` adds what only all together can say.

    `overlay` may change the rows of one revision of a release before anything is concluded of them.
    """

    def __init__(
        self,
        sources: Mapping[str, Source],
        linker: AgencyLinker,
        jurisdictions: Jurisdictions,
        overlay: Overlay = _as_read,
    ) -> None:
        self._sources, self._overlay = sources, overlay
        self._link = cache(linker.link)
        self._jurisdictions = jurisdictions
        self._ids_of = cache(jurisdictions.ids_of)
        self._facts = Facts()
        self._tellings: list[Telling] = []
        self._copies: list[Copy] = []
        self._sketched: list[Sketched] = []
        self._releases: list[Release] = []
        self._known = KnownNames()
        self._cases: list[Case] = []

    def add(self, release: Release, read: Read | Issue) -> None:
        """Take in one revision of a release with its reading, or why it has none."""
        if isinstance(read, Issue):
            self._facts.issues.append(read)
            self._take(self._told(release, Read(Reading()), "unreadable"))
            return
        try:
            self._take(self._told(release, read, release.status))
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:  # one odd reading does not end the batch
            message = f"What was read of the text makes no rows: {type(error).__name__}. Mend the reader."
            self._facts.issues.append(Issue("resolve", "odd_reading", release.source_id, release.release_id, message))
            self._take(self._told(release, Read(Reading()), "unreadable"))

    def _take(self, told: Told) -> None:
        """Add all rows of a release, or none where one of them raises."""
        own, reading, release = Facts(), told.read.reading, told.release
        own.rows["releases"].append(release_row(told))
        own.rows["dates"] += [date_row(told, mention) for mention in _once(reading.dates)]
        self._add_agencies(told, own)
        self._add_counts(told, own)
        self._overlay(told, own)
        settle_topics(own.rows["counts"], release.text, reading.topic.words)
        tellings = list(tellings_of(told, claimed(own.rows["counts"]), own.rows["agencies"]))
        for name, rows in own.rows.items():
            self._facts.rows[name] += rows
        self._facts.issues += own.issues
        self._tellings += tellings
        self._releases.append(release)
        self._known.add((*told.names, *named_by_pattern(release.text)))
        if release.latest and told.status == "read":
            self._cases += cases_of(own.rows["counts"], people_of(release.text, reading.names))
            copy = Copy(release.release_id, told.published, release.text_sha256, told.read.body_sha256)
            self._copies.append(copy)
            figures = frozenset(map(_claim, own.rows["counts"]))
            if figures or own.rows["releases"][0]["topic"] != "other":
                said = (told.published, sketch_of(release.text), figures)
                self._sketched.append(Sketched(release.release_id, release.source_id, *said))

    def finish(self, issues: Iterable[Issue], watching: Watching = NOT_WATCHED) -> Facts:
        """The facts of everything that was added; `issues` are those of the earlier stages."""
        rows = self._facts.rows
        self._known.withhold(rows["releases"])
        rows["agencies"] = self._known.unnamed(rows["agencies"])
        self._known.hide(rows["counts"])
        firsts = find_duplicates(self._copies)
        self._add_near(firsts)
        for release in rows["releases"]:
            release["duplicate_of"] = firsts.get(release["release_id"]) if release["latest"] else None
        repeated = find_repeated(self._releases, map(_at, rows["counts"]), firsts)
        apart = distinct(self._cases)
        linked = link_operations(self._tellings, self._jurisdictions.meet)
        self._facts.issues += map(_not_there, linked.lost)
        for count in rows["counts"]:
            count["operation_id"] = linked.counts.get(count["count_id"])
            count["repeated"] = _at(count) in repeated
            count["distinct_from"] = apart.get(count["count_id"], [])
        rows["operations"] = operation_rows(linked, rows["counts"])
        rows["tellings"] = telling_rows(linked, self._jurisdictions.meet)
        self._facts.issues += issues
        own = rows["releases"], claimed(rows["counts"])
        rows["coverage"] = coverage_rows(*own, self._facts.issues, watching, self._sources)
        say_decided(rows)
        return self._facts

    def _add_near(self, firsts: dict[str, str]) -> None:
        """Releases that repeat another publisher's with small edits: duplicates, or an issue where figures differ."""
        sources = {text.release_id: text.source_id for text in self._sketched}
        for near in find_near(self._sketched, firsts):
            if near.same_figures:
                firsts[near.release_id] = firsts.get(near.first, near.first)
            else:
                message = f"It repeats release {near.first} nearly word for word, with other figures. Read both."
                issue = Issue("resolve", "near_duplicate", sources[near.release_id], near.release_id, message)
                self._facts.issues.append(issue)

    def _told(self, release: Release, read: Read, status: Status) -> Told:
        source = self._sources.get(release.source_id)
        home = read.reading.home or (source.place if source else None)
        at_home: tuple[str, ...] = self._ids_of(home) if home else ()
        jurisdiction = source.jurisdiction if source else at_home[0] if len(at_home) == 1 else None
        publisher = read.reading.publisher or (source.publisher if source else None)
        names = names_in(release.text, read.reading.names)
        told = Told(release, read, status, source, jurisdiction, home, names, ways_to_write(names))
        return replace(told, agency_id=self._linked(told, publisher).agency_id) if publisher else told

    def _linked(self, told: Told, name: str) -> LinkedAgency:
        """The organisation of that name; of the publisher, what its source file says."""
        link = self._link(name, told.home_state, told.home)
        source = told.source
        if source and source.ori and name == source.publisher:
            return replace(link, agency_id=source.ori, ori=source.ori, jurisdiction_id=source.jurisdiction)
        return link

    def _add_agencies(self, told: Told, own: Facts) -> None:
        linked = [(agency, self._linked(told, agency.name)) for agency in told.read.reading.agencies]
        for row in agency_rows(told, linked):
            if isinstance(row, Issue):
                own.issues.append(row)
            else:
                own.rows["agencies"].append(row)

    def _add_counts(self, told: Told, own: Facts) -> None:
        """The rows of the counts; a figure that was read twice is one, a place that is no one area is an issue."""
        rows: dict[str, Row] = {}
        for count in told.read.reading.counts:
            place_ids = self._ids_of(count.place) if count.place else ()
            candidates = () if place_ids else self._jurisdictions.candidates(count.place)
            row = count_row(told, count, place_ids, candidates)
            if row["count_id"] in rows:
                message = f"Two {count.measure} were read at offset {row['start']}; one is kept."
                own.issues.append(_open(told, "count_twice", message))
                continue
            if count.place and not place_ids:
                own.issues.append(_open(told, "place_open", self._undecided(count.place)))
            rows[row["count_id"]] = row
        own.rows["counts"] += rows.values()

    def _undecided(self, place: str) -> str:
        candidates = self._jurisdictions.candidates(place)
        if not candidates:
            return f"{place}: no such area is known; place_ids is left empty."
        return f"{place}: it may be any of {', '.join(candidates)}; place_ids is left empty."


def claimed(counts: Iterable[Row]) -> list[Row]:
    """The figures that no person rejected."""
    return [count for count in counts if count["review"] != "rejected"]


def _claim(count: Row) -> tuple[object, ...]:
    """What a figure claims, without where it stands and without what depends on the publisher."""
    return tuple(count[name] for name in ("measure", "value", "precision", "offense", "age_group", "gender"))


def _open(told: Told, code: str, message: str) -> Issue:
    return Issue("resolve", code, told.release.source_id, told.release.release_id, message)


def _not_there(telling: Telling) -> Issue:
    message = f"Figures were decided to be of operation {telling.decided}, which is not there; they are as read."
    return Issue("review", "review_no_operation", telling.source_id, telling.release_id, message)


def _once(dates: Iterable[DateMention]) -> list[DateMention]:
    """One mention a span: the table's key."""
    return list({mention.span: mention for mention in dates}.values())


def _at(count: Row) -> At:
    return At(count["release_id"], count["revision"], count["start"])
