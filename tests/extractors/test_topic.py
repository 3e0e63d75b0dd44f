"""What a release is about: all texts are invented."""

import re

import pytest

from extractors.model import Topic
from extractors.page.layout import lay_out
from extractors.rulebook import Rule, load_rules
from extractors.topic import _words_of_topics, find_topic

RULES = load_rules("topic")
LEAD = "A man of 40 was sentenced on Friday to five years for stealing six cars in the county. "
FILL = "The cars were found at a lot outside town and went back to those who own them. " * 4


def found_by(rule: Rule, text: str) -> list[str]:
    group = f"r{RULES.index(rule)}"
    return [found.group() for found in _words_of_topics().finditer(text) if found.lastgroup == group]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_each_rule_finds_its_examples_and_no_counterexample(rule: Rule) -> None:
    for example in rule["examples"]:
        marked = re.findall(r"\[(.+?)\]", example)
        assert marked
        assert found_by(rule, re.sub(r"[\[\]]", "", example)) == marked
    assert [found_by(rule, text) for text in rule["counterexamples"]] == [[] for _ in rule["counterexamples"]]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            "Nine Arrested\nDeputies arrested nine men for pimping and buying sex.",
            ("trafficking", ("pimping", "buying sex")),
        ),
        (f"Car thief sentenced\n{LEAD}{FILL}", ("other", ())),
        (f"Car thief sentenced\n{LEAD}{FILL}Tips: National Human Trafficking Hotline.", ("other", ())),
        (
            f"Car thief sentenced\n{LEAD}{FILL}Deputy Sampleton of the Human Trafficking Unit has the case.",
            ("other", ()),
        ),
        (f"Car thief sentenced\n{LEAD}{FILL}In 2009 he was fined for prostitution.", ("other", ())),
        (
            "Results\nThe Human Trafficking Task Force met in May and told of arrests in four cities of the county.\n"
            "The Internet Crimes Against Children Task Force, or ICAC, told of two.",
            ("trafficking", ("human trafficking task force", "internet crimes against children task force", "icac")),
        ),
        ("Ten missing children were found safe in a two-day search.", ("related", ("missing children",))),
        ("A gang task force took in ten.", ("related", ("task force",))),
        ("", ("other", ())),
    ],
)
def test_topic(text: str, topic: tuple[str, tuple[str, ...]]) -> None:
    found = find_topic(lay_out(text))
    assert (found.value, found.words) == topic


def test_the_site_around_a_release_says_nothing_of_it() -> None:
    text = f"Car thief sentenced\n{LEAD}{FILL}\nRelated Posts\nBrothel closed\nPimp arrested\nSex buyers cited\n"
    assert find_topic(lay_out(text)) == Topic("other")


def test_at_most_eight_words_are_named() -> None:
    words = ["pimping", "pandering", "brothels", "prostitution", "johns", "sex work", "sex buyers", "sex trade", "csam"]
    found = find_topic(lay_out(f"They were charged with {', '.join(words)}."))
    assert found == Topic("trafficking", tuple(words[:8]))


@pytest.mark.parametrize("rule", [rule for rule in RULES if "topic" in rule], ids=lambda rule: str(rule["id"]))
def test_what_is_spoken_of_throughout_is_the_topic(rule: Rule) -> None:
    spoken = "\n".join(re.sub(r"[\[\]]", "", rule["examples"][0]) for _ in range(9))
    assert find_topic(lay_out(spoken)).value == rule["topic"]
