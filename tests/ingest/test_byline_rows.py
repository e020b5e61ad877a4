"""A page whose main story has who wrote it and when in one line, above short news with days of their own: three items, three days."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.ingest.pipeline import ingest_bytes

WORDS = {
    "en": {
        "top": "Heron Watch\nan independent paper of the northern valleys\nHome → Courts",
        "head": "The bridge case: a ferryman was found after nineteen days in a cell in Myitkyina",
        "name": "Nandar Oo",
        "day": "29 April 2024, 19:42",
        "updated": "Updated: 30 April, 10:15",
        "stats": "Views: 12 406{gap}Share: FB | X | Telegram | Copy link",
        "body": "The township court on Monday remanded the ferryman Ko Htin Lin for two months. His family had looked for him since the third.\n\n"
        "His mother saw him through a window of the court house. They were not allowed to speak, and he did not look up.",
        "brief": "IN BRIEF",
        "second": (
            "A teacher fined for a song",
            "29.04.2024, 14:10",
            "The court in Bhamo fined her 40,000 kyat. She says she will not pay.",
        ),
        "third": ("Two monks leave the town", "28.04.2024, 17:55", "Nobody knows where they went. Their cells were searched on Friday."),
    },
    "ru": {
        "top": "Печорский вестник\nнезависимое издание о северных районах\nГлавная → Суды",
        "head": "Дело о переправе: паромщика нашли в камере через девятнадцать дней",
        "name": "Вера Холмова",
        "day": "29 апреля 2024, 19:42",
        "updated": "Обновлено: 30 апреля, 10:15",
        "stats": "Просмотры: 12 406{gap}Поделиться: VK | OK | Telegram | Скопировать ссылку",
        "body": "Районный суд в понедельник арестовал на два месяца паромщика из Усть-Цильмы. Родные искали его с третьего числа.\n\n"
        "Мать увидела его в окно суда. Говорить им не дали, и он не поднял головы.",
        "brief": "КОРОТКО",
        "second": (
            "Учительницу оштрафовали за песню",
            "29.04.2024, 14:10",
            "Суд в Печоре назначил ей 40 000 рублей. Платить она не будет.",
        ),
        "third": ("Двое монахов покинули город", "28.04.2024, 17:55", "Куда они уехали, никто не знает. Кельи обыскали в пятницу."),
    },
    "be": {
        "top": "Прыпяцкі ліст\nнезалежнае выданне пра паўднёвыя раёны\nГалоўная → Суды",
        "head": "Справа пра пераправу: паромшчыка знайшлі ў камеры праз дзевятнаццаць дзён",
        "name": "Вера Пагорская",
        "day": "29 красавіка 2024, 19:42",
        "updated": "Абноўлена: 30 красавіка, 10:15",
        "stats": "Прагляды: 12 406{gap}Падзяліцца: VK | OK | Telegram | Скапіяваць спасылку",
        "body": "Раённы суд у панядзелак арыштаваў на два месяцы паромшчыка з Турава. Родныя шукалі яго з трэцяга чысла.\n\n"
        "Маці ўбачыла яго ў акно суда. Гаварыць ім не далі, і ён не падняў галавы.",
        "brief": "КОРАТКА",
        "second": ("Настаўніцу аштрафавалі за песню", "29.04.2024, 14:10", "Суд у Пінску прызначыў ёй 400 рублёў. Плаціць яна не будзе."),
        "third": ("Двое манахаў пакінулі горад", "28.04.2024, 17:55", "Куды яны з’ехалі, ніхто не ведае. Келлі абшукалі ў пятніцу."),
    },
}


@pytest.mark.parametrize(
    ("lang", "gap", "updated", "stats", "order"),
    list(product(WORDS, ("        ", "\t", "   ", " | ", " · "), (True, False), (True, False), ("name first", "day first"))),
)
def test_the_main_story_is_an_item(lang: str, gap: str, updated: bool, stats: bool, order: str) -> None:  # noqa: FBT001
    """However wide the gaps of a byline are, it is no row of a table, and the headline above it is the main story's."""
    words = WORDS[lang]
    fields = [words["name"], words["day"]][:: 1 if order == "name first" else -1] + ([words["updated"]] if updated else [])
    rows = [gap.join(fields), *([words["stats"].format(gap=gap)] if stats else [])]
    brief = "\n\n".join("\n".join(words[part]) for part in ("second", "third"))
    text = f"{words['top']}\n\n{words['head']}\n" + "\n".join(rows) + f"\n\n{words['body']}\n\n{words['brief']}\n\n{brief}\n"
    found = [(report.title, report.published) for report in ingest_bytes(text.encode(), "page.txt") if report.title is not None]
    assert found == [(words["head"], "2024-04-29"), (words["second"][0], "2024-04-29"), (words["third"][0], "2024-04-28")]
