"""The keys, in words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from finalist.web.frame import SECTIONS

KEYS = (
    ((_("Ctrl"), "K"), _("Go to, or do: pages, people, stories, questions")),
    (("/",), _("The same")),
    (("n",), _("New opportunity")),
    (("?",), _("This list")),
    (("Alt", "←", "→"), _("On the board: move a card to another stage")),
    (("Alt", "↑", "↓"), _("On the board and in lists: move it up or down")),
    (("b",), _("Practice: begin what is due")),
    (("r",), _("Practice: record")),
    (("p",), _("Practice: pause, and go on")),
    (("e",), _("Practice: stop")),
    (("h",), _("Practice: hand in")),
    (("a",), _("Practice: answer again")),
    (("s",), _("Practice: read the question aloud")),
    (("k",), _("Practice: next question")),
    (("f",), _("Practice: to the feedback")),
    (("v",), _("Practice: how it goes")),
    (("Space", "←", "→"), _("In a transcript: play, two seconds back or on")),
    (("Esc",), _("Close what is open")),
)


@dataclass(frozen=True, slots=True)
class ShortcutsPage:
    """Each with its keys, pressed one after the other where there are letters."""

    keys: tuple[tuple[tuple[Any, ...], Any], ...]
    is_on: bool


def shortcuts_page(owner: Any) -> ShortcutsPage:
    """Read it for `owner`."""
    sections = tuple((tuple(one.keys.split()), one.label) for one in SECTIONS if one.keys)
    return ShortcutsPage((*KEYS[:4], *sections, *KEYS[4:]), owner.settings.get("shortcuts") != "off")
