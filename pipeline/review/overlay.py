"""Decisions laid over the figures of releases, one release after the other, before anything is concluded of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.issues import Issue
from pipeline.resolve.agencies import AgencyLinker
from pipeline.resolve.facts import Facts
from pipeline.resolve.jurisdictions import Jurisdictions
from pipeline.resolve.rows import Told, identify_count
from pipeline.review.changing import RefusedError, change
from pipeline.review.decisions import Decision, Key, standing
from pipeline.review.files import Reviews
from pipeline.review.publishing import decide_publisher
from pipeline.review.reading import key_of, placed, values_of
from pipeline.review.verdicts import Verdict, judge

Row = dict[str, Any]
Rows = dict[Key, Row]
Text = tuple[str, str]  # release_id and text_sha256
STAGE = "review"
NOT_THERE = "is of a release that is not stored; the decision is kept."
ASKS_AGAIN = "was decided on another text of the release; it asks again."
GONE = "is read there no more; the decision is kept, and does nothing."
STAYS = "is read there no more; it stays as it was confirmed."
TWICE = "says the same as another figure by now; that one is kept."
TWO_PUBLISHERS = "was decided to be of two publishers; what was read stands."


class Overlay:
    """People's decisions on all figures, and what became of them once every release was seen."""

    def __init__(self, reviews: Reviews, linker: AgencyLinker, jurisdictions: Jurisdictions) -> None:
        self._bad, self._where = reviews.bad, reviews.where
        self._linker, self._areas = linker, jurisdictions
        self._open: dict[Text, dict[Key, list[Decision]]] = defaultdict(lambda: defaultdict(list))
        for decision in standing(reviews.decisions):
            self._open[decision.release_id, decision.text_sha256][decision.key].append(decision)

    def __call__(self, told: Told, own: Facts) -> None:
        """Change the rows of one revision of a release as people decided, and tell of what they left open."""
        release = told.release
        figures = self._open.pop((release.release_id, release.text_sha256), None)
        if not figures:
            return
        rows = {key_of(row, release.text_sha256): row for row in own.rows["counts"]}
        refs = {row["count_id"]: key.ref for key, row in rows.items()}
        at = placed({key: judge(decisions) for key, decisions in figures.items()}, rows)
        for decided, decisions in figures.items():
            if not release.latest and judge(decisions).rulings:
                own.issues.append(self._issue(told, "review_stale", decisions, ASKS_AGAIN))
            if not decided.is_whole:
                self._decide(told, rows, at.get(decided, decided), decisions, refs, own)
        verdicts = {at.get(key, key): judge(decisions) for key, decisions in figures.items()}
        twice = _link(rows, refs, verdicts, {was.ref: now.ref for was, now in at.items()})
        own.rows["counts"] = [row for key, row in rows.items() if key not in twice]
        own.issues += [self._issue(told, "review_twice", figures.get(key, ()), TWICE, key.ref) for key in twice]
        self._sum_up(told, figures, own)

    def left_open(self, releases: Iterable[Row]) -> Iterator[Issue]:
        """Rows that were set aside, and decisions on texts that are not there (any more)."""
        for bad in self._bad:
            yield Issue(STAGE, bad.code, bad.source_id, None, f"{bad.where}: {bad.message}")
        sources = {row["release_id"]: row["source_id"] for row in releases}
        for (release_id, _), figures in self._open.items():
            for decisions in figures.values():
                if not judge(decisions).rulings:
                    continue
                known = release_id in sources
                code, what = ("review_stale", ASKS_AGAIN) if known else ("review_no_release", NOT_THERE)
                yield Issue(STAGE, code, sources.get(release_id), release_id, self._told(decisions, what))

    def _decide(
        self, told: Told, rows: Rows, key: Key, decisions: list[Decision], refs: Mapping[str, str], own: Facts
    ) -> None:
        """Lay what was decided over the figure, which is made anew where no rule reads it (any more)."""
        row, verdict = rows.get(key), judge(decisions)
        if verdict.state == "conflict":
            what = f"is decided otherwise by another: {', '.join(verdict.disputed)}; what was read stands."
            own.issues.append(self._issue(told, "review_conflict", decisions, what))
        if row is None and verdict.state in ("added", "kept"):
            if verdict.state == "kept":
                stays = _can_stand(told, key, verdict)
                own.issues.append(self._issue(told, "review_gone", decisions, STAYS if stays else GONE))
            if _can_stand(told, key, verdict):
                from pipeline.review.adding import added_row  # with it comes spaCy

                rows[key] = row = added_row(told, key, verdict.says)
        if row is not None:
            try:
                change(told, row, verdict, values_of(row, refs), self._areas)
            except RefusedError as error:
                row["review"] = "conflict"
                own.issues.append(self._issue(told, "review_conflict", decisions, f"{error}."))

    def _sum_up(self, told: Told, figures: Mapping[Key, list[Decision]], own: Facts) -> None:
        """What was decided of the release itself: whose it is, and whether it was read whole."""
        release = own.rows["releases"][0]
        whole = next((decisions for key, decisions in figures.items() if key.is_whole), [])
        release["review"] = state_of_review(own.rows["counts"], bool(judge(whole).rulings))
        if not decide_publisher(told, map(judge, figures.values()), own, self._linker):
            said = [one for decisions in figures.values() for one in decisions if "agency" in one.says]
            own.issues.append(self._issue(told, "review_conflict", said, TWO_PUBLISHERS, "the release"))

    def _issue(self, told: Told, code: str, decisions: Iterable[Decision], what: str, ref: str = "") -> Issue:
        return Issue(STAGE, code, told.release.source_id, told.release.release_id, self._told(decisions, what, ref))

    def _told(self, decisions: Iterable[Decision], what: str, ref: str = "") -> str:
        """File and line of each decision, the figure, and what is the matter."""
        listed = list(decisions)
        where = "; ".join(self._where[one.id] for one in listed if one.id in self._where)
        said = f"{ref or listed[0].key.ref} {what}"
        return f"{where}: {said}" if where else said


def state_of_review(counts: Iterable[Row], whole: bool) -> str | None:
    """How much of a release people decided: whole, figures (all of them), some, or null for nothing."""
    states = [row["review"] for row in counts]
    settled = [state not in (None, "conflict") for state in states]
    if all(settled) and (whole or settled):
        return "whole" if whole else "figures"
    return "some" if whole or any(states) else None


def _can_stand(told: Told, key: Key, verdict: Verdict) -> bool:
    """Whether all that a figure needs was said, of a place that the text has."""
    said = told.release.text[key.start : key.end]
    return len(said) == key.end - key.start and bool(said.strip()) and {"measure", "value"} <= verdict.says.keys()


def _link(rows: Rows, refs: Mapping[str, str], verdicts: Mapping[Key, Verdict], now: Mapping[str, str]) -> set[Key]:
    """Gives rows ids that fit what they say now, and parts that point at them. Which say the same as one before them.

    `now`: what figures decided on under another name are called.
    """
    first: dict[str, Key] = {}
    ids: dict[str, str] = {}
    for key, row in rows.items():
        parts = (row[name] for name in ("release_id", "revision", "start", "end", "measure", "offense"))
        ids[key.ref] = identify_count(*parts)
        first.setdefault(ids[key.ref], key)
    for key, row in rows.items():
        said = verdicts[key].says if key in verdicts else {}
        total = said["part_of"] if "part_of" in said else refs.get(row["part_of"])
        total = now.get(str(total), total)
        row["part_of"] = ids.get(str(total)) if total != key.ref else None
        row["count_id"] = ids[key.ref]
    return rows.keys() - set(first.values())
