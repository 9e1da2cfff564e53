"""Are typed moves understood: own labelled lines, development and held-out; how fast; and what pays in rehearsal."""

import time
from collections import Counter
from decimal import Decimal
from pathlib import Path

from finalist.core.offers.spar.moves import understand
from finalist.core.offers.spar.scenario import load, shipped
from finalist.core.offers.spar.talk import answer, begin

DATA = Path(__file__).parent / "data"
REFERENCE = Decimal(50_000)


def cases(name: str) -> list[tuple[str, str]]:
    """(main move, line) of one file."""
    rows = (DATA / f"spar_{name}.txt").read_text(encoding="utf-8").splitlines()
    cut = (row.partition("|") for row in rows if row and not row.startswith("#"))
    return [(kind.strip(), line.strip()) for kind, _, line in cut]


def main() -> None:
    """Prints the tables."""
    for name in ("dev", "more", "late", "heldout", "last"):
        rows = cases(name)
        wrong = [(kind, understand(line, REFERENCE).kind) for kind, line in rows]
        right = sum(kind == found for kind, found in wrong)
        asked = sum(found == "other" != kind for kind, found in wrong)
        share = f"{right} of {len(rows)} main moves right ({right / len(rows):.1%})"
        print(f"{name:8} {share}; asked again: {asked}; misread: {len(rows) - right - asked}")
        missed = Counter((kind, found) for kind, found in wrong if kind != found)
        print("         " + ", ".join(f"{a} taken for {b}: {n}" for (a, b), n in missed.most_common(8)))
    commonest = Counter(kind for kind, _ in cases("heldout")).most_common(1)[0]
    print(f"baseline: always “{commonest[0]}”, {commonest[1] / len(cases('heldout')):.1%}")
    started = time.perf_counter()
    for _, line in cases("heldout"):
        understand(line, REFERENCE)
    print(f"a line is understood in {(time.perf_counter() - started) / len(cases('heldout')) * 1000:.2f} ms")
    _manners()


def _manners() -> None:
    """How much of the room between opening and limit four ways of talking reach, over the shipped scenarios."""
    print(f"\nShare of the room between opening and limit that is reached, mean of {len(shipped())} scenarios")
    ways = {
        "takes the first figure": ["Could you name a figure first?", "I'd rather hear your number.", "Deal."],
        "asks, no reason": ["{limit}", "{limit}", "{limit}", "Deal."],
        "asks with a reason": [
            "{limit}, because I ran this for six years", "I also led the team", "{limit}, since I know it", "Deal.",
        ],
        "ultimatum at once": ["{limit} or I walk", "{limit} or I walk", "Deal."],
        "ultimatum too high": ["{above} or I walk", "{above} or I walk", "Deal."],
    }  # fmt: skip
    for name, lines in ways.items():
        reached, lost = [], 0
        for ident in shipped():
            scenario = load(ident)
            talk = begin(scenario)
            for line in lines:
                if not talk.over:
                    talk = answer(talk, line.format(limit=scenario.limit, above=scenario.limit * Decimal("1.1")))
            room = scenario.limit - scenario.opening
            reached.append(float((talk.agreed - scenario.opening) / room) if talk.agreed and room else 0.0)
            lost += talk.outcome == "lost"
        print(f"  {name:26}{sum(reached) / len(reached):>7.0%}   talks lost: {lost}")


if __name__ == "__main__":
    main()
