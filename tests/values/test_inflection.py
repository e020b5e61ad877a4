"""Base forms of Cyrillic names: a table by language, and what holds for every given name."""

from __future__ import annotations

import pytest

from reptrack.resources import each_tsv
from reptrack.values.inflection import agree, gender_of, given_forms, nominative, readings
from reptrack.values.lacinka import to_cyrillic, to_latin

TABLE = [
    ("be", "Алену Марусікаву", "Алена Марусікава"),
    ("be", "Алеся Бяляцкага", "Алесь Бяляцкі"),
    ("be", "Алесем Пушкіным", "Алесь Пушкін"),
    ("be", "Насцяй Крук", "Насця Крук"),
    ("be", "Таццяне Пятроўне Латыш", "Таццяна Пятроўна Латыш"),
    ("be", "Вользе Спірыдзёнак", "Вольга Спірыдзёнак"),
    ("be", "Паўлам Гарбачуком", "Павел Гарбачук"),
    ("be", "Паўла Севярынца", "Павел Севярынец"),
    ("be", "Яўгена Крупаўца", "Яўген Крупавец"),
    ("be", "Аляксандра Лукашэнкі", "Аляксандр Лукашэнка"),
    ("be", "Галіне Жыбартовіч", "Галіна Жыбартовіч"),
    ("be", "Іллі Міронава", "Ілля Міронаў"),
    ("be", "Уладзіслава Пральніча", "Уладзіслаў Пральніч"),
    ("be", "Дар’і Лосік", "Дар’я Лосік"),
    ("be", "Ганне Пятровай-Водкінай", "Ганна Пятрова-Водкіна"),
    ("be", "МАРУСІКАВУ АЛЕНУ", "МАРУСІКАВА АЛЕНА"),
    ("be", "Рагачоўскага", "Рагачоўскі"),
    ("be", "Volhu Špakoŭskuju", "Volha Špakoŭskaja"),
    ("be", "Siarhieja Karnieja", "Siarhiej Karniej"),
    ("ru", "Светлане Тихановской", "Светлана Тихановская"),
    ("ru", "Марии Колесниковой", "Мария Колесникова"),
    ("ru", "Викторе Ковальчуке", "Виктор Ковальчук"),
    ("ru", "Алесе Круповец", "Алеся Круповец"),
    ("ru", "Петра Ивановича Сидорова", "Пётр Иванович Сидоров"),
    ("ru", "Сидорову Анну Петровну", "Сидорова Анна Петровна"),
    ("ru", "Нино Гелашвили", "Нино Гелашвили"),
    ("ru", "Эскендера Нафе-Оглу", "Эскендер Нафе-Оглу"),
    ("ru", "Рамину Гасан-оглы", "Рамин Гасан-оглы"),
    ("ru", "Кайей Каллас", "Кайя Каллас"),
    ("ru", "Сергею Дашкевичу", "Сергей Дашкевич"),
    ("ru", "Ивана Мороза", "Иван Мороз"),
    ("ru", "Ольга Мороз", "Ольга Мороз"),
    ("uk", "Петра Порошенка", "Петро Порошенко"),
    ("en", "Ivan Karnei", "Ivan Karnei"),
]


@pytest.mark.parametrize(("lang", "name", "base"), TABLE)
def test_base_forms(lang: str, name: str, base: str) -> None:
    assert " ".join(nominative(name.split(), lang)) == base


def test_a_known_gender_decides() -> None:
    assert nominative(["Марозава"], "be", "m") == ("Марозаў",)
    assert nominative(["Марозава"], "be", "f") == ("Марозава",)


def test_the_language_is_told_from_the_letters() -> None:
    assert nominative(["Алене", "Зянковіч"], None) == ("Алена", "Зянковіч")


def test_gender_shows_in_the_words() -> None:
    assert gender_of(["Алену", "Марусікаву"], "be") == "f"
    assert gender_of(["Івана", "Мароза"], "be") == "m"


def test_two_persons_side_by_side_do_not_agree() -> None:
    assert not agree(("Рогачевского", "Варе"), "ru")
    assert agree(("Рогачевского", "Ивана"), "ru")


def test_nothing_in_nothing_out() -> None:
    assert nominative([], "be") == ()
    assert readings(("Karnei",), "en") == ()


@pytest.mark.parametrize("lang", ["be", "ru", "uk"])
def test_every_given_name_is_its_own_base_form(lang: str) -> None:
    names = [row["name"] for row in each_tsv("given_names.tsv")[lang]]
    assert all(name in given_forms(name, lang) for name in names)
    wrong = [name for name in names if name not in {reading.words[0] for reading in readings((name,), lang)}]
    assert len(wrong) <= len(names) * 0.02, wrong


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [("Святлана", "Śviatłana"), ("Ціханоўская", "Cichanoŭskaja"), ("Ганнай", "Hannaj"), ("Алесь", "Aleś"), ("Лявон", "Lavon")],
)
def test_lacinka_both_ways(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin
    assert to_cyrillic(latin) == cyrillic


@pytest.mark.parametrize("word", ["X", "Q", "Éva", "XX", "É", "ß", "123", "中", "Ω", ""])
def test_letters_that_lacinka_lacks_have_an_end(word: str) -> None:
    """A foreign name in a Belarusian text is read as far as its letters are Belarusian, or not at all."""
    assert all(len(reading.words) == 1 for reading in readings((word,), "be"))
    assert all(len(reading.words) == 2 for reading in readings((word, word), "be"))
