"""What a sheet prints, value by value, in the words in which it prints them: what readers of the file must find."""

from collections.abc import Iterator

from finalist.core.resume.proof import Mark
from finalist.core.text.bidi import has_right_to_left
from finalist.render.resume.sheet import Sheet

_NAMES = {"work": ("titles", "employers"), "volunteer": ("titles", "employers"), "education": ("titles", "schools")}


def marks_of(sheet: Sheet) -> tuple[Mark, ...]:
    """A Mark for every value of the sheet, entries in the order in which they are printed."""
    return tuple(_marks(sheet))


def _ends(dates: str, right_to_left: bool) -> tuple[str, ...]:
    """A time as one value; of one that goes on, in a script that runs the other way, number and word by themselves.

    Readers without an order of their own for such lines give “الآن – 04/2021”, which says the same.
    """
    return tuple(dates.split(" – ")) if right_to_left and has_right_to_left(dates) else (dates,)


def _marks(sheet: Sheet) -> Iterator[Mark]:
    yield Mark("contact", "/basics", sheet.name)
    yield from (Mark("contact", "/basics", one.text) for one in sheet.reaches)
    if sheet.label:
        yield Mark("text", "/basics", sheet.label)
    if letter := sheet.letter:
        said = (*letter.to, letter.date, letter.subject, letter.greeting, *letter.paragraphs, letter.farewell)
        yield from (Mark("text", f"/letter/{number}", words) for number, words in enumerate(said) if words)
    for section in sheet.sections:
        title, where = _NAMES.get(section.id, ("text", "text"))
        for number, entry in enumerate(section.entries):
            place = f"/{section.id}/{number}"
            yield Mark(title, place, entry.title)
            yield Mark(where, place, entry.where)
            yield from (Mark("dates", place, words) for words in _ends(entry.dates, sheet.right_to_left))
            yield from (Mark("text", place, words) for words in (entry.place, entry.text, *entry.bullets))
        for number, group in enumerate(section.groups):
            place = f"/{section.id}/{number}"
            yield from (Mark("text", place, words) for words in (group.name, *group.words, group.note))
        yield from (Mark("text", f"/{section.id}/{number}", line) for number, line in enumerate(section.lines))
