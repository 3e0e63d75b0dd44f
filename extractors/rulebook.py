"""Rules as data: each entry of `extractors/rules/*.yml` with examples and counterexamples."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

Rule = dict[str, Any]


@cache
def load_rules(name: str) -> tuple[Rule, ...]:
    """The rules of `extractors/rules/NAME.yml`, in file order.

    Raises ValueError, naming file and rule, where one lacks an id, examples or counterexamples.
    """
    rules = yaml.safe_load(files("extractors").joinpath("rules", f"{name}.yml").read_text(encoding="utf-8"))
    seen: set[str] = set()
    for rule in rules:
        rule_id = rule.get("id")
        if not rule_id or rule_id in seen:
            raise ValueError(f"rules/{name}.yml: a rule without an id, or the id {rule_id!r} twice")
        for part in ("examples", "counterexamples"):
            if not rule.get(part):
                raise ValueError(f"rules/{name}.yml: rule {rule_id!r} has no {part}; every rule needs both")
        seen.add(rule_id)
    return tuple(rules)


def forms(word: str) -> tuple[str, ...]:
    """Singular and plural of a vocabulary entry: "suspect|s" is suspect and suspects."""
    stem, _, ending = word.partition("|")
    return (stem, stem + ending) if ending else (stem,)
