"""The plan as one Markdown file: all of it, readable as plain text, quotations as footnotes. Same plan, same bytes.

Nothing from a document is markup here: its signs are escaped, and it stays on its line.
"""

import re
from collections.abc import Iterable, Iterator

from finalist.core.documents.gameplan import GamePlan
from finalist.render.page.build import PARTS, PlanPage, plan_page
from finalist.render.page.fit import FitRow
from finalist.render.page.parts import Cite, Ref, Said
from finalist.render.page.people import PersonRow
from finalist.render.page.questions import AskRow, QuestionRow
from finalist.render.page.snapshot import MeetingRow
from finalist.render.wording import NECESSITY, STRENGTH

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|!~&])")
_LEAD = re.compile(r"^([-+=]|\d{1,9}[.)])")
QUOTE_CHARS = 400
"""Longest quotation in a footnote, as on the page."""


def plan_markdown(plan: GamePlan, zone: str | None = None) -> bytes:
    """The file, UTF-8. `zone`: the candidate's IANA zone, in place of the plan's."""
    page = plan_page(plan, zone)
    used: dict[int, Cite] = {}
    blocks = [block for block in _blocks(page, used) if block.strip()]
    notes = [f"[^{number}]: {_source(used[number])}" for number in sorted(used)]
    return ("\n\n".join([*blocks, "\n".join(notes)]).rstrip() + "\n").encode("utf-8", "replace")


def escaped(text: str) -> str:
    """Words as Markdown shows them: on one line, no sign of theirs means anything."""
    flat = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return _LEAD.sub(lambda match: match[1][:-1] + "\\" + match[1][-1], flat)


class _Writer:
    """Sentences with footnotes; `used` gathers the quotations they rest on."""

    def __init__(self, used: dict[int, Cite]) -> None:
        self.used = used

    def said(self, one: Said | None) -> str:
        """A sentence and the marks of its footnotes."""
        return escaped(one.text) + self.marks(one.cites) if one else ""

    def marks(self, cites: Iterable[Cite]) -> str:
        """“[^1][^2]”."""
        found = tuple(cites)
        self.used.update({cite.number: cite for cite in found})
        return "".join(f"[^{cite.number}]" for cite in found)

    def items(self, many: Iterable[Said], lead: str = "- ") -> str:
        """A list of sentences."""
        return "\n".join(f"{lead}{self.said(one)}" for one in many)


def _blocks(page: PlanPage, used: dict[int, Cite]) -> Iterator[str]:
    w = _Writer(used)
    job = " at ".join(filter(None, (page.header.role, page.header.company)))
    yield f"# {escaped(job) or 'Game plan'}"
    yield f"Game plan, made {escaped(page.made_at)} by {escaped(page.engine)}."
    yield _lines("Missing", (f"{escaped(part)}: {w.said(line)}" for part, line in page.missing))
    yield _lines("Could not be used", (f"{escaped(file)}: {escaped(words)}" for _, file, words in page.problems))
    parts = {
        "snapshot": _snapshot,
        "fit": _fit,
        "people": _people,
        "questions": _questions,
        "stories": _stories,
        "concerns": _concerns,
        "asks": _asks,
        "role-round": _round,
        "culture": _culture,
        "pay": _pay,
        "agenda": _agenda,
        "day": _day,
        "after": _after,
    }
    for part, make in parts.items():
        made = [block for block in make(page, w) if block.strip()]
        yield f"## {PARTS[part][0]}"
        yield from made or [escaped(page.empty[part])]
    yield _lines("Research behind it", (f"{escaped(note.wording)} ({escaped(note.source)}, {escaped(note.grade)})"
                                        for note in page.notes), level=2)  # fmt: skip


def _lines(title: str, lines: Iterable[str], level: int = 3) -> str:
    found = [f"- {line}" for line in lines if line]
    return f"{'#' * level} {title}\n\n" + "\n".join(found) if found else ""


def _words(title: str, words: Iterable[str], level: int = 4) -> str:
    return _lines(title, map(escaped, words), level)


def _refs(refs: Iterable[Ref]) -> list[str]:
    return [f"{ref.mark}: {ref.text}" for ref in refs]


def _source(cite: Cite) -> str:
    flat = " ".join(cite.quote.split())
    short = flat if len(flat) <= QUOTE_CHARS else flat[:QUOTE_CHARS].rsplit(" ", 1)[0] + " …"
    return f"{escaped(cite.kind)}, {escaped(cite.document)}: “{escaped(short)}”"


def _snapshot(page: PlanPage, w: _Writer) -> Iterator[str]:
    shot = page.snapshot
    yield "\n".join(f"- {escaped(label)}: {w.said(value)}" for label, value in shot.facts)
    yield _lines("Meetings", (_meeting(row, w) for row in shot.meetings))
    yield _lines("Times to choose from", (_meeting(row, w) for row in shot.slots))
    yield _lines("Mind this", map(w.said, shot.notices))
    yield _lines("They ask you to", map(w.said, shot.instructions))


def _meeting(row: MeetingRow, w: _Writer) -> str:
    when = " ".join(filter(None, (row.when.day, row.when.clock, row.when.zone)))
    yours = f"for you {row.when.yours}" if row.when.yours else ""
    people = row.people if row.people not in row.title else ""
    rest = [escaped(part) for part in (row.title, people, row.kind, yours)]
    rest += [w.said(row.place), w.said(row.link)]
    return f"**{escaped(when)}** {', '.join(filter(None, rest))}{w.marks(row.cites)}"


def _fit(page: PlanPage, w: _Writer) -> Iterator[str]:
    yield "\n".join(_requirement(row, w) for row in page.fit)


def _requirement(row: FitRow, w: _Writer) -> str:
    head = f"**{STRENGTH[row.strength]}** ({NECESSITY[row.necessity].lower()})"
    lines = [f"- {head}: {escaped(row.text)}{w.marks(row.cites)}"]
    lines += [f"  - “{escaped(cite.quote)}”{w.marks((cite,))}" for cite in row.best]
    lines += [f"  - {w.said(one)}" for one in (row.why, row.say) if one]
    return "\n".join(lines)


def _people(page: PlanPage, w: _Writer) -> Iterator[str]:
    for row in page.people:
        yield f"### {w.said(row.name)}"
        yield ". ".join(filter(None, (w.said(row.title), escaped(row.stake), escaped(row.meets), escaped(row.email))))
        yield from _person(row, w)


def _person(row: PersonRow, w: _Writer) -> Iterator[str]:
    yield w.said(row.decides)
    yield _lines("Wants to hear", map(w.said, row.cares), 4)
    yield _lines("How they test", map(w.said, row.tests), 4)
    yield _words("Expect from them", (ref.text for ref in row.questions))
    yield _words("Tell them", _refs(row.stories))
    yield _words("Ask them", row.asks)
    yield _lines("In an earlier round", map(w.said, row.heard), 4)


def _questions(page: PlanPage, w: _Writer) -> Iterator[str]:
    for row in page.questions:
        yield f"### {row.rank}. {w.said(row.text)}"
        yield " · ".join(escaped(part) for part in (row.family_name, row.askers, row.length, row.competencies) if part)
        yield "\n".join(_question(row, w))


def _question(row: QuestionRow, w: _Writer) -> Iterator[str]:
    if row.story:
        spare = f" (or {escaped(row.spare.text)})" if row.spare else ""
        yield f"- Tell: {escaped(row.story.text)}{spare}"
    yield from (f"- {escaped(label)}: {w.said(line)}" for label, line in row.reasons)
    if row.strong:
        yield f"- A strong answer: {escaped(row.strong)}"
    yield from (f"- May follow: {escaped(one)}" for one in row.probes)
    yield from (f"- Spoils it: {escaped(one)}" for one in row.mistakes)


def _stories(page: PlanPage, w: _Writer) -> Iterator[str]:
    for row in page.stories:
        yield f"### {row.letter}. {w.said(row.title)}"
        yield "\n".join(f"- {escaped(name)}: {'yes' if has else 'not yet'}" for name, has in row.parts)
        yield _words("Kept for", (ref.text for ref in row.questions))
        yield _lines("Still open", map(w.said, row.missing), 4)
        yield _lines("Comments", (f"{w.said(what)} {w.said(attempt)}" for what, attempt in row.comments), 4)
    lines = (f"“{escaped(row.quote.quote)}”{w.marks((row.quote,))} {w.said(row.ask)}" for row in page.seeds)
    yield _lines("Lines of the résumé that could become stories", lines)


def _concerns(page: PlanPage, w: _Writer) -> Iterator[str]:
    for row in page.concerns:
        yield f"### {escaped(row.title)} ({escaped(row.state)})"
        yield w.said(row.why)
        yield w.said(row.meet)
        yield _lines("Bring", map(w.said, row.bring), 4)
        yield f"> {w.said(row.say)}" if row.say else ""
        yield w.said(row.avoid)


def _asks(page: PlanPage, w: _Writer) -> Iterator[str]:
    for person, rows in page.asks.ask:
        yield _lines(escaped(person) or "Anyone", (_ask(row, w) for row in rows))
    yield _lines("Not yet", (_ask(row, w) for row in page.asks.held))
    yield _lines("Answered already", (f"~~{w.said(row.text)}~~ {w.said(row.because)}" for row in page.asks.answered))


def _ask(row: AskRow, w: _Writer) -> str:
    follow = f" Then: {w.said(row.follow_up)}" if row.follow_up else ""
    tells = f" ({escaped(row.tells)})" if row.tells else ""
    return f"{w.said(row.text)}{tells}{follow}"


def _round(page: PlanPage, w: _Writer) -> Iterator[str]:
    part = page.role_round
    yield f"{escaped(part.field)}. {w.said(part.because)}"
    for row in part.exercises:
        yield f"### {escaped(row.name)}"
        yield escaped(" ".join(filter(None, (row.brief, f"({row.length})" if row.length else ""))))
        yield _words("Bring", row.bring)
        yield _words("A way through", row.outline)
        yield _words("What they look for", row.rubric)
    yield _words("Work to show", part.portfolio, 3)


def _culture(page: PlanPage, w: _Writer) -> Iterator[str]:
    for row in page.culture:
        yield f"### {escaped(row.name)}"
        yield f"> {escaped(row.quote.quote)}{w.marks((row.quote,))}"
        yield f"Your story: {escaped(row.story.text)}" if row.story else escaped(row.prompt)
        yield _words("Look for", row.look_for)
        yield _words("Watch out for", row.watch_out)


def _pay(page: PlanPage, w: _Writer) -> Iterator[str]:
    yield w.said(page.pay.posted)
    yield f"A year: {escaped(page.pay.yearly)}" if page.pay.yearly else ""
    yield w.said(page.pay.yearly_note)
    yield w.items(page.pay.answers)


def _agenda(page: PlanPage, w: _Writer) -> Iterator[str]:
    for day in page.agenda.days:
        yield f"### {escaped(day.name)} ({escaped(day.length)})"
        for block in day.blocks:
            head = f"- [ ] **{escaped(block.clock)}** {escaped(block.title)} ({escaped(block.length)})"
            yield "\n".join([head, w.items(block.tasks, "  - ")]).rstrip()
    yield w.items(page.agenda.notes)


def _day(page: PlanPage, w: _Writer) -> Iterator[str]:
    if page.day is None:
        return
    day = page.day
    yield f"**{w.said(day.title)}**"
    yield ", ".join(escaped(part) for part in (day.day, day.where, day.zone) if part)
    yield "\n".join(f"- {escaped(row.clock)} {w.said(row.text)}" for row in day.timeline)
    yield _words("Three stories", _refs(day.stories), 3)
    yield _words("Three questions", day.asks, 3)
    yield _lines("Take along", (f"[ ] {w.said(one)}" for one in day.checklist))
    yield _lines("Energy", map(w.said, day.energy))
    yield f"If an answer goes wrong: {w.said(day.recovery)}" if day.recovery else ""


def _after(page: PlanPage, w: _Writer) -> Iterator[str]:
    yield "\n".join(f"- [ ] **{escaped(row.when)}** {escaped(row.kind)}: {w.said(row.text)}" for row in page.deadlines)
    yield _lines("What each letter comes back to", map(w.said, page.letters))
