"""The guards of the readers: what they are, which of them a test uses, and the readers without one.

A guard is an entry of `extractors/rules/*.yml`, a field of an entry that others of its file do without (a veto), or a
pattern or word list that a reader's module holds, also one of several patterns in a tuple.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

import extractors
from extractors import rulebook

RULES = Path(rulebook.__file__).parent / "rules"
# What an entry cannot do without, what is said for those who read it, and what it tells of a name it has found.
NO_VETOES = frozenset({"id", "about", "note", "examples", "counterexamples", "pattern", "words", "type", "level"})
WORD_LISTS = frozenset({"left", "list", "words"})  # kinds of rules/agencies.yml that the readers ask for by name
KEPT = frozenset({"model", "load_rules"})  # caches that hold what no guard changes
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Guard:
    """`area` is the rule file or the reader's folder; `field` is set where only a part is taken away: a field of an
    entry, or a pattern of a tuple, by where it stands."""

    area: str
    name: str
    field: str | None = None
    module: str | None = None

    def __str__(self) -> str:
        return ".".join(part for part in (self.module or self.area, self.name, self.field) if part)

    @property
    def used(self) -> str:
        """What is noted of a test that may read otherwise without this guard."""
        return f"{self.module}.{self.name}{self.field or ''}" if self.module else f"rules {self.area}"


def guards(areas: Iterable[str]) -> list[Guard]:
    """All guards, of the areas wanted or of every area."""
    found = [*_in_rules(), *_in_modules()]
    wanted = frozenset(areas)
    return [guard for guard in found if not wanted or guard.area in wanted]


def _in_rules() -> Iterator[Guard]:
    for path in sorted(RULES.glob("*.yml")):
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(entries, list):
            continue
        shared = NO_VETOES.union(frozenset[str].intersection(*map(frozenset, entries)))
        for entry in entries:
            if entry.get("words", True):  # one without words only shows what the code does
                yield Guard(path.stem, entry["id"])
            yield from (Guard(path.stem, entry["id"], field) for field in entry if field not in shared)


def _in_modules() -> Iterator[Guard]:
    known: set[int] = set()  # one pattern that two modules write alike is one object, and taken away from both
    for module in modules():
        for name, value in vars(module).items():
            own = name.isupper() and f"\n{name} = " in Path(str(module.__file__)).read_text(encoding="utf-8")
            if own and id(value) not in known and value != NEVER:
                known.add(id(value))
                area = module.__name__.split(".")[1]
                yield from (Guard(area, name, at or None, module.__name__) for at, _ in _held(value))


def _value(guard: Guard) -> Any:
    """What the guard's module holds under its name."""
    return getattr(importlib.import_module(guard.module or ""), guard.name)


def _held(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """The pattern or word list that a value is, or the patterns that a tuple holds, each with where it stands."""
    if isinstance(value, re.Pattern) or (not at and _is_words(value)):
        yield at, value
    elif isinstance(value, tuple):
        yield from (held for place, one in enumerate(value) for held in _held(one, f"{at}[{place}]"))


def _with(value: Any, changed: Mapping[str, Any], at: str = "") -> Any:
    """The value with others in those places."""
    if at in changed:
        return changed[at]
    if isinstance(value, tuple):
        return tuple(_with(one, changed, f"{at}[{place}]") for place, one in enumerate(value))
    return value


def _nothing(held: Any) -> object:
    """What finds nothing in the place of a pattern, with as many groups, or of a word list."""
    return re.compile(NEVER.pattern + "()" * held.groups) if isinstance(held, re.Pattern) else frozenset()


def _is_words(value: Any) -> bool:
    return isinstance(value, frozenset) and bool(value) and all(isinstance(one, str) for one in value)


def modules() -> list[ModuleType]:
    """All modules of the readers."""
    names = sorted(found.name for found in pkgutil.walk_packages(extractors.__path__, "extractors."))
    return [importlib.import_module(name) for name in names]


def take_away(guard: Guard) -> None:
    """The readers of this process are without the guard from now on."""
    if guard.module:
        held = _value(guard)
        ((_, part),) = [one for one in _held(held) if one[0] == (guard.field or "")]
        _put(held, _with(held, {guard.field or "": _nothing(part)}), modules())
    else:
        _put(rulebook.load_rules, lambda name: _rules_without(guard, name), modules())
    for value in [value for module in modules() for value in vars(module).values()]:
        if hasattr(value, "cache_clear") and value.__name__ not in KEPT:
            value.cache_clear()


def _rules_without(guard: Guard, name: str) -> tuple[rulebook.Rule, ...]:
    rules = rulebook.load_rules(name)
    if name != guard.area:
        return rules
    kept = (_without(rule, guard.field) if rule["id"] == guard.name else rule for rule in rules)
    return tuple(rule for rule in kept if rule)


def _without(rule: rulebook.Rule, field: str | None) -> rulebook.Rule | None:
    """The rule without the field, of which a list stays as an empty one; as a whole it stays by name, where nothing can
    be found by it instead."""
    if field:
        rest = {key: value for key, value in rule.items() if key != field}
        return rest | {field: []} if isinstance(rule[field], list) else rest
    if "pattern" in rule:
        return rule | {"pattern": NEVER.pattern}
    if "names" in rule:
        return rule | {"names": type(rule["names"])()}
    return rule | {"words": [NEVER.pattern]} if rule.get("kind") in WORD_LISTS else None


def _put(held: object, by: object, where: Iterable[ModuleType]) -> list[tuple[ModuleType, str, object]]:
    """Wherever a module has the object by name it gets the other; where that was, and what stood there."""
    places = [(module, name, value) for module in where for name, value in vars(module).items() if value is held]
    places = [place for place in places if place[0] is not rulebook]
    for module, name, _ in places:
        setattr(module, name, by)
    return places


class Watch:
    """Notes which guards are used, with what a cached function once used to come by its answer.

    A pattern is used where it finds something and a word list where it holds the word asked for: a test in which
    they never do cannot read otherwise without them.
    """

    def __init__(self) -> None:
        self.frames: list[set[str]] = [set()]
        self._changed: list[tuple[ModuleType, str, object]] = []

    def note(self, used: Iterable[str]) -> None:
        self.frames[-1].update(used)

    def start(self, tests: Iterable[ModuleType]) -> None:
        """Watch the readers, and what test modules took from them."""
        named: dict[int, list[str]] = {}  # two modules may hold the same pattern, for patterns alike are one object
        held = {f"{guard.module}.{guard.name}": _value(guard) for guard in guards(()) if guard.module}
        for name, value in held.items():
            named.setdefault(id(value), []).append(name)
        for names in named.values():
            value = held[names[0]]
            watched = {at: self._watching(one, [f"{name}{at}" for name in names]) for at, one in _held(value)}
            self._changed += _put(value, _with(value, watched), modules())
        self._changed += _put(rulebook.load_rules, self._load, modules())
        everywhere = [*modules(), *tests]
        cached = {id(value): value for module in modules() for value in vars(module).values() if _is_cached(value)}
        for value in cached.values():
            value.cache_clear()
            self._changed += _put(value, _cached(value, self), everywhere)

    def _watching(self, held: Any, used: list[str]) -> object:
        return (_Pattern if isinstance(held, re.Pattern) else _Words)(held, used, self)

    def stop(self) -> None:
        for module, name, value in self._changed:
            setattr(module, name, value)

    def _load(self, name: str) -> tuple[rulebook.Rule, ...]:
        self.note([f"rules {name}"])
        return rulebook.load_rules(name)


def _is_cached(value: Any) -> bool:
    return hasattr(value, "cache_clear") and value.__name__ not in KEPT


def _cached(function: Callable[..., Any], watch: Watch) -> Callable[..., Any]:
    known: dict[object, set[str]] = {}

    def watched(*given: Any, **named: Any) -> Any:
        key = (given, tuple(named.items()))
        if key not in known:
            watch.frames.append(set())
        answer = function(*given, **named)
        used = known.setdefault(key, watch.frames[-1])
        if used is watch.frames[-1]:
            watch.frames.pop()
        watch.note(used)
        return answer

    return watched


class _Pattern:
    """A pattern that notes when it finds something."""

    def __init__(self, held: re.Pattern[str], used: list[str], watch: Watch) -> None:
        self._held, self._used, self._watch = held, used, watch

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._held, name)
        if not callable(value):
            self._watch.note(self._used)
            return value

        def ask(*given: Any, **named: Any) -> Any:
            answer = value(*given, **named)
            if name == "finditer":
                answer = list(answer)
            if answer:
                self._watch.note(self._used)
            return iter(answer) if name == "finditer" else answer

        return ask


class _Words(Set[str]):
    """A word list that notes when it holds a word, or is looked through."""

    def __init__(self, held: frozenset[str], used: list[str], watch: Watch) -> None:
        self._held, self._used, self._watch = held, used, watch

    def __contains__(self, word: object) -> bool:
        holds = word in self._held
        if holds:
            self._watch.note(self._used)
        return holds

    def __iter__(self) -> Iterator[str]:
        self._watch.note(self._used)
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __hash__(self) -> int:
        return hash(self._held)

    @classmethod
    def _from_iterable(cls, words: Iterable[Any]) -> frozenset[Any]:
        return frozenset(words)

    def __getattr__(self, name: str) -> Any:
        self._watch.note(self._used)
        return getattr(self._held, name)
