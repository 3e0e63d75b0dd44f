"""Whether anybody's name comes out of a corpus: builds it in a home of its own, compares, draws, and audits all of it.

    make prove-names CORPUS=releases.jsonl.gz [FORMAT=json]

Also says how many of the names that patterns of their own collect (an age, a date of birth or a telling word beside
them) the masker hides at every place where they stand in the texts. Names are never printed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import pyarrow as pa

from extractors.agencies.mentions import find_agencies
from extractors.model import Context
from extractors.page.layout import lay_out
from extractors.people.masking import find_private_names
from extractors.people.pairs import pairs_of
from extractors.places.finder import find_places
from pipeline.comparison.asking import Asked, as_table, ask
from pipeline.dataset import open_dataset
from pipeline.formats import FORMATS
from pipeline.parse import parse
from pipeline.parse.model import ParseError
from pipeline.run import run
from pipeline.store.snapshots import Store
from pipeline.trust.audit import audit, made_of
from pipeline.trust.named import named_by_pattern
from pipeline.trust.people import people_in
from pipeline.workspace import Workspace, open_workspace


def prove(corpus: list[Path], home: Path) -> dict[str, Any]:
    """What was made, looked for and found."""
    ws = open_workspace(home, must_write=True)
    run(ws, corpus)
    cells = as_table(ask(open_dataset(ws), Asked("arrests")))
    for form in ("csv", "json", "markdown", "parquet"):
        ending = "md" if form == "markdown" else form
        (ws.outputs / f"arrests.{ending}").write_bytes(FORMATS[form](cells))
    people = people_in(ws)
    found = audit(people, made_of(ws))
    for exposure in found:
        print(exposure.told(names=False), file=sys.stderr)
    marked, hidden = masked_of(ws)
    return {
        "texts": people.releases,
        "names looked for": people.names,
        "pairs of words looked for": len(people.pairs),
        "marked mentions": marked,
        "of them hidden": hidden,
        "share hidden": round(hidden / marked, 4) if marked else None,
        "names found in what is published": len(found),
    }


def masked_of(ws: Workspace) -> tuple[int, int]:
    """How often names that a pattern marks stand in the texts, and how often the masker hides the whole of them."""
    marked = hidden = 0
    with Store(ws) as store:
        for snapshot in store.snapshots():
            try:
                text = parse(store.read(snapshot), snapshot.content_type, snapshot.url).text
            except ParseError:
                continue
            page = lay_out(text)
            spans = find_private_names(page, find_agencies(page, Context()), find_places(page))
            for name in dict.fromkeys(name for name in named_by_pattern(text) if any(pairs_of(name))):
                at = text.find(name)
                while at >= 0:
                    marked += 1
                    hidden += any(span.start <= at and at + len(name) <= span.end for span in spans)
                    at = text.find(name, at + 1)
    return marked, hidden


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="+", type=Path)
    parser.add_argument("--format", choices=("table", "json"), default="table")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        told = prove(asked.corpus, Path(home))
    if asked.format == "json":
        print(json.dumps(told, indent=1))
    else:
        columns = {"what": list(told), "how many": [str(value) for value in told.values()]}
        sys.stdout.buffer.write(FORMATS["table"](pa.table(columns)))
    sys.exit(1 if told["names found in what is published"] else 0)


if __name__ == "__main__":
    main()
