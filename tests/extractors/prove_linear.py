"""How the work of every pattern, and of reading a whole text, grows with hostile text.

    prove_linear.py [--longest CHARACTERS] [--format table|json]

Every compiled pattern of the readers' modules (also those that a cached function builds) and every pattern of their
rulebooks is held against each kind of hostile text, eight times as long each time: up to a million characters of
digits, commas and brackets, 64,000 of the others, which only patterns that repeat something without bound are given.
Then whole texts are read, twice as long each time, up to `--longest` characters: hostile ones, and ordinary ones
without end. The growth is the exponent between the two longest: 1 is linear, 2 quadratic. Says so as it goes, a line
for each module and each kind of text, and ends with status 1 and the names of what grows beyond `BOUND`. Patterns
that only ever see a bounded stretch are shown to need no such bound. Work that has not ended after `ENDLESS` seconds is
broken off and counts as growing without end.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.resources
import inspect
import json
import math
import multiprocessing
import os
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from itertools import groupby
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
# "#" is another number each time: what is said once and what is said again are read with different work.
ORDINARY = {
    "sentences": "On May 3, deputies of the Examplar County Sheriff's Office arrested 1# men for soliciting. ",
    "paragraphs": "EXAMPLETON – Detectives arrested # buyers in June 2021, and rescued two girls, they said.\n\n",
    "items": "• Jordan Examplar#, 3#, of Exampleton, was charged with pandering\n",
    "rows": "Arrests in Exampleton: #\n",
    "clauses": "on May 3 the sheriff's office arrested 1# men for soliciting in Exampleton and rescued 2 girls; ",
}
SIZES, ENOUGH = (1_000, 8_000, 64_000), 0.25  # characters for a pattern; seconds after which no longer text is tried
MILLION = dict.fromkeys(("digits", "commas", "brackets"), (1_024_000,))
FIRST_READ, READ_ENOUGH = 8_000, 8.0  # the same of whole texts, twice as long each time
ENDLESS, NEVER = 60.0, 99.0  # seconds of processor time after which work is broken off, and what its growth is called
BOUND, SURE, TRIES = 1.5, 0.002, 3  # exponent; seconds below which a ratio is noise
WORDLESS = frozenset({"id", "about", "kind", "examples", "counterexamples"})
FORK = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Row:
    """How long a piece of work took on texts of one kind, and how that grew between the two longest."""

    what: str
    text: str
    seconds: dict[int, float]  # by characters
    growth: float

    def __str__(self) -> str:
        taken = "  ".join(f"{size:,}: {one:.3f} s" for size, one in list(self.seconds.items())[-4:])
        return f"{self.text:10} growth {self.growth:.2f}   {taken}"


def modules() -> list[ModuleType]:
    names = sorted(found.name for found in pkgutil.walk_packages(extractors.__path__, "extractors."))
    return [importlib.import_module(name) for name in names]


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern by where it comes from: a module's own, those that its cached functions build, a rulebook's."""
    found: dict[str, re.Pattern[str]] = {}
    for module in modules():
        place, source = module.__name__.removeprefix("extractors."), inspect.getsource(module)
        for name, value in vars(module).items():
            if re.search(rf"^(?:def )?{name}\b", source, re.MULTILINE):  # and so not imported
                built = hasattr(value, "cache_info") and not parameters(value)
                found.update((f"{place}.{name}{at}", one) for at, one in inside(value() if built else value))
    once = {(one.pattern, one.flags): name for name, one in reversed(found.items())}
    found = {name: found[name] for name in once.values()}
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


def broken_off(*_: object) -> None:
    raise TimeoutError


def seconds(work: Callable[[str], object], text: str) -> float:
    """Processor time of the work; that of work broken off is `ENDLESS` or a little more."""
    signal.signal(signal.SIGVTALRM, broken_off)
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, ENDLESS)
    try:
        work(text)
    except TimeoutError:
        return max(ENDLESS, time.process_time() - start)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def text_of(unit: str, size: int) -> str:
    """About that many characters of a unit over and over, "#" counted up."""
    if "#" not in unit:
        return unit * (size // len(unit))
    return "".join(unit.replace("#", str(at)) for at in range(size // len(unit)))


def measured(what: str, work: Callable[[str], object], kind: str, unit: str, sizes: list[int], enough: float) -> Row:
    """The work on longer and longer texts, until one takes enough seconds; what seems to grow too fast is measured
    again, for other work disturbs. Below `SURE` a time counts as that, so that noise is no growth."""
    for _ in range(TRIES):
        taken: dict[int, float] = {}
        for size in sizes:
            taken[size] = round(seconds(work, text_of(unit, size)), 4)
            if taken[size] > enough:
                break
        if taken[size] >= ENDLESS:
            return Row(what, kind, taken, NEVER)
        last, before = ([*taken.items()] * 2)[-1:-3:-1]
        growth = math.log(max(last[1], SURE) / max(before[1], SURE), last[0] / before[0]) if len(taken) > 1 else 1.0
        if growth <= BOUND:
            break
    return Row(what, kind, taken, round(growth, 2))


def of_pattern(named: tuple[str, re.Pattern[str]]) -> list[Row]:
    """Every kind of text; only those of a million characters where the pattern repeats nothing without bound."""
    name, pattern = named
    kinds = HOSTILE if re.search(r"[*+]|,\}", pattern.pattern) else MILLION
    return [
        measured(name, whole(pattern), kind, HOSTILE[kind], [*SIZES, *MILLION.get(kind, ())], ENOUGH) for kind in kinds
    ]


def of_reader(longest: int, kind: tuple[str, str, str]) -> list[Row]:
    sizes = [FIRST_READ * 2**power for power in range(int(math.log2(longest / FIRST_READ)) + 1)]
    return [measured(f"reading {kind[0]} text", read, *kind[1:], sizes, READ_ENOUGH)]


def place_of(name: str) -> str:
    """Where a pattern stands: its module or rulebook."""
    return name.split(":")[0] if ":" in name else ".".join(name.split("[")[0].split(".")[:-1])


def told(found: Iterable[list[Row]], form: str) -> Iterator[Row]:
    """All rows; a table has a line for each place, with its fastest growth."""
    for place, lists in groupby(found, key=lambda rows: place_of(rows[0].what)):
        rows = list(lists)
        if form == "table":
            worst = max((row for each in rows for row in each), key=lambda row: row.growth)
            count = f"{len(rows)} patterns" if place else worst.what
            print(f"{place:24} {count:22} {worst}", flush=True)
        yield from (row for each in rows for row in each)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--longest", type=int, default=128_000)
    parser.add_argument("--format", choices=("table", "json"), default="table")
    args = parser.parse_args()
    read("Two men were arrested.")
    sought = sorted(patterns().items())
    texts = [("hostile", *each) for each in HOSTILE.items()] + [("ordinary", *each) for each in ORDINARY.items()]
    with FORK.Pool(len(os.sched_getaffinity(0))) as pool:
        rows = [*told(pool.imap(of_pattern, sought), args.format)]
        rows += told(pool.imap(partial(of_reader, args.longest), texts), args.format)
    slow = [row for row in rows if row.growth > BOUND]
    if args.format == "json":
        found = {"patterns": len(sought), "texts": len(HOSTILE), "slow": slow, "rows": rows}
        print(json.dumps(found, default=asdict, indent=1))
    else:
        print(f"{len(sought)} patterns on {len(HOSTILE)} kinds of hostile text, {len(texts)} kinds of text read:"
              f" {len(slow)} slower than linear", *(f"{row.what:60} {row}" for row in slow), sep="\n")  # fmt: skip
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
