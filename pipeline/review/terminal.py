"""`tally review`: one figure at a time in its sentence, one key a decision."""

from __future__ import annotations

import os
import sys
import termios
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from pipeline.errors import UserError
from pipeline.review.decisions import Action, Value, check_value
from pipeline.review.desk import Reviewing
from pipeline.review.offers import choices_of, offers
from pipeline.review.queue import Item
from pipeline.show import FIGURE

KEYS = {
    "v": "value",
    "m": "measure",
    "o": "offense",
    "a": "age_group",
    "g": "gender",
    "p": "period_start",
    "e": "period_end",
    "l": "place",
    "t": "part_of",
    "s": "scope",
    "i": "operation",
    "k": "operation_id",
    "w": "agency",
    "r": "precision",
}
HELP = "c confirm · x reject · + add · d release done, nothing missed · u undo · n note · space next · b back · q quit"
WHOLLY: dict[str, Action] = {"c": "confirm", "x": "reject", "d": "whole"}
Sentences = Callable[[Item], tuple[str, str, str]]  # before the figure, the figure, after it
Find = Callable[[str, str, int], tuple[int, int] | None]  # where words stand in the text of a release, the n-th time


class Talk:
    """Keys in, lines out; `read` gives one key, `ask` a line."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._lines: Any = None

    def say(self, words: str) -> None:
        self.console.print(escape(words))

    def read(self) -> str:
        return os.read(sys.stdin.fileno(), 1).decode(errors="replace")

    def ask(self, question: str) -> str:
        self.console.print(f"{escape(question)}: ", end="")
        with _mode(self._lines):
            return os.read(sys.stdin.fileno(), 4096).decode(errors="replace").strip()

    @contextmanager
    def keys(self) -> Iterator[None]:
        """Every key at once and not shown; the terminal is as before afterwards."""
        self._lines = termios.tcgetattr(sys.stdin)
        tty.setcbreak(sys.stdin, termios.TCSADRAIN)
        try:
            yield
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._lines)


@contextmanager
def _mode(wanted: Any) -> Iterator[None]:
    before = termios.tcgetattr(sys.stdin)
    termios.tcsetattr(sys.stdin, termios.TCSADRAIN, wanted)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def review(reviewing: Reviewing, sentences: Sentences, find: Find, talk: Talk) -> int:
    """Ask until nothing is open or the person quits; how many decisions were kept."""
    with talk.keys():
        return _Loop(reviewing, sentences, find, talk).run()


class _Loop:
    def __init__(self, reviewing: Reviewing, sentences: Sentences, find: Find, talk: Talk) -> None:
        self._reviewing, self._sentences, self._find, self._talk = reviewing, sentences, find, talk
        self._queue = [item.key for item in reviewing.items()]
        self._at = self._kept = 0

    def run(self) -> int:
        while self._at < len(self._queue):
            item = self._reviewing.item(self._queue[self._at])
            if item is None:
                self._at += 1
                continue
            self._show(item)
            key = self._talk.read()
            if key in ("q", "\x04", ""):
                break
            try:
                self._do(key, item)
            except UserError as error:
                self._talk.say(str(error))
        else:
            self._talk.say("Nothing more is asked.")
        return self._kept

    def _do(self, key: str, item: Item) -> None:
        seen = [decision.id for decision in item.verdict.decisions]
        if key in WHOLLY:
            self._reviewing.decide(item, WHOLLY[key], seen=seen)
            self._next(kept=True)
        elif key in KEYS:
            value = self._value(KEYS[key], item)
            self._reviewing.decide(item, "correct", KEYS[key], value, seen=seen)
            self._kept += 1
        elif key == "n":
            self._reviewing.decide(item, "note", note=self._talk.ask("note"), seen=seen)
            self._kept += 1
        elif key == "+":
            self._add(item)
        elif key == "u":
            undone = self._reviewing.undo()
            self._talk.say("Undone." if undone else "Nothing of yours stands.")
            if undone and undone.key in self._queue:
                self._at = self._queue.index(undone.key)
        elif key == " ":
            self._next()
        elif key == "b":
            self._at = max(0, self._at - 1)
        else:
            self._talk.say(f"{HELP}\n{', '.join(f'{key} {name}' for key, name in KEYS.items())}")

    def _next(self, *, kept: bool = False) -> None:
        self._kept += kept
        self._at += 1

    def _value(self, field: str, item: Item) -> Value:
        """What the person says a field is: from a list by one key, or typed; nothing typed is null."""
        known = choices_of(self._reviewing.dataset, item).get(field, [])
        if known:
            self._talk.say("  ".join(f"{n} {shown}" for n, (_, shown) in enumerate(known, 1)))
            typed = self._talk.read() if len(known) < 10 else self._talk.ask("number")
            if not typed.isdecimal() or not 0 < int(typed) <= len(known):
                raise UserError("No such choice.", "Nothing was kept.")
            return _checked(field, known[int(typed) - 1][0])
        offered = offers(self._reviewing.dataset, item).get(field, [])
        if offered:
            self._talk.say("  ".join(f"={n} {value}" for n, value in enumerate(offered, 1)))
        words = self._talk.ask(f"{field} (now {item.shown.get(field)})")
        taken = {f"={n}": value for n, value in enumerate(offered, 1)}
        value: Value = taken.get(words, words) or None
        if field == "value":
            value = int(words.replace(",", "")) if words.replace(",", "").isdecimal() else words
        return _checked(field, value)

    def _add(self, item: Item) -> None:
        """A figure that was missed in the same release, found by its words."""
        words = self._talk.ask("the number as the release writes it")
        times = self._talk.ask("which time it stands there (1)") or "1"
        at = self._find(item.key.release_id, words, int(times) if times.isdecimal() else 1) if words else None
        if at is None:
            raise UserError("These words do not stand in the release.", "Nothing was kept.")
        measure = self._value("measure", item)
        value = int(words) if words.isdecimal() else self._value("value", item)
        self._reviewing.add(item.key.release_id, *at, {"measure": measure, "value": value})
        self._kept += 1

    def _show(self, item: Item) -> None:
        release = self._reviewing.figures.releases.get(item.key.release_id, {})
        before, figure, after = self._sentences(item)
        said = Text.assemble(before, (figure, FIGURE), after)
        shown = ", ".join(f"{name} {value}" for name, value in item.shown.items() if value is not None)
        console = self._talk.console
        console.rule(f"{self._at + 1} of {len(self._queue)}")
        console.print(Text(f"{release.get('publisher') or item.source_id}, {release.get('published') or 'no date'}"))
        console.print(said)
        console.print(Text(f"read: {shown}"))
        console.print(Text(f"asked because: {'; '.join(item.reasons) or 'nobody decided'}", style="dim"))
        for decision in item.verdict.decisions:
            about = f"{decision.field} {decision.value}" if decision.field else ""
            console.print(
                Text(f"{decision.who}: {decision.action} {about} {decision.note or ''}".rstrip(), style="bold")
            )
        console.print(Text(HELP, style="dim"))


def _checked(field: str, value: Value) -> Value:
    try:
        return check_value(field, value)
    except ValueError as error:
        raise UserError(f"{error}.", "Nothing was kept.") from error
