"""The plan as one HTML file that asks nothing of anyone: no network, no fonts, no script that it needs.

Everything from documents reaches the page through Jinja's escaping, and a content policy by hash stops the rest.
"""

import contextlib
import os
import pickle
import sys
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from finalist.core.documents.gameplan import GamePlan
from finalist.render import wording
from finalist.render.page.build import PARTS, PlanPage, plan_page

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment

HERE = Path(__file__).parent
SLOT_MINUTES = 30
LONGEST_SLOTS = 6


def plan_html(plan: GamePlan, zone: str | None = None) -> bytes:
    """The page, UTF-8. `zone`: the candidate's IANA zone, in place of the plan's. Same plan, same bytes."""
    page = plan_page(plan, zone)
    style, script = _static("plan.css"), _static("plan.js")
    return (
        _environment()
        .get_template("plan.html")
        .render(
            page=page,
            title=title_of(page),
            parts=tuple(PARTS),
            contents=(*((part, PARTS[part][0]) for part in PARTS), ("sources", "Sources")),
            necessities=tuple(wording.NECESSITY.items()),
            strengths=wording.STRENGTH,
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
        .encode("utf-8", "replace")
    )


def title_of(page: PlanPage) -> str:
    """“Senior Staff Nurse at Saltmarsh Valley Hospital: game plan”."""
    job = " at ".join(filter(None, (page.header.role, page.header.company)))
    return f"{job}: game plan" if job else "Game plan"


@cache
def _static(name: str) -> str:
    return (HERE / "static" / name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _slots(minutes: int) -> int:
    """How tall a block stands: half hours, 1 to 6."""
    return min(LONGEST_SLOTS, max(1, round(minutes / SLOT_MINUTES)))


def _heat(figure: int) -> int:
    """0..100 → a step of colour, 0 (nothing) to 4."""
    return 0 if figure <= 0 else min(4, 1 + figure // 25)


def _compiled_templates() -> "BytecodeCache | None":
    """Compiled templates beside the templates, as Python keeps its own; none where that folder can not be written.

    Saves a sixth of a second in every process but the first.
    """
    from jinja2 import FileSystemBytecodeCache
    from jinja2.bccache import Bucket

    class Kept(FileSystemBytecodeCache):
        """A cache that can not stop a plan: a damaged entry is compiled anew, a full disk keeps none."""

        def load_bytecode(self, bucket: Bucket) -> None:
            try:
                super().load_bytecode(bucket)
            except (OSError, pickle.UnpicklingError, EOFError, ValueError, LookupError, AttributeError, ImportError):
                bucket.reset()

        def dump_bytecode(self, bucket: Bucket) -> None:
            with contextlib.suppress(OSError):
                super().dump_bytecode(bucket)

    if sys.dont_write_bytecode:
        return None
    folder = HERE / "templates" / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return Kept(str(folder)) if os.access(folder, os.W_OK) else None


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=FileSystemLoader(HERE / "templates" / "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled_templates(),
    )
    made.filters.update(slots=_slots, heat=_heat, ours=Markup)
    return made
