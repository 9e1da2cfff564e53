"""The parts of a rich plan: an invented nurse, an invented hospital; a quote that is not in its source fails."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from finalist.core.documents import gameplan as g
from finalist.core.documents.base import EvidenceRef, Line, Source, Sourced
from finalist.core.documents.invitation import Meeting, Person
from finalist.core.documents.posting import Requirement

HERE = Path(__file__).parent / "sample"
KINDS = {
    "posting": "posting", "resume": "resume", "invite": "invitation",
    "notes": "notes", "stories": "stories", "company": "company",
}  # fmt: skip
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


PEOPLE = {
    "oona": ("Oona Brightwater", "Ward Manager", "Hiring manager", "hiring-manager", "m1"),
    "tobias": (
        "Dr Tobias Quill",
        "Consultant in Acute Medicine",
        "Cross-functional partner",
        "cross-functional",
        "m2",
    ),
    "ines": ("Ines Castellan", "Practice Educator", "Future teammate", "teammate", "m3"),
}
MEETINGS = (
    (
        "m1",
        "Oona Brightwater",
        "one-to-one",
        9,
        30,
        45,
        "invite: 09:30 to 10:15 Oona Brightwater, Ward Manager",
        "oona",
    ),
    ("m2", "Dr Tobias Quill", "one-to-one", 10, 30, 45, "invite: 10:30 to 11:15 Dr Tobias Quill", "tobias"),
    (
        "m3",
        "Medicines simulation",
        "role-play",
        11,
        15,
        45,
        "invite: 11:15 to 12:00 Medicines simulation",
        "ines",
    ),
    ("m4", "Tour of the ward", "tour", 12, 45, 45, "invite: 12:45 to 13:30 Tour of the ward", ""),
)


def _meeting(row: tuple) -> Meeting:
    id_, title, kind, hour, minute, length, place, person = row
    people = (Person(name=read(f"invite: {PEOPLE[person][0]}")),) if person else ()
    start = clock(hour, minute)
    return Meeting(
        id=id_, title=title, start=start, end=start + timedelta(minutes=length), zone="Europe/London",
        medium="on-site", format=kind, people=people, evidence=at(place),
        place=read("invite: Causeway Road, Education Centre, Room 4"),
    )  # fmt: skip


def sample_snapshot() -> g.Snapshot:
    return g.Snapshot(
        company=read("posting: Saltmarsh Valley Hospital"),
        role=read("posting: Senior Staff Nurse"),
        candidate=read("resume: Marisol Vance"),
        round=2,
        meetings=tuple(map(_meeting, MEETINGS)),
        candidate_zone="Europe/Madrid",
        countdown=g.Countdown(hours=241, days=10),
        total_minutes=300,
        instructions=(read("invite: Please bring your registration card and a photo ID."),),
        notices=(line("One stretch of the day has no meeting named: 12:00 to 12:45."),),
    )


FIT = (
    ("Registered nurse with at least five years in acute care", "must", "licence", "strong",
     "resume: Staff Nurse, Acute Medicine, Fenwick Cross Infirmary, 2019 to 2026", ("acute", "nurse"), ""),
    ("Experience of leading shifts and supporting junior staff", "must", "experience", "strong",
     "resume: Led shifts of up to nine staff on a 24-bed ward", ("led", "shifts"), ""),
    ("Confident with electronic prescribing", "must", "skill", "strong",
     "resume: Used electronic prescribing every day since 2021", ("electronic prescribing",), ""),
    ("Evidence of quality improvement work", "must", "experience", "partial",
     "resume: Cut medication delays from 41 to 12 a month", ("medication",),
     "Call it what it was: a quality improvement project, with a count before and after."),
    ("Advanced life support certificate", "must", "licence", "gap", "", (),
     "Say plainly whether you hold it. If not, say by when you will, and name the course."),
    ("Teaching qualification", "nice", "education", "partial",
     "resume: Trained 14 newly qualified nurses", ("trained",), "Lead with the fourteen, then say what you would study."),
    ("Knowledge of the Tidemark records system", "nice", "skill", "gap", "", (),
     "Say which records system you use now and how long it took you to learn."),
)  # fmt: skip
WHY = {
    "strong": "Your résumé states it in nearly the same words.",
    "partial": "Your résumé shows something close, not the thing itself.",
    "gap": "Nothing you gave speaks of it.",
}


def sample_fit(row: tuple) -> g.RequirementFit:
    text, necessity, kind, strength, place, shared, say = row
    evidence = at(f"posting: {text}")
    requirement = Requirement(id=text[:9], text=text, necessity=necessity, kind=kind, evidence=evidence)
    support = (g.Support(evidence=at(place), score=0.7, shared=shared),) if place else ()
    return g.RequirementFit(
        requirement=requirement, strength=strength, support=support, why=line(WHY[strength]),
        say=line(say) if say else None,
    )  # fmt: skip


def sample_person(
    id_: str, questions: tuple[str, ...], stories: tuple[str, ...], asks: tuple[str, ...]
) -> g.PersonCard:
    name, title, stake_name, stake, meeting = PEOPLE[id_]
    heard = ("notes: Oona said handovers overrun on nights", "notes: told her about the drug round")
    return g.PersonCard(
        id=id_, name=read(f"invite: {name}"), title=read(f"invite: {title}"), stake=stake, stake_name=stake_name,
        stake_inferred=True, stake_because=line(f"Inferred from the title “{title}”.", f"invite: {title}"),
        meetings=(meeting,),
        decides=line("Whether you can do the work and whether they want to work with you."),
        cares_about=(line("A ward that runs safely when they are not there."), line("Somebody who stays.")),
        tests_by=(line("Asking for a second and a third example."),),
        heard=tuple(line(place.split(": ", 1)[1], place) for place in heard) if id_ == "oona" else (),
        questions=questions, stories=stories, asks=asks,
    )  # fmt: skip


QUESTIONS = (
    ("Tell me about a time you put a failing routine right.", "past", "problem-solving", "oona", "drug", "monitors"),
    ("How would you shorten a night handover that always overruns?", "situational", "planning", "oona", "drug", ""),
    ("Advanced life support: where do you stand?", "difficult", "job-knowledge", "tobias", "", ""),
    ("Tell me about a time you disagreed with a doctor.", "past", "communication", "tobias", "discharge", "monitors"),
    ("A patient's score rises during the drug round. What do you do first?", "technical", "job-knowledge", "ines",
     "monitors", ""),
    ("Why this ward, and why now?", "motivation", "motivation", "oona", "", ""),
    ("When did you last speak up when it was uncomfortable?", "values", "integrity", "tobias", "discharge", ""),
    ("Why did you leave Elm Pier after two years?", "difficult", "motivation", "oona", "", ""),
    ("How do you bring a nervous first-year nurse along?", "past", "teamwork", "ines", "first-years", ""),
    ("You are two nurses short at 19:00. Walk me through it.", "situational", "planning", "oona", "monitors", ""),
    ("How do you check a prescription you doubt?", "technical", "job-knowledge", "ines", "", ""),
    ("What would your last team say about you?", "values", "teamwork", "ines", "first-years", "drug"),
    ("The biggest ward you have led had 24 beds. Why will 28 work?", "difficult", "leadership", "oona", "monitors", ""),
)  # fmt: skip
REASONS = {
    1: ("requirement", "The posting asks for quality improvement work.", "posting: Evidence of quality improvement work"),
    2: ("round-one", "Oona spoke of it in round one.", "notes: Oona said handovers overrun on nights"),
    3: ("requirement", "The posting requires it and your résumé does not mention it.",
        "posting: Advanced life support certificate"),
    7: ("value", "The hospital says this of itself.", "company: We speak up, and we thank those who do."),
    8: ("round-one", "She asked it already and may come back to it.", "notes: She asked why I left Elm Pier"),
    13: ("concern", "You noted this doubt yourself.", "notes: worried I have never led a ward as big as 28 beds"),
}  # fmt: skip


def sample_question(rank: int, row: tuple) -> g.LikelyQuestion:
    text, family, competency, asker, story, spare = row
    default = ("stake", f"{PEOPLE[asker][2]}s often ask it.", f"invite: {PEOPLE[asker][0]}")
    kind, why, place = REASONS.get(rank, default)
    reasons = (g.Reason(kind=kind, line=line(why, place), weight=1.0),)
    staple = g.Reason(kind="staple", line=line("It comes up in most second interviews."), weight=0.2)
    return g.LikelyQuestion(
        id=f"q{rank}", rank=rank, text=line(text), family=family, competencies=(competency,), score=1 - rank / 20,
        reasons=(*reasons, staple) if rank % 3 else reasons, askers=(asker,), story=story, spare=spare,
        story_why=line("It shows the same kind of work, with a count before and after.") if story else None,
        probes=("What did you yourself do next?", "How do you know it worked?"),
        strong="Names the problem, your own steps in order, and what changed.",
        mistakes=("Saying “we” where you mean “I”.",),
    )  # fmt: skip


STORIES = (
    ("drug", "The evening drug round", ("situation", "task", "action", "result"),
     ("stories: 41 delays", "stories: 12 a month"), {"problem-solving": 0.9, "planning": 0.7, "teamwork": 0.35}),
    ("monitors", "The night the monitors failed", ("situation", "task", "action", "result", "lesson"),
     ("stories: 24 patients", "stories: every 15 minutes"), {"leadership": 0.85, "planning": 0.6, "job-knowledge": 0.5}),
    ("first-years", "Fourteen first years", ("situation", "action"), ("stories: 14 newly qualified nurses",),
     {"teamwork": 0.75, "leadership": 0.4}),
    ("discharge", "Saying no to a discharge", ("situation", "action", "result"), ("stories: ten minutes",),
     {"communication": 0.8, "integrity": 0.7, "job-knowledge": 0.3}),
)  # fmt: skip
COMPETENCIES = (
    ("problem-solving", "Problem solving", 0.9), ("leadership", "Leadership", 0.85),
    ("job-knowledge", "Knowledge of the work", 0.8), ("communication", "Communication", 0.65),
    ("teamwork", "Working together", 0.6), ("planning", "Planning", 0.5), ("integrity", "Integrity", 0.4),
    ("motivation", "Motivation", 0.35),
)  # fmt: skip


def sample_story(row: tuple) -> g.StoryCard:
    id_, title, has, numbers, competencies = row
    text = SOURCES["stories"].text
    start = text.index(title)
    end = text.find("\n\n#", start)
    missing = () if "result" in has else (line("What came of it? Name one thing that was counted or said."),)
    asked = tuple(f"q{rank}" for rank, one in enumerate(QUESTIONS, 1) if one[4] == id_)
    return g.StoryCard(
        id=id_, title=read(f"stories: {title}"),
        evidence=SOURCES["stories"].quote(start, end if end > 0 else len(text)), has=has, missing=missing,
        numbers=tuple(map(at, numbers)), competencies=competencies, seconds=70, for_questions=asked,
        told_to=(read("stories: Oona Brightwater"),) if id_ == "drug" else (),
    )  # fmt: skip


def sample_coverage() -> tuple[g.CompetencyRow, ...]:
    rows = []
    for id_, name, demand in COMPETENCIES:
        cells = {story[0]: story[4][id_] for story in STORIES if id_ in story[4]}
        covered = max(cells.values(), default=0.0)
        rows.append(g.CompetencyRow(competency=id_, name=name, demand=demand, cells=cells, covered=covered))
    return tuple(rows)


CONCERNS = (
    ("A certificate that is missing", "missing-must", "The posting requires it; nothing you gave mentions it.",
     "posting: Advanced life support certificate", "Say where you stand before they ask, with a date."),
    ("A smaller ward than this one", "scale", "You noted the doubt after round one.",
     "notes: worried I have never led a ward as big as 28 beds", "Talk of staff and pace, not of beds."),
    ("A short stay", "short-stay", "Oona asked about it.", "notes: She asked why I left Elm Pier after two years",
     "Two sentences: what you went to learn, and that you stayed seven years at the next place."),
)  # fmt: skip
ASKS = (
    ("What would you like the night handover to look like by spring?", "role-success", "oona"),
    ("What does a good first month look like for the senior nurse?", "role-success", "oona"),
    ("Which decisions on a shift are mine, and which are yours?", "team", "oona"),
    ("What do nurses here do that makes your rounds easier?", "team", "tobias"),
    ("Where do doctors and nurses still disagree on this ward?", "risk", "tobias"),
    ("What would make you say in a year that this was the right choice?", "role-success", "tobias"),
    ("Which skill do new seniors lack most often?", "growth", "ines"),
    ("How does the ward learn from a near miss?", "culture", "ines"),
    ("What is the hardest hour of a long day here?", "risk", "ines"),
    ("What happened the last time somebody spoke up?", "culture", "tobias"),
    ("What are the next steps, and by when?", "decision-process", "oona"),
    ("How has the new acute floor changed staffing?", "strategy", "oona"),
)
ANSWERED = (
    ("How far ahead is the rota known?", "practical", "notes: asked about rota: self-rostering, six weeks ahead"),
    ("Is there a mentor for new senior nurses?", "growth",
     "posting: Each new senior nurse has a named mentor for the first six months."),
)  # fmt: skip


def sample_asks() -> tuple[g.AskCard, ...]:
    open_ = [
        g.AskCard(
            id=f"a{i}", text=line(text), theme=theme, people=(who,), score=1 - i / 20,
            tells="Whether the work is the work you were told of.",
            because=line("Oona raised handovers.", "notes: Oona said handovers overrun on nights") if i == 1 else None,
            follow_up=line("What has been tried?") if i < 4 else None,
        )
        for i, (text, theme, who) in enumerate(ASKS, 1)
    ]  # fmt: skip
    struck = [
        g.AskCard(id=f"x{i}", text=line(text), theme=theme, status="answered", by=at(place))
        for i, (text, theme, place) in enumerate(ANSWERED)
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
        id=f"b{days}-{hour}", start=start, end=start + timedelta(minutes=minutes), kind=kind, title=title, tasks=tasks,
        about=about,
    )  # fmt: skip


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
TIMELINE = (
    ("travel", 8, 15, 9, 5, "Leave in good time; the ferry road floods at high water.", ""),
    ("arrive", 9, 10, 9, 30, "Arrive, sign in, find Room 4.", ""),
    ("meeting", 9, 30, 10, 15, "Oona Brightwater, one-to-one", "m1"),
    ("break", 10, 15, 10, 30, "Water, three lines of notes.", ""),
    ("meeting", 10, 30, 11, 15, "Dr Tobias Quill, one-to-one", "m2"),
    ("meeting", 11, 15, 12, 0, "Medicines simulation with Ines Castellan", "m3"),
    ("meal", 12, 0, 12, 45, "Lunch. Eat what you packed; sit down.", ""),
    ("meeting", 12, 45, 13, 30, "Tour of the ward", "m4"),
    ("notes", 13, 45, 14, 15, "Write down who said what, while it is fresh.", ""),
)


def sample_day() -> g.DaySheet:
    return g.DaySheet(
        title=line("Second interview at Saltmarsh Valley Hospital"), medium="on-site", zone="Europe/London",
        timeline=tuple(
            g.TimelineItem(start=clock(h, m), end=clock(h2, m2), kind=kind, line=line(text), meeting=meeting)
            for kind, h, m, h2, m2, text, meeting in TIMELINE
        ),
        people=tuple(
            g.DayPerson(person=id_, name=PEOPLE[id_][0], stake_name=PEOPLE[id_][2], story=story, ask=ask)
            for id_, story, ask in (("oona", "monitors", "a1"), ("tobias", "discharge", "a4"), ("ines", "first-years", "a7"))
        ),
        stories=("monitors", "discharge", "first-years"), asks=("a1", "a4", "a7"),
        checklist=(
            line("Registration card and photo ID", "invite: Please bring your registration card and a photo ID."),
            line("Two printed copies of your résumé"), line("Pen, notebook, water, lunch"), line("Phone off"),
        ),
        energy=(line("Five hours with four meetings: eat at 12:00, drink at every change of room."),),
        recovery=line("Stop, say “let me put that better”, and give the result first."),
    )  # fmt: skip
