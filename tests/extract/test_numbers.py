"""Numbers as reports print them."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pairgraph.extract.dates import CalendarDate
from pairgraph.extract.numbers import Token, parse, tokens
from pairgraph.extract.text import Span

SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December"]  # fmt: skip
WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
BEFORE = st.sampled_from(["", "In all, ", "up", "(", "“", "some ", "约", "a\n"])
AFTER = st.sampled_from(["", ".", ", ", " books", "-mu", "%", ")", "年", "; then", "\nten"])


def spelled(number: int, *, link: str = " and ", hyphen: str = "-") -> str:
    """Spell a number below a billion as English does."""
    for scale, word in ((10**6, "million"), (10**3, "thousand")):
        if number >= scale:
            more = number % scale
            rest = (link if more < 100 else " ") + spelled(more, link=link, hyphen=hyphen) if more else ""
            return f"{spelled(number // scale, link=link, hyphen=hyphen)} {word}{rest}"
    if number >= 100:
        rest = link + spelled(number % 100, hyphen=hyphen) if number % 100 else ""
        return f"{SMALL[number // 100]} hundred{rest}"
    if number < 20:
        return SMALL[number]
    return TENS[number // 10] + (hyphen + SMALL[number % 10] if number % 10 else "")


def found(text: str) -> list[tuple[str, Decimal | None]]:
    return [(text[t.span.start : t.span.end], t.value) for t in tokens(text)]


def first(before: str, printed: str, after: str) -> Token:
    """Return the token that begins where the printed number does, and check that it ends with it."""
    token = next(t for t in tokens(before + printed + after) if t.span.start == len(before))
    assert (before + printed + after)[token.span.start : token.span.end] == printed
    return token


@given(st.integers(0, 10**13), st.sampled_from(["{}", "{:,}"]), st.booleans(), BEFORE, AFTER)
def test_digits(number: int, style: str, wide: bool, before: str, after: str) -> None:
    printed = style.format(number)
    assert first(before, printed.translate(WIDE) if wide else printed, after).value == number


@given(st.decimals(0, 10**6, places=4), st.integers(0, 4), BEFORE, AFTER)
def test_decimals(number: Decimal, places: int, before: str, after: str) -> None:
    printed = f"{number:.{places}f}"
    assert first(before, printed, after).value == Decimal(printed)


@given(
    st.decimals(0, 9999, places=3),
    st.sampled_from([("hundred", 2), ("thousand", 3), ("million", 6), ("billion", 9), ("millions", 6)]),
    st.sampled_from([" ", "-", "", "\u00a0"]),
    BEFORE,
    st.sampled_from(["", ".", " books", "-mu", ")", "\nten"]),
)
def test_digits_and_a_word(
    number: Decimal, scale: tuple[str, int], gap: str, before: str, after: str
) -> None:
    word, zeros = scale
    token = first(before, f"{number:,f}{gap}{word}", after)
    assert token.value == number * 10**zeros
    assert token.kind == "number"


@given(
    st.integers(0, 10**9 - 1),
    st.sampled_from([" ", " and "]),
    st.sampled_from(["-", " "]),
    st.sampled_from([str, str.capitalize, str.upper, str.title]),
    st.sampled_from([".", ", ", " books", "-mu", ")"]),
)
def test_words(number: int, link: str, hyphen: str, case: type[str], after: str) -> None:
    assert first("“", case(spelled(number, link=link, hyphen=hyphen)), after).value == number


@given(st.integers(2, 39))
def test_roman_numerals(number: int) -> None:
    ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][number % 10]
    assert first("Grade ", "X" * (number // 10) + ones, " pupils").value == number


DATE_STYLES = {
    "day": [
        "{M} {d}, {y}",
        "{M} {d} {y}",
        "{M} {d}th, {y}",
        "{M} {d},{y}",
        "{d} {M} {y}",
        "{d}th of {M}, {y}",
    ],
    "digits": ["{y}-{m:02}-{d:02}", "{y}/{m}/{d}", "{y}.{m:02}.{d:02}"],
    "short": ["{s} {d}, {y}", "{s}. {d}, {y}", "{d} {s} {y}"],
}


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from([style for styles in DATE_STYLES.values() for style in styles]),
    st.sampled_from(["", "On ", "("]),
    st.sampled_from(["", ".", ", ", " the", ")"]),
)
def test_days(day: dt.date, style: str, before: str, after: str) -> None:
    month = MONTHS[day.month - 1]
    short = month if month == "May" else month[:3]
    assume(not (month == "May" and "{s}." in style))
    token = first(before, style.format(M=month, s=short, m=day.month, d=day.day, y=day.year), after)
    assert token.date == CalendarDate(day.year, day.month, day.day)
    assert (token.kind, token.value) == ("date", None)


@given(st.integers(1900, 2099), st.integers(1, 12), st.sampled_from(["{M} {y}", "{M}, {y}", "{M}{y}"]))
def test_months(year: int, month: int, style: str) -> None:
    assert first("In ", style.format(M=MONTHS[month - 1], y=year), ", it").date == CalendarDate(year, month)


@given(st.integers(1900, 2099), st.sampled_from(["~", "-", "–", " to "]), st.integers(1900, 2099))
def test_years_and_ranges_of_years(year: int, link: str, other: int) -> None:
    both = list(tokens(f"from {year}{link}{other}, it"))
    assert [t.date for t in both] == [CalendarDate(year), CalendarDate(other)]
    assert [t.value for t in both] == [year, other]


PIECES = st.sampled_from(
    [*"0123456789０９,.，．-–~/ \nIVXⅡ%aé万²٣", "May", "ten", "million", "and", "hundred", "th"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_tokens_are_ordered_apart_and_miss_no_digit(text: str) -> None:
    covered: set[int] = set()
    at = 0
    for token in tokens(text):
        assert at <= token.span.start < token.span.end <= len(text)
        at = token.span.end
        covered.update(range(token.span.start, token.span.end))
    assert all(place in covered for place, sign in enumerate(text) if sign in "0123456789０９Ⅱ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On January 20, 2001 it", [("January 20, 2001", None)]),
        ("room 20, 2001 and 7", [("20", 20), ("2001", 2001), ("7", 7)]),
        ("June 6 and 7", [("June 6", None), ("7", 7)]),
        ("in May 20,000 came", [("20,000", 20000)]),
        ("they may 5 times", [("5", 5)]),
        ("1804 and 12000 and 1,200 in a line", [("1804", 1804), ("12000", 12000), ("1,200", 1200)]),
        ("1,2345", [("1", 1), ("2345", 2345)]),
        ("2001,2002", [("2001", 2001), ("2002", 2002)]),
        ("2000 million", [("2000 million", 2 * 10**9)]),
        ("3 million 500 thousand", [("3 million 500 thousand", 3500000)]),
        ("3 million and 20 huts", [("3 million", 3000000), ("20", 20)]),
        ("In 2009 thousands came", [("2009", 2009), ("thousands", None)]),
        ("in May\n2009", [("2009", 2009)]),
        ("June\n5 men", [("5", 5)]),
        ("twenty\u2011five", [("twenty\u2011five", 25)]),
        ("3-5 million", [("3", 3), ("5 million", 5000000)]),
        ("up3.8% on 100-mu", [("3.8", Decimal("3.8")), ("100", 100)]),
        ("ten thousands huts", [("ten thousands", 10000)]),
        ("Five Ten Thousand", [("Five", 5), ("Ten Thousand", 10000)]),
        ("a hundred thousand", [("hundred thousand", 100000)]),
        ("hundreds of thousands, dozens, tens, millions", [
            ("hundreds", None), ("thousands", None), ("dozens", None), ("tens", None), ("millions", None)]),
        ("a dozen, two dozen", [("dozen", 12), ("two dozen", 24)]),
        ("one hundred and two hundred", [("one hundred and two", 102), ("hundred", 100)]),
        ("six million and two thousand", [("six million", 6000000), ("two thousand", 2000)]),
        ("one, two and three", [("one", 1), ("two", 2), ("three", 3)]),
        ("twenty\nfive", [("twenty", 20), ("five", 5)]),
        ("someone freight weighted tenfold", []),
        ("once, twice, thrice", [("once", 1), ("twice", 2), ("thrice", 3)]),
        ("I saw MIX, IIII and VX; Ⅱ and Ⅻ", [("Ⅱ", 2), ("Ⅻ", 12)]),
        ("X-ray of V. Lee", []),
        ("+86-10-555", [("86", 86), ("10", 10), ("555", 555)]),
        ("ICP备2020039194号-2", [("2020039194", 2020039194), ("2", 2)]),
    ],
)  # fmt: skip
def test_what_is_printed(text: str, expected: list[tuple[str, Decimal | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("first", 1), ("Firstly", 1), ("Secondly", 2), ("fourthly", 4), ("twelfth", 12), ("twenty-first", 21),
     ("11th", 11), ("2nd", 2), ("3rd", 3), ("fortieth", 40), ("hundredth", 100), ("ninth", 9)],
)  # fmt: skip
def test_ordinals(text: str, value: int) -> None:
    assert [(t.kind, t.value) for t in tokens(f"the {text} time")] == [("ordinal", value)]


@pytest.mark.parametrize("text", ["million " * 20_000, "May" + " " * 100_000, "1 " * 20_000, "1" * 100_000])
def test_odd_texts_take_no_odd_time(text: str) -> None:
    begun = time.process_time()
    list(tokens(text))
    assert time.process_time() - begun < 5


def test_parse_wants_one_number() -> None:
    assert parse("no number") is None
    assert parse("4 of 5") is None
    assert parse(" more than 4 ") == Token(Span(11, 12), "number", Decimal(4))
