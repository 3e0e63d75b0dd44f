"""Our parser beside trafilatura, readability and plain BeautifulSoup on the bundled releases in every design.

Figures read from the parsed pages are held against those read from the plain text. Prints tables, or JSON with
`--format json`; ends with 1 where another parser is ahead anywhere, or where a figure differs.
"""

from __future__ import annotations

import argparse
import json
import sys
from time import perf_counter

from marks import Marks, marks_of
from pages import Content, contents, designs, page_of
from pdfs import PDFS
from rivals import RIVALS

from extractors.model import Context
from extractors.reader import read
from pipeline.parse import parse

LOWER_IS_BETTER = "leaked"
SPEED = "pages/s"


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--format", choices=["table", "json"], default="table")
    chosen = arguments.parse_args().format
    by_design = {name: {design: measured(name, design) for design in designs()} for name in RIVALS}
    totals = {name: sum(each.values(), Marks()).shares() for name, each in by_design.items()}
    ours = {design: marks.shares() for design, marks in by_design["tally"].items()}
    ours |= {name: pdf_marks(name).shares() for name in PDFS}
    differing = [f"{content.name} as {design}" for design, content in figures_that_differ()]
    ahead = [f"{name} in {key}" for name in totals for key in totals[name] if is_ahead(totals, name, key)]
    result = {"designs": len(ours), "releases": len(contents()), "parsers": totals, "tally by design": ours,
              "figures differ": differing, "ahead of ours": ahead}  # fmt: skip
    print(json.dumps(result, indent=1) if chosen == "json" else tables(result, totals, ours))
    return bool(differing or ahead)


def measured(name: str, design: str) -> Marks:
    """One parser on all releases in one design."""
    total = Marks()
    for content in contents():
        page = page_of(design, content)
        data = page.encode()
        began = perf_counter()
        found = RIVALS[name](data)
        total += marks_of(content, page, found, perf_counter() - began)
    return total


def pdf_marks(name: str) -> Marks:
    """Our parser on all releases as PDFs; dates are not among what a PDF says of itself."""
    total = Marks()
    for content in contents():
        data = PDFS[name](content)
        began = perf_counter()
        parsed = parse(data, "application/pdf", None)
        text = parsed.text.replace("•", "").replace(" | ", " ")
        total += marks_of(content, "", (text, parsed.title, None), perf_counter() - began)
    return total


def figures_that_differ() -> list[tuple[str, Content]]:
    """Every design and release whose page gives other figures than its plain text."""
    found: list[tuple[str, Content]] = []
    for content in contents():
        expected = [figures("\n".join(lines), content) for lines in (content.lines, with_day(content))]
        seen: dict[str, list[tuple[object, ...]]] = {}
        for design in designs():
            text = parse(page_of(design, content).encode(), "text/html", None).text
            if text not in seen:
                seen[text] = figures(text, content)
            if seen[text] not in expected:
                found.append((design, content))
        found += [
            (name, content) for name, draw in PDFS.items()
            if figures(parse(draw(content), "application/pdf", None).text, content) not in expected
        ]  # fmt: skip
    return found


def with_day(content: Content) -> list[str]:
    """The plain text as a page has it that shows the day below the headline."""
    day = f"{content.day:%B} {content.day.day}, {content.day.year}"
    return [content.lines[0], day, *content.lines[1:]]


def figures(text: str, content: Content) -> list[tuple[object, ...]]:
    """What is read of each figure, in text order; the day of publication is given, as a build gives it."""
    reading = read(text, Context(published=content.day.isoformat()))
    return [
        (count.measure, count.number.value, count.offense, count.age_group, count.gender, count.period.first,
         count.period.last, count.place, count.operation, count.part_of)
        for count in reading.counts
    ]  # fmt: skip


def is_ahead(totals: dict[str, dict[str, float]], name: str, key: str) -> bool:
    """Whether another parser does better than ours; speed is shown, and is no contest."""
    if name == "tally" or key == SPEED:
        return False
    better = totals[name][key] - totals["tally"][key]
    return (better < 0) if key == LOWER_IS_BETTER else better > 0


def tables(result: dict[str, object], totals: dict[str, dict[str, float]], ours: dict[str, dict[str, float]]) -> str:
    keys = list(next(iter(totals.values())))
    head = f"{'':20}" + "".join(f"{key:>13}" for key in keys)
    lines = [f"{result['designs']} designs, {result['releases']} releases", "", head]
    lines += [row(name, shares) for name, shares in totals.items()]
    lines += ["", "tally, by design (a PDF's furniture and date are not counted)", head]
    lines += [row(name, shares) for name, shares in ours.items()]
    lines += ["", f"pages whose figures differ from the plain text's: {result['figures differ'] or 'none'}"]
    return "\n".join([*lines, f"another parser is ahead: {result['ahead of ours'] or 'nowhere'}"])


def row(name: str, shares: dict[str, float]) -> str:
    return f"{name:20}" + "".join(f"{v:13.0f}" if key == SPEED else f"{v:13.3f}" for key, v in shares.items())


if __name__ == "__main__":
    sys.exit(main())
