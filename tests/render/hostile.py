"""The rich sample with poison in every free text: markup, script, template code, Typst code, direction overrides."""

from typing import Any

from sample_plan import rich_plan

from finalist.core.documents.gameplan import GamePlan

POISON = (
    " <script>alert(1)</script><img src=x onerror=alert(2)></style></title></details>"
    '{{ 7 * 7 }}{% raw %} #panic("x") $x$ *b* @ref <quote-1> \\ \u202egnp.exe\u202c \x00\x1b[31m \'"&amp;'
)
"""Ends up after every free text."""

FREE = {
    "text",
    "value",
    "verbatim",
    "name",
    "title",
    "stake_name",
    "brief",
    "prompt",
    "strong",
    "tells",
    "wording",
    "message",
    "file",
    "engine",
    "program",
    "field_name",
    "part",
    "email",
    "company",
    "subject",
    "grade",
    "source",
    "probes",
    "mistakes",
    "shared",
    "formats",
    "portfolio",
    "words",
    "behaviours",
    "look_for",
    "watch_out",
    "bring",
    "rubric",
    "outline",
}


def poisoned(value: Any, key: str = "") -> Any:
    """The dumped plan with the poison in place; ids, dates and codes stay, so that it is still a plan."""
    if isinstance(value, dict):
        return {name: poisoned(inner, name) for name, inner in value.items()}
    if isinstance(value, tuple | list):
        return tuple(poisoned(inner, key) for inner in value)
    if isinstance(value, str) and key in FREE:
        return value + POISON
    return value


def hostile_plan() -> GamePlan:
    """A plan that tries everything."""
    dumped = poisoned(rich_plan().model_dump(mode="python"))
    first, *rest = dumped["snapshot"]["meetings"]
    place = {"document": "invite", "start": 0, "end": 4, "verbatim": "Dear"}
    first["link"] = {"value": "javascript:alert(3)", "evidence": place}
    first["zone"] = "../../etc/passwd"
    rest[0]["link"] = {"value": "https://meet.example/room?x=<b>&y=1", "evidence": place}
    rest[1]["link"] = {"value": "https://meet.example/room", "evidence": place}
    dumped["snapshot"]["meetings"] = (first, *rest)
    return GamePlan.model_validate(dumped)
