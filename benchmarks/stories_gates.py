"""The gate, findings on third-party answers, and the check of weakness answers: the rest of stories_check's tables."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import yaml

from benchmarks.stories_data import DATA, Labelled
from finalist.core.documents.base import EvidenceRef, Sourced
from finalist.core.documents.story import PartSpan, Story
from finalist.core.stories.check import StoryCheck, check_story
from finalist.core.stories.episode import specific
from finalist.core.stories.weakness import check_weakness

DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:last|ago|yesterday|when i|one day|january|february|march|april|june|july|august|september"
    r"|october|november|december)\b|\d",
    re.IGNORECASE,
)
DISGUISED = re.compile(r"perfectionis|work too hard|care too much|workaholic", re.IGNORECASE)


def whole(text: str) -> EvidenceRef:
    """A text as evidence of itself."""
    return EvidenceRef(document="answer", start=0, end=len(text), verbatim=text)


def checked(text: str) -> StoryCheck:
    """The check of a text without headings, as the reader of files makes it."""
    from finalist.core.answers.structure import structure

    ref = whole(text)
    spans = tuple(
        PartSpan(part=part, stated=False, evidence=EvidenceRef(document="answer", start=a, end=b, verbatim=text[a:b]))
        for a, b, part in structure(text).spans()
    )
    return check_story(
        Story(id="s", source="answer", title=Sourced(value="s", evidence=ref), parts=spans, evidence=ref)
    )


def episode_table(stories: Sequence[Labelled]) -> None:
    """Prints how often one episode is told from a generality, beside two baselines."""
    told = [story.kind == "episode" for story in stories]
    found = [specific(story.text) for story in stories]
    rows = [
        ("ours", [one.probability >= 0.5 for one in found]),
        ("has a date or digit", [bool(DATED.search(story.text)) for story in stories]),
        ("all episodes", [True] * len(stories)),
    ]
    print(f"\n  One episode or a generality: {sum(told)} and {len(told) - sum(told)} answers")
    for label, said in rows:
        right = sum(a == b for a, b in zip(told, said, strict=True))
        print(f"  {label:20}{right:>5} of {len(told)} right {right / len(told):>8.1%}")
    sure = [(one.verdict, is_told) for one, is_told in zip(found, told, strict=True) if one.verdict != "unclear"]
    good = sum((verdict == "episode") == is_told for verdict, is_told in sure)
    print(f"  verdict given       {len(sure):>5} of {len(told)}, of these {good / len(sure):.1%} right")


def rules_table(stories: Sequence[Labelled]) -> None:
    """Prints our findings beside the rules that third-party raters expect, on their behavioural answers."""
    print("\nFindings beside third-party rules, held-out half of the behavioural answers")
    if not stories:
        print("  not measured: ../shared/data is absent")
        return
    checks = [(set(story.rules), checked(story.text)) for story in stories if "weakness" not in story.text]
    asks = {
        "missing_metrics": lambda c: not c.numbers,
        "no_ownership": lambda c: any(x.code == "no-own-action" for x in c.comments),
        "missing_result or result_not_specific": lambda c: any(
            x.code in ("no-result", "vague-result") for x in c.comments
        ),
    }
    for name, ours in asks.items():
        wanted = [bool(rules & set(name.split(" or "))) for rules, _ in checks]
        _scores(name, zip(wanted, [bool(ours(check)) for _, check in checks], strict=True))


def weakness_table() -> None:
    """Prints precision and recall of each finding on the held-out weakness answers, and a word list for disguises."""
    rows = [row for row in yaml.safe_load((DATA / "weakness_labelled.yaml").read_text("utf-8")) if row["set"] == "held"]
    found = [{one.code for one in check_weakness(whole(row["text"])).findings} for row in rows]
    wanted = [_expected(row) for row in rows]
    print(f"\nWeakness answers, held-out: {len(rows)}")
    for code in ("none", "disguised", "blame", "no-step", "no-progress"):
        _scores(code, [(code in want, code in got) for want, got in zip(wanted, found, strict=True)])
    _scores(
        "disguised, four words",
        [("disguised" in w, bool(DISGUISED.search(r["text"]))) for w, r in zip(wanted, rows, strict=True)],
    )
    same = sum(want == got for want, got in zip(wanted, found, strict=True))
    print(f"  all findings of an answer right: {same} of {len(rows)} ({same / len(rows):.1%})")


def _expected(row: dict) -> set[str]:
    codes = set(row["faults"])
    if "N" in row["has"]:
        return (
            codes
            | ({"no-step"} if "D" not in row["has"] else set())
            | ({"no-progress"} if "P" not in row["has"] else set())
        )
    return codes if "disguised" in codes else codes | {"none"}


def _scores(name: str, pairs: Iterable[tuple[bool, bool]]) -> None:
    count = Counter(pairs)
    hit, false, missed = count[True, True], count[False, True], count[True, False]
    precision = f"{hit}/{hit + false}"
    recall = f"{hit}/{hit + missed}"
    print(f"  {name:40}right when said {precision:>6}, found {recall:>6}")
