"""Headlines of a few words are told apart by their letters and function words; without evidence nothing is said."""

from __future__ import annotations

import pytest

from reptrack.text.language import detect


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("be", "Сем новых палітвязняў"),
        ("be", "Суд адмовіў у апеляцыі"),
        ("be", "Яўген і Алеся: сям’я за кратамі"),
        ("be", "Калонія № 3: што вядома"),
        ("ru", "В Беларуси стало больше политзаключённых"),
        ("ru", "Суд оставил приговор в силе"),
        ("ru", "Группа «Сведка» опубликовала обзор за июнь"),
        ("uk", "Політв’язні та їхні родини чекають на відповідь"),
        ("uk", "Суд відмовив у скарзі адвоката"),
        ("bg", "Съдът в София отложи делото срещу журналистите, съобщи адвокатът"),
        ("kk", "Қазақстан соты бас бостандығынан айыру туралы үкім шығарды"),
        ("en", "The court of appeal was closed to the public"),
        ("en", "Human rights defenders call for an inquiry into the death"),
        ("pl", "Sąd nie zwolnił dziennikarza z aresztu, choć jest chory"),
        ("tr", "Mahkeme gazeteci için tutuklama kararı verdi ve duruşma ertelendi"),
        ("be", "Sud pakinuŭ prysud biez zmien, jak kaža advakat, i heta nie ŭsio"),
        ("de", "Das Gericht hat die Klage nicht angenommen und der Anwalt ist entlassen"),
        ("fr", "Le tribunal a rejeté la demande de la famille dans une salle fermée"),
        ("fa", "دادگاه پس از اعتراضات حکم زندان برای روزنامه‌نگاران صادر کرد"),
        ("my", "တရားရုံးက သတင်းထောက်ကို ထောင်ဒဏ် ချမှတ်ခဲ့သည်"),
        ("ka", "სასამართლომ ჟურნალისტი დააპატიმრა"),
        (None, ""),
        (None, "2024"),
        (None, "Alena Rudenka"),
    ],
)
def test_detect(lang: str | None, text: str) -> None:
    assert detect(text) == lang


def test_a_quotation_in_russian_leaves_a_belarusian_text_belarusian() -> None:
    assert detect("Ён сказаў у судзе: «Я ни о чём не жалею». Суддзя нічога не адказаў, і людзі выйшлі з залы.") == "be"
