"""Decisions laid over the figures of releases, one release after the other, before anything is concluded of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from extractors.model import earliest_day, latest_day
from pipeline.issues import Issue
from pipeline.resolve.agencies import AgencyLinker
from pipeline.resolve.facts import Facts
from pipeline.resolve.jurisdictions import Jurisdictions
from pipeline.resolve.rows import Told, identify_count, state_of
from pipeline.review.decisions import Decision, Value, Values, standing
from pipeline.review.files import Reviews
from pipeline.review.reading import ref_of, values_of
from pipeline.review.verdicts import Verdict, judge

Row = dict[str, Any]
Text = tuple[str, str]  # release_id and text_sha256
PLAIN = frozenset(
    ("measure", "value", "value_max", "precision", "offense", "age_group", "gender", "scope", "breakdown")
)
STAGE = "review"


class Overlay:
    """People's decisions on all figures, and what became of them once every release was seen."""

    def __init__(self, reviews: Reviews, linker: AgencyLinker, jurisdictions: Jurisdictions) -> None:
        self._bad = reviews.bad
        self._linker, self._jurisdictions = linker, jurisdictions
        self._open: dict[Text, dict[str, list[Decision]]] = defaultdict(lambda: defaultdict(list))
        for decision in standing(reviews.decisions):
            self._open[decision.release_id, decision.text_sha256][decision.key.ref].append(decision)

    def __call__(self, told: Told, own: Facts) -> None:
        """Change the rows of one revision of a release as people decided, and tell of what they left open."""
        release = told.release
        figures = self._open.pop((release.release_id, release.text_sha256), None)
        if not figures:
            return
        if not release.latest:
            self._stale(told, figures, own)
        rows = {ref_of(row): row for row in own.rows["counts"]}
        refs = {row["count_id"]: ref for ref, row in rows.items()}
        for ref, decisions in figures.items():
            row, verdict = rows.get(ref), judge(decisions)
            if row is None and verdict.state == "added":
                from pipeline.review.adding import added_row  # with it comes spaCy

                rows[ref] = row = added_row(told, decisions[0].key, verdict.says)
            if row is not None:
                self._apply(told, row, verdict, values_of(row, refs), own)
            elif verdict.state == "kept":
                own.issues.append(_issue(told, "review_gone", f"{ref} is read there no more; the decision is kept."))
            if verdict.state == "conflict":
                own.issues.append(_issue(told, "review_conflict", _differ(ref, verdict)))
        own.rows["counts"] = list(_linked(told, rows, refs, figures, own))
        self._publisher(told, figures, own)

    def left_open(self, releases: Iterable[Row]) -> Iterator[Issue]:
        """Rows that were set aside, and decisions on texts that are not there (any more)."""
        for bad in self._bad:
            yield Issue(STAGE, bad.code, bad.source_id, None, f"Line {bad.line} of its reviews: {bad.message}")
        sources = {row["release_id"]: row["source_id"] for row in releases}
        for (release_id, _), figures in self._open.items():
            for ref, decisions in figures.items():
                if not judge(decisions).rulings:
                    continue
                if release_id in sources:
                    yield Issue(STAGE, "review_stale", sources[release_id], release_id, _asks_again(ref))
                else:
                    message = f"{ref}: no such release is stored; the decision is kept."
                    yield Issue(STAGE, "review_no_release", None, release_id, message)

    def _stale(self, told: Told, figures: Mapping[str, list[Decision]], own: Facts) -> None:
        for ref, decisions in figures.items():
            if judge(decisions).rulings:
                own.issues.append(_issue(told, "review_stale", _asks_again(ref)))

    def _apply(self, told: Told, row: Row, verdict: Verdict, read: Values, own: Facts) -> None:
        if verdict.state in (None, "conflict", "rejected"):
            row["review"] = verdict.state
            return
        changed = {name: value for name, value in verdict.says.items() if name != "agency" and value != read[name]}
        first, last = (verdict.says.get(name, read[name]) for name in ("period_start", "period_end"))
        if first and last and earliest_day(str(first)) > latest_day(str(last)):
            row["review"] = "conflict"
            own.issues.append(_issue(told, "review_conflict", f"{ref_of(row)}: its period ends before it begins."))
            return
        self._change(row, changed)
        row["review"] = "added" if verdict.state == "added" else "corrected" if changed else "confirmed"
        row["read_as"] = [f"{name}={read[name]}" for name in sorted(changed)] if verdict.state == "kept" else []

    def _change(self, row: Row, changed: Mapping[str, Value]) -> None:
        row |= {name: value for name, value in changed.items() if name in PLAIN or name.startswith("period_")}
        for end, day in (("period_start", earliest_day), ("period_end", latest_day)):
            if end in changed:
                said = changed[end]
                row[end.replace("start", "earliest").replace("end", "latest")] = day(str(said)) if said else None
        if "operation" in changed:
            row["operation"] = changed["operation"]
        if "place" in changed:
            place = changed["place"]
            ids = self._jurisdictions.ids_of(str(place)) if place else ()
            found = () if ids or not place else self._jurisdictions.candidates(str(place))
            row |= {"place": place, "place_ids": list(ids), "place_candidates": list(found)}
            row["state"] = state_of(ids[0] if ids else None)

    def _publisher(self, told: Told, figures: Mapping[str, list[Decision]], own: Facts) -> None:
        """Whose release it is, where people say so of any of its figures and agree."""
        verdicts = [judge(decisions) for decisions in figures.values()]
        said = {str(verdict.says["agency"]) for verdict in verdicts if verdict.says.get("agency")}
        if len(said) > 1:
            own.issues.append(_issue(told, "review_conflict", "Two publishers were decided of one release."))
        elif said:
            (name,) = said
            linked = self._linker.link(name, told.home_state, told.home)
            own.rows["releases"][0] |= {"publisher": told.shown(name), "agency_id": linked.agency_id}


def _linked(
    told: Told, rows: Mapping[str, Row], refs: Mapping[str, str], figures: Mapping[str, list[Decision]], own: Facts
) -> Iterator[Row]:
    """The rows with ids that fit what they say now, and parts that point at them; of two alike one is kept."""
    taken: set[str] = set()
    ids: dict[str, str] = {}
    kept: dict[str, Row] = {}
    for ref, row in rows.items():
        parts = (row[name] for name in ("release_id", "revision", "start", "end", "measure", "offense"))
        ids[ref] = identify_count(*parts)
        if ids[ref] in taken:
            own.issues.append(_issue(told, "review_twice", f"{ref}: another figure says the same by now; it is kept."))
        else:
            taken.add(ids[ref])
            kept[ref] = row
    for ref, row in kept.items():
        said = judge(figures[ref]).says if ref in figures else {}
        total = said["part_of"] if "part_of" in said else refs.get(row["part_of"])
        row["part_of"] = ids.get(str(total)) if total != ref else None
        row["count_id"] = ids[ref]
        yield row


def _asks_again(ref: str) -> str:
    return f"{ref} was decided on another text of the release; it asks again."


def _differ(ref: str, verdict: Verdict) -> str:
    return f"{ref}: decisions differ in {', '.join(verdict.disputed)}; what was read stands until they are settled."


def _issue(told: Told, code: str, message: str) -> Issue:
    return Issue(STAGE, code, told.release.source_id, told.release.release_id, message)
