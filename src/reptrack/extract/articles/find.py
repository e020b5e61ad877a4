"""Find references to articles of law: look for the words that begin one, read on from there, and decide which code is meant."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from reptrack.extract.articles.cites import Cite
from reptrack.extract.articles.context import Context
from reptrack.extract.articles.lexicon import codes, is_part_word, lists, ordinals, triggers
from reptrack.extract.articles.memory import Memory
from reptrack.extract.articles.names import law_after, name_at
from reptrack.extract.articles.parse import parse
from reptrack.extract.articles.resolve import resolve
from reptrack.extract.articles.spelled import first_word, is_free, spelled_number
from reptrack.extract.articles.tables import cells
from reptrack.extract.articles.tokens import BESIDE_CODE, lex
from reptrack.records import Article
from reptrack.text.letters import SMALL
from reptrack.text.view import View
from reptrack.values.dates.lexicon import lexicon
from reptrack.values.sieve import Sieve

__all__ = ["find_articles"]

# What may stand between a word of citing and its number: `ст. №`, `article(s):`, `пункт «`.
_LEAD = re.compile(r"(?:\(s\))?[.:]?[\s«“\"'‘„(]{0,3}(?:№|No\.?|Nos\.?)?\s?\d|\s*[.:]?\s*[«“\"'‘„(]\s?[^\W\d_]\s?[»”\"'’)]|\s[^\W\d_]\s")
# The numbers right before a word: `19.11` before `КоАП`, `130 (1), 342` before `CC`, `342-й` before `статье`.
_ONE = r"\d{1,3}(?:[.\-‑]\d{1,3}){0,2}(?:-?(?:й|я|ю|ей|ой|ай|му|га|го|м|ая|е|ы|і|ую|ым|ых))?(?:/\d{1,2})?(?:\s?\([\da-z]{1,2}\)){0,2}"
_BEFORE = re.compile(rf"(?<![\w.,:/-]){_ONE}(?:(?:,\s?|\s(?:и|і|and|or|або|или|ve|veya)\s){_ONE}){{0,6}}[.,]?\s{{0,2}}$")
_BACK = 60
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+$")
# `p. ` before `1 CC`: the number is a part, and no article.
_UNIT_BEFORE = re.compile(r"([^\W\d_]+)\.?\s?$")
_UNIT_BACK = 16
# `m. 314/2`, `s. 33(a)`, `s. 19 of the Arms Act`, and how far the code may stand from an `m.` after it: `TCK'nın m. 314`
_SLASHED = re.compile(r"\.?\s?\d{1,3}(?:/\d|(?:-?[A-Z])?(?:\s?\([a-z\d]{1,2}\)|\sof\sthe\s[A-Z]))")
_NEAR = 6
# `s. 160 ` before `Penal Code Act`
_PLAIN = re.compile(r"\.?\s?\d{1,3}(?:-?[A-Z])?\s(?=[A-Z])")
_IN_WORDS = re.compile(r"\s[^\W\d_]{3}")
# `30 ` before `m 5`, `U.` before `S. 12`
_MEASURED = re.compile(r"(?:\d\s?|\.)$")
# An article without its word, as an ordinal or printed as only articles are: `под 411-ю`, `under the 342nd`, `по 207.3`, `under 505(a)`
_WORDLESS = re.compile(
    r"[1-9][0-9]{2}(?:(?:[.-]\d{1,2})?(?:-?(?:й|ю|ой|ую|ай|м|му|га)|-?(?:th|st|nd|rd))(?![\w-])|[.-]\d(?![,.]*[\w-])|-?[A-Z]?\([a-z]\))"
)
# One of the administrative code: `по 19.11`, `under 20.3.3`; not the end of `с 12.11 по 19.11`
_DOTTED = re.compile(r"[1-9]\d?\.\d{1,2}(?:\.\d{1,2})?(?![\d%]|[.,]\d)")
# An article alone in brackets behind a quoted charge: `«клевета» (188)`
_IN_BRACKETS = re.compile(r"\((?=(\d{3}(?:[.-]\d{1,2})?)\))")
_QUOTES = '»”"’'
_DATED = re.compile(r"\d\.\d\d?\s$")
_HUNDRED = 100  # below it an ordinal may be of anything: `on the second day`
_CUE_BACK = 28
_VERB = 4  # letters that a verb of the past has more than
# `UAPA ` before `ss. 13`
_ACRONYM_BEFORE = re.compile(r"(?<![\w.])[A-Z]{3,6}[ \u00a0]\Z")
_NUMBER_SOON = re.compile(r"\.?\s?\d")
# An article that only its part shows: `361-2, ` before `ч. 1`
_NUMBERED = re.compile(r"(?<![\w,/§№-])\s((?:[1-9]\d{2}(?:[.-]\d{1,2})?|[1-9]\d?[.-]\d{1,2}(?:\.\d)?)),?\s$")
_NUMBERED_BACK = 14
# A number such as only sections have, before its law: `under 505-A of the Penal Code`, `with 33(a) of the Electronic Transactions Law`
_OF_LAW = re.compile(r"[1-9]\d{0,2}(?:-?[A-Z](?:\([a-z]\))?|\([a-z\d]\))?\sof\sthe\s(?=[A-Z])")
# What stands between a leading word and the number
_TO_NUMBER = re.compile(r"\s+((?:[^\W\d_]+\s+){0,2})(?=[1-9])")
# A number with a bracket behind the name of a code: `Penal Code 505(A)`, `CT law 52(a)`
_LAW_NUMBER = re.compile(r"\s(?=\d{1,3}(?:-?[A-Z])?\s?\([a-zA-Z\d]\))")
# The short name of a code before a number: `TCK 314/2`, `УК РФ 207.3`.
_DIGIT_SOON = re.compile(r"(?:\s(?:РФ|РБ|RF)|['’][^\W\d_]{1,4})?(:)?\s\d")
_INFLECTED = re.compile(r"(?<!\w)([^\W\d_" + SMALL + r"]{2,5})['’][^\W\d_]{1,4}\s(?=\d)")  # TCK'nın 314
_SUFFIX = re.compile(r"['’][^\W\d_]{1,4}(?=\s)")


class Candidate(NamedTuple):
    """A place where a citation may begin.

    Attributes:
        start: its first character. bare: numbers without a word count here. end: where its cell ends, in a table.
        code_first: the name of the code opens it (`TCK 314/2`).
        wordless: no word and no code shows it, but the word before (`led`: `по 411-й`; `spelled`: `по триста сорок второй`; `dotted`: `по 19.11`) a part behind it (`parted`: `361-2, ч. 1`),
            the code before a colon (`listed`: `УК: 130, 342`) or a charge in quotes (`quoted`: `«клевета» (188)`).
        after_law: the name of a code stands right before it (`Penal Code 505(A)`).
    """

    start: int
    bare: bool = False
    end: int | None = None
    code_first: bool = False
    wordless: Literal["", "led", "spelled", "dotted", "parted", "listed", "quoted"] = ""
    after_law: bool = False


def find_articles(view: View) -> list[Article]:
    """Find the article references of a text, in order of their start, without overlaps."""
    context, memory = Context(view), Memory()
    found: list[Article] = []
    past = 0
    for candidate, cites in _readings(view, memory):
        if candidate.start < past:
            continue
        if candidate.wordless and not _is_meant(candidate, context, cites, found):
            continue
        if candidate.after_law and context.name_before(candidate.start) is None:
            continue
        for cite, refs in zip(cites, resolve(cites, context, memory), strict=True):
            if candidate.wordless and not any(map(_is_known, refs)):
                continue
            if refs and not _is_organisation(view.text, cite):
                found.append(_article(view.text, cite, refs))
        if cites:
            past = cites[-1].end
    return found


def _readings(view: View, memory: Memory) -> list[tuple[Candidate, list[Cite]]]:
    """Read the citations at every candidate, and let the memory know beforehand of those with a code beside them."""
    found: list[tuple[Candidate, list[Cite]]] = []
    past = 0  # inside a citation there begins no other
    for candidate in _candidates(view):
        if candidate.start < past:
            continue
        cites = _read(view.text, candidate)
        found.append((candidate, cites))
        if cites and not candidate.wordless and not candidate.after_law:
            past = cites[-1].end
            for cite in cites:
                memory.read_ahead(cite)
    return found


def _read(text: str, candidate: Candidate) -> list[Cite]:
    """Read the citations at a candidate; none where it turns out to be something else."""
    limit = len(text) if candidate.end is None else candidate.end
    if candidate.wordless:
        cites = parse(lex(text, candidate.start, limit), text, bare=True)
        return cites if cites and _ends_phrase(text, cites[-1].end) else []
    if candidate.code_first:
        return _after_code(text, candidate.start, limit)
    cites = parse(lex(text, candidate.start, limit), text, bare=candidate.bare)
    if (
        candidate.bare
        and not candidate.after_law
        and not (cites and (cites[-1].code if candidate.end is None else _fills(text, cites[-1].end, limit)))
    ):
        return []
    return cites


def _after_code(text: str, start: int, limit: int) -> list[Cite]:
    """Read bare numbers after the short name of a code: `TCK 314/2`, `УК РФ 207.3`."""
    name = name_at(text, start)
    suffix = _SUFFIX.match(text, name.end) if name else None  # `TCK'nın 314/2`
    tokens = lex(text, suffix.end() if suffix else name.end, limit) if name else []
    if name is None or not tokens or tokens[0].kind != "number":
        return []
    cites = parse(tokens, text, bare=True)
    for cite in cites[:1]:
        cite.start, cite.code = start, cite.code or name
    return [cite for cite in cites if cite.code]


def _article(text: str, cite: Cite, refs: list[str]) -> Article:
    return Article(start=cite.start, end=cite.end, text=text[cite.start : cite.end], refs=list(dict.fromkeys(refs)), gloss=cite.gloss)


@cache
def _sieve() -> Sieve:
    """Give what finds the words at which a citation may begin, and the short names of codes with an ending: `TCK'nın`."""
    known = triggers()

    def is_wanted(form: str) -> bool:
        return form in known or known.get(form.replace("’", "'").partition("'")[0]) == "code"

    return Sieve(is_wanted)


def _candidates(view: View) -> list[Candidate]:
    """List the places where a citation may begin, in order."""
    text, known = view.text, triggers()
    found = [Candidate(start, bare=True, end=end) for start, end in cells(text).items()]
    before = (0, 0, "")  # the trigger before: `ч.` of `ч.ч.`
    for form, start, end in _sieve().sift(view.words):
        role = known.get(form, "inflected")
        if role == "inflected":
            found += [Candidate(start, bare=True, code_first=True)] if _INFLECTED.match(text, start) else []
        elif role in {"lead", "law"}:
            found += _led(text, start, end) if role == "lead" else _behind_law(text, end)
        elif role not in BESIDE_CODE or _is_short_unit(text, start, end, before):
            found += _at_code(text, start, end) if role == "code" else _at_unit(text, role, start, end, before)
            before = (start, end, role)
    found += [Candidate(match.start(1), wordless="quoted") for match in _IN_BRACKETS.finditer(text) if text[match.start() - 2] in _QUOTES]
    if "§" in text:
        for match in re.finditer(r"§{1,2}\s?\d", text):
            found += [Candidate(match.start()), *_numbered(text, match.start())]
    # Cells stand first in the list, so that of two candidates at one place the one that knows its end is tried first.
    return sorted(found, key=lambda candidate: candidate.start)


def _at_unit(text: str, role: str, start: int, end: int, before: tuple[int, int, str]) -> list[Candidate]:
    """Find where the citation begins that holds a word for articles or parts; `before` is the trigger before it."""
    if _LEAD.match(text, end):
        doubled = before[2] == role and text[before[1] : start] in {".", ". "}
        found = [Candidate(before[0] if doubled else _earlier(text, start))]
        return [*found, *_numbered(text, start)] if role == "part" else found
    if role == "article" and _IN_WORDS.match(text, end) and (spelled_number(text, end + 1) is not None or _names_code(text, end + 1)):
        return [Candidate(start)]
    begin = _inverted(text, start, end) if role in {"article", "part"} else None
    return [] if begin is None else [Candidate(begin)]


def _names_code(text: str, at: int) -> bool:
    """Tell whether a code stands at a place, and a number behind it: `статьи Уголовного кодекса 130, 342`."""
    name = name_at(text, at)
    return name is not None and text[name.end : name.end + 2].strip()[:1].isdigit()


def _numbered(text: str, start: int) -> list[Candidate]:
    """Find the article right before a word or a sign for its part: `361-2, ч. 1`, `289 § 1`."""
    numbered = _NUMBERED.search(text, max(0, start - _NUMBERED_BACK), start)
    return [] if numbered is None else [Candidate(numbered.start(1), wordless="parted")]


def _led(text: str, start: int, end: int) -> list[Candidate]:
    """Find the number that a word such as `по`, `паводле`, `under` leads to, small words between them: `under the 342nd`."""
    between = _TO_NUMBER.match(text, end)
    if between is None:
        return (
            [Candidate(end + 1, wordless="spelled")] if text[start:end].lower() in lists("charging") and _spells_article(text, end) else []
        )
    if not lists("filler", "words").issuperset(between[1].lower().split()):
        return []
    if text[start:end].lower() not in lists("charging") and not _is_requalified(text[max(0, start - _CUE_BACK) : end].lower().split()):
        return []
    at = between.end()
    if _WORDLESS.match(text, at):
        return [Candidate(at, wordless="led")]
    if _DOTTED.match(text, at) and not _DATED.search(text, max(0, start - 8), start):
        return [Candidate(at, wordless="dotted")]
    return [Candidate(at, bare=True)] if _OF_LAW.match(text, at) else []


def _spells_article(text: str, end: int) -> bool:
    """Tell whether an ordinal in words, which nothing follows that it could belong to, stands behind a leading word: `по триста сорок второй`."""
    spelled = spelled_number(text, end + 1) if _IN_WORDS.match(text, end) else None
    return spelled is not None and spelled.ordinal and spelled.value > _HUNDRED and is_free(text, spelled.end)


def _behind_law(text: str, end: int) -> list[Candidate]:
    """Find the number with a bracket right behind the name of a law."""
    return [Candidate(end + 1, bare=True, after_law=True)] if _LAW_NUMBER.match(text, end) else []


def _is_meant(candidate: Candidate, context: Context, cites: list[Cite], found: list[Article]) -> bool:
    """Whether a number without its word is an article: one of the sentence was cited before, or the sentence speaks of what such articles are of."""
    if candidate.wordless in {"parted", "spelled", "listed"} or (found and found[-1].end >= context.sentence(candidate.start)[0]):
        return True
    if candidate.wordless == "quoted":
        return False
    if candidate.wordless == "dotted":
        return context.speaks_of("administrative", candidate.start)
    return _is_criminal(context.view.text, candidate.start, context, cites)


def _is_criminal(text: str, start: int, context: Context, cites: list[Cite]) -> bool:
    """Whether a number without its word stands where crimes are spoken of, or in a list, or where a charge was changed."""
    listed = sum(len(cite.entries) for cite in cites) > 1
    return listed or context.speaks_of("criminal", start) or _is_requalified(text[max(0, start - _CUE_BACK) : start].lower().split())


def _is_requalified(before: list[str]) -> bool:
    """Whether words lead to the article that a charge was changed from: `переквалификация с 281.2`."""
    return len(before) > 1 and before[-1] in lists("requalified_from") and before[-2].startswith(tuple(sorted(lists("requalified"))))


def _ends_phrase(text: str, end: int) -> bool:
    """Whether what follows an ordinal is no noun that it counts: `по 411-й к двум годам`, not `по 101-й дороге`."""
    after = text[end : end + 24].split(maxsplit=1)
    return (
        not after
        or not text[end].isspace()
        or not after[0][0].isalnum()
        or (word := after[0].strip('.,;:!?)»”"').lower()) in lists("after_number")
        or (not word.isascii() and len(word) > _VERB and word.endswith(lexicon().past_endings))
    )


def _is_short_unit(text: str, start: int, end: int, before: tuple[int, int, str]) -> bool:
    """Whether a single letter stands for a unit: before a number such as only articles have, or right after a code (`TCK m. 314`).

    Args:
        text: the text.
        start: where the letter stands.
        end: where it ends.
        before: the place and the role of the trigger before it.
    """
    if _MEASURED.search(text, max(0, start - 2), start):
        return False
    if _SLASHED.match(text, end) is not None or (before[2] == "code" and start - before[1] <= _NEAR):
        return True
    if _ACRONYM_BEFORE.search(text, max(0, start - 8), start) is not None and _NUMBER_SOON.match(text, end):
        return True
    number = _PLAIN.match(text, end)
    return number is not None and law_after(text, number.end()) is not None


def _is_known(ref: str) -> bool:
    """Whether `models/` has the article of a reference."""
    code, article = ref.split(":")[:2]
    return code in codes() and article in codes()[code].known


def _at_code(text: str, start: int, end: int) -> list[Candidate]:
    if match := _BEFORE.search(text, max(0, start - _BACK), start):
        unit = _UNIT_BEFORE.search(text, max(0, match.start() - _UNIT_BACK), match.start())
        if unit and is_part_word(unit[1].lower()):  # `342 ч. 1` before `УК`
            match = _BEFORE.search(text, max(0, unit.start() - _BACK), unit.start())
        return [Candidate(match.start(), bare=True)] if match else []
    soon = _DIGIT_SOON.match(text, end)
    if soon is None:
        return []
    return [Candidate(soon.end() - 1, wordless="listed") if soon[1] else Candidate(start, bare=True, code_first=True)]


def _earlier(text: str, start: int) -> int:
    """Give where a citation begins whose first word is at `start`: at a number before it, if it is one of `1-й части 342-й статьи`."""
    begin = _inverted(text, start, start)
    if begin is None or text[begin:start].rstrip()[-1:] in {".", ","}:  # "29-го. Статьи 235"
        return start
    return begin if re.match(r"\d+-[^\W\d_]", text[begin:start]) else start


def _inverted(text: str, start: int, end: int) -> int | None:
    """Find the number that stands before its word (`342-й статье`), or the ordinal on either side (`first part of`, `часть первая`)."""
    after = text[end : end + 16].split(maxsplit=1)
    if start != end and after and after[0].lower() in ordinals():
        return start
    if (word := _WORD_BEFORE.search(text, max(0, start - 24), start)) and word[1].lower() in ordinals():
        return first_word(text, word.start())
    match = _BEFORE.search(text, max(0, start - _BACK), start)
    return match.start() if match else None


def _fills(text: str, end: int, limit: int) -> bool:
    """Whether a citation takes the whole of its cell, but for a gloss or words after a stop."""
    rest = text[end:limit].strip()
    return not rest or rest[0] in "(;.,—–"


def _is_organisation(text: str, cite: Cite) -> bool:
    """Whether a bare `Article 19` is the organisation of that name, not the article."""
    if cite.code is not None or text[cite.start : cite.end].upper() != "ARTICLE 19":
        return False
    if text[cite.start : cite.end].isupper():
        return True
    before = text[max(0, cite.start - 30) : cite.start].split()
    word = before[-1].lower().strip('(“"') if before else ""
    return word not in lists("citing")
