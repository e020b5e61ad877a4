"""Names that no list has, by what stands around them; surnames in capitals before a father's name; names that are no organisations."""

from __future__ import annotations

import pytest

from reptrack.extract.names import find_names
from reptrack.text.view import View
from reptrack.values.names.person import parse


def told(text: str, kind: str, lang: str = "en") -> list[str]:
    """Give the names of one kind in a text."""
    return [name.text for name in find_names(View.of(text, lang=lang)) if name.kind == kind]


NAMES = ("Prem Sokvan", "Mu Chantra", "Tuol Ratanak", "Long Veasna", "Welde Abreha")
AROUND = (
    "Among them is {}, who lives abroad.",
    "The court did not hear {}, a farmer, at all.",
    "The list begins with {}, founder of a village school.",
    "The soldiers came for {}, 61, at night.",
    "The oldest, {}, is 78 and cannot walk.",
    "The youngest, {}, was 19 at the time.",
    "Nobody has seen {}, whose sister was told nothing.",
)


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("name", NAMES)
def test_what_stands_behind_tells_a_person(name, around):
    assert told(around.format(name), "person") == [name]


@pytest.mark.parametrize("name", ["Long Veasna", "Mu Chantra", "Prem Sokvan"])
@pytest.mark.parametrize("joint", [" and ", ", and "])
def test_a_person_tells_the_one_beside(name, joint):
    assert told(f"The court fined two lawyers, Ivan Petrov{joint}{name}, five million riels each.", "person") == ["Ivan Petrov", name]


@pytest.mark.parametrize(
    "text", ["They left the Old Ford, who knows why.", "In Long Beach, 61 were held.", "The hall was the Blue Moon, 40 metres long."]
)
def test_other_words_are_no_persons(text):
    assert told(text, "person") == []


SURNAMES = ("БАГИРОВ", "НАСИБЛИ", "РЗАЕВ", "АЗИМ")
FATHERS = ("Акиф оглы", "Вугар оглу", "Рашид оглы")


@pytest.mark.parametrize("father", FATHERS)
@pytest.mark.parametrize("given", ["Ровшан", "Эльнур", "Турал"])
@pytest.mark.parametrize("surname", SURNAMES)
@pytest.mark.parametrize("line", ["{}, 1988 г. р., оператор.", "2. {} — три года", "Осуждён {}; приговор обжалован."])
def test_a_surname_in_capitals_before_a_fathers_name(line, surname, given, father):
    name = f"{surname} {given} {father}"
    assert told(line.format(name), "person", "ru") == [name]
    assert told(line.format(name), "org", "ru") == []


READ = [
    ("БАГИРОВ Ровшан Акиф оглы", "Ровшан", "БАГИРОВ", "m"),
    ("Багиров Ровшан Акиф оглы", "Ровшан", "Багиров", "m"),
    ("Ровшан Акиф оглы Багиров", "Ровшан", "Багиров", "m"),
    ("Rovshan Akif oglu Baghirov", "Rovshan", "Baghirov", "m"),
    ("Rovşan Akif oğlu Bağırov", "Rovşan", "Bağırov", "m"),
    ("Насибли Севиндж Вагиф кызы", "Севиндж", "Насибли", "f"),
]


@pytest.mark.parametrize(("text", "given", "surname", "gender"), READ)
def test_the_father_is_no_surname(text, given, surname, gender):
    person = parse(text)
    assert (person.given_text, person.surname_text, person.gender) == (given, surname, gender)
    assert person.patronymic is not None


@pytest.mark.parametrize("name", ["Jimmy Wong", "Ivan Petrov", "Amina Yusuf"])
@pytest.mark.parametrize(
    "what",
    [
        "the media tycoon behind the tabloid “Morning Plum”",
        "a rights group lawyer",
        "a news agency journalist",
        "the opposition party leader",
    ],
)
def test_whose_somebody_is_makes_no_organisation(name, what):
    text = f"On Monday, {name}, {what}, was fined."
    assert told(text, "person") == [name]
    assert name not in told(text, "org")


@pytest.mark.parametrize("name", ["Bach Hong Duong", "Mai Hong Minh", "Pham Thi Minh Hong", "Tran Thi Hong"])
@pytest.mark.parametrize("frame", ["The court sentenced {} to prison.", "Among them are Dang Dinh Van, {}, and Mai Phan Loi."])
def test_a_short_word_inside_a_name(name, frame):
    assert name in told(frame.format(name), "person")


def test_a_date_is_no_part_of_a_name():
    assert told("They freed Ivan Petrov June 5 and Anna Petrova July 6.", "person") == ["Ivan Petrov", "Anna Petrova"]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The youngest, {}, was 19 then.", "en"),
        ("Старший, {}, пропал без вести.", "ru"),
        ("Младший, {}, ещё жив.", "ru"),
        ("Старэйшы, {}, знік летась.", "be"),
        ("Яго ўсе клічуць {}.", "be"),
        ("Сына зовут {}.", "ru"),
    ],
)
def test_one_of_a_family(text, lang):
    name = {"en": "Adam", "ru": "Адам", "be": "Адам"}[lang]
    assert told(text.format(name), "person", lang) == [name]


@pytest.mark.parametrize("sign", ["\t", " | "])
@pytest.mark.parametrize("name", ["Мельник Ольга", "Кравец Игорь", "Ярош Е.", "Дробыш А. П."])
@pytest.mark.parametrize("behind", ["ст. 19.11 КоАП", "(апелляция)"])
def test_a_name_in_a_cell_begins_with_the_surname(name, sign, behind):
    text = sign.join(["3", "06.02", "областной суд", name if behind[0] != "(" else f"{name} {behind}", "штраф", "20 б. в."])
    if behind[0] == "(" and not name.endswith("."):
        pytest.skip("a bracket is part of the cell")
    assert told(text, "person", "ru") == [name]


@pytest.mark.parametrize("verb", ["Поддержите", "Помогите", "Освободите", "Пишите"])
def test_an_imperative_is_no_name(verb):
    assert told(f"{verb} Артёма. Артём Зуев в колонии.", "person", "ru")[0] == "Артёма"


@pytest.mark.parametrize(
    ("text", "lang", "short", "full"),
    [
        ("Her grandson Chepe (José Adán Téllez) was beaten.", "en", "Chepe", "José Adán Téllez"),
        ("The court tried Halina Zubko, whom everyone calls Hala.", "en", "Hala", "Halina Zubko"),
        ("Судзяць Рэгіну Зубко, якую ўсе клічуць Рэняй.", "be", "Рэняй", "Рэгіна Зубко"),
        ("Судят Артура Зубко, которого все зовут Туриком.", "ru", "Туриком", "Артур Зубко"),
    ],
)
def test_what_somebody_is_called_is_the_same_person(text, lang, short, full):
    found = {name.text: name.name for name in find_names(View.of(text, lang=lang)) if name.kind == "person"}
    assert found[short] == full
