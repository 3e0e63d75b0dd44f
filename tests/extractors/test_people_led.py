"""Names that begin with a word of another kind, or end with one: all are invented, [brackets] mark what is masked."""

import pytest
from masks import assert_hidden, masked


@pytest.mark.parametrize(
    "marked",
    [
        "The others told us that [Lexus Zorbax Quillon], 19, and [Quran Fullerton], 20, fled from there on that day.",
        "The others told us that on Tuesday [Zorbax Quillon], 19, fled and that the Fullerton Police came there.",
        "The others said it. [No Sung Quillon], 74, fled. Actress [Ruth Quillon], 33, told the others of it there.",
        "The others told us of it.\n[Bill Zorbax], 22, 50 Muster Avenue\n[Neon Zorbax], 21, 9 Muster Avenue\n",
        "They say that [Michael Hoa Quillon], 47, Anaheim, fled, and that he came to 9 Ruth Avenue, 15\nth floor.",
        "The others told us that on that day it was at 320 Ruth Street, 15 of them.",
        "The others killed the 35-year-old [Carmine Zorbax] in the house and the 22-year-old [Venus Zorbax] there.",
        "The others killed a 19-year-old Long Fullerton student there and a 20-year-old Santa Ana College man.",
        "They told us of the arrest of\n49-year-old [Zorbax Ruth Banks]\nand of her 32-year-old son.\n",
        "They hit [Du Zorbax Ruth], who was on the street, and told of the La Habra [Ruth Quillon] there.",
        "They said that the deputy DA had been there, who told them of [Da Zorbax], age 46, of that town.",
        "They saw that [Ruth Banker], 33, fled. The [Bankers] left, and so did the [Bankers]’ son; for Bankers left.",
        "They saw that her parents, [Elizabeth] and [Ruth Quillon], fled, and his brothers, [Dallas] and [Ruth], too.",
        "They said that [Ruth Zorbax Van], 46, was there. She told [Van] of it, and [Van] was seen in a van.",
        "They said it there. [Lieu Ruth Quillon], 38, fled, and they identified a suspect DNA of it and [Quillon].",
        "They said that the friends of [Andrew Do] had left. In 2019 [Do] fled, and they do so.",
        "They said that the man was in Iran and that [Iran Zorbax], 33, told [Iran]’s sister of it.",
        "They told us that [Son Quillon Nguyen], 39, fled, that [Long Zorbax Tran] paid, and that [Hung Nguyen] came.",
        "He studied there and left it. Son [Jordan Nguyen], 31, told us.\nTHE LONG [NGUYEN] TRIAL\n",
        "They told it.\n[L Ruth Michael Quillon], 26, Anaheim\nA [Ruth Michael Muster], 27, Anaheim\n",
        "Team L [Ruth Zorbax], 26, left.",
        "The mother of three-year-old [Window Banks] left there. They saw [Banks].",
        "They told the mother of six-month-old [Window Banks] where he was.",
        "They told the 20-year-old [Window Banks] where it was, and the three-year-old Main Street boy too.",
    ],
)
def test_who_is_masked_whole(marked: str) -> None:
    assert_hidden(marked)


def test_a_particle_and_a_title_in_a_headline_begin_no_name() -> None:
    assert masked("QUEJA DE RUTH QUILLON").startswith("QUEJA DE [name]")


@pytest.mark.parametrize(
    "marked",
    [
        "He is Ruth Quillon, aka “[Chris the Sampler],” and Ruth Quillon, moniker: “[wavy/boy]” there.",
        "He is Ruth Quillon, with a nickname of “[wavy boy],” who led it. It is known as “capping” by the others.",
        "He is Ruth Quillon, aka “Operation Muster,” it was said by the others.",
        "It was told of a rapper known as [Sleepy Muster] there and of what is known as Muster Day there.",
        "It was told of a clown who goes by the name of “[El Zorb Quill],” there.",
    ],
)
def test_what_people_are_called_is_masked_to_the_end_of_the_quote(marked: str) -> None:
    assert_hidden(marked.replace("Ruth Quillon", "[Ruth Quillon]"))


def test_a_first_letter_that_stands_in_the_line_above_goes_with_the_name() -> None:
    text = "They were all lured through it. K\nristian Zorbax, 19, was charged by them. T\nhe coroner was told."
    assert masked(text) == "They were all lured through it. [name], 19, was charged by them. T\nhe coroner was told."


def test_the_last_letters_of_an_ordinary_word_stand_in_the_line_below() -> None:
    text = "It was told by Deputy District Attorney Ruth Quillon, Consumer Protectio\nn Unit, and by Zorb\nax there."
    assert "Consumer Protectio\nn Unit" in masked(text)
    assert "Zorb\n" not in masked(text)


def test_a_given_name_that_is_a_word_is_hidden_before_those_arrested_with_its_bearer() -> None:
    assert_hidden("[Deep Sampleton], 20, faces trial.\n\n[Deep], along with 12 other men, was arrested in May.\n")
    assert_hidden("[Deep Sampleton], 20, faces trial.\n\nDeep in the woods is what they met, along with 12 others.\n")
