"""Decide what a number counts: the words after it, what is said of them, or the words before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.tokens import ARTICLE, DATE, Sentence, is_digits

__all__ = ["Subject", "count_subject", "person_subject", "term_subject"]

_FAR, _NEAR, _SUM_REACH = 26, 60, 7
_APPOSED = 6  # characters between a name and the age after it: `Jan Novik, a 67-year-old`
_LONGEST, _LONGEST_TAIL, _PREDICATE, _SHORT_PREDICATE = 8, 4, 5, 2
_PREDICATE_ENDS = frozenset({"(", ")", "[", ";", ",", ".", ":", "!", "?", DATE, "|", "—"})
_JUST = frozenset({"just", "only", "exactly", "the", "ровно", "только", "толькі", "роўна", "всего", "усяго"})
_AFTER = frozenset({"after", "before", "later", "earlier", "после", "пасля", "до", "since"})
_QUOTES = frozenset("“”\"«»‘’'„")
_DASHES = frozenset("-‑–—")
_EN_PARTICIPLE = ("ed", "en", "wn", "ung", "ught")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number counts: the words, and the tokens they stand at (for dimensions and the metric)."""

    text: str | None
    tokens: tuple[str, ...] = ()
    borrowed: bool = False


def _make(sentence: Sentence, *spans: tuple[int, int], prefix: str = "") -> Subject:
    pieces = [sentence.slice(i, j) for i, j in spans if i < j]
    tokens = tuple(token for i, j in spans for token in sentence.low[i:j])
    text = " ".join([prefix, *pieces] if prefix else pieces).strip(" .,;:–—-“”\"«»")
    return Subject(text or None, tuple(prefix.lower().split()) + tokens)


def count_subject(sentence: Sentence, reading: Reading, start: int, previous: Subject | None) -> Subject:
    """Say what a count, percentage, fraction or sum counts.

    Args:
        sentence: its sentence.
        reading: the figure.
        start: the token where the figure with its qualifier begins.
        previous: the subject of the figure before it in the sentence or paragraph, for what is left out.
    """
    t = tables()
    k = reading.j
    of_whom = t.of_whom.at(sentence.low, k)
    if of_whom is not None:
        k = of_whom[0]
        if sentence.at(k) in t.prepositions and previous and previous.text:
            return _make(sentence, (k, _predicate_end(sentence, k, _PREDICATE)), prefix=_head(previous))
    while sentence.at(k) in t.adverbs and sentence.at(k + 1) in t.verbs:
        k += 1
    if sentence.at(k) in {"a", "an"} and t.duration.at(sentence.low, k + 1) is not None:
        return _before(sentence, start, previous)
    if reading.kind == "money" or reading.unit == "base unit":
        return _sum_subject(sentence, reading, start, previous)
    if sentence.at(k) in {"(", ","} and of_whom is None and t.of_whom.at(sentence.low, k + 1) is None:
        return _before(sentence, start, previous)
    if reading.kind in {"percent", "fraction"} and sentence.at(k) in {"of", "in"} and _goes_on(sentence, k):
        k += 1
    after = _skip_auxiliaries(sentence, k)
    if after == k and sentence.at(k) in t.verbs:
        return _predicate_subject(sentence, k, k, previous, of_whom=of_whom is not None)
    if after > k:
        return _predicate_subject(sentence, k, after, previous, of_whom=of_whom is not None)
    i, j = _noun_phrase(sentence, k)
    if i == j:
        return _before(sentence, start, previous)
    return _with_predicate(sentence, i, j, start, previous)


def _sum_subject(sentence: Sentence, reading: Reading, start: int, previous: Subject | None) -> Subject:
    """Say what a sum is: what it is for (`€3 billion for …`, `на лячэнне`), else the word that it depends on (`a fine of`, `fined`)."""
    t = tables()
    k = reading.j
    for i in range(start - 1, max(-1, start - _SUM_REACH), -1):
        noun = t.money_nouns.at(sentence.low, i)
        if noun is not None:
            return _make(sentence, (i, noun[0]))
        if sentence.low[i] in {",", ";", ":", "."}:
            break
    fined = start - 1 if not (sentence.at(start - 1) in t.pronouns or sentence.at(start - 1) in t.prepositions) else start - 2
    if _is_participle(sentence.at(fined)):
        return _make(sentence, (fined, fined + 1))
    if sentence.at(k) in {"in", "for", "на"} and _goes_on(sentence, k):
        i, j = _noun_phrase(sentence, k + 1)
        if i < j and not sentence.form(i)[:1].isupper():
            return _make(sentence, (i, j))
    if sentence.at(start - 1) == "(" and previous and previous.text:
        return previous
    found = _left_phrase(sentence, start, whole=False)
    if found.text:
        return found
    return previous or Subject(None)


def _skip_auxiliaries(sentence: Sentence, k: int) -> int:
    t = tables()
    while sentence.at(k) in t.auxiliaries or (sentence.at(k) in t.adverbs and sentence.at(k - 1) in t.auxiliaries):
        k += 1
    return k


def _predicate_subject(sentence: Sentence, k: int, after: int, previous: Subject | None, *, of_whom: bool) -> Subject:
    """Read `35 are women`, `11 were pardoned`, `seven of whom have been tortured`."""
    while sentence.at(after) in {"a", "an", "the"}:
        after += 1
    end = _predicate_end(sentence, after, _PREDICATE)
    if end == after:
        return previous or Subject(None)
    if previous and previous.text and sentence.at(after) in tables().prepositions:
        return _make(sentence, (after, end), prefix=_head(previous))
    if of_whom and previous and previous.text and (after - k > 1 or _is_participle(sentence.at(after))):
        return _make(sentence, (after, end), prefix=_head(previous, 3))
    return _make(sentence, (after, end))


def _head(subject: Subject, words: int = 2) -> str:
    """Give the first words of a subject, up to its first preposition."""
    kept: list[str] = []
    for word in (subject.text or "").split()[:words]:
        if kept and word in tables().prepositions:
            break
        kept.append(word)
    return " ".join(kept)


def _noun_phrase(sentence: Sentence, k: int) -> tuple[int, int]:
    """Give the tokens of the noun phrase that begins at `k`: at most one prepositional phrase long."""
    t = tables()
    while sentence.at(k) in t.skip and sentence.at(k) not in t.keep:
        k += 1
    if k < len(sentence.low) and not sentence.low[k].isascii() and sentence.low[k][0].isalpha():
        return k, _inflected_end(sentence, k)
    j, tail = k, 0
    while j < len(sentence.low) and j - k < _LONGEST:
        word = sentence.low[j]
        if word in _QUOTES or (word in _DASHES and sentence.glued(j) and sentence.glued(j + 1)):
            j += 1
            continue
        if word in t.prepositions:
            chained = bool(tail) and word == "of"
            if j == k or word not in t.inner or not _goes_on(sentence, j) or (tail and not chained):
                break
            if word == "in" and j - k == 1 and sentence.low[k] not in t.generic:
                break
            tail = tail or j
        elif not word[0].isalpha() or (word in t.stops and word not in t.keep and not (word in t.verbs and sentence.low[j - 1] in t.prepositions)):
            break
        if tail and j - tail >= _LONGEST_TAIL:
            break
        j += 1
    return k, _trim(sentence, k, j)


def _inflected_end(sentence: Sentence, k: int) -> int:
    """Give the end of a Cyrillic noun phrase: adjectives, a noun, and one word or phrase that depends on it."""
    t = tables()
    j = k
    while j - k < 4 and _is_word(sentence, j) and sentence.low[j] not in t.stops and sentence.low[j].endswith(t.adjective_endings):  # noqa: PLR2004
        j += 1
    if _is_word(sentence, j) and sentence.low[j] not in t.stops and sentence.low[j] not in t.prepositions:
        j += 1
    if j == k:
        return k
    while j - k < 5 and _is_word(sentence, j) and sentence.low[j] not in t.stops and sentence.low[j] not in t.prepositions:  # noqa: PLR2004
        j += 1
        if not sentence.low[j - 1].endswith(t.adjective_endings):
            break
    if sentence.at(j) in t.inner and _is_word(sentence, j + 1) and sentence.low[j + 1] not in t.stops:
        j += 2
        if _is_word(sentence, j) and sentence.low[j - 1].endswith(t.adjective_endings) and sentence.low[j] not in t.stops:
            j += 1
    return _trim(sentence, k, j)


def _is_word(sentence: Sentence, j: int) -> bool:
    return j < len(sentence.low) and sentence.low[j][0].isalpha()


def _goes_on(sentence: Sentence, j: int) -> bool:
    """Tell whether a noun, and no date or number, follows a preposition."""
    k = j + 1
    while sentence.at(k) in tables().determiners or sentence.at(k) in _QUOTES and sentence.at(k):
        k += 1
    word = sentence.at(k)
    return word == ARTICLE or (word[:1].isalpha() and word not in tables().pronouns and word not in tables().stops)


def _trim(sentence: Sentence, i: int, j: int) -> int:
    """Drop what cannot end a phrase."""
    t = tables()
    while j > i and (
        sentence.low[j - 1] in t.prepositions or sentence.low[j - 1] in t.determiners or sentence.low[j - 1] in _DASHES or sentence.low[j - 1] in t.adverbs
    ):
        j -= 1
    return j


def _with_predicate(sentence: Sentence, i: int, j: int, start: int, previous: Subject | None) -> Subject:
    """Add what is said of the counted, where the noun alone says little: `people … convicted in criminal cases`."""
    t = tables()
    if _only_names(sentence, i, j, start):
        return _left_phrase(sentence, start)
    if sentence.low[i] in t.generic and j - i > 2 and _names_again(sentence, i + 1):
        i += 1
    generic = sentence.low[i] in t.generic and (j - i == 1 or sentence.low[i + 1] in t.prepositions)
    after = _skip_auxiliaries(sentence, j)
    limit = _PREDICATE if generic else _SHORT_PREDICATE if j - i > 1 else 1
    if after > j and (generic or _is_participle(sentence.at(after)) or sentence.at(after) in t.prepositions):
        return _make(sentence, (i, j), (after, _predicate_end(sentence, after, limit)))
    if after == j and sentence.at(j) in t.verbs and _one_clause(sentence, start):
        return _make(sentence, (i, _predicate_end(sentence, j, limit + 2)))
    if sentence.at(j) in t.relatives and sentence.at(j + 1)[:1].isalpha():
        return _make(sentence, (i, _relative_end(sentence, j)))
    if after == j and generic and (_is_participle(sentence.at(j)) or sentence.at(j) in t.prepositions):
        return _make(sentence, (i, _predicate_end(sentence, j, limit + 1)))
    if generic and j - i == 1:
        verb = start - 1
        if _is_participle(sentence.at(verb)):
            return _make(sentence, (i, j), (verb, verb + 1))
        if previous and previous.text and _lists_on(sentence, start):
            rest = " ".join(previous.text.split()[1:4])
            return _make(sentence, (i, j), prefix="") if not rest else Subject(f"{sentence.slice(i, j)} {rest}", (*sentence.low[i:j], *previous.tokens[1:]))
    return _make(sentence, (i, j))


def _names_again(sentence: Sentence, i: int) -> bool:
    """Tell whether a noun phrase follows a general noun: `considered 1,410 people political prisoners`."""
    word = sentence.at(i)
    return word.isascii() and word.isalpha() and word not in tables().prepositions and not _is_participle(word) and word not in tables().stops


def _only_names(sentence: Sentence, i: int, j: int, start: int) -> bool:
    """Tell whether `names` after a number only repeats what stands before a colon: `Political prisoners: 1,247 names`."""
    return j - i == 1 and sentence.low[i] in tables().generic and sentence.at(start - 1) == ":" and sentence.at(j) == ""


def _one_clause(sentence: Sentence, start: int) -> bool:
    """Tell whether a verb after the counted noun has it for its subject: nothing but an opening stands before the number."""
    return not any(_is_participle(word) and word.isascii() for word in sentence.low[max(0, start - 4) : start])


def _relative_end(sentence: Sentence, j: int) -> int:
    """Give the end of a short relative clause: `prisoners who need urgent medical care`."""
    return _predicate_end(sentence, j + 1, _PREDICATE - 1)


def _lists_on(sentence: Sentence, start: int) -> bool:
    return sentence.at(start - 1) in {"and", ",", "и", "і"}


def _predicate_end(sentence: Sentence, i: int, limit: int) -> int:
    """Give the end of at most `limit` words of a predicate, before a comma, a date or a new clause."""
    t = tables()
    j = i
    words = 0
    while j < len(sentence.low) and words < limit:
        word = sentence.low[j]
        if word in _PREDICATE_ENDS or (is_digits(word) and sentence.at(j - 1) not in t.age_over and j > i):
            break
        if j > i and word in t.stops and word not in t.prepositions:
            break
        words += word[0].isalpha() or word == ARTICLE
        j += 1
    return _trim(sentence, i, j)


def _is_participle(word: str) -> bool:
    t = tables()
    if not word[:1].isalpha():
        return False
    if word.isascii():
        return word in t.participles or (len(word) > 4 and word.endswith(_EN_PARTICIPLE) and word not in {"seven", "eleven", "women", "children", "indeed", "hundred"})  # noqa: PLR2004
    return len(word) > 4 and word.endswith(t.participle_endings) and word not in t.generic  # noqa: PLR2004


def _before(sentence: Sentence, start: int, previous: Subject | None) -> Subject:
    """Find what is counted before the number: `the number of X reached`, `X: 15`, or what the figure before counted."""
    t = tables()
    for i in range(start - 1, max(-1, start - _FAR), -1):
        found = t.total_of.at(sentence.low, i)
        if found is not None and found[0] <= start:
            a, b = _noun_phrase(sentence, found[0])
            if a < b <= start:
                return _make(sentence, (a, b))
    for i in range(start, max(0, start - 5), -1):
        antecedent = t.of_whom.before(sentence.low, i)
        if antecedent is not None and antecedent[0] > 0:
            return _left_phrase(sentence, antecedent[0])
    if previous and previous.text:
        return Subject(previous.text, previous.tokens, borrowed=True)
    return _left_phrase(sentence, start)


def _left_phrase(sentence: Sentence, start: int, *, whole: bool = True) -> Subject:
    """Give the last noun phrase before the verb or colon that the number follows; not `whole`, only the word that it depends on."""
    t = tables()
    j = start
    while j > 0 and (sentence.low[j - 1] in t.auxiliaries or (not whole and sentence.low[j - 1] in t.pronouns) or sentence.low[j - 1] in t.prepositions or sentence.low[j - 1] in {":", "–", "—", "(", "|"}):
        j -= 1
    i = j
    while i > 0 and j - i < 5 and (sentence.low[i - 1][0].isalpha() or sentence.low[i - 1] in _DASHES):  # noqa: PLR2004
        if sentence.low[i - 1] in t.stops and sentence.low[i - 1] not in t.prepositions:
            break
        if sentence.low[i - 1] in t.determiners and i < j and sentence.at(i - 2) not in t.prepositions:
            break
        i -= 1
        if not whole and _is_participle(sentence.low[i]):
            break
    while i < j and (sentence.low[i] in t.determiners or sentence.low[i] in t.prepositions):
        i += 1
    return _make(sentence, (i, j)) if i < j else Subject(None)


def term_subject(sentence: Sentence, reading: Reading, start: int) -> Subject:
    """Say what lasts as long as a duration: `four years of imprisonment`, `held incommunicado for about one year`."""
    t = tables()
    while sentence.at(start - 1) in _JUST:
        start -= 1
    k = reading.j
    if sentence.at(k) in _AFTER:
        return _make(sentence, (k, _predicate_end(sentence, k, _PREDICATE)))
    while sentence.at(k) in {"’", "'", "of", "in", "a", "an", "the", "each", "under", "at"}:
        k += 1
    i, j = _term_phrase(sentence, k)
    if i < j and sentence.low[i] not in t.participles and not _is_participle(sentence.low[i]) and not (k > reading.j and _follows_place(sentence, reading.j, i)):
        return _make(sentence, (i, j))
    if i < j and k == reading.j and not sentence.low[i].isascii() and _is_participle(sentence.low[i]):
        return _make(sentence, (i, _predicate_end(sentence, i, 2)))
    if sentence.at(start - 1) == "of" or sentence.at(start - 1) in t.auxiliaries:
        found = _left_phrase(sentence, start)
        if found.text:
            return found
    if sentence.at(reading.j) == "," and _opens(sentence, start):
        return _clause_after(sentence, reading.j + 1)
    end = start - 1 if sentence.at(start - 1) in t.prepositions | {"past"} else start
    found = _verb_before(sentence, end)
    if found.text and end < start:
        return found
    after = _skip_auxiliaries(sentence, reading.j)
    if after > reading.j:
        return _make(sentence, (after, _predicate_end(sentence, after, _PREDICATE)))
    return found


def _opens(sentence: Sentence, start: int) -> bool:
    """Tell whether a term opens its sentence: only a preposition or a list mark stands before it."""
    words = [word for word in sentence.low[:start] if word.isalpha() and len(word) > 1]
    return all(word in tables().prepositions or word in _JUST for word in words)


def _term_phrase(sentence: Sentence, k: int) -> tuple[int, int]:
    """Give the noun phrase of a term without what it was for: `prison` of `in prison for a comment`, `restriction of liberty`."""
    i, j = _noun_phrase(sentence, k)
    for n in range(i + 1, j):
        if sentence.low[n] in tables().prepositions:
            after = sentence.form(n + 1) if n + 1 < j else ""
            liberty = sentence.low[n] in {"of", "without"} and after[:1].islower()
            return (i, j) if liberty else (i, n)
    return i, j


def _follows_place(sentence: Sentence, j: int, i: int) -> bool:
    """Tell whether `in` after a duration opens a place by name, not what the duration is of."""
    return sentence.at(j) in {"at"} and sentence.form(i)[:1].isupper()


def _verb_before(sentence: Sentence, end: int) -> Subject:
    """Give the predicate that ends before a preposition: the last words since the auxiliary or subject; a date between is passed over."""
    t = tables()
    while end > 0 and (sentence.low[end - 1] in {DATE, ARTICLE} or sentence.low[end - 1] in t.prepositions):
        end -= 1
    i = end
    while i > 0 and end - i < _PREDICATE:
        word = sentence.low[i - 1]
        if not (word[0].isalpha() or word in _DASHES) or word in t.auxiliaries or word in t.pronouns:
            break
        if word in t.stops and word not in t.prepositions and word not in t.adverbs:
            break
        i -= 1
        if _is_participle(word) or word.endswith("ing"):
            break
    return _make(sentence, (i, end)) if i < end else Subject(None)


def _clause_after(sentence: Sentence, k: int) -> Subject:
    """Give the predicate of the clause after `For over 30 years, he has …`."""
    t = tables()
    while sentence.at(k) in t.pronouns or sentence.at(k) in t.auxiliaries or sentence.at(k) in t.adverbs:
        k += 1
    end = _predicate_end(sentence, k, 7)
    return _make(sentence, (k, end)) if end > k else Subject(None)


def person_subject(sentence: Sentence, reading: Reading, persons: Sequence[tuple[int, int, str]]) -> Subject:
    """Say whose age is given: the named person beside it, else the words after or before it.

    Args:
        sentence: its sentence.
        reading: the age.
        persons: the named persons of the sentence: where they begin and end in the text, and their names.
    """
    begin, end = sentence.begins[reading.i], sentence.ends[reading.j - 1]
    left = [(begin - b, name) for _, b, name in persons if b <= begin]
    if left and min(left)[0] <= _APPOSED:
        return _person(min(left)[1])
    if reading.j - reading.i > 1:
        i, j = _noun_phrase(sentence, reading.j)
        reach = sentence.begins[j] if j < len(sentence.low) else sentence.end
        ahead = [(a - end, name) for a, _, name in persons if a >= end and a <= max(end + 1, reach)]
        if ahead:
            return _person(min(ahead)[1])
        if i < j and sentence.form(i)[:1].islower() and sentence.low[i] not in tables().verbs:
            return _make(sentence, (i, j))
    if left and min(left)[0] <= _NEAR:
        return _person(min(left)[1])
    found = _left_phrase(sentence, reading.before())
    return found if found.text else _clause_before(sentence, reading.i)


def _person(name: str) -> Subject:
    return Subject(name, tuple(name.lower().split()))


def _clause_before(sentence: Sentence, end: int) -> Subject:
    """Give the words of the clause before a figure, without `of them`."""
    i = end
    while i > 0 and end - i < _LONGEST and sentence.low[i - 1] not in {",", ".", ";", ":", "—"}:
        i -= 1
    found = tables().of_whom.before(sentence.low, end)
    return _make(sentence, (i, found[0] if found else end))
