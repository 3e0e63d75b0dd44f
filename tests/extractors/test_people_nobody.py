"""Words written like names that are nobody's, and names beside them: all are invented, [brackets] mark names."""

import unicodedata

import pytest
from masks import assert_hidden, masked


@pytest.mark.parametrize(
    "marked",
    [
        "They told her husband and son. Despite it all they left there.",
        "They saw it when he told his father “Why did they go” on that day.",
        "They saw the suspect “[Fusion],” who left, on that day.",
        "They wrote of it on that day.\nDefendant Allegedly Drove to them with the others of the town there\n",
        "They wrote of it on that day.\nDefendant [Drover] and the others of the town drove to them there\n",
        "It was a Brady violation, it was said in the Watson advisement there.",
        "It was told by the men and women of Santa Ana Christian Church on that day.",
        "They met the Anaheim Christian school teacher and then told [Ruth Examplar] of it.",
        "The driver, 20, of Valencia, was sent home, and [Savannah Examplar] was with her.",
        "The driver, 37, Zorbax, Hawaii, was sent home.",
        "They met them at Zachariah’s Quillon Dental Lab and at [Ruth]’s Fullerton desk.",
        "It was told of the MICHAEL’S DAY and of the ZORBAXIA CHILDREN’S HOME there.",
        "They saw a 2025 Zorbax Quillon there and met [Ruth Banks] in 2025. In 2019 [Ruth Muster] left.",
        "They told of the 2019 [Ruth Fuller] trial, and she is one of the 12 of [Hannah], who paid.",
        "They found it with K-9 Zorbax and with her dog, “Quillon,” and with [Zorbaxia] there.",
        "They drove in a Nissan Sienna with them, and met [Ruth Examplar] there.",
        "It was the Zorbax Quillon & Muster firm, and it was paid by [Zachariah] & [Ruth Banks].",
        "It was paid by Muster & Zorbax Quillon of it.",
        "They knew the girl as Jane doe, and then John and Jane Doe met [Ruth Zorbax] there.",
        "They wrote of Jane Done #3 there, and of [Ruth Dunn] too.",
        "They work with Legal Secretaries and Student Workers. They met the student [Workman], who left.",
        "They wrote of it then.\nNine Held by the Police; Nickname Tattooed on Them\n",
        "He is the manager of a rug store, Zorbax and Sons, in Fullerton. Zorbax was closed then.",
        "It was seen at Zorbax Manufacturing in Deep Ellum, with the Royals and their SUVs.",
        "They were held in Sydney, Australia, and told of [Kimberly], Australia’s own.",
        "They saw a green Chevrolet Zorbax Van there, and the men of Playa del Zorbax.",
        "They wrote to protestreport@zorbax.example and to [quillonreport@zorbax.example] there.",
        "They met in a restaurant called Zorbax, and there was a man called [Zorbaxia] there.",
        "Ruth Naturals, Inc. was sued. They said that Ruth Naturals sold Zorbaxia products there.",
        "They saw Zachariah’s Kitchen and [Ruth]’s kitchen there, and the Rolls Royces of Chuck E. Cheese.",
        "[Ruth Banks], Inc. was sued. They said that [Ruth Banks] had paid for it.",
        "It was sold by Ruth & Quillon Works there.",
        "It was the Johnson & Johnson Company of that town, they said of it.",
        "They told the pupils of Zorbax, Quillon, and Muster High Schools about it.",
        "The man was seen on Septembre 9, 2019, and on Octobar 9th, 2019, with [Octobar] there.",
        "FULERTON – A man of the town was charged, and so were nine others.",
        "FULERTON, Calif. – Two men of the town were charged, and so were nine others.",
        "[FULERTON] – 35 – was charged with it, and so were nine others of the town.",
        "It sold two Lamborghinis and nine Toyotas to [Ruth Smiths] there.",
        "It was sent to the Zorbax Quillon Institute (\nZXQIN\n) of that town then.",
        "They asked for a desk appearance ticket (DAT) there, and for a [Dao Quillon] of the town.",
        "They are of DV Zorbax, LLC, and told of it then.",
        "They drove their Tri-Zorbax and E-zorbax on that day.",
        "It was told in the Recession by those of the Displacement Voucher program.",
        "It was found with Roxicet, Lortab, and Oxazepam there.",
        "They wrote to @ZorbaxPolice and to [@JordanPolice] of that.",
        "They told us that [Ira] and [Mercedes] fled, that [Brady] is there, and that [Miranda] has rights.",
        "They saw it there and told her [Ruth] of it.",
        "They saw it there and it was so under [Ruth] then.",
        "They saw it there then.\nTHEY SAW HER [RUTH] THERE\n",
        "It was said in the [IRA] case and by the [Church-Zachariah] men of it.",
        "He met the others of Roman Catholic homes and of Kaiser Permanente there.",
    ],
)
def test_what_is_nobody_stays_readable(marked: str) -> None:
    assert_hidden(marked)


@pytest.mark.parametrize("line", ["AVISO DE PRENSA PARA PUBLICACION INMEDIATA", "OFICINA PIDE AYUDA DEL PÚBLICO"])
def test_spanish_headlines_of_an_english_page_hold_no_name(line: str) -> None:
    text = f"They told all of the men and women of the town about it on that very day.\n{line}\n"
    assert masked(text) == text


def test_a_name_before_an_age_begins_with_a_strange_word_in_any_language() -> None:
    line = "La oficina del fiscal presenta los cargos en el tribunal de la muestra por el delito y la ley que se aplica"
    assert masked(f"{line}. Zorbax Carlisle Fullerton, 59, paga.").endswith(". [name], 59, paga.")


def test_capital_letters_make_no_name_in_a_line_that_is_not_english() -> None:
    text = "Zorbax et quillon amet dolor sit magna lorem eget. Mustera nulla in orci."
    assert masked(text) == text
    assert masked("Jordan Zorbax et quillon amet dolor sit magna lorem eget.").startswith("[name] et")


@pytest.mark.parametrize("composed", [True, False])
def test_vietnamese_is_told_by_its_letters_however_they_are_written(composed: bool) -> None:
    text = "Quận Mẫu trân trọng gửi đến Đồng Hương những lời chúc tốt đẹp của năm Thử Tự."
    text = unicodedata.normalize("NFC" if composed else "NFD", text)
    assert masked(text) == text


@pytest.mark.parametrize(
    "marked",
    [
        "It was told by California Highway Patrol Officer [Zachariah Quillon] of the town.",
        "It was told in Operation Zorbax Quillon and at Camp Highway Zorbax of it.",
        "They said of her that she was dating [Bill Fullerton] then and told [Lane Zorbax] of it.",
        "They told of Senate Bill Fullerton and of the Fullerton Bill there.",
        "It was told of Father [Reebok Zorbax], 33, a priest of the town.",
        "It was told of them.\n[DE LA FULLERTON, JOSÉ ÁNGEL], 34, OF ANAHEIM\n",
        "Charged were [Ruth Lane Cash] (Fullerton, 33) and [Hope Rivers] (Santa Ana, 29) of it.",
        "Charged were [Glen Hill Jr]., 33, and the others there.",
        'Charged were:\n[Zorbax, Zachariah "Zee]", 33, of Fullerton\n[DE LA QUILLON, JOSÉ ÁNGEL], 34, OF FULLERTON\n',
        "They were Mr. [Zachariah Sun], [Ruth Quillon] and [Hana Banks]. [Quillon], [Sun], and [Banks] left.",
        "He had his nickname, “[Fusion Works],” there, and she had “[Fusion Works]” too.",
        "It was told of them.\nIt was Father [Reebok Zorbax], 33, a Fullerton Anaheim priest.\n",
        "They told of [Zachariah Law], 33, and [Ruth Newark], 34. [Law] and [Newark] split it.",
        "They told of [Zachariah Zorbax], also known as [J.Q]., and of Proposition 9, also known as Prop Nine.",
        "They told us of 17-year-old [Zorbaxa Ruth Parks], who left.",
        "They heard of the murder of Sergeant [Ruth Fullerton]. He had shot Sgt. [Fullerton] there.",
        "They told of [Ruth az-Zorbax Quillon] and of un-American men there.",
        "They told of [Zachariah Sun], 33. [Sun] was held, and [Sun]’s car was found on Sun and on Sat there.",
    ],
)
def test_names_among_such_words_are_masked(marked: str) -> None:
    assert_hidden(marked)
