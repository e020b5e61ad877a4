"""Encodings of one byte a letter are told apart by the letters of languages; what fits none is refused, what is in doubt is said."""

from __future__ import annotations

import pytest

from reptrack.ingest.decode import UndecodableError, decode
from reptrack.ingest.pipeline import ingest_bytes

TEXTS = {
    "ru": "Городской суд оштрафовал библиотекаря Алёну Руденко на 300 рублей за запись в книге отзывов.",
    "capitals": "СУД ПРИГОВОРИЛ ЖУРНАЛИСТКУ К ТРЁМ ГОДАМ КОЛОНИИ",
    "be": "Суд Ленінскага раёна пакінуў у сіле прысуд Алене Рудзенцы, якая не прызнала віны.",
    "be capitals": "СУД ПАКІНУЎ У СІЛЕ ПРЫСУД АЛЕНЕ РУДЗЕНЦЫ",
    "uk": "Суд залишив у силі вирок журналістці, яка не визнала своєї провини. Її захищав адвокат із Києва.",
    "names": "Жанна Щукина\nЭдуард Шахрай\nФёдор Цыганков\nХаджимурад Эфендиев\nЮлия Яхъяева\n",
    "pl": "Sąd w Białymstoku skazał działaczkę na rok więzienia. Została zwolniona w środę; świadkowie mówili, że policja użyła siły.",
    "pl name": "Zbigniew Łęcki, Warszawa",
    "en with pl": "The Polish activist Łukasz Wójcik was fined in Łódź, said Agnieszka Gąska.",
    "tr": "İstanbul'da mahkeme gazeteciyi üç yıl hapis cezasına çarptırdı. Avukatı kararın ağır olduğunu söyledi.",
    "en with tr": "The journalist Ayşe Yıldız was detained in Diyarbakır, said İHD; her colleague Çağrı Şahin was released.",
    "cs": "Soud v Praze odsoudil novinářku k třem letům vězení. Příští jednání bude ve čtvrtek, řekl její advokát Jiří Dvořák.",
    "hu": "A bíróság három év börtönre ítélte az újságírót, mondta ügyvédje. Az ítélet nem jogerős, és előbb-utóbb fellebbeznek.",
    "lt": "Vilniaus teismas nuteisė žurnalistę trejiems metams kalėjimo. Ją gynė advokatė Živilė Šimkutė, kuri sakė, kad bus skundas.",
    "fr": "Le café de Zoë à Genève — « naïve » façade ; le tribunal a condamné Françoise à trois ans de prison.",
    "de": "Das Gericht verurteilte die Übersetzerin für drei Jahre. Die Größe der Strafe überraschte die Öffentlichkeit.",
    "es": "El tribunal condenó a la activista María Núñez a tres años de prisión, según dijo su abogado José Peña.",
    "is": "Dómstóllinn dæmdi blaðamanninn í þriggja ára fangelsi, sagði Þórður Guðmundsson við fréttamenn á Íslandi.",
    "en": "It’s a “note” – nobody, said Zoë, knows why. £300, 5 m³, 20°C, ½ a page",
    "names of four countries": "José, Müller, Françoise and Øystein signed it.",
}


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        *((name, "windows-1251") for name in ("ru", "capitals", "be", "be capitals", "uk", "names")),
        *((name, "koi8-r") for name in ("ru", "capitals")),
        ("uk", "koi8-u"),
        *((name, "iso-8859-5") for name in ("ru", "be", "uk")),
        *((name, "cp866") for name in ("ru", "capitals")),
        *((name, "windows-1250") for name in ("pl", "pl name", "en with pl", "cs", "hu")),
        *((name, "iso-8859-2") for name in ("pl", "en with pl", "cs")),
        *((name, "windows-1254") for name in ("tr", "en with tr")),
        ("lt", "windows-1257"),
        *((name, "windows-1252") for name in ("fr", "de", "es", "is", "en", "names of four countries")),
    ],
)
def test_a_text_is_read_in_its_own_encoding(name, encoding):
    text = TEXTS[name]
    for times in (1, 40):
        found = decode(text.encode(encoding) * times)
        assert (found.text, found.encoding) == (text * times, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Το δικαστήριο καταδίκασε τη δημοσιογράφο σε τρία χρόνια φυλάκιση", "windows-1253"),
        ("בית המשפט גזר על העיתונאית שלוש שנות מאסר", "windows-1255"),
        ("حكمت المحكمة على الصحفية بالسجن ثلاث سنوات بتهمة نشر أخبار كاذبة", "windows-1256"),
    ],
)
def test_letters_of_other_scripts_are_refused_not_read_as_something_else(text, encoding):
    with pytest.raises(UndecodableError, match="no encoding"):
        decode(text.encode(encoding))


@pytest.mark.parametrize(
    ("raw", "utf8", "other"),
    [
        (TEXTS["be"].encode() + b"\n" + TEXTS["ru"].encode("cp1251"), 1, 2),
        (TEXTS["ru"].encode("cp1251") * 20 + "\nАнна Каваленка".encode(), 2, 1),
        ("Nobody’s “word”\n".encode() + "café é".encode("cp1252"), 1, 2),
        (b"plain\n" * 5 + "Анна\n".encode() + TEXTS["capitals"].encode("koi8-r"), 6, 7),
    ],
)
def test_two_encodings_in_one_file_are_named_with_their_lines(raw, utf8, other):
    with pytest.raises(UndecodableError, match=f"UTF-8 in line {utf8}, another in line {other}"):
        decode(raw)


def test_what_can_be_read_two_ways_is_said_in_every_record():
    """`œ` of windows-1252 is `ś` of windows-1250: one letter in a name tells nothing."""
    (record,) = ingest_bytes("Maryja Kaleśnikava was moved on 5 May 2024.\n".encode("windows-1250"), "a.txt")
    (warning,) = [warning for warning in record.warnings if warning.code == "encoding-doubtful"]
    assert warning.message == "read as windows-1252, but windows-1250 fits as well and reads some letters otherwise"


@pytest.mark.parametrize("name", ["fr", "de", "es", "en"])
def test_plain_western_text_is_not_doubted(name):
    for record in ingest_bytes(TEXTS[name].encode("windows-1252"), "a.txt"):
        assert [warning.code for warning in record.warnings if warning.code.startswith("encoding")] == []


def test_damage_is_named_with_its_line():
    raw = b"one\ntwo\n" + TEXTS["ru"].encode() + b"\xff\n"
    with pytest.raises(UndecodableError, match="damaged UTF-8 in line 3"):
        decode(raw)
