"""Towns and addresses of no gazetteer, and lists of people booked: all are invented, [brackets] mark what is masked."""

import pytest
from masks import assert_hidden, masked


@pytest.mark.parametrize(
    "marked",
    [
        "They told us that [Ruth Banks], 33, of Zorbax Quillon, and [Ruth Field], 35, both of Quillon de Zorbax, fled.",
        "They told us that [Ruth Banks], 18, Zorbax Quillon, is charged, and so is [Ruth Field], 30, Zorbax Quillon.",
        "They told us that in June 2001, [Zorbax Quillon], who was walking, was hurt, and in 2002 [Ruth Banks] was.",
        "They met in the store at 24829 Del Quillon of the town and by the house at 19 N. Zorbax Quillon of it.",
        "They met all of them in 2019 and [Zorbax Quillon] and some of the others there.",
        "They met in Ector and Tom Green counties, and by the Sampleton Highway, Stuart, and in Ciudad Zorbax there.",
        "They told of [Tom Green], who met the others in that county.",
    ],
)
def test_where_somebody_lives_is_nobody(marked: str) -> None:
    assert_hidden(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "BOOKED: [EXAMPLAR, JORDAN Q]., 34, of Exampleton\nHELD: [DE LA QUILLON, MARIA L]., 28, of Exampleton\n",
        "[VAN QUILLON, Michael] Peter, 52, of it\n[ST. PETER, Ruth Anne], DOB: 4/3/81\nSanta Ana, [Ruth Banks], 33\n",
        "They heard that BOOKED, [Ruth], had to go.",
    ],
)
def test_who_is_booked_family_name_first(marked: str) -> None:
    hidden = masked(marked.replace("[", "").replace("]", ""))
    names = [name for part in marked.split("[")[1:] for name in part.split("]")[0].replace(",", "").split()]
    assert [name for name in names if len(name) > 1 and name in hidden] == []
    assert hidden.endswith(marked.split("]")[-1])


@pytest.mark.parametrize(
    "marked",
    [
        "They told of the girl's mother, who we'll call [Gabby], and saw that [Gabby] fled.",
        "They told of the man, who goes by [lilsample] on Instagram and by the Snapchat name “[sample boy]” there.",
        "They told of the man, who goes by car on weekdays.",
        "They killed the 26-year-old [Wynne Lee] of Fullerton and went to 55-year-old [Gene Henderson]’s house there.",
        "They killed the 26-year-old [Hope Banks] of Fullerton and a 20-year-old Garden Grove of the man’s there.",
        "They saw that on that day it was opened by an officer, and that [An Zorbax Ruth], 33, fled from it.",
    ],
)
def test_what_people_are_called_beside_it(marked: str) -> None:
    assert_hidden(marked)
