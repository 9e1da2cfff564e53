"""The main job: files in, a game plan out. A journey of values: no file is opened or written here.

Every input is read before anything is planned; if one cannot be read at all, the plan is not made and every
such file is
named at once. What could be read in part is used, and its problems stand in the plan.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from finalist.core.continuity.withhold import withhold
from finalist.core.documents.base import Source, SourceKind
from finalist.core.documents.fact import FactRegister
from finalist.core.documents.gameplan import GamePlan
from finalist.core.documents.invitation import BusyTime, Invitation
from finalist.core.errors import InputProblems, Problem, UserError
from finalist.core.plan.assemble import game_plan
from finalist.core.plan.material import Material
from finalist.core.plan.windows import HORIZON_DAYS
from finalist.core.rounds import merge_invitations
from finalist.ingest.read import Read
from finalist.journeys.similarity import similarity

SINGLE: frozenset[SourceKind] = frozenset({"posting", "resume"})
ID_STEM = {"invitation": "invite"}
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file of the candidate: what it is for, its name as given, its bytes.

    corrections: JSON pointer into the document read from it → what the candidate says should stand there, None to
    take it out; is_written: put together from what the candidate wrote into the workspace: it lacks nothing that a
    document should have, and nobody knows it by its name.
    """

    kind: SourceKind
    name: str
    data: bytes
    corrections: Mapping[str, str | None] = field(default_factory=dict)
    is_written: bool = False


@dataclass(slots=True)
class _Reading:
    """What came out of the readers so far."""

    documents: dict[SourceKind, list[Any]] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    fatal: list[Problem] = field(default_factory=list)


def prepare(
    files: Sequence[InputFile],
    *,
    now: datetime,
    hours: float = 6.0,
    zone: str = "",
    vectors: str = "",
    program: str = "",
    register: FactRegister | None = None,
    progress: Progress = lambda step: None,
) -> GamePlan:
    """The plan from the files. `zone`: the candidate's IANA zone, the invitation's when empty. `vectors`: see
    journeys/similarity.py. `register`: facts that may not be used, see core/continuity/withhold.py.

    Raises InputProblems naming every file that could not be read, UserError for an unknown zone or no file at all.
    """
    material, problems = read_material(files, now=now, hours=hours, zone=zone, progress=progress)
    if register is not None:
        material = withhold(material, register)
    progress("Matching what is asked with what you have done")
    layers = similarity(vectors)
    progress("Choosing questions, stories and hours")
    return game_plan(material, layers, problems=problems, program=program)


def read_material(
    files: Sequence[InputFile],
    *,
    now: datetime,
    hours: float = 6.0,
    zone: str = "",
    progress: Progress = lambda step: None,
) -> tuple[Material, list[Problem]]:
    """What all files hold, and what was wrong with them in part. Raises as `prepare` does."""
    if not files:
        raise UserError(
            "Nothing was given to plan from.",
            "Give at least a posting: finalist prep --posting FILE -o plan/",
        )
    _check_zone(zone)
    reading = _Reading()
    for file in files:
        progress(f"Reading {file.name}")
        _read_into(reading, file, now, zone or "UTC")
    invitation = merge_invitations(reading.documents.get("invitation", []))
    zone = zone or _zone_of(invitation)
    busy = _busy(reading, files, now, zone)
    if reading.fatal:
        raise InputProblems(reading.fatal)
    return _material(reading, invitation, busy, now, hours, zone), reading.problems


def render(plan: GamePlan, *, progress: Progress = lambda step: None) -> dict[str, bytes]:
    """The plan's four files by name. (A thread for the PDF would gain nothing: its compiler keeps Python's lock.)"""
    progress("Writing the plan")
    return {"plan.json": json(plan), "plan.html": html(plan), "plan.pdf": pdf(plan), "interview.ics": ics(plan)}


def json(plan: GamePlan) -> bytes:
    """The plan as JSON."""
    return (plan.model_dump_json(indent=1) + "\n").encode()


def html(plan: GamePlan) -> bytes:
    """The plan as one page that needs nothing else."""
    from finalist.render.html import plan_html

    return plan_html(plan)


def pdf(plan: GamePlan) -> bytes:
    """The plan for paper."""
    from finalist.render.pdf import plan_pdf

    return plan_pdf(plan)


def markdown(plan: GamePlan) -> bytes:
    """The plan as Markdown, for notes and repositories."""
    from finalist.render.markdown import plan_markdown

    return plan_markdown(plan)


def ics(plan: GamePlan, entries: Mapping[str, tuple[str, int]] = MappingProxyType({})) -> bytes:
    """Its meetings, preparation and deadlines for a calendar. `entries`: meeting id → the UID and SEQUENCE that it has
    elsewhere already.
    """
    from finalist.render.ics import calendar_bytes

    return calendar_bytes(plan, entries)


def read_file(
    kind: SourceKind, data: bytes, name: str, *, source_id: str, now: datetime, zone: str = "UTC"
) -> Read[Any]:
    """One file through its reader. Raises UserError when nothing in it can be read."""
    if kind == "posting":
        from finalist.ingest.posting import read_posting

        return read_posting(data, name, source_id)
    if kind == "resume":
        from finalist.ingest.resume import read_resume

        return read_resume(data, name, source_id)
    if kind == "invitation":
        from finalist.ingest.invitation import read_invitation

        return read_invitation(data, name, source_id, default_zone=zone, now=now)
    if kind == "notes":
        from finalist.ingest.notes import read_notes

        return read_notes(data, name, source_id)
    if kind == "stories":
        from finalist.ingest.stories import read_stories

        return read_stories(data, name, source_id)
    from finalist.ingest.company import read_company

    return read_company(data, name, source_id)


def _read_into(reading: _Reading, file: InputFile, now: datetime, zone: str) -> None:
    if file.kind == "calendar":
        return
    stem = ID_STEM.get(file.kind, file.kind)
    known = reading.documents.setdefault(file.kind, [])
    source_id = stem if file.kind in SINGLE else f"{stem}-{len(known) + 1}"
    try:
        read = read_file(file.kind, file.data, file.name, source_id=source_id, now=now, zone=zone)
    except UserError as error:
        reading.fatal.append(_fatal(error, file))
        return
    reading.problems += () if file.is_written else read.problems
    if read.source:
        reading.sources[read.source.id] = read.source
    if read.document is not None:
        known.append(_as_corrected(read.document, file, source_id, reading))


def _as_corrected(document: Any, file: InputFile, source_id: str, reading: _Reading) -> Any:
    if not file.corrections:
        return document
    from finalist.core.corrections import corrected

    try:
        document, source = corrected(document, file.corrections, kind=file.kind, source_id=f"{source_id}-corrected")
    except UserError as error:
        reading.problems.append(Problem("correction", str(error), file.name))
        return document
    if source:
        reading.sources[source.id] = source
    return document


def _material(
    reading: _Reading,
    invitation: Invitation | None,
    busy: tuple[BusyTime, ...],
    now: datetime,
    hours: float,
    zone: str,
) -> Material:
    documents = reading.documents
    stories = [story for file in documents.get("stories", []) for story in file.stories]
    return Material(
        now=now,
        zone=zone,
        hours=hours,
        posting=next(iter(documents.get("posting", [])), None),
        resume=next(iter(documents.get("resume", [])), None),
        invitation=invitation,
        notes=tuple(documents.get("notes", [])),
        stories=tuple(story.model_copy(update={"id": f"s{number}"}) for number, story in enumerate(stories, 1)),
        companies=tuple(documents.get("company", [])),
        busy=busy,
        sources=reading.sources,
    )


def _busy(reading: _Reading, files: Sequence[InputFile], now: datetime, zone: str) -> tuple[BusyTime, ...]:
    """What the calendars hold from now on; a calendar that cannot be read is one more fatal problem."""
    taken: list[BusyTime] = []
    for file in files:
        if file.kind != "calendar":
            continue
        from finalist.ingest.calendar import read_busy

        end = now + timedelta(days=HORIZON_DAYS)
        try:
            read = read_busy(file.data, file.name, start=now, end=end, zone=zone)
        except UserError as error:
            reading.fatal.append(_fatal(error, file))
            continue
        reading.problems += read.problems
        taken += read.document or ()
    return tuple(taken)


def _fatal(error: UserError, file: InputFile) -> Problem:
    return Problem(getattr(error, "code", "unreadable"), str(error), file.name, severity="error")


def _zone_of(invitation: Invitation | None) -> str:
    """The first zone of the invitation that is a real IANA zone, else UTC."""
    meetings = (*invitation.meetings, *invitation.slots) if invitation else ()
    for meeting in meetings:
        try:
            return str(ZoneInfo(meeting.zone))
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return "UTC"


def _check_zone(zone: str) -> None:
    if not zone:
        return
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise UserError(f"“{zone}” is not a time zone.", "Name it like Europe/London or America/Toronto.") from None
