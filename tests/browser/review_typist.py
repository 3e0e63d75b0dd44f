"""Somebody who decides in a real browser by keys alone, and counts them."""

from __future__ import annotations

import time
from collections import defaultdict

from playwright.sync_api import Browser, Error

from pipeline.review.files import load_reviews
from pipeline.workspace import Workspace

PATIENCE = 120  # seconds: a machine may have other work
# The keys of each correction: a newline is Enter, a tilde the arrow down to the first value that is offered.
CORRECTIONS = {
    "value": "v7\n",
    "measure": "m3\n",
    "offense": "o2",
    "age_group": "a1",
    "gender": "g2",
    "place": "lOH\n",
    "part_of": "t1",
    "scope": "s4",
    "operation": "iOperation Paper Lantern\n",
    "operation_id": "k1",
    "agency": "w~\n",
    "precision": "r4",
    "period_start": "p2014\n",
    "period_end": "e2014\n",
}
NAMES = {"\n": "Enter", "~": "ArrowDown"}
# Selects a number of the text that is no figure, where there is one.
SELECT = """() => {
  for (const line of document.querySelectorAll('[data-line]')) for (const node of line.childNodes) {
    const found = node.nodeType === 3 && /\\b\\d{2,3}\\b/.exec(node.textContent);
    if (!found) continue;
    const range = document.createRange();
    range.setStart(node, found.index); range.setEnd(node, found.index + found[0].length);
    getSelection().removeAllRanges(); getSelection().addRange(range);
    return true;
  }
  return false;
}"""


class Typist:
    """One person at one window."""

    def __init__(self, browser: Browser, address: str, ws: Workspace) -> None:
        self.page, self._ws = browser.new_context().new_page(), ws
        self.page.goto(address)
        self.keys: dict[str, list[int]] = defaultdict(list)
        self.fields = {
            str(button.get_attribute("data-field")) for button in self.page.locator("button[data-field]").all()
        }

    @property
    def sent(self) -> int:
        return sum(map(len, self.keys.values()))

    @property
    def figure(self) -> str | None:
        """The key of the figure that is shown."""
        return self.page.locator("#review").get_attribute("data-figure")

    def types(self, kind: str, keys: str) -> None:
        """Types the keys of one decision, and waits for the page that comes when it is kept."""
        self._mark()
        for key in keys:
            self.page.keyboard.press(NAMES.get(key, key))
        self._wait(keys)
        self.keys[kind].append(len(keys))

    def click(self, key: str, choice: int | None = None) -> int:
        """Decides with the mouse; how many clicks it took."""
        self._mark()
        self.page.locator(f'button[data-key="{key}"]').click()
        if choice is not None:
            self.page.locator("#listed button").nth(choice).click()
        self._wait(key)
        return 1 if choice is None else 2

    def decide_all(self, decisions: int) -> None:
        """At least so many decisions, of every kind."""
        corrections, turn, added = list(CORRECTIONS.values()), 0, False
        while self.sent < decisions or corrections:
            turn += 1
            added = added or self._add()
            if turn % 3 == 0 and corrections:
                self.types("correct", corrections.pop(0))
                if len(corrections) == 1:  # the last day of the same figure, after its first
                    self.types("correct", corrections.pop(0))
            elif turn % 5 == 0:
                self.types("correct", list(CORRECTIONS.values())[turn % 4])
            self.types("reject" if turn % 7 == 0 else "confirm", "x" if turn % 7 == 0 else "c")
            if turn in (20, 50):
                self.types("undo", "u")
                self.types("note", "nseen twice\n")
                self.types("whole", "d")

    def _add(self) -> bool:
        if not self.page.evaluate(SELECT):
            return False
        self.types("add", "+9\n")
        return True

    def _mark(self) -> None:
        self.page.evaluate("document.documentElement.dataset.old = 'old'")
        self._before = len(load_reviews(self._ws).decisions)

    def _wait(self, keys: str) -> None:
        """Until another page is there and one decision more is kept."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if self.page.evaluate("document.readyState === 'complete' && !document.documentElement.dataset.old"):
                    break
            except Error:  # between two pages
                pass
            time.sleep(0.01)
        else:
            raise AssertionError(f"{keys!r} led to no page: {self.page.locator('#said').inner_text()}")
        assert len(load_reviews(self._ws).decisions) == self._before + 1, keys
