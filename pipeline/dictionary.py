"""The data dictionary, outputs/README.md, made from the schemas.

`python -m pipeline.dictionary > outputs/README.md` writes it; a test holds the file to it.
"""

from __future__ import annotations

from pipeline.schema import Column, TableSpec, load_schema

HEAD = """\
# The dataset: a data dictionary

`tally build` writes these tables to `outputs/dataset/`, one Parquet file each (`counts.parquet` and so on), with
`manifest.json`: which code, rules, model, libraries and corpus made them, and the SHA-256 of each. The same corpus and
code give the same files, byte for byte. `outputs/dataset` is a link to the build in force under `outputs/builds/`; the
one before it is kept. `outputs/run.log.jsonl` records when builds ran and how long they took.

A null is "not stated", never zero. Dates that a text gives are ISO 8601, cut to what it supports ("2013", "2013-11",
"2013-11-04"). Offsets are code points of the stored text. Names of private people are masked as `[name]` or withheld.

This page is generated from `pipeline/schema.yml`: change that file, then run
`python -m pipeline.dictionary > outputs/README.md`.
"""


def data_dictionary() -> str:
    """The dictionary of all tables as Markdown, ending in a line break."""
    return f"{HEAD}\n{sections()}"


def sections() -> str:
    """What every column of every table means, a section a table."""
    return "\n".join(_section(spec) for spec in load_schema().values())


def _section(spec: TableSpec) -> str:
    lines = [
        f"## {spec.name}",
        f"A row is {spec.row}. Key: {_listed(spec.key)}. Sorted by {_listed(spec.sort)}.",
        "",
        "| column | type | may be null | meaning |",
        "| --- | --- | --- | --- |",
        *(_row(column) for column in spec.columns),
    ]
    return "\n".join(lines) + "\n"


def _row(column: Column) -> str:
    kind = "list of strings" if column.type == "strings" else column.type
    about = column.about.replace("|", "\\|")
    return f"| `{column.name}` | {kind} | {'yes' if column.nullable else 'no'} | {about} |"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    print(data_dictionary(), end="")
