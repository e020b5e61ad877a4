"""Decide which metric of the lexicon a claim belongs to, from the words for what it counts and its sentence."""

from __future__ import annotations

from functools import lru_cache

from reptrack.extract.claims.metrics.metric_events import event_before, is_evident, main_event, split_event
from reptrack.extract.claims.metrics.metric_terms import (
    Metric,
    Term,
    having,
    is_event,
    is_flow,
    is_group,
    is_stock,
    settings,
    term_at,
    terms,
    terms_among,
)
from reptrack.extract.claims.phrases import grammar, phrase_set, word_set
from reptrack.extract.claims.readings import Reading
from reptrack.extract.claims.tokens import DATE, Sentence, is_digits
from reptrack.extract.claims.verbs import is_participle, skip_auxiliaries
from reptrack.extract.claims.vocabulary import tables
from reptrack.text.remember import NAMES

__all__ = ["Metric", "is_difference", "is_flow", "is_group", "is_stock", "metric_of", "narrower_metric", "term_at"]

_BREAKS = frozenset(";:,.()—–|")
_NEAR = 6  # tokens after a figure in which the verb of a state stands
_CLAUSE = 4  # tokens after a figure in which a clause with `who` begins
_REACH = 12  # tokens after a figure in which its verb stands


@lru_cache(maxsize=NAMES)
def metric_of(tokens: tuple[str, ...]) -> Metric | None:
    """Give the slug of the metric whose longest term is among the tokens, the first if several are as long.

    What befell people beats who they are, also here: `political prisoners released`.
    """
    low = list(tokens)
    best: Term | None = None
    at = 0
    of_people = bool(low) and low[0] in word_set("metrics.toml", "persons")
    for i, term in terms_among(low):
        if of_people and term[1] in having("of_people", value=False):
            continue  # (people convicted under two articles)
        if (best is None or _outranks(term, best)) and not (is_group(term[1]) and _accompanies(low, i)):
            best, at = term, i
    if best is None or _is_of_actors(low, at, best[1]):
        return None
    if not word_set("metrics.toml", "persons").isdisjoint(low[:at]):
        of_persons = settings(best[1]).get("of_persons")
        if of_persons is not None:
            return str(of_persons)  # (63 persons seized)
    if best[1] in having("yields", value=True):
        return next((slug for i, (_, slug) in terms_among(low[:at]) if is_event(slug) and _befell(low, i)), best[1])
    if not is_group(best[1]):
        return best[1]
    event = _done(low, at + 1)
    return best[1] if event is None else _of_group(event, best[1])


def _outranks(term: Term, best: Term) -> bool:
    """Tell whether a term tells more than another: the longer one, but where people are never more than who they are."""
    where = having("whereabouts", value=True)
    return (term[1] not in where, term[0]) > (best[1] not in where, best[0])


def _accompanies(low: list[str], i: int) -> bool:
    """Tell whether a term says what the counted have: `mothers with many children`."""
    return not word_set("metrics.toml", "having").isdisjoint(low[max(0, i - 2) : i])


def _is_of_actors(low: list[str], i: int, metric: Metric) -> bool:
    """Tell whether an event is what others do: `countries practising repression`, not `companies sanctioned`."""
    return is_event(metric) and not _befell(low, i) and not word_set("metrics.toml", "actors").isdisjoint(low[:i])


def _done(low: list[str], begin: int) -> Metric | None:
    """Give what befell the counted, or the condition they are in, by the words after them; the main clause beats one with `who`."""
    states, relatives = tables().states, tables().relatives
    aside: Metric | None = None
    for i, (length, slug) in terms_among(low):
        if i < begin or not is_event(slug) or (length == 1 and low[i] in states) or not _befell(low, i, slug):
            continue
        if slug in having("whereabouts", value=True):
            continue
        modifies = is_stock(slug) and tables().auxiliaries.isdisjoint(low[begin:i])  # `12 prisoners on the wanted list were detained`
        if relatives.isdisjoint(low[max(begin, i - 3) : i]) and not modifies:
            return slug
        aside = aside or slug
    return aside


def narrower_metric(sentence: Sentence, reading: Reading, start: int, metric: Metric | None) -> Metric | None:
    """Give the metric of what happened to the counted, where the sentence tells it: `five political prisoners were released` counts releases.

    Args:
        sentence: its sentence.
        reading: the figure.
        start: the token where it begins with its qualifier.
        metric: what the words for the counted say.
    """
    found = _narrowed(sentence, reading, start, metric)
    return found if is_evident(sentence, found) else None


def _narrowed(sentence: Sentence, reading: Reading, start: int, metric: Metric | None) -> Metric | None:  # noqa: PLR0911 - a rule a line
    metric = _of_kind(reading, metric)
    if reading.kind == "count":
        metric = _recognised(sentence, reading, start, metric)
    if reading.kind == "count" and metric is not None:
        if _acts(sentence, reading, metric) or _no_longer(sentence, reading) or _known(sentence, start, metric):
            return None
        metric = _beside_fines(sentence, reading, _whole_term(sentence, reading, metric))
        metric = _as_state(sentence, reading, metric)
    if sentence.at(start - 1) in word_set("metrics.toml", "against") and (done := _nearest_before(sentence, start)) is not None:
        return done
    if reading.kind == "count" and (done := _told_of_them(sentence, reading, start, metric)) is not None:
        return done
    weak = metric is None or is_group(metric) or metric in having("measures", "other")
    if reading.kind != "count" or not (weak or sentence.at(start - 1) in grammar("of")):
        return metric
    before = event_before(sentence, start)
    if before is not None and not (is_group(metric) and before in having("whereabouts", value=True)):
        return _of_group(_as_state(sentence, reading, before), metric)
    if metric is None:
        told = _of_clause(sentence, reading) or _passive(sentence, reading)
        return None if told is None else _as_state(sentence, reading, told)
    return _of_those(sentence, reading, metric) if is_group(metric) else metric


def _told_of_them(sentence: Sentence, reading: Reading, start: int, metric: Metric | None) -> Metric | None:
    """Give what the main clause says befell those of whom the words beside the figure tell something else, None if it tells no more."""
    done = None
    if metric is not None and not is_group(metric):
        done = _done_to_some(sentence, reading, metric) or main_event(sentence, reading)
    if done is None or done in having("whereabouts", value=True):
        done = split_event(sentence, reading, start)
    return done


def _of_those(sentence: Sentence, reading: Reading, group: Metric) -> Metric:
    """Give what the clause says befell people whom a metric counts by what they are, or that metric."""
    if (done := main_event(sentence, reading)) is not None and done not in having("whereabouts", value=True):
        return _of_group(done, group)
    j = reading.j
    while j < len(sentence.low) and j - reading.j < _REACH and sentence.low[j] not in _BREAKS and not is_digits(sentence.low[j]):
        if sentence.low[j] == DATE and j == reading.j:
            break
        j += 1
    event = _done(sentence.low[reading.j : j], 0)
    return group if event is None or event in having("state", group) else _of_group(event, group)


def _known(sentence: Sentence, start: int, metric: Metric) -> bool:
    """Tell whether the counted were told of before, and are no new cases: `these eight defendants`."""
    return metric in having("yields", value=True) and sentence.at(start - 1) in word_set("metrics.toml", "known")


def _recognised(sentence: Sentence, reading: Reading, start: int, metric: Metric | None) -> Metric | None:
    """Give the event that makes people what a metric counts, or that metric, where the sentence says what they are taken for.

    `58 people were identified as political prisoners`: recognised; `28 Belarusians were considered political prisoners`: prisoners.
    """
    low = sentence.low
    if metric is not None and not (is_group(metric) and having("state", metric)):
        return metric
    verb = sentence.at(start - 1)
    recognising, regarding, as_ = (
        word_set("metrics.toml", "recognising"),
        word_set("metrics.toml", "regarding"),
        word_set("subjects.toml", "as"),
    )
    behind = low[reading.j : reading.j + _REACH]
    if recognising.isdisjoint(behind) and regarding.isdisjoint(behind) and as_.isdisjoint(behind):
        return metric
    for k in range(reading.j, reading.j + len(behind)):
        if low[k] in _BREAKS or is_digits(low[k]):
            break
        taken = low[k] in as_  # (recognised 35 people as political prisoners)
        made = (verb if taken else low[k]) in recognising
        if (made or (verb if taken else low[k]) in regarding) and (taken or metric is not None or _is_passive(low, k)):
            state = next((slug for _, (_, slug) in terms_among(low[k + 1 : k + _REACH]) if having("state", slug)), None)
            return (next(iter(having("state", state))) if made else state) if state is not None else metric
    return metric


def _is_passive(low: list[str], k: int) -> bool:
    """Tell whether an auxiliary stands before a participle: `were recently recognised`."""
    t = tables()
    return low[k - 1] in t.auxiliaries or (k > 1 and low[k - 1] in t.adverbs and low[k - 2] in t.auxiliaries)


def _beside_fines(sentence: Sentence, reading: Reading, metric: Metric) -> Metric:
    """Give the arrests that are a penalty beside fines their own metric: `164 fines and 154 arrests`."""
    penalty = phrase_set("metrics.toml", "arrests").at(sentence.low, reading.j) is not None
    fines = having("as_money", "fine-amount") | {"fine-amount"}
    return "administrative-arrests" if penalty and any(slug in fines for _, (_, slug) in terms_among(sentence.low)) else metric


def _whole_term(sentence: Sentence, reading: Reading, metric: Metric) -> Metric:
    """Give the metric of the whole term of which the words for the counted have the first: `1,213 were sentenced in administrative cases`."""
    low = sentence.low
    if not is_event(metric):
        return metric
    for k in range(reading.j, min(reading.j + _NEAR, len(low))):
        if low[k] in _BREAKS or is_digits(low[k]):
            break
        if terms().begins(low[k]) and term_at(low[k : k + 1], 0) == metric:
            found = terms().at(low, k)
            return found[1][1] if found is not None and found[1][0] > 1 and is_event(found[1][1]) else metric
    return metric


def _done_to_some(sentence: Sentence, reading: Reading, metric: Metric) -> Metric | None:
    """Give what befell a part, those in a condition, or those of whom a clause with `who` tells: `17 of whom have been prosecuted`, `110 who left were tried`."""
    low, t = sentence.low, tables()
    whom = t.of_whom.at(low, reading.j)
    if whom is None and not is_stock(metric) and t.relatives.isdisjoint(low[reading.j : reading.j + _CLAUSE]):
        return None
    begin = whom[0] if whom is not None else reading.j
    end = next((k for k in range(begin, len(low)) if low[k] in _BREAKS or is_digits(low[k])), len(low))
    return _done(low[begin:end], 0)


def _of_group(event: Metric, group: Metric | None) -> Metric:
    """Give the metric of an event that has one of its own for a group: prisoners who died are deaths in custody."""
    own = settings(event).get("of_group", {})
    return str(own.get(group, event))


def _befell(low: list[str], i: int, metric: Metric | None = None) -> bool:
    """Tell whether a term is said of those before it as a verb: `were released`, `died`, not `strikes` of `workers in strikes`.

    A condition (held incommunicado, in a critical state, on the wanted list) is said of them in any form.
    """
    t = tables()
    if metric is not None and is_stock(metric) and metric not in having("whereabouts", value=True):
        return True
    if _is_place(low, i):
        return False
    if not low[i].isascii() or (metric is not None and is_stock(metric)):
        return True
    return is_participle(low[i]) or low[i] in t.verbs or (i > 0 and low[i - 1] in t.auxiliaries)


def _of_kind(reading: Reading, metric: Metric | None) -> Metric | None:
    """Give the metric that a length of time or a sum has in place of one that counts: a term of those convicted, the amount of fines."""
    if metric is None:
        return None
    entry = settings(metric)
    measures = entry.get("measures")
    if reading.kind == "duration":
        return metric if measures == "term" else entry.get("as_duration")
    if reading.kind == "money" or reading.unit == "base unit":
        return metric if measures == "money" else entry.get("as_money")
    if measures == "money" and reading.kind == "count":  # `164 fines totalling …`
        return next(iter(having("as_money", metric)), metric)
    return None if reading.kind == "age" or measures == "term" else metric


def _acts(sentence: Sentence, reading: Reading, metric: Metric) -> bool:
    """Tell whether those who are counted do it, or do something about it: `12 groups have released a letter`, `39 states condemned the pardons`."""
    t, low = tables(), sentence.low
    if not is_event(metric) or not sentence.may_have(terms()):
        return False
    for k in range(reading.j, min(reading.j + _REACH, len(low))):
        if low[k] in _BREAKS:
            return False
        if not low[k].isascii() or term_at(low, k) != metric:
            continue
        before = low[reading.j : k]
        if any(word in t.auxiliaries and word not in t.having for word in before):
            return False
        if sentence.at(k + 1) in t.determiners and (terms().at(low, k) or (0,))[0] == k + 1:
            return True
        if before and before[-1] in t.determiners and any(is_participle(word) or word in t.verbs for word in before):
            return True
    return False


def _no_longer(sentence: Sentence, reading: Reading) -> bool:
    """Tell whether what is counted has ceased: `3,274 are no longer behind bars`."""
    return sentence.find(phrase_set("metrics.toml", "ended"), reading.j, reading.j + _NEAR) is not None


def _as_state(sentence: Sentence, reading: Reading, metric: Metric) -> Metric:
    """Give the state that an event leads to, where the sentence tells how many there are: `1,177 are recognised as political prisoners`."""
    state = settings(metric).get("state")
    if state is None:
        return metric
    now = sentence.find(tables().as_of) is not None or _at_day(sentence.low)
    near = sentence.low[reading.j : reading.j + _NEAR]
    return str(state) if now or any(word in word_set("metrics.toml", "being") for word in near) else metric


def _at_day(low: list[str]) -> bool:
    """Tell whether a sentence says what is so at a date: `на 14 апреля`."""
    return any(word == DATE and low[k - 1] in word_set("metrics.toml", "at_day") for k, word in enumerate(low) if k)


def _is_place(low: list[str], i: int) -> bool:
    """Tell whether a term says where people are held, not what happened: `in detention facilities`."""
    return i > 0 and low[i - 1] in tables().place_prepositions


def _of_clause(sentence: Sentence, reading: Reading) -> Metric | None:
    """Give the longest term of the clause around a Cyrillic figure of people: `за решёткой находятся 15 человек`, `У маі асудзілі 12 чалавек`."""
    word = sentence.at(reading.j)
    if word.isascii() or word not in tables().generic:
        return None
    low, start, end = sentence.low, reading.i, reading.j
    while start > 0 and low[start - 1] not in _BREAKS and not is_digits(low[start - 1]):
        start -= 1
    while end < len(low) and low[end] not in _BREAKS and not is_digits(low[end]):
        end += 1
    terms = [term for _, term in terms_among(low[start:end]) if is_event(term[1]) or is_group(term[1])]
    return max(terms, key=lambda term: term[0])[1] if terms else None


def _passive(sentence: Sentence, reading: Reading) -> Metric | None:
    """Read `Two workers of the Haft Tappeh company were released`: what was done to those who open the clause."""
    low, t = sentence.low, tables()
    for k in range(reading.j + 1, min(reading.j + _REACH, len(low))):
        if low[k] in _BREAKS or is_digits(low[k]):
            return None
        if low[k] in t.auxiliaries and low[k].isascii():
            found = terms().at(low, skip_auxiliaries(sentence, k))
            return found[1][1] if found is not None and is_event(found[1][1]) else None
        if low[k] in t.verbs and (found := terms().at(low, k)) is not None and found[1][0] > 1 and is_event(found[1][1]):
            return found[1][1]  # `100 workers lost their jobs`
    return None


def _nearest_before(sentence: Sentence, start: int) -> Metric | None:
    """Read `criminal cases were opened in spring against 66 more`: the last event that the clause names before the figure."""
    begin = max((k + 1 for k in range(start) if sentence.low[k] in _BREAKS), default=0)
    events = [slug for _, (_, slug) in terms_among(sentence.low[max(begin, start - _REACH) : start]) if is_event(slug)]
    return events[-1] if events else None


def is_difference(sentence: Sentence, reading: Reading, start: int) -> bool:
    """Tell whether a figure says how much more or fewer there are: `34 fewer than in May`, `a decrease of 7 per cent`."""
    t, low = tables(), sentence.low
    if sentence.may_have(t.difference_before) and t.difference_before.before(low, start) is not None:
        return True
    after = t.difference_after
    return sentence.may_have(after) and (after.at(low, reading.j) is not None or after.at(low, reading.j + 1) is not None)
