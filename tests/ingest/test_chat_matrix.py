"""Exports of chats and channels: stamps, senders, emphasis and notes of the program in every combination; the sender of the messages publishes them."""

from __future__ import annotations

from itertools import product

import pytest

from reptrack.ingest.pipeline import ingest_bytes


def items(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(r.title, r.publisher, r.published) for r in ingest_bytes(text.encode(), "a.txt") if r.title is not None]


# How a program opens a message, with the sender and what stands before the text; the days are 3, 5, 7 and 9 May 2025.
STAMPS = (
    "0{d}/05/2025, 18:4{d} - {name}: ", "[0{d}/05/2025, 18:4{d}:07] {name}: ", "0{d}.05.2025, 18:4{d} - {name}: ", "0{d}.05.25, 18:4{d} - {name}: ",
    "2025-05-0{d} 18:4{d} | {name}: ", "[2025-05-0{d} 18:4{d}] {name}: ", "0{d}.05.2025 18:4{d} {name}: ", "[0{d}.05.2025 18:4{d}] {name}: ",
    "May {d}, 2025, 6:4{d} PM - {name}: ", "[ {d} May 2025 18:4{d} ] {name}: ", "0{d}.05.2025 18:4{d}: {name}: ",
)  # fmt: skip
EMPHASIS = ("{}", "*{}*", "_{}_", "**{}**", "🔴 {}", "⚡️ *{}*")
WORDS = {
    "en": {
        "names": ("Lakeside Voices", "Heron Watch", "quietcourt"),
        "heads": ("Four nurses fined in Osh", "A teacher taken from his lesson", "Two brothers home again"),
        "body": "The city court heard the case behind closed doors and fined each of them.",
        "system": ("Messages and calls are end-to-end encrypted.", 'Asel created group "Lakeside"', "+996 555 010203 joined using a link"),
        "notes": ("<Media omitted>", "This message was deleted", "IMG-0012.jpg (file attached)", "[Photo]"),
        "forward": "Forwarded from channel “Birch Wire”", "top": ("Chat export “Lakeside” of 16.05.2025", "Members: 218. Messages of the admins"),
    },
    "ru": {
        "names": ("Озёрный голос", "Инициатива «Мост»", "Тихий суд"),
        "heads": ("Четырёх медсестёр оштрафовали в Оше", "Учителя забрали с урока", "Двое братьев вернулись домой"),
        "body": "Городской суд рассмотрел дело в закрытом заседании и назначил каждой штраф.",
        "system": ("Сообщения и звонки защищены сквозным шифрованием.", "Асель создала группу «Озёра»", "Пользователь присоединился по ссылке"),
        "notes": ("<Без медиафайлов>", "Данное сообщение удалено", "IMG-0012.jpg (файл добавлен)", "[Фотография]"),
        "forward": "Переслано из канала «Берёза»", "top": ("Экспорт чата «Озёра» от 16.05.2025", "Участников: 218. Сообщения админов"),
    },
    "be": {
        "names": ("Азёрны голас", "Ініцыятыва «Мост»", "Ціхі суд"),
        "heads": ("Чатырох медсясцёр аштрафавалі ў Ошы", "Настаўніка забралі з урока", "Двое братоў вярнуліся дадому"),
        "body": "Гарадскі суд разгледзеў справу ў закрытым паседжанні і прызначыў кожнай штраф.",
        "system": ("Паведамленні і званкі абаронены скразным шыфраваннем.", "Асель стварыла групу «Азёры»", "Карыстальнік далучыўся па спасылцы"),
        "notes": ("<Медыя не ўключана>", "Паведамленне выдалена", "IMG-0012.jpg (файл дададзены)", "[Фота]"),
        "forward": "Пераслана з канала «Бяроза»", "top": ("Экспарт чата «Азёры» ад 16.05.2025", "Удзельнікаў: 218. Паведамленні адмінаў"),
    },
}  # fmt: skip
DAYS = (3, 7, 9)


def export(lang: str, stamp: str, name: str, emphasis: str, gap: str, *, note: str | None = None, system: bool = False) -> str:
    words = WORDS[lang]
    parts = list(words["top"])
    if system:
        parts.append(stamp.replace("{name}: ", "").format(d=3) + words["system"][0])
    for at, (day, head) in enumerate(zip(DAYS, words["heads"], strict=True)):
        opened = stamp.format(d=day, name=name)
        forward = f"{words['forward']}\n" if at == 1 and note == "forward" else ""
        parts.append(f"{opened}{forward}{emphasis.format(head)}\n{words['body']}")
        if at == 0 and note not in (None, "forward"):
            parts.append(f"{stamp.format(d=5, name=name)}{note}")
        if at == 1 and system:
            parts.append(stamp.replace("{name}: ", "").format(d=8) + words["system"][2])
    return f"{parts[0]}\n{parts[1]}\n\n" + gap.join(parts[2:]) + "\n"


def expected(lang: str, name: str) -> list[tuple[str, str, str]]:
    return [(head, name, f"2025-05-0{day}") for day, head in zip(DAYS, WORDS[lang]["heads"], strict=True)]


@pytest.mark.parametrize(("lang", "stamp"), list(product(WORDS, STAMPS)))
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_stamps_senders_and_emphasis(lang: str, stamp: str, gap: str) -> None:
    """The headline of a message stands without the signs around it; who sends the messages publishes them, whatever heads the export."""
    for name, emphasis in product(WORDS[lang]["names"], EMPHASIS):
        text = export(lang, stamp, name, emphasis, gap)
        assert items(text) == expected(lang, name), text


@pytest.mark.parametrize(("lang", "stamp"), list(product(WORDS, STAMPS)))
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_notes_and_what_the_program_tells(lang: str, stamp: str, gap: str) -> None:
    """An attachment left out, a message taken back, a line on where a message came from and what the program tells head no item."""
    words = WORDS[lang]
    for note, system in product((*words["notes"], "forward"), (False, True)):
        text = export(lang, stamp, words["names"][0], "*{}*", gap, note=note, system=system)
        assert items(text) == expected(lang, words["names"][0]), text


@pytest.mark.parametrize(("lang", "stamp"), list(product(WORDS, STAMPS)))
def test_two_senders(lang: str, stamp: str) -> None:
    """In a chat of several senders each publishes what it sent; a word of thanks tells nothing."""
    words, (first, second) = WORDS[lang], WORDS[lang]["names"][:2]
    rows = [(3, first, words["heads"][0]), (5, second, words["heads"][1]), (7, first, words["heads"][2]), (9, second, "OK!")]
    text = "\n\n".join(f"{stamp.format(d=day, name=name)}{head}" + (f"\n{words['body']}" if day != 9 else "") for day, name, head in rows)
    assert items(text) == [(head, name, f"2025-05-0{day}") for day, name, head in rows[:3]], text


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("stamp", ["0{d}.05.2025 18:4{d} {head}", "0{d}.05.2025, 18:4{d} - {place}: {head}"])
def test_headlines_with_their_time_have_no_sender(lang: str, stamp: str) -> None:
    """A headline with its time, or a place before its colon, is no message of a chat."""
    words, place = WORDS[lang], {"en": "Minsk", "ru": "Минск", "be": "Мінск"}[lang]
    text = "\n\n".join(f"{stamp.format(d=d, head=h, place=place)}\n{words['body']}" for d, h in zip(DAYS, words["heads"], strict=True))
    assert [publisher for _, publisher, _ in items(text)] == [None] * 3, text
