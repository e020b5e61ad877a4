"""What a figure counts, by how the words around it are built: every combination of the parts comes out right."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.articles import find_articles
from reptrack.extract.claims import find_claims
from reptrack.extract.dates import find_dates
from reptrack.extract.names import find_names
from reptrack.text.view import View


def told(text: str, lang: str = "en") -> list[tuple[str, str | None]]:
    view = View(text, lang=lang, dated="2024-12-05")
    dates, names, articles = find_dates(view), find_names(view), find_articles(view)
    return [(claim.text, claim.subject) for claim in find_claims(view, dates, names, articles)]


@pytest.mark.parametrize(
    ("number", "verb"), list(product(["22", "twenty-two", "at least 22"], ["detained", "arrested", "released", "questioned"]))
)
@pytest.mark.parametrize("where", ["in the early hours of May 4", "outside the court", "in Horka", "on the square", "across the country"])
def test_what_befell_people_stands_before_where(number: str, verb: str, where: str) -> None:
    ((_, subject),) = told(f"The police {verb} {number} people {where}.")
    assert subject == f"people {verb}"


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("ru", "В Горке были задержаны {} человек в ходе обысков.", "человек задержаны"),
        ("ru", "За май были осуждены {} человек при участии прокурора.", "человек осуждены"),
        ("be", "У Горцы былі затрыманыя {} чалавек падчас ператрусаў.", "чалавек затрыманыя"),
    ],
)
@pytest.mark.parametrize("number", ["199", "не менее 199", "больш за 199"])
def test_what_befell_people_in_cyrillic(lang: str, text: str, wanted: str, number: str) -> None:
    if lang == ("be" if "не менее" in number else "ru" if "больш" in number else ""):
        return
    assert told(text.format(number), lang)[0][1] == wanted


@pytest.mark.parametrize("number", ["19", "nineteen", "more than 19"])
@pytest.mark.parametrize("noun", ["cases", "letters", "documents"])
@pytest.mark.parametrize("clause", ["the prosecution relied on the same expert", "the judge never read them", "a guard had hidden"])
def test_a_clause_with_a_noun_of_its_own_is_no_part_of_it(number: str, noun: str, clause: str) -> None:
    assert told(f"In {number} {noun} {clause}.")[0][1] == noun


@pytest.mark.parametrize("part", ["14", "fourteen"])
@pytest.mark.parametrize("owner", ["its", "their", "the", "Horka's", "these"])
@pytest.mark.parametrize(("whole", "noun"), [("60", "priests"), ("twenty-seven", "schools")])
def test_the_whole_behind_its_owner(part: str, owner: str, whole: str, noun: str) -> None:
    assert told(f"The diocese lost {part} of {owner} {whole} {noun}.")[0][1] == noun


@pytest.mark.parametrize("number", ["3,100", "more than 600", "forty"])
@pytest.mark.parametrize("group", ["weavers and other home workers", "teachers and other state workers"])
@pytest.mark.parametrize("rest", ["were held.", "have been held in camps since May.", ""])
def test_others_of_their_kind(number: str, group: str, rest: str) -> None:
    subject = told(f"The group says {number} {group}{' ' + rest if rest else '.'}")[0][1]
    assert subject is not None
    assert subject.startswith(group)


@pytest.mark.parametrize("items", [("bakers", "weavers", "drivers"), ("rural teachers", "postal clerks", "nurses", "welders")])
@pytest.mark.parametrize("comma", [",", ""])
@pytest.mark.parametrize("joint", ["and", "or"])
def test_a_list_with_one_figure(items: tuple[str, ...], comma: str, joint: str) -> None:
    listed = f"{', '.join(items[:-1])}{comma} {joint} {items[-1]}"
    assert told(f"They dismissed 64 {listed}.")[0][1] == listed


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "He got a fine of 30 base units, {} 1,200 rubles."),
        ("ru", "Ему назначили штраф 30 базовых величин, {} 1 200 рублей."),
        ("be", "Яму прызначылі штраф 30 базавых велічынь, {} 1 200 рублёў."),
    ],
)
def test_a_sum_said_again(lang: str, text: str) -> None:
    again = {
        "en": ["that is", "equivalent to", "or", "that is about"],
        "ru": ["то есть", "или", "то есть примерно"],
        "be": ["то бок", "або", "гэта значыць"],
    }
    for words in again[lang]:
        first, second = told(text.format(words), lang)
        assert first[1] == second[1] != None, (words, first, second)  # noqa: E711


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They were taken in front of their children, aged six and 11.", ["children", "children"]),
        ("They were taken in front of their children, 6 and 11 years old.", ["children", "children"]),
        ("Their sons, aged nine, six and 11, were there.", ["sons", "sons", "sons"]),
        ("We ask for the release of all detainees over 60.", ["detainees"]),
        ("The judge saw persons who were under 18.", ["persons"]),
    ],
)
def test_ages_of_groups(text: str, wanted: list[str]) -> None:
    assert [subject for _, subject in told(f"Alena Novik knows this. {text}")] == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Alena Novik and Siarhei Lozka, 39 and 35, were fined.", ["Alena Novik", "Siarhei Lozka"]),
        ("ru", "Алена Новик и Сергей Ложкин, 39 и 35 лет, оштрафованы.", ["Алена Новик", "Сергей Ложкин"]),
        ("be", "Алена Новік і Сяргей Ложкін, 39 і 35 гадоў, аштрафаваныя.", ["Алена Новік", "Сяргей Ложкін"]),
    ],
)
def test_two_ages_of_two_people(lang: str, text: str, wanted: list[str]) -> None:
    assert [subject for _, subject in told(text, lang)] == wanted


@pytest.mark.parametrize("bound", ["up to four years", "four years", "two to four years"])
@pytest.mark.parametrize("noun", ["sentences", "terms"])
@pytest.mark.parametrize("why", ["on charges of slander", "over a banner"])
def test_terms_and_why_they_were_given(bound: str, noun: str, why: str) -> None:
    assert told(f"The bakers got {noun} of {bound} {why}.")[0][1] == noun


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She learned to sew in the four months she spent in exile.", "spent in exile"),
        ("For nearly six weeks she kept a diary.", "kept a diary"),
        ("The longest time between two hearings: seven months", "The longest time between two hearings"),
        ("The police fined two lawyers, Ina Novik and Jan Lozka, 500 rubles each.", "fined"),
        ("Two pick-up trucks of the ministry were there.", "pick-up trucks of the ministry"),
        ("They list 52 'closed hostels' near the border.", "closed hostels"),
    ],
)
def test_clauses_labels_and_marks(text: str, wanted: str) -> None:
    assert told(text)[-1][1] == wanted
