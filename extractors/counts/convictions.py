"""Whether convictions that are counted are people: those an office wins are, those of one man or of cases are not."""

from __future__ import annotations

import re

from extractors.counts.parsed import text_of
from extractors.counts.phrases import Phrase

# What an operation ended in befell those it arrested.
ENDED_IN = re.compile(
    r"\b(?:led|leads|leading|contributed) to [^.;]{0,80}$|"
    r"\b(?:result(?:ed|s|ing)?|end(?:ed|s|ing)?|culminat\w+) (?:in|with) [^.;]{0,80}$|"
    r"\b(?:yield|nett?|produc)(?:ed|s|ing)? [^.;]{0,80}$",
    re.I,
)
# "The week brought 40 arrests and 12 convictions": of those.
BESIDE = re.compile(
    r"\b\d+ (?:[\w-]+ ){0,3}?(?:arrests|rescues|arrestees|defendants|suspects|offenders|people|persons|individuals|"
    r"m[ae]n|wom[ae]n|traffickers|pimps|buyers|johns|predators)\b|\b(?:arrests|indictments) and $|"
    r"\binvestigations and (?:the )?(?:subsequent|resulting|ensuing) $",
    re.I,
)
# "The unit obtained over 55 convictions"
WON = re.compile(r"\b(?:obtain|secur|w[io]n|achiev|garner|gain|attain|report|record)\w* (?:[\w-]+ ){0,4}$", re.I)
FEWEST_WON = 5  # fewer may be the counts of one man
# "won nine convictions against the landlord", "six convictions in the trial of her killer"
OF_ONE = re.compile(r"[\w-]{1,40} (?:against|of) (?:him|her|an?|the (?!\d)|[A-Z]\w)")
CASES = re.compile(r"\b(?<!other )(?:cases|trials|lawsuits|prosecutions|counts)\b", re.I)
# What the arrests came of, or stood beside: "opened 215 cases, leading to 73 arrests and 24 convictions".
OPENED = re.compile(
    r"\b\d{1,6} (?:[\w-]+ ){0,3}?cases"
    r"(?=,? (?:(?:and|that|which|have|has) )?(?:lead|led|result)[^.;]{0,40}\barrests\b)|"
    r"\barrests, \d{1,6} (?:[\w-]+ ){0,2}?prosecutions\b",
    re.I,
)
HIS = re.compile(
    r"\b(?:he|she|who|I)(?:'ve)? (?:has|had|have|w[io]n|obtained|secured)\b[^.;]{0,60}$|\b(?:his|her) \d+ [^.;]{0,60}$",
    re.I,
)


def of_people(phrase: Phrase) -> bool:
    """Whether bare convictions tell of how many people were convicted: "the sweep led to 12 convictions"."""
    said = text_of(phrase.token.doc)
    before, behind = said[: phrase.token.idx], said[phrase.token.idx :]
    near = f"{OPENED.sub(' ', before)[-90:]} {behind[:90]}"
    if phrase.number.value == 0 or HIS.search(before) or CASES.search(near):
        return False
    office = phrase.number.value >= FEWEST_WON and WON.search(before) and not OF_ONE.match(behind_noun(phrase))
    return any(pattern.search(before) for pattern in (ENDED_IN, BESIDE)) or bool(office)


def behind_noun(phrase: Phrase) -> str:
    """The words from the noun on."""
    return text_of(phrase.token.doc)[phrase.head.idx :]
