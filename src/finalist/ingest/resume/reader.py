"""Bytes to Resume: text, sections, fields, evidence; JSON Resume files are taken as they are."""

from typing import Any

from finalist.core.documents.base import EvidenceRef
from finalist.core.documents.resume import JsonResume, Resume
from finalist.core.errors import Problem, Unreadable
from finalist.core.text.terms import fold
from finalist.ingest.plain import decode
from finalist.ingest.read import MAX_CHARS, PlainText, Read, source_of
from finalist.ingest.resume.contact import read_contact
from finalist.ingest.resume.lists import (
    is_spoken,
    key_of,
    read_languages,
    read_named,
    read_other,
    read_skills,
    spoken_in,
)
from finalist.ingest.resume.positions import joined, read_education, read_projects, read_work
from finalist.ingest.resume.reach import is_label, is_profile
from finalist.ingest.resume.sections import Section, cut_sections, resume_lines
from finalist.ingest.resume.spans import Line, Noted, Span, said, settle
from finalist.ingest.text import read_text

_NAMED = frozenset({"certificates", "awards", "publications", "references"})


def read_resume(data: bytes, name: str, source_id: str = "resume") -> Read[Resume]:
    """The résumé in a PDF, DOCX, HTML, Markdown, text, JSON Resume, RenderCV or LinkedIn file.

    `spans` maps JSON pointers into `content` to evidence. A position that runs to the present has an empty endDate and
    evidence for it (“present”); one whose end is not said has neither. Raises Unreadable for files with no text.
    """
    if made := _exported(data, name, source_id):
        return made
    plain = read_text(data, name)
    if plain.format == "json":
        from finalist.ingest.resume.json_resume import read_json_resume

        return read_json_resume(data, plain.text, name, source_id)
    if plain.format in ("eml", "ics"):
        raise Unreadable(
            f"{name or 'The input'} is a {'mail' if plain.format == 'eml' else 'calendar'}, not a résumé.",
            "Give the résumé itself: PDF, DOCX, JSON Resume, Markdown or text.",
            "not-a-resume",
        )
    text, links = _with_links(plain)
    source = source_of(data, text, name=name, kind="resume", source_id=source_id)
    lines = resume_lines(plain)
    sections = cut_sections(lines)
    tree, problems = _tree(sections, lines, _head_links(sections, links), text, name)
    content, spans = settle(tree, source)
    unread = _unread(lines, sections, spans)
    if unread:
        extra, more = settle({"unplaced": unread}, source)
        content, spans = {**content, **extra}, {**spans, **more}
        problems.append(
            Problem(
                "unplaced-text",
                f"{len(unread)} lines fitted no field and were kept as they stand."
                if len(unread) > 1
                else "1 line fitted no field and was kept as it stands.",
                file=name,
                severity="info",
            )
        )
    resume = Resume(source=source_id, content=JsonResume.model_validate(content), spans=_sorted(spans))
    return Read(resume, source, (*plain.problems, *problems))


def _exported(data: bytes, name: str, source_id: str) -> Read[Resume] | None:
    """The résumé in another program's export: RenderCV's YAML, LinkedIn's zip of CSV files; None for other files."""
    from finalist.ingest.resume.linkedin import from_linkedin, is_linkedin
    from finalist.ingest.resume.rendercv import from_rendercv, is_rendercv

    if is_linkedin(data):
        tree, problems = from_linkedin(data, name)
    elif len(data) < MAX_CHARS and not data.startswith((b"%PDF", b"PK", b"{")) and is_rendercv(text := decode(data)):
        tree, problems = from_rendercv(text, name)
    else:
        return None
    from finalist.ingest.resume.json_resume import read_tree

    return read_tree(data, tree, name, source_id, problems)


def _sorted(spans: dict[str, EvidenceRef]) -> dict[str, EvidenceRef]:
    return {pointer: ref for pointer, ref in spans.items() if ref.end > ref.start}


def _with_links(plain: PlainText) -> tuple[str, list[tuple[str, str, Span]]]:
    """The text with the addresses that only links hold written after it, so that they can be quoted."""
    text, places = plain.text, []
    for label, address in plain.links:
        at = text.find(address)
        if at < 0:
            text += f"\n\n{address}" if text == plain.text else f"\n{address}"
            at = len(text) - len(address)
        places.append((label, address, Span(address, at)))
    return text, places


def _head_links(sections: list[Section], links: list[tuple[str, str, Span]]) -> list[tuple[Span | None, str, Span]]:
    """The links that lie on words of the head or contact section, or on no words at all."""
    zone = [line.span for section in sections if section.kind in ("header", "contact") for line in section.lines]
    found: list[tuple[Span | None, str, Span]] = []
    taken: set[int] = set()
    for label, address, place in sorted(links, key=lambda link: not link[0]):
        shown = _shown(label, zone, taken)
        if shown is not None:
            taken.add(shown.start)
        if (
            shown is not None
            or (not label and is_profile(address))
            or any(span.start <= place.start < span.end for span in zone)
        ):
            found.append((shown, address, place))
    return found


def _shown(label: str, zone: list[Span], taken: set[int]) -> Span | None:
    """The place of a link's words in the head, each place once."""
    for span in zone:
        at = span.text.find(label) if label else -1
        while at >= 0:
            if span.start + at not in taken:
                return Span(label, span.start + at)
            at = span.text.find(label, at + 1)
    return None


def _tree(
    sections: list[Section], lines: list[Line], links: list[tuple[Span | None, str, Span]], text: str, name: str
) -> tuple[dict[str, Any], list[Problem]]:
    basics, rest, problems = read_contact(sections, links, lines, name)
    tree: dict[str, Any] = {"basics": basics}
    prose = [line for line in rest if len(line.text.split()) > 7]
    if prose:
        basics["summary"] = joined(prose) if len(prose) == 1 else joined(_run(prose, lines))
    for section in sections:
        if section.kind not in ("header", "contact") and section.lines:
            _add_section(tree, section, text)
    if not tree.get("work"):
        message = "No positions were found. Check that they stand under a heading such as “Experience”."
        problems.append(Problem("no-work", message, file=name, field="work", severity="info"))
    problems += _doubtful(tree, name)
    return tree, problems


def _run(prose: list[Line], lines: list[Line]) -> list[Line]:
    """The first unbroken run of neighbouring lines."""
    order = {id(line.layout): index for index, line in enumerate(lines)}
    run = [prose[0]]
    for line in prose[1:]:
        if order.get(id(line.layout), -9) != order.get(id(run[-1].layout), -9) + 1:
            break
        run.append(line)
    return run


def _add_section(tree: dict[str, Any], section: Section, text: str) -> None:
    kind, lines = section.kind, section.lines
    if kind == "summary":
        if "summary" not in tree["basics"]:
            tree["basics"]["summary"] = joined(lines)
        else:
            _extend(tree, "more_summary", read_other(lines))
    elif kind in ("work", "volunteer"):
        _extend(tree, kind, read_work(lines, text))
    elif kind == "education":
        _extend(tree, kind, read_education(lines, text))
    elif kind == "projects":
        _extend(tree, kind, read_projects(lines, text))
    elif kind == "skills":
        groups = read_skills(lines)
        spoken = [group for group in groups if is_spoken(group)]
        _extend(tree, kind, [group for group in groups if group not in spoken])
        if spoken:
            _extend(tree, "languages", [language for group in spoken for language in spoken_in(group)])
    elif kind == "interests":
        _extend(tree, kind, [{"name": word} for group in read_skills(lines) for word in _flat(group)])
    elif kind == "languages":
        _extend(tree, kind, read_languages(lines))
    elif kind in _NAMED:
        _extend(tree, kind, read_named(lines, text, issued=kind != "publications"))
    elif section.heading is not None:
        _extend(tree, key_of(section.heading.plain), read_other(lines))


def _flat(group: dict[str, Any]) -> list[Noted]:
    return [*([group["name"]] if group.get("name") else []), *group["keywords"]]


def _extend(tree: dict[str, Any], key: str, values: list[Any]) -> None:
    if key == "basics":
        key = "other"
    tree.setdefault(key, []).extend(values)


def _doubtful(tree: dict[str, Any], name: str) -> list[Problem]:
    problems: list[Problem] = []
    for index, work in enumerate(tree.get("work", [])):
        for field, what in (("name", "employer"), ("position", "title"), ("startDate", "dates")):
            if not work.get(field) and not (field == "startDate" and work.get("endDate")):
                known = work.get("position") or work.get("name")
                which = f"“{known.value}”" if isinstance(known, Noted) else f"position {index + 1}"
                message = f"No {what} was found for {which}. Check it against the original."
                problems.append(
                    Problem("doubtful-field", message, file=name, field=f"work.{index}.{field}", severity="info")
                )
    return problems


def _unread(lines: list[Line], sections: list[Section], spans: dict[str, EvidenceRef]) -> list[Noted]:
    """The cells that no evidence touches, headings and lengths of stays aside."""
    from finalist.ingest.resume.entries import is_duration

    covered = bytearray(max((line.span.end for line in lines), default=0))
    for ref in spans.values():
        end = min(ref.end, len(covered))
        covered[ref.start : end] = b"\x01" * max(end - ref.start, 0)
    headings = {fold(section.heading.text) for section in sections if section.heading}
    found: list[Noted] = []
    for line in lines:
        for cell in line.cells:
            silent = fold(cell.text.strip(" :*_#")) in headings or is_duration(cell.text) or is_label(cell.text)
            if not silent and not any(covered[cell.start : cell.end]):
                found.append(said(cell.plain, cell))
    return found
