"""Rounds made up by a seed: notes as people scribble them, stories, an invitation; inventions to plant in letters."""

import random
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from finalist.journeys.continuity import Papers, read_papers
from finalist.journeys.prepare import InputFile

NOW = datetime(2026, 11, 13, 18, 0, tzinfo=UTC)
FIRST = "Amara Bogdan Chidi Dunja Eskil Fumiko Gwen Halima Ivo Jasna Kwesi Linnea Mateus Nuria Oskar Petra".split()
LAST = (
    "Ackerbaum Brightwater Castellon Drummel Esterhaze Fontaine Gallowglass Hartigan Ilversen Jorvik Kestenholz".split()
)
TITLES = ["Head of Operations", "Team Lead", "HR Partner", "Chief Engineer", "Head of Service", "Project Manager"]
ROLES = ["Service Coordinator", "Process Engineer", "Office Manager", "Field Technician", "Programme Officer"]
COMPANIES = ["Maplewick Works", "Northgate Rowing Boats", "Tidewell Clinic", "Brackenshaw Library", "Otterford Dairy"]
ASKED = [
    "how i'd plan the {n} late shifts in december",
    "what i do when {n} orders arrive at once",
    "how i would train {n} newcomers w/o a classroom",
    "why the second audit went better than the first",
    "how many pumps i'd checked myself",
    "what do you do when the archive floods",
    "how would you win back an angry supplier",
    "do you prefer a checklist or a chat",
    "which report would you drop first",
    "when did you last change a bad habit of a team",
]
ABOUT = [
    "the handover between shifts", "delivery times in winter", "the {n} oldest machines", "working with volunteers",
    "a supplier who never rings back", "the new booking system", "onboarding in the regional offices",
]  # fmt: skip
SAID = [
    "the depot moves to {n} halls next spring", "every complaint is read aloud on mondays",
    "the team has {n} people and no deputy", "nobody looks at the third report",
    "we rebuilt the intake twice last year",
]  # fmt: skip
QUOTES = [
    "a plan is a promise with a date on it", "show me the mess before you show me the fix",
    "we would rather be slow than sorry", "the customer remembers the second call", "nobody reads a manual on a ladder",
]  # fmt: skip
FEELS = [
    "moving the archive to the cellar",
    "losing the {n} best drivers",
    "the noise in the new hall",
    "handing over to agencies",
]
THINGS = ["the shift template", "my list of suppliers", "first aid certificate", "the training plan for newcomers"]
THEIRS = ["send me the floor plan", "share the rota for january", "put me in touch with the night team"]
CULTURE = ["they let the youngest speak first", "people ask before they criticise", "they write decisions on the wall"]
STORIES = [
    ("The flooded archive", "In {y} our archive stood {n} centimetres under water. I moved {m} boxes in a night. "
     "I asked the swimming club for pallets. We lost {k} boxes, and every one of them had a copy."),
    ("Late shifts", "Our late shifts were short of {k} people every week in {y}. I drew one plan for {n} weeks and let "
     "the team swap in pairs. I put the plan on the door. Swaps at the last minute fell from {m} a month to {k}."),
    ("The angry supplier", "A supplier had not answered for {n} days. I drove there with {k} unpaid invoices and a "
     "cake. We paid {m} euros on the spot. They have delivered on time since {y}."),
    ("Newcomers", "I trained {n} newcomers without a classroom in {y}. Each followed a colleague for {k} days. "
     "I wrote a card with {m} words for each machine. All of them passed the check."),
    ("Pumps", "I checked {m} pumps myself in the summer of {y}. I found that {n} of them ran dry at night. "
     "I moved the float by a hand's width. The alarms fell to {k} a week."),
]  # fmt: skip
CLAIMS = [
    "I have also managed a budget in the millions for a shipping line.",
    "I hold a pilot licence and a degree in astronomy.",
    "I led the merger of three banks at my previous employer.", "I speak fluent Mandarin and have taught it for years.",
    "In my last job I won a national award for chemistry.", "I built the payment platform of an airline from scratch.",
    "I was elected to the board of a hospital trust.", "My certification in forensic accounting is still valid.",
    "I have published a textbook on structural engineering.", "I ran a vineyard and doubled its exports.",
]  # fmt: skip
BORROWED = [
    "I have run late shifts for a whole hospital.", "I drove suppliers to the station and won their hearts.",
    "I have written the manual for every machine in the county.", "I kept the archive of a ministry for a summer.",
    "I trained the swimming club in first aid.", "I paid the team out of my own pocket for years.",
]  # fmt: skip
PLACES = ["Zanzibar", "Reykjavik", "Montevideo", "Ulaanbaatar", "Wollongong", "Saskatoon"]
STRANGERS = ["Thaddeus Quimby", "Zuleika Vandermeer", "Barnaby Oxenfurt", "Xanthe Moldovan"]


@dataclass(frozen=True, slots=True)
class Made:
    """One round. texts: everything it says, to look facts up in without our own readers."""

    papers: Papers
    texts: tuple[str, ...]
    seed: int


def made(seed: int) -> Made:
    """The round of a seed: two to four people met, one to three lines on each, three stories."""
    draw = random.Random(seed)
    people = [f"{a} {b}" for a, b in zip(draw.sample(FIRST, 4), draw.sample(LAST, 4), strict=True)][
        : draw.randint(2, 4)
    ]
    notes, invite = _notes(draw, people), _invite(draw, people)
    stories = "\n\n".join(f"# {title}\n{_numbers(draw, text)}" for title, text in draw.sample(STORIES, 3))
    files = [
        InputFile("notes", "notes.md", notes.encode()),
        InputFile("invitation", "invite.eml", invite.encode()),
        InputFile("stories", "stories.md", stories.encode()),
    ]
    return Made(read_papers(files, NOW), (notes, invite, stories), seed)


def _numbers(draw: random.Random, text: str) -> str:
    return text.format(
        n=draw.randint(13, 99), m=draw.randint(100, 980), k=draw.randint(2, 9), y=draw.randint(2017, 2025)
    )


def _notes(draw: random.Random, people: list[str]) -> str:
    rows = [f"# Round 1, {draw.randint(9, 12)} November 2026"]
    for name in people:
        she = draw.choice(["she", "he"])
        rows.append(f"\n## {name}, {draw.choice(TITLES).lower()}")
        kinds = draw.sample(
            ["asked", "about", "said", "quote", "feels", "promise", "theirs", "culture", "short"], draw.randint(1, 3)
        )
        rows += [f"- {_numbers(draw, _line(draw, kind, she))}" for kind in kinds]
    return "\n".join(rows) + "\n"


def _line(draw: random.Random, kind: str, she: str) -> str:
    return {
        "asked": f"{draw.choice(['asked', 'Asked me', f'{she} asked'])} {draw.choice(ASKED)}. said something short",
        "about": f"asked {draw.choice(['about', 'abt'])} {draw.choice(ABOUT)}, {she} wrote it down",
        "said": f"{she} said {draw.choice(SAID)}, {draw.choice(['laughed', 'shrugged'])}",
        "quote": f'{she} said "{draw.choice(QUOTES)}"',
        "feels": f"{she}'s worried {draw.choice(['about', 'abt'])} {draw.choice(FEELS)}",
        "promise": f"i promised to send {she and 'her'} {draw.choice(THINGS)} by Fri 20th",
        "theirs": f"{she} will {draw.choice(THEIRS)}",
        "culture": f"Culture: {draw.choice(CULTURE)}",
        "short": f"{draw.choice(['dry, fast', 'nice', 'coffee w/ oat milk??', 'left early -> kids'])}",
    }[kind]


def _invite(draw: random.Random, people: list[str]) -> str:
    host = people[0]
    mail = host.lower().replace(" ", ".") + "@employer.example"
    rest = " and ".join(people)
    return (
        f"From: {host} <{mail}>\nTo: Robin Example <robin@example.org>\n"
        f"Subject: Second interview, {draw.choice(ROLES)}, {draw.choice(COMPANIES)}\nDate: Thu, 12 Nov 2026 "
        f"09:00:00 +0000\n\n"
        f"Dear Robin,\n\nplease come again on {draw.choice(['Thursday 19', 'Friday 20', 'Monday 23'])} "
        f"November 2026 at "
        f"10:00, with {rest}.\n\nKind regards\n{host}\n"
    )


def changed(body: str, draw: random.Random) -> tuple[str, str] | None:
    """The letter with one of its own figures changed to another of as many digits, and the new one; None without."""
    own = [
        match
        for match in re.finditer(r"(?<![\d.,])\d{2,3}(?![\d.,])", body)
        if "November" not in body[match.end() :][:10]
    ]
    if not own:
        return None
    match = draw.choice(own)
    low = 10 ** (len(match[0]) - 1) + 3
    new = next(n for n in iter(lambda: str(draw.randint(low, 10 ** len(match[0]) - 1)), "") if n not in body)
    return body[: match.start()] + new + body[match.end() :], new


def planted(body: str, kind: str, draw: random.Random) -> tuple[str, str]:
    """(the letter with one invention of this kind, the words that were planted)."""
    head, _, tail = body.rpartition("\n\n")
    claim = draw.choice(CLAIMS)
    number = str(draw.randint(1100, 9800))
    sentence = {
        "number": f"It was {number} hours in all.",
        "name": f"I spoke of it with {draw.choice(STRANGERS)} as well.",
        "place": f"It was the same for me in {draw.choice(PLACES)}.",
        "date": f"I could come on {draw.randint(2, 27)} {draw.choice(['February', 'April', 'August'])}.",
        "claim": claim,
        "borrowed": draw.choice(BORROWED),
    }[kind]
    return f"{head} {sentence}\n\n{tail}", sentence
