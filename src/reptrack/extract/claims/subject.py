"""Decide what a number counts: the words after it, what is said of them, or the words before it."""

from __future__ import annotations

from dataclasses import dataclass

from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.tables import tables
from reptrack.extract.claims.tokens import ARTICLE, Sentence, is_digits
from reptrack.extract.claims.verbs import PREDICATE_ENDS, finite_verb, is_participle, skip_auxiliaries
from reptrack.values.numbers import lexicon

__all__ = ["Subject", "count_subject", "left_phrase", "noun_phrase", "predicate_end", "subject_of"]

_FAR, _SUM_REACH = 26, 7
_LONGEST, _LONGEST_TAIL, _PREDICATE, _SHORT_PREDICATE = 8, 4, 5, 2
_QUOTES = frozenset("“”\"«»‘’'„")
_DASHES = frozenset("-‑–—")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number counts: the words, and the tokens they stand at (for dimensions and the metric)."""

    text: str | None
    tokens: tuple[str, ...] = ()
    borrowed: bool = False


def subject_of(sentence: Sentence, *spans: tuple[int, int], prefix: str = "") -> Subject:
    """Make a subject of the words at some spans of tokens, with `prefix` before them."""
    pieces = [sentence.slice(i, j) for i, j in spans if i < j]
    tokens = tuple(token for i, j in spans for token in sentence.low[i:j])
    text = _without_loose_marks(" ".join([prefix, *pieces] if prefix else pieces))
    return Subject(text or None, tuple(prefix.lower().split()) + tokens)


def _without_loose_marks(text: str) -> str:
    """Take away punctuation around a phrase, and quotation marks that are not closed or not opened in it."""
    text = text.strip(" .,;:–—-")
    for opening, closing in ("“”", "«»", '""'):
        if text.count(opening) != text.count(closing) or (opening == closing and text.count(opening) % 2):
            text = text.strip(opening + closing + " ")
            if text.count(opening) != text.count(closing):
                text = text.replace(opening, "").replace(closing, "")
    return text.strip(" .,;:–—-")


def count_subject(sentence: Sentence, reading: Reading, start: int, previous: Subject | None) -> Subject:  # noqa: C901, PLR0911 - a rule a line
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
            return subject_of(sentence, (k, predicate_end(sentence, k, _PREDICATE)), prefix=_head(previous))
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
    total = t.of_the.at(sentence.low, k)
    if total is not None and (is_digits(sentence.at(total[0])) or sentence.at(total[0]) in lexicon().cardinals):
        k = total[0] + 1
    after = skip_auxiliaries(sentence, k)
    if after == k and sentence.at(k) in t.verbs:
        return _predicate_subject(sentence, k, k, previous, of_whom=of_whom is not None)
    if after > k:
        return _predicate_subject(sentence, k, after, previous, of_whom=of_whom is not None)
    i, j = noun_phrase(sentence, k)
    if i == j:
        return _before(sentence, start, previous)
    return _with_predicate(sentence, i, j, start, previous)


def _sum_subject(sentence: Sentence, reading: Reading, start: int, previous: Subject | None) -> Subject:  # noqa: C901, PLR0911 - a rule a line
    """Say what a sum is: what it is for (`€3 billion for …`, `на лячэнне`), else the word that it depends on (`a fine of`, `fined`)."""
    t = tables()
    k = reading.j
    for i in range(start - 1, max(-1, start - _SUM_REACH), -1):
        noun = t.money_nouns.at(sentence.low, i)
        if noun is not None:
            return subject_of(sentence, (i, noun[0]))
        if sentence.low[i] in {",", ";", ":", "."}:
            break
    after = k + 1 if sentence.at(k) in t.inner or sentence.at(k) in t.determiners else k
    noun = t.money_nouns.at(sentence.low, after)
    if noun is not None:
        return subject_of(sentence, (after, noun[0]))
    if sentence.at(start - 1) in t.worth:
        return left_phrase(sentence, start - 1)
    i, j = noun_phrase(sentence, k + 1) if sentence.at(k) in {"in", "for", "на"} and _goes_on(sentence, k) else (k, k)
    purpose = i < j and not sentence.form(i)[:1].isupper()
    if purpose and sentence.at(k) == "in":
        return subject_of(sentence, (i, j))
    fined = start - 1 if not (sentence.at(start - 1) in t.pronouns or sentence.at(start - 1) in t.prepositions) else start - 2
    if is_participle(sentence.at(fined)):
        return subject_of(sentence, (fined, fined + 1))
    if purpose:
        return subject_of(sentence, (i, j))
    if sentence.at(start - 1) == "(" and previous and previous.text:
        return previous
    verb = finite_verb(sentence, start)
    if verb >= 0:
        return subject_of(sentence, (verb, verb + 1))
    found = left_phrase(sentence, start, whole=False)
    if found.text:
        return found
    return previous or Subject(None)


def _predicate_subject(sentence: Sentence, k: int, after: int, previous: Subject | None, *, of_whom: bool) -> Subject:
    """Read `35 are women`, `11 were pardoned`, `seven of whom have been tortured`."""
    while sentence.at(after) in {"a", "an", "the"}:
        after += 1
    end = predicate_end(sentence, after, _PREDICATE)
    if end == after:
        return previous or Subject(None)
    if previous and previous.text and sentence.at(after) in tables().prepositions:
        return subject_of(sentence, (after, end), prefix=_head(previous))
    if of_whom and previous and previous.text and (after - k > 1 or is_participle(sentence.at(after))):
        return subject_of(sentence, (after, end), prefix=_head(previous, 3))
    return subject_of(sentence, (after, end))


def _head(subject: Subject, words: int = 2) -> str:
    """Give the first words of a subject, up to its first preposition."""
    kept: list[str] = []
    for word in (subject.text or "").split()[:words]:
        if kept and word in tables().prepositions:
            break
        kept.append(word)
    return " ".join(kept)


def noun_phrase(sentence: Sentence, k: int) -> tuple[int, int]:  # noqa: C901 - a rule a line
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
        if j > k and (t.closing.at(sentence.low, j) is not None or _cites(sentence, j)):
            break
        if _coordinates(sentence, k, j):
            j += 2
            continue
        if word in t.prepositions:
            chained = bool(tail) and word == "of"
            if j == k or word not in t.inner or not _goes_on(sentence, j) or (tail and not chained):
                break
            if word == "in" and j - k == 1 and sentence.low[k] not in t.generic:
                break
            tail = tail or j
        elif not word[0].isalpha() or (
            word in t.stops and word not in t.keep and not (word in t.verbs and sentence.low[j - 1] in t.prepositions)
        ):
            break
        if tail and j - tail >= _LONGEST_TAIL:
            break
        j += 1
        if j - k > 1 and is_participle(word) and sentence.low[k] not in t.generic and sentence.at(j) in t.prepositions:
            break
    return k, _trim(sentence, k, j)


def _cites(sentence: Sentence, j: int) -> bool:
    """Tell whether an article of law begins behind a preposition: `convicted under Article 370`."""
    return sentence.low[j] in tables().prepositions and ARTICLE in (sentence.at(j + 1), sentence.at(j + 2))


def _coordinates(sentence: Sentence, k: int, j: int) -> bool:
    """Tell whether a noun is joined with another: `journalists and media workers`, `former and current prisoners`."""
    t = tables()
    if j - k != 1 or sentence.low[j] not in t.joints or not sentence.low[j].isascii():
        return False
    word, after = sentence.at(j + 1), sentence.at(j + 2)
    if not word.isalpha() or word in t.stops or word in t.determiners or word in t.generic or is_participle(word):
        return False
    plural = sentence.low[k].endswith("s") and (word.endswith("s") or after.endswith("s"))
    return sentence.form(j + 1)[:1].islower() and (plural or (after[:1].isalpha() and after.endswith("s") and after not in t.stops))


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
    while (
        j - k < 5  # noqa: PLR2004
        and _is_word(sentence, j)
        and sentence.low[j] not in t.stops
        and sentence.low[j] not in t.prepositions
        and sentence.form(j)[:1].islower()
    ):
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
    while sentence.at(k) in tables().determiners or (sentence.at(k) in _QUOTES and sentence.at(k)):
        k += 1
    word = sentence.at(k)
    return word == ARTICLE or (word[:1].isalpha() and word not in tables().pronouns and word not in tables().stops)


def _trim(sentence: Sentence, i: int, j: int) -> int:
    """Drop what cannot end a phrase."""
    t = tables()
    while j > i and (
        sentence.low[j - 1] in t.prepositions
        or sentence.low[j - 1] in t.determiners
        or sentence.low[j - 1] in _DASHES
        or sentence.low[j - 1] in t.adverbs
    ):
        j -= 1
    return j


def _with_predicate(sentence: Sentence, i: int, j: int, start: int, previous: Subject | None) -> Subject:  # noqa: PLR0911 - a rule a line
    """Add what is said of the counted, where the noun alone says little: `people … convicted in criminal cases`."""
    t = tables()
    if _only_names(sentence, i, j, start):
        return left_phrase(sentence, start)
    if sentence.low[i] in t.generic and j - i > 2 and _names_again(sentence, i + 1):  # noqa: PLR2004
        i += 1
    generic = sentence.low[i] in t.generic and (j - i == 1 or sentence.low[i + 1] in t.prepositions)
    after = skip_auxiliaries(sentence, j)
    limit = _PREDICATE if generic else _SHORT_PREDICATE if j - i > 1 else 1
    if after > j and (generic or is_participle(sentence.at(after)) or sentence.at(after) in t.prepositions):
        begin = after if is_participle(sentence.at(after)) or sentence.at(after - 1) not in t.having else after - 1
        return subject_of(sentence, (i, j), (begin, predicate_end(sentence, after, limit)))
    if after == j and sentence.at(j) in t.verbs and _one_clause(sentence, start):
        return subject_of(sentence, (i, predicate_end(sentence, j, limit + 2)))
    if sentence.at(j) in t.relatives and sentence.at(j + 1)[:1].isalpha():
        return subject_of(sentence, (i, _relative_end(sentence, j)))
    if after == j and generic and (is_participle(sentence.at(j)) or sentence.at(j) in t.prepositions):
        return subject_of(sentence, (i, predicate_end(sentence, j, limit + 1)))
    if generic and (j - i == 1 or sentence.low[i].isascii()) and is_participle(sentence.at(start - 1)):
        return subject_of(sentence, (i, i + 1), (start - 1, start))
    if generic and j - i == 1 and previous and previous.text and _lists_on(sentence, start):
        rest = " ".join(previous.text.split()[1:4])
        return Subject(f"{sentence.slice(i, j)} {rest}".strip(), (*sentence.low[i:j], *previous.tokens[1:]))
    return subject_of(sentence, (i, j))


def _names_again(sentence: Sentence, i: int) -> bool:
    """Tell whether a noun phrase follows a general noun: `considered 1,410 people political prisoners`."""
    word = sentence.at(i)
    return (
        word.isascii() and word.isalpha() and word not in tables().prepositions and not is_participle(word) and word not in tables().stops
    )


def _only_names(sentence: Sentence, i: int, j: int, start: int) -> bool:
    """Tell whether `names` after a number only repeats what stands before a colon: `Political prisoners: 1,247 names`."""
    return j - i == 1 and sentence.low[i] in tables().generic and sentence.at(start - 1) == ":" and sentence.at(j) == ""


def _one_clause(sentence: Sentence, start: int) -> bool:
    """Tell whether a verb after the counted noun has it for its subject: nothing but an opening stands before the number."""
    return not any(is_participle(word) and word.isascii() for word in sentence.low[max(0, start - 4) : start])


def _relative_end(sentence: Sentence, j: int) -> int:
    """Give the end of a short relative clause: `prisoners who need urgent medical care`."""
    return predicate_end(sentence, j + 1, _PREDICATE - 1)


def _lists_on(sentence: Sentence, start: int) -> bool:
    return sentence.at(start - 1) in {"and", ",", "и", "і"}


def predicate_end(sentence: Sentence, i: int, limit: int) -> int:
    """Give the end of at most `limit` words of a predicate, before a comma, a date or a new clause."""
    t = tables()
    j = i
    words = 0
    while j < len(sentence.low) and words < limit:
        word = sentence.low[j]
        if (
            word in PREDICATE_ENDS
            or (j > i and (t.closing.at(sentence.low, j) is not None or _cites(sentence, j)))
            or (is_digits(word) and j > i and sentence.at(j - 1) not in t.age_over and t.age_before.before(sentence.low, j) is None)
        ):
            break
        if j > i and ((word in t.stops and word not in t.prepositions) or (not word.isascii() and word in lexicon().cardinals)):
            break
        words += word[0].isalpha() or word == ARTICLE
        j += 1
    return _trim(sentence, i, j)


def _before(sentence: Sentence, start: int, previous: Subject | None) -> Subject:
    """Find what is counted before the number: `the number of X reached`, `X: 15`, or what the figure before counted."""
    t = tables()
    for i in range(start - 1, max(-1, start - _FAR), -1):
        found = t.total_of.at(sentence.low, i)
        if found is not None and found[0] <= start:
            a, b = noun_phrase(sentence, found[0])
            while b > a + 1 and is_participle(sentence.low[b - 1]):
                b -= 1
            if a < b <= start:
                return subject_of(sentence, (a, b))
    for i in range(start, max(0, start - 5), -1):
        antecedent = t.of_whom.before(sentence.low, i)
        if antecedent is not None and antecedent[0] > 0:
            return left_phrase(sentence, antecedent[0])
    if previous and previous.text:
        return Subject(previous.text, previous.tokens, borrowed=True)
    return left_phrase(sentence, start)


def left_phrase(sentence: Sentence, start: int, *, whole: bool = True) -> Subject:
    """Give the last noun phrase before the verb or colon that the number follows; not `whole`, only the word that it depends on."""
    t = tables()
    j = start
    while j > 0 and (
        sentence.low[j - 1] in t.auxiliaries
        or (not whole and sentence.low[j - 1] in t.pronouns)
        or sentence.low[j - 1] in t.prepositions
        or sentence.low[j - 1] in {":", "–", "—", "(", "|"}
    ):
        j -= 1
    i = j
    while i > 0 and j - i < 5 and (sentence.low[i - 1][0].isalpha() or sentence.low[i - 1] in _DASHES):  # noqa: PLR2004
        if sentence.low[i - 1] in t.stops and sentence.low[i - 1] not in t.prepositions:
            break
        if sentence.low[i - 1] in t.determiners and i < j and sentence.at(i - 2) not in t.prepositions:
            break
        i -= 1
        if not whole and is_participle(sentence.low[i]):
            break
    while i < j and (sentence.low[i] in t.determiners or sentence.low[i] in t.prepositions):
        i += 1
    return subject_of(sentence, (i, j)) if i < j else Subject(None)
