"""After the door has closed: when to thank, when to nudge, when to let go, and what each letter comes back to.

Rules of EVIDENCE.md E6.5 and E6.6 (conventions): thank within 24 to 48 hours; nudge two working days after a promised
date, else on day 7 and day 14; close on day 30. A deadline on a weekend or a public holiday of the employer's country
moves to the next working day (core/letters/clock.py).
"""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from finalist.core.documents.base import Line
from finalist.core.documents.gameplan import After, Deadline, PersonCard, Snapshot
from finalist.core.letters.clock import country_of, steps
from finalist.core.plan.material import Material
from finalist.core.plan.people import heard_lines
from finalist.core.plan.snapshot import ends
from finalist.core.wording import say


def after(material: Material, snapshot: Snapshot, people: Sequence[PersonCard]) -> After:
    """Deadlines from the end of the last meeting, in the candidate's zone; a line for each letter."""
    letters = tuple(_letter(material, card) for card in people)
    if not snapshot.meetings:
        return After(letters=letters or (say("after.no-people"),))
    zone = ZoneInfo(material.zone)
    end = max(ends(meeting) for meeting in snapshot.meetings).astimezone(zone)
    due = []
    for step in steps(end, zone=material.zone, country=country_of(snapshot.meetings[0].zone)):
        key = f"after.nudge-{step.number}" if step.kind == "nudge" else f"after.{step.kind}"
        moment = end + timedelta(hours=24) if step.kind == "thank-you" else step.due
        due.append(Deadline(kind=step.kind, due=moment, line=say(key), rests_on=step.rests_on))
    return After(deadlines=tuple(due), letters=letters or (say("after.no-people"),))


def _letter(material: Material, card: PersonCard) -> Line:
    promised = [line for line in heard_lines(material, card.name.value) if line.kind == "i-promised"]
    if promised:
        return say("after.letter-promise", card.name.evidence, person=card.name, quote=promised[0].evidence)
    return say("after.letter", person=card.name)
