"""Every encoding that reports come in is told apart, and nothing is ever replaced."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reptrack.ingest.decode import UndecodableError, decode

BELARUSIAN = "Суд Ленінскага раёна пакінуў у сіле прысуд Алене Рудзенцы, якая не прызнала віны."
RUSSIAN = "Городской суд оштрафовал библиотекаря Алёну Руденко на 300 рублей за «запись» в книге отзывов."
WESTERN = "The Škoda stood before the café – “nobody”, said Zoë, “knows why”."


@pytest.mark.parametrize(
    ("raw", "text", "encoding"),
    [
        (RUSSIAN.encode(), RUSSIAN, "utf-8"),
        (codecs.BOM_UTF8 + RUSSIAN.encode(), RUSSIAN, "utf-8-sig"),
        (RUSSIAN.encode("utf-16"), RUSSIAN, "utf-16-le"),
        (codecs.BOM_UTF16_BE + BELARUSIAN.encode("utf-16-be"), BELARUSIAN, "utf-16-be"),
        (WESTERN.encode("utf-16-le"), WESTERN, "utf-16-le"),
        (BELARUSIAN.encode("utf-16-be"), BELARUSIAN, "utf-16-be"),
        (RUSSIAN.encode("cp1251"), RUSSIAN, "windows-1251"),
        (BELARUSIAN.encode("cp1251"), BELARUSIAN, "windows-1251"),
        (WESTERN.encode("cp1252"), WESTERN, "windows-1252"),
        (b"It\x92s a note \x96 no more.", "It’s a note – no more.", "windows-1252"),
        (b"plain", "plain", "utf-8"),
        ("Ок".encode("cp1251") + b" plain text with a short word", "Ок plain text with a short word", None),
    ],
)
def test_decode(raw: bytes, text: str, encoding: str | None) -> None:
    if encoding is None:  # two letters prove nothing: any answer, but no replacement
        assert "\ufffd" not in decode(raw).text
        return
    found = decode(raw)
    assert (found.text, found.encoding) == (text, encoding)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (bytes(range(256)) * 8, "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 10, "binary"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 60, "binary"),
        (RUSSIAN.encode()[:-2], "cut off"),
        (RUSSIAN.encode()[:50] + b"\xff" + RUSSIAN.encode()[50:], "damaged UTF-8"),
        (codecs.BOM_UTF16_LE + RUSSIAN.encode("utf-16-le")[:-1], "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(raw: bytes, words: str) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(raw)
    assert words in str(caught.value)
    assert caught.value.hint


@given(st.text())
def test_utf8_is_read_as_it_is(text: str) -> None:
    try:
        found = decode(text.encode("utf-8", "replace"))
    except UndecodableError:
        return
    if found.encoding == "utf-8":
        assert found.text == text.encode("utf-8", "replace").decode("utf-8")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    try:
        found = decode(raw)
    except UndecodableError:
        return
    assert "\ufffd" not in found.text or b"\xef\xbf\xbd" in raw or b"\xfd\xff" in raw or b"\xff\xfd" in raw
