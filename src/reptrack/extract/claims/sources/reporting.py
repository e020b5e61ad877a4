"""Decide who a verb of saying says a figure: `X says`, `says X`, `X of Y told us`, `X, who left in May, counted`."""

from __future__ import annotations

from reptrack.extract.claims.phrases import grammar, word_set
from reptrack.extract.claims.sources.sources import (
    NAME_JOINTS,
    QUOTES,
    Sources,
    is_addressed,
    is_detention,
    is_verb,
    long_form,
    phrase_source,
    phrases_of,
    words_of,
)
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits
from reptrack.extract.claims.verbs import is_participle
from reptrack.extract.claims.vocabulary import tables
from reptrack.records import Name
from reptrack.values.numbers import lexicon

__all__ = ["reporting"]

_SPEECH_ENDS = frozenset({",", "—", "–", "”", '"', "»", "’", "-"})
_NOT_REACH = 24  # tokens after `found` in which `guilty` stands
_DESCRIBED = 24  # tokens between a name and its verb, if a description between commas stands there
_POST = 7  # tokens between a name and its verb: `Zotova of Legal Bureau 49 notes`
_OFFICE = 6  # words of an office without a name
_IN_OFFICE = frozenset({"’s", "'s", "’", "'", "-"})
_NEAR = 4
_FAR = 12  # tokens between `said` and a name: `said the Special Rapporteur on …, Jan Novik`


def reporting(sentence: Sentence, names: list[Name], known: Sources) -> str | None:
    """Read `X says` and `says X`."""
    verbs = phrases_of("verbs")
    for i in verbs.beginnings(sentence.low) if sentence.may_have(verbs) else ():
        word = sentence.low[i]
        if not is_verb(word) or (sentence.form(i)[:1].isupper() and word.isascii()) or _is_noun(sentence, i):
            continue
        if word in words_of("impersonal") and sentence.at(i + 1) == ",":
            continue
        if word in words_of("speaking") and _for_so_long(sentence, i + 1):
            continue
        if word in words_of("decides") and any(w in words_of("no_source") for w in sentence.low[max(0, i - _NEAR) : i]):
            continue
        if word in words_of("addressed"):
            source = _left_source(sentence, i, names, known)
            if source is not None:
                return source
            continue
        first, second = (_right_source, _left_source) if sentence.at(i - 1) == "," else (_left_source, _right_source)
        source = first(sentence, i, names, known) or second(sentence, i, names, known)
        if source is not None:
            return source
    return None


def _for_so_long(sentence: Sentence, k: int) -> bool:
    """Tell whether a length of time stands behind a verb of speaking, which is no more than how long somebody spoke: `говорит 48 минут`."""
    number = is_digits(sentence.at(k)) or sentence.at(k) in lexicon().cardinals
    return number and tables().duration.at(sentence.low, k + 1) is not None and sentence.at(k + 2) in {".", ",", ""}


def _is_noun(sentence: Sentence, i: int) -> bool:
    """Tell whether a word that may be a reporting verb is none here: `the report`, `a count`, `found guilty`."""
    t = tables()
    before = sentence.at(i - 1)
    if before in t.determiners or (before in t.prepositions and sentence.low[i].isascii()):
        return True
    if sentence.low[i] in words_of("plural_verbs") and sentence.form(i - 1)[:1].isupper() and not before.endswith("s") and before.isalpha():
        told = sentence.at(i + 1) in words_of("clause_marks") - {",", ":"}  # (the Centre for Rights report that 12 were held)
        return not told and "and" not in sentence.low[max(0, i - _NEAR) : i]  # (in Horka state, the Viasna report)
    if sentence.low[i] in words_of("singular_verbs") and sentence.at(i - 2) in t.prepositions and sentence.form(i - 1)[:1].islower():
        return True  # (based on previous reports)
    return not words_of("not_before").isdisjoint(sentence.low[i + 1 : i + _NOT_REACH])


def _left_source(sentence: Sentence, verb: int, names: list[Name], known: Sources) -> str | None:
    """Give the subject of a reporting verb: `Viasna has recorded`, `the group estimates`, `she recalled`."""
    j = verb
    while j > 0 and (sentence.low[j - 1] in words_of("between") or sentence.low[j - 1] == DATE):
        if sentence.low[j - 1] in words_of("bodies") and sentence.at(j - 2) in words_of("articles"):
            break  # (the organisation said, not `the Viasna organisation said`)
        j -= 1  # (UN experts today voiced alarm)
    if j > 1 and sentence.low[j - 1] in words_of("figures"):
        j -= 1
    j = outer = _before_aside(sentence, j)
    while j > 0 and sentence.low[j - 1] in QUOTES:
        j -= 1
    if j == 0:
        return None
    if (
        sentence.low[verb] in words_of("weak")
        and sentence.at(verb + 1) not in words_of("clause" if sentence.low[verb] not in words_of("weakest") else "clause_marks")
        and not _ends_quotation(sentence, verb, j)
        and not _before_colon(sentence, verb)
        and words_of("own_figures").isdisjoint(sentence.low[verb + 1 : verb + _NEAR])
    ):
        return None
    if sentence.low[verb] in words_of("decides") and sentence.low[j - 1] in words_of("no_source"):
        return None
    named = _described(sentence, verb, j, names) or _name_ending(sentence, *_without_kind(sentence, j, outer, names), names)
    return (
        named
        or _standing_for(sentence, j, known)
        or _capitals_before(sentence, j, names)
        or _farther(sentence, j, names)
        or _indefinite(sentence, verb, j)
        or _definite(sentence, verb, j)
    )


def _before_aside(sentence: Sentence, j: int) -> int:
    """Give the token before what is only said aside of a source: `the Group (three members) said`, `GYLA, which counts otherwise, said`, `X and its partners said`."""
    low = sentence.low
    if low[j - 1] == ")" and j - 2 > 0 and "(" in low[max(0, j - _DESCRIBED) : j - 1]:
        opening = max(k for k in range(max(0, j - _DESCRIBED), j - 1) if low[k] == "(")
        return opening if opening and len(low[opening + 1 : j - 1]) > 1 else j
    belongs = j > 2 and low[j - 2] in words_of("possessive") and low[j - 3] in tables().joints  # noqa: PLR2004 - and its partners
    return j - 3 if belongs and low[j - 1].isalpha() else j


def _indefinite(sentence: Sentence, verb: int, j: int) -> str | None:
    """Give a person without a name: `a villager told the agency`, `one survivor said`."""
    if sentence.low[verb] not in words_of("speech"):
        return None
    i = j
    while i > 0 and j - i < _NEAR and sentence.low[i - 1].isalpha():
        i -= 1
        if sentence.low[i] in words_of("somebody"):
            opens = i == 0 or not sentence.low[i - 1][0].isalnum() or sentence.low[i - 1] in words_of("as")
            return sentence.slice(i, j) if opens and j - i > 1 else None
    return None


def _definite(sentence: Sentence, verb: int, j: int) -> str | None:
    """Give an office without a name that opens its clause: `The attorney general speaks of …`, `12 died, the provincial governor said`."""
    i = j
    while i > 0 and j - i < _OFFICE and (sentence.low[i - 1][0].isalpha() or sentence.low[i - 1] in _IN_OFFICE):
        if is_verb(sentence.low[i - 1]) or sentence.low[i - 1] in tables().auxiliaries:
            return None
        i -= 1
        if sentence.low[i] in words_of("articles"):
            break
    opens = i == 0 or sentence.low[i - 1] in _SPEECH_ENDS | {";", ":"} or sentence.low[i - 1] in words_of("as")
    low = sentence.low[i + 1 : j]
    if not opens or not low or sentence.low[i] not in words_of("articles") or sentence.low[verb] in words_of("decides"):
        return None
    things = words_of("no_source") | words_of("things") | tables().generic
    if any(word in things or word in phrases_of("no_word") or word in tables().stops for word in low):
        return None
    return sentence.slice(i + 1, j)


def _ends_quotation(sentence: Sentence, verb: int, j: int) -> bool:
    """Tell whether a verb ends the sentence whose words it tells: `“…,” she wrote.`, `12 were detained, Viasna wrote.`."""
    return sentence.at(verb + 1) in {"", ".", ",", "–", "—"} and any(word in _SPEECH_ENDS for word in sentence.low[:j])


def _before_colon(sentence: Sentence, verb: int) -> bool:
    """Tell whether what is published comes behind a colon: `Viasna released its annual report: 142 people were …`."""
    for word in sentence.low[verb + 1 : verb + _FAR]:
        if word == ":":
            return True
        if is_digits(word) or word in {";", ",", "."}:
            return False
    return False


def _without_kind(sentence: Sentence, j: int, outer: int, names: list[Name]) -> tuple[int, int]:
    """Pass over what kind of thing a name is, behind it: `the Viasna group`, `the Harbour newspaper`."""
    noun = phrases_of("nouns").before(sentence.low, j)
    if noun is not None and noun[0] and any(name.kind == "org" and name.end == sentence.ends[noun[0] - 1] for name in names):
        return noun[0], noun[0]  # (Viasna human rights defenders)
    k = j
    while k > 1 and k == outer - (j - k) and sentence.low[k - 1] in words_of("leading") and sentence.form(k - 1)[:1].islower():
        k -= 1
        if any(name.end == sentence.ends[k - 1] for name in names):
            return k, k
    return j, outer


def _described(sentence: Sentence, verb: int, j: int, names: list[Name]) -> str | None:
    """Give the person whose description stands before the verb: `Novik of Legal Aid said`, `Novik, who left in May, said`."""
    closed = "," in sentence.low[j:verb]
    for name in reversed(names):
        if name.end >= sentence.ends[j - 1] or (name.kind != "person" and not _told_aside(sentence, name, j, closed=closed)):
            continue
        after = sentence.index(name.end)
        if j - after > _DESCRIBED or (any(is_verb(word) for word in sentence.low[after:j]) and not closed):
            return None
        if sentence.at(after) in grammar("belonging") and all(_in_name(sentence, k) for k in range(after + 1, j)):
            return name.text
        if closed and (sentence.at(after) == "," or name.kind == "org"):
            return name.text
    return None


def _told_aside(sentence: Sentence, name: Name, j: int, *, closed: bool) -> bool:
    """Tell whether a clause about an organisation stands between it and the verb: `the Centre, which keeps a list, says`, `its opinion, published in May, found`."""
    if name.kind != "org" or not closed:
        return False
    after = sentence.index(name.end)
    after += sentence.at(after) in words_of("own_figures") | words_of("papers")
    opens = sentence.at(after + 1)
    return sentence.at(after) == "," and (opens in word_set("subjects.toml", "relatives_aside") or is_participle(opens)) and after < j


def _in_name(sentence: Sentence, k: int) -> bool:
    """Tell whether a token can be inside the name of an organisation."""
    return sentence.form(k)[:1].isupper() or sentence.low[k] in NAME_JOINTS | QUOTES or is_digits(sentence.low[k])


def _farther(sentence: Sentence, j: int, names: list[Name]) -> str | None:
    """Give the subject of a verb where words that go with it stand between: `Zotova of Legal Bureau 49 notes`, `юристы фонда насчитали`."""
    t = tables()
    noun = phrases_of("nouns").before(sentence.low, j - 1)
    if noun is not None and not sentence.low[j - 1].isascii() and sentence.low[j - 1][0].isalpha():
        return sentence.slice(noun[0], j)
    for i in range(j - 2, max(-1, j - _POST), -1):
        found = phrases_of("nouns").at(sentence.low, i)
        if found is not None and sentence.at(found[0]) in grammar("belonging") and sentence.form(j - 1)[:1].isupper():
            return sentence.slice(i, j)
    for name in reversed(names):
        if name.kind != "person" or name.end > sentence.begins[j - 1]:
            continue
        after = min(_past_brackets(sentence, sentence.index(name.end)), j)
        if (
            j - after <= _POST
            and (sentence.at(after) == "," or sentence.at(after) in grammar("belonging"))
            and not any(is_verb(word) for word in sentence.low[after:j])
        ):
            return name.text if not any(word in t.auxiliaries for word in sentence.low[after:j]) else None
        return None
    return None


def _past_brackets(sentence: Sentence, k: int) -> int:
    """Give the token behind brackets that open at a token: behind an age, or another spelling of a name."""
    if sentence.at(k) != "(":
        return k
    return next((n + 1 for n in range(k + 1, min(k + _NEAR + 1, len(sentence.low))) if sentence.low[n] == ")"), k)


def _name_ending(sentence: Sentence, j: int, outer: int, names: list[Name]) -> str | None:
    """Give the name that ends with token `j - 1`, or with the closing quote before token `outer`; a possessive `’s` may follow."""
    end, last = sentence.ends[outer - 1], sentence.ends[j - 1]
    for name in names:
        if name.end in {end, last, end - 2} or name.start < end <= name.end + 2:
            k = min(sentence.index(name.start), j)
            while k > 0 and sentence.low[k - 1] in tables().determiners:
                k -= 1
            depends = (
                sentence.at(k - 1) in tables().prepositions and sentence.at(k - 1) not in grammar("of") and sentence.at(k - 1).isascii()
            )
            court = is_detention(name) or any(word in words_of("no_source") for word in sentence.low[k:j])
            return None if depends or court or _of_a_court(sentence, k) else long_form(sentence, name, names)
    return None


def _of_a_court(sentence: Sentence, k: int) -> bool:
    """Tell whether words depend on a court right before them: `the District Court of Hrodna`, `суд Фрунзенскага раёна Мінска`."""
    no_source = words_of("no_source")
    for i in range(k - 1, max(-1, k - _NEAR), -1):
        if sentence.low[i] in no_source:
            return True
        if not sentence.low[i][0].isalpha() or is_verb(sentence.low[i]):
            return False
    return False


def _standing_for(sentence: Sentence, j: int, known: Sources) -> str | None:  # noqa: PLR0911 - a rule a line
    """Resolve `she`, `we` and `the report` before token `j`; a source without a name (`officials`) is given as it stands."""
    word = sentence.low[j - 1]
    if word in words_of("ourselves"):
        quoted = any(token in QUOTES for token in sentence.low[:j])
        return None if quoted else known.publisher
    if word in words_of("pronouns"):
        if word in words_of("plural_pronouns") and j > 1 and (office := _before_clause(sentence, j - 1)) is not None:
            return office
        stands = known.latest if word in words_of("plural_pronouns") else known.speaker or known.person or known.latest
        opens = j == 1 or sentence.at(j - 2) in _SPEECH_ENDS or (sentence.at(j - 2) == DATE and sentence.low[0] in tables().prepositions)
        return stands if opens else None
    if phrases_of("expert").before(sentence.low, j) is not None and known.witness is not None:
        return known.witness
    noun = phrases_of("nouns").before(sentence.low, j)
    report = phrases_of("report").before(sentence.low, j)
    if report is None and noun is not None and sentence.at(noun[0] - 1) in words_of("our"):
        return known.publisher  # (our volunteers counted)
    if report is None:
        return sentence.slice(noun[0], j) if noun else None
    if word.isascii() and sentence.form(j - 1)[:1].isupper():
        return sentence.slice(j - 1, j)
    return known.body(word) or sentence.slice(report[0], j)


def _before_clause(sentence: Sentence, j: int) -> str | None:
    """Give the office that opens the sentence and that `it` behind a semicolon stands for: `The ministry denies this; it says …`."""
    if sentence.low[j - 1] != ";" or sentence.low[0] not in words_of("articles"):
        return None
    i = 1
    while i < j and i <= _OFFICE and sentence.form(i)[:1].isupper():
        i += 1
    return sentence.slice(1, i) if i > 1 else None


def _capitals_before(sentence: Sentence, j: int, names: list[Name]) -> str | None:
    """Give the run of capitalised words that ends with token `j - 1`: an organisation that was not recognised as a name."""
    k = j
    while k > 0 and (sentence.form(k - 1)[:1].isupper() or (sentence.low[k - 1] == "-" and k < j)):
        k -= 1
    t = tables()
    while k < j and sentence.low[k] in t.determiners:
        k += 1
    if k < j and sentence.at(k - 1) in t.prepositions and sentence.at(k - 1) not in grammar("of"):
        named = any(name.start == sentence.begins[k] for name in names)  # (our colleagues from Viasna)
        return sentence.slice(k, j) if named else _office_in(sentence, k - 1, j)
    lone = k == j - 1 == 0 and (sentence.low[0] in t.stops or sentence.low[0] in t.prepositions)
    if (
        k == j
        or lone
        or _of_a_court(sentence, k)
        or (sentence.at(k - 1) in t.determiners and sentence.at(k - 2) in t.prepositions and sentence.at(k - 2) not in grammar("of"))
        or any(word in words_of("no_source") for word in sentence.low[k:j])
        or sentence.low[k] in words_of("pronouns") | words_of("ourselves") | words_of("leading") | t.countable | t.age_pronouns
    ):
        return None
    return sentence.slice(k, j)


def _behind_kin(sentence: Sentence, name: Name, names: list[Name]) -> Name | None:
    """Give the one who is kin of a person named right behind the verb: `рассказала сестра Инны, Анна Новик`; None if nobody is named so."""
    kin = word_set("quantities.toml", "ages", "kin") | word_set("quantities.toml", "ages", "kin_groups")
    at, before = sentence.index(name.end), sentence.index(name.start) - 1
    before -= sentence.at(before) in grammar("of")
    if name.kind != "person" or sentence.at(at) != "," or sentence.at(before) not in kin:
        return None
    return next((other for other in names if other.kind == "person" and sentence.index(other.start) == at + 1), None)


def _behind_addressee(sentence: Sentence, name: Name, names: list[Name]) -> Name | None:
    """Give the person who told something to an outlet named right behind the verb: `рассказала «Утру» сестра Анна`; None if there is none."""
    if name.kind != "org" or sentence.text[name.start - 1 : name.start] not in QUOTES or sentence.low[0].isascii():
        return None
    at = sentence.index(name.end)
    for other in names:
        if other.kind == "person" and other.start > name.end and not is_addressed(other):
            words = sentence.low[at : sentence.index(other.start)]
            return other if len(words) <= _NEAR and all(word.isalpha() or word in QUOTES for word in words) else None
    return None


def _office_in(sentence: Sentence, k: int, j: int) -> str | None:
    """Give the office that opens the sentence and is named by where it is: `Представительство президента в Крыму приводит`; None for anybody there."""
    i = int(sentence.low[0] in tables().determiners)
    words = sentence.low[i:j]
    told = any(not word.isalpha() or is_verb(word) or (is_participle(word) and word.isascii()) for word in words)
    opens = sentence.form(0)[:1].isupper() and words[0] not in tables().prepositions and words[0] not in tables().generic
    return sentence.slice(i, j) if opens and 0 < k - i <= _OFFICE and not told else None


def _right_source(sentence: Sentence, verb: int, names: list[Name], known: Sources) -> str | None:
    i = verb + 1
    if sentence.at(i) in tables().place_prepositions and not sentence.low[i].isascii():
        i += 1  # (рассказал в суде)
    if i >= len(sentence.low) or sentence.low[i] in tables().prepositions:
        return None
    before = sentence.at(verb - 1)
    if sentence.low[i] in words_of("pronouns") and before in _SPEECH_ENDS and sentence.low[i] not in words_of("plural_pronouns"):
        return known.speaker or known.person or known.latest
    if (sentence.low[verb].isascii() or sentence.low[verb] in words_of("weak")) and before not in _SPEECH_ENDS:
        return None
    for name in names:
        near = _FAR if name.kind == "person" and sentence.low[i] in tables().determiners else _NEAR
        if sentence.begins[i] <= name.start <= sentence.begins[min(i + near, len(sentence.low) - 1)]:
            behind = _behind_kin(sentence, name, names) or _behind_addressee(sentence, name, names) or name
            return None if is_addressed(name) else behind.text
    if not (
        sentence.form(i)[:1].isupper()
        or sentence.low[i] in QUOTES
        or sentence.low[i] in words_of("leading")
        or phrases_of("nouns").at(sentence.low, i)
    ):
        return None
    return phrase_source(sentence, i, [], known)
