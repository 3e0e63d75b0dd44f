"""Where a person decides, in the terminal or a browser: what is asked next, and each decision kept at once."""

from __future__ import annotations

import getpass
import os
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from pipeline.dataset import Dataset, find_dataset, open_dataset
from pipeline.errors import UserError
from pipeline.review.decisions import WHOLE, Action, Decision, Key, Value, Values, standing, whole_of
from pipeline.review.figures import Figures
from pipeline.review.files import keep, load_reviews
from pipeline.review.queue import Item, every, item_of, queue
from pipeline.review.verdicts import contradicts
from pipeline.workspace import Workspace


def reviewer() -> str:
    """Who decides unless somebody else is named: TALLY_WHO, or the name of the account."""
    return os.environ.get("TALLY_WHO") or getpass.getuser()


class Reviewing:
    """One person's queue over the dataset in force."""

    def __init__(self, ws: Workspace, who: str, *, second: bool = False, release: str | None = None) -> None:
        """`release`: the one to review in full. Raises UserError where no dataset was built, or it has no such one."""
        self.ws, self.who, self.second, self.release = ws, who, second, release
        self._dataset = open_dataset(ws)
        self.figures = Figures(self._dataset)
        if release and release not in self.figures.releases:
            raise UserError(f"The dataset has no release {release}.", "Give the whole id, as `tally query` shows it.")

    @property
    def dataset(self) -> Dataset:
        return self._dataset

    def renew(self) -> None:
        """Take up a dataset that was built since."""
        found = find_dataset(self.ws)
        if found and found.folder != self._dataset.folder:
            self._dataset, self.figures = found, Figures(found)

    def items(self) -> list[Item]:
        """What is open now, with what others decided in the meantime."""
        return queue(self.figures, load_reviews(self.ws).decisions, self.who, second=self.second, release=self.release)

    def item(self, key: Key) -> Item | None:
        """The figure of that key, decided or not; null where nothing is known of it."""
        return item_of(self.figures, load_reviews(self.ws).decisions, key)

    def every(self, release_id: str) -> list[Item]:
        """All figures of a release, decided or not, in the order of its text."""
        return every(self.figures, load_reviews(self.ws).decisions, release_id)

    def decide(
        self,
        item: Item,
        action: Action,
        field: str | None = None,
        value: Value = None,
        note: str | None = None,
        seen: Collection[str] = (),
    ) -> Decision:
        """Keep a decision on a figure. `seen`: ids of the decisions the person was shown, which it may settle.

        It takes the place of the person's own that it contradicts, and of everybody's where a conflict was shown. To
        reject what is read there no more takes back what was decided on it. "whole" is of the release of the figure.
        Raises UserError where it is none, or cannot be written.
        """
        if action == "whole":
            item = self.item(whole_of(item.key.release_id, item.key.text_sha256)) or item
        row: dict[str, Any] = {**item.key.row, "action": action, "field": field, "note": note}
        if item.asks == "gone" and action == "reject":
            gone = [*item.over, *(decision.id for decision in item.verdict.rulings)]
            return self._keep(item.source_id, self._made(row | {"action": "undo", "over": gone}))
        if action == "confirm":
            shown = item.shown
            row["value"] = {name: shown[name] for name in WHOLE if name in shown}
        elif action == "correct":
            row |= {"value": value, "base": item.read.get(field or "")}
        made = self._made(row)
        settling = item.asks == "conflict"
        stand = standing(load_reviews(self.ws).decisions)
        on_it = [one for one in stand if one.key == item.key and one.id in seen and contradicts(made, one)]
        over = [one.id for one in on_it if settling or one.who == self.who]
        stale = item.over if action != "note" else ()
        return self._keep(item.source_id, self._made(row | {"over": (*stale, *over), "when": made.when}))

    def add(self, release_id: str, start: int, end: int, says: Values, note: str | None = None) -> Decision:
        """Keep a figure that was missed. Raises UserError where it is none, or is read already."""
        release = self.figures.releases[release_id]
        measure, offense = says.get("measure"), says.get("offense")
        key = Key(release_id, release["text_sha256"], start, end, str(measure), str(offense) if offense else None)
        if key in self.figures.by_key:
            raise UserError("That figure is read already.", "Correct it instead.")
        row = {**key.row, "action": "add", "value": dict(says), "note": note}
        return self._keep(release["source_id"], self._made(row))

    def undo(self) -> Decision | None:
        """Take back one's own last decision that stands; null where there is none."""
        own = [one for one in standing(load_reviews(self.ws).decisions) if one.who == self.who]
        if not own:
            return None
        last = own[-1]
        release = self.figures.releases.get(last.release_id)
        if release is None:
            raise UserError("The release of the last decision is not in the dataset.", "Take its row out of the file.")
        row = {**last.key.row, "action": "undo", "over": (last.id,)}
        return self._keep(release["source_id"], self._made(row))

    def _made(self, row: dict[str, Any]) -> Decision:
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        try:
            return Decision.model_validate({"when": now, **row, "who": self.who})
        except ValidationError as error:
            what = error.errors()[0]["msg"].removeprefix("Value error, ")
            raise UserError(f"That is no decision: {what}.", "Nothing was kept.") from error

    def _keep(self, source_id: str, decision: Decision) -> Decision:
        keep(self.ws, source_id, decision)
        return decision
