"""What was understood of a question, in a few lines for people."""

from finalist.core.knowledge.load import knowledge
from finalist.core.questions.classify import UNKNOWN, Reading

DIRECTIONS = {"to-candidate": "for you to answer", "to-company": "for them to answer", UNKNOWN: "unknown"}


def outline(reading: Reading) -> list[str]:
    """One line a part, then the words it rests on."""
    families: dict[str, str] = {item.id: item.name for item in knowledge().families}
    lines = [f"{'direction':13}{DIRECTIONS[reading.direction]}{_sure(reading.confidence.direction)}"]
    if reading.direction == "to-candidate":
        lines.append(f"{'family':13}{families.get(reading.family, UNKNOWN)}{_sure(reading.confidence.family)}")
        named = [f"{item.name} ({item.score:.0%})" for item in reading.competencies] or [UNKNOWN]
        lines += [f"{'looks for' if not index else '':13}{name}" for index, name in enumerate(named)]
    words = dict.fromkeys(f"“{item.words}”" for item in reading.because)
    if words:
        lines.append(f"{'because of':13}{', '.join(words)}")
    return lines


def _sure(share: float) -> str:
    return f" ({share:.0%} sure)" if share else ""
