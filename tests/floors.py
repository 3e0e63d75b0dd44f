"""Holds the readers to the scores pinned in floors.json.

    floors.py GOLD_FOLDER

GOLD_FOLDER has docs/*.txt, dev.jsonl and score.py. Exits 1 and names every score that fell below its floor.
floors.json: a group of documents (all, or those whose id begins with the group's name), then a
score's dotted path and its floor.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")


def extract(documents: list[Path], to: Path) -> None:
    tally = Path(sys.executable).with_name("tally")
    with to.open("w", encoding="utf-8") as out:
        subprocess.run([str(tally), "extract", *map(str, documents)], stdout=out, check=True)


def scores(gold: Path, prefix: str, folder: Path) -> dict[str, Any]:
    """What score.py says of the documents whose id begins with `prefix`."""
    documents = sorted((gold / "docs").glob(f"{prefix}*.txt"))
    wanted = {path.stem for path in documents}
    annotated, read = folder / f"gold-{prefix}.jsonl", folder / f"read-{prefix}.jsonl"
    lines = (gold / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    annotated.write_text("\n".join(line for line in lines if json.loads(line)["doc_id"] in wanted), encoding="utf-8")
    extract(documents, read)
    command = [sys.executable, str(gold / "score.py"), str(annotated), str(read), "--json"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    result: dict[str, Any] = json.loads(said)
    return result


def below(found: dict[str, Any], floors: dict[str, float]) -> list[str]:
    fallen = []
    for path, floor in floors.items():
        level, _, figure = path.rpartition(".")
        value = found[level][figure]
        print(f"  {path:24} {value:>8} (floor {floor})")
        if value < floor:
            fallen.append(f"{path} is {value}, below its floor {floor}")
    return fallen


def main(gold: Path) -> None:
    fallen = []
    with tempfile.TemporaryDirectory() as folder:
        for group, floors in json.loads(FLOORS.read_text(encoding="utf-8")).items():
            print(f"{group}:")
            prefix = "" if group == "all" else group
            fallen += [f"{group}: {line}" for line in below(scores(gold, prefix, Path(folder)), floors)]
    if fallen:
        sys.exit("\n".join(fallen))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
