"""Who listens to recordings: what is installed, what it costs, what to do where a part is missing, what was chosen."""

from dataclasses import dataclass
from typing import Any

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from finalist.services import listening
from finalist.services.listening import Choice, Ear
from finalist.web.messages_practice import ADVICE, COMPUTES, EARS


@dataclass(frozen=True, slots=True)
class EarRow:
    """One recogniser. `there`: it can be used; `knows`, `times`, `cost`, `right`: in words, `cost` as it was measured
    with `model`; `advice`: what to do where it is missing, with `command` to type."""

    name: str
    label: str
    what: Any
    there: bool
    chosen: bool
    knows: str
    times: Any
    cost: str
    right: str
    advice: Any
    command: str


@dataclass(frozen=True, slots=True)
class ListeningPage:
    """All of it. `now`: who would listen to an answer now, "" for nobody."""

    now: str
    choice: Choice
    ears: tuple[EarRow, ...]
    computes: tuple[tuple[str, Any], ...]
    languages: tuple[tuple[str, str], ...]
    measured: bool
    may_place: bool
    any_sound: bool


def listening_page(owner: Any) -> ListeningPage:
    """Read it for `owner`; no query."""
    choice = listening.choice_of(owner)
    return ListeningPage(
        now=listener_of(owner),
        choice=choice,
        ears=tuple(_row(ear, choice) for ear in listening.ears(choice)),
        computes=tuple(COMPUTES.items()),
        languages=tuple((code, LANG_INFO[code]["name_local"].capitalize()) for code in listening.LANGUAGES),
        measured=choice.language in listening.MEASURED,
        may_place=owner.is_local,
        any_sound=listening.reads_any_sound(),
    )


def listener_of(owner: Any) -> str:
    """Who would listen to an answer now, as outputs name it; "" for nobody."""
    found = listening.listener(listening.choice_of(owner))
    return found.label if found else ""


def _row(ear: Ear, choice: Choice) -> EarRow:
    info, cost = ear.info, ear.cost
    advice, command = ADVICE.get((ear.name, ear.missing), ("", ""))
    return EarRow(
        name=ear.name,
        label=info.label if info else ear.name,
        what=EARS.get(ear.name, ""),
        there=info is not None,
        chosen=choice.engine == ear.name,
        knows=_knows(info.languages) if info else "",
        times=(_("times every word") if info.timing == "measured" else _("times of words are estimated"))
        if info
        else "",
        cost=_cost(round(cost.a_minute), cost.memory, cost.model) if cost else "",
        right=_right(cost.wrong) if cost else "",
        advice=advice,
        command=command,
    )


def _knows(languages: tuple[str, ...]) -> str:
    return ", ".join(LANG_INFO[code]["name_local"] for code in languages) or _("many languages")


def _cost(seconds: int, memory: int, model: str) -> str:
    return ngettext(
        "%(seconds)d second of work for a minute of speech, %(memory)d MB of memory (measured with %(model)s)",
        "%(seconds)d seconds of work for a minute of speech, %(memory)d MB of memory (measured with %(model)s)",
        seconds,
    ) % {"seconds": seconds, "memory": memory, "model": model}


def _right(wrong: float) -> str:
    told = _("%(wrong)s %% of the words wrong in a clear reading; more with a poor microphone or a voice it knows less")
    return told % {"wrong": f"{wrong:g}"}
