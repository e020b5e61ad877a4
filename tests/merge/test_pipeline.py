"""What a corpus decides that names alone do not: bare names, bearers of one name, acronyms, registers, decisions; and how records pass."""

from __future__ import annotations

import pytest

from reptrack.jsonl import encode
from reptrack.merge.decisions import Decision
from reptrack.merge.doubtful import doubtful
from reptrack.merge.pipeline import merge, resolve, study
from reptrack.records import Claim, Name, Report, Source


def report(number, text, *names, dated=None, ages=()):
    """Make a record; names are `words` or `words>base form`, in the order in which they stand in the text."""
    found, at = [], 0
    for name in names:
        kind, _, rest = name.rpartition(":")
        words, _, base = rest.partition(">")
        start = text.index(words, at)
        at = start + len(words)
        found.append(Name(start=start, end=at, text=words, kind=kind or "person", name=base or words))
    claims = [
        Claim(start=text.index(a), end=text.index(a) + len(a), text=a, value=int("".join(c for c in a if c.isdigit())), kind="age")
        for a in ages
    ]
    source = Source(path=f"{number}.txt", sha256="0" * 64, encoding="utf-8", start=0, end=len(text))
    return Report(id=f"{number:x}" * 16, source=source, text=text, names=found, claims=claims, dated=dated)


def merged(*records, **options):
    return [[(n.text, n.entity) for n in r.names] for r in merge(records, **options)]


def entity_of(rows, words):
    return {entity for row in rows for text, entity in row if text == words}


def test_a_bare_surname_is_the_person_of_the_report():
    rows = merged(
        report(1, "Ihar Zubau and Sviatlana Zubava came. Zubau spoke.", "Ihar Zubau", "Sviatlana Zubava", "Zubau"),
        report(2, "Pavel Zubau and Zubau.", "Pavel Zubau", "Zubau"),
    )
    assert rows[0][2][1] == rows[0][0][1]
    assert rows[1][1][1] == rows[1][0][1]


def test_a_bare_surname_elsewhere_is_the_only_bearer_of_the_corpus():
    rows = merged(report(1, "Ihar Zubau came.", "Ihar Zubau"), report(2, "Zubava and Зубов came.", "Zubava", "Зубов"))
    assert rows[1][1][1] == rows[0][0][1]
    assert rows[1][0][1] != rows[0][0][1]


@pytest.mark.parametrize(
    ("full", "bare"),
    [("Andrzej Rzeczycki", "Rzeczycki"), ("Yavuz Gündoğan", "Gündoğan"), ("Yavuz Gündoğan", "Gundogan"), ("Jan Poczta", "Poczta")],
)
def test_a_bare_surname_in_any_scheme(full, bare):
    rows = merged(report(1, full, full), report(2, bare, bare))
    assert rows[0][0][1] == rows[1][0][1]


def test_an_ambiguous_surname_stays_open():
    rows = merged(
        report(1, "Ihar Zubau.", "Ihar Zubau"),
        report(2, "Pavel Zubau.", "Pavel Zubau"),
        report(3, "Zubau.", "Zubau"),
        report(4, "Zubau.", "Zubau"),
    )
    full = {rows[0][0][1], rows[1][0][1]}
    assert rows[2][0][1] not in full
    assert rows[2][0][1] != rows[3][0][1]


def test_a_first_name_alone_is_the_person_of_its_report_and_never_leaves_it():
    """That a corpus knows only one Ihar says nothing of a neighbour Ihar in another report."""
    here = report(1, "Ihar Zubau. Ihar.", "Ihar Zubau", "Ihar")
    elsewhere = report(2, "Ihar.", "Ihar")
    another = report(3, "Игорь Новик.", "Игорь Новик")
    rows = merged(here, elsewhere)
    assert rows[0][0][1] == rows[0][1][1] != rows[1][0][1]
    rows = merged(here, elsewhere, another, report(4, "Ihar.", "Ihar"))
    assert rows[0][0][1] == rows[0][1][1]
    assert len({rows[0][0][1], rows[1][0][1], rows[2][0][1], rows[3][0][1]}) == 4


def test_initials_are_checked_against_every_spelling():
    rows = merged(
        report(1, "Вольга Зубава.", "Вольга Зубава"), report(2, "O. Zubava, V. Zubava, I. Zubava.", "O. Zubava", "V. Zubava", "I. Zubava")
    )
    assert [entity == rows[0][0][1] for _, entity in rows[1]] == [True, True, False]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (report(1, "Ivan Zub, 25, was fined.", "Ivan Zub", dated="2021-05-01", ages=["25"]), report(2, "Ivan Zub, 60, was fined.", "Ivan Zub", dated="2022-05-01", ages=["60"]), False),
        (report(1, "Ivan Zub, 25, was fined.", "Ivan Zub", dated="2021-05-01", ages=["25"]), report(2, "26-year-old Ivan Zub was fined.", "Ivan Zub", dated="2022-05-01", ages=["26-year-old"]), True),
        (report(1, "Ivan Zub (born 1980)", "Ivan Zub", dated="2021-05-01"), report(2, "Іван Зуб, 1996 г.н.", "Іван Зуб", dated="2022-05-01"), False),
        (report(1, "Ivan Zub, b. 1980", "Ivan Zub", dated="2021-05-01"), report(2, "Иван Зуб, 1980 года рождения", "Иван Зуб", dated="2022-05-01"), True),
        (report(1, "Ivan Zub from Brest", "Ivan Zub", "place:Brest"), report(2, "Orsha resident Ivan Zub", "place:Orsha", "Ivan Zub"), False),
        (report(1, "Ivan Zub from Brest", "Ivan Zub", "place:Brest"), report(2, "Ivan Zub was held in Orsha", "Ivan Zub", "place:Orsha"), True),
        (report(1, "Ivan Piatrovich Zub", "Ivan Piatrovich Zub"), report(2, "Иван Павлович Зуб", "Иван Павлович Зуб"), False),
    ],
    ids=["ages", "a year later", "years of birth", "the same year", "home towns", "a prison is no home", "fathers"],
)  # fmt: skip
def test_bearers_of_one_name(first, second, together):
    for order in ((first, second), (second, first)):
        found = {entity for row in merged(*order) for text, entity in row if "Z" in text or "З" in text}
        assert (len(found) == 1) is together, found


def test_an_acronym_that_a_report_explains():
    text = "The Union of Village Teachers (UVT) met. UVT spoke."
    rows = merged(report(1, text, "org:Union of Village Teachers", "org:UVT", "org:UVT"), report(2, "UVT again.", "org:UVT"))
    assert len({entity for row in rows for _, entity in row}) == 1


def test_an_acronym_with_two_meanings_is_read_by_report():
    rows = merged(
        report(1, "Union of Village Teachers (UVT)", "org:Union of Village Teachers", "org:UVT"),
        report(2, "Unia Volnych Tkachou (UVT)", "org:Unia Volnych Tkachou", "org:UVT"),
    )
    assert rows[0][0][1] == rows[0][1][1] != rows[1][1][1] == rows[1][0][1]


@pytest.mark.parametrize(
    "names",
    [("Viciebsk", "Vitebsk", "Vitsebsk", "Віцебск", "Витебск"), ("Mahilioŭ", "Mogilev", "Mahiliou", "Магілёў"), ("Hrodna", "Grodno", "Гродна", "Гродно"), ("Homieĺ", "Gomel", "Homel")],
)  # fmt: skip
def test_places_in_every_spelling(names):
    rows = merged(*(report(i, name, f"place:{name}") for i, name in enumerate(names)))
    assert len({entity for row in rows for _, entity in row}) == 1


def test_organisations_with_places_in_two_spellings():
    rows = merged(
        report(1, "Viciebsk colony No. 3", "org:Viciebsk colony No. 3"), report(2, "Vitebsk colony № 3", "org:Vitebsk colony № 3")
    )
    assert rows[0][0][1] == rows[1][0][1]


def test_a_person_and_a_place_of_one_name_are_two_entries():
    entries = []
    list(merge([report(1, "Minsk, Minsk", "place:Minsk", "person:Minsk")], on_register=entries.extend))
    assert sorted((e.kind, e.name) for e in entries) == [("person", "Minsk"), ("place", "Minsk")]


def test_the_register_counts_and_dates():
    entries = []
    records = [
        report(1, "Ihar Zub. Игорь Зуб.", "Ihar Zub", "Игорь Зуб", dated="2024-02-01"),
        report(2, "Ihar Zub.", "Ihar Zub", dated="2023-01-01"),
    ]
    list(merge(records, on_register=entries.extend))
    assert [(e.name, e.forms, e.reports, e.first, e.last, e.origin) for e in entries] == [
        ("Ihar Zub", {"Ihar Zub": 2, "Игорь Зуб": 1}, 2, "2023-01-01", "2024-02-01", "name")
    ]


def test_the_user_decides():
    records = [report(1, "Jan Novak", "Jan Novak"), report(2, "Ivan Novak", "Ivan Novak"), report(3, "Иван Новак", "Иван Новак")]
    same = merged(*records, decisions=[Decision(a="Jan Novak", b="Ivan Novak", judgement="same")])
    assert len({entity for row in same for _, entity in row}) == 1
    apart = merged(*records, decisions=[Decision(a="Иван Новак", b="Ivan Novak", judgement="different")])
    assert len({entity for row in apart for _, entity in row}) == 3
    bearers = merged(
        report(4, "Ivan Zub", "Ivan Zub"),
        report(5, "Ivan Zub", "Ivan Zub"),
        decisions=[Decision(a="Ivan Zub", b="Ivan Zub", judgement="different", a_report="4" * 16, b_report="5" * 16)],
    )
    assert bearers[0][0][1] != bearers[1][0][1]


def test_what_is_doubtful_has_reasons_and_contexts_and_is_asked_once():
    records = [report(1, "Mr Jan Novak came", "Jan Novak"), report(2, "Mr Ivan Novak left", "Ivan Novak")]
    corpus = study(records)
    rows = doubtful(corpus, resolve(corpus))
    assert [(r["a"], r["b"], r["now"], r["a_context"], r["b_context"]) for r in rows] == [
        ("Ivan Novak", "Jan Novak", "apart", "Mr Ivan Novak left", "Mr Jan Novak came")
    ]
    assert rows[0]["why"]
    said = [Decision(a="Jan Novak", b="Ivan Novak", judgement="different")]
    assert doubtful(corpus, resolve(corpus, said), said) == []


def test_records_pass_in_order_and_keep_all_else():
    records = [report(i, f"Ihar Zub {i}", "Ihar Zub", dated="2024-01-01") for i in range(5)]
    out = list(merge(iter(records)))
    assert [encode(r) for r in out] == [encode(r).replace(b'"entity":null', b'"entity":"ihar-zub"') for r in records]
    assert list(merge([])) == []


def test_merging_twice_changes_nothing():
    records = [report(1, "Ihar Zub and Zub", "Ihar Zub", "Zub"), report(2, "Зуб", "Зуб")]
    once = list(merge(records))
    assert list(merge(once)) == once


def test_kin_by_first_name_have_the_surname():
    couple = report(1, "Yauhen Zubrytski was jailed. His wife Alena was fined.", "Yauhen Zubrytski", "Alena")
    table = report(2, "Алена Зубрыцкая. Алена Сыч.", "Алена Зубрыцкая", "Алена Сыч")
    rows = merged(couple, table)
    assert rows[0][1][1] == rows[1][0][1]


def test_a_first_name_beside_no_word_for_kin_stays_open():
    rows = merged(
        report(1, "Yauhen Zubrytski was jailed. Alena was fined.", "Yauhen Zubrytski", "Alena"),
        report(2, "Алена Зубрыцкая. Алена Сыч.", "Алена Зубрыцкая", "Алена Сыч"),
    )
    assert rows[0][1][1] not in {rows[1][0][1], rows[1][1][1]}


def test_a_family_in_the_plural():
    family = report(1, "Віктара і Зінаіду Галубкаў", "Віктара>Віктар Галубкаў", "Зінаіду Галубкаў>Зінаіда Галубкаў")
    rows = merged(family, report(2, "Viktar Halubka. Zinaida Halubka.", "Viktar Halubka", "Zinaida Halubka"))
    assert [entity for _, entity in rows[0]] == [entity for _, entity in rows[1]]
    rows = merged(
        report(1, "Зосі Заяц-Сямашкоўскім", "Зосі Заяц-Сямашкоўскім>Зося Заяц-Сямашкоўскім"),
        report(2, "Зося Заяц-Сямашкоўская", "Зося Заяц-Сямашкоўская"),
    )
    assert rows[0][0][1] == rows[1][0][1]


def test_given_name_and_patronymic_mean_the_one_of_the_report():
    here = report(1, "Arkady Lvovich Zubin came. Arkady Lvovich spoke.", "Arkady Lvovich Zubin", "Arkady Lvovich")
    rows = merged(here, report(2, "Arkady Lvovich.", "Arkady Lvovich"))
    assert rows[0][0][1] == rows[0][1][1] != rows[1][0][1]


def test_a_part_of_a_double_surname_means_it_in_its_report():
    rows = merged(report(1, "Ivan Feldman-Zub came. Feldman spoke.", "Ivan Feldman-Zub", "Feldman"), report(2, "Feldman.", "Feldman"))
    assert rows[0][0][1] == rows[0][1][1] != rows[1][0][1]


def test_an_acronym_that_is_the_initials_of_one_organisation_of_its_report():
    text = "Kartli Lawyers' Association met. The KLA spoke. ZUB did not."
    rows = merged(report(1, text, "org:Kartli Lawyers' Association", "org:KLA", "org:ZUB"))
    assert rows[0][0][1] == rows[0][1][1] != rows[0][2][1]
