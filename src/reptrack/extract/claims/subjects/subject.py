"""Decide what a number counts: the words after it, what is said of them, or the words before it."""

from __future__ import annotations

from reptrack.extract.claims.nouns import cites, goes_on, listed_end, noun_phrase, number_owned, predicate_end
from reptrack.extract.claims.phrases import grammar, phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.sources.sources import is_verb, words_of
from reptrack.extract.claims.subjects.general_nouns import befell_before, counted_in_people, names_somebody, past_aside, what_they_became
from reptrack.extract.claims.subjects.labels import label_before
from reptrack.extract.claims.subjects.noun_before import left_phrase, noun_before
from reptrack.extract.claims.subjects.subject_words import Subject, head, subject_of
from reptrack.extract.claims.subjects.term_verbs import giving_verb
from reptrack.extract.claims.tokens import Sentence, is_digits
from reptrack.extract.claims.verbs import finite_verb, is_participle, skip_auxiliaries
from reptrack.extract.claims.vocabulary import tables
from reptrack.values.numbers import lexicon

__all__ = ["Subject", "count_subject", "left_phrase", "subject_of"]

_SUM_REACH = 9
_PREDICATE, _SHORT_PREDICATE = 5, 2
_WEIGHED = 2  # words of what is weighed or measured
_AGAIN = 8  # tokens of a figure that is said again between dashes or commas
_NOUN = 2  # words of a noun beside which its verb stands
_LABEL = 4  # words before a dash that say what the figure behind it counts


def _is_section(sentence: Sentence, k: int, start: int) -> bool:
    """Tell whether a figure is one that only its place or state tells apart: `42 were detained, 12 in Minsk`, `171 were on bail and 62 in custody`."""
    t, before, word = tables(), sentence.at(start - 1), sentence.at(k)
    if (before != "," and before not in t.joints) or word not in t.inner or not word.isascii():
        return False
    return sentence.at(k + 1)[:1].isalpha() and sentence.at(k + 1) not in t.pronouns and word not in grammar("of")


def _are(sentence: Sentence, j: int) -> tuple[int, int] | None:
    """Give the noun of `41 of the 57 suspects are men`: what those who are counted are said to be."""
    after = skip_auxiliaries(sentence, j)
    if after == j or tables().dims.at(sentence.low, after) is None:
        return None
    return after, after + 1


def _past_said_again(sentence: Sentence, k: int) -> int:
    """Give the token behind commas that a figure is said again between, or behind the second of them; the same token if none is."""
    if sentence.at(k) != ",":
        return k
    if phrase_set("subjects.toml", "tense", "again").at(sentence.low, k + 1) is None:
        return k + 1
    return next((n + 1 for n in range(k + 2, min(k + _AGAIN, len(sentence.low))) if sentence.low[n] == ","), k)


def _behind(sentence: Sentence, reading: Reading) -> int:
    """Give the token behind a figure: behind `or more` too, and the same figure said again between dashes (`nearly half – 48 per cent – concerned`)."""
    k, low = reading.j, sentence.low
    after = tables().qualifier_after.at(low, k)
    if after is not None:
        return after[0]
    if sentence.at(k) in {"–", "—"} and is_digits(sentence.at(k + 1)):
        closing = next((n for n in range(k + 2, min(k + _AGAIN, len(low))) if low[n] == low[k]), k - 1)
        return closing + 1
    return k


def count_subject(sentence: Sentence, reading: Reading, start: int, previous: Subject | None) -> Subject:  # noqa: C901, PLR0911, PLR0912 - a rule a line
    """Say what a count, percentage, fraction or sum counts.

    Args:
        sentence: its sentence.
        reading: the figure.
        start: the token where the figure with its qualifier begins.
        previous: the subject of the figure before it in the sentence or paragraph, for what is left out.
    """
    t = tables()
    k = _behind(sentence, reading)
    if sentence.text[sentence.ends[k - 1] : sentence.ends[k - 1] + 1] == "\n" and (label := label_before(sentence, start)) is not None:
        return Subject(*label)  # (nothing on the next line is what is counted)
    of_whom = t.of_whom.at(sentence.low, k)
    if of_whom is not None and number_owned(sentence, of_whom[0]) is not None:
        of_whom = None  # (14 of these 60 priests)
    if of_whom is not None:
        k = of_whom[0]
        if sentence.at(k) in grammar("articles") - grammar("a") and previous and previous.text:
            return previous  # (in 27 of them the defendants had no lawyer)
        if sentence.at(k) in t.prepositions and previous and previous.text:
            return subject_of(sentence, (k, predicate_end(sentence, k, _PREDICATE)), prefix=head(previous))
    if (
        reading.kind == "percent"
        and sentence.at(start - 1) in grammar("of")
        and sentence.at(start - 2).isalpha()
        and sentence.at(k) not in grammar("of")
    ):
        found = left_phrase(sentence, start)
        if found.text:
            return found  # (releases of about 2.2%)
    if start == 0 and sentence.at(k) in t.prepositions and not sentence.low[k].isascii() and of_whom is None:
        end = predicate_end(sentence, k, _LABEL)
        if end > k + 1:
            return subject_of(sentence, (k, end))  # (Шестеро под стражей)
    if reading.kind in {"percent", "fraction"} and (made := phrase_set("subjects.toml", "make_up").before(sentence.low, start)) is not None:
        found = left_phrase(sentence, made[0])
        if found.text:
            return found  # (Foreigners make up 7 per cent)
    while _steps_over(sentence, k):
        k += 1
    if _is_section(sentence, k, start) and previous and previous.text:
        return subject_of(sentence, (k, predicate_end(sentence, k, _LABEL)), prefix=head(previous))  # (169 interviews, 71 with women)
    if sentence.at(start - 1) in word_set("metrics.toml", "against") and sentence.at(k) in t.skip and previous and previous.text:
        counted = head(previous)
        return Subject(counted, tuple(counted.lower().split()))  # (cases were opened against 66 more)
    if sentence.at(k) in grammar("a") and t.duration.at(sentence.low, k + 1) is not None:
        return noun_before(sentence, start, previous)
    if reading.kind == "money" or reading.unit == "base unit":
        return _sum_subject(sentence, reading, start, previous)
    if reading.kind == "other" and reading.unit and (measured := _measured(sentence, reading, start)).text:
        return measured
    aside = _past_said_again(sentence, k)
    if aside > k and (are := _are(sentence, aside)) is not None:
        return subject_of(sentence, are)  # (167 of them, or 13%, are women)
    if sentence.at(k) in {"(", ","} and of_whom is None and t.of_whom.at(sentence.low, k + 1) is None:
        return noun_before(sentence, start, previous)
    if reading.kind in {"percent", "fraction"} and sentence.at(k) in grammar("share") and goes_on(sentence, k):
        k += 1
    if (shared := _noun_of_both(sentence, k)) is not None:
        return shared
    total = t.of_the.at(sentence.low, k)
    if total is not None and (whole := number_owned(sentence, total[0])) is not None:
        k = whole
    if sentence.at(k) in t.relatives and total is None and of_whom is None and sentence.at(k + 1) not in t.pronouns:
        after = skip_auxiliaries(sentence, k + 1)
        return _predicate_subject(sentence, k + 1, after, previous, of_whom=False)  # (the ten who were convicted in May)
    after = skip_auxiliaries(sentence, k)
    if after == k and sentence.at(k) in t.verbs:
        return _predicate_subject(sentence, k, k, previous, of_whom=of_whom is not None)
    if after > k:
        return _of_a_share(sentence, reading, after, previous) or _predicate_subject(
            sentence, k, after, previous, of_whom=of_whom is not None
        )
    i, j = noun_phrase(sentence, k)
    number = t.total_of.at(sentence.low, i)
    i = number[0] if number is not None and number[0] < j else i  # (put at 160 the number of persons imprisoned)
    if i == j:
        return noun_before(sentence, start, previous)
    if (total is not None or of_whom is not None) and (are := _are(sentence, j)) is not None:
        return Subject(sentence.slice(*are), (*sentence.low[are[0] : are[1]], *sentence.low[i:j]))
    return _with_predicate(sentence, i, j, start, previous)


def _noun_of_both(sentence: Sentence, k: int) -> Subject | None:
    """Give the noun behind the second of two figures that both count it: `lists of 31 and 32 people`; None if no such figure follows."""
    if sentence.at(k) not in tables().joints or not (is_digits(sentence.at(k + 1)) or sentence.at(k + 1) in lexicon().cardinals):
        return None
    i, j = noun_phrase(sentence, k + 2)
    while j > i and sentence.low[j - 1] in word_set("subjects.toml", "respectively"):
        j -= 1
    return subject_of(sentence, (i, j)) if i < j and i == k + 2 and sentence.low[i] not in tables().verbs else None


def _steps_over(sentence: Sentence, k: int) -> bool:
    """Tell whether a word stands between a number without a noun and its verb: `four more received …`, `ten later died`."""
    t, word = tables(), sentence.at(k)
    if word not in t.adverbs and word not in t.skip:
        return False
    after = sentence.at(k + 1)
    return after in t.verbs or after in t.auxiliaries or is_participle(after)


def _sum_subject(sentence: Sentence, reading: Reading, start: int, previous: Subject | None) -> Subject:  # noqa: C901, PLR0911, PLR0912 - a rule a line
    """Say what a sum is: what it is for (`€3 billion for …`, `на лячэнне`), else the word that it depends on (`a fine of`, `fined`)."""
    t = tables()
    k = reading.j
    if previous and previous.text and phrase_set("subjects.toml", "tense", "again").before(sentence.low, start) is not None:
        return previous  # (a fine of 30 base units, that is 1,200 rubles)
    for i in range(start - 1, max(-1, start - _SUM_REACH), -1):
        noun = t.money_nouns.at(sentence.low, i)
        if noun is not None and noun[0] == start and sentence.low[i] in word_set("subjects.toml", "price_verbs"):
            found = left_phrase(sentence, i)
            return found if found.text else subject_of(sentence, (i, noun[0]))
        if noun is not None:
            is_it = sentence.at(start - 1) in t.auxiliaries and not any(word in {",", ";"} for word in sentence.low[i:start])
            return left_phrase(sentence, noun[0]) if is_it else subject_of(sentence, (i, noun[0]))
        if sentence.low[i] in {",", ";", ":", "."}:
            break
    after = k + 1 if sentence.at(k) in t.inner or sentence.at(k) in t.determiners else k
    noun = t.money_nouns.at(sentence.low, after)
    if noun is not None:
        return subject_of(sentence, (after, noun[0]))
    if sentence.at(start - 1) in t.worth:
        return left_phrase(sentence, start - 1)
    while start > 1 and (sentence.low[start - 1] in t.skip or sentence.low[start - 1] in t.determiners):
        start -= 1  # (laundered a further 120 thousand)
    raising = sentence.at(start - 1) in word_set("subjects.toml", "raising")
    for_it = sentence.at(k) in grammar("purpose") or (raising and sentence.at(k) in grammar("spent_on"))
    i, j = noun_phrase(sentence, k + 1) if for_it and goes_on(sentence, k) else (k, k)
    purpose = i < j and not sentence.form(i)[:1].isupper() and sentence.low[i] not in word_set("subjects.toml", "no_purpose")
    if purpose and sentence.at(k) in grammar("in"):
        return subject_of(sentence, (i, j))
    if purpose and raising:
        return subject_of(sentence, (i, j))  # (raised €36,000 for medical care)
    fined = start - 1 if not (sentence.at(start - 1) in t.pronouns or sentence.at(start - 1) in t.prepositions) else start - 2
    if sentence.at(fined) in word_set("subjects.toml", "left_out", "stood") and (reached := left_phrase(sentence, fined)).text:
        return reached  # (the total reached 600,000 lari)
    if is_participle(sentence.at(fined)):
        return subject_of(sentence, (fined, fined + 1))
    if purpose:
        return subject_of(sentence, (i, j))
    if sentence.at(start - 1) == "(" and previous and previous.text:
        return previous
    verb = finite_verb(sentence, start)
    if verb >= 0:
        return subject_of(sentence, (verb, verb + 1))
    if (fining := giving_verb(sentence, start, "sum_givers")) is not None:
        return subject_of(sentence, fining)  # (оштрафовал Анну Новик, продавщицу цветов, на 740 рублей)
    found = left_phrase(sentence, start, whole=False)
    if found.text:
        return found
    return previous or Subject(None)


def _measured(sentence: Sentence, reading: Reading, start: int) -> Subject:
    """Say what measures so much: `has lost 14 kilograms`, `600 km from home`, `Передачу весом 2,5 кг`; nothing if a noun follows it."""
    t, k = tables(), reading.j
    went = is_participle(sentence.at(start - 1)) and (sentence.at(start - 2) in t.having or sentence.at(start - 2) not in t.auxiliaries)
    if sentence.at(k) in grammar("distance") and goes_on(sentence, k) and not went:
        return subject_of(sentence, (k, noun_phrase(sentence, k + 1)[1]))
    noun = sentence.at(k)[:1].isalpha() and sentence.at(k) not in t.prepositions and sentence.at(k) not in t.stops
    if (noun and not is_participle(sentence.at(k))) or sentence.at(k) in grammar("of") or sentence.at(k) == "-":
        return Subject(None)
    j = start
    while j > 0 and sentence.low[j - 1] in t.prepositions:
        j -= 1
    i = j
    while i > 0 and j - i < _WEIGHED and sentence.low[i - 1].isalpha() and sentence.low[i - 1] not in t.prepositions:
        word = sentence.low[i - 1]
        done = is_participle(word) or word in t.verbs
        if not done and (word in t.auxiliaries or word in t.stops or word in t.pronouns):
            break
        i -= 1
        if done:
            break
    return subject_of(sentence, (i, j))


def _of_a_share(sentence: Sentence, reading: Reading, after: int, previous: Subject | None) -> Subject | None:
    """Give the whole of a share of which only is told what befell it: of `72 persons …; 94 per cent were sentenced` it is persons."""
    if reading.kind not in {"percent", "fraction"} or previous is None or not previous.text or not sentence.low[after - 1].isalpha():
        return None
    if tables().dims.at(sentence.low, after) is not None:
        return None
    return Subject(head(previous), tuple(sentence.low[after : predicate_end(sentence, after, _PREDICATE)]))


def _predicate_subject(sentence: Sentence, k: int, after: int, previous: Subject | None, *, of_whom: bool) -> Subject:
    """Read `35 are women`, `11 were pardoned`, `seven of whom have been tortured`."""
    while sentence.at(after) in grammar("articles"):
        after += 1
    end = predicate_end(sentence, after, _PREDICATE)
    if end == after:
        return previous or Subject(None)
    if previous and previous.text and sentence.at(after) in tables().prepositions:
        return subject_of(sentence, (after, end), prefix=head(previous))
    said = after - k > 1 or is_participle(sentence.at(after))
    if of_whom and previous and previous.text and said and tables().dims.at(sentence.low, after) is None:
        return subject_of(sentence, (after, end), prefix=head(previous, 3))
    return subject_of(sentence, (after, end))


def _with_predicate(sentence: Sentence, i: int, j: int, start: int, previous: Subject | None) -> Subject:  # noqa: C901, PLR0911, PLR0912 - a rule a line
    """Add what is said of the counted, where the noun alone says little: `people … convicted in criminal cases`."""
    t = tables()
    if sentence.low[i] not in t.generic:
        j = listed_end(sentence, _without_adjunct(sentence, i, j))
    if _only_names(sentence, i, j, start):
        return left_phrase(sentence, start)
    if sentence.low[i] in t.generic and (told := counted_in_people(sentence, i, j, start)) is not None:
        return told
    if sentence.low[i] in t.generic and j - i > 2 and _names_again(sentence, i + 1):  # noqa: PLR2004
        i += 1
    generic = sentence.low[i] in t.generic and (j - i == 1 or sentence.low[i + 1] in t.prepositions)
    after = _skip_to_participle(sentence, j) if not names_somebody(sentence, j) else j
    limit = _PREDICATE if generic else _SHORT_PREDICATE if j - i > 1 else 1
    governed = sentence.at(start - 1) in t.prepositions and sentence.low[i].isascii()  # (charges against 8 villagers were dropped)
    if after > j and governed and not generic:
        return subject_of(sentence, (i, j))
    if generic and after == j:
        after = past_aside(sentence, j)
    if after > j and (generic or is_participle(sentence.at(after)) or sentence.at(after) in t.prepositions):
        begin = after if is_participle(sentence.at(after)) or sentence.at(after - 1) not in t.having else after - 1
        return subject_of(sentence, (i, j), (begin, predicate_end(sentence, after, limit)))
    if after == j and sentence.at(j) in t.verbs and _one_clause(sentence, start):
        return subject_of(sentence, (i, predicate_end(sentence, j, min(limit, _SHORT_PREDICATE))))
    if sentence.at(j) in t.relatives and sentence.at(j + 1)[:1].isalpha():
        told = subject_of(sentence, (i, _relative_end(sentence, j)))
        aside = not generic and _tells_the_past(sentence.at(j + 1))
        return Subject(sentence.slice(i, j), told.tokens) if aside else told
    if after == j and generic and is_participle(sentence.at(j)):
        return _told_behind(sentence, i, j, limit + 1)
    if generic and (became := what_they_became(sentence, start)) >= 0:
        return subject_of(sentence, (i, j), (became, became + 1))
    verb = sentence.at(start - 1)
    done = is_participle(verb) and (
        not is_verb(verb) or verb in words_of("weakest")
    )  # (released 17 people; not `found 17 cases of refusal`)
    if generic and (j - i == 1 or sentence.low[i].isascii()) and done:
        return subject_of(sentence, (i, i + 1), (start - 1, start))
    if (
        not sentence.low[i].isascii()
        and (generic or j - i <= _NOUN)
        and (befell := befell_before(sentence, start, generic=generic)) is not None
    ):
        return subject_of(sentence, (i, i + 1 if generic else j), befell)
    if after == j and generic and sentence.at(j) in t.inner:
        return _told_behind(sentence, i, j, limit + 1)
    if generic and j - i == 1 and previous and previous.text and _lists_on(sentence, start):
        rest = " ".join(previous.text.split()[1:4])
        return Subject(f"{sentence.slice(i, j)} {rest}".strip(), (*sentence.low[i:j], *previous.tokens[1:]))
    return subject_of(sentence, (i, j))


def _told_behind(sentence: Sentence, i: int, j: int, limit: int) -> Subject:
    """Give a general noun with what is said of it right behind, but for an article of law: `cases under Article 14`, which `dims` tells."""
    told = subject_of(sentence, (i, predicate_end(sentence, j, limit)))
    return Subject(sentence.slice(i, j), told.tokens) if cites(sentence, j) else told


def _without_adjunct(sentence: Sentence, i: int, j: int) -> int:
    """Leave out what a noun phrase ends with that says where, or what for: `bombs on Kyauktaw`, `four sittings to hear the case`."""
    t = tables()
    timed = sentence.may_have(t.duration)
    for n in range(i + 1, j - 1):
        word, after = sentence.low[n], sentence.low[n + 1]
        infinitive = word in grammar("to") and after.isalpha() and not after.endswith("s") and after not in t.determiners
        named = n + 1 + (after in grammar("articles"))
        where = word in grammar("where") and sentence.form(n + 1)[:1].isupper()
        body = (
            named < j
            and sentence.form(named)[:1].isupper()
            and sentence.form(j - 1)[:1].isupper()
            and not sentence.low[j - 1].endswith("s")
        )
        where = where or (word in grammar("of") and word.isascii() and body)  # (officers of the Ministry, not houses of Crimean Tatars)
        lasts = timed and any(
            t.duration.at(sentence.low, m) is not None for m in (n + 1, n + 2) if m < j
        )  # (detained 23 people for several hours)
        if infinitive or where or lasts:
            return n
    return j


def _skip_to_participle(sentence: Sentence, j: int) -> int:
    """Pass over auxiliary verbs, or over an adverb before a participle: `people still detained on political grounds`."""
    after = skip_auxiliaries(sentence, j)
    adverb = after == j and sentence.at(j) in tables().adverbs and is_participle(sentence.at(j + 1))
    return j + 1 if adverb else after


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
    return predicate_end(sentence, j + 1, _PREDICATE - 1 + skip_auxiliaries(sentence, j + 1) - (j + 1))


def _tells_the_past(verb: str) -> bool:
    """Tell whether a relative clause that begins with a verb only tells more of those counted: `the judges who won their case`."""
    return verb in tables().past_tense or is_participle(verb) or verb in word_set("subjects.toml", "past_verbs")


def _lists_on(sentence: Sentence, start: int) -> bool:
    return sentence.at(start - 1) == "," or sentence.at(start - 1) in tables().joints
