"""What goes with every export: version, citation, licence, what to mind, and the dictionary of its tables."""

from __future__ import annotations

import yaml

from pipeline.dictionary import sections
from pipeline.export.extent import Edition, about
from pipeline.schema import load_schema


def terms(edition: Edition) -> dict[str, str]:
    """What is said of an edition, by term."""
    told, licence, manifest = about(), about()["licence"], edition.manifest
    return {
        "title": told["title"],
        "description": told["description"],
        "version": edition.version,
        "extent": edition.described(),
        "citation": citation(edition),
        "mind": "\n".join(told["mind"]),
        "licence": f"{licence['title']}, {licence['path']}",
        "terms": licence["terms"],
        "corpus": manifest.corpus_sha256,
        "code": manifest.code_sha256,
    }


def citation(edition: Edition) -> str:
    """One line to cite."""
    told = about()
    return f"{told['authors']}. {told['title']}. Version {edition.version} ({edition.described()})."


def citation_file(edition: Edition) -> str:
    """CITATION.cff, Citation File Format 1.2.0."""
    told = about()
    fields = {
        "cff-version": "1.2.0",
        "message": "Please cite the version you used; a single figure by its release, revision and count_id.",
        "type": "dataset",
        "title": told["title"],
        "abstract": f"{told['description']} Extent: {edition.described()}.",
        "authors": [{"name": told["authors"]}],
        "version": edition.version,
        "license": told["licence"]["name"],
        "license-url": told["licence"]["path"],
        "keywords": told["keywords"],
        "identifiers": [
            {"type": "other", "value": f"sha256:{edition.manifest.dataset_sha256}", "description": "the whole dataset"}
        ],
    }
    return yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=100)


def licence_file() -> str:
    """LICENSE.md: the terms of the data, which are not those of the code."""
    licence = about()["licence"]
    return f"# Licence of the data: {licence['title']}\n\n{licence['terms']}\n\nThe licence: <{licence['path']}>\n"


def readme(edition: Edition) -> str:
    """README.md: what this is, how to read it, and what every column means."""
    told, tables = about(), edition.tables
    rows = [f"| {name} | {tables[name].num_rows:,} | {spec.row} |" for name, spec in load_schema().items()]
    parts = [
        f"# {told['title']}",
        told["description"],
        f"**Extent:** {edition.described()}. **Version:** {edition.version}.",
        "## Mind this",
        "\n".join(f"- {line}" for line in told["mind"]),
        "## The tables",
        "\n".join(["| table | rows | a row is |", "| --- | --- | --- |", *rows]),
        *([] if edition.extent.is_whole else [SLICE]),
        f"## Cite\n{citation(edition)}\n\nSee CITATION.cff; the terms stand in LICENSE.md.",
        sections(),
    ]
    return "\n\n".join(parts)


SLICE = """\
This is a slice. Every id in it leads to a row of it: beside the figures of the place, time and topics asked for it
holds the figures that its cells of the comparison rest on, and their totals. A cell says what it says in the whole
dataset, so do not add up the figures of the slice; figures without a date, and the comparison's rows of them, are in it
only where no time was asked for or their release was published in it."""
