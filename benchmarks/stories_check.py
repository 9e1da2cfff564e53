"""The story check against labels: parts a sentence, a part taken out, one episode or a generality, weakness answers."""

from collections import Counter
from collections.abc import Callable, Sequence

import yaml

from benchmarks.stories_data import DATA, PARTS, Labelled, own, third_party
from benchmarks.stories_gates import episode_table, rules_table, weakness_table
from finalist.core.answers.features import model
from finalist.core.answers.structure import structure

LETTER = {name: letter for letter, name in PARTS.items()}
Reader = Callable[[Labelled], list[str]]


def by_model(story: Labelled) -> list[str]:
    """The letter of each unit: the part most of its characters are given."""
    text = story.text
    found = structure(text).sentences
    letters, at = [], 0
    for _, unit in story.units:
        at = text.index(unit, at)
        end = at + len(unit)
        votes: Counter[str] = Counter()
        for sentence in found:
            votes[LETTER[sentence.part]] += max(0, min(end, sentence.end) - max(at, sentence.start))
        letters.append(votes.most_common(1)[0][0])
        at = end
    return letters


def by_place(story: Labelled) -> list[str]:
    """First fifth situation, next tenth task, then half action, then a fifth result."""
    count = len(story.units)
    return [
        "S" if p < 0.2 else "T" if p < 0.3 else "A" if p < 0.8 else "R"
        for p in ((i + 0.5) / count for i in range(count))
    ]


def by_cues(story: Labelled) -> list[str]:
    """The part most cue patterns of which the sentence has; action when none or several lead."""
    letters = []
    for _, unit in story.units:
        hits = Counter(LETTER[part] for part, pattern in model().cues if pattern.search(unit.casefold()))
        top = hits.most_common(2)
        letters.append(top[0][0] if top and (len(top) == 1 or top[0][1] > top[1][1]) else "A")
    return letters


def by_majority(story: Labelled) -> list[str]:
    """Everything is action."""
    return ["A"] * len(story.units)


def right(stories: Sequence[Labelled], reader: Reader) -> tuple[int, int]:
    """(units right, units) of those that have a part."""
    pairs = [
        (label, found)
        for story in stories
        for (label, _), found in zip(story.units, reader(story), strict=True)
        if label in PARTS
    ]
    return sum(label == found for label, found in pairs), len(pairs)


def dropped(stories: Sequence[Labelled]) -> None:
    """Prints how often a part taken out is noticed, and how often a part that is there is called missing."""
    whole = [story for story in stories if set("STAR") <= story.has()]
    noticed: Counter[str] = Counter()
    false: Counter[str] = Counter()
    spoilt = 0
    for story in whole:
        missing = {LETTER[part] for part in structure(story.text).missing()}
        false.update(missing)
        spoilt += bool(missing)
        for letter in "STAR":
            noticed[letter] += PARTS[letter] in structure(story.without(letter).text).missing()
    print(
        f"  a part taken out of {len(whole)} complete stories: "
        + ", ".join(f"{PARTS[x]} {noticed[x]}/{len(whole)}" for x in "STAR")
        + f"; together {sum(noticed.values()) / (4 * len(whole)):.1%} noticed"
    )
    print(
        "  called missing though there: "
        + ", ".join(f"{PARTS[x]} {false[x]}/{len(whole)}" for x in "STAR")
        + f"; together {sum(false.values()) / (4 * len(whole)):.1%} of parts, {spoilt / len(whole):.1%} of stories"
    )


def parts_table(name: str, stories: Sequence[Labelled]) -> None:
    """Prints sentence accuracy beside the baselines."""
    episodes = [story for story in stories if story.kind == "episode"]
    print(f"\n{name}: {len(episodes)} stories")
    for label, reader in (
        ("ours", by_model),
        ("by place", by_place),
        ("cue words only", by_cues),
        ("all action", by_majority),
    ):
        good, count = right(episodes, reader)
        print(f"  {label:16}{good:>5} of {count} sentences right {good / count:>8.1%}")


def agreement() -> None:
    """Prints how often the second labelling pass gave the same letter."""
    second = yaml.safe_load((DATA / "stories_labelled_second.yaml").read_text(encoding="utf-8"))
    first = {story.id: "".join(letter for letter, _ in story.units) for story in own("held")}
    pairs = [pair for ident, letters in second.items() for pair in zip(first[ident], letters, strict=True)]
    same = sum(a == b for a, b in pairs)
    print(f"\nLabels twice by the same hand: {same} of {len(pairs)} alike (says that they are consistent, no more)")


def main() -> None:
    """Prints every table."""
    agreement()
    sets = [
        ("Held-out, own", own("held")),
        ("Held-out, own, before the second fit", own("late")),
        ("Awkward on purpose, own", own("fresh")),
        ("Held-out, third-party answers", third_party(True)),
    ]
    for name, stories in sets:
        if not stories:
            print(f"\n{name}: not measured, ../shared/data is absent")
            continue
        parts_table(name, stories)
        if "own" in name:  # complete ones; third-party answers are too few
            dropped([story for story in stories if story.kind == "episode"])
        parts_table(f"{name}, result told first", [s.result_first() for s in stories if "R" in s.has()])
        if {story.kind for story in stories} > {"episode"}:
            episode_table(stories)
    rules_table(third_party(True))
    weakness_table()


if __name__ == "__main__":
    main()
