"""A résumé cut into sections. Known headings are found by their words, unknown ones by looking like the known ones."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from finalist.core.text.terms import fold
from finalist.ingest.read import LayoutLine, PlainText
from finalist.ingest.resume.spans import Line, Span
from finalist.ingest.resume.words import job_score, words

MARGIN_HEADINGS = 3
"""From so many known headings at the left of a row on, they stand in a margin. Convention."""
_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[ivx]{1,4})[.)]\s+", re.I)
_NAME_LIKE = re.compile(r"[^\W\d_][^\d@|:/,]{1,24}(?:\s[^\W\d_][^\d@|:/,]{0,24}){1,4}(?:,.{1,12})?")
_MAIL = re.compile(r"([\w.+-]{1,64})@[\w-]")
_SKIP = re.compile(
    r"(?i)^\W*(?:curriculum\s+vitae|c\.?v\.?|r[ée]sum[ée]|lebenslauf|last updated.{0,40}|confidential|"
    r"[^\W\d_][\w .'’-]{1,30},\s*(?:den|le)\s+\d{1,2}(?:\.|er)?\s*(?:\d{1,2}\.|[^\W\d_]{3,10})\s*\d{4}|"
    r"(?:page|seite)\s*\d+(?:\s*(?:of|/|von)\s*\d+)?|\d+\s*/\s*\d+)\W*$"
)


@dataclass(slots=True)
class Section:
    """A heading and the lines under it. `kind`: a JSON Resume part, `summary`, `contact`, `header`, or `other`."""

    kind: str
    heading: Span | None
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Look:
    """What sets headings apart in this document: rounded size, weight, capitals, heading level."""

    size: float
    bold: bool
    capitals: bool
    level: int


def resume_lines(plain: PlainText) -> list[Line]:
    """The lines of a text, without those that say nothing (“Curriculum Vitae”, page numbers)."""
    lines: list[Line] = []
    end = 0
    for layout in plain.lines:
        between = plain.text[end : layout.start]
        if not _SKIP.match(layout.text) and not _rule(layout):
            lines.append(Line(Span(layout.text, layout.start).strip(), layout, between.count("\n") > 1 or end == 0))
        end = layout.start + len(layout.text)
    return _headings_apart(_headings_whole(_unwrapped([line for line in lines if line.text], plain), plain))


def _headings_whole(lines: list[Line], plain: PlainText) -> list[Line]:
    """A heading that a narrow column broke in two, in one piece: “EXPÉRIENCES / PROFESSIONNELLES”."""
    kept: list[Line] = []
    for line in lines:
        last = kept[-1] if kept else None
        if last is not None and not line.gap and _look(last) == _look(line) and not (last.bullet or line.bullet):
            whole = Span(plain.text[last.span.start : line.span.end], last.span.start)
            short = len(whole.text) < 50 and not known_heading(line.text)
            if short and (line.layout.bold or line.text.isupper()) and known_heading(whole.plain):
                kept[-1] = replace(last, span=whole)
                continue
        kept.append(line)
    return kept


def _unwrapped(lines: list[Line], plain: PlainText) -> list[Line]:
    """Bullets of plain text with the indented lines that carry them on."""
    if plain.format not in ("text", "markdown"):
        return lines
    kept: list[Line] = []
    for line in lines:
        last = kept[-1] if kept else None
        hangs = last is not None and last.bullet and not line.bullet and not line.gap and line.layout.x > last.layout.x
        if last is not None and hangs and not line.layout.heading:
            whole = Span(plain.text[last.span.start : line.span.end], last.span.start)
            kept[-1] = replace(last, span=whole)
        else:
            kept.append(line)
    return kept


def _headings_apart(lines: list[Line]) -> list[Line]:
    """A heading that shares its row with what stands beside it gets a line of its own: one in capitals, or one of
    several in a margin.
    """
    capitals = sum(1 for line in lines if len(line.cells) == 1 and line.text.isupper() and known_heading(line.text))
    margin = {line.cells[0].text for line in lines if len(line.cells) > 1 and known_heading(line.cells[0].plain)}
    kept: list[Line] = []
    for line in lines:
        cells = line.cells
        if len(cells) > 1 and (
            (capitals and cells[0].text.isupper() and len(cells[0].text) > 4 and known_heading(cells[0].text))
            or (len(margin) >= MARGIN_HEADINGS and cells[0].text in margin)
        ):
            kept.append(replace(line, span=cells[0], layout=replace(line.layout, bold=True, strong=())))
            line = replace(line, span=line.span.cut(cells[1].start - line.span.start), gap=False)
        kept.append(line)
    return kept


def _rule(layout: LayoutLine) -> bool:
    return not any(char.isalnum() for char in layout.text)


def known_heading(text: str) -> str:
    """The section that a heading names, "" when its words are not known."""
    plain = " ".join(re.sub(r"[^\w\s]", " ", fold(_NUMBER.sub("", text)).replace("&", " and ")).split())
    known = words()
    while plain:
        if plain in known.headings:
            return known.headings[plain]
        first, _, rest = plain.partition(" ")
        if first not in known.heading_lead:
            return ""
        plain = rest
    return ""


def cut_sections(lines: list[Line]) -> list[Section]:
    """The header (everything before the first heading), then each section."""
    known = {index: kind for index, line in enumerate(lines) if (kind := _known(line))}
    looks = Counter(_look(lines[index]) for index in known)
    main = _main_look(looks)
    body = Counter(_look(line) for line in lines if len(line.text) > 40 or line.bullet).most_common(1)
    body_look = body[0][0] if body else None
    sections = [Section("header", None)]
    top = _top_line(lines, known)
    for index, line in enumerate(lines):
        kind = known.get(index, "")
        if index == top and sections[-1].kind != "header":
            sections.append(Section("header", None))
        if kind and main and _weaker(_look(line), main, body_look):
            kind = ""
        if not kind and index and main and main != body_look and _look(line) == main and _short(line):
            kind = "other" if sections[-1].kind != "header" or _later(line, known, index) else ""
        if kind:
            sections.append(Section(kind, line.span.strip(" \t:*_#")))
        else:
            sections[-1].lines.append(line)
    return sections


def _top_line(lines: list[Line], known: dict[int, str]) -> int:
    """The one line of the first page set much larger than all others: the name, wherever its column is read."""
    first = [index for index, line in enumerate(lines) if line.layout.page == 0 and index not in known]
    names = [index for index in first if _NAME_LIKE.fullmatch(lines[index].text)]
    if (named := _named_as_addressed(lines, first, names)) >= 0:
        return named
    sizes = sorted((lines[index].layout.size for index in first if index not in names), reverse=True)
    largest = max(names, key=lambda index: lines[index].layout.size, default=-1)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    return largest if largest >= 0 and lines[largest].layout.size > 1.5 * usual > 0 else -1


def _named_as_addressed(lines: list[Line], first: list[int], names: list[int]) -> int:
    """The name below other headings (a right column that is read last), where the e-mail address says whose it is."""
    mail = next((found for index in first if (found := _MAIL.search(lines[index].text))), None)
    wanted = set(re.split(r"[._-]+", fold(mail[1]))) if mail else set()
    for index in names:
        parts = fold(lines[index].text).split()
        if len(wanted & set(parts)) >= 2 and not lines[index].bullet:
            return index
    return -1


def _later(line: Line, known: dict[int, str], index: int) -> bool:
    """An unknown heading before all known ones counts when it is not the name at the top or the title under it."""
    return index > 0 and bool(known) and job_score(line.text) < 2


def _known(line: Line) -> str:
    if line.bullet or len(line.text) > 60 or len(line.cells) > 1:
        return ""
    return known_heading(line.span.plain)


def _short(line: Line) -> bool:
    text = line.text
    return not line.bullet and len(text) <= 50 and len(text.split()) <= 6 and text[-1] not in ".,;" and "\t" not in text


def _look(line: Line) -> _Look:
    layout = line.layout
    letters = [char for char in line.text if char.isalpha()]
    capitals = len(letters) > 2 and all(char.isupper() for char in letters)
    return _Look(round(layout.size * 2) / 2, layout.bold, capitals, layout.heading)


def _main_look(looks: Counter[_Look]) -> _Look | None:
    """The look most known headings share; of equals the one that stands out most."""
    if not looks:
        return None
    most = max(looks.values())
    return max((look for look, count in looks.items() if count == most), key=_weight)


def _weight(look: _Look) -> tuple[float, float, bool, bool]:
    return (-look.level if look.level else -9, look.size, look.capitals, look.bold)


def _weaker(look: _Look, main: _Look, body: _Look | None) -> bool:
    """Whether a line looks less of a heading than the others: a sub-heading (“Languages” within the skills)."""
    if look == main:
        return False
    if main.level:
        return look.level == 0 or look.level > main.level
    if main.size and body and main.size > body.size + 0.9:
        return look.size < main.size - 0.9
    return main != body and look == body and (main.bold or main.capitals)
