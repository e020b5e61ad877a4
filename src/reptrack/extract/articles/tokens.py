"""Cut the text from the first word of a citation on into what citations are made of, up to the first thing that cannot belong to one."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from reptrack.extract.articles.lexicon import added_numbers, lists, ordinals, phrases, roles
from reptrack.extract.articles.names import code_after, law_after, name_at
from reptrack.extract.articles.spelled import is_article_of_code, is_followed_by_article, is_free, is_of_part, spelled_number
from reptrack.text.letters import SMALL
from reptrack.values.articles import MAX_PART, NUMBER, Number, latin, read_number
from reptrack.values.numbers import is_number_word

__all__ = ["BESIDE_CODE", "Token", "lex"]

_SPACE = re.compile(r"[^\S\n]*(?:\n(?![^\S\n]*\n))?[^\S\n]*")
_WORD = re.compile(r"(?:[^\W\d_]+(?:[-/'’][^\W\d_]+)*|§§?|№|&)")
_ENDING = re.compile(r"-?(?:ого|ому|ая|ую|ой|ей|ай|га|го|му|ым|ых|й|я|ю|е|м|ы|і|th|st|nd|rd)(?!\w)")
_ONE = r"(?:\d{1,2}(?:[.-]\d|[a-z](?=\s*[),]))?|[ivx]{1,4}|[^\W\d_])"
# (1) · (a) · (1, 2) · (1 and 3) · (a)–(c) is two of these
_SUB = re.compile(rf"\(\s*({_ONE}(?:\s*(?:,|;|and|or|и|і|або|или|&|[-–—])\s*{_ONE})*)\s*\)", re.IGNORECASE)
_SUB_PIECE = re.compile(rf"({_ONE})\s*([-–—](?=\s*\w))?", re.IGNORECASE)
_SUB_JOIN = re.compile(r"\b(?:and|or|или|або)\b|\s[иі]\s", re.IGNORECASE)
_LETTER = re.compile(r"[\"“„«'‘(]\s?([^\W\d_])\s?[\"”“»'’)]|([^\W\d_])(?![\w.])")
_QUOTE = re.compile(r"[“\"«„]([^“”\"«»„\n]{3,200})[”\"»“]")
_DASH = re.compile(r"[-–—‑]")
_AFTER_DASH = re.compile(r"\s?[\d(]")
_MARKS = {",": "comma", ";": "semicolon", ":": "colon"}
_BRACKET = re.compile(r"[()]|\n\s*\n")
_INNER = re.compile(r"\(\s*([^\W\d_]+|§)\.?\s*\d")
# `12. Name`, `12) Name`
_ITEM = re.compile(r"(\d{1,3})[.)]\s+[^\W\d_]")
_ITEM_BEFORE = re.compile(r"(?m)^[^\w\n]*(\d{1,3})[.)]")
_ITEM_BACK = 1200
_INLINE = re.compile(r"\d{1,2}\)\s")
_OPEN_BACK = 200
_MAX_TOKENS = 120
_MAX_SAME = 5  # words: `of the very same article`
_MAX_GLOSS, _ABBREVIATED = 400, 5
_BEFORE_CODE = frozenset({"number", "sub", "code", "letter", "gloss", "ordinal", "part", "point"})
# Short words that are units only where more than the number shows it: `m. 314/2`, `s. 33(a)`.
BESIDE_CODE = {"article_beside_code": "article", "section_beside_code": "section"}
UNIT_ROLES = frozenset({"article", "section", "rule", "part", "point"})


class Token(NamedTuple):
    """A piece of a citation: its kind, its place, and what it says.

    `kind` is a role of a word (`article`, `part`, `and`, …), or number, sub (a bracketed part or point), letter, gloss, code, comma.
    """

    kind: str
    start: int
    end: int
    value: Any = None


def lex(text: str, start: int, limit: int) -> list[Token]:
    """Cut `text` from `start` on into tokens, no further than `limit`.

    Stops before the first thing that cannot stand in a citation; commas and joining words at the end are left to the parser.
    """
    tokens: list[Token] = []
    position, brackets = start, 0
    while len(tokens) < _MAX_TOKENS:
        at = _past_blanks(text, position)
        if at >= limit:
            break
        if brackets and text[at] == ")":
            brackets -= 1
            position = at + 1
            tokens[-1] = tokens[-1]._replace(end=position)
            continue
        if text[at] == "(" and tokens and tokens[-1].kind in {"article", "section"}:
            brackets += 1
            position = at + 1
            continue
        if text[at] == "(" and (inner := _INNER.match(text, at)) and roles().get(inner[1].lower()) in {"part", "point"}:
            brackets += 1
            position = at + 1
            continue
        token = _token(text, at, tokens)
        if token is None:
            break
        tokens.append(token)
        position = token.end
    return tokens


def _past_blanks(text: str, at: int) -> int:
    """Give the next place that is no blank and no single line break; mostly it is this one or the one behind a space."""
    behind = at + text.startswith(" ", at)
    if not text[behind : behind + 1].isspace():
        return behind
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _token(text: str, at: int, before: list[Token]) -> Token | None:
    char = text[at]
    last = before[-1].kind if before else ""
    if _may_be_letter(char, before) and (letter := _LETTER.match(text, at)):
        return Token("letter", at, letter.end(), latin(letter[1] or letter[2]))
    if char.isdigit():
        return None if _opens_line(text, at, before) or _opens_item(text, at, before) else _number(text, at, last)
    if char == "(":
        return _bracket(text, at, last)
    if char.isalpha() or char in "§№&":
        return _word(text, at, before)
    return _mark(text, at, last)


def _opens_line(text: str, at: int, before: list[Token]) -> bool:
    """Whether a number is that of an item of a list, or what a line begins with after a semicolon: no article goes on there.

    After a comma the item before must be there, since a list of articles may be wrapped: `Articles 342,⏎368. He`.
    """
    if not before or before[-1].kind not in {"comma", "semicolon"} or "\n" not in text[before[-1].end : at]:
        return False
    if before[-1].kind == "semicolon":
        return True
    item = _ITEM.match(text, at)
    return item is not None and str(int(item[1]) - 1) in _ITEM_BEFORE.findall(text[max(0, at - _ITEM_BACK) : at])


def _opens_item(text: str, at: int, before: list[Token]) -> bool:
    """Whether a number is that of an item inside a line: `1) ст. 342; 2) ст. 368`, but not `(Articles 342, 368) were`."""
    if not before or before[-1].kind not in {"comma", "semicolon", "and"} or not _INLINE.match(text, at):
        return False
    sofar = text[max(0, before[0].start - _OPEN_BACK) : at]
    return sofar.rfind("(") <= sofar.rfind(")")


def _may_be_letter(char: str, before: list[Token]) -> bool:
    """Whether the letter of a point may stand here: after its word, or in a list of letters."""
    last = before[-1].kind if before else ""
    if last == "part":
        return char in "\"“„«'‘"
    return last == "point" or (last in {"comma", "and"} and any(token.kind == "letter" for token in before[-3:-1]))


def _mark(text: str, at: int, last: str) -> Token | None:
    """Read a comma, a semicolon, a colon, a dash between numbers, or a gloss in quotes."""
    char = text[at]
    if char in _MARKS and (char != ":" or last in UNIT_ROLES):
        return Token(_MARKS[char], at, at + 1)
    if char == "/" and last == "sub" and text[at + 1 : at + 2] == "(":
        return Token("and", at, at + 1)
    if char in '“"«„' and last in {"number", "sub", "code"} and (quote := _QUOTE.match(text, at)):
        return Token("gloss", at, quote.end(), quote[1].strip())
    if _DASH.match(char) and last in {"number", "sub"} and _AFTER_DASH.match(text, at + 1):
        return Token("to", at, at + 1)
    return None


# `37 1 a`: a part and its point without brackets
_SPACED_SUBS = re.compile(r"\s(\d{1,2})\s?\(?([a-z])\)?(?=[,.;:)\n]|\s(?:of|and|or)\s|\Z)")


def _number(text: str, at: int, last: str) -> Token | None:
    match = NUMBER.match(text, at)
    if match is None:
        return _listed_tight(text, at, last)
    if last == "section" and (spaced := _SPACED_SUBS.match(text, match.end())):
        return Token("number", at, spaced.end(), read_number(match)._replace(part=spaced[1], point=spaced[2]))
    end = match.end()
    number = read_number(match)
    if ending := _ENDING.match(text, end) or _stop().match(text, end):
        end = ending.end()
    elif number.plain and (added := _added().match(text, end)):
        number, end = _with_added(number, added_numbers()[added[1].lower()]), added.end()
    elif last in UNIT_ROLES and (stop := _UNIT_STOP.match(text, end)) and roles().get(stop[1].lower()) in UNIT_ROLES:
        end += 1  # `ч. 2. ст. 411`
    elif number.point and (longer := _ENDING.match(text, end - 1)):  # 342я
        number, end = number._replace(point=None), longer.end()
    return Token("number", at, end, number)


# `1` before `,2`, `130` before `,342`: no blank follows the comma
_TIGHT = re.compile(r"\d{1,2}(?=,\d{1,2}(?!\d))|\d{3}(?=,\d{3}(?!\d))")


def _listed_tight(text: str, at: int, last: str) -> Token | None:
    """Read a number in a list without blanks: `ч.1,2 ст. 293`, `ст. 130,342`."""
    tight = _TIGHT.match(text, at) if last in UNIT_ROLES | {"comma"} else None
    return None if tight is None else Token("number", at, tight.end(), Number(tight.group()))


# The full stop between the number of a part and the word that follows it
_UNIT_STOP = re.compile(r"\.\s([^\W\d_]+)\.?\s?(?=\d)")


def _with_added(number: Number, ending: str) -> Number:
    return number._replace(tail=ending) if ending[0] == "-" else number._replace(letter=ending)


@cache
def _stop() -> re.Pattern[str]:
    """Give the pattern of the full stop between a number and its word: `314. maddesi`."""
    return re.compile(rf"\.(?=\s(?:{'|'.join(sorted(lists('after_stop'), key=len, reverse=True))})(?!\w))")


@cache
def _added() -> re.Pattern[str]:
    """Give the pattern of the words that number an added article: `500 bis`."""
    return re.compile(rf"[ \u00a0-]?\(?({'|'.join(sorted(added_numbers(), key=len, reverse=True))})(?!\w)\)?", re.IGNORECASE)


def _bracket(text: str, at: int, last: str) -> Token | None:
    sub = _SUB.match(text, at)
    if sub and not _is_count(sub[1]) and last in {"number", "sub", "comma", "and", "to", "part", "point", "letter"}:
        return Token("sub", at, sub.end(), _pieces(sub[1]))
    if last not in {"number", "sub", "code", "letter", "gloss"}:
        return None
    end, depth = at, 0
    for match in _BRACKET.finditer(text, at, at + _MAX_GLOSS):
        depth += {"(": 1, ")": -1}.get(match.group(), -99)
        if depth <= 0:
            end = match.end() if depth == 0 else at
            break
    inside = text[at + 1 : end - 1].strip()
    if _cites(inside) or not any(c.isalpha() for c in inside):
        return None
    return Token("gloss", at, end, inside)


def _is_count(inside: str) -> bool:
    """Whether brackets hold a count and not a part: `Article 342 (57)`."""
    return inside.isdecimal() and int(inside) > MAX_PART


def _cites(inside: str) -> bool:
    """Whether the words in brackets cite articles themselves: these are read on their own."""
    return any(
        roles().get(w.group().lower()) in {"article", "part", "section"} and text_digit(inside, w.end()) for w in _WORD.finditer(inside)
    )


def text_digit(text: str, at: int) -> bool:
    """Whether a digit stands at a place or just behind a stop, a colon and blanks."""
    return text[at : at + 4].lstrip(" .:\u00a0\n№").strip()[:1].isdigit()


def _pieces(inside: str) -> list[str]:
    """List the values of a bracket: `1, 2` → 1 2; `1–3` → 1 2 3; `d` → d."""
    found: list[str] = []
    ranged = False
    for piece in _SUB_PIECE.finditer(_SUB_JOIN.sub(",", inside)):
        value = piece[1] if piece[1][0].isdigit() else latin(piece[1])
        if ranged and found and value.isdigit() and found[-1].isdigit():
            found += [str(n) for n in range(int(found[-1]) + 1, int(value))]
        found.append(value)
        ranged = bool(piece[2])
    return found


def _word(text: str, at: int, before: list[Token]) -> Token | None:
    match = _WORD.match(text, at)
    if match is None:
        return None
    last = before[-1].kind if before else ""
    form, end = match.group().lower(), match.end()
    if (several := _phrase(text, at, form) or _same_article(text, at, last) or _in_words(text, at, form, before)) is not None:
        return several
    role = _role(text, end, form, before)
    if role == "of":
        return _link(text, at, end, last)
    if role in UNIT_ROLES and _is_unit(text, end, form) and not (role == "rule" and last == "number"):
        return Token(role, at, end + 1 if text[end : end + 1] == "." and len(form) <= _ABBREVIATED else end, form)
    if role in {"and", "to", "ordinal", "number"}:
        return Token(role, at, end, form) if role != "number" else Token("no", at, end + (text[end : end + 1] == "."), form)
    return _code(text, at, before)


def _in_words(text: str, at: int, form: str, before: list[Token]) -> Token | None:
    """Read the number of an article in words, behind its word, in a list or before its word; a number of one word before it is a count."""
    spelled = spelled_number(text, at) if form in ordinals() or is_number_word(form) else None
    if spelled is None:
        return None
    last = before[-1].kind if before else ""
    if last in {"article", "section"}:
        fits = (spelled.ordinal or text[at].isupper()) and not is_of_part(text, spelled.end)
    elif last in {"and", "comma"}:
        listed = any(token.kind in {"article", "section"} for token in before)
        fits = listed and spelled.ordinal and not text[at].isascii() and is_free(text, spelled.end)
    else:
        alone = not before and is_free(text, spelled.end)  # `по триста сорок второй`
        told = spelled.words > 1 and (alone or is_followed_by_article(text, spelled.end))
        fits = spelled.ordinal and (told or is_article_of_code(text, spelled.end))
    return Token("number", at, spelled.end, Number(str(spelled.value))) if fits else None


def _phrase(text: str, at: int, form: str) -> Token | None:
    """Read a joining phrase of several words: `as well as`."""
    ends = (at + len(phrase) for phrase in phrases().get(form, ()) if text[at : at + len(phrase)].lower() == phrase)
    end = next(ends, None)
    return None if end is None else Token("and", at, end)


# `CC,` behind `pt. 1, `
_CLOSING_CODE = re.compile(r"[^\W\d_" + SMALL + r"]{2,5}(?=[.,;:)\n]|\Z|\s[" + SMALL + r"])")


def _code(text: str, at: int, before: list[Token]) -> Token | None:
    """Read the name of a code right behind what it is of: `342 УК`, `s. 25 Computer Misuse Act`."""
    last = before[-1].kind if before else ""
    inverted = last == "article" and len(before) > 1 and before[-2].kind == "number"  # 342-й статьи УК
    apart = last == "comma" and len(before) > 1 and before[-2].kind in {"number", "sub"} and _CLOSING_CODE.match(text, at) is not None
    ahead = last == "article" and len(before) == 1 and (name := name_at(text, at)) is not None and text_digit(text, name.end)
    code = code_after(text, at, linked=False) if last in _BEFORE_CODE or inverted or apart or ahead else None
    if code is None and last in {"number", "sub"} and before[0].kind == "section":
        code = law_after(text, at)
    return Token("code", at, code.end, code) if code else None


def _same_article(text: str, at: int, last: str) -> Token | None:
    """Read words that stand for the article cited last, behind a part of it: `part 2 of the same article`, `части второй той же статьи`."""
    if last not in {"part", "point", "ordinal", "number", "letter", "sub"}:
        return None
    position, said = at, False
    for _ in range(_MAX_SAME):
        word = _WORD.match(text, position)
        if word is None:
            return None
        form = word.group().lower()
        if said and roles().get(form) in {"article", "section"}:
            return None if text[word.end() : word.end() + 2].strip()[:1].isdigit() else Token("same", at, word.end(), form)
        if form in lists("same"):
            said = True
        elif said or not (form in lists("of", "words") or form in lists("filler", "words")):
            return None
        space = _SPACE.match(text, word.end())
        position = space.end() if space else word.end()
    return None


def _role(text: str, end: int, form: str, before: list[Token]) -> str | None:
    """Give what a word does here: `to` joins only numbers, else it may link a code."""
    last = before[-1].kind if before else ""
    role = _paragraph_sign(last) if form[0] == "§" else roles().get(form)
    if role == "section" and _OF_ARTICLE.match(text, end):
        return "part"
    if role == "part_after":
        return _part_after(before)
    if role in BESIDE_CODE:
        return BESIDE_CODE[role] if text_digit(text, end) else None
    if role == "to" and not (last in {"number", "sub"} and text_digit(text, end)):
        return "of" if form in lists("of", "words") else None
    return role


# `section 1 of Article 364`: a part of the article
_OF_ARTICLE = re.compile(r"\s\d{1,2}\s(?:of|in)\s[Aa]rt(?:icle)?\b")


def _part_after(before: list[Token]) -> str | None:
    """Read `p.`: a part after an article (`Article 368 p. 1`), a point after its part (`art. 139 č. 1 p. 5`), a page elsewhere."""
    for token in reversed(before):
        if token.kind in {"part", "sub"}:
            return "point"
        if token.kind in {"article", "section"}:
            return "part" if before[-1].kind in {"number", "comma", "and"} else None
    return "part" if before and before[-1].kind == before[0].kind == "number" else None  # `357 p. 1` in the cell of a table


def _paragraph_sign(last: str) -> str:
    """Read `§`: the part of an article before it (`Article 5 § 1`), else a section."""
    return "part" if last in {"number", "sub", "letter", "comma", "and"} else "section"


def _is_unit(text: str, end: int, form: str) -> bool:
    """Whether a word of one letter stands for a unit: `ч. 1`, not the `ч` of an hour."""
    return len(form) > 1 or form[0] == "§" or text[end : end + 1] == "." or text_digit(text, end)


def _link(text: str, at: int, end: int, last: str) -> Token | None:
    """Read `of`: with the code that it leads to, or before a part or an article."""
    space = _SPACE.match(text, end)
    after = space.end() if space else end
    if last in _BEFORE_CODE | {"comma"} and (code := code_after(text, after, linked=True)):
        return Token("code", at, code.end, code)
    word = _WORD.match(text, after)
    while word and word.group().lower() in lists("filler", "words"):
        space = _SPACE.match(text, word.end())
        after = space.end() if space else word.end()
        word = _WORD.match(text, after)
    if word and roles().get(word.group().lower()) in UNIT_ROLES | {"ordinal"}:
        return Token("of", at, after)
    if word is None and text[after : after + 1].isdigit():
        return Token("of", at, after)
    return None
