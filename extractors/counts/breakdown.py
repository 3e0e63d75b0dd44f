"""By what each part divides its total, and whether the parts of that kind add up."""

from __future__ import annotations

from extractors.counts.draft import Draft


def break_down(drafts: list[Draft]) -> None:
    """Says by what each part divides its total, and whether the parts of that kind add up."""
    for draft in drafts:
        if draft.total is not None:
            draft.breakdown = divided_by(draft, drafts[draft.total])
    for index, total in enumerate(drafts):
        parts = [d for d in drafts if d.total == index]
        for name in {d.breakdown for d in parts}:
            alike = [d for d in parts if d.breakdown == name]
            for part in alike:
                part.exhaustive = sum(d.number.value for d in alike) == total.number.value


def divided_by(part: Draft, total: Draft) -> str:
    for name in ("age_group", "gender", "offense", "place"):
        if getattr(part, name) != getattr(total, name) and getattr(part, name) is not None:
            return "age" if name == "age_group" else name
    return "time" if (part.period.first, part.period.last) != (total.period.first, total.period.last) else "other"
