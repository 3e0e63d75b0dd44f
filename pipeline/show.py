"""One release for the terminal: its text with the figures marked, and why each was read so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from extractors.model import Span
from extractors.page.layout import lay_out
from extractors.people.masking import mask
from pipeline.annotate import context_of
from pipeline.dataset import Dataset, open_dataset
from pipeline.errors import UserError
from pipeline.parse import Parsed, ParseError
from pipeline.parse.load import parsing_of
from pipeline.parse.record import read_record
from pipeline.releases import permalink, release_id
from pipeline.sources import Source, load_sources
from pipeline.store.snapshots import Store
from pipeline.workspace import Workspace

Row = Mapping[str, Any]
Telling = Callable[[int, int], str]  # what is said of text[start:end]
HEAD = ("publisher", "published", "topic", "source_id", "url")
FIGURE = "bold black on bright_yellow"


def show_release(ws: Workspace, wanted: str, *, names: bool = False, whole: bool = False) -> Iterator[RenderableType]:
    """The parts of the picture, in order: head, text, figures. Private names are masked unless `names`.

    Raises UserError where no release, or more than one, is meant.
    """
    dataset = open_dataset(ws)
    with Store(ws) as store:
        release = find_release(dataset, store, wanted)
        parsed = parsed_of(store, release, load_sources(ws).get(release["source_id"]))
    said = telling(ws, release, parsed, names=names)
    counts = [row for row in dataset.table("counts").to_pylist() if _same_text(row, release)]
    counts.sort(key=lambda row: (row["start"], row["measure"]))
    numbered = {row["count_id"]: i for i, row in enumerate(counts, 1)}
    yield _head(release, parsed)
    body = (Span(0, len(parsed.text)),) if whole else lay_out(parsed.text).body
    yield marked(said, body, [(row["start"], row["end"]) for row in counts])
    yield _figures(counts, numbered) if counts else Text("No figures were read in it.", style="dim")


def find_release(dataset: Dataset, store: Store, wanted: str) -> Row:
    """The last known text of the release that an id, the beginning of one, a key or an address means."""
    releases: list[Row] = [row for row in dataset.table("releases").to_pylist() if row["latest"]]
    keys = {wanted, permalink(wanted) or wanted}
    ids = {release_id(source, key) for source in {row["source_id"] for row in releases} for key in keys}
    found = [row for row in releases if row["release_id"] in ids or row["release_id"].startswith(wanted)]
    if not found:
        ids = set(_with_record_id(store, wanted))
        found = [row for row in releases if row["release_id"] in ids]
    if not found:
        raise UserError(f"No release is known as {wanted}.", "`tally query 'SELECT release_id, title FROM releases'`.")
    if len(found) > 1:
        some = ", ".join(sorted(row["release_id"] for row in found)[:5])
        raise UserError(f"{wanted} stands for {len(found)} releases: {some}.", "Give more of the one you mean.")
    return found[0]


def _with_record_id(store: Store, wanted: str) -> Iterator[str]:
    """The releases imported as a record of that id, whose key is its address."""
    for snapshot in store.snapshots():
        if snapshot.content_type == "application/json":
            try:
                record = read_record(store.read(snapshot))
            except ParseError:
                continue
            if record.doc_id == wanted:
                yield release_id(snapshot.source_id, snapshot.key)


def parsed_of(store: Store, release: Row, source: Source | None) -> Parsed:
    """The text of a release as a build has it. Raises UserError where its bytes give none, or are not stored."""
    for snapshot in store.snapshots(release["snapshot_sha256"]):
        if release_id(snapshot.source_id, snapshot.key) == release["release_id"]:
            try:
                return parsing_of(store, snapshot, source).result()
            except ParseError as error:
                raise UserError(f"{release['release_id']} has no text.", error.message) from error
    raise UserError(f"The bytes of {release['release_id']} are not in the store.", "Build the dataset anew.")


def _private(ws: Workspace, release: Row, parsed: Parsed) -> tuple[Span, ...]:
    from extractors.reader import read  # the statistical model: a second to load

    return read(parsed.text, context_of(parsed, load_sources(ws).get(release["source_id"]))).names


def _same_text(count: Row, release: Row) -> bool:
    return (count["release_id"], count["revision"]) == (release["release_id"], release["revision"])


def _head(release: Row, parsed: Parsed) -> Text:
    title = release["title"] or "(title withheld or none)"
    lines = [f"{name}: {release[name]}" for name in HEAD if release[name]]
    found = ", ".join(f"{what}: {where}" for what, where in parsed.basis.items())
    lines += [f"found by: {found}"] if found else []
    cited = f"{release['release_id']} revision {release['revision']}, text {release['text_sha256'][:12]}"
    return Text.assemble((title, "bold"), "\n", "\n".join([*lines, f"cite as: {cited}"]), "\n")


def telling(ws: Workspace, release: Row, parsed: Parsed, *, names: bool) -> Telling:
    """How stretches of the release's text are told: as written with `names`, else with private names masked."""
    return _as_written(parsed.text) if names else _masked(parsed.text, _private(ws, release, parsed))


def _as_written(text: str) -> Telling:
    return lambda start, end: text[start:end]


def _masked(text: str, names: tuple[Span, ...]) -> Telling:
    return lambda start, end: mask(text, start, end, names)[0]


def marked(said: Telling, body: Iterable[Span], figures: list[tuple[int, int]]) -> Text:
    """The body as `said`, each figure followed by its number (12⟨1⟩); one number may stand for several figures."""
    numbers: dict[tuple[int, int], list[int]] = {}
    for i, span in enumerate(figures, 1):
        numbers.setdefault(span, []).append(i)
    shown = Text()
    for line in body:
        at = line.start
        for (start, end), own in sorted(numbers.items()):
            if at <= start and end <= line.end:
                shown.append(said(at, start))
                shown.append(f"{said(start, end)}⟨{','.join(map(str, own))}⟩", style=FIGURE)
                at = end
        shown.append(said(at, line.end) + "\n")
    return shown


def _figures(counts: list[Row], numbered: Mapping[str, int]) -> Table:
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("", "measure", "value", "of", "period", "place", "read by"):
        drawn.add_column(name, justify="right" if name in ("", "value") else "left")
    for row in counts:
        number = str(numbered[row["count_id"]])
        cells = (number, row["measure"], _value(row), _kind(row, numbered), _period(row), row["place"], _why(row))
        drawn.add_row(*(Text(cell or "-") for cell in cells))
    return drawn


def _value(row: Row) -> str:
    if row["value_max"] is not None:
        return f"{row['value']}-{row['value_max']}"
    signs = {"at_least": "≥ ", "at_most": "≤ ", "about": "~ "}
    return f"{signs.get(row['precision'], '')}{row['value']}"


def _kind(row: Row, numbered: Mapping[str, int]) -> str:
    part = f"part of {numbered[row['part_of']]}" if row["part_of"] in numbered else None
    known = (row["offense"], row["age_group"], row["gender"], row["operation"], part)
    return ", ".join(filter(None, known))


def _period(row: Row) -> str:
    ends = [end for end in (row["period_start"], row["period_end"]) if end]
    return f"{' to '.join(dict.fromkeys(ends))} ({row['period_basis']})" if ends else ""


def _why(row: Row) -> str:
    return f"{row['rule']}, {row['confidence']:.2f}"
