"""User names, addresses, links and names in small letters: all are invented, [brackets] mark what is masked."""

import pytest
from masks import assert_hidden


@pytest.mark.parametrize(
    "marked",
    [
        "They wrote to [jordan.examplar@mail.example] and to tips@sheriff.example or hotline@county.example.",
        "They wrote to [pio.jordan@police.example], and not to a.b@c of it.",
        "They follow [@jordan_examplar] and use #StopTheTraffic, and they meet @ 5pm or @5pm.",
        "The man, known online as “[LilSample99],” paid. [LilSample99] left.",
        'The man, whose screen name was "[J-Cash]", paid.',
        "The man with the username [quillon_33] paid with his handle bar.",
        "The man with the screen name “[baby]” paid for a baby there.",
        "The unit goes by the name of the county there.",
        "They read https://news.example[/docs/jordan-examplar-charged.pdf], and then the rest.",
        "They read www.news.example/docs/human-trafficking-charged.pdf and arrests-made.pdf there.",
        "They saw [jordan_examplar.jpg] and [JordanExamplar.pdf] there.",
        "They met Zoe [Quillon] there. They read news.example[/zoequillon] and [quillon2.png] there.",
        "They met the suspect [jordan examplar], 33, there. [Examplar] left.",
        "They met the suspect [will banks], 33, and [examplar, jordan] (33) there.",
        "They met the victim may be, 16, and the suspect last seen, 33, in fullerton, california (33).",
        "They met Zoe [Quillon-\nSampleton], 33, there.",
        "They met Zoe [Quillon\nBanks], 33, there.",
        "They met Zoe [Quillon], née [Banks], and Zoe [Sampleton] (nee [Muster]) there.",
        "They read it and saw the knee Santa Ana doctors had mended.",
    ],
)
def test_what_people_go_by(marked: str) -> None:
    marked = marked.replace("Zoe [", "[Zoe ")
    assert_hidden(marked)
