"""Every combination of the parts that reports are laid out from is split and dated as a reader does it."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date
from itertools import product

import pytest

from reptrack.ingest.pipeline import ingest_bytes

ITEMS: dict[str, list[tuple[str, str]]] = {
    "en": [
        (
            "Teacher jailed over three comments in Brest",
            "A court in Brest sentenced the teacher Alena Harbuz to two years in a colony. She had pleaded not guilty. Her lawyer will appeal.",
        ),
        ("Belarus: court fines eight hikers", "Eight people were fined for a walk in the woods near Polack. The judge heard no witness."),
        (
            "Prosecutor asks for nine years in the case of the river printers",
            "The prosecutor asked for nine years on Tuesday. The printers deny everything, and the hearing goes on.",
        ),
        (
            "UN experts call for release of union leader",
            "Three experts of the United Nations called on the authorities to free the leader of the union. They had no answer so far.",
        ),
        (
            "Journalist Ina Karol leaves colony after 900 days",
            "Ina Karol left the colony this morning. Her mother met her at the gate with flowers.",
        ),
        ("Two more groups declared extremist", "The ministry put two more groups on its list. Both had helped families of prisoners."),
    ],
    "ru": [
        (
            "Учительницу посадили за три комментария в Бресте",
            "Суд в Бресте приговорил учительницу Алену Гарбуз к двум годам колонии. Вину она не признала. Адвокат подаст жалобу.",
        ),
        (
            "Беларусь: суд оштрафовал восьмерых туристов",
            "Восемь человек оштрафовали за прогулку в лесу под Полоцком. Свидетелей судья не слушала.",
        ),
        (
            "Прокурор запросил девять лет по делу речных печатников",
            "Прокурор запросил девять лет во вторник. Печатники всё отрицают, заседание продолжится.",
        ),
        (
            "Эксперты ООН требуют освободить лидера профсоюза",
            "Три эксперта ООН призвали власти освободить лидера профсоюза. Ответа пока нет.",
        ),
        (
            "Журналистка Инна Король вышла из колонии через 900 дней",
            "Инна Король вышла из колонии утром. У ворот её встретила мать с цветами.",
        ),
        ("Ещё две группы признали экстремистскими", "Министерство внесло в список ещё две группы. Обе помогали семьям заключённых."),
    ],
    "be": [
        (
            "Настаўніцу пасадзілі за тры каментары ў Брэсце",
            "Суд у Брэсце прысудзіў настаўніцы Алене Гарбуз два гады калоніі. Віны яна не прызнала. Адвакат падасць скаргу.",
        ),
        (
            "Беларусь: суд аштрафаваў васьмярых турыстаў",
            "Восем чалавек аштрафавалі за шпацыр у лесе пад Полацкам. Сведак суддзя не слухала.",
        ),
        (
            "Пракурор запытаў дзевяць гадоў у справе рачных друкароў",
            "Пракурор запытаў дзевяць гадоў у аўторак. Друкары ўсё адмаўляюць, разгляд працягнецца.",
        ),
        (
            "Эксперты ААН патрабуюць вызваліць лідара прафсаюза",
            "Тры эксперты ААН заклікалі ўлады вызваліць лідара прафсаюза. Адказу пакуль няма.",
        ),
        (
            "Журналістка Іна Кароль выйшла з калоніі праз 900 дзён",
            "Іна Кароль выйшла з калоніі раніцай. Каля брамы яе сустрэла маці з кветкамі.",
        ),
        ("Яшчэ дзве групы прызналі экстрэмісцкімі", "Міністэрства ўнесла ў спіс яшчэ дзве групы. Абедзве дапамагалі сем’ям зняволеных."),
    ],
    "la": [
        (
            "Nastaŭnicu pasadzili za try kamientary ŭ Breście",
            "Sud u Breście prysudziŭ nastaŭnicy Alenie Harbuz dva hady kałonii. Viny jana nie pryznała. Advakat padaść skarhu.",
        ),
        (
            "Biełaruś: sud aštrafavaŭ vaśmiarych turystaŭ",
            "Vosiem čałaviek aštrafavali za špacyr u lesie pad Połackam. Śviedak sudździa nie słuchała.",
        ),
        (
            "Prakuror zapytaŭ dzieviać hadoŭ u spravie račnych drukaroŭ",
            "Prakuror zapytaŭ dzieviać hadoŭ u aŭtorak. Drukary ŭsio admaŭlajuć, razhlad praciahniecca.",
        ),
        (
            "Ekśpierty AAN patrabujuć vyzvalić lidara prafsajuza",
            "Try ekśpierty AAN zaklikali ŭłady vyzvalić lidara prafsajuza. Adkazu pakul niama.",
        ),
        (
            "Žurnalistka Ina Karol vyjšła z kałonii praz 900 dzion",
            "Ina Karol vyjšła z kałonii ranicaj. Kala bramy jaje sustreła maci z kvietkami.",
        ),
        (
            "Jašče dźvie hrupy pryznali ekstremisckimi",
            "Ministerstva ŭniesła ŭ śpis jašče dźvie hrupy. Abiedźvie dapamahali siemjam źniavolenych.",
        ),
    ],
}
"""Headline and body of invented reports."""

_MONTHS = {
    "en": ("March", "Mar", "March"),
    "ru": ("марта", "мар", "марта"),
    "be": ("сакавіка", "сак", "сакавіка"),
    "la": ("sakavika", "sak", "sakavika"),
}
_DAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "ru": ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
    "be": ["панядзелак", "аўторак", "серада", "чацвер", "пятніца", "субота", "нядзеля"],
    "la": ["paniadziełak", "aŭtorak", "sierada", "čaćvier", "piatnica", "subota", "niadziela"],
}
_FIGURES = ("{d:02}.{m:02}.{y}", "{d:02}.{m:02}.{yy}", "{y}-{m:02}-{d:02}", "{d:02}/{m:02}/{y}", "{d:02}.{m:02}.{y} 14:05", "{d}.{m}.{y}")
DATES: dict[str, tuple[str, ...]] = {
    "en": (
        "{d} {M} {y}",
        "{M} {d}, {y}",
        "{S} {d}, {y}",
        "{d}th of {M} {y}",
        "{W}, {d} {M} {y}",
        "{d}-{S}-{y}",
        "{d} {M} {y}, 14:05",
        *_FIGURES,
    ),
    "ru": (
        "{d} {M} {y}",
        "{d} {M} {y} г.",
        "{d} {M} {y} года",
        "{W}, {d} {M} {y}",
        "{d} {M} {y}, 14:05",
        "{d:02}.{m:02}.{y} г.",
        *_FIGURES,
    ),
    "be": (
        "{d} {M} {y}",
        "{d} {M} {y} г.",
        "{d} {M} {y} года",
        "{W}, {d} {M} {y}",
        "{d} {M} {y}, 14:05",
        "{d:02}.{m:02}.{y} г.",
        *_FIGURES,
    ),
    "la": (
        "{d} {M} {y}",
        "{d} {M} {y} h.",
        "{d} {M} {y} hoda",
        "{W}, {d} {M} {y}",
        "{d} {M} {y}, 14:05",
        "{d:02}.{m:02}.{y} h.",
        *_FIGURES,
    ),
}

# Where the date stands: before the headline or behind it on one line, or on a line of its own above or below.
_SIGNS = (" – ", " — ", " | ", " / ", " // ", " /// ", " · ", " • ", ": ", "\t", " :: ", " >> ", " - ", " → ", " ~ ")
PLACES: tuple[str, ...] = (
    *(f"{{date}}{sign}{{head}}" for sign in (*_SIGNS, " ", ". ")),
    *(f"{{head}}{sign}{{date}}" for sign in (*_SIGNS, ", ", ". ")),
    "[{date}] {head}",
    "({date}) {head}",
    "**{date}** {head}",
    "<{date}> {head}",
    "{head} ({date})",
    "{head} [{date}]",
    "{city}, {date}. {head}",
    "{date}\n{head}",
    "{date}\n\n{head}",
    "[{date}]\n{head}",
    "*** {date} ***\n{head}",
    "{head}\n{date}",
    "{head}\n\n{date}",
    "{head}\n({date})",
    "{head}\n{city}, {date}",
    "{head}\n{label}: {date}",
    "{head}\n{label} {date}",
    "{head}\n{by}\n{date}",
    "{head}\n{by} | {date}",
    "{head}\n{posted}",
    "{head}\n{date} | {city}",
)
_WORDS = {
    "en": {
        "city": "Minsk",
        "label": "Published",
        "by": "By Jane Roe",
        "source": "Source",
        "posted": "Posted on {date} by admin | 4 comments | 3 min read",
    },
    "ru": {
        "city": "Минск",
        "label": "Опубликовано",
        "by": "Автор: Анна Лис",
        "source": "Источник",
        "posted": "{date} | Просмотров: 312 | Комментариев: 4 | Время чтения 3 мин",
    },
    "be": {
        "city": "Мінск",
        "label": "Апублікавана",
        "by": "Аўтар: Ганна Ліс",
        "source": "Крыніца",
        "posted": "{date} | Праглядаў: 312 | Каментароў: 4 | Час чытання 3 хв",
    },
    "la": {
        "city": "Miensk",
        "label": "Apublikavana",
        "by": "Aŭtar: Hanna Lis",
        "source": "Krynica",
        "posted": "{date} | Prahladaŭ: 312 | Kamientaroŭ: 4 | Čas čytańnia 3 chv",
    },
}
_PUBLISHERS = {"en": "Birch Wire", "ru": "«Берёзовая волна»", "be": "«Бярозавая хваля»", "la": "«Biarozavaja chvala»"}
HEADLINES: tuple[str, ...] = ("{}", "CAPS", "**{}**", "## {}", "“{}”", "1. {}", "• {}", "> {}")
MARKS = "*#>•“” "


@dataclass(frozen=True)
class Layout:
    """One point of the grid."""

    lang: str = "en"
    date: str = "{d} {M} {y}"
    place: str = "{head}\n{date}"
    headline: str = "{}"
    items: int = 3
    gap: str = "\n\n"
    below: str = "\n"
    source: bool = False
    sentences: int = 3

    def __str__(self) -> str:
        return "·".join(
            str(v)
            for v in (
                self.lang,
                self.date,
                self.place,
                self.headline,
                self.items,
                repr(self.gap),
                repr(self.below),
                self.source,
                self.sentences,
            )
        )


def _printed(form: str, lang: str, day: date) -> str:
    full, short, _ = _MONTHS[lang]
    return form.format(d=day.day, m=day.month, y=day.year, yy=day.year % 100, M=full, S=short, W=_DAYS[lang][day.weekday()])


def build(layout: Layout) -> tuple[str, list[tuple[str, str, str | None]]]:
    """Give a file and its items: headline, date, publisher."""
    words = _WORDS[layout.lang]
    parts, expected = [], []
    for number in range(layout.items):
        head, body = ITEMS[layout.lang][number % 6]
        day = date(2025, 3, 14 + 2 * number)
        head = head.upper() if layout.headline == "CAPS" else head
        styled = head if layout.headline == "CAPS" else layout.headline.replace("1.", f"{number + 1}.").format(head)
        printed = _printed(layout.date, layout.lang, day)
        posted = words["posted"].format(date=printed)
        top = layout.place.format(date=printed, head=styled, city=words["city"], label=words["label"], by=words["by"], posted=posted)
        body = ". ".join(body.rstrip(".").split(". ")[: layout.sentences]) + "."
        publisher = _PUBLISHERS[layout.lang] if layout.source else None
        parts.append(top + layout.below + body + (f"\n{words['source']}: {publisher}" if publisher else ""))
        expected.append((head, day.isoformat(), publisher))
    return layout.gap.join(parts) + "\n", expected


# ---- files that are one report

ORGANISATIONS = {
    "en": "Human Rights Centre “Lantern”",
    "ru": "Правозащитный центр «Фонарь»",
    "be": "Праваабарончы цэнтр «Ліхтар»",
    "la": "Pravaabarončy centr «Lichtar»",
}
_SINGLE_WORDS = {
    "en": {
        "release": "FOR IMMEDIATE RELEASE",
        "kicker": "Statement",
        "title": "Title",
        "day": "Date",
        "publisher": "Publisher",
        "share": "Share this:",
        "menu": "Home  News  Courts  About us",
        "comments": "Comments (2)",
        "related": "You may also like",
    },
    "ru": {
        "release": "Пресс-релиз",
        "kicker": "Заявление",
        "title": "Заголовок",
        "day": "Дата",
        "publisher": "Издатель",
        "share": "Поделиться",
        "menu": "Главная  Новости  Суды  О нас",
        "comments": "Комментарии (2)",
        "related": "Читайте также",
    },
    "be": {
        "release": "Прэс-рэліз",
        "kicker": "Заява",
        "title": "Загаловак",
        "day": "Дата",
        "publisher": "Выдавец",
        "share": "Падзяліцца",
        "menu": "Галоўная  Навіны  Суды  Пра нас",
        "comments": "Каментары (2)",
        "related": "Чытайце таксама",
    },
    "la": {
        "release": "Pres-reliz",
        "kicker": "Zajava",
        "title": "Zahałovak",
        "day": "Data",
        "publisher": "Vydaviec",
        "share": "Padzialicca",
        "menu": "Hałoŭnaja  Naviny  Sudy  Pra nas",
        "comments": "Kamientary (2)",
        "related": "Čytajcie taksama",
    },
}
# A masthead, and whether it names the publisher.
SINGLES: tuple[tuple[str, bool], ...] = (
    ("{head}\n\n{date}\n\n{body}", False),
    ("{date}\n\n{head}\n\n{body}", False),
    ("{org}\n\n{head}\n\n{date}\n\n{body}", True),
    ("{org}\n{date}\n\n{head}\n\n{body}", True),
    ("{org}\n\n{kicker}\n\n{head}\n\n{date}\n\n{body}", True),
    ("{org}\n{kicker}\n{city}, {date}\n\n{head}\n\n{body}", True),
    ("{org} | {date}\n\n{head}\n\n{body}", True),
    ("{release}\n{date}\n\n{head}\n\n{body}", False),
    ("{release}\n\n{head}\n\n{city}, {date} – {body}", False),
    ("{release}\n\n{head}\n\n{city}, {date}\n\n{body}", False),
    ("{head}\n\n{city}, {date}\n\n{body}", False),
    ("{head}\n\n{body}\n\n{city}, {date}", False),
    ("{head}\n\n{body}\n\n{date}", False),
    ("{head}\n\n{body}\n\n{org}\n{date}", True),
    ("{head}\n\n{body}\n\n{org}, {date}", True),
    ("{head}\n\n{body}\n\n{label}: {date}", False),
    ("{head}\n{by}\n{date}\n\n{body}", False),
    ("{head}\n\n{by}, {date}\n\n{body}", False),
    ("{head} ({date})\n\n{body}", False),
    ("{head}\n{posted}\n\n{body}", False),
    ("---\ntitle: {head}\ndate: {date}\n---\n\n{body}", False),
    ('---\ntitle: "{head}"\nauthor: Jane Roe\ndate: {date}\n---\n\n{body}', False),
    ("{title}: {head}\n{day}: {date}\n{publisher}: {org}\n\n{body}", True),
    ("From: {org} <list@lantern.example>\nTo: readers@lantern.example\nSubject: {head}\nDate: {date}\n\n{body}", True),
    ("# {head}\n\n*{org}, {date}*\n\n{body}", True),
    ("# {head}\n\n**{label}:** {date}\n\n{body}", False),
    ("{head}\n\n{date}\n\n{body}\n\n© 2025 {org}", True),
    ("{menu}\n\n{head}\n\n{posted}\n\n{body}\n\n{share}\n\n{related}\n- {other} (02.01.2025)\n- {another} (03.01.2025)", False),
    (
        "{menu}\n\n{head}\n\n{date}\n\n{body}\n\n{comments}\n\nVadim K., 20.03.2025 10:15\n{remark}\n\nNina, 21.03.2025 23:50\n{remark}",
        False,
    ),
)


def build_single(template: str, lang: str, form: str, *, number: int = 0) -> tuple[str, str, str]:
    """Give a file that is one report, its headline and its day."""
    head = ITEMS[lang][number % 6][0]
    body = "\n\n".join(text for _, text in ITEMS[lang][:3])
    day = date(2025, 3, 14)
    words = _WORDS[lang] | _SINGLE_WORDS[lang]
    printed = _printed(form, lang, day)
    filled = words | {
        "posted": words["posted"].format(date=printed),
        "other": ITEMS[lang][4][0],
        "another": ITEMS[lang][5][0],
        "remark": ITEMS[lang][3][1].split(". ", maxsplit=1)[0] + ".",
    }
    return template.format(head=head, date=printed, body=body, org=ORGANISATIONS[lang], **filled) + "\n", head, day.isoformat()


_MARKED = ("1. {}", "• {}", "> {}", "## {}")
"""What can stand only at the start of a line."""


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    records = [r for r in ingest_bytes(text.encode(), "a.txt") if r.title is not None]
    return [(re.sub(r"^\d+\. ", "", (r.title or "").strip(MARKS + '"')).strip(MARKS), r.dated, r.publisher) for r in records]


def grid(lang: str, form: str) -> list[Layout]:
    """Give one layout for each place of the date, the other parts drawn, the same in every run."""
    draw = random.Random(f"{lang} {form}")  # noqa: S311 - no secret
    layouts = []
    for place in PLACES:
        headline = draw.choice([form for form in HEADLINES if form not in _MARKED or place.startswith(("{head}", "{date}\n"))])
        layouts.append(
            Layout(
                lang=lang,
                date=form,
                place=place,
                headline=headline,
                items=draw.choice([2, 3, 5, 6]),
                gap=draw.choice(["\n\n", "\n\n\n"]),
                below=draw.choice(["\n", "\n\n"]),
                source=draw.random() < 0.4,
                sentences=draw.choice([1, 2, 3]),
            )
        )
    return layouts


@pytest.mark.parametrize(("lang", "form"), [(lang, form) for lang in DATES for form in DATES[lang]])
def test_files_of_several_items(lang: str, form: str) -> None:
    """Whatever parts date and headline, and wherever the date stands, the items come out with their dates and publishers."""
    wrong = []
    for layout in grid(lang, form):
        text, expected = build(layout)
        if found(text) != expected:
            wrong.append((str(layout), found(text), expected))
    assert not wrong


@pytest.mark.parametrize(("lang", "number"), list(product(DATES, range(len(SINGLES)))))
def test_files_of_one_report(lang: str, number: int) -> None:
    """Whatever the masthead looks like, the one report has its headline, its date, and its publisher where one is named."""
    template, named = SINGLES[number]
    for form in DATES[lang]:
        text, head, day = build_single(template, lang, form, number=number)
        assert found(text) == [(head.strip(MARKS), day, ORGANISATIONS[lang] if named else None)], form
