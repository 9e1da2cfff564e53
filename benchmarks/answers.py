"""The review of answers against labels, beside its floors; what charms it and what does not; what it costs."""

import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import permutations

from benchmarks import telephone
from benchmarks.answers_data import (
    HALVES,
    Case,
    Told,
    adversarial,
    good,
    half_of,
    load,
    second_pass,
    transcripts,
    written_later,
)
from benchmarks.answers_scored import table as scored_table
from benchmarks.matching_stories import THIRD_PARTY, Asked, held_out_cases, third_party_cases
from finalist.core.answers.asked_parts import asked_parts
from finalist.core.answers.content import read_content
from finalist.core.answers.ledger import conflicts
from finalist.core.answers.relevance import Relevance, relevance
from finalist.core.answers.results import Review
from finalist.core.answers.review import asked_for
from finalist.core.documents.base import SourceKind
from finalist.core.documents.take import typed
from finalist.core.match.stories import Tellable
from finalist.journeys.continuity import read_papers
from finalist.journeys.example import folder
from finalist.journeys.practise import review_take
from finalist.journeys.prepare import InputFile

LETTER = {"situation": "S", "task": "T", "action": "A", "result": "R", "lesson": "L"}
ANY = "Tell me about a time."
LATER = {
    "fresh": "written afterwards, mended on (at first sight 1 of 22 and 4 of 16)",
    "last": "written last (at first sight 0 of 14 and 0 of 12, 10 uncertain)",
}


def verdict(fits: Relevance) -> bool | None:
    """It answers, nothing joins it to the question, or not sure."""
    return True if fits.answers else False if fits.far else None


def main() -> None:
    """Print every table."""
    telephone.table()
    telephone.meeting_table()
    _passes()
    for half in HALVES:
        for name, written in (("with full stops", Told.stopped), ("without any", lambda told: told.text)):
            rows = [told for told in transcripts() if told.half == half]
            _told(rows, half, name, written, "en")
    _told(transcripts("german"), "German", "as written", lambda told: told.text, "de")
    charm_table()
    relevance_table()
    _asked_parts()
    scored_table()
    _alarms()
    _speed()


def _passes() -> None:
    """Whether the two labelings of parts agree."""
    second, same, all_units = second_pass(), 0, 0
    for told in transcripts():
        if told.id in second:
            pairs = list(zip((letter for letter, _ in told.units), second[told.id], strict=True))
            same, all_units = same + sum(a == b for a, b in pairs), all_units + len(pairs)
    print(f"\nSpoken transcripts: {len(transcripts())}, one hand; two passes agree on {same} of {all_units} lines")


def _told(rows: Sequence[Told], half: str, name: str, written: Callable[[Told], str], language: str) -> None:
    """Parts a line, one episode or not, fillers and repairs of some transcripts in one way of writing."""
    right: Counter[str] = Counter()
    sounds, twice = telephone.Score(), telephone.Score()
    for told in rows:
        found = review_take(typed(written(told), language), ANY)
        _parts(told, found, written(told), right)
        check = found.check("episode")
        right["specific"] += (told.kind == "episode") == bool(check and check.met)
        right["all episodes"] += told.kind == "episode"
        for score, label, kinds in ((sounds, "filler", _FILLS), (twice, "repair", _REPAIRS)):
            wanted = {at for at, (_, marked) in enumerate(told.words) if marked == label}
            score.add(wanted, {i for m in found.marks if m.kind in kinds for i in range(m.first, m.last + 1)})
    lines = right["lines"]
    print(f"\n  {half}, {len(rows)} transcripts, {name}")
    print(
        f"  part of a line: {right['ours'] / lines:.1%} of {lines}; floors: by place {right['place'] / lines:.1%},",
        end="",
    )
    print(f" all action {right['action'] / lines:.1%}")
    share = right["specific"] / len(rows)
    print(f"  one episode or a generality: {share:.1%}; floor: all episodes {right['all episodes'] / len(rows):.1%}")
    print(sounds.row("fillers (precision, recall, F1, words)") + "\n" + twice.row("repeats and restarts"))


_FILLS = ("filled-pause", "filler")
_REPAIRS = ("repeat", "restart")


def _parts(told: Told, found: Review, text: str, right: Counter[str]) -> None:
    """Count the lines of an episode whose commonest part is the labelled one."""
    if told.kind != "episode":
        return
    places, at = [], 0
    for word in text.split():
        places.append(at)
        at += len(word) + 1
    at = 0
    for number, (letter, said) in enumerate(told.units):
        votes = Counter(_part(found, place) for place in places[at : at + len(said)])
        at += len(said)
        right["lines"] += 1
        right["ours"] += votes.most_common(1)[0][0] == letter
        right["action"] += letter == "A"
        last = len(told.units) - 1
        right["place"] += letter == ("S" if number == 0 else "R" if number == last else "A")


def _part(found: Review, place: int) -> str:
    return next((LETTER[part.part] for part in found.parts if part.start <= place < part.end), "")


def rated(case: Case) -> list[int | None]:
    """The levels that an answer gets."""
    return [rating.level for rating in review_take(typed(case.answer), case.question).ratings]


def charmed(cases: Sequence[Case]) -> list[Case]:
    """Those that are rated above 2 in anything."""
    return [case for case in cases if any(level is not None and level > 2 for level in rated(case))]


def slighted(cases: Sequence[Case]) -> list[Case]:
    """Good ones that are rated below 3 in anything."""
    return [case for case in cases if any(level is not None and level < 3 for level in rated(case))]


def charm_table() -> None:
    """Prints, by kind, how many charming answers got more than a 2, and good ones less than a 3."""
    print("\nCharming answers (none may be above 2) and short, plain, good ones (none may be below 3)")
    sets = [(half, [c for c in [*good(), *adversarial()] if c.half == half]) for half in HALVES]
    for name, cases in (*sets, *((LATER[name], written_later(name)) for name in LATER)):
        bad = [case for case in cases if case.kind != "good"]
        fine = [case for case in cases if case.kind == "good"]
        unsure = sum(all(level is None for level in rated(case)) for case in fine)
        print(f"  {name}: {len(charmed(bad))} of {len(bad)} charming ones above 2;", end="")
        print(f" {len(slighted(fine))} of {len(fine)} good ones below 3, {unsure} uncertain")
        long = [case for case in bad if len(case.answer.split()) >= 40]
        print(f"    floor, above 2 from 40 words on: {len(long)} and {sum(len(c.answer.split()) < 40 for c in fine)}")
    kinds = Counter(case.kind for case in adversarial())
    print("  kinds: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))


def relevance_table() -> None:
    """Whether an answer is seen to speak of its question, and of questions that are after something else."""
    print("\nSpeaks of the question: the own answer, and answers to questions after other competencies (some do fit)")
    for name, cases in (("all good", good()), *((key, written_later(key)) for key in LATER)):
        fine = [(case, asked_for(case.question)) for case in cases if case.kind == "good"]
        own = [verdict(relevance(case.question, asked[1], case.answer, asked[0])) for case, asked in fine]
        foreign = [
            verdict(relevance(case.question, asked[1], other.answer, asked[0]))
            for (case, asked), (other, theirs) in permutations(fine, 2)
            if asked[0] == theirs[0] == "past" and not set(asked[1]) & set(theirs[1])
        ]
        shares = [
            f"{rows.count(verdict) / len(rows):.0%}" for rows in (own, foreign) for verdict in (True, None, False)
        ]
        print(f"  {name:9} own ({len(own)}): yes {shares[0]}, not sure {shares[1]}, no {shares[2]};", end="")
        print(f" others' ({len(foreign)}): yes {shares[3]}, not sure {shares[4]}, no {shares[5]}")
    sets = [("held out after the matcher", held_out_cases("heldout_later.txt"))]
    if THIRD_PARTY.is_dir():
        sets.append(("third-party", third_party_cases()))
    for name, (told, asked) in sets:
        _strangers(name, told, asked)


def _asked_parts() -> None:
    """Whether what is asked beside the occasion is seen to be given, or left open; by half, one hand."""
    print("\nWhat is asked beside the occasion (questions and answers by one hand, labelled before the rules)")
    for half in HALVES:
        counted: Counter[tuple[bool, bool]] = Counter()
        unseen = 0
        for row in (row for row in load("asked_parts.yaml") if half_of(row["id"]) == half):
            found = {_PART_KINDS.get(p.kind, p.kind): p for p in asked_parts(row["q"], read_content(row["a"], "en"))}
            for kind in row["asked"]:
                unseen += kind not in found
                if kind in found:
                    counted[kind in row["missing"], not found[kind].is_told] += 1
        given, left = counted[False, False] + counted[False, True], counted[True, True] + counted[True, False]
        print(f"  {half}: parts given {given}, seen so {counted[False, False]}; left open {left}, seen so", end="")
        print(f" {counted[True, True]}; not recognised as asked {unseen}")


_PART_KINDS = {"knew-better": "knew", "noticed": "knew"}


def _strangers(name: str, told: Sequence[Tellable], asked: Asked) -> None:
    """The same on questions and stories of the older sets, where a label says which stories answer."""
    counted: Counter[tuple[bool, bool | None]] = Counter()
    for question, right in asked:
        family, competencies = asked_for(question.text)
        for story in told if family in ("past", "") else ():
            counted[story.id in right, verdict(relevance(question.text, competencies, story.text, family))] += 1
    for label, fits in (("that answer", True), ("others", False)):
        whole = sum(count for (is_right, _), count in counted.items() if is_right is fits)
        yes, no = counted[fits, True] / whole, counted[fits, False] / whole
        print(f"  {name}, stories {label} ({whole}): yes {yes:.0%}, not sure {1 - yes - no:.0%}, no {no:.0%}")


def _alarms() -> None:
    """How often an unrelated answer is said to contradict the papers of the examples' candidates."""
    answers = [case.answer for case in good()] + [told.stopped() for told in transcripts()]
    for name, resume in (("nurse", "resume.md"), ("software", "resume.json")):
        files = [InputFile(kind, file, (folder(name) / file).read_bytes()) for kind, file in _papers(resume)]
        known = [fact for paper in read_papers(files, datetime.now(UTC)).facts() for fact in paper]
        clashes = sum(bool(conflicts(answer, known)) for answer in answers)
        print(f"\nContradictions claimed in {len(answers)} unrelated answers, {len(known)} facts of {name}: {clashes}")


def _papers(resume: str) -> tuple[tuple[SourceKind, str], ...]:
    return ("resume", resume), ("notes", "round1.md")


def _speed() -> None:
    """A two-minute answer, warm: 300 words."""
    text = " ".join(told.stopped() for told in transcripts() if told.kind == "episode")
    words = text.split()
    review_take(typed(" ".join(words[:300])), ANY)
    spent = []
    for start in range(0, 1500, 150):
        piece = typed(" ".join(words[start : start + 300]))
        began = time.process_time()
        review_take(piece, ANY)
        spent.append(1000 * (time.process_time() - began))
    middle, most = statistics.median(spent), max(spent)
    print(f"\nA two-minute answer (300 words), warm, processor time: median {middle:.0f} ms, most {most:.0f} ms")


if __name__ == "__main__":
    main()
