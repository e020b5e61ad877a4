"""A given name beside a word for kin, a surname before an unknown word, first words of foreign names, joined names: who is meant, in every combination."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.names import find_names
from reptrack.merge.pipeline import merge
from reptrack.records import Report, Source
from reptrack.text.view import View

KIN = ("father", "brother", "son", "husband")


def persons(text: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(one.text, one.name) for one in find_names(View(text, lang=lang)) if one.kind == "person"]


@pytest.mark.parametrize(
    ("kin", "frame"),
    list(
        product(KIN, ("Her {} Aliaksei left.", "The {} of Maryia Zubko, Aliaksei, left.", "Maryia Zubko wrote. Then her {} Aliaksei came."))
    ),
)
def test_kin_of_another_family_is_not_the_namesake(kin: str, frame: str) -> None:
    found = persons(f"Aliaksei Harynau was jailed in May. {frame.format(kin)}")
    assert found[-1] == ("Aliaksei", "Aliaksei")


@pytest.mark.parametrize(
    ("kin", "text"),
    list(
        product(
            KIN,
            (
                "Aliaksei Harynau was jailed. Maryia Harynava lost her {} Aliaksei.",
                "She came with her {} Aliaksei Harynau. Later her {} Aliaksei left.",
                "Her {}, Aliaksei Harynau, was fined. Her {} Aliaksei left.",
            ),
        )
    ),
)
def test_kin_of_the_family_or_named_as_kin_is_meant(kin: str, text: str) -> None:
    assert persons(text.replace("{}", kin))[-1] == ("Aliaksei", "Aliaksei Harynau")


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ru", "Суд идёт над Алексеем Гориновым. Это отец Маши Осокиной Алексей.", "Алексей"),
        ("ru", "Суд идёт над Алексеем Гориновым. Отец Алексея, Иван Горинов, ждёт.", "Алексей Горинов"),
        ("be", "Судзяць Аляксея Гарынава. Бацька Марыі Зубко Аляксей выйшаў.", "Аляксей"),
        ("be", "Судзяць Аляксея Гарынава. Бацька Аляксея, Іван Гарынаў, чакае.", "Аляксей Гарынаў"),
    ],
)
def test_kin_in_cases(lang: str, text: str, expected: str) -> None:
    assert expected in [name for form, name in persons(text, lang) if form.startswith(("Алекс", "Аляксе"))][1:]


def test_merge_keeps_them_apart() -> None:
    text = "Aliaksei Harynau was jailed. The father of Maryia Zubko, Aliaksei, was fined. Aliaksei Harynau left."
    source = Source(path="a.txt", sha256="0" * 64, encoding="utf-8", start=0, end=len(text))
    (merged,) = merge([Report(id="1" * 16, source=source, text=text, names=find_names(View(text, lang="en")))])
    entities = [n.entity for n in merged.names if n.text.startswith("Aliaksei")]
    assert entities[0] == entities[2] != entities[1]


@pytest.mark.parametrize(
    ("surname", "stranger", "frame"),
    list(product(("Zengin", "Çelik", "Kaya"), ("Otlu", "Benek"), ("The chair, {}, read it.", "Then {} spoke to them."))),
)
def test_a_surname_before_an_unknown_word_is_another_name(surname: str, stranger: str, frame: str) -> None:
    found = persons(f"Dursun {surname} came in May. {frame.format(f'{surname} {stranger}')}")
    assert (surname, f"Dursun {surname}") not in found


@pytest.mark.parametrize(
    ("full", "frame"),
    list(
        product(
            ("Ssimbwala Paul Kagombe", "Ezamara Peter Chirilo"),
            ("Police held {}. They searched {}’s house.", "Police held {}. Later {} was freed.", "Police held {} and he told {} so."),
        )
    ),
)
def test_the_first_word_of_a_foreign_name_stands_for_it(full: str, frame: str) -> None:
    first = full.split(maxsplit=1)[0]
    assert persons(frame.format(full, first)) == [(full, full), (first, full)]


@pytest.mark.parametrize(
    ("before", "given", "surname", "base"),
    [
        *product(("Николая Карпенка", "Ивана Петрова"), ("Станислава",), ("Клыха", "Бразда", "Шпака"), ("Станислав",)),
        ("Мікалая Карпенкі", "Станіслава", "Клыха", "Станіслаў"),
    ],
)
def test_joined_names_share_their_case(before: str, given: str, surname: str, base: str) -> None:
    lang = "be" if base == "Станіслаў" else "ru"
    found = persons(f"по делу украинцев {before} {'і' if lang == 'be' else 'и'} {given} {surname}, обвиняемых в участии.", lang)
    assert found[-1] == (f"{given} {surname}", f"{base} {surname[:-1]}")


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Владимира Кара-Мурзы", "Владимир Кара-Мурза"),
        ("Владимиру Кара-Мурзе", "Владимир Кара-Мурза"),
        ("Вадима Кара-Мурзу", "Вадим Кара-Мурза"),
        ("Петра Бонч-Орлова", "Пётр Бонч-Орлов"),
        ("Ивану Скорине", "Иван Скорина"),
    ],
)
def test_parts_that_no_case_changes(form: str, name: str) -> None:
    assert persons(f"Вчера видели {form} у суда.", "ru") == [(form, name)]


@pytest.mark.parametrize(
    ("name", "office"),
    list(
        product(
            ("Timba Rukaara", "Bwiza Rukaaro"),
            (
                "Deputy Head of the department",
                "the group’s senior legal officer",
                "former co-chair of the party",
                "Executive Director of Lipa",
                "a poet",
            ),
        )
    ),
)
def test_an_office_behind_a_comma_makes_two_unknown_words_a_person(name: str, office: str) -> None:
    assert persons(f"On Monday {name}, {office}, wrote to them.") == [(name, name)]


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_any_apostrophe_makes_a_possessive(apostrophe: str) -> None:
    found = persons(f"Nariman Dzhelalov came. They spoke of Dzhelalov{apostrophe}s case.")
    assert found == [("Nariman Dzhelalov", "Nariman Dzhelalov"), ("Dzhelalov", "Nariman Dzhelalov")]


@pytest.mark.parametrize(
    ("surname", "given", "frame"),
    list(
        product(
            ("Chan", "Tang", "Leung", "Lam"),
            ("Po-ying", "Ngok-kwan", "Kam-wai", "Cheuk-ting"),
            ("Police held activist {} in May.", "The members included {} and others.", "On Monday {} was freed."),
        )
    ),
)
def test_given_names_of_two_syllables(surname: str, given: str, frame: str) -> None:
    full = f"{surname} {given}"
    assert persons(frame.format(full)) == [(full, full)]


@pytest.mark.parametrize("word", ["Sit-in", "Check-in", "Re-run", "Two-man", "Co-chair"])
def test_words_with_a_hyphen_are_none(word: str) -> None:
    assert persons(f"They spoke of the {word} in May. {word} was the word.") == []


@pytest.mark.parametrize("frame", ["Those held included {}, and others.", "Later {} was freed.", "They spoke with {} in May."])
@pytest.mark.parametrize("other", ["Ray Chan", "Advent Chan", "Morning Chan"])
def test_a_word_before_a_known_surname_is_another_person(other: str, frame: str) -> None:
    found = persons(f"The chair is Chan Po-ying. {frame.format(other)}")
    assert all(name != "Chan Po-ying" for _, name in found[1:])
