"""Takes one guard away at a time and says which of them no test misses.

A guard is an entry of `extractors/rules/*.yml`, a field of an entry that narrows it (a veto), or a pattern or word
list that a reader's module holds. The tests are collected once, so that every example is still asked for; then each
guard is taken away in a process of its own, which runs the tests of its area until one fails, those that bear its
name first. `python tests/prove_guards.py people dates` proves those alone.
"""

from __future__ import annotations

import argparse
import importlib
import json
import multiprocessing
import os
import pkgutil
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from _pytest.runner import runtestprotocol

import extractors
from extractors import rulebook

HERE = Path(__file__).parent
RULES = HERE.parent / "extractors" / "rules"
# What narrows an entry: without it the rule fires where it must not.
VETOES = (
    "never_after", "after", "before_not", "after_not", "not", "but", "needs", "line_before", "share", "things",
    "tail", "places", "institutions", "owners", "joins", "lead", "trail",
)  # fmt: skip
# The tests that hold an area; of an area that is not listed, the test of its name.
COUNTED = (
    "extractors/test_count_rules", "extractors/test_numbers", "extractors/test_figures", "extractors/test_confidence",
    "extractors/test_hostile", "pipeline/test_samples",
)  # fmt: skip
HELD_BY = {
    "agencies": ("extractors/test_agency_rules", "extractors/test_agencies"),
    "counts": COUNTED,
    "dates": ("extractors/test_dates", "extractors/test_published"),
    "homes": ("extractors/test_place_rules", "extractors/test_places"),
    "nouns": COUNTED,
    "numbers": ("extractors/test_numbers", *COUNTED),
    "offenses": COUNTED,
    "operations": ("extractors/test_place_rules", "extractors/test_operations"),
    "people": (
        "extractors/test_people",
        "extractors/test_people_context",
        "extractors/test_people_sites",
        "extractors/test_people_things",
    ),
    "place_names": ("extractors/test_place_rules", "extractors/test_places"),
    "places": ("extractors/test_place_rules", "extractors/test_places"),
    "quantities": ("extractors/test_numbers", *COUNTED),
    "tallies": COUNTED,
    "triggers": COUNTED,
}
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Guard:
    """`area` is the rule file or the reader's folder; `field` is set where only part of an entry is taken away."""

    area: str
    name: str
    field: str | None = None
    module: str | None = None

    def __str__(self) -> str:
        return ".".join(part for part in (self.module or self.area, self.name, self.field) if part)


@dataclass(frozen=True)
class Verdict:
    """The test that failed without the guard, and how; `test` is null where none did."""

    guard: str
    test: str | None
    error: str | None


def guards(areas: Iterable[str]) -> list[Guard]:
    """All guards, of the areas wanted or of every area."""
    found = [*_in_rules(), *_in_modules()]
    wanted = frozenset(areas)
    return [guard for guard in found if not wanted or guard.area in wanted]


def _in_rules() -> Iterator[Guard]:
    for path in sorted(RULES.glob("*.yml")):
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        for entry in entries if isinstance(entries, list) else ():
            if entry.get("words", True):  # one without words only shows what the code does
                yield Guard(path.stem, entry["id"])
            yield from (Guard(path.stem, entry["id"], field) for field in VETOES if field in entry)


def _in_modules() -> Iterator[Guard]:
    for module in _modules():
        for name, value in vars(module).items():
            own = name.isupper() and f"\n{name} = " in Path(str(module.__file__)).read_text(encoding="utf-8")
            if own and (isinstance(value, re.Pattern) or _is_words(value)):
                yield Guard(module.__name__.split(".")[1], name, module=module.__name__)


def _is_words(value: Any) -> bool:
    return isinstance(value, frozenset) and bool(value) and all(isinstance(one, str) for one in value)


def _modules() -> list[ModuleType]:
    names = sorted(found.name for found in pkgutil.walk_packages(extractors.__path__, "extractors."))
    return [importlib.import_module(name) for name in names]


class Without:
    """Takes the guard away, in this process for good."""

    def __init__(self, guard: Guard) -> None:
        self.guard = guard
        modules = _modules()
        if guard.module:
            held = getattr(sys.modules[guard.module], guard.name)
            _replace(modules, held, NEVER if isinstance(held, re.Pattern) else frozenset())
        else:
            _replace(modules, rulebook.load_rules, self._load)
        for value in [value for module in modules for value in vars(module).values()]:
            if hasattr(value, "cache_clear") and value is not rulebook.load_rules and value.__name__ != "model":
                value.cache_clear()

    def _load(self, name: str) -> tuple[rulebook.Rule, ...]:
        rules = rulebook.load_rules(name)
        if name != self.guard.area:
            return rules
        if self.guard.field is None:
            return tuple(rule for rule in rules if rule["id"] != self.guard.name)
        cut = {self.guard.field}
        return tuple(
            {key: value for key, value in rule.items() if key not in cut} if rule["id"] == self.guard.name else rule
            for rule in rules
        )


def _replace(modules: Iterable[ModuleType], held: object, by: object) -> None:
    """Wherever a module of the readers has the object by name."""
    for module in modules:
        for name, value in list(vars(module).items()):
            if value is held and module is not rulebook:
                setattr(module, name, by)


@dataclass
class Proving:
    """A pytest plugin that in place of the tests' own run proves each guard, and keeps what was found."""

    wanted: list[Guard]
    form: str
    found: list[Verdict] = field(default_factory=list)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        ITEMS.extend(session.items)
        with multiprocessing.get_context("fork").Pool(len(os.sched_getaffinity(0)), maxtasksperchild=1) as pool:
            self.found.extend(_told(pool.imap(prove, self.wanted), self.form))
        return True


ITEMS: list[pytest.Item] = []


def files_of(area: str) -> list[Path]:
    """The test files that hold an area, as far as there are any."""
    names = HELD_BY.get(area, (f"extractors/test_{area}",))
    return [path for path in (HERE / f"{name}.py" for name in names) if path.exists()]


def prove(guard: Guard) -> Verdict:
    """Run the area's tests without the guard until one fails."""
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (until the process ends)
    files = files_of(guard.area)
    items = sorted((item for item in ITEMS if item.path in files), key=lambda item: guard.name not in item.name)
    Without(guard)
    for item, after in zip(items, [*items[1:], None], strict=True):
        failed = [report for report in runtestprotocol(item, nextitem=after, log=False) if report.failed]
        if failed:
            error = str(failed[0].longrepr).rsplit("\n", 1)[-1].rsplit(": ", 1)[-1]
            return Verdict(str(guard), item.nodeid.split("::", 1)[-1][:70], error)
    return Verdict(str(guard), None, None)


def _told(found: Iterable[Verdict], form: str) -> Iterator[Verdict]:
    for verdict in found:
        if form == "table":
            print(f"{verdict.guard:60} {verdict.test or 'NO TEST MISSES IT'} {verdict.error or ''}", flush=True)
        yield verdict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("areas", nargs="*", help="rule files and folders of readers; all unless given")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    asked = parser.parse_args()
    extractors_reader = importlib.import_module("extractors.reader")
    extractors_reader.model()
    wanted = guards(asked.areas)
    if not wanted:
        parser.error("no such area")
    proving = Proving(wanted, asked.format)
    files = dict.fromkeys(str(path) for guard in wanted for path in files_of(guard.area))
    pytest.main(["-o", "addopts=", "-s", "-p", "no:terminal", "-p", "no:cacheprovider", *files], plugins=[proving])
    found = proving.found
    survivors = [verdict for verdict in found if verdict.test is None]
    if asked.format == "json":
        missed = [verdict.guard for verdict in survivors]
        print(json.dumps({"guards": len(found), "survivors": missed, "found": [asdict(verdict) for verdict in found]}))
    else:
        print(f"{len(found)} guards taken away one at a time; {len(survivors)} missed by no test.")
    sys.exit(bool(survivors))


if __name__ == "__main__":
    main()
