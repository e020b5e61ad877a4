"""Decide where a noun phrase and a predicate end: the words that say what is counted."""

from __future__ import annotations

from reptrack.extract.claims.phrases import grammar, word_set
from reptrack.extract.claims.tokens import ARTICLE, Sentence, is_digits
from reptrack.extract.claims.verbs import PREDICATE_ENDS, is_participle
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.numbers import lexicon

__all__ = ["DASHES", "cites", "counts_nothing", "goes_on", "listed_end", "noun_phrase", "number_owned", "predicate_end"]

_LONGEST, _LONGEST_TAIL = 8, 4
_QUOTES = frozenset("“”\"«»‘’'„")
_OWNER = 4  # tokens of `of Egypt's`
_ITEM = 3  # words of an item of a list
_NO_PLURAL = ("ous", "ss")  # how adjectives end that only look like plurals
DASHES = frozenset("-‑–—")


def counts_nothing(sentence: Sentence, j: int) -> bool:
    """Tell whether no noun stands at token `j`, behind a number, that it could count."""
    t, after = tables(), sentence.at(j)
    return not after[:1].isalpha() or after in t.stops or after in t.prepositions


def noun_phrase(sentence: Sentence, k: int) -> tuple[int, int]:  # noqa: C901, PLR0912 - a rule a line
    """Give the tokens of the noun phrase that begins at `k`: at most one prepositional phrase long."""
    t = tables()
    while (sentence.at(k) in t.skip and sentence.at(k) not in t.keep) or sentence.at(k) == "+":
        k += 1
    if is_digits(sentence.at(k)) and sentence.at(k + 1) == "-" and sentence.at(k + 2)[:1].isalpha():
        k += 3  # (two 500-pound bombs)
    if k < len(sentence.low) and not sentence.low[k].isascii() and sentence.low[k][0].isalpha():
        return k, _inflected_end(sentence, k)
    j, tail, articles = k, 0, grammar("articles")
    while j < len(sentence.low) and j - k < _LONGEST:
        word = sentence.low[j]
        if word in _QUOTES or (word in DASHES and sentence.glued(j) and sentence.glued(j + 1)):
            if j > k and word in _QUOTES and sentence.low[k] in _QUOTES and sentence.at(j + 1) in t.prepositions:
                return k, j + 1  # ('closed hostels' near the border)
            tail += bool(tail) * (1 + (word in DASHES))  # (marks and the second half of a word make a phrase no longer)
            j += 1
            continue
        second = j > k and sentence.low[j - 1] in DASHES and sentence.glued(j)  # (SIZO-3, pick-up trucks)
        if second and (is_digits(word) or (word[0].isalpha() and j > k + 1 and sentence.glued(j - 1))):
            j += 1
            continue
        if j > k and (t.closing.at(sentence.low, j) is not None or cites(sentence, j)):
            break
        if j > k and word in articles and _begins_clause(sentence, j):
            break
        if tail and word in lexicon().cardinals:
            return k, _trim(sentence, k, tail)  # (two homes for some forty girls)
        if word in t.joints and (_coordinates(sentence, k, j) or _adds_others(sentence, k, j) or (tail and _joins_adjectives(sentence, j))):
            tail += 2 * bool(tail)
            j += 2
            continue
        if word in t.prepositions:
            chained = bool(tail) and word in grammar("of")
            if j == k or word not in t.inner or not goes_on(sentence, j) or (tail and not chained):
                break
            if word in grammar("in") and j - k == 1 and sentence.low[k] not in t.generic:
                break
            tail = tail or j
        elif not word[0].isalpha() or (
            word in t.stops and word not in t.keep and not (word in t.verbs and sentence.low[j - 1] in t.prepositions)
        ):
            break
        if tail and j - tail >= _LONGEST_TAIL:
            break
        tail += bool(tail) and j > tail and word in t.determiners
        j += 1
        if j - k > 1 and is_participle(word) and sentence.low[k] not in t.generic and sentence.at(j) in t.prepositions:
            break
    return k, _trim(sentence, k, j)


def cites(sentence: Sentence, j: int) -> bool:
    """Tell whether an article of law begins behind a preposition: `convicted under Article 370`."""
    return sentence.low[j] in tables().prepositions and ARTICLE in (sentence.at(j + 1), sentence.at(j + 2))


def _begins_clause(sentence: Sentence, j: int) -> bool:
    """Tell whether an article begins another noun behind the one counted, and a clause with it: `19 cases the prosecution relied on`."""
    t, before = tables(), sentence.low[j - 1]
    return (
        before.isalpha()
        and before not in t.prepositions
        and before not in t.determiners
        and before not in word_set("subjects.toml", "particles")
    )


def _coordinates(sentence: Sentence, k: int, j: int) -> bool:
    """Tell whether a noun is joined with another: `journalists and media workers`, `former and current prisoners`."""
    t = tables()
    if j - k != 1 or not sentence.low[j].isascii():
        return False
    word, after = sentence.at(j + 1), sentence.at(j + 2)
    if (
        not word.isalpha()
        or word in lexicon().cardinals
        or word in t.stops
        or word in t.determiners
        or word in t.generic
        or is_participle(word)
    ):
        return False
    plural = _is_plural(sentence, k) and (_is_plural(sentence, j + 1) or after.endswith("s"))
    return sentence.form(j + 1)[:1].islower() and (plural or (after[:1].isalpha() and after.endswith("s") and after not in t.stops))


def _adds_others(sentence: Sentence, k: int, j: int) -> bool:
    """Tell whether a noun goes on with others of its kind: `Baha'is and other believers`."""
    keep, word = tables().keep, sentence.at(j + 2)
    return j > k and sentence.at(j + 1) in keep and word.isalpha() and word not in tables().stops


def number_owned(sentence: Sentence, k: int) -> int | None:
    """Give the token behind the whole that a number is a part of: in `14 of its 60 priests`, `21 of Egypt's 27 regions`; None if no number follows."""
    for n in range(k, min(k + _OWNER, len(sentence.low))):
        word = sentence.low[n]
        if is_digits(word) or word in lexicon().cardinals:
            compound = sentence.at(n + 1) in DASHES and sentence.at(n + 2) in lexicon().cardinals  # (twenty-seven)
            return n + 1 + 2 * compound
        owner = word in tables().determiners or word in tables().pronouns or word in tables().skip or sentence.form(n)[:1].isupper()
        if not (owner or word in {"'", "’"} or word.endswith(("'s", "’s")) or (word == "s" and sentence.glued(n))):
            return None
    return None


def listed_end(sentence: Sentence, j: int) -> int:
    """Give the end of a list that a plural noun begins: `bakers, weavers, and postal clerks`; where it ends itself if it begins none."""
    end = j
    while sentence.at(end) == "," and sentence.low[end - 1].isascii() and sentence.low[end - 1].endswith("s"):
        last = sentence.at(end + 1) in tables().joints
        stop = _item_end(sentence, end + 1 + last)
        if stop is None:
            return j
        if sentence.at(stop) in tables().joints and not last:
            final = _item_end(sentence, stop + 1)
            return final if final is not None else j
        if last:
            return stop
        end = stop
    return j


def _item_end(sentence: Sentence, k: int) -> int | None:
    """Give the end of an item of a list of plural nouns without articles, None if none begins at a token."""
    t = tables()
    for n in range(k, min(k + _ITEM, len(sentence.low))):
        word = sentence.low[n]
        if not word.isalpha() or word in t.stops or word in t.prepositions or word in t.determiners or not sentence.form(n)[:1].islower():
            return None
        if word.endswith("s") and not word.endswith(_NO_PLURAL):
            return n + 1
    return None


def _is_plural(sentence: Sentence, i: int) -> bool:
    """Tell whether a word may be a plural: `activists`, `men`."""
    return sentence.low[i].endswith("s") or tables().dims.at(sentence.low, i) is not None


def _joins_adjectives(sentence: Sentence, j: int) -> bool:
    """Tell whether a word joins two adjectives of one noun: `family members of current and former prisoners`."""
    t = tables()
    if sentence.at(j - 2) not in t.prepositions | t.determiners or sentence.low[j - 1].endswith("s"):
        return False
    word, after = sentence.at(j + 1), sentence.at(j + 2)
    plain = word.isascii() and word.isalpha() and after.isalpha() and not {word, after} & (t.stops | t.determiners | t.prepositions)
    return plain and (not word.endswith("s") or word.endswith(_NO_PLURAL)) and sentence.form(j + 1)[:1].islower()


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
    while sentence.at(j) == "-" and sentence.glued(j) and sentence.glued(j + 1) and _is_word(sentence, j + 1):
        j += 2  # (интэрнэт-рэсурсы)
    while (
        j - k < 5  # noqa: PLR2004
        and _is_word(sentence, j)
        and sentence.low[j] not in t.stops
        and sentence.low[j] not in t.prepositions
        and sentence.form(j)[:1].islower()
        and not (len(sentence.low[j]) > 4 and sentence.low[j].endswith(t.verb_endings + t.present_endings))  # noqa: PLR2004
    ):
        j += 1
        if not sentence.low[j - 1].endswith(t.adjective_endings):
            break
    inner = sentence.at(j) in t.inner and _is_word(sentence, j + 1) and sentence.low[j + 1] not in t.stops
    if inner and t.as_of.at(sentence.low, j) is None:
        j += 2
        if _is_word(sentence, j) and sentence.low[j - 1].endswith(t.adjective_endings) and sentence.low[j] not in t.stops:
            j += 1
    return _trim(sentence, k, j)


def _is_word(sentence: Sentence, j: int) -> bool:
    return j < len(sentence.low) and sentence.low[j][0].isalpha()


def goes_on(sentence: Sentence, j: int) -> bool:
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
        or sentence.low[j - 1] in DASHES
        or sentence.low[j - 1] in t.adverbs
    ):
        j -= 1
    return j


def _tells_where(sentence: Sentence, j: int) -> bool:
    """Tell whether a place by name follows, behind its preposition, what was done: `detained in Minsk`, but `held in SIZO-1`, which says no more than where."""
    return j + 1 < len(sentence.low) and sentence.form(j + 1)[:1].isupper() and sentence.low[j - 1] not in tables().states


def predicate_end(sentence: Sentence, i: int, limit: int) -> int:
    """Give the end of at most `limit` words of a predicate, before a comma, a date or a new clause."""
    t = tables()
    j = i
    words = 0
    while j < len(sentence.low) and words < limit:
        word = sentence.low[j]
        if (
            word in PREDICATE_ENDS
            or (j > i and (t.closing.at(sentence.low, j) is not None or cites(sentence, j)))
            or (is_digits(word) and j > i and sentence.at(j - 1) not in t.age_over and t.age_before.before(sentence.low, j) is None)
        ):
            break
        if word in word_set("subjects.toml", "as") and j > i and sentence.low[j - 1] in t.states:
            j += 1  # (recognised as political prisoners)
            continue
        if j > i and word in t.place_prepositions and _tells_where(sentence, j):
            break
        if j > i and ((word in t.stops and word not in t.prepositions) or (not word.isascii() and word in lexicon().cardinals)):
            break
        words += word[0].isalpha() or word == ARTICLE
        j += 1
    return _trim(sentence, i, j)
