"""Decide which code of law a citation means: the one beside it, of its list, its sentence, its report, or of its country."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import islice

from reptrack.extract.articles.cites import Cite, Entry
from reptrack.extract.articles.context import Context
from reptrack.extract.articles.lexicon import (
    Reading,
    code_of_kind,
    codes,
    criminal_code,
    has_pack,
    kind_words,
    lists,
    priors,
    units,
    weighs_fully,
)
from reptrack.extract.articles.memory import Memory
from reptrack.extract.articles.names import CodeName, initials_of
from reptrack.extract.articles.refs import article_in, can_hold, entry_refs, familiarity, fits, refs_of
from reptrack.extract.articles.treaty import by_court, by_owner, by_publisher, by_treaty_before, goes_on, of_no_country
from reptrack.values.articles import make_ref

__all__ = ["resolve"]

_MISFIT = 2.0
_SAID = 9.0  # a country named beside the code outweighs all others
_SAID_BEFORE = 0.3  # so much the country counts that was named beside a code before
_SAME_BACK = 800  # characters between an article and `the same article`
_NAMES_BACK = 16  # names of codes looked at on either side: a text that names hundreds in one sentence must not cost hundreds each
_OWN_UNITS = {"rule", "paragraph"}
_GENERIC = {"LAW", "ACT", "CODE", "ZAKON", "ZAKONA", "ZAKONU", "KODEKSA"}


def resolve(cites: list[Cite], context: Context, memory: Memory) -> list[list[str]]:
    """Give the refs of each citation of one run; an empty list where no code can be meant."""
    explicit = [_explicit(cite.code, cite, context, memory) if cite.code else None for cite in cites]
    found = []
    for index, cite in enumerate(cites):
        code = explicit[index]
        if cite.unit == "same":
            found.append(_of_last(cite, context, memory))
            continue
        if cite.unit in _OWN_UNITS:
            code = code if code and _has_units(code) else None
        else:
            code = code or _right_before(cite, context, memory) or _inherited(cites, explicit, index, context, memory)
        refs = refs_of(cite, code) if code else _unnamed(cite, context, memory)
        for ref in refs:
            memory.by_article.setdefault(ref.split(":")[1], ref.split(":")[0])
            if explicit[index]:
                memory.said[ref.split(":")[1]] = ref.split(":")[0]
        if refs:
            (memory.last, memory.article), memory.last_end = refs[-1].split(":")[:2], cite.end
        found.append(refs)
    return found


def _of_last(cite: Cite, context: Context, memory: Memory) -> list[str]:
    """Give the refs of parts of `the same article`: of the one cited last, in this paragraph or the one before."""
    if memory.last is None or cite.start - memory.last_end > _SAME_BACK or context.view.text.count("\n\n", memory.last_end, cite.start) > 1:
        return []
    return [make_ref(memory.last, memory.article, part, point) for part, point in cite.entries[0].subs]


def _has_units(code: str) -> bool:
    known = codes().get(code)
    return known is None or known.units


def _is_of_text(cite: Cite, text: str) -> bool:
    """Whether a section is one of the report or of another text: `section 3 of this report`."""
    return (
        cite.unit == "section"
        and cite.code is None
        and re.match(r"\s+of\s+(?:the|this|our|that)\s+[a-z]", text[cite.end : cite.end + 20]) is not None
    )


def _right_before(cite: Cite, context: Context, memory: Memory) -> str | None:
    """Take the code whose name ends where the citation begins and that no citation before has for its own: `Penal Code, Section 505`."""
    name = context.name_before(cite.start)
    if name is None or name.start < memory.last_end:
        return None
    code = _explicit(name, cite, context, memory)
    return code if code and fits(cite, code) else None


def _inherited(cites: list[Cite], explicit: list[str | None], index: int, context: Context, memory: Memory) -> str | None:
    """Take the code from the end of the list, else from what stands before; first from there if a semicolon parts it from what follows."""
    cite, after, before = cites[index], explicit[index + 1 :], explicit[:index][::-1]
    order = [*after, *before]
    named = next((cites[index + 1 + k].start for k, code in enumerate(after) if code), cite.end)
    if ";" in context.view.text[cite.end : named]:
        nearer = before if any(before) else _named_before(cite, context, memory)
        order = [*nearer, *([] if any(nearer) else [_usual(cite, after, context)]), *after]
    return next((code for code in order if code and fits(cite, code)), None)


def _usual(cite: Cite, others: list[str | None], context: Context) -> str | None:
    """Give the usual code of the country if it is known to have an article that none of some codes is: `ст. 405, ст. 174; ст. 488 КоАП`."""
    if any(code in codes() and article_in(cite.entries[0].number, code) in codes()[code].known for code in others if code):
        return None
    refs = (ref.split(":") for ref in _by_country(cite, context))
    return next((code for code, article, *_ in refs if code in codes() and article in codes()[code].known), None)


def _named_before(cite: Cite, context: Context, memory: Memory) -> list[str | None]:
    """Give the codes that the clause names before a citation, the nearest first."""
    clause, _ = context.clause(cite.start)
    named = context.names_of_sentence(cite.start)
    last = bisect_left(named, cite.start, key=lambda name: name.start)
    near = [name for name in named[max(0, last - _NAMES_BACK) : last] if clause <= name.start and name.end <= cite.start]
    return [_explicit(name, cite, context, memory) for name in reversed(near)]


def _explicit(name: CodeName, cite: Cite, context: Context, memory: Memory) -> str | None:
    """Give the code that a name beside a citation stands for."""
    if treaty := of_no_country(name.readings):
        return treaty
    scores = {name.country: _SAID} if name.country else _with_said(cite, context, memory)
    memory.country = name.country or memory.country
    if not name.readings:
        return _own(name, cite, scores, context, memory)
    full = [r for r in name.readings if not r.short]
    if not full:
        return _short(name, cite, context, memory)
    if foreign := _foreign(full, name, scores, context):
        return foreign
    candidates = {
        code: _score(cite, code, scores) for code in (_code_of(r, name, country, context) for r in full for country in scores or {"": 0})
    }
    lone = [r.code for r in full if r.code]
    if not name.country and len(full) == 1 and lone:
        candidates.setdefault(lone[0], 0.01)
    usable = {code: score for code, score in candidates.items() if code and _is_shown(code, scores)}
    if not usable:
        iso = kind_words()[2]
        kind = next((r.kind for r in full if r.kind), None)
        return f"{iso}-{kind_words()[0].get(kind or '', 'LAW')}"
    return max(usable, key=lambda code: (usable[code], code))


def _with_said(cite: Cite, context: Context, memory: Memory) -> dict[str, float]:
    """Score the countries; where the paragraph shows none, the one whose code was named before counts more: `УК ПМР`, later `УИК`."""
    scores = context.countries(cite.start, cite.end)
    if memory.country is None or context.shown_around(cite.start, cite.end):
        return scores
    return {**scores, memory.country: scores.get(memory.country, 0.0) + _SAID_BEFORE}


def _foreign(readings: list[Reading], name: CodeName, scores: dict[str, float], context: Context) -> str | None:
    """Give the code of a law whose name `models/` has for other countries only, where the text shows another: KE-CMA in Kenya."""
    own = {r.code.partition("-")[0] for r in readings if r.code}
    beside = context.countries_of_clause(name.start)
    best = beside[0] if len(beside) == 1 else max(scores, key=lambda iso: (scores[iso], iso), default="")
    if any(r.code is None for r in readings) or not best or best in own:
        return None
    if has_pack(best) and (weighs_fully(best) or any(scores.get(iso, 0.0) > 0 for iso in own)):
        return None
    if not beside and any(scores.get(iso, 0.0) >= scores[best] for iso in own):
        return None
    return f"{best}-{initials_of(context.view.text, name)}" if name.country is None else None


def _is_shown(code: str, scores: dict[str, float]) -> bool:
    """Whether a code stands in `models/`, or the text at least shows its country."""
    country = code.partition("-")[0]
    return code in codes() or scores.get(country, 0.0) > priors().get(country, 0.0)


def _code_of(reading: Reading, name: CodeName, country: str, context: Context) -> str | None:
    """Give the code of a country that a reading stands for: one of its pack, or one made of the kind; None for another country's law."""
    if reading.code:
        of = codes()[reading.code].country
        return reading.code if of in {None, country} else None
    if not country:
        return None
    if own := code_of_kind(country, reading.kind):
        return own
    kinds, named, _ = kind_words()
    words = " ".join(context.view.text[name.start : name.end].lower().split())
    short = next(
        (abbreviation for phrase, abbreviation in named.items() if words.startswith(phrase) or f" {phrase}" in words),
        kinds.get(reading.kind or ""),
    )
    return f"{country}-{short}" if short else None


def _score(cite: Cite, code: str | None, scores: dict[str, float]) -> float:
    if code is None:
        return -9.0
    known = codes().get(code)
    country = known.country if known else code.split("-")[0]
    score = scores.get(country or "", 0.0)
    if known:
        score += min(familiarity(e.number, code) for e in cite.entries)
    return score if fits(cite, code) else score - _MISFIT


def _own(name: CodeName, cite: Cite, scores: dict[str, float], context: Context, memory: Memory) -> str | None:
    """Give the code of a law that no pack knows: its country and the initials of its name; `the law` is the last one named."""
    own = name.own or "LAW"
    full = context.introduced_as(own) if own.isupper() and context.view.text.startswith(own, name.end - len(own)) else None
    if full is not None and full.own != own:
        return _explicit(full, cite, context, memory)
    if own in _GENERIC:
        return _last_law(own, cite, context, memory)
    if any(word in own for word in lists("international", "laws")):
        return own
    country = max(scores, key=lambda iso: (scores[iso], iso)) if scores else None
    return f"{country}-{own}" if country and _is_shown(f"{country}-", scores) else own


def _last_law(own: str, cite: Cite, context: Context, memory: Memory) -> str | None:
    """Give what `the law` or `the same Code` stands for, or None."""
    wanted = {"law"} if own not in {"CODE", "KODEKSA"} else {"criminal", "administrative", "procedure", "executive"}
    for name in islice(context.names_backward(cite.start), _NAMES_BACK):
        if any(r.kind in wanted for r in name.readings):
            code = _explicit(name, cite, context, memory)
            if code and fits(cite, code):
                return code
    last = codes().get(memory.last or "")
    return last.id if last and last.kind in wanted else None


def _short(name: CodeName, cite: Cite, context: Context, memory: Memory) -> str:
    """Give the instrument that "the Convention" stands for: the last one named before, else one named later, else the usual one."""
    wanted = [r.code for r in name.readings if r.code]
    before: list[tuple[int, int, str]] = []
    after: list[tuple[int, int, str]] = []
    for rank, code in enumerate(dict.fromkeys(wanted)):
        places = context.places_of_codes.get(code, [])
        index = bisect_left(places, cite.start)
        before += [(-places[index - 1], -rank, code)] if index else []
        after += [(places[index], rank, code)] if index < len(places) else []
    for _, _, code in [*sorted(before), *sorted(after)]:
        if fits(cite, code):
            return code
    if memory.last in wanted:
        return memory.last
    return next((code for code in wanted if codes()[code].default), wanted[0])


def _unnamed(cite: Cite, context: Context, memory: Memory) -> list[str]:
    """Give the refs of a citation beside which no code is named."""
    if cite.unit in _OWN_UNITS or _is_of_text(cite, context.view.text):
        return []
    article = cite.entries[0].number.article(None) if len(cite.entries) == 1 else ""
    code = (
        by_owner(cite, context)
        or _in_sentence(cite, context, memory, memory.said.get(article))
        or by_court(cite, context)
        or _fitting(cite, memory.by_article.get(article))
        or (memory.last if memory.last and (goes_on(cite, context, memory) or _is_of_last_act(cite, context, memory)) else None)
        or by_treaty_before(cite, context)
        or _cited_later(cite, article, context, memory)
        or by_publisher(cite, context)
    )
    return refs_of(cite, code) if code else _by_country(cite, context)


def _fitting(cite: Cite, code: str | None) -> str | None:
    return code if code is not None and fits(cite, code) else None


def _cited_later(cite: Cite, article: str, context: Context, memory: Memory) -> str | None:
    """Give the code under which the report cites the same article further on, where the usual code of the country is not known to have it."""
    later = memory.later.get(article)
    if later is None or later.code is None or later.unit != cite.unit or later.start < cite.start:
        return None
    code = _fitting(cite, _explicit(later.code, later, context, replace(memory)))
    if code is None or (code in codes() and codes()[code].kind == "treaty" and context.speaks_of("criminal", cite.start)):
        return None
    usual = (ref.split(":") for ref in _by_country(cite, context))
    return None if any(of in codes() and number in codes()[of].known for of, number, *_ in usual) else code


def _in_sentence(cite: Cite, context: Context, memory: Memory, said: str | None) -> str | None:
    """Give the code that the sentence names elsewhere, the nearest first; of one beside another citation rather that `said` of this article before."""
    named = context.names_of_sentence(cite.start)
    index = bisect_left(named, cite.start, key=lambda n: n.start)
    near = [n for n in named[max(0, index - _NAMES_BACK) : index + _NAMES_BACK] if n.end <= cite.start or n.start >= cite.end]
    for name in sorted(near, key=lambda n: min(abs(n.start - cite.end), abs(cite.start - n.end))):
        if (name.readings and all(r.short for r in name.readings)) or _is_aside(name, cite, context, memory):
            continue
        code = (name.end in memory.owned and _fitting(cite, said)) or _fitting(cite, _explicit(name, cite, context, memory))
        if code:
            return code
    return None


def _is_aside(name: CodeName, cite: Cite, context: Context, memory: Memory) -> bool:
    """Whether a law that no pack has stands beside a citation of its own in another clause."""
    first, last = context.clause(cite.start)
    return not name.readings and name.end in memory.owned and not first <= name.start < last


def _is_of_last_act(cite: Cite, context: Context, memory: Memory) -> bool:
    """Whether a section is one of the act cited last in the paragraph, which no pack has: `struck down ss. 9 and 14`."""
    return (
        cite.unit == "section"
        and memory.last is not None
        and memory.last not in codes()
        and memory.last_end >= context.paragraph(cite.start, cite.end)[0]
    )


def _by_country(cite: Cite, context: Context) -> list[str]:
    """Give the refs under the usual codes of the country that the text shows; each article by the code that can have it."""
    scores = context.countries(cite.start, cite.end)
    best: tuple[float, str, list[str]] = (-_MISFIT / 2, "", [])
    for country, score in scores.items():
        unit, defaults = units(country)
        if cite.unit == "section" and (unit != "section" or score <= priors().get(country, 0.0)):
            continue
        refs, fit = _under_defaults(cite, country, defaults)
        best = max(best, (score + fit, country, refs))
    if best[1]:
        return best[2]
    if cite.unit == "section":
        return []
    return [ref for entry in cite.entries for ref in entry_refs(entry, kind_words()[2])]


def _knower(entry: Entry, country: str) -> str | None:
    """Give the one code of a country that knows an article with a lettered point and no part, where its usual code does not: 66(d) in Myanmar."""
    unit, defaults = units(country)
    lettered = any(point for _, point in entry.subs) or bool(entry.number.point)
    if unit != "section" or not lettered or any(article_in(entry.number, code) in codes()[code].known for code in defaults):
        return None
    knowing = [code.id for code in codes().values() if code.country == country and article_in(entry.number, code.id) in code.known]
    return knowing[0] if len(knowing) == 1 else None


def _under_defaults(cite: Cite, country: str, defaults: tuple[str, ...]) -> tuple[list[str], float]:
    refs, fit = [], 0.0
    for entry in cite.entries:
        code = next((c for c in defaults if can_hold(entry.number, c)), None)
        code = _knower(entry, country) or code
        if code is None:
            fit -= _MISFIT if defaults else 0.0
            code = defaults[0] if defaults else criminal_code(country)
        else:
            fit += familiarity(entry.number, code)
        refs += entry_refs(entry, code)
    return refs, fit / len(cite.entries)
