"""What word lists of the readers of figures are there for. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.counts.confidence import features
from extractors.model import Context
from extractors.reader import read, read_closely


def figures(text: str) -> list[tuple[str, int]]:
    return [(count.measure, count.number.value) for count in read(f"{text}\n").counts]


@pytest.mark.parametrize(
    "text",
    [
        "Up to 12 men could be arrested next week.",
        "The judge may convict 12 men.",
        "Deputies will arrest 12 men.",
        "Deputies hope to arrest 12 men.",
        "The unit plans to rescue 12 girls.",
        "Deputies rescued her two daughters.",
        "Deputies arrested two of his sons.",
    ],
)
def test_what_may_come_and_kin_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The number of arrests rose from 20 to 25.", [("arrests", 20), ("arrests", 25)]),
        ("Deputies arrested a group of 12 men.", [("arrests", 12)]),
    ],
)
def test_figures_are_read(text: str, found: list[tuple[str, int]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Behind the victims of the sentence before, a bare number is of victims.
        ("Deputies rescued the victims. Five were found in a motel.", [("victims_identified", 5)]),
        ("Deputies located 12 missing girls.", [("missing_located", 12)]),
        # A release about missing children speaks of them throughout.
        (
            "The missing children were sought. Deputies located 12 missing children. Nine girls were found.",
            [("missing_located", 12), ("missing_located", 9)],
        ),
        # What heads columns is what their cells count.
        ("Arrests | 2019 | 2020\nMen | 12 | 15", [("arrests", 12), ("arrests", 15)]),
        # The number of other things is not that of what was counted last.
        ("Deputies arrested 12 men. The number of tips rose to 40.", [("arrests", 12)]),
        # Shares are listed on.
        (
            "Deputies arrested 12 men, and the county accounted for 5, and 4 women.",
            [("arrests", 12), ("arrests", 5), ("arrests", 4)],
        ),
        # Search warrants may be led to; other warrants that lead to arrests are no searches.
        ("The work led to 12 search warrants.", [("search_warrants", 12)]),
        ("12 warrants resulted in arrests.", []),
        # A group is those who are in it.
        ("A group of 12 men was arrested.", [("arrests", 12)]),
        # Shares tell what each was for.
        (
            "Deputies arrested 12 men, nine for soliciting, three for pimping.",
            [("arrests", 12), ("arrests", 9), ("arrests", 3)],
        ),
        # What is told of all those in jail is not that they were jailed now.
        ("The photos of the 12 suspects in handcuffs were shown.", []),
        # The verb behind a clause is that of those it tells of,
        (
            "Agents made 28 arrests, and 16 juveniles who were being made to work as prostitutes were recovered.",
            [("arrests", 28), ("rescues", 16)],
        ),
        # and one man's of nobody who is counted.
        ("The clerk of nine men was arrested.", []),
        # A second number shares the verb of the first.
        ("Deputies arrested nine men in May and four women.", [("arrests", 9), ("arrests", 4)]),
        # What somebody is accused of is nobody's rescue.
        ("He is accused of finding nine victims.", []),
        ("The unit is proud of finding nine victims.", [("victims_identified", 9)]),
        # None of an age is a figure; none at all may leave some.
        ("None of the victims identified by deputies were minors.", [("victims_identified", 0)]),
        ("None of the victims identified by deputies were locals.", []),
        # A dash ends a word.
        ("Deputies rescued two girls—both of Toledo—in a motel.", [("rescues", 2)]),
        ("In all 15 would-be child predators were arrested.", [("arrests", 15)]),
        # Help is for those it stands before.
        ("Support for nine victims was provided.", [("victims_assisted", 9)]),
        ("Deputies arrested 12 women. Nine of them agreed to services.", [("arrests", 12), ("victims_assisted", 9)]),
        # Women who were harmed were met as victims.
        ("Deputies met 12 trafficked women.", [("victims_identified", 12)]),
        ("Deputies met 12 women.", []),
        # What stands in brackets for another year divides nothing.
        ("Deputies made 62 arrests (48 the year before).", [("arrests", 62)]),
        # Rows by another trait go on under the heading; a sentence heads none.
        ("Arrests\nMen: 9\n\nBy town\nToledo: 5\nAkron: 3", [("arrests", 9), ("arrests", 5), ("arrests", 3)]),
        ("Arrests were made.\nMen: 12", []),
        ("Arrests\nMen held on Friday: 12. The rest left: 9\nBoys: 4", []),
        # A label with something else behind it heads nothing.
        ("Arrests\n\nRescues: see page\n\nMen: 12", [("arrests", 12)]),
        # Shares of those counted: where they were and what they stand accused of; not what they said.
        (
            "Deputies found 12 victims. Nine of those rescued were in Ohio.",
            [("victims_identified", 12), ("rescues", 9)],
        ),
        ("Of the 12 arrested, nine are accused of a crime.", [("arrests", 12), ("arrests", 9)]),
        ("Deputies rescued 12 girls. Nine of the girls told deputies of it.", [("rescues", 12)]),
        # A row's own noun says what it counts, whatever its heading.
        ("Rescues\nToledo: 12 arrests", [("arrests", 12)]),
        (
            "Arrests:\nToledo: 40, nine of whom were held in jail over the whole of the long weekend there",
            [("arrests", 40)],
        ),
        # Where some come from, and what the convicted stand accused of, divides none.
        ("Deputies arrested 12 men, among them nine from Toledo.", [("arrests", 12)]),
        ("Twelve men were convicted. Nine were accused of theft.", [("convicted", 12)]),
        # What was undone, was before, or fills a career.
        ("The work led to 12 convictions, which were vacated.", []),
        ("The unit made 12 previous arrests.", []),
        ("I've led 40 operations, the sheriff said.", []),
        # What is summed up may be of others.
        ("Deputies arrested 12 men. That brings the number of guns to 40.", [("arrests", 12)]),
        # More of the missing are missing, too.
        (
            "Missing Children Found\nThe search for missing children ended. Deputies recovered four others in Toledo.",
            [("missing_located", 4)],
        ),
        # Help for others is not for those found.
        (
            "Two young victims were brought to safety, and help was offered to other victims.",
            [("rescues", 2)],
        ),
        # None of those counted are counted where they are told by their place.
        ("Deputies arrested 12 men, none of whom was in Toledo.", [("arrests", 12), ("arrests", 0)]),
        # What is said of others within a clause is not said of those it tells of.
        ("Deputies say nine girls who told that others were rescued came by car.", []),
        # Bodies meet victims; so does who offends, but as no figure.
        ("Project Examplar met nine victims.", [("victims_identified", 9)]),
        # Warrants head rows of warrants only where they are what is listed.
        ("Those searched under warrants:\nMen: 12", []),
        ("Convicted\nin Toledo\nMen: 12", []),
        # A headline that goes on in the next line heads no rows.
        ("Driver Convicted of\nMen: 12\nWomen: 9", []),
        # An aside may stand between a number and its verb.
        ("12 men, all of Ames, arrested in raid", [("arrests", 12)]),
    ],
)
def test_figures_by_what_stands_around_them(text: str, found: list[tuple[str, int]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Deputies rescued nine victims, all over the age of 18.", [("adult", None)]),
        # What is said of all those held is not said of those rescued, nor of another number.
        ("Deputies arrested nine people and rescued three people. All the suspects were men.",
         [(None, "male"), (None, None)]),
        # A label tells who is counted behind it.
        ("Arrests, men: 49; women: 41", [(None, "male"), (None, "female")]),
        # Men of an earlier clause are not those counted behind their name.
        ("Men came to town, and women arrested numbered 12.", [(None, "female")]),
        ("Deputies arrested 12 people. Nine of the 12 were men.", [(None, None), (None, "male")]),
        # What a heading says of one group is not said of the other.
        ("Women rescued and suspects arrested\nRescued: 12\nArrested: 9", [(None, None), (None, None)]),
        ("Deputies arrested 13 people and three people. All 13 were men.", [(None, "male"), (None, None)]),
    ],
)  # fmt: skip
def test_ages_and_genders(text: str, kinds: list[tuple[str | None, str | None]]) -> None:
    assert [(count.age_group, count.gender) for count in read(f"{text}\n").counts] == kinds


@pytest.mark.parametrize(
    ("text", "offenses"),
    [
        # Each of a list has its own offense.
        (
            "Twelve men were arrested for soliciting, nine women for prostitution, and one man for pimping.",
            ["buying", "selling", "trafficking"],
        ),
        # A list goes on without its verb.
        ("12 women for prostitution were arrested, and nine men for pimping.", ["selling", "trafficking"]),
        # What some are among is theirs.
        ("Among those who sold sex were 12 men arrested.", ["selling"]),
        # What stands before the next number is said of that.
        ("There were arrests of 31 men for solicitation and pimping against 4 men.", ["buying"]),
        # Who would have bought is a buyer.
        ("Officers detained nine would-be sex customers.", ["buying"]),
        # An offense ends where the sentence turns to where and when.
        (
            "Deputies arrested 12 men for prostitution during a raid on pimps who were charged with robbery.",
            ["selling"],
        ),
    ],
)
def test_offenses(text: str, offenses: list[str]) -> None:
    assert [count.offense for count in read(f"{text}\n").counts] == offenses


def test_a_noun_in_quotation_marks_is_read_without_them() -> None:
    assert [count.as_said for count in read('Deputies had this to tell:\n\n- 25 "johns" arrested\n').counts] == [
        "johns"
    ]


def test_an_irregular_participle_opens_a_row() -> None:
    assert [count.rule for count in read("Put in handcuffs: 12\n").counts] == ["custody"]


def test_a_total_holds_what_was_told_before() -> None:
    text = (
        "Nine men were arrested in Ames, Iowa, two women in Boone, Iowa and one man in Nevada, Iowa. "
        "Altogether 12 arrests were made.\n"
    )
    first, *_, total = read(text).counts
    assert (first.number.value, total.number.value) == (9, 12)
    assert first.part_of == len(read(text).counts) - 1


def test_the_items_of_a_list_stand_under_its_lead_in_over_empty_lines() -> None:
    text = "In May 2019 deputies made arrests:\n\n• Men: 12 arrests\n\n• Women: 9 arrests\n"
    assert [count.period.first for count in read(text).counts] == ["2019-05", "2019-05"]


def test_a_dateline_is_no_row() -> None:
    """The men are no part of the arrests that stand behind a dateline."""
    text = "Arrests made:\nMen: 4\nBOONE COUNTY, Iowa - 12 arrests\n"
    assert [(count.number.value, count.part_of) for count in read(text).counts] == [(4, None), (12, None)]


def test_those_rescued_are_victims() -> None:
    (draft,) = read_closely("Deputies rescued 12 girls.\n", Context())[1]
    known = features(draft)
    assert (known["victims"], known["neither people held nor victims"]) == (True, False)
