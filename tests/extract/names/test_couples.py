"""Couples: first names joined to a full name have its surname, whoever else of the same first name the report knows."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.extract.names import find_names
from reptrack.text.view import View

# The namesakes that the report names in full, and what is printed: a joint of first names with the last one's full name, and the names in full.
NAMESAKES = {
    "en": "Siarhei Arlou, Viktar Hulevich and Alena Drazdovich were held elsewhere.",
    "be": "Сяргея Арлова, Віктара Гулевіча і Алену Драздовіч утрымлівалі ў іншым месцы.",
    "ru": "Сергея Орлова, Виктора Гулевича и Елену Дроздович удерживали в другом месте.",
}
COUPLES = [
    ("en", "Siarhei and Iryna Sanko", ["Siarhei Sanko", "Iryna Sanko"]),
    ("en", "Viktar & Iryna Sanko", ["Viktar Sanko", "Iryna Sanko"]),
    ("en", "Siarhei, Viktar, and Iryna Sanko", ["Siarhei Sanko", "Viktar Sanko", "Iryna Sanko"]),
    ("en", "Alena, Viktar and Siarhei Sanko", ["Alena Sanko", "Viktar Sanko", "Siarhei Sanko"]),
    ("be", "Сяргей і Ірына Ткачук", ["Сяргей Ткачук", "Ірына Ткачук"]),
    ("be", "Сяргей, Віктар і Ірына Ткачук", ["Сяргей Ткачук", "Віктар Ткачук", "Ірына Ткачук"]),
    ("be", "Віктар і Ірына Каменскія", ["Віктар Каменскі", "Ірына Каменская"]),
    ("ru", "Сергей и Ирина Ткачук", ["Сергей Ткачук", "Ирина Ткачук"]),
    ("ru", "Елена, Виктор и Сергей Ткачук", ["Елена Ткачук", "Виктор Ткачук", "Сергей Ткачук"]),
    ("ru", "Виктор и Ирина Каменские", ["Виктор Каменский", "Ирина Каменская"]),
]
DEEDS = {
    "en": ("{} were fined.", "Last month {} left the country."),
    "be": ("{} атрымалі штраф.", "У траўні {} выехалі з краіны."),
    "ru": ("{} получили штраф.", "В мае {} выехали из страны."),
}


@pytest.mark.parametrize(("couple", "before", "frame"), list(product(COUPLES, (True, False), (0, 1))))
def test_the_joined_name_gives_its_surname(couple: tuple[str, str, list[str]], *, before: bool, frame: int) -> None:
    lang, printed, full = couple
    sentences = [NAMESAKES[lang], DEEDS[lang][frame].format(printed)]
    text = " ".join(sentences if before else reversed(sentences))
    start = text.index(printed)
    found = [one for one in find_names(View(text, lang=lang)) if one.kind == "person" and start <= one.start < start + len(printed)]
    assert [one.name for one in found] == full


def test_a_comma_alone_joins_no_couple() -> None:
    found = find_names(View("Viktar Hulevich came home. Then Viktar, Iryna Sanko and others wrote.", lang="en"))
    assert [one.name for one in found if one.kind == "person"][1] == "Viktar Hulevich"
