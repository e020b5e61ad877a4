"""Pages as they are copied from the web: whatever furniture, credit or clock stands around a report, its title, house and day come out right, or none."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.ingest.naming import names_in
from reptrack.ingest.organisations import is_organisation
from reptrack.ingest.pipeline import ingest_bytes


def items(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(r.title, r.publisher, r.published) for r in ingest_bytes(text.encode(), "a.txt") if r.title is not None]


WORDS = {
    "en": {
        "head": "Four nurses fined in Osh after a picket", "day": "12 March 2025", "org": "Fergana Lawyers’ Network", "name": "Fergana Courier",
        "body": "The city court in Osh on Wednesday fined four nurses who had stood with placards outside the hospital.\n\nTheir lawyer will appeal.",
        "month": "March", "kind": "Report", "other": "Two hikers held at the border", "caption": "The court in Osh. Photo: Asel Lis",
    },
    "ru": {
        "head": "Четырёх медсестёр оштрафовали в Оше за пикет", "day": "12 марта 2025", "org": "Ферганская сеть адвокатов", "name": "Ферганский курьер",
        "body": "Городской суд Оша в среду оштрафовал четырёх медсестёр, которые стояли с плакатами у больницы.\n\nИх адвокат подаст жалобу.",
        "month": "Март", "kind": "Доклад", "other": "Двух туристов задержали на границе", "caption": "Суд в Оше. Фото: Асель Лис",
    },
    "be": {
        "head": "Чатырох медсясцёр аштрафавалі ў Ошы за пікет", "day": "12 сакавіка 2025", "org": "Ферганская сетка адвакатаў", "name": "Ферганскі кур’ер",
        "body": "Гарадскі суд Оша ў сераду аштрафаваў чатырох медсясцёр, якія стаялі з плакатамі каля бальніцы.\n\nІх адвакат падасць скаргу.",
        "month": "Сакавік", "kind": "Даклад", "other": "Двух турыстаў затрымалі на мяжы", "caption": "Суд у Ошы. Фота: Асель Ліс",
    },
    "la": {
        "head": "Čatyroch miedsiaścior aštrafavali ŭ Ošy za pikiet", "day": "12 sakavika 2025", "org": "Fierhanskaja sietka advakataŭ",
        "name": "Fierhanskaja chvala",
        "body": "Haradski sud Oša ŭ sieradu aštrafavaŭ čatyroch miedsiaścior, jakija stajali z płakatami kala balnicy.\n\nIch advakat padaść skarhu.",
        "month": "Sakavik", "kind": "Dakład", "other": "Dvuch turystaŭ zatrymali na miažy", "caption": "Sud u Ošy. Fota: Asiel Lis",
    },
    "uk": {
        "head": "Чотирьох медсестер оштрафували в Оші за пікет", "day": "12 березня 2025", "org": "Ферганська мережа адвокатів", "name": "Ферганська хвиля",
        "body": "Міський суд Оша в середу оштрафував чотирьох медсестер, які стояли з плакатами біля лікарні.\n\nЇхній адвокат подасть скаргу.",
        "month": "Березень", "kind": "Доповідь", "other": "Двох туристів затримали на кордоні", "caption": "Суд в Оші. Фото: Асель Ліс",
    },
}  # fmt: skip

# ---- what stands above the title and is none of it

ABOVE = {
    "en": ["Skip to main content", "Accessibility links", "Home  News  Courts  About  Contact", "Home › News › Courts", "We use cookies to improve your visit.",
           "Serving readers worldwide since 1998", "• News\n• Courts\n• Reviews and reports", "© Asel Lis", "In progress at the press centre", "Share this page"],
    "ru": ["Перейти к основному содержанию", "Ссылки для упрощённого доступа", "Новости раздела", "Главная / Новости / Суды | Регионы | О нас",
           "Для читателей всего мира с 1998 года", "Иллюстрация: Асель Лис для «Моста»"],
    "be": ["Перайсці да асноўнага зместу", "Галоўная · Навіны · Суды · Пра нас", "Для чытачоў усяго свету з 1998 года", "Ілюстрацыя: Асель Ліс для «Моста»"],
    "la": ["Halounaja | Naviny | Sudy | Pra nas", "Staronka 7 | Naviny | Sudy | Pra nas"],
    "uk": ["Перейти до основного змісту", "Головна | Новини | Суди | Про нас", "Для читачів усього світу з 1998 року"],
}  # fmt: skip


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang, lines in ABOVE.items() for line in lines])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_above_the_title(lang: str, line: str, gap: str) -> None:
    """Furniture, menus, credits and mottos above a headline are no title and no house, whether a day stands below it or nothing."""
    words = WORDS[lang]
    for day in ("", words["day"]):
        text = f"{line}{gap}{words['head']}\n{day}\n\n{words['body']}\n"
        assert items(text) == [(words["head"], None, "2025-03-12" if day else None)], text


# ---- days that the machine of a site prints

STAMPS = (
    "2025 2025-03-12T10:00:00+0300 1970-01-01T03:00:00+0300 xx https://site.example/files/a.jpg {org} {org}", "{kind} {day}", "Zapiska: 12.03.2025 - 14:05",
    "14:05—{day}", "{day} | 14:05", "14:05 {day}", "12/03/2025 - 14:05",
)  # fmt: skip


@pytest.mark.parametrize(("lang", "stamp"), list(product(WORDS, STAMPS)))
def test_stamps(lang: str, stamp: str) -> None:
    """A day among a page's fields, behind any label with its time, behind a kicker or behind its time is the day of the page."""
    words = WORDS[lang]
    text = f"{words['head']}\n\n{stamp.format(**words)}\n\n{words['body']}\n"
    assert [(title, day) for title, _, day in items(text)] == [(words["head"], "2025-03-12")], text


CLOCKS = ("Monday, May 8, 2026", "08.05.2026, 15:44", "2026-05-08")
MENUS = {"en": "Menu of the site", "ru": "Меню сайта", "be": "Меню сайта", "la": "Hałoŭnaja\nMieniu", "uk": "Меню сайту"}


@pytest.mark.parametrize(("lang", "clock"), list(product(["en", "ru", "be", "uk"], CLOCKS)))
def test_the_clock_of_a_site(lang: str, clock: str) -> None:
    """A day over a site's menu, above the title, is that on which the page was looked at."""
    words = WORDS[lang]
    assert items(f"{clock}\n{MENUS[lang]}\n\n{words['head']}\n\n{words['body']}\n") == [(words["head"], None, None)]


RELATED = {"en": "Related news", "ru": "По теме", "be": "Па тэме", "la": "Pa temie", "uk": "Ще за темою"}


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("heading", [True, False])
def test_days_of_other_texts(lang: str, *, heading: bool) -> None:
    """Headlines with their times at the end of a page do not date it."""
    words = WORDS[lang]
    related = f"{RELATED[lang]}\n" if heading else ""
    rows = f"{words['other']}\n16:30, 16.01.2026\n{words['other']}\n15:10, 15.01.2026"
    assert [(title, day) for title, _, day in items(f"{words['head']}\n\n{words['body']}\n\n{related}{rows}\n")][:1] == [
        (words["head"], None)
    ]


# ---- who is no house

TITLES = {
    "en": ["Political Prisoners", "Georgia", "Press Releases", "Special Procedures", "Jane Roe"], "ru": ["Уголовные дела: итоги", "Права человека", "Анна Петрова"],
    "be": ["Правы чалавека", "Ганна Пятрова"], "la": ["Hanna Piatrova"], "uk": ["Права людини", "Ганна Петренко"],
}  # fmt: skip


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang, lines in TITLES.items() for line in lines])
def test_sections_are_no_houses(lang: str, line: str) -> None:
    """A section of a site, a country or a person between the name of the site and a headline does not publish it."""
    words = WORDS[lang]
    assert items(f"{words['org']}\n{line}\n\n{words['head']}\n{words['day']}\n\n{words['body']}\n")[0][1] in {words["org"], None}
    assert items(f"{words['head']}\n{line}\n{words['day']}\n\n{words['body']}\n")[0][1] is None


@pytest.mark.parametrize("lang", WORDS)
def test_pictures_name_no_house(lang: str) -> None:
    """A caption with its credit, said once or twice, names neither house nor title."""
    words = WORDS[lang]
    for caption in (words["caption"], f"{words['caption']}\n\n{words['caption']}", "© Asel Lis"):
        text = f"{words['head']}\n{words['day']}\n\n{caption}\n\n{words['body']}\n"
        assert items(text) == [(words["head"], None, "2025-03-12")], text


JOINT = {
    "en": ["Prepared jointly by the Heron Centre and the Birch Fund", "Compiled by Heron Watch and Birch Lane Archive", "Prepared by: Heron Centre & Birch Fund"],
    "ru": ["Подготовлено совместно Центром «Мост» и Фондом «Дом»", "Обзор подготовили Центр «Мост» и Правовая группа «Цапля»"],
    "be": ["Падрыхтавана сумесна Цэнтрам «Мост» і Фондам «Дом»", "Агляд падрыхтавалі Цэнтр «Мост» і Прававая група «Чапля»"],
    "uk": ["Підготовлено спільно Центром «Міст» і Фондом «Дім»"],
}  # fmt: skip


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang, lines in JOINT.items() for line in lines])
def test_two_houses_are_none(lang: str, line: str) -> None:
    """Of two that made a report together neither is its publisher."""
    words = WORDS[lang]
    assert items(f"{words['head']}\n{line}\n\n{words['body']}\n")[0][1] is None


@pytest.mark.parametrize(
    "line",
    [
        "Drafted by Amine Meharbi on 3 May 2024", "Compiled by Rutvik Lisoo", "Sources: Birch Wire, Radio Bridge, own interviews", "Subscribers: 14 873. Messages: 6",
        "Political Prisoners", "Civil Society", "Составила Айгерим Тилекова", "Подписчиков: 14 873",
    ],
)  # fmt: skip
def test_no_house(line: str) -> None:
    """Persons whom no pack has, several sources, counters and terms of the field are no houses."""
    assert items(f"{WORDS['en']['head']}\n{line}\n\n{WORDS['en']['body']}\n")[0][1] is None


@pytest.mark.parametrize(
    ("verb", "head"),
    list(product(["Condemns", "Calls For", "Sentenced to", "Detained in", "Welcomes", "Must Free"], ["Union", "Radio", "Press Council"])),
)
def test_headlines_in_capitals_are_no_names(verb: str, head: str) -> None:
    """An organisation that does something is a headline, although every word is written large."""
    assert not is_organisation(f"Osh {head} {verb} Prison for Editors")


WAYS = [
    ("en", "A project of the Birch Institute", "Birch Institute"),
    ("en", "Birch Institute | Working paper 14", "Birch Institute"),
    ("en", "Heron Watch — since 1998", "Heron Watch"),
    ("en", "Newsletter of the Harbour Lawyers’ Circle", "Harbour Lawyers’ Circle"),
    ("en", "Published weekly by volunteers of the Open Door Fund", "Open Door Fund"),
    ("en", "Prepared for the OSCE by Heron Watch", "Heron Watch"),
    ("en", "Submitted to the UN Human Rights Committee by Heron Watch, 12 March 2025", "Heron Watch"),
    ("en", "Commissioned by the Danube Fund; researched by Heron Watch", "Heron Watch"),
    ("en", "Heron Watch for the Danube Fund", "Heron Watch"),
    ("en", "Background paper by Heron Watch for the UN Committee against Torture", "Heron Watch"),
    ("en", "Heron Watch, a member of the Balkan Network", "Heron Watch"),
    ("en", "Heron Watch in partnership with the Birch Institute", "Heron Watch"),
    ("en", "Your weekly letter from Harbour Lawyers’ Circle", "Harbour Lawyers’ Circle"),
    ("en", "Documented by Heron Watch field monitors", "Heron Watch"),
    ("en", "Heron Watch Legal Desk", "Heron Watch Legal Desk"),
    ("en", "Provided to the Danube Fund by Heron Watch", "Heron Watch"),
    ("en", "Report to the Danube Fund", None),
    ("en", "Letter to the Minister of Justice", None),
    ("en", "Interview with the head of Heron Watch", None),
    ("en", "Presented at the OSCE conference in Warsaw", None),
    ("en", "Photo courtesy of Heron Watch", None),
    ("en", "Quoted from the annual report of the Birch Institute", None),
    ("en", "Hosted by Heron Watch", None),
    ("ru", "Мониторинговая группа «Чайка», выпуск 14", "Мониторинговая группа «Чайка»"),
    ("ru", "Рассылка «Скамейка», № 14", "Скамейка"),
    ("ru", "Аналитическая записка Центра «Чайка» для Комитета ООН", "Центр «Чайка»"),
    ("ru", "Мониторинг Правозащитной группы «Чайка»", "Правозащитная группа «Чайка»"),
    ("ru", "Репост из канала «Тихий зал»", "Тихий зал"),
    ("ru", "По заказу Дунайского фонда подготовил Центр «Чайка»", "Центр «Чайка»"),
    ("ru", "Доклад Дунайскому фонду", None),
    ("ru", "Интервью с директором Центра «Чайка»", None),
    ("ru", "Обращение к Комитету по правам человека", None),
    ("be", "Маніторынг Праваабарончай групы «Чайка»", "Праваабарончая група «Чайка»"),
    ("be", "Зварот да Камітэта па правах чалавека", None),
    ("ru", "Рассылка «Скамейка», № 14", "Скамейка"),
    ("ru", "Сообщает Центр «Чайка»", None),
    ("be", "Ліст нумар 7 ад Суполкі «Бераг»", None),
    ("be", "Перадрук з газеты «Рунь»", "газета «Рунь»"),
]


@pytest.mark.parametrize(("lang", "line", "house"), WAYS)
def test_ways_of_naming_a_house(lang: str, line: str, house: str | None) -> None:
    """Above and below a title: who made it, for whoever; never an addressee, a partner, a source quoted, a host or who is talked to."""
    words = WORDS[lang]
    for text in (f"{words['head']}\n{line}\n\n{words['body']}\n", f"{line}\n\n{words['head']}\n\n{words['body']}\n"):
        assert items(text)[0][:2] == (words["head"], house), text


# ---- houses that a page names in its own way

HOUSES = (
    ("{head} – {name}\n\n{head}\n\n{body}\n", "{name}"), ("{head} | {name}\n{head}\n{day}\n\n{body}\n", "{name}"),
    ("{head}\n{day}\n\n{body}\n\n© 2019–2025 – {name}\n", "{name}"), ("{head}\n{day} Source: {name}\n\n{body}\n", "{name}"),
    ("{head}\n\n{body}\n\nThe post {head} appeared first on {name}.\n", "{name}"), ("{head}\n{day}\n\n{body}\n\n({org})\n", "{org}"),
    ("{org}\n\n{head}\n\n{body}\n", "{org}"),
)  # fmt: skip


@pytest.mark.parametrize(("lang", "house"), list(product(WORDS, HOUSES)))
def test_houses_of_pages(lang: str, house: tuple[str, str]) -> None:
    """The site behind a title said again, the holder of the rights, a source beside the day, a feed's last line and a name in brackets at the end."""
    words = WORDS[lang]
    title, publisher, _ = items(house[0].format(**words))[0]
    assert (title, publisher) == (words["head"], house[1].format(**words))


# ---- pages that list texts

LISTS = {
    "en": ["Archive for the 'Courts' Category", "Articles by Asel Lis", "Home Blog Page 7"], "ru": ["Материалы с тегом «суды»", "Страница 7"],
    "be": ["Матэрыялы з тэгам «суды»", "Старонка 7"], "uk": ["Матеріали з тегом «суди»", "Сторінка 7"],
}  # fmt: skip


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang, lines in LISTS.items() for line in lines])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_pages_that_list_texts(lang: str, line: str, gap: str) -> None:
    """Every headline over text below the head of a list is an item; the head is none, and no house."""
    words = WORDS[lang]
    body = words["body"].replace("\n\n", " ")
    text = f"{line}\n\n{words['head']}\n{body}{gap}{words['other']}\n{body}\n"
    assert items(text) == [(words["head"], None, None), (words["other"], None, None)]


FEED = """<channel>
<title>{name}</title>
<item>
<title>{head}</title>
<pubDate>Wed, 12 Mar 2025 08:00:00 +0000</pubDate>
<description>{body}</description>
</item>
<item>
<title><![CDATA[{other}]]></title>
<pubDate>Mon, 10 Mar 2025 08:00:00 +0000</pubDate>
</item>
</channel>
"""


@pytest.mark.parametrize("lang", WORDS)
def test_feeds_with_tags(lang: str) -> None:
    """The entries of a feed are items with their days; the channel's title is their house."""
    words = WORDS[lang]
    found = items(FEED.format(**words))
    assert [(title, day) for title, _, day in found] == [(words["head"], "2025-03-12"), (words["other"], "2025-03-10")]
    assert {house for _, house, _ in found} == {words["name"]}


def test_names_in_two_languages() -> None:
    """Of a name in two languages the part in letters of a language with a pack is the house's."""
    assert [named.name for named in names_in("Экспорт канала: «Қала үні | Голос города»")] == ["Голос города"]
