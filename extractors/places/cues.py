"""The words around a name that make it a place, a county, a town, or none."""

from __future__ import annotations

import re

from extractors.number_words import ONES, TENS

WORD = re.compile(r"(?:[A-Z]\.){2,4}|[^\W\d_](?:[^\W_]|[’'‘`](?=\w)|-(?=\w))*\.?")
POSSESSIVE = re.compile(r"(?:['’][sS]|-(?:wide|area))$")
# A second word belongs to the state only behind "New", "North" and the like: "in Lucas County, Ohio. Nine ...".
STATE_AFTER = re.compile(
    r"(?:,\s?\(?| \()([NSWRDP]\. ?[A-Z][a-z]{0,2}\.|District of Columbia"
    r"|(?i:new|north|south|west|rhode) [A-Z][A-Za-z]+|[A-Z][A-Za-z]+\.?)"
)
# "West Texas" is a part of Texas, not the town of West.
DIRECTIONS = frozenset({"north", "south", "east", "west", "central", "middle", "upper", "lower"})
STATE_JOINED = re.compile(r" ([A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})?)(?![\w’'])")
NAME_GOES_ON = re.compile(r" [A-Z][a-z]")
LABEL_AFTER = re.compile(
    r"(?:(?:,? [A-Z][\w.]+| [Aa]rea| [Rr]egion)?: [A-Z]|\. (?=[A-Z\d])"
    r"|(?:,? \([^():\n]{1,60}\)|, [^:\n]{1,30}): ?[\w(])"
)
STREET_AFTER = re.compile(
    r" (?i:avenue|ave|street|st|road|rd|boulevard|blvd|drive|lane|highway(?! patrol)|parkway|place|court)\b"
)
# "A truck stop on Alabama 77": a road of the state's, not the state.
ROUTE_BEFORE = re.compile(r"\b(?:on|along|off|near|down) $", re.IGNORECASE)
ROUTE_AFTER = re.compile(r" \d{1,3}(?=[.,;:)]|$| (?:in|near|at|and|between|outside|north|south|east|west)\b)")
NAME_BEFORE = re.compile(
    r"(?:^|[;:(]|\b(?:in|of|from|at|near|and|to)) *((?:[A-Z][\w.’'-]{1,20} ){0,2}[A-Z][\w.’'-]{1,20})$"
)
COUNTY_AFTER = re.compile(
    r" (?:Count(?:y|ies)|Parish(?:es)?|Borough|COUNT(?:Y|IES)|PARISH|counties|parishes"
    r"|county(?= (?:deputies|sheriff|detectives|police|prosecutors?)\b))\b"
)
LISTED_AFTER = re.compile(
    r"(?: \(\d[\d,]*(?: [a-z]+)?\))?(?:, [A-Z][\w. -]{2,20}(?:\(\d[\d,]*(?: [a-z]+)?\))?){0,6}"
    r",? and [A-Z][\w.-]{1,15}(?: [A-Z][\w.-]{2,15})?(?: \(\d[\d,]*(?: [a-z]+)?\))? (?i:counties|parishes|county)\b"
)
COUNTY_BEFORE = re.compile(r"\b(?:county|parish) of $", re.IGNORECASE)
CITY_BEFORE = re.compile(r"\b(?:city|town|village|borough) of $", re.IGNORECASE)
CUE_BEFORE = re.compile(
    r"(?:\b(?:in|at|near|around|across|throughout|along|within|outside|downtown|nearby|unincorporated)(?: the)?"
    r"|, of|both of|residents? of|streets of|greater|FBI|HSI|ICE|DEA|ATF|Investigations|Marshals Service) $",
    re.IGNORECASE,
)
DATELINE_AFTER = re.compile(
    r"(?:\)| ?\([^)\n]{1,40}\)|,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?,?)? ?"
    r"(?:(?:--|[–—]| -)(?: |$)|[–—](?=[A-Z0-9]))"
)
NUMBER = rf"(?:\d|(?:{'|'.join((*ONES[1:], *TENS))}|none|no)\b)"
ROW_AFTER = re.compile(
    r"(?: \([^()\d\n]{1,60}\))?(?: ?(?:\. ?){3,40}|: ?| [-–—] | ?\| {0,40}|\t+| {2,20}| \()"
    r"(?:(?:arrested|contacted|recovered|rescued|located|identified|cited|charged|freed|met|made) )?" + NUMBER,
    re.I,
)
# "Springfield had two", "Shelbyville for 14": a place that a share is said of.
SHARE_AFTER = re.compile(
    r"['’]s (?:own )?(?:share|part|tally|totals?|numbers?)\b|"
    r" (?:alone )?(?:(?:accounted for|had|saw|contributed|reported|recorded|produced|yielded|added|led with|for)"
    r"(?: (?:only|just|about|nearly|another))?"
    rf" (?:{NUMBER}|the most\b))"
)
# "FRIDAY, SPRINGFIELD", "Springfield (March 3)": a day and a town that make up a heading.
DAY = (
    r"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Day|Night) (?:\d|one|two|three|four)"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:, \d{4})?)"
    r"(?: (?:night|evening|morning|afternoon))?)"
)
# Or "12 - Springfield": a row that its number opens.
DAY_ABOVE = re.compile(rf"\W{{0,4}}(?:{DAY}(?:, | ?[:|–—-] ?| in ))?|\W{{0,4}}\d{{1,7}} ?[|:–—-] ?", re.IGNORECASE)
DAY_BEHIND = re.compile(rf"(?:, | ?[:|–—-] ?| \(| on | ){DAY}\W{{0,2}}|\W{{0,2}}", re.IGNORECASE)
LAND_BEFORE = re.compile(r"\b(?:on|onto|across) (?:the )?$", re.IGNORECASE)
PEOPLE_AFTER = re.compile(
    r" (?:Police|POLICE|police|PD|Mayor|City Council|motel|hotel|residents?|man|woman|detectives|officers"
    r"|deputies|[Ss]heriff|office|division|(?:(?i:vice|narcotics|drug|gang) )?(?i:unit|squad|team)"
    r"|(?i:operation|stings?|sweep|raids?|crackdown|roundup|region|area))\b"
)
POLICE_AFTER, WORD_AFTER = re.compile(r" (?:Police|police|PD)\b"), re.compile(r" [A-Z]")
OWN_POLICE = re.compile(POLICE_AFTER.pattern + r"(?! [Dd]epartments)")  # of one town, not of the last of several
COUNTIES_LISTED = re.compile(r"[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.-]{2,15})?,? and $")
BY_COUNTY = re.compile(
    r"\b(?:by (?:county|parish)|counties|parishes)\b|^(?:county|parish) ?(?:\||\t| {2}|:)", re.I | re.M
)
LISTED_NUMBER = re.compile(r" \d[\d,]*(?=[,.;)\n]| and\b|$)")
FIRST_NAME = re.compile(
    r"\b(?!(?:The|From|Of|And|A|An|To|For|By|With|North|South|East|West|Greater|Acting|Former|Central|Metro)\b)"
    r"[A-Z][a-z]+ (?:[A-Z]\. )?$"
)
# A full stop after a longer word ends the sentence, not an abbreviation.
SHORTEST = 3
AHEAD = 250
WASHINGTON = "washington"
OPERATION_BEFORE = re.compile(
    r"\b(?:Operation|OPERATION) [“\"‘']?(?:(?!(?:In|At|Of|IN|AT|OF)\b)[A-Z][\w’'-]{0,20} ){0,3}$"
)
FIELD_OFFICE = re.compile(r"\b(?:FBI|HSI|ICE|DEA|ATF) $")
STATE_WORD = re.compile(r" state\b", re.IGNORECASE)
# "82 arrests in WI": a postal code stands for its state.
POSTAL = re.compile(r"\b(?:in|In|IN|across|throughout|around) ([A-Z]{2})(?=$|[,.;:)])", re.MULTILINE)
WORDS_TOO = frozenset({"ID", "IN", "OR", "ME", "OK", "HI", "OH"})
SEPARATOR = re.compile(r",? (?:and|or|&) |, $")
