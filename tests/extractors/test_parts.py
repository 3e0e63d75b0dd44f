"""Which figure is a part of which, by what, and whether the parts add up. All sentences are invented."""

from __future__ import annotations

import pytest

from extractors.reader import read

# (text, {(value, value of its total)}); figures that are nobody's part are left out.
LINKS: list[tuple[str, set[tuple[int, int]]]] = [
    # Those of a kind, each with a verb of its own, under the figure of all.
    ("Deputies arrested 228 people in Operation Examplar. Of the 66 prostitutes who were arrested, many came from far. "
     "Authorities said 150 suspects were arrested for soliciting a prostitute. Eight other suspects were arrested for "
     "transporting prostitutes.", {(66, 228), (150, 228), (8, 228)}),
    ("Operation Examplar led to 170 rescues. The teams rescued 150 adults and 14 children.", {(150, 170), (14, 170)}),
    # The rest stands beside what was counted before it.
    ("Police arrested 12 pimps. Police arrested 40 others in the same week.", set()),
    # Another time is another action.
    ("In 2019 deputies arrested 90 people. In 2021 deputies arrested 12 pimps.", set()),
    ("In 2020, eight men were arrested. In 2021, five were arrested, four of them juveniles.", {(4, 5)}),
    ("May 2, 2022\n\nIn March, eight men were arrested. In April, five were arrested.", set()),
    ("Eight men were arrested. In Akron, five were arrested.", {(5, 8)}),
    # A figure said again opens its division.
    ("Marshals found 200 missing children. Out of the 200 children, 173 were runaways, 25 were otherwise missing.",
     {(173, 200), (25, 200)}),
    # A vague total stands for the exact total, not for its largest part.
    ("The sweep led to hundreds of arrests.\n\nTotals of the sweep include:\n71 suspected traffickers arrested\n"
     "328 suspected sex buyers arrested\n611 arrests in all\n", {(71, 611), (328, 611)}),
    # A county where nobody was found has a share in the state's figure; a county of another state has none.
    ("SACRAMENTO, Calif. - In Operation Examplar 30 minors were recovered across California. In Fresno County no "
     "minors were recovered.", {(0, 30)}),
    ("SACRAMENTO, Calif. - In Operation Examplar 30 minors were recovered across California. In Maricopa County, "
     "Arizona, no minors were recovered.", set()),
    # A sum of several times holds the figure of each, though only the sum says "men".
    ("In May 2021 deputies arrested 12 people in Examplar. In June 2021 deputies arrested nine people in Examplar. "
     "That makes 21 men.", {(12, 21), (9, 21)}),
    # Crimes tied to trafficking are of many kinds.
    ("Operation Examplar ended with 477 people arrested for crimes tied to human trafficking. In Sampleton the "
     "operation led to the arrest of 14 sex buyers.", {(14, 477)}),
    ("Detectives arrested 47 people for human trafficking. Detectives also arrested 14 sex buyers.", set()),
    # A list that goes on without its noun, and what stands beside a share.
    ("Marshals found 90 missing children. Of the 90, 50 were recovered from danger; the other 40 were located in "
     "safe homes. By kind of case, 70 were runaways, 15 were otherwise missing and five had been taken by family. "
     "Twelve of them were found in other states.",
     {(50, 90), (40, 90), (70, 90), (15, 90), (5, 90), (12, 90)}),
    # What follows a colon divides what stands before it, not what was counted before.
    ("Marshals located 200 missing children in Ohio. It led to 22 pages of notes: 16 were recovered, and the drive "
     "ended.", set()),
    # The whole that is named by its number.
    ("Marshals in Ohio located 52 missing children in May and 13 missing children in June. Of the 52, four were "
     "located in Indiana.", {(4, 52)}),
    # A subject without a noun, far from the only figure that can hold it.
    ("Thirteen men were charged with pimping in Examplar County. Bail was set. The hearing was long. The judge spoke. "
     "Six are to be arraigned on Monday.", {(6, 13)}),
    # A share of so many, of such people, or of those right before it.
    ("Marshals in Texas found nine missing children. Four more were located by city police. Two of the nine, brothers "
     "of 12 and 14, were found in Tulsa, Oklahoma.", {(2, 9)}),
    ("Deputies arrested 40 people. Nine of those arrested were women accused of prostitution. Three of the women were "
     "arrested at one motel.", {(9, 40), (3, 9)}),
    ("Deputies made 90 arrests:\n\n60 men for soliciting\n20 people for prostitution, seven of them male\n"
     "10 for pimping", {(60, 90), (20, 90), (10, 90), (7, 20)}),
    ("Deputies made 90 arrests, 20 of them for pimping, and seven of them for drugs.", {(20, 90), (7, 90)}),
    # An offense of their own is no other's.
    ("Six people were arrested for pimping by Examplar police.\n\n- Two customers were arrested for soliciting\n"
     "- A gun seized\n", set()),
    # A night of the months that the operation took; not of another's year.
    ("Operation Examplar was held from October 1 to December 20, 2021, in Examplar County, Ohio. It led to 41 arrests. "
     "On November 4, 2021, deputies arrested seven people in Examplar County.", {(7, 41)}),
    ("Operation Examplar was held from January 5, 2017 to December 20, 2021, in Examplar County, Ohio. It led to 900 "
     "arrests. On November 4, 2021, deputies arrested seven people in Examplar County.", set()),
    # The rest, whatever is told of them; those whom what befell them names; a total that much has been told since.
    ("Deputies arrested 90 people. Fifty of them were buyers. The other 40 had nothing to do with it.",
     {(50, 90), (40, 90)}),
    ("Deputies arrested 90 people. Fifty of them were buyers. Another 40 had nothing to do with it.", {(50, 90)}),
    ("Deputies arrested 45 people. Twelve of the arrested are women.", {(12, 45)}),
    ("In eight days 228 people went to jail in Examplar.\n\nPotential victims identified:\n- in March: 13\n"
     "- in April: 21\n- in May: 24\n- in June: 30\n\nNow the arrests. One hundred of these people wanted to buy sex. "
     "Sixty wanted to sell it.", {(100, 228), (60, 228)}),
    # Rows beside each other; rows that add up to the last, whatever their times; a division of its row's own number.
    ("Services were provided to these victims:\n\nGirls: 19\nBoys: 35\nWomen: 202\nMen: 30\n", set()),
    ("Potential victims identified:\n\n- during Operation Examplar: 13\n- October 2023: 21\n- February 2023: 24\n"
     "- put together, in a year: 58\n", {(13, 58), (21, 58), (24, 58)}),
    ("Victims\n\n    Child victims identified: 61\n    By sex\n        girls: 42\n        boys: 19\n",
     {(42, 61), (19, 61)}),
    # What is said of all need not be said of some.
    ("In Operation Examplar 104 people ranging in age from 20 to 63 were arrested. One man was arrested for soliciting "
     "a minor.", {(1, 104)}),
    # Who was tried did not plead guilty.
    ("In June 24 of the men pleaded guilty to patronizing. One was convicted; three were acquitted.", set()),
    # A sum of several times; a sum over years holds no part by its dates alone.
    ("Deputies identified 24 potential victims in February 2023 and 21 potential victims in October 2023. That makes "
     "45 in one year.", {(24, 45), (21, 45)}),
    ("Operation Examplar was held from July 25 to August 26, 2018. Police in Dayton, Ohio, arrested 73 sex buyers in "
     "Operation Examplar. From August 2011 to August 2018 agencies in Ohio have arrested 8,753 sex buyers in Operation "
     "Examplar.", set()),
    ("Operation Examplar led to the recovery of nine children in Dayton, Ohio. To date, the task forces have recovered "
     "more than 220 children in Ohio.", set()),
    # A named operation in the months that a sum covers.
    # "Those arrested included", "three of who", "two of the dozen".
    ("Deputies arrested 40 people. Those arrested included 12 people who were charged with pandering.", {(12, 40)}),
    ("Deputies arrested 40 people. Those thanked included 12 clerks who were charged with the books.", set()),
    ("Deputies arrested 40 buyers – three of who came to buy sex from minors.", {(3, 40)}),
    ("Deputies arrested a dozen people for theft and 90 people for pimping. Two of the dozen are brothers.", {(2, 12)}),
    ("Deputies arrested 12 people for theft and 90 people for pimping. Two of the 12 people are brothers.", {(2, 12)}),
    ("Deputies made 90 arrests in May. The arrests included 27 people accused of pandering, and 40 women accused of "
     "selling sex.", {(27, 90), (40, 90)}),
    # What the whole is called: its number, for what they were charged, where they were.
    ("In Sampleton 17 people were arraigned. Of the 17 individuals arrested, four men and one woman were charged with "
     "pandering.", {(4, 17), (1, 17)}),
    ("The unit rescued nearly 50 juvenile prostitutes—20 in Kane County, 18 in Cook County.", {(20, 50), (18, 50)}),
    ("The unit rescued nearly 50 juvenile prostitutes. It has 20 desks in Kane County, 18 in Cook County.", set()),
    ("Deputies arrested six pimps. Fourteen people were arrested on outstanding warrants.", set()),
    ("National stings reach 900 arrests. In this sting 45 sex buyers were arrested.", set()),
    ("Since 2013, 49 girls have been rescued in Maryland. In this week's sweep 168 children were saved.", set()),
    # Of two wider areas, the one that holds other shares.
    ("Operation Examplar rescued 105 children in the United States. In Detroit, Michigan, 12 children were rescued. "
     "In Dayton, Ohio, nine children were rescued. The project has rescued 2,700 children in the United States.",
     {(12, 105), (9, 105)}),
    # Side by side, and no share of each other.
    ("Prosecutors are to arraign 26 people from Sampleton and six from Exampleton for pimping.", set()),
    ("Ten people face charges related to luring a minor, six were charged with pimping.", set()),
    ("Police arrested six pimps. Sampleton police arrested two people, and the county arrested eight men.", set()),
    # A long bullet; a bullet of those to whom something else was done.
    ("Deputies booked 90 people in Operation Examplar.\n\n- 78 came to pay for sex\n- 12 others, eight of whom are "
     "accused of driving women to a house or of living on what they earned\n- 500 johns deterred by a message on "
     "their telephones\n", {(78, 90), (12, 90), (8, 12)}),
    # A list says again what the prose before it said; a sum over years heads no list.
    ("A total of 30 sex buyers were arrested.\n\nResults of the sweep:\n\n- 50 people were arrested in all\n"
     "- 30 men were arrested for soliciting sex\n- 15 prostitution arrests\n- 5 theft arrests\n",
     {(30, 50), (15, 50), (5, 50)}),
    ("Since Operation Examplar began, police have arrested 900 sex buyers. Results of this week:\n\n"
     "- 60 arrests of sex buyers\n- 9 arrests for pimping\n", set()),
    ("From March to September 2021 investigators made 25 arrests in Michigan. In March 2021 Operation Northern Paper "
     "ended with the arrest of six adults in Michigan.", {(6, 25)}),
    # Rows of several states divide the nation's figure, not the last figure of another state.
    ("A sweep across the nation led to 40 arrests for human trafficking and the rescue of 30 victims nationwide. In "
     "Iowa alone, 12 victims were rescued.\n\n- Ohio\n- 9 arrests made\n- 8 victims rescued\n- Texas\n- 7 arrests "
     "made\n- 5 victims rescued\n", {(12, 30), (9, 40), (8, 30), (7, 40), (5, 30)}),
    # Rows of one list divide one figure, and suspects beside victims that of suspects.
    ("Operation Examplar ended with 60 arrests and 45 children identified.\n\nResults:\nMen: 56\nWomen: 4\n",
     {(56, 60), (4, 60)}),
    ("Nine girls were rescued and seven pimps were arrested in Operation Examplar.\n\nOhio - 5 juveniles, 1 suspected "
     "pimp\nTexas - 4 juveniles, 6 suspected pimps\n", {(5, 9), (1, 7), (4, 9), (6, 7)}),
    # By place, in a sentence; ages behind names are none.
    ("The sweep led to 281 arrests across the nation. The cities with the most arrests were Examplar, 21; Sampleton, "
     "19; and Springfield, 17.", {(21, 281), (19, 281), (17, 281)}),
    ("Agents rescued 105 children. Among the cities where the most children were rescued are Examplar (10) and "
     "Sampleton (12).", {(10, 105), (12, 105)}),
    ("The sweep led to 281 arrests. Arrested in the two cities were Jordan Examplar, 21; and Robin Sampleton, 19.",
     set()),
    # The works of two units of one office.
    ("In 2023 the Paper Crimes Division made 206 arrests. In 2023 the Ink Unit made 96 arrests for "
     "theft.", set()),
    ("In 2023 the office made 206 arrests. In 2023 the Ink Unit made 96 arrests for theft.",
     {(96, 206)}),
    # Those charged who have come before a court since.
    ("On May 3, 2019, a grand jury charged 41 suspects with theft. As of June 6, 2019, 30 have been arraigned.",
     {(30, 41)}),
    # The whole is named behind its part; others are of what those beside them are of.
    ("Attempting to buy sex was the charge for 31 of the 40 people arrested.", {(31, 40)}),
    ("A grand jury charged 15 people with murder. Four additional people were charged with theft.", set()),
    ("Deputies arrested 24 people in a sweep. Two other men were arrested for theft.", set()),
    ("Deputies arrested 24 people in a sweep. Two men were arrested for theft.", {(2, 24)}),
    # A sum told behind its parts; a list by place, by agency, behind a dash.
    ("Deputies arrested seven men on Friday and five on Saturday, for a total of 12.", {(7, 12), (5, 12)}),
    ("Deputies arrested seven men for theft and five for pimping.", set()),
    ("Nine victims were found at a motel. Another four victims were found at a spa, 13 victims in all.",
     {(9, 13), (4, 13)}),
    ("Deputies rescued 11 victims. Among them were three girls.", {(3, 11)}),
    ("Deputies rescued 11 victims. Among the books were three bills.", set()),
    ("Twenty-five men were arrested. The Sampleton police made 11 of the arrests, the Exampleton police nine and the "
     "county five.", {(11, 25), (9, 25), (5, 25)}),
    ("Twenty-five men were arrested. The Sampleton police made 11 of the arrests, Jordan Examplar, 29, said.",
     {(11, 25)}),
    ("The sweep produced 27 arrests – 20 buyers, five sellers and two pimps.", {(20, 27), (5, 27), (2, 27)}),
    ("A total of 25 people were arrested, by city:\nSampleton 12\nExampleton 13\n", {(12, 25), (13, 25)}),
    ("A total of 25 people were arrested, by the way:\nSampleton 12\nExampleton 13\n", set()),
    ("Nineteen people were arrested:\n\nSampleton (11)\n- seven men for theft\n- four women for arson\n\n"
     "Exampleton (8)\n- eight men for theft\n", {(11, 19), (8, 19), (7, 11), (4, 11), (8, 8)}),
    # A line that says itself what it counts divides nothing else.
    ("Here are the numbers:\n- Total arrests: 52\n- Pimping arrests: 44\n- Victims recovered: 6 (4 adults, 2 minors)\n",
     {(44, 52), (4, 6), (2, 6)}),
    # Cells on lines of their own, and years that head columns.
    ("Offense\nArrests\nSolicitation\n18\nPimping\n3\nTotal\n21\n", {(18, 21), (3, 21)}),
    ("Arrests by charge\n                2021    2022\nSolicitation      31      44\nPimping           12       9\n"
     "All               43      53\n", {(31, 43), (12, 43), (44, 53), (9, 53)}),
    # A heading with its number, things that head a column, a list by place behind its total.
    ("VICTIMS OFFERED SERVICES (26), BY CITY\nSampleton . . . 7\nExampleton . . . 19\n", {(7, 26), (19, 26)}),
    ("Year | Cases | Arrests\n2016 | 1,029 | 1,952\n2019 | 1,024 | 2,197\n", set()),
    ("The sweep led to 339 arrests in California.\n\nTULARE COUNTY\n10 arrests: Visalia 5, Porterville 3, Tulare 2\n"
     "Suspected prostitution: 6\n", {(10, 339), (5, 10), (3, 10), (2, 10), (6, 10)}),
    # A colon divides the number before it; who is more is of what those before are of.
    ("Deputies made 25 arrests. Two stings produced 16 of the arrests: five in March and 11 in May.",
     {(16, 25), (5, 16), (11, 16)}),
    ("The first sting ended with 26 arrests. The second accounted for seven more.", set()),
    ("The first sting ended with 26 arrests. The town accounted for seven.", {(7, 26)}),
    # Another operation.
    ("A sting ended with nine arrests for pimping. In a similar sting last May, 23 people were arrested.", set()),
    ("A sting ended with nine arrests for pimping. In this sting, 23 people were arrested.", {(9, 23)}),
    # Rows that stand level hold what they say.
    ("Solicitation-related arrests    88\n  Male    51\n  Female    37\nTrafficking arrests    6\n",
     {(51, 88), (37, 88)}),
    # A total at the end says what happened to all above it, but for those who took part.
    ("By the numbers:\nJohns: 58\nPimps: 4\nGuns seized: 3\nTotal arrests: 62\n", {(58, 62), (4, 62)}),
    ("By the numbers:\nJohns: 58\nPimps: 4\nGuns seized: 3\nTotal: 62\n", set()),
    ("Agencies taking part:\nSampleton police: 12\nExampleton police: 5\nTotal arrests: 17\n", set()),
    # Who is told to have needed care is none of a kind.
    ("Officers rescued 47 victims. More than 40 needed medical care.", set()),
    ("Officers rescued 47 victims. More than 40 were children.", {(40, 47)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "links"), LINKS)
def test_links(text: str, links: set[tuple[int, int]]) -> None:
    counts = read(text).counts
    found = {(c.number.value, counts[c.part_of].number.value) for c in counts if c.part_of is not None}
    assert found == links


def test_a_list_and_a_table_say_a_figure_once() -> None:
    text = "Iowa's results:\n\nWarrants: 10\nArrests: 11\n\nState    Arrests\nIllinois    3\nIowa    11\nTexas    2\n"
    told = [(c.measure, c.number.value, c.place) for c in read(text).counts if c.measure == "arrests"]
    assert told == [("arrests", 11, "IA"), ("arrests", 3, "IL"), ("arrests", 2, "TX")]


def test_parts_say_by_what_they_divide_and_whether_they_add_up() -> None:
    counts = read("Deputies arrested 40 people: 30 for pimping and 10 for theft. They rescued nine victims, five of "
                  "them minors.").counts  # fmt: skip
    told = [(c.number.value, c.breakdown, c.exhaustive) for c in counts]
    assert told == [(40, None, None), (30, "offense", True), (10, "offense", True), (9, None, None), (5, "age", False)]


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ("Of these, 31 were for soliciting a prostitute, nine for selling sex and four for pimping.", [0, 0, 0]),
        ("Of these, 31 were men, nine were women and four were teens.", [0, 0, 0]),
        ("Of these, 31 were men, nine of them teens.", [0, 1]),
        ("Of these, 31 were charged with soliciting, nine with selling sex and four with pimping.", [None, None, None]),
    ],
)
def test_shares_told_one_after_the_other_are_of_one_total(told: str, parts: list[int | None]) -> None:
    counts = read(f"Deputies in Ohio arrested 44 people. {told}").counts
    assert [count.part_of for count in counts] == [None, *parts]
