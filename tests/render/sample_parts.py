"""The parts of a rich plan: an invented nurse, an invented hospital; a quote that is not in its source fails."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from finalist.core.documents import gameplan as g
from finalist.core.documents.base import EvidenceRef, Line, Source, Sourced
from finalist.core.documents.invitation import Meeting, Person
from finalist.core.documents.posting import Requirement

HERE = Path(__file__).parent / "sample"
KINDS = {
    "posting": "posting",
    "resume": "resume",
    "invite": "invitation",
    "notes": "notes",
    "stories": "stories",
    "company": "company",
}
TABLES: dict[str, Any] = yaml.safe_load((HERE / "tables.yaml").read_text(encoding="utf-8"))
MADE_AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DAY = datetime(2026, 12, 3, tzinfo=UTC)


def _source(name: str) -> Source:
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    digest = sha256(text.encode()).hexdigest()
    return Source(id=name, kind=KINDS[name], name=f"{name}.txt", sha256=digest, text=text)


SOURCES = {name: _source(name) for name in KINDS}


def at(place: str) -> EvidenceRef:
    """`posting: words` → where the words stand in that source; fails when they do not."""
    document, words = place.split(": ", 1)
    found = SOURCES[document].find(words)
    assert found, place
    return found


def line(text: str, *places: str) -> Line:
    """A sentence of the plan resting on the places."""
    return Line(text=text, evidence=tuple(map(at, places)))


def read(place: str, value: str = "") -> Sourced:
    """A value read at the place."""
    return Sourced(value=value or place.split(": ", 1)[1], evidence=at(place))


def clock(hour: int, minute: int = 0, days: int = 0) -> datetime:
    """A moment on the day of the interview, or `days` from it."""
    return DAY + timedelta(days=days, hours=hour, minutes=minute)


def _meeting(row: tuple) -> Meeting:
    id_, title, kind, hour, minute, length, place, person = row
    people = (Person(name=read(f"invite: {TABLES['people'][person][0]}")),) if person else ()
    start = clock(hour, minute)
    return Meeting(
        id=id_,
        title=title,
        start=start,
        end=start + timedelta(minutes=length),
        zone="Europe/London",
        medium="on-site",
        format=kind,
        people=people,
        evidence=at(place),
        place=read("invite: Causeway Road, Education Centre, Room 4"),
    )


def sample_snapshot() -> g.Snapshot:
    return g.Snapshot(
        company=read("posting: Saltmarsh Valley Hospital"),
        role=read("posting: Senior Staff Nurse"),
        candidate=read("resume: Marisol Vance"),
        round=2,
        meetings=tuple(map(_meeting, TABLES["meetings"])),
        candidate_zone="Europe/Madrid",
        countdown=g.Countdown(hours=241, days=10),
        total_minutes=300,
        instructions=(read("invite: Please bring your registration card and a photo ID."),),
        notices=(line("One stretch of the day has no meeting named: 12:00 to 12:45."),),
    )


def sample_fit(row: tuple) -> g.RequirementFit:
    text, necessity, kind, strength, place, shared, say = row
    evidence = at(f"posting: {text}")
    requirement = Requirement(id=text[:9], text=text, necessity=necessity, kind=kind, evidence=evidence)
    support = (g.Support(evidence=at(place), score=0.7, shared=shared),) if place else ()
    return g.RequirementFit(
        requirement=requirement,
        strength=strength,
        support=support,
        why=line(TABLES["why"][strength]),
        say=line(say) if say else None,
    )


def sample_person(
    id_: str, questions: tuple[str, ...], stories: tuple[str, ...], asks: tuple[str, ...]
) -> g.PersonCard:
    name, title, stake_name, stake, meeting = TABLES["people"][id_]
    heard = ("notes: Oona said handovers overrun on nights", "notes: told her about the drug round")
    return g.PersonCard(
        id=id_,
        name=read(f"invite: {name}"),
        title=read(f"invite: {title}"),
        stake=stake,
        stake_name=stake_name,
        stake_inferred=True,
        stake_because=line(f"Inferred from the title “{title}”.", f"invite: {title}"),
        meetings=(meeting,),
        decides=line("Whether you can do the work and whether they want to work with you."),
        cares_about=(line("A ward that runs safely when they are not there."), line("Somebody who stays.")),
        tests_by=(line("Asking for a second and a third example."),),
        heard=tuple(line(place.split(": ", 1)[1], place) for place in heard) if id_ == "oona" else (),
        questions=questions,
        stories=stories,
        asks=asks,
    )


def sample_question(rank: int, row: tuple) -> g.LikelyQuestion:
    text, family, competency, asker, story, spare = row
    default = ("stake", f"{TABLES['people'][asker][2]}s often ask it.", f"invite: {TABLES['people'][asker][0]}")
    kind, why, place = TABLES["reasons"].get(rank, default)
    reasons = (g.Reason(kind=kind, line=line(why, place), weight=1.0),)
    staple = g.Reason(kind="staple", line=line("It comes up in most second interviews."), weight=0.2)
    return g.LikelyQuestion(
        id=f"q{rank}",
        rank=rank,
        text=line(text),
        family=family,
        competencies=(competency,),
        score=1 - rank / 20,
        reasons=(*reasons, staple) if rank % 3 else reasons,
        askers=(asker,),
        story=story,
        spare=spare,
        story_why=line("It shows the same kind of work, with a count before and after.") if story else None,
        probes=("What did you yourself do next?", "How do you know it worked?"),
        strong="Names the problem, your own steps in order, and what changed.",
        mistakes=("Saying “we” where you mean “I”.",),
    )


def sample_story(row: tuple) -> g.StoryCard:
    id_, title, has, numbers, competencies = row
    text = SOURCES["stories"].text
    start = text.index(title)
    end = text.find("\n\n#", start)
    missing = () if "result" in has else (line("What came of it? Name one thing that was counted or said."),)
    asked = tuple(f"q{rank}" for rank, one in enumerate(TABLES["questions"], 1) if one[4] == id_)
    return g.StoryCard(
        id=id_,
        title=read(f"stories: {title}"),
        evidence=SOURCES["stories"].quote(start, end if end > 0 else len(text)),
        has=has,
        missing=missing,
        numbers=tuple(map(at, numbers)),
        competencies=competencies,
        seconds=70,
        for_questions=asked,
        told_to=(read("stories: Oona Brightwater"),) if id_ == "drug" else (),
    )


def sample_coverage() -> tuple[g.CompetencyRow, ...]:
    rows = []
    for id_, name, demand in TABLES["competencies"]:
        cells = {story[0]: story[4][id_] for story in TABLES["stories"] if id_ in story[4]}
        covered = max(cells.values(), default=0.0)
        rows.append(g.CompetencyRow(competency=id_, name=name, demand=demand, cells=cells, covered=covered))
    return tuple(rows)


def sample_asks() -> tuple[g.AskCard, ...]:
    open_ = [
        g.AskCard(
            id=f"a{i}",
            text=line(text),
            theme=theme,
            people=(who,),
            score=1 - i / 20,
            tells="Whether the work is the work you were told of.",
            because=line("Oona raised handovers.", "notes: Oona said handovers overrun on nights") if i == 1 else None,
            follow_up=line("What has been tried?") if i < 4 else None,
        )
        for i, (text, theme, who) in enumerate(TABLES["asks"], 1)
    ]
    struck = [
        g.AskCard(id=f"x{i}", text=line(text), theme=theme, status="answered", by=at(place))
        for i, (text, theme, place) in enumerate(TABLES["answered"])
    ]
    why = line("Nobody on their side has spoken of leave yet.")
    held = g.AskCard(
        id="h1", text=line("How is annual leave shared out?"), theme="practical", status="held", because=why
    )
    return (*open_, *struck, held)


def _block(days: int, hour: int, minutes: int, kind: str, title: str, *about: str) -> g.AgendaBlock:
    start = clock(hour, 0, days)
    tasks = (line("Read the posting once more and mark what you can prove."),) if kind == "research" else ()
    if kind == "practice":
        tasks = (
            line("Say each answer aloud, twice, against the clock."),
            line("Listen once; change one thing."),
        )
    return g.AgendaBlock(
        id=f"b{days}-{hour}",
        start=start,
        end=start + timedelta(minutes=minutes),
        kind=kind,
        title=title,
        tasks=tasks,
        about=about,
    )


AGENDA = (
    _block(-9, 17, 60, "research", "The hospital and the ward"),
    _block(-9, 18, 45, "stories", "Finish “Fourteen first years”", "first-years"),
    _block(-6, 9, 60, "practice", "Likely questions 1 to 4", "q1", "q2", "q3", "q4"),
    _block(-6, 10, 30, "rest", "A walk"),
    _block(-3, 18, 90, "practice", "The difficult three", "q3", "q8", "q13"),
    _block(-3, 20, 30, "questions", "Choose what to ask whom", "oona", "tobias"),
    _block(-1, 16, 30, "logistics", "Papers, clothes, route"),
    _block(-1, 17, 45, "review", "Day sheet, once through"),
)


def sample_day() -> g.DaySheet:
    return g.DaySheet(
        title=line("Second interview at Saltmarsh Valley Hospital"),
        medium="on-site",
        zone="Europe/London",
        timeline=tuple(
            g.TimelineItem(start=clock(h, m), end=clock(h2, m2), kind=kind, line=line(text), meeting=meeting)
            for kind, h, m, h2, m2, text, meeting in TABLES["timeline"]
        ),
        people=tuple(
            g.DayPerson(
                person=id_, name=TABLES["people"][id_][0], stake_name=TABLES["people"][id_][2], story=story, ask=ask
            )
            for id_, story, ask in (
                ("oona", "monitors", "a1"),
                ("tobias", "discharge", "a4"),
                ("ines", "first-years", "a7"),
            )
        ),
        stories=("monitors", "discharge", "first-years"),
        asks=("a1", "a4", "a7"),
        checklist=(
            line("Registration card and photo ID", "invite: Please bring your registration card and a photo ID."),
            line("Two printed copies of your résumé"),
            line("Pen, notebook, water, lunch"),
            line("Phone off"),
        ),
        energy=(line("Five hours with four meetings: eat at 12:00, drink at every change of room."),),
        recovery=line("Stop, say “let me put that better”, and give the result first."),
    )
