"""Decide what lasts as long as a duration."""

from __future__ import annotations

from reptrack.extract.claims.metrics.metric import metric_of
from reptrack.extract.claims.nouns import noun_phrase, predicate_end
from reptrack.extract.claims.phrases import grammar, phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.subjects.labels import label_before
from reptrack.extract.claims.subjects.subject import Subject, left_phrase, subject_of
from reptrack.extract.claims.subjects.term_verbs import giving_verb, is_term_verb, verb_before
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.verbs import finite_verb, is_participle, skip_auxiliaries
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.numbers import is_number_word, lexicon

__all__ = ["term_subject"]

_PREDICATE = 5
_COLONS = frozenset({":", "–", "—"})
_GIST = 3  # words that tell what was done
_NOUN = 2  # words of the noun of a term that stand with its verb
_REACH = 12  # tokens before a term in which the verb that gives it stands


def term_subject(sentence: Sentence, reading: Reading, start: int) -> Subject:  # noqa: C901, PLR0911, PLR0912 - a rule a line
    """Say what lasts as long as a duration: `four years of imprisonment`, `held incommunicado for about one year`."""
    t = tables()
    while sentence.at(start - 1) in tables().just:
        start -= 1
    start = _first_listed(sentence, start)
    k = reading.j
    while sentence.at(k) in word_set("subjects.toml", "respectively"):
        k += 1
    if sentence.at(k) in t.after and not (is_digits(sentence.at(k + 1)) or is_number_word(sentence.at(k + 1))):
        return subject_of(sentence, (k, max(predicate_end(sentence, k, _PREDICATE), k + 1)))
    if (told := _told_behind(sentence, k)) is not None:
        return told
    if (noun := _named_of(sentence, start, k)) is not None:
        return noun
    while sentence.at(k) in t.term_links:
        k += 1
    if sentence.at(k) in t.term_inner and sentence.at(k + 1).isalpha():
        return subject_of(sentence, (k, max(noun_phrase(sentence, k + 1)[1], k + 2)))  # (two years behind bars)
    if (
        sentence.at(start - 1).isalpha()
        and sentence.at(start - 1) in t.auxiliaries
        and sentence.at(start - 2) not in t.pronouns
        and not is_term_verb(sentence, start - 1)
    ):
        found = left_phrase(sentence, start)
        if found.text:
            return found  # (the maximum penalty is three years of imprisonment)
    i, j = _term_phrase(sentence, k)
    of_it = sentence.at(reading.j) in grammar("of")
    if k > reading.j and is_term_verb(sentence, start - 1) and i < j and (sentence.form(i)[:1].isupper() or (of_it and k > reading.j + 1)):
        return subject_of(sentence, (start - 1, start))  # (served two years of a longer term, serving ten years in Qarchak Prison)
    if (
        i < j
        and (of_it or (sentence.low[i] not in t.participles and not is_participle(sentence.low[i])))
        and not (k > reading.j and _follows_place(sentence, reading.j, i))
    ):
        return _with_giver(sentence, start, i, j)
    if i < j and k == reading.j and not sentence.low[i].isascii() and is_participle(sentence.low[i]):
        return subject_of(sentence, (i, predicate_end(sentence, i, 2)))
    if sentence.at(start - 1) in grammar("of") or (sentence.at(start - 1) in t.auxiliaries and not is_term_verb(sentence, start - 1)):
        found = left_phrase(sentence, start)
        if found.text:
            return found
    if sentence.at(start - 1) == ":" and (label := label_before(sentence, start)) is not None:
        named = all(word[:1].isupper() for word in label[0].split())
        purpose = _purpose(sentence, reading.j) if named else Subject(None)
        return purpose if purpose.text else Subject(*label)  # (Verdict: 11 months, suspended; Hrodna: six years for a song)
    dash = start - 1 - (sentence.at(start - 1) in t.prepositions)
    if sentence.at(dash) in _COLONS and not sentence.glued(dash) and (summed := _summed_up(sentence, dash)) is not None:
        return summed
    goes_to = sentence.at(start - 1) in t.prepositions and sentence.at(start - 3) in t.place_prepositions | t.range_words
    if goes_to and metric_of((sentence.at(start - 2),)) is not None:
        return subject_of(sentence, (start - 2, start - 1))  # (sent to prison for three years)
    if sentence.at(reading.j) == "," and _opens(sentence, start):
        return _clause_after(sentence, reading.j + 1)
    behind = reading.j + (sentence.at(reading.j) in t.relatives)
    while behind > reading.j and sentence.at(behind) and sentence.form(behind)[:1].isupper():
        behind += 1
    if (behind > reading.j + 1 or sentence.at(behind) in t.pronouns) and (clause := _clause_after(sentence, behind)).text:
        return clause  # (the four months she spent in exile)
    if _follows_inside(sentence, start, reading.j):
        return subject_of(sentence, (reading.j, predicate_end(sentence, reading.j, 2)))  # (15 суток в изоляторе)
    if (bare := _opens_clause(sentence, start)) and sentence.at(reading.j) in grammar("without"):
        return subject_of(sentence, (reading.j, noun_phrase(sentence, reading.j + 1)[1]))  # (after 600 days without letters)
    found = verb_before(sentence, start, reading.j)
    if found.text and not bare:
        return found
    after = skip_auxiliaries(sentence, reading.j)
    if after > reading.j:
        return subject_of(sentence, (after, predicate_end(sentence, after, _PREDICATE)))
    return found if found.text else _purpose(sentence, reading.j)


def _named_of(sentence: Sentence, start: int, k: int) -> Subject | None:
    """Give the noun of `terms of up to four years on charges of slander`, `bans ranging from one to six months`: what follows says why."""
    ranging = word_set("subjects.toml", "ranging")
    if sentence.at(k) in grammar("of"):
        return None
    of_it = sentence.at(start - 1) in grammar("of") and sentence.at(k) in word_set("subjects.toml", "term_why")
    if not of_it and sentence.at(start - 1) not in ranging and sentence.at(start - 2) not in ranging:
        return None
    end = start - 1
    while end > 0 and (sentence.low[end - 1] in ranging or sentence.low[end - 1] in tables().prepositions):
        end -= 1
    found = left_phrase(sentence, end, whole=False)
    return found if found.text else None


def _opens_clause(sentence: Sentence, start: int) -> bool:
    """Tell whether nothing but small words stands between a term and the beginning of its clause."""
    t = tables()
    while start > 0 and (sentence.low[start - 1] in t.prepositions or sentence.low[start - 1] in t.after):
        start -= 1
    return start == 0 or not sentence.low[start - 1][0].isalnum()


def _told_behind(sentence: Sentence, k: int) -> Subject | None:
    """Give what right behind a term says more of it than any verb: `to go`, `fewer`; None if nothing does."""
    word, after = sentence.at(k), sentence.at(k + 1)
    if word in word_set("subjects.toml", "term_compared"):
        return subject_of(sentence, (k, k + 1))  # (на полтора года меньше)
    infinitive = word in grammar("to") and after.isalpha() and not is_number_word(after) and after not in tables().determiners
    if infinitive and sentence.form(k + 1)[:1].islower() and not after.endswith("s"):
        return subject_of(sentence, (k, predicate_end(sentence, k + 1, 2)))  # (had eleven weeks to go)
    return None


def _with_giver(sentence: Sentence, start: int, i: int, j: int) -> Subject:
    """Give what a term is of: with the verb that gives it before, where its noun says no more than where: `назначил колонии`."""
    found = subject_of(sentence, (i, j))
    given = giving_verb(sentence, start) if not sentence.low[i].isascii() else None
    if given is None:
        return found
    described = j - i > _NOUN and sentence.low[i + 1].endswith(tables().adjective_endings)  # (колонии общего режима)
    return Subject(subject_of(sentence, given, (i, i + 1 if described else j)).text, found.tokens)


def _purpose(sentence: Sentence, k: int) -> Subject:
    """Give what a term without a verb is for: `fifteen years for a voice note`."""
    if sentence.at(k) not in grammar("for"):
        return Subject(None)
    return subject_of(sentence, (k, noun_phrase(sentence, k + 1)[1]))


def _summed_up(sentence: Sentence, end: int) -> Subject | None:
    """Give what a term behind a colon or dash sums up: `has been on remand since June: three years`, `сроки – от семи до двенадцати лет`."""
    t, low = tables(), sentence.low
    for i in range(end - 1, max(-1, end - _REACH), -1):
        if low[i] in {",", ";", ".", ":"}:
            break
        if low[i].isascii() and low[i] in t.auxiliaries and low[i + 1] not in t.auxiliaries:
            stop = predicate_end(sentence, i + 1, _GIST)
            return subject_of(sentence, (i + 1, stop)) if stop > i + 1 else None
    word = low[end - 1]
    noun = word.isalpha() and sentence.form(end - 1)[:1].islower() and word not in t.stops and word not in t.pronouns
    return subject_of(sentence, (end - 1, end)) if noun and not is_participle(word) and finite_verb(sentence, end) != end - 1 else None


def _follows_inside(sentence: Sentence, start: int, j: int) -> bool:
    """Tell whether a place without a name follows a Cyrillic term: `в изоляторе`, `за кратамі`."""
    inside = phrase_set("subjects.toml", "term_places").at(sentence.low, j)
    return (
        inside is not None
        and sentence.at(j + 1).isalpha()
        and (sentence.form(j + 1)[:1].islower() or (sentence.form(j + 1)[1:2].isupper() and not sentence.at(start - 1).isalpha()))
        and not is_number_word(sentence.at(j + 1))
    )


def _first_listed(sentence: Sentence, start: int) -> int:
    """Give the token of the first term of a list: `ten` of `sentenced to ten, nine and seven years`."""
    t, cardinals = tables(), lexicon().cardinals
    while start > 1 and (sentence.low[start - 1] == "," or sentence.low[start - 1] in t.joints):
        at = start - 2
        unit = t.duration.before(sentence.low, at + 1)
        if unit is not None:
            at = unit[0] - 1
        if at < 0 or not (is_digits(sentence.low[at]) or sentence.low[at] in cardinals):
            break
        start = at
    return start


def _opens(sentence: Sentence, start: int) -> bool:
    """Tell whether a term opens its sentence: only a preposition or a list mark stands before it."""
    words = [word for word in sentence.low[:start] if word.isalpha() and len(word) > 1]
    return all(word in tables().prepositions or word in tables().just for word in words)


def _term_phrase(sentence: Sentence, k: int) -> tuple[int, int]:
    """Give the noun phrase of a term without what it was for: `prison` of `in prison for a comment`, `restriction of liberty`."""
    i, j = noun_phrase(sentence, k)
    for n in range(i + 1, j):
        if sentence.low[n] in tables().prepositions:
            after = sentence.form(n + 1) if n + 1 < j else ""
            liberty = sentence.low[n] in grammar("lacking") and after[:1].islower()
            return (i, j) if liberty else (i, n)
    return i, j


def _follows_place(sentence: Sentence, j: int, i: int) -> bool:
    """Tell whether `in` after a duration opens a place by name, not what the duration is of."""
    return sentence.at(j) in grammar("at") and sentence.form(i)[:1].isupper()


def _clause_after(sentence: Sentence, k: int) -> Subject:
    """Give the predicate of the clause after `For over 30 years, he has …`."""
    t = tables()
    while is_digits(sentence.at(k)) or sentence.at(k) in t.pronouns or sentence.at(k) in t.auxiliaries or sentence.at(k) in t.adverbs:
        k += 1
    end = predicate_end(sentence, k, 7)
    return subject_of(sentence, (k, end)) if end > k else Subject(None)
