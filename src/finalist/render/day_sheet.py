"""The day sheet by itself: one HTML file for the phone and one page of paper, made for the candidate's own eyes.

It is the plan's sheet with what only the candidate knows: first and last sentence, how names are said, faces. Same
values, same bytes; the HTML asks nothing of anyone.
"""

import json
import tempfile
from base64 import b64encode
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from finalist.core.documents.gameplan import GamePlan
from finalist.core.plan.day_pack import DayOwn
from finalist.render import wording
from finalist.render.html import _environment, _hash, _static, title_of
from finalist.render.page.build import plan_page
from finalist.render.page.days import DaySheet
from finalist.render.paper import ACCESSIBLE, NO_GLYPH

TEMPLATES = Path(__file__).parent / "templates" / "pdf"
USED = ("day.typ", "days.typ", "pieces.typ")


@dataclass(frozen=True, slots=True)
class Face:
    """How somebody's name is said, and the picture as a data address; both "" when not known."""

    spoken: str
    picture: str


def day_html(plan: GamePlan, own: DayOwn) -> bytes:
    """The sheet as one file, UTF-8. Raises ValueError for a plan without a day."""
    page = plan_page(plan, own.zone or None)
    day = _day(page.day)
    style = f"{_static('plan.css')}\n{_static('day.css')}"
    template = _environment().get_template("day-sheet.html")
    shown = template.render(
        page=page,
        day=day,
        faces={row.name: _face(own, row.name) for row in day.people},
        opening=wording.clean(own.opening),
        closing=wording.clean(own.closing),
        title=f"{title_of(page).removesuffix(': game plan')}: day sheet",
        style=style,
        style_hash=_hash(style),
    )
    return shown.encode("utf-8", "replace")


def day_pdf(plan: GamePlan, own: DayOwn) -> bytes:
    """The sheet on exactly one page of A4. Raises ValueError for a plan without a day."""
    page = plan_page(plan, own.zone or None)
    day = _day(page.day)
    pictures = {row.name: own.of(row.name).photo for row in day.people}
    faces = {name: _file_name(number, data) for number, (name, data) in enumerate(pictures.items()) if data}
    values = {
        "page": {"lang": page.lang, "day": _uncited(asdict(day))},
        "faces": faces,
        "spoken": {row.name: wording.clean(own.of(row.name).spoken) for row in day.people},
        "opening": wording.clean(own.opening),
        "closing": wording.clean(own.closing),
    }
    with tempfile.TemporaryDirectory(prefix="finalist-day-") as folder:
        place = Path(folder)
        for name in USED:
            (place / name).write_bytes((TEMPLATES / name).read_bytes())
        for name, file in faces.items():
            (place / file).write_bytes(pictures[name])
        inputs = {
            "sheet": json.dumps(values, ensure_ascii=False).encode("utf-8", "replace").decode(),
            "title": title_of(page).removesuffix(": game plan"),
        }
        return _set(place, inputs, int(plan.made_at.timestamp()))


def _set(place: Path, inputs: dict[str, str], stamp: int) -> bytes:
    """The PDF; without the claim to PDF/UA where a letter is in none of the fonts."""
    import typst

    tries: tuple[tuple[bool, Any], ...] = ((True, ACCESSIBLE), (False, ACCESSIBLE), (False, []))
    for own_fonts, standard in tries:
        compiler = typst.Compiler(place / "day.typ", root=place, ignore_system_fonts=own_fonts)
        try:
            made: Any = compiler.compile(
                format="pdf", sys_inputs=inputs, pdf_standards=standard, timestamp=stamp, pdf_tags=True
            )
            return bytes(made)
        except typst.TypstError as error:
            if not standard or NO_GLYPH not in str(error):
                raise
    raise AssertionError("the last try has no standard to miss")


def _uncited(value: Any) -> Any:
    """The same without numbers of quotations: the list they point to is not on this sheet."""
    if isinstance(value, dict):
        return {key: () if key == "cites" else _uncited(one) for key, one in value.items()}
    return [_uncited(one) for one in value] if isinstance(value, list | tuple) else value


def _day(day: DaySheet | None) -> DaySheet:
    if day is None:
        raise ValueError("this plan has no day")
    return day


def _face(own: DayOwn, name: str) -> Face:
    known = own.of(name)
    kind = "png" if known.photo.startswith(b"\x89PNG") else "jpeg"
    picture = f"data:image/{kind};base64,{b64encode(known.photo).decode()}" if known.photo else ""
    return Face(wording.clean(known.spoken), picture)


def _file_name(number: int, data: bytes) -> str:
    return f"face-{number}.{'png' if data.startswith(bytes([0x89]) + b'PNG') else 'jpg'}"
