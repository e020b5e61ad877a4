"""Decide which encoding a file is in, and decode it without ever replacing a character.

UTF-8 is tried first and taken if it fits as a whole, so that the offsets are those of a plain `open(file, encoding="utf-8")`, except that a byte
order mark is not part of the text. A file that is UTF-8 but for a few bytes is damaged, and said to be so, not read as something else.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from charset_normalizer import from_bytes

from reptrack.errors import ReptrackError
from reptrack.ingest.single_byte import Reading, read_cyrillic, read_latin

__all__ = ["Decoded", "UndecodableError", "decode"]

_SAMPLE = 65_536
_CANDIDATES = ["cp1251", "cp1252"]
_MOSTLY = 4
_BEYOND = "\u2100"
"""Latin, Cyrillic and punctuation stand below; most of a text found to be UTF-16 without a mark must be there."""
_SHARE = 0.9
_MOST = 0.6
_ACCENTS = 0.2
"""In no language are more of the letters accented than this."""


class UndecodableError(ReptrackError):
    """The bytes are no text that can be read without guessing."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text (without byte order mark), the name of the encoding that it was in, and why that may be another one."""

    text: str
    encoding: str
    doubt: str | None = None


def decode(raw: bytes) -> Decoded:
    """Decode a file.

    Raises:
        UndecodableError: binary, damaged or of an unknown encoding.
    """
    marked = _by_mark(raw)
    if marked is not None:
        return marked
    if b"\0" in raw[:_SAMPLE]:
        return _utf16_or_binary(raw)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error)
    if _controls(raw[: _LONGEST * _SAMPLE]) and _is_binary(text[:_SAMPLE]):
        raise UndecodableError("binary data, not text", "name text files (.txt, .txt.gz, .txt.zst)")
    return Decoded(text, "utf-8")


def _by_mark(raw: bytes) -> Decoded | None:
    marks = (
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
    )
    for mark, codec, name in marks:
        if raw.startswith(mark):
            return Decoded(_strictly(raw[len(mark) :], codec), name)
    return None


def _strictly(raw: bytes, codec: str) -> str:
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError as error:
        raise UndecodableError(
            f"damaged {codec} text at byte {error.start} ({error.reason})", "get the file again from where it came from"
        ) from error
    if "\0" in text:
        raise UndecodableError("binary data, not text", "name text files (.txt, .txt.gz, .txt.zst)")
    return text


def _utf16_or_binary(raw: bytes) -> Decoded:
    """Tell UTF-16 without a mark by where its zero bytes stand: at every odd (little-endian) or even place of Latin text and spaces."""
    sample = raw[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    for codec, mine, other in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if mine > 0.05 * half and mine > 20 * other and len(raw) % 2 == 0:
            try:
                text = raw.decode(codec)
            except UnicodeDecodeError:
                continue
            known = sum(char < _BEYOND for char in text[:_SAMPLE])
            if "\0" not in text and known >= _SHARE * len(text[:_SAMPLE]) and not _is_binary(text[:_SAMPLE]):
                return Decoded(text, codec)
    raise UndecodableError("binary data, not text", "name text files (.txt, .txt.gz, .txt.zst)")


def _is_binary(sample: str) -> bool:
    """Tell by control characters that no text has."""
    return _controls(sample.encode("utf-8", "surrogatepass")) > 0.005 * len(sample) + 1


def _controls(raw: bytes) -> int:
    """Count the control characters in UTF-8, where they are single bytes."""
    return len(raw) - len(raw.translate(None, _CONTROLS))


_LONGEST = 4
"""No character has more bytes in UTF-8."""


_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), 0x7F])


def _not_utf8(raw: bytes, error: UnicodeDecodeError) -> Decoded:
    good, bad = _utf8_share(raw[max(0, error.start - _SAMPLE // 2) : error.start + _SAMPLE // 2])
    if error.reason == "unexpected end of data" and good:
        raise UndecodableError(
            f"cut off in the middle of a character in line {_line(raw, error.start)} (byte {error.start})", "get the whole file"
        )
    if good > _MOSTLY * bad:
        raise UndecodableError(
            f"damaged UTF-8 in line {_line(raw, error.start)} (byte {error.start}, {error.reason})",
            "save it again as UTF-8, or get it again",
        )
    mixed = _UTF8_RUN.search(raw)
    if mixed is not None:
        message = f"two encodings in one file: UTF-8 in line {_line(raw, mixed.start())}, another in line {_line(raw, error.start)}"
        raise UndecodableError(message, "save its parts as files of their own")
    found = _single_byte(raw)
    if found is None:
        raise UndecodableError(
            f"no encoding that reptrack reads fits (in line {_line(raw, error.start)} it is no UTF-8)", "save it as UTF-8"
        )
    return found


def _line(raw: bytes, at: int) -> int:
    return raw.count(b"\n", 0, at) + 1


_Reader = Callable[[bytes], Reading | None]
# A character of two to four bytes as UTF-8 writes it.
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
# What no encoding of one byte a letter has in a row: three Cyrillic letters, or a dash or quotation mark, as UTF-8 writes them.
_UTF8_RUN = re.compile(rb"(?:[\xd0\xd1][\x80-\xbf]){3}|\xe2\x80[\x90-\xa6]")


def _utf8_share(raw: bytes) -> tuple[int, int]:
    """Count the whole UTF-8 characters beyond ASCII and the high bytes that belong to none."""
    rest, good = _UTF8_CHARACTER.subn(b"", raw)
    return good, len(_HIGH.findall(rest))


# Words in Cyrillic: three letters or more in a row.
_CYRILLIC_RUN = re.compile(rb"[\x80-\xff]{3,}")
# A letter with an accent, or a typographic sign, among ASCII.
_LONE_HIGH = re.compile(rb"(?<![\x80-\xff])[\x80-\xff]{1,2}(?![\x80-\xff])")


def _single_byte(raw: bytes) -> Decoded | None:
    """Tell Cyrillic from Latin letters: Cyrillic words are runs of high bytes, accents stand alone; doubtful files go to the detector."""
    sample = raw[:_SAMPLE]
    high = len(_HIGH.findall(sample))
    runs = sum(map(len, _CYRILLIC_RUN.findall(sample)))
    lone = sum(map(len, _LONE_HIGH.findall(sample)))
    readers: list[_Reader]
    if runs > _MOST * high:
        readers = [read_cyrillic]
    elif lone > _MOST * high and high < _ACCENTS * len(sample):
        readers = [read_latin, read_cyrillic]
    else:
        readers = _detector(sample)
    for reader in readers:
        found = reader(sample)
        if found is None:
            continue
        try:
            text = raw.decode(found.encoding)
        except UnicodeDecodeError:
            continue
        if not _is_binary(text[:_SAMPLE]) and not _is_inside_out(text[:_SAMPLE]):
            return Decoded(text, found.encoding, found.doubt)
    return None


# KOI8-R read as windows-1251 has the case of every letter turned round: `уХД` for `Суд`.
_INSIDE_OUT = re.compile(r"(?<![^\W\d_])[а-яё][А-ЯЁ]{2,}")
_RIGHT_SIDE_OUT = re.compile(r"(?<![^\W\d_])[А-ЯЁа-яё][а-яё]{2,}")


def _is_inside_out(sample: str) -> bool:
    return len(_INSIDE_OUT.findall(sample)) > len(_RIGHT_SIDE_OUT.findall(sample))


def _detector(sample: bytes) -> list[_Reader]:
    best = from_bytes(sample, cp_isolation=_CANDIDATES, threshold=0.3).best()
    if best is None or best.encoding not in _CANDIDATES:
        return [read_cyrillic]
    return [read_cyrillic if best.encoding == "cp1251" else read_latin]
