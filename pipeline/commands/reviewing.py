"""The command with which people decide on figures: review."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import terminal
from pipeline.cli_options import common, with_common
from pipeline.errors import UserError
from pipeline.wording import counted

if TYPE_CHECKING:
    from pipeline.review.desk import Reviewing
    from pipeline.review.queue import Item
    from pipeline.workspace import Workspace

Who = Annotated[str | None, typer.Option("--who", help="Who decides; TALLY_WHO, or the account's name, unless given.")]
Second = Annotated[bool, typer.Option("--second", help="Ask what others decided and you did not.")]
AsGold = Annotated[
    Path | None,
    typer.Option("--as-gold", dir_okay=False, help="Write releases reviewed in full as annotations for evaluate."),
]
FromGold = Annotated[
    Path | None,
    typer.Option("--from-gold", dir_okay=False, help="Take annotations as your decisions on the releases they are of."),
]
Docs = Annotated[
    list[Path] | None,
    typer.Option("--docs", help="The annotated documents; the folder docs beside --from-gold unless given."),
]
Release = Annotated[
    str | None, typer.Option("--release", metavar="ID", help="One release in full: every figure, and what was missed.")
]
Agreement = Annotated[bool, typer.Option("--agreement", help="How far people who decided on the same figures agree.")]
Suggest = Annotated[
    int | None, typer.Option("--suggest", min=1, metavar="N", help="The N releases to review next to learn most.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command(epilog="Example: tally review --who jordan, then tally build")(review)


@with_common
def review(
    who: Who = None,
    second: Second = False,
    release: Release = None,
    as_gold: AsGold = None,
    from_gold: FromGold = None,
    docs: Docs = None,
    agreement: Agreement = False,
    suggest: Suggest = None,
) -> None:
    """Decide on figures, one key each: confirm, correct, reject, add what was missed. `tally build` lays it over."""
    from pipeline.review.desk import Reviewing, reviewer

    ws = common.workspace()
    if from_gold:
        _take(ws, who, from_gold, docs or [from_gold.parent / "docs"])
        return
    if as_gold or agreement or suggest:
        _tell(as_gold, agreement, suggest)
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UserError("Deciding takes a terminal.", "Run `tally review` in one, or `tally explore --review`.")
    _ask(Reviewing(ws, who or reviewer(), second=second, release=_meant(ws, release) if release else None))


def _meant(ws: Workspace, release: str) -> str:
    """The id of the release that an id, its beginning, a key or an address means."""
    from pipeline.dataset import open_dataset
    from pipeline.show import find_release
    from pipeline.store.snapshots import Store

    with Store(ws) as store:
        return str(find_release(open_dataset(ws), store, release)["release_id"])


def _take(ws: Workspace, who: str | None, gold: Path, docs: list[Path]) -> None:
    from pipeline.annotate import documents
    from pipeline.review.annotated import take_annotations
    from pipeline.review.desk import Reviewing, reviewer
    from pipeline.trust.annotations import load_annotations

    said = load_annotations(gold)
    taken = take_annotations(Reviewing(ws, who or reviewer()), said, documents(ws, docs))
    terminal.say_all(taken.left)
    print(f"{counted(taken.decisions, 'decision')} on {counted(taken.releases, 'release')} kept in {ws.reviews}.")
    if taken.left:
        raise typer.Exit(3 if taken.releases else 1)


def _ask(reviewing: Reviewing) -> None:
    from pipeline.explore.texts import Texts
    from pipeline.review.terminal import Talk
    from pipeline.review.terminal import review as ask

    texts = Texts(reviewing.ws, reviewing.dataset.manifest)

    def sentence(item: Item) -> tuple[str, str, str]:
        row = item.row
        release = reviewing.figures.releases.get(item.key.release_id)
        if item.key.is_whole and release:
            lines = texts.lines(release, [])
            return "\n".join("".join(piece.text for piece in line) for line in lines), "", ""
        if row is None:
            return "", item.key.ref, ""
        said, start, end = row["evidence"], row["evidence_start"], row["evidence_end"]
        return said[:start], said[start:end], said[end:]

    def find(release_id: str, words: str, time: int) -> tuple[int, int] | None:
        return texts.find(reviewing.figures.releases[release_id], words, time)

    kept = ask(reviewing, sentence, find, Talk(terminal.results))
    print(f"{kept} decisions kept in {reviewing.ws.reviews}. `tally build` lays them over the figures.")


def _tell(as_gold: Path | None, agreement: bool, suggest: int | None) -> None:
    import pyarrow as pa

    from pipeline.dataset import open_dataset
    from pipeline.review import gold
    from pipeline.review.files import load_reviews
    from pipeline.store.snapshots import Store

    ws = common.workspace()
    if as_gold:
        with Store(ws) as store:
            written = gold.write_gold(open_dataset(ws), store, as_gold)
        print(f"{written.releases} reviewed releases are in {as_gold}, their documents in {as_gold.parent / 'docs'}.")
        if written.whole < written.releases:
            unsure = written.releases - written.whole
            print(f"Of {unsure} of them nobody said that no figure was missed: tally review --release ID, key d.")
    if agreement:
        found = gold.agreement(load_reviews(ws).decisions)
        if not found:
            raise UserError("No two people decided on one figure.", "A second person runs `tally review --second`.")
        terminal.put(pa.Table.from_pylist(found), "table")
    if suggest:
        terminal.put(pa.Table.from_pylist(gold.suggest(open_dataset(ws), suggest)), "table")
