"""The words for numbers, once for figures, dates and places."""

from __future__ import annotations

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {word: value for value, word in enumerate(ONES)} | {word: 20 + 10 * at for at, word in enumerate(TENS)}
# What days, weeks and months are counted by: "twenty-one", "hundred"; the longer of two that begin alike comes first.
COUNTED = {
    **{f"{ten}-{one}": WORDS[ten] + WORDS[one] for ten in TENS for one in ONES[1:10]},
    **{word: value for word, value in WORDS.items() if value},
    "hundred": 100,
}
FEW = ONES[1:13]
