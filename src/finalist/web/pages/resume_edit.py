"""One part of a résumé in its form, the parts around it, and what is shown beside: pages, prompts, examples."""

from dataclasses import dataclass
from typing import Any

from finalist.core.resume.bullets import prompts
from finalist.core.resume.editing import BASICS, LISTED, Field, Item, fields_of, heading, items_of, parts_of
from finalist.core.resume.examples import Example, examples_for
from finalist.services import resume_look, resumes
from finalist.store.models import Resume
from finalist.web.forms.resume import Sent, blank
from finalist.web.messages_resume import BY_PART, FIELD_HINTS, FIELDS, HINTS, ITEMS, PROMPTS
from finalist.web.messages_resume import PARTS as NAMES

INPUTS = {"url": "url", "mail": "email", "phone": "tel"}
COMPLETE = {"name": "name", "email": "email", "phone": "tel", "city": "address-level2", "region": "address-level1",
            "countryCode": "country", "postalCode": "postal-code", "address": "street-address",
            "url": "url"}  # fmt: skip
TITLED = ("position", "name", "studyType", "area", "institution", "language", "network", "heading", "summary")
SHORT = 60


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of a list, with what it could still say."""

    text: str
    prompts: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field. kind: as core editing has it; type: of its input; lines: those of a list, an empty one last."""

    id: str
    name: str
    label: Any
    kind: str
    type: str
    wide: bool
    value: str
    lines: tuple[LineRow, ...]
    hint: Any
    complete: str
    asks: bool


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item. title: what it goes by; fixed: it neither moves nor goes; stays: it only moves; role: another at the
    same employer.
    """

    key: str
    title: str
    kind: Any
    fields: tuple[FieldRow, ...]
    fixed: bool
    stays: bool
    role: bool
    use: bool


@dataclass(frozen=True, slots=True)
class PartTab:
    """A part in the list beside the form. count: its items, 0 for none."""

    part: str
    name: Any
    count: int


@dataclass(frozen=True, slots=True)
class EditPage:
    """The editor of one part. stale: it was saved elsewhere meanwhile, the form holds what was typed here."""

    resume: Resume
    part: str
    name: Any
    hint: Any
    kind: Any
    items: tuple[ItemRow, ...]
    blank: ItemRow | None
    parts: tuple[PartTab, ...]
    following: PartTab | None
    examples: tuple[Example, ...]
    rev: str
    step: int
    is_draft: bool
    stale: bool
    undo: bool
    redo: bool
    pages: tuple[int, ...]
    grown: bool


def edit_page(row: Resume, part: str, sent: Sent, *, is_draft: bool, stale: bool = False, wanted: str = "") -> EditPage:
    """The form with what stands in it; wanted: `add` or `role:KEY` for an empty item more."""
    language = resume_look.look_of(row)["language"]
    new = wanted.partition(":")[0] in ("add", "role")
    items = sent.items
    if part == "order":
        new = False
    elif part not in ("contact", "summary") and (new or not items):
        items = (*items, blank(part, items, wanted))
    elif new:
        items = (*items, blank(part, items))
    tabs = _parts(row)
    at = [tab.part for tab in tabs].index(part)
    undo, redo = resumes.can_undo(row)
    return EditPage(
        resume=row,
        part=part,
        name=NAMES[part],
        hint=HINTS.get(part, ""),
        kind=ITEMS[part],
        items=tuple(_item(part, one, language) for one in items),
        blank=None if part == "order" else _item(part, Item("new", blank(part, ()).values), language),
        parts=tabs,
        following=tabs[at + 1] if at + 1 < len(tabs) else None,
        examples=examples_for(row.field, part),
        rev=str(row.rev) if stale else sent.rev or str(row.rev),
        step=sent.step or row.step,
        is_draft=is_draft,
        stale=stale,
        undo=undo,
        redo=redo,
        pages=(1,),
        grown=new,
    )


def kept_form(row: Resume, part: str) -> Sent:
    """The form as the row fills it."""
    return Sent(items_of(row.body, part), str(row.rev), row.step)


def _parts(row: Resume) -> tuple[PartTab, ...]:
    return tuple(PartTab(part, NAMES[part], _count(row, part)) for part in parts_of(row.body))


def _count(row: Resume, part: str) -> int:
    items = items_of(row.body, part)
    return sum(1 for one in items if any(one.values.values()))


def _item(part: str, item: Item, language: str) -> ItemRow:
    fixed = item.key == BASICS
    return ItemRow(
        item.key,
        _section(item.key) if part == "order" else _title(item),
        ITEMS[part],
        tuple(_field(part, item, field, language) for field in fields_of(part, item.key)),
        fixed,
        part == "order",
        part in ("work", "volunteer"),
        part == "summary" and not fixed,
    )


def _section(key: str) -> str:
    """What a section goes by; one of the candidate's own by its heading."""
    return str(NAMES.get(key) or heading(key))


def _title(item: Item) -> str:
    said = [str(item.values.get(name, "")) for name in TITLED if isinstance(item.values.get(name), str)]
    title = ", ".join(words for words in said if words)
    return title if len(title) <= SHORT else title[:SHORT].rsplit(" ", 1)[0] + " …"


def _field(part: str, item: Item, field: Field, language: str) -> FieldRow:
    value = item.values.get(field.name, "")
    name = f"{item.key}.{field.name}"
    contact = part == "contact" and item.key == BASICS
    rows = (*(one for one in value if one), "") if isinstance(value, tuple) else ()
    return FieldRow(
        id=f"f-{name.replace('.', '-')}",
        name=name,
        label=BY_PART.get((part, field.name), FIELDS[field.name]),
        kind=field.kind,
        type=INPUTS.get(field.kind, "text"),
        wide=field.wide,
        value=value if isinstance(value, str) else "",
        lines=tuple(LineRow(one, told(one, field, language)) for one in rows),
        hint=FIELD_HINTS.get(field.name, "") if part != "summary" else "",
        complete=COMPLETE.get(field.name, "off") if contact else "off",
        asks=field.name == "highlights",
    )  # fmt: skip


def told(line: str, field: Field, language: str) -> tuple[Any, ...]:
    """The prompts of a line in words; only lines that tell what somebody achieved have any."""
    return tuple(PROMPTS[code] for code in prompts(line, language)) if field.name == "highlights" else ()


def prompts_in(part: str, items: tuple[Item, ...], language: str) -> list[list[str]]:
    """The prompts of every line in the form that is asked about, in the form's order: what live editing shows."""
    fields = LISTED.get(part, ())
    return [
        [str(one) for one in told(line, field, language)]
        for item in items
        for field in fields
        if field.name == "highlights"
        for line in item.values.get(field.name, ())
    ]
