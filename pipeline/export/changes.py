"""What changed since an earlier export or build: CHANGES.md, newest first, and every difference as a row."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from pipeline.export.extent import Edition
from pipeline.formats import as_csv
from pipeline.trust.diff import Build, Change, build_of, changes_table, differences, read_build

HEAD = "# What changed, version by version\n"
TOLD = ("releases", "counts")


def write_changes(edition: Edition, folder: Path, since: Path) -> list[Path]:
    """CHANGES.md and changes.csv in the folder of an export; what `since` told of earlier versions is carried on.

    Raises UserError where `since` is no build and no export.
    """
    before, earlier = read_build(since), since / "CHANGES.md"
    after = build_of(*(edition.tables[name] for name in TOLD))
    found = list(differences(before, after))
    carried = earlier.read_text(encoding="utf-8").removeprefix(HEAD) if earlier.is_file() else ""
    told, rows = folder / "CHANGES.md", folder / "changes.csv"
    told.write_text(HEAD + _entry(edition, before, found) + carried, encoding="utf-8")
    rows.write_bytes(as_csv(changes_table(found)))
    return [told, rows]


def _entry(edition: Edition, before: Build, found: list[Change]) -> str:
    """The section of one version: how many releases and figures came, went and were read otherwise."""
    figures = sum(map(len, before.figures.values()))
    lines = [
        f"\n## {edition.version}",
        f"Of {edition.described()}, against {len(before.releases):,} releases and {figures:,} figures before.",
    ]
    tally = Counter[tuple[str, str]]((change.table, change.kind) for change in found)
    kinds = ("gained", "lost", "changed")
    lines += [f"- {table}: " + ", ".join(f"{tally[table, kind]:,} {kind}" for kind in kinds) for table in TOLD]
    fields = Counter(name for change in found if change.table == "counts" for name, _, _ in change.fields)
    if fields:
        lines.append(f"- fields of figures: {', '.join(f'{name} {n:,}' for name, n in fields.most_common())}")
    return "\n".join(lines) + "\n"
