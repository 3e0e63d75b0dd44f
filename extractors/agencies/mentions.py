"""The organisations a release names as taking part, and which of them issued it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.agencies.companions import companions
from extractors.agencies.letterhead import smooth
from extractors.agencies.lists import listed
from extractors.agencies.names import fold, level_of
from extractors.agencies.publisher import as_office, issuer
from extractors.agencies.scan import FIELDED, Mention, fullness, scan
from extractors.agencies.words import STRAIGHT
from extractors.model import Agency, AgencyRole, Context, Page, Span

LEADS_AFTER = re.compile(r"(?:'s)?(?: \([^)]{1,12}\))?,? (?:led|leads|headed|heads|coordinated|is leading|hosts)\b")
ALIAS = re.compile(r"(?:'s)?\s{0,3}\(([A-Z][\w&. -]{1,14})\)")
UNITS = frozenset({"task-force", "hsi", "federal-bodies"})  # named with the federal body they are of
TRIBAL = re.compile(r" (?:nation|tribal|tribe) (?=police$)")
JOINED = (" ", "'s ", " – ", " - ")
LED_BEFORE = re.compile(r"\b(?:led|headed|coordinated|spearheaded|run) (?:jointly )?by (?:the |our )?$")


def find_agencies(page: Page, context: Context) -> tuple[Agency, ...]:
    """The organisations named in the body, in text order, each once, the publisher among them."""
    text = page.text.translate(STRAIGHT)
    mentions = _without_overlap(text, (*_running(page, text), *listed(page, text)))
    mentions = sorted([*mentions, *companions(page, text, mentions)], key=lambda mention: mention.start)
    issued = issuer(page, text, mentions, context)
    if issued is not None:
        mentions = sorted((*mentions, issued), key=lambda mention: mention.start)
    return tuple(_agency(text, group, issued) for group in _grouped(text, mentions))


def find_publisher(page: Page, agencies: tuple[Agency, ...], context: Context) -> str | None:
    """Who issued the release: as `find_agencies` found, or else as letterhead or context say; null if none do."""
    issuing = (agency.name for agency in agencies if agency.role == "issuing")
    found = next(issuing, None) or issuer(page, page.text.translate(STRAIGHT), [], context)
    return found.name if isinstance(found, Mention) else found


def _running(page: Page, text: str) -> Iterator[Mention]:
    """Names in the body's paragraphs; a line in capitals counts only where it is a name as a whole."""
    for span in page.body:
        line = span.of(text)
        if line.isupper():
            said = smooth(line)
            found = scan(said, 0, len(said))
            if len(found) == 1 and found[0].end - found[0].start >= len(said.strip()):
                yield Mention(span.start, span.end, found[0].name, found[0].rule)
        else:
            yield from scan(text, span.start, span.end)


def _without_overlap(text: str, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Of two names in one place the longer; a unit is named with the body it is said to be of."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.start, -mention.end)):
        if kept and mention.start < kept[-1].end:
            continue
        between = text[kept[-1].end : mention.start] if kept else None
        if between in JOINED and kept[-1].rule.level == "federal" and mention.rule.id in UNITS:
            whole = kept.pop()
            said = " ".join(text[whole.start : mention.end].split())
            mention = Mention(whole.start, mention.end, said, mention.rule)
        elif mention.short and text[mention.start - 1 : mention.end + 1] == f"({mention.name})":
            continue  # what an abbreviation in brackets stands for stands before it
        kept.append(mention)
    return kept


def _grouped(text: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Mentions by organisation, in text order; a name that only shortens a longer one joins it."""
    groups: dict[str, list[Mention]] = {}
    aliases: dict[str, str] = {}
    for mention in mentions:
        key = fold(mention.name)
        groups.setdefault(key, []).append(mention)
        if alias := ALIAS.match(text, max(mention.end, 0)):
            aliases[fold(alias.group(1))] = key
    for key in sorted(groups, key=len):
        longer = [other for other in groups if other != key and shortens(key, other, groups[key][0])]
        named = aliases.get(key.removesuffix(" task force"))
        if named in groups and named != key:
            longer.insert(0, named)
        if longer:
            groups[longer[0]] = groups.pop(key) + groups[longer[0]]
    return sorted(groups.values(), key=lambda group: min(mention.start for mention in group))


def shortens(key: str, other: str, mention: Mention) -> bool:
    """Whether one folded name is the other cut short: "us attorney", "narcotics task force", "mayors task force"."""
    if mention.rule.type == "task force" and "task force" in other and other.startswith(key.removesuffix("task force")):
        return True
    office = FIELDED.get(mention.rule.id)
    if office and re.fullmatch(rf"{office} [a-z ]{{3,30}}", other) and "task force" not in other:
        return True
    if mention.rule.type in ("police", "sheriff"):
        return key == TRIBAL.sub(" ", other)
    return other.endswith(f" {key}") or (key == "us attorney" and other.startswith("us attorney "))


def _agency(text: str, group: list[Mention], issued: Mention | None) -> Agency:
    """One organisation under the fullest name the release gives it first."""
    if issued is not None and issued in group:
        chosen, name = issued, issued.name
    else:
        chosen = min(group, key=fullness)
        name = chosen.name if chosen.short else as_office(chosen) if chosen.person else spelled(chosen)
    first = min((mention for mention in group if mention.start >= 0), key=lambda mention: mention.start, default=chosen)
    role: AgencyRole = "issuing" if issued is not None and issued in group else _role(text, group)
    return Agency(Span(first.start, first.end), name, role, level_of(name, chosen.rule.level))


def spelled(mention: Mention) -> str:
    """The name as written, but for "DA" in it."""
    return re.sub(r"\bDA(?='s Office|$)", "District Attorney", mention.name)


def _role(text: str, group: list[Mention]) -> AgencyRole:
    if any(LEADS_AFTER.match(text, m.end) or LED_BEFORE.search(text, max(0, m.start - 40), m.start) for m in group):
        return "leading"
    return "prosecuting" if group[0].rule.type == "prosecutor" else "partnering"
