"""Contradictions in what has a name of its own: notice, pay, start date, titles, dates of posts, reasons for leaving.

Here the topic says that two statements are about the same thing, so no words need to be weighed.
"""

import re
from collections.abc import Iterator, Sequence

from finalist.core.continuity.agreement import agree, same_day
from finalist.core.continuity.posts import months_between
from finalist.core.documents.fact import Contradiction, Fact, Topic
from finalist.core.text.synonyms import concept_of
from finalist.core.text.terms import fold, terms

_ONE_ONLY: tuple[Topic, ...] = ("notice", "salary", "availability")


def settled(facts: Sequence[Fact]) -> Iterator[Contradiction]:
    """The contradictions of named topics among the facts of all papers."""
    for topic in _ONE_ONLY:
        yield from _of_one_thing([fact for fact in facts if fact.topic == topic], topic)
    yield from _of_posts(facts)
    yield from _tenure(facts)
    yield from _certificates(facts)
    yield from _education(facts)


def _pairs(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    for index, one in enumerate(facts):
        for other in facts[index + 1 :]:
            if one.said != other.said:
                yield one, other


def _of_one_thing(facts: Sequence[Fact], topic: Topic) -> Iterator[Contradiction]:
    for one, other in _pairs(facts):
        if one.kind != other.kind:
            continue
        days = one.kind == "date" and not same_day(one.value, other.value, months=0)
        if days or (one.kind == "number" and _comparable(one, other, topic) and not agree(one, other)):
            yield Contradiction(topic=topic, first=one, second=other)


def _comparable(one: Fact, other: Fact, topic: Topic) -> bool:
    if topic == "salary":
        return one.unit == other.unit or not one.unit or not other.unit or "count" in (one.measure, other.measure)
    return one.measure == other.measure


def _of_posts(facts: Sequence[Fact]) -> Iterator[Contradiction]:
    for topic in ("start", "end", "title", "leaving"):
        mine = [fact for fact in facts if fact.topic == topic and fact.scope]
        for employer in dict.fromkeys(fact.scope for fact in mine):
            yield from _of_post([fact for fact in mine if fact.scope == employer], topic)


def _of_post(facts: list[Fact], topic: str) -> Iterator[Contradiction]:
    stated = [fact for fact in facts if fact.evidence.document.startswith("resume")]
    if topic in ("start", "end", "title") and stated:
        for told in facts:
            if told not in stated and not any(_fits(told, known, topic) for known in stated):
                yield Contradiction(topic=topic, first=stated[0], second=told)
        return
    for one, other in _pairs(facts):
        if one.evidence.document != other.evidence.document and not _fits(one, other, topic):
            yield Contradiction(topic=topic, first=one, second=other)


def _fits(one: Fact, other: Fact, topic: str) -> bool:
    if topic in ("start", "end"):
        return same_day(one.value, other.value)
    if topic == "leaving":
        return bool(set(one.value.split()) & set(other.value.split()))
    return _title_words(one.value) <= _title_words(other.value) or _title_words(other.value) <= _title_words(one.value)


def _title_words(title: str) -> set[str]:
    return {concept_of(term) for term in terms(re.split(r"[,(]", title)[0])}


def _tenure(facts: Sequence[Fact]) -> Iterator[Contradiction]:
    """“after 8 months” against the months between the post's two dates in the résumé."""
    for told in facts:
        if told.topic != "tenure" or not told.scope or told.low is None:
            continue
        starts = [fact for fact in facts if fact.topic == "start" and fact.scope == told.scope and _of_resume(fact)]
        ends = [fact for fact in facts if fact.topic == "end" and fact.scope == told.scope and _of_resume(fact)]
        if len(starts) != 1 or len(ends) != 1:
            continue
        stayed = months_between(starts[0].value, ends[0].value)
        said = told.low * (12 if told.unit == "year" else 1)
        top = (told.high if told.high is not None else told.low) * (12 if told.unit == "year" else 1)
        slack = 1 if told.unit == "month" else 6
        if (
            stayed is not None
            and not said - slack - (stayed // 10 if told.approximate else 0) <= stayed <= top + slack + 1
        ):
            yield Contradiction(topic="tenure", first=ends[0], second=told)


def _of_resume(fact: Fact) -> bool:
    return fact.evidence.document.startswith("resume")


def _certificates(facts: Sequence[Fact]) -> Iterator[Contradiction]:
    """A date told for a certificate, by its name or its initials, that the résumé gives another date."""
    known: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.topic == "certificate":
            known.setdefault(fact.scope, []).append(fact)
    for told in facts:
        if told.kind != "date" or told.topic or _of_resume(told) or not _DATED.search(told.said.verbatim):
            continue
        for name, dates in known.items():
            if _names(name, told) and not any(same_day(told.value, date.value, months=0) for date in dates):
                yield Contradiction(topic="certificate", first=dates[-1], second=told)


_DATED = re.compile(
    r"\b(?:valid|until|till|expir\w+|runs? (?:out|to)|in date|passed|renew\w*|since|got|did|took|certifi\w+"
    r"|complet\w+|dated|issued|from|gained)\b",
    re.IGNORECASE,
)


def _names(name: str, told: Fact) -> bool:
    said = told.said.verbatim
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return fold(name) in fold(said) or (len(initials) >= 3 and bool(re.search(rf"\b{re.escape(initials)}\b", said)))


def _education(facts: Sequence[Fact]) -> Iterator[Contradiction]:
    stated = [fact for fact in facts if fact.topic == "education" and _of_resume(fact)]
    for told in facts if stated else ():
        new = told.topic == "education" and not _of_resume(told)
        if new and not any(same_day(told.value, known.value) for known in stated):
            yield Contradiction(topic="education", first=stated[0], second=told)
