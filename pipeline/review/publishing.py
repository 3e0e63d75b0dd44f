"""Whose release it is, where people say so of any of its figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.resolve.agencies import AgencyLinker, LinkedAgency
from pipeline.resolve.facts import Facts
from pipeline.resolve.rows import Told
from pipeline.review.verdicts import Verdict

Row = dict[str, Any]


def decide_publisher(told: Told, verdicts: Iterable[Verdict], own: Facts, linker: AgencyLinker) -> bool:
    """Give a release the publisher that was decided; whether people agree on one, or said nothing of it."""
    said = {str(verdict.says["agency"]) for verdict in verdicts if verdict.says.get("agency")}
    if len(said) > 1:
        return False
    for name in said:
        release = own.rows["releases"][0]
        linked, was = linker.link(name, told.home_state, told.home), release["publisher"]
        release |= {"publisher": told.shown(name), "agency_id": linked.agency_id}
        release["read_as"] = [] if was == release["publisher"] else [f"publisher={was}"]
        _issue_it(told, name, linked, own.rows["agencies"])
    return True


def _issue_it(told: Told, name: str, linked: LinkedAgency, agencies: list[Row]) -> None:
    """Name the publisher among the agencies as the one that issues the release."""
    for row in agencies:
        if row["agency_id"] == linked.agency_id:
            row |= {"review": "confirmed" if row["role"] == "issuing" else "corrected", "role": "issuing"}
            return
    agencies.append(
        told.identify()
        | {
            "agency_id": linked.agency_id,
            "ori": linked.ori,
            "name": told.masked(linked.name),
            "as_said": told.masked(name),
            "type": linked.type,
            "level": linked.level,
            "agency_jurisdiction_id": linked.jurisdiction_id,
            "role": "issuing",
            "start": -1,
            "end": -1,
            "review": "added",
        }
    )
