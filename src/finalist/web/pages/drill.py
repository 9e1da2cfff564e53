"""The page of a sitting: which question, which step of it, and what is needed for the step."""

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal

from django.contrib.staticfiles import finders
from django.utils.translation import gettext as _

from finalist.core.errors import UserError
from finalist.core.knowledge.load import knowledge
from finalist.services import drills, listening, probing
from finalist.services.drill_items import Item
from finalist.services.probing import Asked
from finalist.store.models import Drill, Take
from finalist.web.messages_practice import DRILLS, NEEDS_EAR, OTHER_TROUBLE, TROUBLES

Step = Literal["guess", "answer", "wait", "trouble", "probe", "look"]
EYES = "vendor/vision/face_landmarker.task"
"""What finds a face in the picture; there where it was fetched (`make camera`)."""
CHOICES = 5
"""Competencies to choose from: enough to have to think. Convention."""


@dataclass(frozen=True, slots=True)
class Place:
    """One question in the list of the sitting. `is_done`: it has an answer."""

    number: int
    text: str
    is_here: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class Guess:
    """What was guessed and what it is about, by name. `is_right`: None when nothing was guessed."""

    chosen: str
    about: tuple[str, ...]
    is_right: bool | None


@dataclass(frozen=True, slots=True)
class DrillPage:
    """All of it. `asked`: the follow-up that waits; `take`: the newest answer here; `trouble`: what and what next.

    `has_eyes`: a face can be found in the picture; `shape`: how an answer of this family is built;
    `choices`: competencies (id, name, definition) for the guess; `tongue`: language of the text; `can_hear`: something
    here listens in the language of the answers; `needs_ear`: the trouble is that nothing does.
    """

    drill: Drill
    name: Any
    places: tuple[Place, ...]
    here: int
    item: Item
    step: Step
    text: str
    take: Take | None
    asked: Asked | None
    nth: int
    guess: Guess | None
    choices: tuple[tuple[str, str, str], ...]
    shape: tuple[str, ...]
    trouble: tuple[Any, Any] | None
    slides: int
    following: int | None
    has_eyes: bool
    tongue: str
    can_hear: bool
    needs_ear: bool

    @property
    def is_talk(self) -> bool:
        """The item is a presentation."""
        return self.item.question_id == "presentation"


def drill_page(drill: Drill, place: int, *, again: bool = False, slides: int = 0) -> DrillPage:
    """Read it for a sitting the caller may see. `again`: one more take, whatever there is.

    Raises UserError for a sitting without a question.
    """
    items = drills.items_of(drill)
    if not items:
        raise UserError(_("This sitting holds no question."), _("Begin another one."))
    here = min(max(place, 0), len(items) - 1)
    item = items[here]
    takes = list(Take.objects.of(drill.owner).filter(drill=drill, parent=None).order_by("created_at", "nth", "pk"))
    own = [take for take in takes if take.place == here]
    take = own[-1] if own else None
    newest = _newest_said(take)
    asked = probing.pending(take) if take and take.state == Take.State.DONE else None
    guess = _guess(drill, here, item)
    step = _step(drill, here, take, newest, asked, again)
    return DrillPage(
        drill=drill,
        name=DRILLS.get(drill.kind, (drill.kind, ""))[0],
        places=places_of(drill, here, drills.answered(drill)),
        here=here,
        item=item,
        step=step,
        text=asked.text if asked and step == "probe" else item.text,
        take=take,
        asked=asked,
        nth=len(own) + 1,
        guess=guess,
        choices=_choices(item) if step == "guess" else (),
        shape=next((one.shape for one in knowledge().families if one.id == item.family), ()),
        trouble=TROUBLES.get(newest.trouble, OTHER_TROUBLE) if newest and step == "trouble" else None,
        slides=slides,
        following=here + 1 if here + 1 < len(items) else None,
        has_eyes=finders.find(EYES) is not None,
        tongue=_language(drill) if item.question_id.startswith("own:") or step == "probe" else "en",
        can_hear=step not in ("answer", "probe") or listening.hears(drill.owner, _language(drill)),
        needs_ear=newest is not None and newest.trouble in NEEDS_EAR,
    )


def places_of(drill: Drill, here: int, done: Collection[int]) -> tuple[Place, ...]:
    """The questions of a sitting, to go to; `done`: places of those with an answer."""
    return tuple(Place(at, one.text, at == here, at in done) for at, one in enumerate(drills.items_of(drill)))


def _language(drill: Drill) -> str:
    """Of the answers."""
    return str(drill.options.get("language", "en")) if isinstance(drill.options, dict) else "en"


def _newest_said(take: Take | None) -> Take | None:
    """The answer, or the newest one to a follow-up of it: what the page waits for."""
    if take is None:
        return None
    return take.follow_ups.filter(deleted_at=None).order_by("-created_at", "-nth", "-pk").first() or take


def _step(drill: Drill, here: int, take: Take | None, newest: Take | None, asked: Asked | None, again: bool) -> Step:
    guesses = drill.competency_guess if isinstance(drill.competency_guess, dict) else {}
    if str(here) not in guesses and take is None:
        return "guess"
    if take is None or newest is None or again:
        return "answer"
    if newest.state in (Take.State.WAITING, Take.State.LISTENING):
        return "wait"
    if newest.state in (Take.State.FAILED, Take.State.CANCELLED):
        return "trouble"
    return "probe" if asked else "look"


def _guess(drill: Drill, here: int, item: Item) -> Guess | None:
    given = drill.competency_guess if isinstance(drill.competency_guess, dict) else {}
    if str(here) not in given:
        return None
    names = {one.id: one.name for one in knowledge().competencies}
    chosen = str(given[str(here)])
    about = tuple(names[one] for one in item.competencies if one in names)
    return Guess(names.get(chosen, ""), about, chosen in item.competencies if chosen in names and about else None)


def _choices(item: Item) -> tuple[tuple[str, str, str], ...]:
    """The right one(s) among others, always the same ones for the same question, in the order of the rubric."""
    known = knowledge().competencies
    right = [one.id for one in known if one.id in item.competencies]
    rest = sorted((one.id for one in known if one.id not in right), key=lambda one: _draw(item.text, one))
    shown = {*right, *rest[: CHOICES - len(right)]}
    return tuple((one.id, one.name, one.definition) for one in known if one.id in shown)


def _draw(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
