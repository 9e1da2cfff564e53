"""After the door has closed: when to thank, when to nudge, when to let go, and what each letter comes back to.

Rules of EVIDENCE.md E6.5 and E6.6 (conventions): thank within 24 to 48 hours; nudge two working days after a promised
date, else on day 7 and day 14; close on day 30. A deadline on a weekend moves to the next working day.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from finalist.core.documents.base import Line
from finalist.core.documents.gameplan import After, Deadline, PersonCard, Snapshot
from finalist.core.plan.material import Material
from finalist.core.plan.people import heard_lines
from finalist.core.plan.snapshot import ends
from finalist.core.wording import say

NUDGE_DAYS = (7, 14)
CLOSE_DAY = 30
MORNING = time(9, 0)


def working_day(moment: datetime) -> datetime:
    """The moment itself on Monday to Friday, else the same hour on the Monday after."""
    return moment + timedelta(days=max(0, 7 - moment.weekday())) if moment.weekday() >= 5 else moment


def after(material: Material, snapshot: Snapshot, people: Sequence[PersonCard]) -> After:
    """Deadlines from the end of the last meeting, in the candidate's zone; a line for each letter."""
    letters = tuple(_letter(material, card) for card in people)
    if not snapshot.meetings:
        return After(letters=letters or (say("after.no-people"),))
    zone = ZoneInfo(material.zone)
    end = max(ends(meeting) for meeting in snapshot.meetings).astimezone(zone)
    due = [
        Deadline(kind="thank-you", due=end + timedelta(hours=24), line=say("after.thank-you"), rests_on="E6.5"),
    ]
    for number, days in enumerate(NUDGE_DAYS, 1):
        moment = working_day(datetime.combine((end + timedelta(days=days)).date(), MORNING, zone))
        due.append(Deadline(kind="nudge", due=moment, line=say(f"after.nudge-{number}"), rests_on="E6.6"))
    moment = working_day(datetime.combine((end + timedelta(days=CLOSE_DAY)).date(), MORNING, zone))
    due.append(Deadline(kind="close", due=moment, line=say("after.close"), rests_on="E6.6"))
    return After(deadlines=tuple(due), letters=letters or (say("after.no-people"),))


def _letter(material: Material, card: PersonCard) -> Line:
    promised = [line for line in heard_lines(material, card.name.value) if line.kind == "i-promised"]
    if promised:
        return say("after.letter-promise", card.name.evidence, person=card.name, quote=promised[0].evidence)
    return say("after.letter", person=card.name)
