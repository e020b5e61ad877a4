"""Items whose dateline names where they come from: place, day and labelled source in any order and with any sign; the masthead's house has the others."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from reptrack.ingest.pipeline import ingest_bytes


def items(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(r.title, r.publisher, r.published) for r in ingest_bytes(text.encode(), "a.txt") if r.title is not None]


WORDS = {
    "en": {
        "top": "COURTS DIGEST\nA fortnightly selection from the press. No. 7\nChosen and translated by Heron Watch (HW), Osh",
        "house": "Heron Watch", "labels": ("Source", "Original source", "Published by"), "sources": ("Birch Wire", "Fergana Courier", "Quiet Court"),
        "days": ("5 March 2025", "Monday, March 3, 2025", "27.02.2025"), "place": "Osh", "brief": "IN BRIEF",
        "heads": ("TRIAL OPENS WITHOUT THE ACCUSED", "A YEAR AND A HALF FOR A SONG", "HOW MANY? A COUNT OF CASES"),
        "body": "The city court heard the case behind closed doors and fined each of the nurses.", "table": "Source: Ministry of Justice",
        "rows": "Hearings: 14\nFines: 9", "list": "- Naryn, 25 Feb.: two teachers were released.\n- Talas, 28 Feb.: a pupil was questioned.",
    },
    "ru": {
        "top": "ДАЙДЖЕСТ СУДОВ\nДвухнедельный обзор прессы. № 7\nПодготовил Центр «Мост», Ош",
        "house": "Центр «Мост»", "labels": ("Источник", "Издатель", "По материалам"), "sources": ("Берёзовый вестник", "Ферганский курьер", "Тихий суд"),
        "days": ("5 марта 2025", "понедельник, 3 марта 2025 года", "27.02.2025"), "place": "Ош", "brief": "КОРОТКО",
        "heads": ("ПРОЦЕСС НАЧАЛСЯ БЕЗ ПОДСУДИМЫХ", "ПОЛТОРА ГОДА ЗА ПЕСНЮ", "СКОЛЬКО ИХ? ПОДСЧЁТ ДЕЛ"),
        "body": "Городской суд рассмотрел дело в закрытом заседании и назначил каждой медсестре штраф.", "table": "Источник: Министерство юстиции",
        "rows": "Заседаний: 14\nШтрафов: 9", "list": "- Нарын, 25 февраля: двух учителей отпустили.\n- Талас, 28 февраля: школьника допросили.",
    },
    "be": {
        "top": "ДАЙДЖЭСТ СУДОЎ\nДвухтыднёвы агляд прэсы. № 7\nПадрыхтаваў Цэнтр «Мост», Ліда",
        "house": "Цэнтр «Мост»", "labels": ("Крыніца", "Выдавец", "Паводле матэрыялаў"), "sources": ("Бярозавы веснік", "Лідскі кур’ер", "Ціхі суд"),
        "days": ("5 сакавіка 2025", "панядзелак, 3 сакавіка 2025 года", "27.02.2025"), "place": "Ліда", "brief": "КОРАТКА",
        "heads": ("ПРАЦЭС ПАЧАЎСЯ БЕЗ АБВІНАВАЧАНЫХ", "ПАЎТАРА ГОДА ЗА ПЕСНЮ", "КОЛЬКІ ІХ? ПАДЛІК СПРАЎ"),
        "body": "Гарадскі суд разгледзеў справу ў закрытым паседжанні і прызначыў кожнай медсястры штраф.", "table": "Крыніца: Міністэрства юстыцыі",
        "rows": "Паседжанняў: 14\nШтрафаў: 9", "list": "- Мосты, 25 лютага: двух настаўнікаў адпусцілі.\n- Ліда, 28 лютага: школьніка дапыталі.",
    },
}  # fmt: skip
ISO = ("2025-03-05", "2025-03-03", "2025-02-27")
ORDERS = tuple(permutations(("place", "day", "source"))) + tuple(permutations(("day", "source")))
MARKS = ("[{}] ", "({}) ", "№ {}. ", "")


def dateline(lang: str, at: int, order: tuple[str, ...], sign: str, label: str) -> str:
    words = WORDS[lang]
    fields = {"place": words["place"], "day": words["days"][at], "source": f"{label}: {words['sources'][at]}"}
    return sign.join(fields[field] for field in order)


@pytest.mark.parametrize(("lang", "mark"), list(product(WORDS, MARKS)))
@pytest.mark.parametrize("sign", [" | ", " · ", " • "])
def test_the_source_in_the_dateline(lang: str, mark: str, sign: str) -> None:
    """Each story has its own source; the one below in the same issue that names none has the house of the masthead."""
    words = WORDS[lang]
    for order, label in product(ORDERS, words["labels"]):
        parts = [words["top"]]
        for at, head in enumerate(words["heads"]):
            parts += [f"{mark.format(at + 1)}{head}\n{dateline(lang, at, order, sign, label)}", words["body"]]
        text = "\n\n".join(parts) + "\n"
        assert items(text) == list(zip(words["heads"], words["sources"], ISO, strict=True)), text


@pytest.mark.parametrize(("lang", "mark"), list(product(WORDS, MARKS[:3])))
def test_a_story_without_a_source(lang: str, mark: str) -> None:
    """The story that names no source is the house's; days of the entries of its list are not its own."""
    words, parts = WORDS[lang], [WORDS[lang]["top"]]
    for at, head in enumerate(words["heads"]):
        parts += [f"{mark.format(at + 1)}{head}\n{dateline(lang, at, ORDERS[0], ' | ', words['labels'][0])}", words["body"]]
    parts.append(f"{mark.format(4)}{words['brief']}\n\n{words['list']}")
    found = items("\n\n".join(parts) + "\n")
    assert found[3] == (words["brief"], words["house"], None), parts
    assert found[:3] == list(zip(words["heads"], words["sources"], ISO, strict=True)), parts


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("further", [True, False])
def test_the_source_below_a_table(lang: str, *, further: bool) -> None:
    """What stands right below figures is where they come from, and publishes nothing."""
    words = WORDS[lang]
    parts = [words["top"]]
    for at, head in enumerate(words["heads"]):
        parts += [f"[{at + 1}] {head}\n{words['place']} | {words['days'][at]}", words["body"], f"{words['rows']}\n{words['table']}"]
        parts += [words["body"]] if further else []
    assert [publisher for _, publisher, _ in items("\n\n".join(parts) + "\n")] == [words["house"]] * 3


@pytest.mark.parametrize("lang", WORDS)
def test_the_source_of_a_picture(lang: str) -> None:
    """The source that a picture's credit or a sentence names publishes nothing."""
    words = WORDS[lang]
    credit = {
        "en": "Photo: the court in Osh. Source: Birch Wire",
        "ru": "Фото: суд в Оше. Источник: Берёзовый вестник",
        "be": "Фота: суд у Лідзе. Крыніца: Бярозавы веснік",
    }[lang]
    text = f"{words['heads'][0]}\n{words['days'][0]}\n{credit}\n\n{words['body']}\n\n{words['body']}\n"
    assert [(publisher, day) for _, publisher, day in items(text)] == [(None, ISO[0])], text
