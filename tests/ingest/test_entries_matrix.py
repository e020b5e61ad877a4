"""Pages that list texts as sites do, tags, headline, first lines and date in any order: each entry has its own headline and its own day."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import pytest

from reptrack.ingest.pipeline import ingest_bytes
from reptrack.records import Report


class Text(NamedTuple):
    """One entry of a list: its tags, headline, first lines, day as printed and in ISO form, and who wrote it."""

    tags: tuple[str, ...]
    head: str
    told: str
    day: str
    iso: str
    who: str


class Words(NamedTuple):
    """What a page has in one language around its entries."""

    top: tuple[str, ...]
    by: str
    pager: tuple[str, ...]
    footer: tuple[str, ...]
    more: str
    texts: tuple[Text, ...]


EN = Words(
    ("Heron Watch", "38 results for ‘Mandalay’", "Sort by", "Most recent", "Oldest first"),
    "By {}",
    ("1", "2", "3", "…", "14", "Next"),
    ("About us", "Contact", "Privacy policy", "© 2025 Heron Watch. All rights reserved."),
    "Read more",
    (
        Text(
            ("News", "Myanmar", "Detention"),
            "Myanmar: two weavers moved to a camp without their lawyers being told",
            "The families of Daw Khin Sein and Daw Mya Lwin learned of it from a guard on Tuesday. Letters are no longer taken in at the gate.",
            "November 4, 2024",
            "2024-11-04",
            "Nandar Oo",
        ),
        Text(
            ("News", "Iran"),
            "Iran: court in Shiraz puts off the trial of four bakers for the sixth time",
            "The judge gave no reason and set no day. “We shall come as often as it takes,” said the sister of one of the accused, who...",
            "October 21, 2024",
            "2024-10-21",
            "Daria Moss",
        ),
        Text(
            ("Research", "Türkiye", "Freedom of the press and of assembly"),
            "Türkiye: a year of fines against a village paper",
            "See the annex.",
            "September 30, 2024",
            "2024-09-30",
            "Emel Kara",
        ),
        Text(
            ("Research", "Myanmar"),
            "What happened to the teachers of Hpakant after the school was closed",
            "Nine interviews with those who left, and with two who stayed, tell of beatings at the checkpoint and of a list with sixty names.",
            "July 8, 2024",
            "2024-07-08",
            "Nandar Oo",
        ),
        Text(
            ("News", "Eritrea", "Detention"),
            "Eritrea: printers held in Asmara go on hunger strike",
            "Six men who had printed a hymn book have refused food since Friday, a relative in Khartoum told us.",
            "June 17, 2024",
            "2024-06-17",
            "Daria Moss",
        ),
    ),
)
RU = Words(
    ("Печорский вестник", "Найдено материалов: 38", "Сначала новые"),
    "Автор: {}",
    ("1", "2", "3", "…", "14", "Следующая"),
    ("О нас", "Контакты", "© 2025 Печорский вестник. Все права защищены."),
    "Читать далее",
    (
        Text(
            ("Новости", "Коми", "Суды"),
            "В Ухте учителя труда судят за открытку с голубем",
            "Полицейские пришли к нему прямо на урок. Открытку нашли в ящике стола, под тетрадями седьмого класса.",
            "4 ноября 2024",
            "2024-11-04",
            "Вера Холмова",
        ),
        Text(
            ("Истории", "Вологда"),
            "«Нас возили по кругу»: три рассказа о ночи в автозаке",
            "Никто из троих не знал, куда их везут. «Потом нас высадили в поле», — говорит самая младшая, которой...",
            "21 октября 2024",
            "2024-10-21",
            "Глеб Сойкин",
        ),
        Text(
            ("Новости", "Коми"),
            "Двух лесников из Печоры оштрафовали за ленту на дереве",
            "Подробности ниже.",
            "30 сентября 2024",
            "2024-09-30",
            "Вера Холмова",
        ),
        Text(
            ("Исследования", "Свобода собраний и слова", "Суды"),
            "Как суды северных районов считают дни ареста",
            "Мы прочли сто сорок постановлений за год. В каждом третьем день задержания в срок не вошёл.",
            "8 июля 2024",
            "2024-07-08",
            "Глеб Сойкин",
        ),
        Text(
            ("Истории", "Вологда"),
            "Библиотекарь из Тотьмы вернулась домой после обыска",
            "У неё забрали два старых телефона и атлас области. Вернуть обещали через месяц.",
            "17 июня 2024",
            "2024-06-17",
            "Вера Холмова",
        ),
    ),
)
BE = Words(
    ("Прыпяцкі ліст", "Знойдзена матэрыялаў: 38", "Спачатку новыя"),
    "Аўтар: {}",
    ("1", "2", "3", "…", "14", "Наступная"),
    ("Пра нас", "Кантакты", "© 2025 Прыпяцкі ліст. Усе правы абароненыя."),
    "Чытаць далей",
    (
        Text(
            ("Навіны", "Пінск", "Суды"),
            "У Пінску настаўніка спеваў судзяць за калядную батлейку",
            "Міліцыянты прыйшлі на рэпетыцыю. Лялькі забралі як рэчавыя доказы, разам са скрыняй.",
            "4 лістапада 2024",
            "2024-11-04",
            "Вера Пагорская",
        ),
        Text(
            ("Гісторыі", "Лунінец"),
            "«Нас вазілі па коле»: тры аповеды пра ноч у аўтазаку",
            "Ніхто з траіх не ведаў, куды іх вязуць. «Потым нас высадзілі ў полі», — кажа самая малодшая, якой...",
            "21 кастрычніка 2024",
            "2024-10-21",
            "Глеб Лозка",
        ),
        Text(
            ("Навіны", "Пінск"),
            "Двух леснікоў з Лунінца аштрафавалі за стужку на дрэве",
            "Падрабязнасці ніжэй.",
            "30 верасня 2024",
            "2024-09-30",
            "Вера Пагорская",
        ),
        Text(
            ("Даследаванні", "Свабода сходаў і слова", "Суды"),
            "Як суды паўднёвых раёнаў лічаць дні арышту",
            "Мы прачыталі сто сорак пастаноў за год. У кожнай трэцяй дзень затрымання ў тэрмін не ўвайшоў.",
            "8 ліпеня 2024",
            "2024-07-08",
            "Глеб Лозка",
        ),
        Text(
            ("Гісторыі", "Лунінец"),
            "Бібліятэкарка з Турава вярнулася дадому пасля ператрусу",
            "У яе забралі два старыя тэлефоны і атлас вобласці. Вярнуць абяцалі праз месяц.",
            "17 чэрвеня 2024",
            "2024-06-17",
            "Вера Пагорская",
        ),
    ),
)
LANGUAGES = {"en": EN, "ru": RU, "be": BE}


def _read(lines: list[str] | str) -> list[Report]:
    text = lines if isinstance(lines, str) else "\n".join(lines)
    return list(ingest_bytes(text.encode(), "page.txt"))


def _items(reports: list[Report]) -> list[tuple[str | None, str | None]]:
    return [(report.title, report.published) for report in reports if report.title is not None]


def _closing(text: Text, by: str, *, tags: bool, who: str) -> list[str]:
    """Give an entry that closes with its date, its writer above the text, below it or behind the date."""
    name = [by.format(text.who)]
    above, below, behind = (name if who == place else [] for place in ("above", "below", "behind"))
    return [*(text.tags if tags else ()), text.head, *above, text.told, *below, text.day, *behind]


GAPS = ("tight", "between entries", "everywhere")
TAILS = ("nothing", "pager", "footer")


@pytest.mark.parametrize(
    ("lang", "tags", "who", "gap", "tail", "order"),
    [
        row
        for row in product(LANGUAGES, (True, False), ("nowhere", "above", "below", "behind"), GAPS, TAILS, ("newest", "oldest"))
        if not (row[2] == "behind" and row[3] == "everywhere")  # whose byline it is, nothing says
    ],
)
def test_entries_close_with_their_dates(lang: str, tags: bool, who: str, gap: str, tail: str, order: str) -> None:  # noqa: FBT001
    """What stands above a date is its entry, whatever parts the entries and stands at the ends of the page."""
    words = LANGUAGES[lang]
    texts = words.texts if order == "newest" else words.texts[::-1]
    entries = [_closing(text, words.by, tags=tags, who=who) for text in texts]
    ends = {"nothing": (), "pager": words.pager, "footer": words.footer}[tail]
    blocks = [list(words.top), *entries, list(ends)]
    if gap == "between entries":
        lines = "\n\n".join("\n".join(block) for block in blocks if block)
    else:
        lines = ("\n" if gap == "tight" else "\n\n").join(line for block in blocks for line in block)
    reports = _read(lines)
    assert _items(reports) == [(text.head, text.iso) for text in texts]
    for text, report in zip(texts, [report for report in reports if report.title is not None], strict=True):
        assert text.day in report.text
        assert text.told in report.text
        assert sum(other.day in report.text for other in texts) == 1
        if tags:
            assert report.text.startswith(text.tags[0])


def _around(text: Text, *, tags: bool, place: str) -> list[str]:
    """Give an entry with its date in front of all, behind its tags, or between headline and text."""
    own = list(text.tags) if tags else []
    day = [text.day]
    if place == "first":
        return [*day, *own, text.head, text.told]
    return [*own, *day, text.head, text.told] if place == "behind tags" else [*own, text.head, *day, text.told]


@pytest.mark.parametrize(
    ("lang", "tags", "place", "gap", "tail", "order"),
    list(product(LANGUAGES, (True, False), ("first", "behind tags", "below headline"), GAPS, TAILS, ("newest", "oldest"))),
)
def test_entries_have_their_dates_above_their_text(lang: str, tags: bool, place: str, gap: str, tail: str, order: str) -> None:  # noqa: FBT001
    """Where text stands behind the last date and none above the first, every date is that of the text below it."""
    words = LANGUAGES[lang]
    texts = words.texts if order == "newest" else words.texts[::-1]
    entries = [_around(text, tags=tags, place=place) for text in texts]
    ends = {"nothing": (), "pager": words.pager, "footer": words.footer}[tail]
    blocks = [list(words.top), *entries, list(ends)]
    if gap == "between entries":
        lines = "\n\n".join("\n".join(block) for block in blocks if block)
    else:
        lines = ("\n" if gap == "tight" else "\n\n").join(line for block in blocks for line in block)
    assert _items(_read(lines)) == [(text.head, text.iso) for text in texts]


OUTLETS = ("Heron Post", "Reuters", "The Mon Courier", "BBC", "Sea Voice")
SHAPES = {
    "outlet before the date": "{head}\n{told}\n{outlet} | {day}",
    "outlet and comma": "{head}\n{told}\n{outlet}, {day}",
    "outlet behind the date": "{head}\n{told}\n{day} — {outlet}",
    "outlet on top": "{outlet}\n{head}\n{told}\n{day}",
    "outlet below": "{head}\n{told}\n{outlet}\n{day}",
    "bare name": "{head}\n{who}\n{told}\n{day}",
    "byline beside the date": "{tag}\n{head}\n{told}\n{day} | {by}",
    "time": "{tag}\n{head}\n{told}\n{day}, 10:15",
    "question": "{tag}\n{head}?\n{told}\n{day}",
    "bullet": "• {head}\n{told}\n{day}",
    "address": "{head}\nhttps://heron.example/{iso}\n{told}\n{day}",
    "cut off": "{tag}\n{head}\n{cut}\n{day}",
    "signed": "{head}\n\n{told}\n\n{told} {told}\n\n{outlet}\n\n{day}\n",
}


def _shaped(shape: str, text: Text, by: str, outlet: str) -> str:
    more = {"outlet": outlet, "by": by.format(text.who), "tag": text.tags[0], "cut": (text.told * 3)[:130].rstrip(" .")}
    return SHAPES[shape].format(**text._asdict(), **more)


@pytest.mark.parametrize(("lang", "shape", "order"), list(product(LANGUAGES, SHAPES, ("newest", "oldest"))))
def test_entries_of_any_shape_close_with_their_dates(lang: str, shape: str, order: str) -> None:
    """Without anything around them, with an outlet, a name, an address or a question among them."""
    words = LANGUAGES[lang]
    texts = words.texts if order == "newest" else words.texts[::-1]
    lines = [_shaped(shape, text, words.by, outlet) for text, outlet in zip(texts, OUTLETS, strict=True)]
    mark = "?" if shape == "question" else ""
    assert _items(_read(lines)) == [(text.head + mark, text.iso) for text in texts]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_links_and_numbers(lang: str, gap: str) -> None:
    """A link behind each date belongs to the entry above; numbers in order are no part of the headlines."""
    words = LANGUAGES[lang]
    linked = gap.join(f"{text.head}\n{text.told}\n{text.day}\n{words.more}" for text in words.texts)
    numbered = gap.join(f"{at}. {text.head}\n{text.told}\n{text.day}" for at, text in enumerate(words.texts, 1))
    for page in (linked, numbered):
        assert _items(_read(page)) == [(text.head, text.iso) for text in words.texts]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_entry_without_a_date_keeps_none(lang: str) -> None:
    """Its text is not dated by the entry below it."""
    words = LANGUAGES[lang]
    blocks = [[text.tags[0], text.head, text.told, text.day] for text in words.texts]
    blocks[1] = blocks[1][:-1]
    found = _items(_read([line for block in blocks for line in block]))
    assert found == [(text.head, None if text is words.texts[1] else text.iso) for text in words.texts]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("footer", ["updated", "closed", "nothing"])
@pytest.mark.parametrize("order", ["newest", "oldest"])
@pytest.mark.parametrize("intro", [True, False])
def test_a_review_whose_stories_open_with_their_dates(lang: str, footer: str, order: str, intro: bool) -> None:  # noqa: FBT001
    """A day on which it was closed, at its end, moves no date; neither do the words that introduce it."""
    words = LANGUAGES[lang]
    texts = words.texts if order == "newest" else words.texts[::-1]
    label = {"en": "Updated: ", "ru": "Обновлено: ", "be": "Абноўлена: "}[lang]
    closing = {"updated": [label + NOVEMBER[lang]], "closed": [NOVEMBER[lang]], "nothing": []}[footer]
    lines = [*(INTRO[lang] if intro else ()), *(line for text in texts for line in (text.day, text.head, text.told)), *closing]
    assert _items(_read(lines)) == [(text.head, text.iso) for text in texts]


NOVEMBER = {"en": "November 9, 2024", "ru": "9 ноября 2024", "be": "9 лістапада 2024"}
INTRO = {
    "en": ("Letter from the courts", "What we saw this autumn."),
    "ru": ("Письмо из залов суда", "Что мы видели этой осенью."),
    "be": ("Ліст з залаў суда", "Што мы бачылі гэтай восенню."),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_what_is_no_list_is_left_whole(lang: str, gap: str) -> None:
    """A report with a date on top and one at its end, and a chronicle whose entries are sentences below their days."""
    words = LANGUAGES[lang]
    head, *_ = (text.head for text in words.texts)
    report = [head, words.texts[0].day, *(text.told * 2 for text in words.texts if len(text.told) > 30), NOVEMBER[lang]]
    assert _items(_read(gap.join(report))) == [(head, words.texts[0].iso)]
    chronicle = [INTRO[lang][0], *(line for text in words.texts if len(text.told) > 30 for line in (text.day, text.told))]
    assert len(_items(_read(gap.join(chronicle)))) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_signature_heads_nothing(lang: str) -> None:
    """Who signs and the day below close the text above them; the posts behind are not theirs."""
    words = LANGUAGES[lang]
    first, second, *others = words.texts
    posts = "\n\n".join(text.told * 2 for text in others)
    text = f"{first.head}\n{first.told}\n{OUTLETS[0]}\n{first.day}\n\n{posts}\n\n{second.told}\n{OUTLETS[0]}\n{second.day}\n\n{posts}\n"
    assert OUTLETS[0] not in {report.title for report in _read(text)}
