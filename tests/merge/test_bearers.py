"""Two bearers of one name stay two, inside one report and across reports; what tells them apart stands beside the names."""

from __future__ import annotations

import pytest

from reptrack.merge.decisions import Decision
from reptrack.merge.doubtful import doubtful
from reptrack.merge.pipeline import merge, resolve, study

from .test_pipeline import merged, report

# Text of one report | its persons in order, equal letters for one person | why.
ONE_REPORT = [
    ("Ivan Zub Sr. met Ivan Zub Jr. Ivan Zub, Jr., was fined.", ["Ivan Zub Sr.", "Ivan Zub Jr.", "Ivan Zub"], "abb", "elder and younger"),
    ("Ivan Zub the Elder. The younger Ivan Zub.", ["Ivan Zub", "Ivan Zub"], "ab", "elder and younger in words"),
    ("Іван Зуб-малодшы і Іван Зуб (старэйшы).", ["Іван Зуб-малодшы", "Іван Зуб"], "ab", "in Belarusian"),
    ("Иван Зуб (старший) и младший Иван Зуб.", ["Иван Зуб", "Иван Зуб"], "ab", "in Russian"),
    ("Judge Ivan Zub sentenced Ivan Zub to arrest. Ivan Zub pleaded not guilty.", ["Ivan Zub"] * 3, "abb", "judge and defendant"),
    ("Судья Иван Зуб приговорил Ивана Зуба к аресту.", ["Иван Зуб", "Ивана Зуба>Иван Зуб"], "ab", "judge and defendant in Russian"),
    ("Суддзя Іван Зуб аштрафаваў Івана Зуба.", ["Іван Зуб", "Івана Зуба>Іван Зуб"], "ab", "judge and defendant in Belarusian"),
    ("Prosecutor Ivan Zub spoke first. Ivan Zub was found guilty.", ["Ivan Zub"] * 2, "ab", "prosecutor and defendant"),
    ("Judge Ivan Zub heard the case. Judge Ivan Zub left.", ["Ivan Zub"] * 2, "aa", "one judge"),
    ("Former judge Ivan Zub came. Ivan Zub was convicted in May.", ["Ivan Zub"] * 2, "aa", "a judge once, tried now"),
    ("Ivan Zub and his son Ivan Zub were beaten.", ["Ivan Zub"] * 2, "ab", "father and son"),
    ("Іван Зуб і яго сын Іван Зуб збітыя.", ["Іван Зуб"] * 2, "ab", "father and son in Belarusian"),
    ("Иван Зуб и его отец Иван Зуб на свободе.", ["Иван Зуб"] * 2, "ab", "son and father in Russian"),
    ("Ivan Zub (born 1964) and Ivan Zub (born 1991). Ivan Zub spoke.", ["Ivan Zub"] * 3, "abb", "years of birth, and the one told of last"),
    ("Ivan Zub from place Brest and Ivan Zub from Orsha.", ["Ivan Zub", "place:Brest", "Ivan Zub", "place:Orsha"], "a-b-", "home towns"),
    ("Ivan Piatrovich Zub and Ivan Mikhailavich Zub.", ["Ivan Piatrovich Zub", "Ivan Mikhailavich Zub"], "ab", "fathers"),
    ("Ivan Piatrovich Zub came. Ivan Zub spoke. Zub left.", ["Ivan Piatrovich Zub", "Ivan Zub", "Zub"], "aaa", "one father"),
]  # fmt: skip


def pattern(entities, kinds):
    letters = {}
    return "".join(
        "-" if kind != "person" else letters.setdefault(e, "abcdef"[len(letters)]) for e, kind in zip(entities, kinds, strict=True)
    )


@pytest.mark.parametrize(("text", "names", "expected", "why"), ONE_REPORT, ids=[case[-1] for case in ONE_REPORT])
def test_bearers_inside_one_report(text, names, expected, why):
    text = text.replace("from place ", "from ")
    (record,) = merge([report(1, text, *names, dated="2024-05-01")])
    assert pattern([n.entity for n in record.names], [n.kind for n in record.names]) == expected, why


def test_ages_inside_one_report():
    text = "Ivan Zub, 61, and Ivan Zub, 24, were detained. 24-year-old Ivan Zub was fined."
    (row,) = merged(report(1, text, "Ivan Zub", "Ivan Zub", "Ivan Zub", dated="2024-05-01", ages=["61", "24", "24-year-old"]))
    assert pattern([e for _, e in row], ["person"] * 3) == "abb"


def test_a_name_without_father_is_the_one_of_its_report():
    rows = merged(
        report(1, "Ivan Piatrovich Zub. Ivan Zub.", "Ivan Piatrovich Zub", "Ivan Zub"),
        report(2, "Иван Павлович Зуб. Иван Зуб.", "Иван Павлович Зуб", "Иван Зуб"),
        report(3, "Іван Зуб.", "Іван Зуб"),
    )
    assert rows[0][0][1] == rows[0][1][1] != rows[1][0][1] == rows[1][1][1]
    assert rows[2][0][1] not in {rows[0][0][1], rows[1][0][1]}


def test_elder_and_younger_meet_their_spellings_elsewhere():
    rows = merged(
        report(1, "Ivan Zub Sr. Ivan Zub Jr.", "Ivan Zub Sr.", "Ivan Zub Jr."),
        report(2, "Иван Зуб-старший. Іван Зуб-малодшы.", "Иван Зуб-старший", "Іван Зуб-малодшы"),
    )
    assert [e for _, e in rows[0]] == [e for _, e in rows[1]]
    assert {e for _, e in rows[0]} == {"ivan-zub", "ivan-zub-senior"}


def test_a_bare_surname_beside_two_bearers_stays_open():
    (row,) = merged(report(1, "Ivan Zub (born 1964), Ivan Zub (born 1991). Zub spoke.", "Ivan Zub", "Ivan Zub", "Zub"))
    assert row[2][1] not in {row[0][1], row[1][1]}


def test_the_user_joins_what_reports_tell_apart():
    records = [
        report(1, "Ivan Zub (born 1964).", "Ivan Zub", dated="2024-01-01"),
        report(2, "Ivan Zub (born 1991).", "Ivan Zub", dated="2024-02-01"),
    ]
    assert len({e for row in merged(*records) for _, e in row}) == 2
    same = Decision(a="Ivan Zub", b="Ivan Zub", judgement="same", a_report="1" * 16, b_report="2" * 16)
    assert len({e for row in merged(*records, decisions=[same]) for _, e in row}) == 1


def test_bearers_do_not_depend_on_the_order_of_reports():
    records = [
        report(1, "Ivan Zub (born 1964) and Ivan Zub (born 1991).", "Ivan Zub", "Ivan Zub", dated="2024-01-01"),
        report(2, "Ivan Zub from Brest.", "Ivan Zub", "place:Brest", dated="2024-02-01"),
        report(3, "Іван Зуб, 1991 г.н., from Orsha", "Іван Зуб", "place:Orsha", dated="2024-03-01"),
        report(4, "Judge Ivan Zub sentenced Ivan Zub.", "Ivan Zub", "Ivan Zub", dated="2024-03-01"),
    ]

    def found(listed):
        return {(r.id, n.start): n.entity for r in merge(listed) for n in r.names}

    first = found(records)
    assert all(found(order) == first for order in (records[::-1], records[2:] + records[:2], [records[i] for i in (1, 3, 0, 2)]))


def test_what_reports_tell_apart_is_doubtful_with_both_reports():
    records = [report(1, "Ivan Zub (born 1964).", "Ivan Zub"), report(2, "Ivan Zub (born 1991).", "Ivan Zub")]
    corpus = study(records)
    (row,) = doubtful(corpus, resolve(corpus))
    assert {row["a_report"], row["b_report"]} == {"1" * 16, "2" * 16}
    assert row["a_entity"] != row["b_entity"]
