"""Pages and letters as sites and channels lay them out, in five languages: what is an item, its title, its day and its house; the rest is none of them."""

from __future__ import annotations

import textwrap
from itertools import product

import pytest

from reptrack.ingest.pipeline import ingest_bytes

WORDS = {
    "en": {
        "head": "Four nurses fined in Osh after a picket",
        "other": "Two hikers held at the border",
        "day": "12 March 2025",
        "org": "Fergana Lawyers’ Network",
        "name": "Fergana Courier",
        "body": "The city court in Osh on Wednesday fined four nurses who had stood with placards outside the hospital.\n\nTheir lawyer will appeal.",
        "menu": "News · Courts · Letters · About us · EN",
        "menubar": "News | Courts | Letters | Country pages",
        "share": "Share: f  X  in  ✉   Print   Français",
        "more": "Read More ›",
        "posted": "Posted on",
        "upd": "Updated",
        "top": "Press Releases",
        "tagtop": "Posts Tagged ‘Courts’",
        "para2": "Two hikers were held for five hours at the border post on Monday. Nobody told them why.",
        "name1": "Lampion",
        "slogan": "news without fear",
        "author": "Author:",
        "min": "2 min read",
        "deck": "The city court heard the case in forty minutes",
        "day2": "10 March 2025",
        "third": "Printers in Talas wait for the second hearing",
        "para1": "The second hearing in Talas was put off on Monday.",
        "greet": "Dear friends!",
        "motto": "News without fear",
    },
    "ru": {
        "head": "Четырёх медсестёр оштрафовали в Оше за пикет",
        "other": "Двух туристов задержали на границе",
        "day": "12 марта 2025",
        "org": "Ферганская сеть адвокатов",
        "name": "Ферганский курьер",
        "body": "Городской суд Оша в среду оштрафовал четырёх медсестёр, которые стояли с плакатами у больницы.\n\nИх адвокат подаст жалобу.",
        "menu": "суды · колонии · письма · о нас · ENG",
        "menubar": "Новости | Суды | Письма | Регионы",
        "share": "Поделиться: f  X  vk  ✉   Печать   English",
        "more": "Читать далее ›",
        "posted": "Опубликовано",
        "upd": "Обновлено",
        "top": "Новости",
        "tagtop": "Записи с меткой «суды»",
        "para2": "Двух туристов пять часов держали на пограничном посту в понедельник. Почему, им никто не сказал.",
        "name1": "Фонарь",
        "slogan": "новости без страха",
        "author": "Автор:",
        "min": "2 мин читать",
        "deck": "Городской суд рассмотрел дело за сорок минут",
        "day2": "10 марта 2025",
        "third": "Печатники Таласа ждут второго заседания",
        "para1": "Второе заседание в Таласе отложили в понедельник.",
        "greet": "Дорогие друзья!",
        "motto": "Новости без страха",
    },
    "be": {
        "head": "Чатырох медсясцёр аштрафавалі ў Ошы за пікет",
        "other": "Двух турыстаў затрымалі на мяжы",
        "day": "12 сакавіка 2025",
        "org": "Ферганская сетка адвакатаў",
        "name": "Ферганскі кур’ер",
        "body": "Гарадскі суд Оша ў сераду аштрафаваў чатырох медсясцёр, якія стаялі з плакатамі каля бальніцы.\n\nІх адвакат падасць скаргу.",
        "menu": "суды · калоніі · лісты · пра нас · ENG",
        "menubar": "Навіны | Суды | Лісты | Рэгіёны",
        "share": "Падзяліцца: f  X  vk  ✉   Друк   English",
        "more": "Чытаць далей ›",
        "posted": "Апублікавана",
        "upd": "Абноўлена",
        "top": "Навіны",
        "tagtop": "Запісы з меткай «суды»",
        "para2": "Двух турыстаў пяць гадзін трымалі на памежным пасту ў панядзелак. Чаму, ім ніхто не сказаў.",
        "name1": "Ліхтар",
        "slogan": "навіны без страху",
        "author": "Аўтар:",
        "min": "2 хв чытаць",
        "deck": "Гарадскі суд разгледзеў справу за сорак хвілін",
        "day2": "10 сакавіка 2025",
        "third": "Друкары Таласа чакаюць другога пасяджэння",
        "para1": "Другое пасяджэнне ў Таласе адклалі ў панядзелак.",
        "greet": "Шаноўнае спадарства!",
        "motto": "Навіны без страху",
    },
    "la": {
        "head": "Čatyroch miedsiaścior aštrafavali ŭ Ošy za pikiet",
        "other": "Dvuch turystaŭ zatrymali na miažy",
        "day": "12 sakavika 2025",
        "org": "Fierhanskaja sietka advakataŭ",
        "name": "Fierhanskaja chvala",
        "body": "Haradski sud Oša ŭ sieradu aštrafavaŭ čatyroch miedsiaścior, jakija stajali z płakatami kala balnicy.\n\nIch advakat padaść skarhu.",
        "menu": "Sudy · Kałonii · Listy · Pra nas · ENG",
        "menubar": "Naviny | Sudy | Listy | Rehijony",
        "share": "Padzialicca: f  X  vk  ✉   Druk   English",
        "more": "Čytać dalej ›",
        "posted": "Apublikavana",
        "upd": "Abnoŭlena",
        "top": "Naviny",
        "tagtop": "Zapisy z mietkaj «sudy»",
        "para2": "Dvuch turystaŭ piać hadzin trymali na pamiežnym pastu ŭ paniadziełak. Čamu, im nichto nie skazaŭ.",
        "name1": "Lichtar",
        "slogan": "naviny biez strachu",
        "author": "Aŭtar:",
        "min": "2 chv čytać",
        "deck": "Haradski sud razhledzieŭ spravu za sorak chvilin",
        "day2": "10 sakavika 2025",
        "third": "Drukary Tałasa čakajuć druhoha pasiadžeńnia",
        "para1": "Druhoje pasiadžeńnie ŭ Tałasie adkłali ŭ paniadziełak.",
        "greet": "Darahija siabry!",
        "motto": "Naviny biez strachu",
    },
    "uk": {
        "head": "Чотирьох медсестер оштрафували в Оші за пікет",
        "other": "Двох туристів затримали на кордоні",
        "day": "12 березня 2025",
        "org": "Ферганська мережа адвокатів",
        "name": "Ферганська хвиля",
        "body": "Міський суд Оша в середу оштрафував чотирьох медсестер, які стояли з плакатами біля лікарні.\n\nЇхній адвокат подасть скаргу.",
        "menu": "суди · колонії · листи · про нас · ENG",
        "menubar": "Новини | Суди | Листи | Регіони",
        "share": "Поділитися: f  X  vk  ✉   Друк   English",
        "more": "Читати далі ›",
        "posted": "Опубліковано",
        "upd": "Оновлено",
        "top": "Новини",
        "tagtop": "Записи з міткою «суди»",
        "para2": "Двох туристів п’ять годин тримали на прикордонному посту в понеділок. Чому, їм ніхто не сказав.",
        "name1": "Ліхтар",
        "slogan": "новини без страху",
        "author": "Автор:",
        "min": "2 хв читати",
        "deck": "Міський суд розглянув справу за сорок хвилин",
        "day2": "10 березня 2025",
        "third": "Друкарі Таласа чекають другого засідання",
        "para1": "Друге засідання в Таласі відклали в понеділок.",
        "greet": "Дорогі друзі!",
        "motto": "Новини без страху",
    },
}
DAYS = {"a": "2025-03-12", "b": "2025-03-10", "-": None}

# A page, and what a reader sees in it: a word an item, of its title (`H`ead, `O`ther, `T`hird), its day (a, b or none), and who publishes it, if anyone is said to.
PAGES = {
    "posts of a category": ("{top}\n\n{head}\n\n{posted} {day}\n\n{tight}\n\n{other}\n\n{posted} {day2}\n\n{para2}\n", "Ha Ob"),
    "teasers of a category, each with its link": (
        "{top}\n\n{head}\n\n{posted}: {day}\n\n{tight}.. {more}\n\n{other}\n\n{posted}: {day2}\n\n{para2}.. {more}\n",
        "Ha Ob",
    ),
    "posts with a tag": ("{tagtop}\n\n{head}\n\n{day}\n\n{tight}\n\n{other}\n\n{day2}\n\n{para2}\n", "Ha Ob"),
    "a headline said twice": ("{head}\n{head}\n{day}\n{body}\n", "Ha"),
    "a headline said twice, no day": ("{head}\n{head}\n\n{body}\n", "H-"),
    "teasers that close with a link": (
        "{head}\n\n{tight}\n\n{more}\n\n{other}\n\n{para2}\n\n{more}\n\n{third}\n\n{para2}\n\n{more}\n",
        "H- O- T-",
    ),
    "the same below the name of a section": (
        "{top}\n\n{head}\n\n{tight}\n\n{more}\n\n{other}\n\n{para2}\n\n{more}\n\n{third}\n\n{para2}\n\n{more}\n",
        "H- O- T-",
    ),
    "bulleted headlines with their first paragraphs": (
        "• {head}\n\n    {tight} //\n  • {other}\n\n    {para2} //\n  • {third}\n\n    {para2} //\n",
        "H- O- T-",
    ),
    "a day of change": ("{head}\n{upd} {day}\n{body}\n", "Ha"),
    "the button of a menu": ("menu close-menu\n\n{head}\n\n{body}\n", "H-"),
    "an agency over its day": ("{name}\n19:10 12.03.2025\n\n{head}\n\n{min}\n\n{body}\n", "Ha:name"),
    "fields without values": ("{head}\n\n{author}\nAsel Lis\n\n{body}\n", "H-"),
    "a clock, a day and a headline in one line": ("{top}\n\n{head}\n\n15:16—{day}{head}1000+\n\n{body}\n", "Ha"),
    "a clock before the day": ("{head}\n\n08:00, {day}\n{deck}\n\n{body}\n", "Ha"),
    "a title of the page with its day": ("{head} {day}\n\n{head}\n\n{day}\n\n{body}\n", "Ha"),
    "a house before the entries of its menu": ("{org}  |  {menubar}\n{share}\n\n{head}\n\n{day}\n\n{body}\n", "Ha:org"),
    "a name over a menu": ("{name1}\n{menu}\n\n{head}\n\n{day}, 19:42 | {min}\n\n{body}\n", "Ha:name1"),
    "a dump under the name of its site": (
        "{name1}\n{menu}\n\n{head}\n{day}, 19:42\n\n{tight}\n\n{other}\n{day2}, 10:10\n\n{para2}\n",
        "Ha:name1 Ob:name1",
    ),
    "a name and a motto, parted by a picture": (
        "{name1} ☀ {slogan}\n{menu}\n\n{head}\n{day}, 19:42\n\n{tight}\n\n{other}\n{day2}, 10:10\n\n{para2}\n",
        "Ha:name1 Ob:name1",
    ),
    "a name and a motto, parted by a dash": ("{name1} — {slogan}\n{menu}\n\n{head}\n{day}, 19:42\n\n{tight}\n", "Ha:name1"),
    "a name and a motto, parted by a bar": ("{name1} | {slogan}\n{menu}\n\n{head}\n{day}, 19:42\n\n{tight}\n", "Ha:name1"),
    "a motto below the name": ("{name1}\n{motto}\n{menu}\n\n{head}\n{day}, 19:42\n\n{tight}\n", "Ha:name1"),
    "days over their posts": ("{day}\n\n{head}\n\n{tight}\n\n{day2}\n\n{other}\n\n{para2}\n", "Ha Ob"),
    "paragraphs without a headline": ("{tight}\n\n{para2}\n\n{tight}\n\n{para2}\n", ""),
    "a short first paragraph": ("{para1}\n\n{para2}\n\n{tight}\n", ""),
    "a greeting": ("{greet}\n\n{para2}\n\n{tight}\n", ""),
    "a greeting with a picture, right above the text": ("⚡️{greet}\n{para2} {para2}\n{tight}\n", ""),
    "a heading with marks": ("## {head}\n\n{body}\n", "H-"),
    "marks that touch it": ("##{head}\n\n{body}\n", "H-"),
    "a headline in bold": ("**{head}**\n\n{body}\n", "H-"),
    "the head of a page within the text": ("{tight}\n36\n{name} 2025\n{para2}\n\n{tight}\n", ""),
    "stories of one block each": ("{head}\n{tight}\n{para2}\n\n\n{other}\n{para2}\n{tight}\n\n\n{third}\n{tight}\n{para2}\n", "H- O- T-"),
    "a channel that prints its name over every stamp": (
        "{name}\n12.03.2025 14:05\n{head}\n\n{tight}\n\n{name}\n10.03.2025 09:11\n{other}\n\n{tight}\n",
        "Ha:name Ob:name",
    ),
    "a headline that ends like a sentence, said twice": ("{third}…\n\n{deck}\n\n{third}…\n\n{body}\n", "T-"),
}


def seen(words: dict[str, str], item: str) -> tuple[str, str | None, str | None]:
    told, _, house = item.partition(":")
    return words[{"H": "head", "O": "other", "T": "third"}[told[0]]], DAYS[told[1]], words[house] if house else None


@pytest.mark.parametrize(("lang", "name"), list(product(WORDS, PAGES)))
def test_page(lang: str, name: str) -> None:
    """Every layout gives its items, and nothing else is one."""
    words = {**WORDS[lang], "tight": WORDS[lang]["body"].replace("\n\n", " ")}
    template, items = PAGES[name]
    text = template.format(**words)
    found = [(r.title.rstrip("…"), r.published, r.publisher) for r in ingest_bytes(text.encode(), "a.txt") if r.title is not None]
    assert found == [seen(words, item) for item in items.split()], text


# ---- what no house is, although it stands over a menu

NO_SITE = {
    "en": ["News", "Home", "Press releases", "Minsk", "About us", "Four nurses fined in Osh after a picket"],
    "ru": ["Новости", "Главная", "Минск", "О нас", "Права человека"],
    "be": ["Навіны", "Галоўная", "Мінск", "Пра нас", "Правы чалавека"],
    "uk": ["Новини", "Головна", "Про нас", "Права людини"],
}


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang, lines in NO_SITE.items() for line in lines])
def test_no_site(lang: str, line: str) -> None:
    """A section, a place, a person or a headline over a menu publishes nothing."""
    words = WORDS[lang]
    found = [r.publisher for r in ingest_bytes("{line}\n{menu}\n\n{head}\n{day}\n\n{body}\n".format(**words, line=line).encode(), "a.txt")]
    assert set(found) == {None}


HOUSES = ["Heron Watch News Agency", "Committee for Open Courts", "Harbour Press"]


@pytest.mark.parametrize(("house", "form"), list(product(HOUSES, ["{} – ", "{} (HWN) – ", "{}— ", "{} - "])))
def test_who_tells(house: str, form: str) -> None:
    """A house before the first words of a story tells it."""
    words = WORDS["en"]
    text = f"{words['head']}\n\n{form.format(house)}{words['body']}\n"
    assert [r.publisher for r in ingest_bytes(text.encode(), "a.txt")] == [house]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Asel Lis. The court in Osh, 10 May 2024",
        "Фото: Асель Лис / Мост. Суд в Оше, 10 мая 2024 года",
        "Фота: Асель Ліс, 10.05.2024",
    ],
)
def test_the_day_of_a_picture(line: str) -> None:
    """The day in the credit of a picture is not that of the report."""
    assert [r.published for r in ingest_bytes(f"{WORDS['en']['head']}\n\n{line}\n\n{WORDS['en']['body']}\n".encode(), "a.txt")] == [None]


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ("Originally published on Harbour Voices", "Harbour Voices"), ("First published in the Harbour Herald", "Harbour Herald"),
    ],
)  # fmt: skip
def test_first_published(line: str, house: str) -> None:
    """Where a text appeared first is its house."""
    assert [r.publisher for r in ingest_bytes(f"{WORDS['en']['head']}\n\n{line}\n\n{WORDS['en']['body']}\n".encode(), "a.txt")] == [house]


# ---- where a page says whose it is

TOLD = {
    "en": ("Source", ["Harbour Press", "OVD-Info", "Heron Watch"]),
    "ru": ("Источник", ["Агентство «Мост»", "Редакция Оша", "«Фонарь»"]),
    "be": ("Крыніца", ["Агенцтва «Мост»", "Рэдакцыя Оша", "«Ліхтар»"]),
}
WAYS = [
    "{head}\n{day}\n\n{body}\n\n{source}:\n{house}\n", "{head}\n{day}\n\n{body}\n\n{source}: {house}\n", "{head}\n{day}\n\n{body}\n\n{house} © 2025\n",
    "{head}\n{day}\n\n{body}\n\n{house} © 2019–2025.\n", "{head}\n{day}\n\n{body}\n\n© 2025 {house}\n", "{head}\n{day}\n\n{body} ({house})\n",
    "{head} | {house}\n\n{head}\n{day}\n\n{body}\n", "{head}\n{day} | {house}\n\n{body}\n", "{house}\n{menu}\n\n{head}\n{day}\n\n{body}\n",
]  # fmt: skip


@pytest.mark.parametrize(("lang", "way"), list(product(TOLD, WAYS)))
def test_told_houses(lang: str, way: str) -> None:
    """A source on the line below its label, the holder before the sign of the rights, a credit in brackets at the end and all the usual places."""
    source, houses = TOLD[lang]
    for house in houses:
        text = way.format(**WORDS[lang], source=source, house=house)
        assert [(r.publisher or "").strip("«»") for r in ingest_bytes(text.encode(), "a.txt")] == [house.strip("«»")], text


# ---- headlines that open alike

OPENINGS = {
    "pictures": ("❗️ ", "⚡️", "🔴 "),
    "bold": ("**", "**", "**"),
    "en": ("Kyrgyzstan: ", "Tajikistan: ", "Minsk: "),
    "ru": ("Киргизия: ", "Таджикистан: ", "Минск: "),
    "be": ("Казахстан: ", "Таджыкістан: ", "Мінск: "),
}
STORIES = [(lang, kind) for lang in WORDS for kind in ("pictures", "bold", lang) if kind in OPENINGS]


@pytest.mark.parametrize(("lang", "kind"), STORIES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_headlines_that_open_alike(lang: str, kind: str, gap: str) -> None:
    """A picture, marks of bold or a place before each headline part stories, whether their text touches them or not."""
    words = WORDS[lang]
    heads = [words[name] for name in ("head", "other", "third")]
    bodies = [words["body"].replace("\n\n", " "), words["para2"], words["para2"]]
    end = "**" if kind == "bold" else ""
    text = "\n\n".join(f"{sign}{head}{end}{gap}{body}" for sign, head, body in zip(OPENINGS[kind], heads, bodies, strict=True))
    titles = [f"{sign}{head}" if kind == lang else head for sign, head in zip(OPENINGS[kind], heads, strict=True)]
    assert [r.title for r in ingest_bytes(text.encode(), "a.txt") if r.title is not None] == titles
    report = f"{words['name']}: {words['head']}\n\n{bodies[0]}\n\n{text}"
    assert len([r for r in ingest_bytes(report.encode(), "a.txt") if r.title is not None]) == 1, "below a title they are its sections"


# ---- days

MONTH = {"en": "March", "ru": "марта", "be": "сакавіка", "la": "sakavika", "uk": "березня"}


@pytest.mark.parametrize("lang", WORDS)
def test_further_stories_of_a_day(lang: str) -> None:
    """Below the first story of a day stand others of that day."""
    words, month = WORDS[lang], MONTH[lang]
    body = words["body"].replace("\n\n", " ")
    text = f"10 {month}\n{words['head']}\n{body}\n\n12 {month}\n{words['other']}\n{body}\n\n{words['third']}\n{words['para2']}\n"
    found = [r for r in ingest_bytes(text.encode(), "a.txt") if r.title is not None]
    assert [r.title for r in found] == [words["head"], words["other"], words["third"]]


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("sign", [" — ", ": ", ". ", " – "])
def test_the_days_of_a_timeline(lang: str, sign: str) -> None:
    """The days before the paragraphs of a timeline are those of what it tells; a single one is that of the report."""
    words, month = WORDS[lang], MONTH[lang]
    body = words["body"].replace("\n\n", " ")
    entries = [f"{day} {month} 2025{sign}{text}" for day, text in ((10, words["para2"]), (12, body), (14, words["para2"]))]
    found = list(ingest_bytes(f"{words['head']}\n\n{chr(10).join(entries)}\n".encode(), "a.txt"))
    assert [r.published for r in found] == [None]
    assert next(ingest_bytes(f"{words['head']}\n\n{entries[0]}\n".encode(), "a.txt")).published == "2025-03-10"


@pytest.mark.parametrize("lang", WORDS)
def test_a_title_ends_before_its_address(lang: str) -> None:
    """The address behind a headline is no part of it."""
    words = WORDS[lang]
    rows = "\n".join(
        f"{day}.03.2025 {words[name]} https://courier.example/{day}" for day, name in ((12, "head"), (11, "other"), (10, "third"))
    )
    assert [r.title for r in ingest_bytes(rows.encode(), "a.txt")] == [words["head"], words["other"], words["third"]]


# ---- letters with sections in capitals, lists of figures

FIGURES = {
    "en": ("Releases: 5", "Fines: 145,000 som", "Arrests of nurses: 12 (last letter: 9)"),
    "ru": ("Освобождены — 5", "Штрафы: 145 000 сомов", "Задержаны — 12 (в прошлом выпуске — 9)"),
    "be": ("Вызваленыя — 5", "Штрафы: 145 000 сомаў", "Затрыманыя — 12 (у мінулым выпуску — 9)"),
}
LETTER = {
    "en": ("The Heron Letter | No. 58 | newsletter", "THE FORTNIGHT IN NUMBERS (28 February – 11 March)", "More: what the court wrote, a guide (8 March)", "Bishkek / Minsk, 11 March"),
    "ru": ("Рассылка «Цапля» | № 58", "ДВЕ НЕДЕЛИ В ЦИФРАХ (28 февраля – 11 марта)", "Подробнее: что написал суд, разбор (8 марта)", "Бишкек / Минск, 11 марта"),
    "be": ("Рассылка «Чапля» | № 58", "ДВА ТЫДНІ Ў ЛІЧБАХ (28 лютага – 11 сакавіка)", "Падрабязней: што напісаў суд, разбор (8 сакавіка)", "Бішкек / Мінск, 11 сакавіка"),
}  # fmt: skip


@pytest.mark.parametrize("lang", LETTER)
def test_sections_in_capitals(lang: str) -> None:
    """Headings in capitals head items, that over figures too; places with their days below them and lines that lead on do not."""
    words, body = WORDS[lang], WORDS[lang]["body"]
    masthead, numbers, more, place = LETTER[lang]
    first, second = words["head"].upper(), words["other"].upper()
    day = f"{place.rpartition(', ')[0].split(' / ')[0]}, {words['day']}"
    text = f"{masthead}\n{words['day']}\n\n\n{first}\n{day}\n\n{body}\n\n{more}\n\n\n{second}\n{place}\n\n{body}\n\n\n{numbers}\n\n"
    text += "\n".join(FIGURES[lang])
    found = [(r.title, r.published) for r in ingest_bytes(text.encode(), "a.txt") if r.title is not None]
    assert [title for title, _ in found] == [first, second, numbers]
    assert found[0][1] == "2025-03-12"


@pytest.mark.parametrize("lang", FIGURES)
def test_figures_are_no_title(lang: str) -> None:
    """Of the lines of a list of figures none is the title, although the text speaks of them again."""
    words = WORDS[lang]
    text = (
        f"{words['third'].upper()}\n{words['org']}\n\n"
        + "\n".join(FIGURES[lang])
        + f"\n\n{words['body']} {FIGURES[lang][2].split(' ')[0]}.\n"
    )
    assert [r.title for r in ingest_bytes(text.encode(), "a.txt")] == [words["third"].upper()]


def test_stories_of_which_one_has_no_headline() -> None:
    """Where most blocks are a headline over its text, one without a headline does not make a report of them; sections of one report are no stories."""
    words = WORDS["en"]
    heads = [words["head"], f"{words['other']} near Batken", words["third"], words["deck"]]
    blocks = [f"{head}\n{words['para2']}" for head in heads]
    blocks.insert(2, words["para2"])
    assert [r.title for r in ingest_bytes("\n\n".join(blocks).encode(), "a.txt")] == heads
    report = "\n\n".join([f"{words['name']}: what happened in the courts in March", *(f"{head[:14]}\n{words['para2']}" for head in heads)])
    assert len(list(ingest_bytes(report.encode(), "a.txt"))) == 1


# ---- hard-wrapped files

WRAPPED = {
    "a dump": "{day}\n{head}\n{one}\n\n{day2}\n{other}\n{two}\n",
    "a dump with gaps": "{head}\n{day}\n\n{one}\n\n{other}\n{day2}\n\n{two}\n",
    "a bulletin": "• {head}\n\n{one}\n\n• {other}\n\n{two}\n",
}


@pytest.mark.parametrize(("lang", "name"), list(product(WORDS, WRAPPED)))
def test_hard_wrapped(lang: str, name: str) -> None:
    """Paragraphs broken over lines part stories as whole ones do, and a headline that touches one is no part of it."""
    words = WORDS[lang]
    one, two = (
        textwrap.fill(f"{words['body']} {words['para2']} {words['para2']}".replace("\n\n", " ").replace(". ", ", "), 66) for _ in range(2)
    )
    text = WRAPPED[name].format(**words, one=one, two=two)
    assert [r.title for r in ingest_bytes(text.encode(), "a.txt") if r.title is not None] == [words["head"], words["other"]]
    talk = f"{words['third']}\n\n" + "\n\n".join(f"{question}?\n{one}" for question in (words["head"], words["other"], words["deck"]))
    assert [r.title for r in ingest_bytes(talk.encode(), "a.txt") if r.title is not None] == [words["third"]], "questions make an interview"
