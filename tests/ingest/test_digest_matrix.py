"""Every masthead of a digest, with every way to write the headlines below it, gives the stories that a reader sees."""

from __future__ import annotations

import random
import re

import pytest
from tests.ingest.test_layout_matrix import ITEMS, MARKS, found

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "digest": "Weekly Digest",
        "news": "News of the week",
        "period": "3–9 March 2025",
        "day": "10 March 2025",
        "house": "Human Rights Centre “Lantern”",
        "month": "March",
        "issue": "Issue 10",
        "dear": "Dear readers, here is what happened in seven days.",
        "more": "Read more",
        "source": "Source",
        "agency": "Birch Wire",
    },
    "ru": {
        "digest": "Еженедельный дайджест",
        "news": "Новости недели",
        "period": "3–9 марта 2025",
        "day": "10 марта 2025 г.",
        "house": "Правозащитный центр «Фонарь»",
        "month": "марта",
        "issue": "Выпуск № 10",
        "dear": "Дорогие читатели, вот что произошло за семь дней.",
        "more": "Читать далее",
        "source": "Источник",
        "agency": "Берёзовая волна",
    },
    "be": {
        "digest": "Штотыднёвы дайджэст",
        "news": "Навіны тыдня",
        "period": "3–9 сакавіка 2025",
        "day": "10 сакавіка 2025 г.",
        "house": "Праваабарончы цэнтр «Ліхтар»",
        "month": "сакавіка",
        "issue": "Выпуск № 10",
        "dear": "Дарагія чытачы, вось што адбылося за сем дзён.",
        "more": "Чытаць далей",
        "source": "Крыніца",
        "agency": "Бярозавая хваля",
    },
    "la": {
        "digest": "Štotydniovy dajdžest",
        "news": "Naviny tydnia",
        "period": "3–9 sakavika 2025",
        "day": "10 sakavika 2025 h.",
        "house": "Pravaabarončy centr «Lichtar»",
        "month": "sakavika",
        "issue": "Vypusk № 10",
        "dear": "Darahija čytačy, voś što adbyłosia za siem dzion.",
        "more": "Čytać dalej",
        "source": "Krynica",
        "agency": "Biarozavaja chvala",
    },
}
MASTHEADS = (
    "{digest}\n{day}",
    "{house}\n{digest}\n{period}",
    "{news}\n\n{day}",
    "{digest} | {issue} | {day}",
    "{house}\n\n{news}: {period}",
    "# {digest}, {period}",
    "{digest}\n{day}\n\n{dear}",
    "{house}. {digest}. {period}",
    "{issue}. {digest}\n{day}",
    "{house} — {digest} — {day}",
    "*{digest}* {day}",
    "{digest}. {issue}, {period}",
    "=== {news} ===\n{day}",
)
PLAIN = (
    "{head}",
    "CAPS",
    "{n}. {head}",
    "{n}) {head}",
    "[{n}] {head}",
    "{letter}. {head}",
    "• {head}",
    "— {head}",
    "## {head}",
    "**{head}**",
    "=={head}==",
    "🔴 {head}",
    "▪️ {head}",
    "{n}️⃣ {head}",
)
DAYS = (
    "{d} {month}\n{head}",
    "{head}\n{d} {month}",
    "{d} {month}. {head}",
    "{d} {month}: {head}",
    "{d} {month} — {head}",
    "{head} ({d} {month})",
)
DATED = (
    "{dd}.03.2025\n{head}",
    "{d} {month} 2025\n{head}",
    "2025-03-{dd}\n{head}",
    "{d} {month} 2025 | 14:05\n{head}",
    "{head}\n{dd}.03.2025",
)
BRIEF = {"en": "In brief", "ru": "Коротко", "be": "Коратка", "la": "Koratka"}
CLOSINGS = ("", " ({agency})", "\n{source}: {agency}", "\n{more}: https://lantern.example/{n}")
_NUMBERED = re.compile(r"^(?:\d+[.)]|\[\d\]|[A-F]\.) ")


def build(lang: str, masthead: str, headline: str, draw: random.Random) -> tuple[str, list[tuple[str, str]]]:
    """Give a digest of three to six stories, and their headlines and days; gaps and closings are drawn."""
    words, gap, closing = WORDS[lang], draw.choice(["\n\n", "\n\n\n", "\n"]), draw.choice(CLOSINGS)
    below = "\n" if gap == "\n" else draw.choice(["\n", "\n\n"])
    parts, expected = [], []
    for number, (head, body) in enumerate(ITEMS[lang][: draw.choice([3, 4, 6])]):
        own = head.upper() if headline == "CAPS" else head
        values = words | {"head": own, "n": number + 1, "d": 3 + number, "dd": f"{3 + number:02d}", "letter": "ABCDEF"[number]}
        parts.append(headline.replace("CAPS", "{head}").format(**values) + below + body + closing.format(**values))
        expected.append((own, f"2025-03-{3 + number:02d}"))
    return masthead.format(**words) + "\n\n" + gap.join(parts) + "\n", expected


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("masthead", MASTHEADS)
def test_headlines(lang: str, masthead: str) -> None:
    """Marks, numbers, capitals, gaps and closings change nothing in where the stories begin."""
    draw, wrong = random.Random(f"{lang} {masthead}"), []  # noqa: S311 - no secret
    for headline in PLAIN:
        text, expected = build(lang, masthead, headline, draw)
        titles = [_NUMBERED.sub("", title.strip(MARKS + "=▪️🔴—")).strip() for title, _, _ in found(text)]
        if titles != [head for head, _ in expected]:
            wrong.append((text, titles))
    assert not wrong


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("masthead", MASTHEADS)
def test_days(lang: str, masthead: str) -> None:
    """A day without a year beside the headline is the story's own, in the year of the issue, and no part of the title."""
    draw, wrong = random.Random(f"{lang} {masthead}"), []  # noqa: S311 - no secret
    for headline in DAYS:
        text, expected = build(lang, masthead, headline, draw)
        told = [(title.strip(MARKS), dated or "") for title, dated, _ in found(text)]
        if told != expected:
            wrong.append((text, told))
    assert not wrong


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("masthead", MASTHEADS)
@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n"])
def test_dates(lang: str, masthead: str, gap: str) -> None:
    """A date above each headline begins its story and is its own, under a headline of one word and one that is like a label too."""
    wrong = []
    for form in DATED:
        stories = [
            *ITEMS[lang][:3],
            (f"{ITEMS[lang][3][0].split()[0]}: {BRIEF[lang].lower()} 27", ITEMS[lang][3][1]),
            (BRIEF[lang], ITEMS[lang][4][1]),
        ]
        if form.startswith("{head}"):
            stories = stories[:3]
        days = [{"d": 3 + n, "dd": f"{3 + n:02d}", "head": head} for n, (head, _) in enumerate(stories)]
        parts = [form.format(**WORDS[lang] | day) + "\n\n" + body for day, (_, body) in zip(days, stories, strict=True)]
        told = [(title, dated) for title, dated, _ in found(masthead.format(**WORDS[lang]) + gap + gap.join(parts) + "\n")]
        if told != [(day["head"], f"2025-03-{day['dd']}") for day in days]:
            wrong.append((form, told))
    assert not wrong


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("place", ["{head}\n{date}", "{date}\n{head}"])
def test_dates_of_several_forms(lang: str, place: str) -> None:
    """Dates that authors write each in their own form begin stories all the same."""
    forms = ("{dd}.03.2025", "{d} {month} 2025", "2025-03-{dd}, 14:05")
    expected, parts = [], []
    for number, (head, body) in enumerate(ITEMS[lang][:5]):
        day = {"d": 3 + number, "dd": f"{3 + number:02d}"}
        date = forms[number % len(forms)].format(**WORDS[lang] | day)
        parts.append(place.format(head=head, date=date) + "\n\n" + body)
        expected.append((head, f"2025-03-{day['dd']}"))
    assert [(title, dated) for title, dated, _ in found("\n\n".join(parts) + "\n")] == expected
