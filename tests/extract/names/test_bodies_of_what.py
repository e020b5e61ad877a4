"""Bodies that are told by what they are of, places of detention by the adjective of their town, and capitals that name nobody."""

from __future__ import annotations

import pytest

from reptrack.extract.names import find_names
from reptrack.text.view import View


def told(text: str, lang: str, kind: str = "org") -> list[tuple[str, str]]:
    """Give the names of one kind in a text, each with its base form."""
    return [(name.text, name.name) for name in find_names(View.of(text, lang=lang)) if name.kind == kind]


RUSSIAN = [
    ("Институт", "Институте", "мира и демократии"),
    ("Комитет", "Комитете", "солидарности"),
    ("Фонд", "Фонде", "поддержки СМИ"),
    ("Центр", "Центре", "защиты прав журналистов"),
]
BELARUSIAN = [
    ("Камітэт", "Камітэце", "абароны журналістаў"),
    ("Цэнтр", "Цэнтры", "абароны правоў вязняў"),
    ("Інстытут", "Інстытуце", "свабоды і годнасці"),
]


@pytest.mark.parametrize(("head", "inside", "of"), RUSSIAN)
@pytest.mark.parametrize("verb", ["сообщил об аресте", "опубликовал список", "ведёт свой список"])
def test_a_russian_body(head, inside, of, verb):
    assert told(f"{head} {of} {verb}.", "ru") == [(f"{head} {of}", f"{head} {of}")]
    assert told(f"Он работает в {inside} {of} с 2010 года.", "ru") == [(f"{inside} {of}", f"{head} {of}")]


@pytest.mark.parametrize(("head", "inside", "of"), BELARUSIAN)
@pytest.mark.parametrize("verb", ["паведаміў пра арышт", "апублікаваў спіс"])
def test_a_belarusian_body(head, inside, of, verb):
    assert told(f"{head} {of} {verb}.", "be") == [(f"{head} {of}", f"{head} {of}")]
    assert told(f"Ён працуе ў {inside} {of} з 2010 года.", "be") == [(f"{inside} {of}", f"{head} {of}")]


@pytest.mark.parametrize(
    "text",
    [
        "Центр города перекрыли.",
        "Фонд оплаты труда сокращён.",
        "Комитет сегодня не собирался.",
        "В Комитете рассказали, что Комитет вчера закрыли.",
        "Комитет решил молчать.",
        "Школа жизни для многих.",
    ],
)
def test_no_body(text):
    assert told(text, "ru") == []


@pytest.mark.parametrize(
    ("text", "base", "lang"),
    [
        ("Мозырском ИВС", "Мозырский ИВС", "ru"),
        ("могилёвском СИЗО", "могилёвский СИЗО", "ru"),
        ("Бакинском следственном изоляторе", "Бакинский следственный изолятор", "ru"),
        ("гомельском следственном изоляторе", "гомельский следственный изолятор", "ru"),
        ("баранавіцкім ІЧУ", "баранавіцкі ІЧУ", "be"),
        ("магілёўскім СІЗА", "магілёўскі СІЗА", "be"),
    ],
)
def test_a_place_of_detention_by_its_town(text, base, lang):
    frame = "Он провёл 13 суток в {}, потом вышел." if lang == "ru" else "Ён прабыў 13 сутак у {}, потым выйшаў."
    assert told(frame.format(text), lang) == [(text, base)]


@pytest.mark.parametrize("text", ["в крымских СИЗО", "в белорусских СИЗО", "в симферопольском изоляторе", "в белорусской тюрьме"])
def test_no_place_of_detention_of_its_own(text):
    assert told(f"Они провели год {text}, потом вышли.", "ru") == []


@pytest.mark.parametrize(
    "line", ["СУД У СПРАВЕ «ВЯСНОВАЕ»", "ПРЕСС-СЛУЖБА", "ІІІ квартал 2024 года", "I. СВОДНЫЕ ДАННЫЕ", "ПАДТРЫМАЙМА ТЫХ, ХТО Ў ТУРМЕ!"]
)
def test_a_heading_in_capitals_names_nobody(line):
    text = f"Архив\n{line}\nСлушание отложили на март.\n"
    assert told(text, "ru") == []
    assert told(text, "ru", "person") == []


@pytest.mark.parametrize("sign", ["'", "’"])
def test_what_a_country_has_is_not_called_by_it(sign):
    text = f"The decree was signed by Belarus{sign} Council of Ministers."
    assert [name for name, _ in told(text, "en")] == ["Council of Ministers"]
    assert [name for name, _ in told(text, "en", "place")] == ["Belarus"]


@pytest.mark.parametrize(
    ("text", "place"), [("the Tigray region", "Tigray"), ("the Minsk region", "Minsk region"), ("Sagaing Region", "Sagaing Region")]
)
def test_a_region_by_name(text, place):
    assert [name for name, _ in told(f"Two men were held in {text} in May.", "en", "place")] == [place]
