"""How the work of every pattern, and of reading a whole text, grows with hostile text.

    prove_linear.py [--longest CHARACTERS] [--format table|json]

Every compiled pattern of the readers' modules (also those that a cached function builds) and every pattern of their
rulebooks is held against each kind of hostile text, twice as long each time; then whole texts are read, up to
`--longest` characters. The growth is the exponent between the two longest: 1 is linear, 2 quadratic. Ends with
status 1 where one is beyond `BOUND`. Patterns that only ever see a bounded stretch are shown to need no such bound.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.resources
import json
import math
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from itertools import count
from types import ModuleType
from typing import Any

import yaml

import extractors
from extractors.reader import read

HOSTILE = {
    "digits": "7", "commas": ",", "numbers": "12, ", "brackets": "(", "closing": ")", "spaces": " ", "tabs": "\t ",
    "lines": "\n", "quotes": '"', "curly": "“a", "and": "and ", "chain": "two men and ", "dashes": "-", "dots": ". ",
    "bars": "a | ", "capitals": "A", "names": "Ann Bee ", "lower": "a", "words": "men were ", "arrests": "12 arrests, ",
    "dates": "May 1, ", "of": "one of the ", "label": "Arrests: ", "county": "the County of ",
    "clauses": "12 men were arrested; ",
}  # fmt: skip
SHORTEST, LONGEST, ENOUGH, SLOW = 4_000, 16_000, 0.02, 2.0  # characters, characters, seconds for a pattern, a text
BOUND, SURE, TRIES = 1.5, 0.002, 3  # exponent; seconds below which a ratio is noise
WORDLESS = frozenset({"id", "about", "kind", "examples", "counterexamples"})


def modules() -> list[ModuleType]:
    names = sorted(found.name for found in pkgutil.walk_packages(extractors.__path__, "extractors."))
    return [importlib.import_module(name) for name in names]


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern by where it comes from."""
    found: dict[str, re.Pattern[str]] = {}
    for module in modules():
        place = module.__name__.removeprefix("extractors.")
        for name, value in vars(module).items():
            if getattr(value, "__module__", module.__name__) == module.__name__:
                built = value() if hasattr(value, "cache_info") and not parameters(value) else value
                found.update((f"{place}.{name}{at}", one) for at, one in inside(built))
    known = {one.pattern for one in found.values()}
    return found | {place: one for place, one in written() if one.pattern not in known}


def parameters(function: Callable[..., Any]) -> int:
    wrapped = function.__wrapped__  # type: ignore[attr-defined]
    return int(wrapped.__code__.co_argcount)


def inside(value: Any, depth: int = 0) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns in a value, through containers."""
    if isinstance(value, re.Pattern):
        yield "", value
    elif depth < 4 and isinstance(value, dict):
        yield from ((f"[{key}]{at}", one) for key, held in value.items() for at, one in inside(held, depth + 1))
    elif depth < 4 and isinstance(value, (list, tuple)):
        yield from ((f"[{key}]{at}", one) for key, held in enumerate(value) for at, one in inside(held, depth + 1))


def written() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that rulebooks hold as text."""
    for path in sorted(importlib.resources.files("extractors").joinpath("rules").iterdir(), key=lambda p: p.name):
        rules = yaml.safe_load(path.read_text(encoding="utf-8"))
        for rule in rules if isinstance(rules, list) else []:
            for key, text in rule.items():
                if key not in WORDLESS and isinstance(text, str) and re.search(r"[\\|(\[?*+]", text):
                    yield f"{path.name}:{rule['id']}.{key}", re.compile(text, re.I)


def whole(pattern: re.Pattern[str]) -> Callable[[str], None]:
    """A pattern sought everywhere in a text."""

    def search(text: str) -> None:
        for _ in pattern.finditer(text):
            pass

    return search


def seconds(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


def growth(work: Callable[[str], object], unit: str, longest: int, enough: float) -> tuple[float, float, int]:
    """Exponent between the two longest, seconds for the longest, and its length. Stops where a text takes enough."""
    before = 0.0
    for power in count():
        size = SHORTEST * 2**power
        text = unit * (size // len(unit))
        taken = seconds(work, text)
        if taken > enough or size * 2 > longest:
            return (math.log2(taken / before) if before > SURE else 1.0), taken, size
        before = taken
    raise AssertionError


def measure(name: str, work: Callable[[str], object], longest: int, enough: float) -> Iterator[dict[str, Any]]:
    """One row for each kind of hostile text; what seems slow is measured again, for other work disturbs."""
    for kind, unit in HOSTILE.items():
        for _ in range(TRIES):
            exponent, taken, size = growth(work, unit, longest, enough)
            if exponent <= BOUND:
                break
        yield {
            "what": name, "text": kind, "characters": size, "seconds": round(taken, 4), "growth": round(exponent, 2),
        }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--longest", type=int, default=128_000)
    parser.add_argument("--format", choices=("table", "json"), default="table")
    args = parser.parse_args()
    sought = patterns()
    each = [row for name, one in sought.items() for row in measure(name, whole(one), LONGEST, ENOUGH)]
    read("Two men were arrested.")
    reading = list(measure("the whole reader", read, args.longest, SLOW))
    slow = [row for row in each + reading if row["growth"] > BOUND]
    if args.format == "json":
        print(json.dumps({"patterns": len(sought), "texts": len(HOSTILE), "slow": slow, "reader": reading}, indent=1))
    else:
        print(f"{len(sought)} patterns on {len(HOSTILE)} kinds of hostile text, {len(slow)} slower than linear")
        for row in (*slow, *reading):
            print(f"{row['what']:60.60} {row['text']:10} {row['characters']:>9,} characters"
                  f" {row['seconds']:8.3f} s  growth {row['growth']:.2f}")  # fmt: skip
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
