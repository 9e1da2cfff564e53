"""How right postings are read: skills on labelled postings, pay on written pay strings. Definitions in skill_spans.py.

SkillSpan: `development` postings were looked at while the lexicon and rules were written; the table reports the 100
held-out ones (58 of its dev split, 42 of its train split), which were never looked at. Its sentences are de-identified
and space-joined. GREEN: UK job-ad sentences of many trades; never looked at, except for its first four sentences.
Run `python -m benchmarks.reading_postings`.
"""

import csv
import re
import time
from collections.abc import Callable, Iterator
from decimal import Decimal

from benchmarks.skill_spans import SHARED, Labelled, Span, Tally, add, skillspan
from finalist.core.text.quantities import pay_of
from finalist.core.text.skills import find_skills

Finder = Callable[[str], list[Span]]
_CAPITAL = re.compile(r"(?<![\w<])[A-Z][\w+#.-]*\w[+#]*(?: [A-Z][\w+#.-]*\w[+#]*)*")
_LISTED = re.compile(r"^\s*(?:the|we|you|our|your|this|if|as|in|at|and|or)\b", re.IGNORECASE)


def capitals(text: str) -> list[Span]:
    """Baseline: runs of capitalised words that do not begin a sentence, and everything with inner capitals."""
    found = []
    for match in _CAPITAL.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        opens = match.start() == 0 or "\n" in before or before[:1] in ".!?"
        if _LISTED.match(match.group()) or (opens and match.group()[1:].islower()):
            continue
        found.append(match.span())
    return found


def cue_words(text: str) -> list[Span]:
    """Baseline: the words up to the next comma or stop after “experience with”, “knowledge of”."""
    pattern = re.compile(
        r"(?:experience (?:with|in|of)|knowledge of|understanding of|skills in) ([^,.;:\n]{2,40})", re.I
    )
    return [match.span(1) for match in pattern.finditer(text)]


FINDERS: tuple[tuple[str, Finder], ...] = (
    ("finalist, lexicon and phrases", lambda text: [(hit.start, hit.end) for hit in find_skills(text)]),
    ("finalist, lexicon only", lambda text: [(hit.start, hit.end) for hit in find_skills(text, known_only=True)]),
    ("baseline: capitalised words", capitals),
    ("baseline: words after a cue", cue_words),
)


def score(postings: list[Labelled], finder: Finder) -> Tally:
    """All postings counted together."""
    tally = Tally()
    for posting in postings:
        add(tally, posting, finder(posting.text))
    return tally


def green() -> list[Labelled]:
    """GREEN's sentences with their Skill spans as gold knowledge, and all other labels as the looser gold."""
    sentences: dict[str, list[tuple[str, str]]] = {}
    with (SHARED / "postings_green" / "df_testset.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            sentences.setdefault(row["sentence_id"], []).append((row["word"], row["tag"]))
    return [_sentence(number, words) for number, words in sentences.items()]


def _sentence(number: str, words: list[tuple[str, str]]) -> Labelled:
    text, skills, others = "", [], []
    for word, tag in words:
        start = len(text) + bool(text)
        text += (" " if text else "") + word
        kind = tag.partition("-")[2]
        spans = skills if kind == "Skill" else others
        if tag.startswith("B-"):
            spans.append((start, len(text)))
        elif tag.startswith("I-") and spans:
            spans[-1] = (spans[-1][0], len(text))
    return Labelled(number, text, tuple(skills), tuple(others))


def print_skills() -> None:
    """The table of skills."""
    parts = skillspan()
    for title, postings in (
        (f"SkillSpan, {len(parts['held-out'])} held-out postings", parts["held-out"]),
        (f"SkillSpan, {len(parts['development'])} postings looked at", parts["development"]),
        ("GREEN test sentences, Skill spans (mostly whole tasks)", green()),
    ):
        print(f"\n{title}\n{'':34}covered  precision  strict  exact F1     gold    found")
        for name, finder in FINDERS:
            tally = score(postings, finder)
            print(
                f"{name:34}{tally.coverage:7.1%}{tally.precision:11.1%}{tally.strict_precision:8.1%}"
                f"{tally.exact_f1:10.1%}{tally.gold:9}{tally.found:9}"
            )


PERIODS = {"Annual": "year", "Hourly": "hour", "Daily": "day"}
STYLES: tuple[tuple[str, Callable[[Decimal, Decimal, str], str]], ...] = (
    ("$a - $b per p", lambda a, b, p: f"Salary: ${a:,} - ${b:,} per {p}"),
    ("$a—$b/p", lambda a, b, p: f"The base pay range for this role is ${a:,}—${b:,}/{p}."),
    ("£a to £b a p", lambda a, b, p: f"Pay is £{a:,} to £{b:,} a {p}, depending on experience"),
    ("a – b € (1.234,56)", lambda a, b, p: f"Gehalt: {_german(a)} – {_german(b)} € brutto pro {_GERMAN[p]}"),
    ("CHF a'b", lambda a, b, p: f"Salary CHF {_swiss(a)} to {_swiss(b)} per {p}"),
    ("USD a-b p-ly", lambda a, b, p: f"Compensation: USD {a:,}-{b:,} {_LY[p]}"),
    ("between, SEK a b", lambda a, b, p: f"You earn between SEK {_french(a)} and SEK {_french(b)} per {p}."),
    ("k, rounded", lambda a, b, p: f"Salary: £{_thousands(a)}-{_thousands(b)} per {p}"),
)
_GERMAN = {"year": "Jahr", "hour": "Stunde", "day": "Tag"}
_LY = {"year": "annually", "hour": "hourly", "day": "daily"}


def _german(value: Decimal) -> str:
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def _swiss(value: Decimal) -> str:
    return f"{value:,}".replace(",", "'")


def _french(value: Decimal) -> str:
    return f"{value:,}".replace(",", " ")


def _thousands(value: Decimal) -> str:
    return f"{round(value / 1000)}k" if value >= 10_000 else f"{value:,}"


def ranges() -> Iterator[tuple[Decimal, Decimal, str]]:
    """Distinct (from, to, period) of the table, to the cent; rows without both bounds are passed over."""
    seen = set()
    for row in _rows():
        low, high = (round(Decimal(row[f"Salary Range {end}"]), 2) for end in ("From", "To"))
        low, high = (value.quantize(Decimal(1)) if value == value.to_integral() else value for value in (low, high))
        found = (low, high, PERIODS[row["Salary Frequency"]])
        if 0 < low <= high and found not in seen:
            seen.add(found)
            yield found


def _rows() -> Iterator[dict[str, str]]:
    with (SHARED / "salary_nyc" / "nyc-jobs.csv").open(encoding="utf-8", errors="replace", newline="") as lines:
        yield from csv.DictReader(lines)


def print_pay() -> None:
    """The table of pay strings."""
    rows = list(ranges())
    print(f"\nPay: {len(rows)} distinct ranges of salary_nyc, written in {len(STYLES)} styles and read back")
    print(f"{'style':24}figures  and period")
    for name, write in STYLES:
        figures = both = 0
        for low, high, period in rows:
            truth = (low, high)
            if name.startswith("k,"):
                truth = tuple(round(value / 1000) * Decimal(1000) if value >= 10_000 else value for value in truth)  # type: ignore[assignment]
            found = pay_of(write(low, high, period))
            same = found is not None and (found.minimum, found.maximum) == truth
            figures += same
            both += same and found is not None and found.period == period
        print(f"{name:24}{figures / len(rows):7.2%}{both / len(rows):12.2%}")
    print_sentences()


def print_sentences() -> None:
    """Every cell of free text with a dollar sum in it: what is read as pay, and the row's own range beside it."""
    print("\nPay sentences that survive in its text columns (a row's range may be wider than the sentence's)")
    for row in _rows():
        for column, text in row.items():
            if column.startswith("Salary") or not isinstance(text, str) or not re.search(r"\$\s?\d", text):
                continue
            found = pay_of(text)
            read = f"{found.minimum}-{found.maximum} {found.currency} a {found.period}" if found else "no pay"
            at = text.index("$")
            given = f"{row['Salary Range From']}-{row['Salary Range To']}"
            print(f"  “{text[max(0, at - 38) : at + 30].strip()}” → {read}; row {given}")


def print_speed() -> None:
    """Milliseconds for 5,000 characters, best of five."""
    text = "\n".join(posting.text for posting in skillspan()["development"])[:5000]
    for name, work in (("find_skills", find_skills), ("pay_of", pay_of)):
        times = []
        for _ in range(5):
            began = time.perf_counter()
            work(text)
            times.append(time.perf_counter() - began)
        print(f"{name}: {min(times) * 1000:.1f} ms for 5,000 characters")


def main() -> None:
    """Print every table; say so where the shared data are absent."""
    if not SHARED.exists():
        print("Reading postings: skipped, ../shared/data is not here.")
        return
    print_skills()
    print_pay()
    print_speed()


if __name__ == "__main__":
    main()
