"""Names told by what stands around them, and by how they are written: all are invented, [brackets] mark them."""

import pytest
from masks import assert_hidden, masked

from extractors.people.context import told
from extractors.people.words import words_of


@pytest.mark.parametrize(
    "marked",
    [
        "The jury convicted [Hana Ok Lee], 66, of that and he left.",
        "They said that [Zachariah Hill] paid. [Hill] left.",
        "The detectives arrested [Zachariah Lane] and [Dorothy Church] there.",
        "The bus went to them from Dorothy Hill on that day.",
        "JURY CONVICTS [ZACHARIAH STONE] OF MURDER",
        "Man Who Stabbed [Heaven Banks] Sentenced",
        "JURY CONVICTS [ZACHARIAH] FASTER OF MURDER",
        "[ANNA DE LA SAMPLETON] CHARGED",
        "Deputies said that [J.T. Banks] and [T.J. Quillon] fled.",
        "It was the U.S. [Quillon] unit that told of it.",
        "They said that [Wells-Banks] had fled then.",
        "They said that Big-Time crooks had fled then.",
        "They saw that [Zorbax al-Muster] paid.",
        "They saw that [Mária Muster] paid.",
        "They arrested [Nguyễn Văn Mẫu], 44, and [Trần Thị Ví Dụ], 38, there.",
        "They met [Shalom Zorbax] there in May and told the court.",
        "They met Autumn Leaves staff there and told the court.",
        "[Banks, Zachariah] – 35 – pimping",
        "They said that [K. Examplar] had fled.",
        "They met some of the others in Martin and Indian River counties, and then again in Ruth Trunk Highway Hall.",
        "They told us that [Zachariah Hyatt] met them at the Hyatt there, and [Hyatt] fled from it.",
        "They told us that [Zachariah Hill] met them, and the [Hill] Family was told of it by them.",
    ],
)
def test_names_in_any_shape(marked: str) -> None:
    assert_hidden(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "They said he was a man who was known as [Fusion], and he paid.",
        "They said that he knew him as “Big Daddy” there.",
        "The woman, whom police called “[Big Daddy],” paid.",
        "The man a/k/a [Fusion] paid for it.",
        "It was the case of People v. [Zorbax] and of People v. [Rose Field].",
        "Police were told of a man named [Quick], who left.",
        "Police were told of a man named Santa Ana, who left.",
        "They were identified as [Sunny Day], [Cash Money] and [Tu Le] on that day.",
        "Police heard of the killing of Fullerton resident and left.",
        "The court heard of the murder of a 22-year-old Dallas woman there.",
        "The court heard that a 22-year-old [Dallas] fled from there.",
    ],
)
def test_names_told_by_the_words_before_them(marked: str) -> None:
    assert_hidden(marked)


def test_every_word_that_tells_of_a_name_is_looked_for() -> None:
    behind = [f"{deed}{sign}" for deed in words_of("deeds") for sign in (" of", ":")]
    behind += [*words_of("done-to"), *words_of("kin"), "v.", "vs.", "vs", "named", "identified as", "Grand-Aunt"]
    behind += [f"{party}," for party in words_of("parties")] + [f"her older {kin}," for kin in words_of("kin")]
    behind += ["killing Rose Field and", "killing Rose Field,", "killing Rose Field, Sunny Day, and", "KILLING\xa0of"]
    for cue in sorted(behind):
        assert told().search(f"of {cue} "), cue
        assert masked(f"It was told of {cue} Fusion Banks, it was said.").count("[name], it"), cue
    assert masked("It was told of it: Fusion Banks, it was said.") == "It was told of it: Fusion Banks, it was said."


@pytest.mark.parametrize(
    "text",
    [
        "In May Fullerton officers met. In June Banks had it, and by April Banks lost it all there.",
        "It was told by Rep. Banks, D-Chicago, and by them, R-San Diego, on that very day.",
        "The unit pays for Average Daily Attendance (ADA). ADA pays all of it to the men and women there.",
        "All of the men and women of the unit told us that QZVX had paid for it.\nQZVX Hears Of It\n",
        "C\nOUNTY\nO\nFFICE\n",
        "It was sent to SanDiegoTips by the men.",
        "They called the Help Hotline (1-800-555-0100) for it.",
        "They gave all of it to St. Jude and to the others there.",
        "The driver, 36, of Quillon, NY, was seen near them.",
        "They were seen in a Nissan Zorbax near them.",
        # Letters that nobody can speak, a word that goes on in the line below, a town before its state.
        "NINE MEN HELD BY QZX AGENTS IN STING",
        "They told all of the Protectio\nn of the others there.",
        "They were from Quillon, N.Y., and fled.",
    ],
)
def test_what_is_nobody_stays_readable(text: str) -> None:
    assert masked(text) == text


def test_words_that_own_something_behind_an_age_are_somebodys_name() -> None:
    text = "They saw 30-year-old Forest Mill of Anaheim near them."
    assert masked(text) == "They saw 30-year-old [name] of Anaheim near them."


def test_a_name_in_capitals_in_a_sentence_is_no_abbreviation() -> None:
    text = (
        "All of the men and women of the unit told us there that Zachariah EXAM had paid.\nSuspects Named Quan EXAM\n"
    )
    assert masked(text).count("[name]") == 2
    assert "EXAM" not in masked(text)


def test_capitals_of_a_sentence_are_an_abbreviation_in_a_headline_but_behind_a_given_name() -> None:
    text = "All of the men and women of the unit told us there of {}ZORBA then.\nZORBA HELPS VICTIMS\n"
    assert "[name]" not in masked(text.format(""))
    assert masked(text.format("Zachariah ")).endswith("[name] HELPS VICTIMS\n")


def test_a_long_line_of_offices_is_no_headline() -> None:
    text = "It was told by Sheriff Ruth Sampleton of Anaheim; " * 6 + "and by Zachariah Faster of it."
    assert masked(text).endswith("and by [name] of it.")


def test_a_given_name_that_is_a_month_is_masked_but_for_the_month() -> None:
    text = "The court heard May Examplar. They saw that May was hurt, and in May 2019 May’s car on May 3."
    assert masked(text) == (
        "The court heard [name]. They saw that [name] was hurt, and in May 2019 [name]’s car on May 3."
    )


def test_words_of_a_verdict_are_not_taken_for_those_of_a_firm() -> None:
    text = "The Zorbax Guilty Verdict\nThe court heard of Mr. Zorbax on that day, and Zorbax left.\n"
    assert masked(text) == "The [name] Guilty Verdict\nThe court heard of Mr. [name] on that day, and [name] left.\n"
