"""Readable ids: surnames come out in the official romanisation, the same from every spelling."""

from __future__ import annotations

import pytest

from reptrack.merge.slugs import person_slug
from reptrack.resources import each_tsv
from reptrack.values.names.official import class_key, romanised, stem_of
from reptrack.values.names.person import parse

# Each line: the id, and spellings any of which gives it.
IDS = """
maryia-kalesnikava: Марыя Калеснікава | Мария Колесникова | Maryja Kaleśnikava | Maria Kolesnikova | Marya Kalesnikava
siarhei-tsikhanouski: Сяргей Ціханоўскі | Сергей Тихановский | Siarhiej Cichanoŭski | Sergei Tikhanovsky | Siarhei Tsikhanouski
aliaksandra-tsvirka: Аляксандра Цвірка | Александра Цвирко | Aliaksandra Tsvirka
viktar-babaryka: Віктар Бабарыка | Виктор Бабарико | Viktar Babaryka
ihar-losik: Ігар Лосік | Игорь Лосик | Ihar Losik
sviatlana-krutsikava: Святлана Круцікава | Светлана Крутикова | Sviatlana Krutsikava
zinaida-mazheika: Зінаіда Мажэйка | Зинаида Можейко | Zinaida Mazheika
vera-skvartsova: Вера Скварцова | Вера Скворцова | Viera Skvarcova
ivan-yafimau: Іван Яфімаў | Иван Ефимов
kaja-kallas: Kaja Kallas
maria-malmer-stenergard: Maria Malmer Stenergard
"""
ROWS = [line.split(": ") for line in IDS.strip().splitlines()]


@pytest.mark.parametrize(("slug", "name"), [(slug, name.strip()) for slug, names in ROWS for name in names.split("|")])
def test_an_id_reads_as_the_official_romanisation(slug, name):
    assert person_slug([parse(name)]) == slug


@pytest.mark.parametrize(
    ("word", "latin"),
    [("ціханоўскі", "tsikhanouski"), ("сяргей", "siarhei"), ("ягор", "yahor"), ("васільеў", "vasilyeu"), ("рыжыкаў", "ryzhykau"), ("зязюля", "ziaziulia"), ("вераб'ёў", "verabyou")],
)  # fmt: skip
def test_the_official_romanisation(word, latin):
    assert romanised(word) == latin


def test_the_table_fits_the_skeletons():
    for row in (row for rows in each_tsv("surname_spellings.tsv").values() for row in rows):
        places = parse(f"Иван {row['be'].capitalize()}", "be").surname[0].places
        if class_key(places) == row["key"]:
            assert stem_of(row["latin"], places) in (row["latin"], row["latin"][:-1])
        else:  # read as Russian: a public figure
            assert class_key(parse(f"Иван {row['be'].capitalize()}", "ru").surname[0].places) == row["key"], row
