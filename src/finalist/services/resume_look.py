"""How a résumé looks: theme, paper, language, colour, fonts, photo; and what comes out: pages, files, proof."""

import threading
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from finalist.core.documents.resume import JsonResume
from finalist.core.errors import UserError
from finalist.core.resume.placeholders import finished
from finalist.ingest.picture import SAFE, media_type_of, thumbnail
from finalist.journeys.resume import FORMATS, MAX_PHOTO, Built, Order, Paper, build, pages
from finalist.journeys.resume_proof import Proof, prove_both
from finalist.render.resume.dress import dressed
from finalist.render.resume.themes import DEFAULT, languages, theme
from finalist.services import resumes
from finalist.services.remembered import Memory, key_of
from finalist.store import files
from finalist.store.access import mine
from finalist.store.models import Resume
from finalist.store.saving import change

PAPERS = ("a4", "us-letter")
PICTURE, THUMBNAIL, FINEST, INCHES = 96.0, 40.0, 150.0, 8.27
"""Dots an inch of the pages beside the form, of a theme in the gallery, and at most; width of A4 in inches."""
PHOTO = 300
"""Pixels across a photo: 25 mm of paper at 300 dots an inch."""
PLAIN: dict[str, Any] = {"theme": DEFAULT, "paper": "a4", "language": "en", "accent": "", "font": "", "photo": False}
SCRAPS = ("txt", "md", "json")
"""Formats that go without a name."""
KEPT = 64
"""Pictures of saved pages kept in memory, some 200 kB each. Convention."""


def look_of(row: Resume) -> dict[str, Any]:
    """Every choice, those that were not made as they are without."""
    return {**PLAIN, **{key: value for key, value in row.look.items() if key in PLAIN}}


def order_of(row: Resume, form: str, **other: Any) -> Order:
    """What to print. other: choices that differ from the row's. A theme or language that has gone is the usual one."""
    look = {**look_of(row), **other}
    if look["language"] not in languages():
        look["language"] = "en"
    try:
        dressed(theme(look["theme"]), look["accent"], look["font"])
    except UserError:
        look |= {"theme": DEFAULT, "accent": "", "font": ""}
    paper: Paper = "us-letter" if look["paper"] == "us-letter" else "a4"
    photo = files.read(row.photo) if look["photo"] and row.photo else b""
    return Order(form, look["theme"], paper, look["language"], photo, look["accent"], look["font"])


def save(owner: Any, resume_id: str, seen: int | None, **given: Any) -> Resume:
    """Keep theme, paper, language, accent, font and photo (whether it is shown). Raises UserError for what is none."""
    row = mine(Resume, owner, resume_id)
    look = {**look_of(row), **{key: value for key, value in given.items() if key in PLAIN}}
    if look["paper"] not in PAPERS:
        raise UserError("There is no such paper.", "Choose A4 or Letter.")
    if look["language"] not in languages():
        raise UserError("There are no headings in that language.", f"Choose one of: {', '.join(languages())}.")
    dressed(theme(look["theme"]), look["accent"], look["font"])
    look["photo"] = bool(look["photo"])
    return resumes.put(row, row.body, "look", seen, look=look)


def give_photo(owner: Any, resume_id: str, data: bytes) -> Resume:
    """A photo for it, shown from now on. Raises UserError when it is no PNG or JPEG, too large or damaged.

    It is drawn anew and small: what a camera writes into a file (place, time, its owner) does not go out with it.
    """
    row = mine(Resume, owner, resume_id)
    kind = media_type_of(data, "")
    small = thumbnail(data, kind, PHOTO) if kind in SAFE and len(data) <= MAX_PHOTO else None
    if small is None:
        raise UserError("The photo is no PNG or JPEG that opens, or larger than 3 MB.", "Give another picture.")
    blob = files.keep(owner, [small], "image/png", limit=MAX_PHOTO)
    change(row, photo=blob)
    return save(owner, resume_id, None, photo=True)


def take_photo(owner: Any, resume_id: str) -> Resume:
    """Without a photo again."""
    change(mine(Resume, owner, resume_id), photo=None)
    return save(owner, resume_id, None, photo=False)


def drawn(row: Resume, **other: Any) -> tuple[bytes, ...]:
    """The pages as PNG, as it is saved. other: a theme to see it in, `ppi`."""
    ppi = other.pop("ppi", PICTURE)

    def draw() -> tuple[bytes, ...]:
        return pages(resumes.content_of(row.body), order_of(row, "png", **other), ppi)

    return _pictures.kept(_key(row, other, ppi), draw)


_pictures = Memory[tuple[bytes, ...]](KEPT)
_proofs = Memory[tuple[Proof, Proof]](KEPT)


def _key(row: Resume, other: Mapping[str, Any], ppi: float) -> str:
    return key_of(row.pk, row.body, row.look, row.photo_id, dict(other), ppi)


_newest: dict[str, int] = {}
_waiting = threading.Lock()


def preview(row: Resume, body: Mapping[str, Any], turn: int, width: int = 0) -> tuple[bytes, ...] | None:
    """The pages of what stands in a form. None when somebody asked again meanwhile: only the newest request counts.

    turn: grows with every request for this résumé from one page; width: of the picture in pixels, 0 when not said.
    """
    _newest[row.pk] = max(turn, _newest.get(row.pk, 0)) if turn else 0
    if len(_newest) > KEPT:
        _newest.clear()
    content, order = resumes.content_of(body), order_of(row, "png")
    ppi = min(FINEST, max(THUMBNAIL, width / INCHES)) if width else PICTURE
    with _waiting:
        if turn and _newest.get(row.pk, turn) > turn:
            return None
        return pages(content, order, ppi)


def made(row: Resume, form: str) -> Built:
    """The résumé as a file. Raises UserError for a format there is none of."""
    if form not in FORMATS:
        raise UserError(f"There is no format “{form[:20]}”.", f"Choose one of: {', '.join(FORMATS)}.")
    content = resumes.content_of(row.body)
    if form not in SCRAPS and not nameable(content):
        raise UserError("There is no name in this résumé yet.", "Write it under Contact.")
    return build(content, order_of(row, form))


def proof_of(row: Resume) -> tuple[Proof, Proof]:
    """PDF and DOCX of this document, read again by every reader there is; remembered until it changes."""

    def prove() -> tuple[Proof, Proof]:
        pdf, docx = prove_both(resumes.content_of(row.body), order_of(row, "pdf"))
        return replace(pdf, files=()), replace(docx, files=())

    return _proofs.kept(_key(row, {}, 0), prove)


def nameable(content: JsonResume) -> bool:
    """Whether it says whose it is: a file for others has that as its title."""
    return bool(finished(content)[0].basics.name.strip())
