"""Short cuts skip only what would have found nothing: each gives what the long way gives."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reptrack.ingest import mentioned, printed_dates
from reptrack.ingest.phrases import after_label, begins, months, phrases, weekdays
from reptrack.ingest.segment import wire
from reptrack.text.words import words
from reptrack.values.dates import find_expressions, other_calendars
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.dates.tokens import stands_alone

SIGNS = [" ", ", ", ". ", "-", "–", "/", "\n", " of ", "th ", "", " (", ") ", "’"]
FIGURES = ["3", "14", "31", "99", "2024", "1999", "1403", "2024-05-14", "14.05.2024", "1403/11/30"]
WORDS = [*sorted(months())[::7], *sorted(weekdays())[::5], "May", "MAY", "Monday", "word", "г", "року", "at"]


def lines(words, figures=FIGURES):
    piece = st.tuples(st.sampled_from([*words, *figures]), st.sampled_from(SIGNS))
    return st.lists(piece, max_size=12).map(lambda pieces: "".join(word + sign for word, sign in pieces))


@settings(deadline=None)  # the first example loads the tables
@given(lines(WORDS), st.integers(0, 20))
def test_a_printed_date_is_found_wherever_the_pattern_finds_it(line, at):
    at = min(at, len(line))
    expected = [match.span() for match in printed_dates._pattern().finditer(line, at)]
    assert [match.span() for match in printed_dates._matches(line, at)] == expected


@settings(deadline=None)
@given(lines([*sorted(other_calendars._names()), "Mehr", "Dey", "entire", "DEY", "word"]))
def test_a_solar_date_is_found_though_only_names_beside_figures_are_looked_at(text):
    named = not other_calendars.solar_names().isdisjoint(word.form for word in words(text))
    expected = sorted(other_calendars._in_solar(text), key=lambda found: found.start) if named else []
    assert [found for found in other_calendars.find_others(text) if "W" not in text[found.start : found.end]] == expected


EVENTS = [row[1] for row in mentioned._events()] + [row[2] for row in mentioned._events()]


@settings(deadline=None)
@given(lines([*sorted(phrases("recent")), *EVENTS, "word", "the", "of"], figures=["!", "."]))
def test_a_vote_is_called_recent_where_its_pattern_says_so(text):
    lowered = text.lower()
    expected = [day for day, place, _phrase, pattern in mentioned._events() if place in lowered and pattern.search(lowered)]
    assert mentioned.recent_event(text) == expected


@settings(deadline=None)
@given(lines([*sorted(phrases("current")), "since", "2024", "2025", "2031"], figures=["2020", "12", "20245"]))
def test_a_running_year_is_the_highest_that_is_called_so(text):
    expected = max((int(match[1]) for match in mentioned._current().finditer(text)), default=None)
    assert mentioned.current_year(text) == expected


CAPITALS = ["Minsk", "Pozirk", "Police", "At", "On", "The", "Минск", "Sea Voice", "BelTA", "detained", "of", "people"]


@settings(deadline=None)
@given(lines([*CAPITALS, *sorted(months())[::9], *sorted(weekdays())[::9]], figures=["3", "12", "2024", "(", ")", "—", "/"]))
def test_a_dateline_is_read_though_the_first_two_words_are_looked_at_before(text):
    expected = wire._read(text[:120]) if wire._DIGIT.search(text, 0, 60) else None
    assert wire.read_dateline(text) == expected


KINDS = ["source_labels", "title_labels", "more_labels", "contact_labels"]


@given(
    st.sampled_from(KINDS), st.sampled_from([*sorted(set().union(*map(phrases, KINDS))), "word"]), st.sampled_from(["", ":", " – ", " "])
)
def test_a_label_is_read_though_its_first_letter_is_looked_at_before(kind, word, sign):
    for line in (word + sign + " X", word.upper() + sign, word.title() + sign + "x"):
        match = phrases_pattern(kind).match(line)
        assert after_label(kind, line) == (match.end() if match else None)
        whole = [p for p in phrases(kind) if line.lower().startswith(p) and not (p[-1].isalnum() and line[len(p) :][:1].isalnum())]
        assert begins(kind, line.lower()) == max(map(len, whole), default=0)


def phrases_pattern(kind):
    words = "|".join(map(re.escape, sorted(phrases(kind), key=len, reverse=True)))
    return re.compile(rf"(?:{words})\s*[:：—–-]\s*", re.IGNORECASE)


NEAR = [
    "spring",
    "Q3",
    "early",
    "May",
    "in",
    "of",
    "the",
    "half",
    "восень",
    "студзень",
    "лета",
    "года",
    "год",
    "г.",
    "court",
    "people",
    "\n\n",
    "W05",
]


@settings(deadline=None)
@given(lines(NEAR, figures=["2024", "3", "14"]), lines(NEAR, figures=["2025", "3", "14"]))
def test_a_year_that_stands_alone_is_no_part_of_a_year(before, behind):
    text = f"{before} 2024 {behind}"
    start = len(before) + 1
    if stands_alone(text, start, start + 4):
        low = max(0, start - 70)
        assert mentioned._part_of_year(text[low : start + 16], start - low, 2024) is None


@settings(deadline=None)
@given(lines(WORDS))
def test_a_day_is_read_though_only_where_figures_stand_before_the_year(before):
    text = f"{before} 2024"
    parts = list(mentioned._PART.finditer(text))
    dates = (printed_dates.find_date(text, part.start()) for part in parts[-4:])
    day = next((date.iso for date in dates if date is not None and date.year == 2024), None)
    read = mentioned._read(text, 2024, cut=False)
    assert (read[0].isoformat() if read is not None and read[1] == "day" else None) == day


LEXICON = [form for form, (code, _value) in lexicon().words.items() if code in "FTURPALGI"]


@settings(deadline=None)
@given(lines([*LEXICON[::3], "the", "a", "this", "last", "ago", "afternoon", "night", "today"], figures=["3", "2025"]))
def test_the_day_of_the_report_is_counted_from_only_with_its_words(sentence):
    found = find_expressions(sentence)
    if any(e.shift is not None and e.shift.unit == "day" and e.shift.amount in (0, -1) and not e.shift.from_text for e in found):
        assert mentioned._days().search(sentence.lower())
