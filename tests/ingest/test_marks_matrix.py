"""Lines that head nothing and name nobody: languages of a site, paths, numbers of pages and sheets, periods, lists of places, figures of an entry."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.ingest.pipeline import ingest_bytes


def items(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(r.title, r.publisher, r.published) for r in ingest_bytes(text.encode(), "a.txt") if r.title is not None]


WORDS = {
    "en": {
        "head": "Fifteen days for a blank sheet of paper in Osh", "short": "LAWYERS ON TRIAL: STATISTICS", "site": "Fourth Clause", "motto": "a portal on rights",
        "org": "Heron Centre for Defence", "day": "Published: 12 March 2025, 18:05 (updated on Thursday)", "plain": "12 March 2025",
        "body": "The city court on Wednesday fined four nurses who had stood with blank sheets outside the hospital.",
        "more": "Their lawyer will appeal, and asks that the fine be waived.", "related": "You may also like", "read": "4 min read",
        "others": ("A driver on trial for a song in Talas", "Two sisters fined before the holiday"),
        "menu": "News   Courts   Torture   Assemblies   Elections   Documents", "paths": ("Home / News / Osh", "Home | Courts | Osh", "You are here: Home / Assemblies"),
        "pages": ("Page 3", "Annex C, sheet 1 of 2", "Annex IV", "page 2 of 14", "Sheet 4"), "periods": ("Period of observation: 3–16 June 2024", "Reporting period: January–March 2024"),
        "places": ("Osh · Bishkek · Karakol", "Minsk | Vilnius", "Tbilisi / Yerevan"), "figures": "Observers: 12\nHearings: 31 (last week: 26)\nAdjourned: 58 per cent, for want of proof as a rule",
        "week": "The week in court, 6–12 October", "entries": ("A teacher freed after a year in Osh", "False news and real prisons in Talas"),
    },
    "ru": {
        "head": "Пятнадцать суток за чистый лист бумаги в Оше", "short": "АДВОКАТЫ ПОД СУДОМ: СТАТИСТИКА", "site": "Четвёртый пункт", "motto": "портал о правах",
        "org": "Центр защиты «Цапля»", "day": "Опубликовано: 12 марта 2025, 18:05 (обновлено в четверг)", "plain": "12 марта 2025",
        "body": "Городской суд в среду оштрафовал четырёх медсестёр, которые стояли у больницы с чистыми листами.",
        "more": "Их адвокат подаст жалобу и просит отменить штраф.", "related": "По теме", "read": "Читать 4 мин.",
        "others": ("Водителя судят за песню в Таласе", "Двух сестёр оштрафовали накануне праздника"),
        "menu": "Новости   Суды   Пытки   Собрания   Выборы   Документы", "paths": ("Главная / Новости / Ош", "Главная | Суды | Ош", "Вы здесь: Главная / Собрания"),
        "pages": ("Страница 3", "Приложение 2, лист 1 из 2", "Приложение IV", "стр. 2 из 14", "Лист 4"), "periods": ("Период наблюдения: 3–16 июня 2024 года", "Отчётный период: январь–март 2024"),
        "places": ("Ош · Бишкек · Каракол", "Минск | Вильнюс", "Тбилиси / Ереван"), "figures": "Наблюдателей: 12\nЗаседаний: 31 (неделей раньше: 26)\nОтложено: 58 процентов, чаще всего за недостатком доказательств",
        "week": "Неделя в суде, 6–12 октября", "entries": ("Учителя освободили через год в Оше", "Ложные новости и настоящие тюрьмы в Таласе"),
    },
    "be": {
        "head": "Пятнаццаць сутак за чысты аркуш паперы ў Лідзе", "short": "АДВАКАТЫ ПАД СУДОМ: СТАТЫСТЫКА", "site": "Чацвёрты пункт", "motto": "партал пра правы",
        "org": "Цэнтр абароны «Чапля»", "day": "Апублікавана: 12 сакавіка 2025, 18:05 (абноўлена ў чацвер)", "plain": "12 сакавіка 2025",
        "body": "Гарадскі суд у сераду аштрафаваў чатырох медсясцёр, якія стаялі каля бальніцы з чыстымі аркушамі.",
        "more": "Іх адвакат падасць скаргу і просіць скасаваць штраф.", "related": "Па тэме", "read": "Чытаць 4 хв.",
        "others": ("Кіроўцу судзяць за песню ў Мастах", "Дзвюх сясцёр аштрафавалі напярэдадні свята"),
        "menu": "Навіны   Суды   Катаванні   Сходы   Выбары   Дакументы", "paths": ("Галоўная / Навіны / Ліда", "Галоўная | Суды | Ліда", "Вы тут: Галоўная / Сходы"),
        "pages": ("Старонка 3", "Дадатак 2, аркуш 1 з 2", "Дадатак IV", "стар. 2 з 14", "Аркуш 4"), "periods": ("Перыяд назірання: 3–16 чэрвеня 2024 года", "Справаздачны перыяд: студзень–сакавік 2024"),
        "places": ("Ліда · Мінск · Брэст", "Мінск | Вільня", "Гродна / Беласток"), "figures": "Назіральнікаў: 12\nПаседжанняў: 31 (тыднем раней: 26)\nАдкладзена: 58 працэнтаў, часцей за ўсё праз недахоп доказаў",
        "week": "Тыдзень у судзе, 6–12 кастрычніка", "entries": ("Настаўніка вызвалілі праз год у Лідзе", "Ілжывыя навіны і сапраўдныя турмы ў Мастах"),
    },
}  # fmt: skip
SWITCHES = (
    "ҚАЗ | РУС | ENG",
    "БЕЛ РУС ENG",
    "EN / RU / BY",
    "Кыргызча  Русский  English",
    "Bel | Rus | Eng",
    "RU · EN",
    "[EN] [RU]",
    "Беларуская / English",
)


@pytest.mark.parametrize(("lang", "switch"), list(product(WORDS, SWITCHES)))
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_languages_and_paths_above_a_page(lang: str, switch: str, gap: str) -> None:
    """The languages that a site offers and the path to a page are neither its house nor its title; the name over its menu is its house."""
    words = WORDS[lang]
    for path in ("", *words["paths"]):
        above = gap.join(line for line in (switch, f"{words['site']} — {words['motto']}\n{words['menu']}", path) if line)
        text = f"{above}{gap}{words['head']}\n{words['day']}\n\n{words['body']}\n\n{words['more']}\n"
        assert items(text) == [(words["head"], words["site"], "2025-03-12")], text
        bare = f"{switch}{gap}{path}{gap if path else ''}{words['head']}\n{words['plain']}\n\n{words['body']}\n\n{words['more']}\n"
        assert items(bare) == [(words["head"], None, "2025-03-12")], bare


@pytest.mark.parametrize(("lang", "switch"), list(product(WORDS, SWITCHES[:4])))
@pytest.mark.parametrize("upper", [True, False])
def test_a_page_and_the_list_below_it(lang: str, switch: str, *, upper: bool) -> None:
    """The page's own text is an item beside the dated ones that its furniture heads, whatever stands between its day and its text."""
    words = WORDS[lang]
    related = words["related"].upper() if upper else words["related"]
    listed = "\n\n".join(f"0{day}.03.2025\n{head}\n{words['body']}" for day, head in zip((9, 7), words["others"], strict=True))
    for between in ("", f"{words['read']}\n"):
        page = f"{words['head']}\n{words['day']}\n{between}\n{words['body']}\n\n{words['body']}\n\n{words['more']}"
        text = f"{switch}\n{words['site']} — {words['motto']}\n{words['menu']}\n\n{page}\n\n{related}\n\n{listed}\n"
        expected = [
            (words["head"], words["site"], "2025-03-12"),
            *((h, words["site"], f"2025-03-0{d}") for d, h in zip((9, 7), words["others"], strict=True)),
        ]
        assert items(text) == expected, text


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("title", ["head", "short"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_marks_of_pages_periods_and_places(lang: str, title: str, gap: str) -> None:
    """Below such a line, or above it, the title is the line that says something."""
    words = WORDS[lang]
    for above, below in product(("", *words["pages"], *words["places"]), ("", *words["periods"])):
        lines = [words["org"], above, words[title], below]
        text = gap.join(line for line in lines if line) + f"{gap}{words['plain']}\n\n{words['body']}\n\n{words['more']}\n"
        assert items(text) == [(words[title], words["org"], "2025-03-12")], text


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_entry_of_figures(lang: str, at: int, gap: str) -> None:
    """Where a list of texts has an entry of figures, its headline stands over them."""
    words = WORDS[lang]
    rows = [(head, f"{words['body']} {words['more']}") for head in (*words["entries"], *words["others"])]
    rows.insert(at + 1, (words["week"], words["figures"]))
    text = gap.join(f"{head}\n{body}\n{20 - n}.10.2025" for n, (head, body) in enumerate(rows)) + "\n"
    assert [(title, day) for title, _, day in items(text)] == [(head, f"2025-10-{20 - n}") for n, (head, _) in enumerate(rows)], text
