"""In an entry of a list the surname before given name and patronymic (or a father’s name with `оглы`, `кызы`) is kept, in capitals and if it is a word too."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.names import find_names
from reptrack.text.view import View

SURNAMES = ["ГАСАНЛЫ", "ГУСЕЙНЗАДЕ", "САДЫГОВ", "КАРИМЛИ"]
GIVEN = ["Лейла Мубариз кызы", "Зейнаб Агали кызы", "Фикрет Рамиз оглы", "Рамиз Ахмед оглы"]
ENTRIES = ["1. {}, журналистка, 31 год.", "{} — врач.", "2. {} — в розыске.", "{}, 1971 г. р."]


@pytest.mark.parametrize(("surname", "given", "entry"), list(product(SURNAMES, GIVEN, ENTRIES)))
def test_the_whole_name_is_found(surname: str, given: str, entry: str) -> None:
    name = f"{surname} {given}"
    found = [n.text for n in find_names(View("СПИСОК\n\n" + entry.format(name) + "\n", lang="ru")) if n.kind == "person"]
    assert found == [name]


@pytest.mark.parametrize("text", ["ОБСЕ Лейла Мубариз кызы сообщила об аресте.", "В СИЗО Фикрет Рамиз оглы провёл год."])
def test_an_acronym_before_a_name_is_no_surname(text: str) -> None:
    found = [n.text for n in find_names(View(text, lang="ru")) if n.kind == "person"]
    assert not any(words.startswith(("ОБСЕ", "СИЗО")) for words in found)


WORDS = [("КОТОВ", "Пётр Сергеевич"), ("Котов", "Пётр Сергеевич"), ("МОРОЗ", "Олеся Ивановна"), ("Мороз", "Олеся Ивановна")]


@pytest.mark.parametrize(("name", "entry"), list(product(WORDS, ENTRIES)))
def test_a_surname_that_is_a_word_too_is_kept_before_a_patronymic(name: tuple[str, str], entry: str) -> None:
    whole = " ".join(name)
    assert [n.text for n in find_names(View("СПИСОК\n\n" + entry.format(whole) + "\n", lang="ru")) if n.kind == "person"] == [whole]
