"""A house that no list knows stands on top of its report, above the kind of the report, its title and its time: the title is none of those lines."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.ingest.pipeline import ingest_bytes

WORDS = {
    "en": {
        "houses": {
            "Centre for Cultural Rights “Arelle”": None,
            "Salween Testimony": None,
            "The Third Row": None,
            "Kestrel Group for Court Monitoring": None,
            "Danube Prison Ledger": None,
            "Heron & Sons Legal Aid": None,
        },
        "kinds": ["Research and monitoring", "Quarterly review", "Analysis"],
        "titles": [
            "VIOLATIONS OF CULTURAL RIGHTS IN THE NORTHERN PROVINCES",
            "Violations of cultural rights in the northern provinces",
            "How the courts of three towns count days of arrest",
        ],
        "period": "Third quarter of 2024",
        "imprint": "Prepared on 25 October 2024. When quoting, please name the Centre",
        "section": "1. The general picture",
        "body": "From July to September we counted 391 violations against 148 people of culture in the northern provinces. The courts of three towns "
        "gave no reasons.",
    },
    "ru": {
        "houses": {
            "Центр культурных прав «Лель»": None,
            "Третий ряд": None,
            "Печорская летопись": None,
            "Группа наблюдения за судами «Весы»": None,
            "Правовая помощь Севера": None,
            "Инициатива «Тихий двор»": "Тихий двор",
        },
        "kinds": ["Исследования и мониторинг", "Квартальный обзор", "Аналитика"],
        "titles": [
            "НАРУШЕНИЯ КУЛЬТУРНЫХ ПРАВ В СЕВЕРНЫХ ОБЛАСТЯХ",
            "Нарушения культурных прав в северных областях",
            "Как суды трёх городов считают дни ареста",
        ],
        "period": "III квартал 2024 года",
        "imprint": "Подготовлено 25 октября 2024 года. При цитировании ссылайтесь на Центр",
        "section": "1. Общая картина",
        "body": "С июля по сентябрь мы насчитали 391 нарушение в отношении 148 деятелей культуры в северных областях. Суды трёх городов причин не назвали.",
    },
    "be": {
        "houses": {
            "Цэнтр культурных правоў «Лель»": None,
            "Трэці рад": None,
            "Палеская хроніка": None,
            "Група назірання за судамі «Шалі»": None,
            "Прававая дапамога Поўначы": None,
            "Ініцыятыва «Ціхі двор»": "Ціхі двор",
        },
        "kinds": ["Даследаванні і маніторынг", "Квартальны агляд", "Аналітыка"],
        "titles": [
            "ПАРУШЭННІ КУЛЬТУРНЫХ ПРАВОЎ У ПАЎНОЧНЫХ АБЛАСЦЯХ",
            "Парушэнні культурных правоў у паўночных абласцях",
            "Як суды трох гарадоў лічаць дні арышту",
        ],
        "period": "ІІІ квартал 2024 года",
        "imprint": "Падрыхтавана 25 кастрычніка 2024 года. Пры цытаванні спасылайцеся на Цэнтр",
        "section": "1. Агульная карціна",
        "body": "З ліпеня па верасень мы налічылі 391 парушэнне ў дачыненні да 148 дзеячаў культуры ў паўночных абласцях. Суды трох гарадоў прычын "
        "не назвалі.",
    },
}


@pytest.mark.parametrize(("lang", "house"), [(lang, house) for lang, words in WORDS.items() for house in words["houses"]])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("title", range(3))
def test_the_title_stands_below_its_house(lang: str, house: str, gap: str, title: int) -> None:
    """Whatever stands around it, with empty lines and without."""
    words = WORDS[lang]
    head = words["titles"][title]
    for kind, period, imprint, section in product(
        [None, *words["kinds"]], (None, words["period"]), (None, words["imprint"]), (None, words["section"])
    ):
        lines = [house, kind, head, period, imprint, section, words["body"], words["body"].replace("391", "392")]
        (report,) = ingest_bytes(gap.join(line for line in lines if line).encode(), "report.txt")
        assert (report.title, report.publisher) == (head, words["houses"][house] or house), (kind, period, imprint, section)
        assert report.published == ("2024-10-25" if imprint else None)
