"""Lone words given to animals, schools and firms, and to people: all are invented, [brackets] mark what is masked."""

import pytest
from masks import assert_hidden


@pytest.mark.parametrize(
    "marked",
    [
        "She brought a golden retriever named Henry to them. It is said that Henry died there.",
        "They told of the dog [Henry], and that [Henry Examplar] was there and [Henry] said so.",
        "They told of a clerk at Esperanza High School there, and that she retired from Esperanza in 2017.",
        "They told of a clerk at [Esperanza] High School there. The defendant [Esperanza] was there.",
        "They went to Edna’s Soul Food there, where Edna’s paid nobody.",
        "They went to [Edna]’s Soul Food there, where [Edna] said so.",
        "They met in Adelaide, Australia, and heard that Adelaide pleased them.",
        "They heard that a Torrance gang was there and that the lead Torrance car was seen.",
        "They heard that [Edna]’s Chief of Staff was there.",
        "They told us of [Nancy Good] and of her friends there.",
    ],
)
def test_animals_schools_and_firms_are_no_people_where_nobody_else_has_the_name(marked: str) -> None:
    assert_hidden(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "They were there. [Banks] was convicted of it. On May 3, 2019, [Vegas] is accused of speeding there.",
        "It ended at 9 p.m. [Handley] pleaded guilty to it.",
        "It ended at 9 p.m. and a man from Handley pleaded guilty to it.",
        "They told of it. Pastor was convicted of it, and Banks was seen there.",
        "Release of [Lawrence Banks]\nThey were there. Back in 1985, [Banks] was convicted of two counts of it.",
    ],
)
def test_a_lone_family_name_or_place_that_is_accused_is_a_person(marked: str) -> None:
    assert_hidden(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "The attorney identified the defendant as [Odyssey Head], 27, of Exampleton.",
        "They told of the 25-year-old cyclist [Hung Quillon Do] there, and of [Bay Zorbax Le] and Bay Cove.",
        "[Ruth\nMeadows], 21, of Exampleton, pleaded guilty.",
        "They told of [Zorbax Quillon], a.k.a. [QZ], 33, and of it, also known as QZX.",
        "[Ruth Sun], 33, of Exampleton was there. [Sun] drove there on a Sun day, and Sun May 3.",
        "[Ruth August], 33, of Exampleton was there. They found it in [August]’s work in August.",
        "They told of the shooting involving [Ruth Ann Lane].",
        "They went to 12 Ruth Ann Lane then.",
        "They told of [Grace H. Park] then.",
        "They met at Grace H. Park then.",
        "SHOOTING OF [RUTH LANE] INVESTIGATION\nThey told of the shooting involving [Ruth Ann Lane] there.",
        "[George England], 61, was there. [GEORGE ENGLAND] went. They saw [England]. It ended there.",
        "[Kevin Saint John], 33, of Exampleton was there. On Aug. 9, 2004, [Saint John] fled.",
        "[Ruth Senator], 33, of Exampleton was there. [Senator] was convicted of it. Senator Banks said so.",
        "[Deep Examplar], 33, of Exampleton was there.\nHEARING FOR [DEEP EXAMPLAR] IS TODAY",
        "They searched since [Blaze Quillon] was missing. As they went on, [Blaze]’s family said why [Blaze] had gone.",
        "They told of [Whitney Zorbax] and of [Brooke]. They told of [Coleman Zorbax] then.",
        "Se dice que [Manuel Rojas] y [Ruth Zorbax], los dos de 29 años, y que [Zorbax] dijo eso.",
        "They met in Coleman then.",
        "They ended it there.  [Gaylord Zorbax Quillon], Anaheim, was charged.",
        "They ended it there.  [Eureka Zorbax Quillon], Anaheim, was charged with it.",
        "[Ruth Sun], 33, of Exampleton was there. [Sun] intentionally drove there.",
        "[Ruth Tippett], 33, of Exampleton was there. They arrested [Tippet] there.",
    ],
)
def test_names_whose_words_are_ordinary_or_make_places(marked: str) -> None:
    assert_hidden(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "TRIAL FOR SEXUAL ASSAULT-MURDER OF YOUNG PREGNANT NEWLYWED THERE",
        "TRIAL FOR THE MURDER OF [YOUNG BANKS] THERE",
        "They arrested the defendant Wednesday, and Ms. [Friday] said so.",
        "Driver Told To Narrowly Miss Hitting Officer There",
        "They told of the area of Jerome Park in Exampleton City then.",
        "They heard [Jerome Park] in Exampleton then. They heard that [Park] was there.",
        "They met on the corner of Fourth and Zorbax streets.",
        "They drove into a Zorbax cement truck and into a [Zorbax] man there.",
        "They told of Purdue Zorbax L.P., which is a firm, and of Cellco Partnership and of a Zorbax Bike.",
        "They gave the Ruth “Zee” Examplar Award there.",
        "They told of Engine [Quillon] and of the Engine’s load, why Engine was there, and why Engine had gone.",
        "They told of desk managers of Douglas Nissan and of Douglas there, who met in Adelaide, Australia.",
        "They told of Wilson Elementary School at 801 W. Wilson Street, and at Wilson then.",
        "They told of AB 46 and of it.\nAB 46\nShare",
        "They told of what Brady issues and errors there are.",
        "They told of a U.S. Marshall’s team and of Papa John’s Pizza.",
        "Write to communityaffairs@example.org or to 2024.elections@example.org then.",
        "They saw a Mercedes and then the Mercedes, and a red Mercedes Benz there.",
        "They found Quillozepam and Zorbax Audio there, and told of a\nWatson\nadvisement.",
        "Trinidad and Tobago Citizen Convicted There\nThey told of a man of Trinidad and Tobago.",
        "Please see the page that they wrote about the Attempted Murder of Ex-Girlfriend and of others there.",
        "They told of Brady\nv. Maryland, and of taxfraud@example.org too.",
        "They bought an iPhone Zorbax and an iPad Quillon there.",
        "He was read his Miranda\nrights there.",
    ],
)
def test_what_only_looks_like_a_name_stays_readable(marked: str) -> None:
    assert_hidden(marked)


def test_a_page_without_the_small_words_of_english_is_in_another_language() -> None:
    line = (
        "zilo mare quilla este zorba lunga fara nimic alta zilo mare quilla este zorba lunga fara nimic Quilloman alta"
    )
    assert_hidden("\n".join([line] * 3) + "\nQuilloman 23 zilo")


def test_a_long_english_page_is_read_as_english() -> None:
    page = "The clerk went to the town with the men and spoke of it for a day, and they were glad of that.\n" * 12
    assert_hidden(f"{page}They told us of [Jordan Examplar] and of [Zorbax Quillon]. [Examplar] was there.")
