"""The shapes of the field's knowledge. One dataclass an entry kind; authored as YAML, checked by `compile.py`.

Lists of ids point at other entries: competencies (`problem-solving` …), stakes (`hiring-manager` …), fields
(`nursing` …), seniorities (`entry`, `mid`, `senior`, `lead`, `executive`). Empty means "all".
Slots in texts: {company} {role} {requirement} {skill} {value} {challenge} {topic} {person}; an entry whose slot nothing
fills is dropped, never shown with the slot in it.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from finalist.core.knowledge.resume_rules import AtsRule, Myth

NoteKind = Literal["they-said", "they-asked", "i-said", "i-told-story", "i-promised", "they-promised", "concern"]
FamilyId = Literal["past", "situational", "motivation", "values", "technical", "difficult"]
Seniority = Literal["entry", "mid", "senior", "lead", "executive"]
Theme = Literal["strategy", "role-success", "team", "growth", "culture", "decision-process", "risk", "practical"]
Grade = Literal["MA", "RCT", "QE", "OBS", "SUR", "GOV", "VEN", "FOLK", "DC"]

PACK_MARK = "/"
"""Between a pack's name and the id of its question; ids of ours never hold it."""
_STRICT: dict[str, Any] = {"extra": "forbid", "strict": False}


@dataclass(frozen=True, slots=True)
class Competency:
    """One of the ten of the rubric. anchors: what a 1, a 3 and a 5 look like; terms: words and phrases that show it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    name: str
    definition: str
    anchors: dict[str, str]
    terms: tuple[str, ...]
    prompt: str
    """A question that opens a story of it: “When did you …?”"""


@dataclass(frozen=True, slots=True)
class FamilyEntry:
    """One of the six question families: how an answer is shaped, how long it takes (a convention), what caps it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: FamilyId
    name: str
    shape: tuple[str, ...]
    seconds: tuple[int, int]
    gates: tuple[str, ...]
    probes: tuple[str, ...]
    openers: tuple[str, ...]
    """Ways such a question begins: “tell me about a time”, “what would you do if”."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the candidate, natural as spoken. difficulty 1..3; mistakes: what spoils an answer."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    text: str
    family: FamilyId
    competency: str
    second: str = ""
    stakes: tuple[str, ...] = ()
    seniority: tuple[Seniority, ...] = ()
    fields: tuple[str, ...] = ()
    difficulty: int = 2
    topics: tuple[str, ...] = ()
    """Words in a posting, note or concern that make this question likelier: “budget”, “conflict”, “gap”."""
    concerns: tuple[str, ...] = ()
    """Ids of concern kinds that this question probes."""
    threads: tuple[NoteKind, ...] = ()
    """Kinds of note lines whose phrase may fill its {topic}; empty means a told story."""
    probes: tuple[str, ...] = ()
    strong: str = ""
    mistakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stake:
    """What a kind of interviewer decides, fears and wants to hear. titles: words in a job title that reveal it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    name: str
    decides: str
    fears: tuple[str, ...]
    wants: tuple[str, ...]
    tests: tuple[str, ...]
    titles: tuple[str, ...]
    competencies: tuple[str, ...]
    families: tuple[FamilyId, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to ask back. early: pay or leave, held until the employer raises it; website: a website answers it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    text: str
    stakes: tuple[str, ...]
    theme: Theme
    tells: str
    follow_up: str
    fields: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """Phrases by which a sentence that already answers this question is recognised, as they would stand in it."""
    early: bool = False
    website: bool = False


@dataclass(frozen=True, slots=True)
class ConcernKind:
    """A doubt an employer can have. signs: words in notes that show it; `say` is a pattern with slots in braces."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    title: str
    signs: tuple[str, ...]
    meet: str
    bring: tuple[str, ...]
    say: str
    avoid: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value companies name. paraphrases: how they write it; look_for/watch_out: what to observe on the day."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    name: str
    paraphrases: tuple[str, ...]
    behaviours: tuple[str, ...]
    prompt: str
    competencies: tuple[str, ...]
    look_for: tuple[str, ...]
    watch_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExerciseEntry:
    """Something a second round contains. rubric: what is judged; outline: a worked way through it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    name: str
    brief: str
    minutes: int
    bring: tuple[str, ...] = ()
    rubric: tuple[str, ...] = ()
    outline: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundKit:
    """A field's second rounds. titles: words in a job title; terms: words of the trade (weighted alike) in a
    posting.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    name: str
    titles: tuple[str, ...]
    terms: tuple[str, ...]
    formats: tuple[str, ...]
    exercises: tuple[ExerciseEntry, ...]
    frameworks: tuple[str, ...] = ()
    portfolio: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementCue:
    """How a sentence shows what it settles. cues: regular expressions, case ignored; topic: what a reason is for."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    name: str
    cues: tuple[str, ...]
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim behind a rule. provenance: S (read), S2 (second hand), K (from memory: may not be displayed)."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    claim: str
    source: str
    year: int
    n: str
    grade: Grade
    provenance: Literal["S", "S2", "K"]
    wording: str
    """The sentence that may be shown; "" when it may not be shown at all."""

    @property
    def shown(self) -> str:
        """The wording, unless nobody has read the source: what is from memory is shown nowhere, whatever it says."""
        return "" if self.provenance == "K" else self.wording


@dataclass(frozen=True, slots=True)
class PayComponent:
    """A part of an offer, or a term of it. ask: the question when it is not stated; note: how the sums count it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    name: str
    ask: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause to look for in an offer or contract: described without a verdict, with a question for a lawyer.

    signs: patterns (regular expressions, any case) of which one in a sentence shows it; unless: ones that take it back.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    name: str
    describe: str
    question: str
    signs: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """What happens in a story and is asked for: a plan that collapsed, a mistake of one's own. shows: competencies, the
    first most; told, asked: cues (core/match/cues.py), parted by “;”.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    name: str
    shows: tuple[str, ...]
    told: str
    asked: str


@dataclass(frozen=True, slots=True)
class ResearchTopic:
    """Something to find out before an interview. look: where it is usually found; kinds: sentences of a company's page
    (core/documents/company.py, StatementKind) that are offered for it.
    """

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT
    id: str
    area: Literal["company", "industry", "role"]
    name: str
    prompt: str
    look: tuple[str, ...]
    kinds: tuple[Literal["value", "mission", "product", "news", "people", "challenge", "fact"], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """Everything, by kind, in authored order. Compared by identity, so that what is derived from it can be kept."""

    competencies: tuple[Competency, ...] = ()
    families: tuple[FamilyEntry, ...] = ()
    questions: tuple[Question, ...] = ()
    stakes: tuple[Stake, ...] = ()
    asks: tuple[Ask, ...] = ()
    concerns: tuple[ConcernKind, ...] = ()
    values: tuple[Value, ...] = ()
    rounds: tuple[RoundKit, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    situations: tuple[Situation, ...] = ()
    statements: tuple[StatementCue, ...] = ()
    pay_components: tuple[PayComponent, ...] = ()
    clauses: tuple[Clause, ...] = ()
    research: tuple[ResearchTopic, ...] = ()
    ats_rules: tuple[AtsRule, ...] = ()
    ats_myths: tuple[Myth, ...] = ()
    thresholds: dict[str, Any] = field(default_factory=dict)
    sentences: dict[str, str] = field(default_factory=dict)
    """The plan's own sentences, by id, with {slots}: every word the program says itself is here or in an entry."""
    trades: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The words by which a posting's field and level are read: `fields` (sure, hint) and `levels`."""
