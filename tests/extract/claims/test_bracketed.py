"""A number in brackets counts what follows it where the sentence goes on with it, and what stands before it where it does not."""

from __future__ import annotations

import itertools

import pytest

from reptrack.extract.claims import find_claims
from reptrack.records import Claim
from reptrack.text.view import View


def claims(text: str, lang: str = "en") -> list[Claim]:
    return find_claims(View(text, lang=lang, dated="2024-07-03"), [], [], [])


LEADS = ["A total of ", "At least ", "Of the ", "The list names ", "Since spring, ", "Police detained ", "Among them are ", ""]
NUMBERS = ["(4,512)", "(118)"]
NOUNS = ["villagers", "people", "prisoners", "women"]
TAILS = [" have been killed.", " were seen.", ", including monks, fled."]


@pytest.mark.parametrize("lead", LEADS)
def test_what_follows_the_brackets_is_counted(lead: str) -> None:
    wrong = []
    for number, noun, tail in itertools.product(NUMBERS, NOUNS, TAILS):
        text = f"{lead}{number} {noun}{tail}"
        found = claims(text)
        bare = claims(text.replace("(", "", 1).replace(")", "", 1))
        same = [(c.text, c.subject, c.qualifier, c.metric) for c in found] == [(c.text, c.subject, c.qualifier, c.metric) for c in bare]
        if not found or not same or text[found[0].start : found[0].end] != number[1:-1]:
            wrong.append(text)
    assert not wrong


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("Among them, (118) are under detention, (54) of whom are women.", "54", "women"),
        ("(8) women and (100) men were freed.", "100", "men"),
        ("The newsletter documented (1) fallen monk in May.", "1", "fallen monk"),
        ("Задержаны (118) человек.", "118", "человек задержаны"),
    ],
)
def test_brackets_of_parts(text: str, figure: str, subject: str) -> None:
    found = next(claim for claim in claims(text, "en" if text.isascii() else "ru") if claim.text == figure)
    assert (found.subject or "").split()[0] in subject.split()


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("Most searches were in Lozka (38) and Horka (21).", "38", "searches"),
        ("Theft cases (118) rose.", "118", "Theft cases"),
    ],
)
def test_what_stands_before_the_brackets_is_counted(text: str, figure: str, subject: str) -> None:
    found = next(claim for claim in claims(text) if claim.text == figure)
    assert set(subject.lower().split()) & set((found.subject or "").lower().split())


@pytest.mark.parametrize(
    "text",
    [
        "The Council adopted resolution 47 (2021) on the situation.",
        "It is against resolution 2669 (2022) and others.",
        "(12) the court has refused.",
        "Grounds: (1) arrests without warrants; (2) torture in custody.",
    ],
)
def test_years_and_marks_in_brackets_count_nothing(text: str) -> None:
    assert not {claim.text for claim in claims(text)} & {"2021", "2022", "12", "1", "2"}
