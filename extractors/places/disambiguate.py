"""Decides which of several places of one name a release means, by what else it names.

Each state earns evidence: it is named, a city is written with it, a name that only it has. A county
also earns some for each city named that lies in it. The best wins if it stands alone; a tie is left
undecided.
"""

from __future__ import annotations

from collections import Counter

from extractors.places.gazetteer import Area, outgrown
from extractors.places.names import names
from extractors.places.toponyms import Mention

STATE_NAMED, WRITTEN_OUT, ONLY_ONE, LIES_IN = 4, 6, 4, 2
OWN = 1  # the state of the body that speaks, where nothing in the text outweighs it
WELL_KNOWN = 1  # a large city speaks for its state where nothing else does
MOST_OF_ONE_STATE = 10
FEW = 2
ALL_OVER = 3  # more states than these: of cities all over the country one lies in the state of each county
# Less than a state written out, and a well-known city of another state is meant.
ENOUGH = WRITTEN_OUT


class Decider:
    """Holds the evidence of one release."""

    def __init__(self, mentions: list[Mention], home: Area | None = None) -> None:
        self.written_out: dict[tuple[str, str], Area] = {}
        self.states: Counter[str] = Counter()
        self.around: Counter[str] = Counter()
        if home and home.state:
            self.states[home.state] += OWN
        distinct = {(m.key, m.areas): m for m in mentions}
        for mention in distinct.values():
            self._weigh(mention)
        said = Counter(m.areas[0].state for m in mentions if m.manner == "state")
        for state, times in said.items():
            self.states[state] += min(MOST_OF_ONE_STATE, STATE_NAMED * times)
        for county in {self.area(m) for m in distinct.values() if m.manner == "county" and len(m.areas) > 1}:
            if county:
                self.states[county.state] += ONLY_ONE
                self.around[county.id] += ONLY_ONE

    def _weigh(self, mention: Mention) -> None:
        first = mention.areas[0]
        if mention.manner == "full":
            self.written_out[mention.key, first.level] = first
            self.states[first.state] += WRITTEN_OUT
        elif len(mention.areas) == 1 and mention.manner in ("county", "fixed", "city", "known"):
            self.states[first.state] += ONLY_ONE
        elif mention.manner == "known" and (well := names().known.get(mention.key)):
            self.states[well.state] += WELL_KNOWN
        for county in {county for area in mention.areas if area.level == "place" for county in area.counties}:
            self.around[county] += _hint(mention)

    def area(self, mention: Mention) -> Area | None:
        """The one area meant, or None where it stays open."""
        first = mention.areas[0]
        if mention.manner in ("full", "fixed", "state"):
            return first
        said = self.written_out.get((mention.key, first.level))
        if said:
            return said
        scores = {area: self._score(area, mention) for area in mention.areas}
        best = max(scores.values())
        winners = [area for area, score in scores.items() if score == best]
        known = names().known.get(mention.key) if mention.manner == "known" else None
        if known and (best < ENOUGH or self.states[known.state] > WELL_KNOWN):
            return known
        if best <= 0:
            return self._alone(mention)
        if mention.manner == "county" and best < ENOUGH and len(self.states) > ALL_OVER:
            near = any(self.around[area.id] for area in winners)
            if not near and (large := outgrown(mention.areas)):
                return large
        towns = [area for area in winners if area.rank == min(w.rank for w in winners)]
        return towns[0] if len({town.counties for town in towns}) == 1 else None

    def _score(self, area: Area, mention: Mention) -> int:
        """Evidence for an area; a bare city needs its state to be spoken of, or a county others point to."""
        around = max((self.around[county] for county in area.counties), default=0)
        if area.level == "place" and area.counties:
            around -= _hint(mention)
        return self.states[area.state] + around

    def _alone(self, mention: Mention) -> Area | None:
        """The only area of that name, though nothing else points to it: never against another state's evidence."""
        sure = mention.manner in ("county", "city") or (" " in mention.key and not self.states)
        if sure and len(mention.areas) == 1:
            return mention.areas[0]
        return outgrown(mention.areas) if mention.manner == "county" else None


def _hint(mention: Mention) -> int:
    """What a city's name says of the counties it may lie in: more where few cities share it."""
    return LIES_IN * (3 if len(mention.areas) <= FEW else 1)
