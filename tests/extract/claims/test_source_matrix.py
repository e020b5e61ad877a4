"""Who a figure comes from, by how its sentence and its paragraph are built, with every filling of the slots."""

from __future__ import annotations

import itertools

import pytest

from reptrack.extract.claims import find_claims
from reptrack.extract.dates import find_dates
from reptrack.records import Claim, Name
from reptrack.text.view import View


def claims_of(
    text: str, lang: str = "en", persons: tuple[str, ...] = (), orgs: tuple[str, ...] = (), publisher: str | None = None
) -> list[Claim]:
    kinds = [(form, "person") for form in persons] + [(form, "org") for form in orgs]
    found = [(at, form, kind) for form, kind in kinds for at in range(len(text)) if text.startswith(form, at)]
    names = [Name(start=at, end=at + len(form), text=form, kind=kind, name=NOMINATIVE.get(form, form)) for at, form, kind in sorted(found)]
    return find_claims(View(text, lang=lang, dated="2024-07-03", publisher=publisher), [], names, [])


def source(text: str, figure: str, lang: str = "en", **known: tuple[str, ...] | str) -> str | None:
    return next(claim for claim in claims_of(text, lang, **known) if claim.text == figure).attributed_to  # type: ignore[arg-type]


NOMINATIVE = {"Ирине Горке": "Ирина Горка", "Ірыне Горцы": "Ірына Горка", "Ивану Горке": "Иван Горка"}
ASIDES = [
    ", which uses a narrower definition,",
    ", which keeps track of those taken,",
    " (three members, led by a judge)",
    " and its partners",
    "",
]
VERBS = ["counts", "says", "recorded", "has documented"]


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("verb", VERBS)
def test_what_is_said_aside_of_an_organisation_does_not_hide_it(aside: str, verb: str) -> None:
    that = " that" if verb == "says" else ""
    text = f"The Lozka Centre{aside} {verb}{that} 47 people in custody."
    assert source(text, "47", orgs=("Lozka Centre",)) == "Lozka Centre"


@pytest.mark.parametrize("place", [" from Horka", " of Horka", " (57) from Horka", " (57)", ""])
def test_where_somebody_is_from_is_not_who_speaks(place: str) -> None:
    assert source(f'One of the freed women, Ina Novik{place}, told us: "There were 12 of us."', "12", persons=("Ina Novik",)) == "Ina Novik"


@pytest.mark.parametrize(
    ("lang", "text", "persons"),
    [
        ("ru", "Свидетель объяснила судье Ирине Горке: «Нас было двенадцать».", ("Ирине Горке",)),
        ("ru", "Она рассказала Ивану Горке: «Нас было двенадцать».", ("Ивану Горке",)),
        ("be", "Сведка растлумачыла суддзі Ірыне Горцы: «Нас было дванаццаць».", ("Ірыне Горцы",)),
    ],
)
def test_whom_somebody_told_is_not_who_speaks(lang: str, text: str, persons: tuple[str, ...]) -> None:
    assert all(claim.attributed_to not in persons for claim in claims_of(text, lang, persons=persons))


@pytest.mark.parametrize("who", ["сестра Анна Лозка", "мать Анна Лозка", "Анна Лозка"])
def test_an_outlet_that_was_told_is_not_who_speaks(who: str) -> None:
    text = f"«Они забрали два телефона», — рассказала «Утру» {who}."
    assert source(text, "два", "ru", persons=("Анна Лозка",), orgs=("Утру",)) == "Анна Лозка"


@pytest.mark.parametrize(
    ("text", "figure", "orgs"),
    [
        ("Lozka: twenty years, 85 dead", "85", ("Lozka",)),
        ("Horka District Court: nine organisers of a march", "nine", ("Horka District Court",)),
        ("The Second Horka Circuit gave Jan Novik, a chemist, 52, fifteen years.", "fifteen years", ("Second Horka Circuit",)),
    ],
)
def test_who_decides_and_what_is_spoken_of_is_no_source(text: str, figure: str, orgs: tuple[str, ...]) -> None:
    assert source(text, figure, orgs=orgs) is None


@pytest.mark.parametrize(
    ("text", "figure", "lang"),
    [
        ("Адвокат Глеб Лозка говорит 48 минут.", "48 минут", "ru"),
        ("Jan Lozka spoke for 48 minutes.", "48 minutes", "en"),
        ("Суд дадаў Яну Лозку яшчэ адзін год калоніі.", "адзін год", "be"),
        ("Лозка собрал 318 подписей.", "318", "ru"),
    ],
)
def test_a_verb_of_saying_that_says_nothing_here(text: str, figure: str, lang: str) -> None:
    assert source(text, figure, lang, persons=("Глеб Лозка", "Jan Lozka", "Яну Лозку", "Лозка")) is None


MARKS = {"ru": ("«", "»"), "be": ("«", "»"), "en": ("“", "”")}
SAID = {
    "ru": ("Речь Лозки приводим целиком.", "Нас было 19.", "Ушли 12 человек.", "Лозки"),
    "be": ("Прамову Лозкі падаём цалкам.", "Нас было 19.", "Пайшлі 12 чалавек.", "Лозкі"),
    "en": ("The last words of Lozka in full:", "There were 19 of us.", "They took 12 people.", "Lozka"),
}


@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize("paragraphs", [1, 2, 3])
def test_a_quotation_over_paragraphs_has_the_one_who_was_announced(lang: str, paragraphs: int) -> None:
    intro, first, second, speaker = SAID[lang]
    opening, closing = MARKS[lang]
    rest = {"ru": "Вышло 7 статей.", "be": "Выйшла 7 артыкулаў.", "en": "Seven papers came out."}[lang]
    text = f"{intro}\n\n{opening}" + "\n\n".join([first, second, first][:paragraphs]) + f"{closing}\n\n{rest}"
    claims = claims_of(text, lang, persons=(speaker,))
    assert [claim.attributed_to for claim in claims] == [speaker] * paragraphs + [None]


@pytest.mark.parametrize(("before", "again"), [*itertools.product(["A blanket is no crime", "It was cold"], ["told the court", "said"])])
def test_a_quotation_taken_up_again_has_the_same_speaker(before: str, again: str) -> None:
    assert source(f'"{before}," Lozka {again}. "I gave out 214 of them."', "214", persons=("Lozka",)) == "Lozka"


@pytest.mark.parametrize("publisher", [None, "Lozka Centre"])
def test_a_table_under_a_sourced_sentence_is_of_its_source_but_not_of_the_house_itself(publisher: str | None) -> None:
    text = (
        "In all, the Lozka Centre says, 59 people were tried.\n\nArticle | Persons\nFirst | 27\nSecond | 32\n\nOur own list has 14 names."
    )
    found = [claim.attributed_to for claim in claims_of(text, orgs=("Lozka Centre",), publisher=publisher)]
    assert found[1:3] == [None if publisher else "Lozka Centre"] * 2
    assert found[3] is None


@pytest.mark.parametrize("opening", ["Some 417 remain", "1,805 are", "About 30 were"])
def test_a_figure_without_a_noun_goes_on_with_the_source(opening: str) -> None:
    figure = next(word for word in opening.split() if word[0].isdecimal())
    assert source(f"The Lozka Centre says 452 people were held. {opening} in custody.", figure, orgs=("Lozka Centre",)) == "Lozka Centre"


@pytest.mark.parametrize("number", ["342", "19.11"])
def test_an_abbreviation_of_a_law_is_no_source(number: str) -> None:
    assert all(claim.attributed_to is None for claim in claims_of(f"Асуджаныя 87 чалавек паводле ч. 1 арт. {number}.", "be"))


LAST_WORDS = {
    "ru": ("«Нас было 19 человек». ", "Последнее слово", "Лозки"),
    "be": ("«Нас было 19 чалавек». ", "Апошняя прамова", "Лозкі"),
    "en": ("“There were 19 of us.” ", "The last words of", "Lozka"),
}


@pytest.mark.parametrize("lang", LAST_WORDS)
@pytest.mark.parametrize("office", [" ", " логопеда ", " лагапеда ", " teacher "])
def test_a_quotation_before_its_announcement_has_the_speaker(lang: str, office: str) -> None:
    quoted, told, speaker = LAST_WORDS[lang]
    assert source(f"{quoted}{told}{office}{speaker}", "19", lang, persons=(speaker,)) == speaker


CREDITS = ["{org}", "{org}, May 2024", "— {org}", "{org} · Horka Desk", "{org} / Horka Desk"]


@pytest.mark.parametrize("org", ["Lozka Centre", "Кропля", "Цэнтр Ложка"])
@pytest.mark.parametrize("credit", CREDITS)
@pytest.mark.parametrize(
    "body", ["412 people\nwere held overnight.", "412 people were held\nin Horka overnight.", "In Horka\n412 were held."]
)
def test_a_line_of_nothing_but_sources_credits_the_lines_above(org: str, credit: str, body: str) -> None:
    text = f"A day in May\n\n{body}\n{credit.format(org=org)}\n\nThe end of it.\n"
    view = View(text, lang="en", dated="2024-07-03")
    names = [
        Name(start=at, end=at + len(form), text=form, kind="org", name=form) for form in (org, "Horka Desk") if (at := text.find(form)) > 0
    ]
    assert [claim.attributed_to for claim in find_claims(view, find_dates(view), names, [])] == [org]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In June 412 people were held. (Lozka Centre)", "Lozka Centre"),
        ("In June 412 people were held. (Lozka Centre; Horka Desk)", "Lozka Centre"),
        ("In June 412 people were held. (Lozka Centre was closed in May)", None),
        ("A day in May\n\nSigned by 12 organisations:\nLozka Centre\n", None),
        ("412 people were held\nLozka Centre\n\nMore.\n", None),
        ("A day\n\nIn Horka\n412 were held.\nLozka Centre was closed\n", None),
    ],
)
def test_credit_behind_a_sentence(text: str, wanted: str | None) -> None:
    assert [claim.attributed_to for claim in claims_of(text, orgs=("Lozka Centre", "Horka Desk"))] == [wanted]


@pytest.mark.parametrize(
    ("lang", "text", "persons"),
    [
        ("ru", "«Нас было двенадцать», — рассказала сестра Инны, Анна Горка, в июне.", ("Инны", "Анна Горка")),
        ("be", "«Нас было дванаццаць», — расказала маці Іны, Ганна Горка, у чэрвені.", ("Іны", "Ганна Горка")),
        ("en", "“There were twelve of us,” said the sister of Ina, Hanna Horka, in June.", ("Ina", "Hanna Horka")),
    ],
)
def test_kin_of_somebody_speaks(lang: str, text: str, persons: tuple[str, ...]) -> None:
    assert [claim.attributed_to for claim in claims_of(text, lang, persons=persons)][:1] == [persons[1]]


@pytest.mark.parametrize("noun", ["another study", "some reports", "one estimate"])
@pytest.mark.parametrize("verb", ["puts it at 47", "says that 47 died", "suggests 47 victims"])
def test_a_study_without_a_name(noun: str, verb: str) -> None:
    assert source(f"In May {noun} {verb}.", "47") == noun


def test_no_figure_is_a_source() -> None:
    assert source("Kropla, which also counts farmers, put the number at 94 last month.", "94", orgs=("Kropla",)) == "Kropla"
    assert source("The Lozka Centre report that 47 were held.", "47", orgs=("Lozka Centre",)) == "Lozka Centre"
