"""What a drill asks: questions of the plan first, then of the bank; who asks each, and what it is about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast

from finalist.core.documents.gameplan import GamePlan
from finalist.core.errors import UserError
from finalist.core.knowledge.entries import Question, Stake
from finalist.core.knowledge.load import knowledge
from finalist.core.questions.classify import CANDIDATE, classify
from finalist.services import planning
from finalist.store.models import AskedQuestion, ConcernState, Opportunity, Person, Take

PANEL = (("past",), ("situational",), ("past",), ("motivation", "values"), ("past",), ("technical", "difficult"))
"""Families of a mock second round in their order (EVIDENCE.md section 10, session default: a convention)."""
PEOPLE = 3
ONE_PERSON = 4
DUE = 5
AROUND = 3
"""Questions with one interviewer, in a sitting of what is due, and around one concern. Conventions."""
FALLBACK = ("hiring-manager", "teammate", "executive")
"""Who sits there when nobody is known: three people with different stakes."""
ROLE_PLAY = "role-play:"


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a drill. `person`: row id, "" for nobody known; `who`, `stake`: as shown; `seconds`: time hint.

    `competencies`: what it is about, the first counts most; `rubric`: what is listened for (exercises).
    """

    question_id: str
    text: str
    family: str = ""
    competencies: tuple[str, ...] = ()
    person: str = ""
    who: str = ""
    stake: str = ""
    seconds: tuple[int, int] = (60, 120)
    rubric: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As a Drill row keeps it."""
        return asdict(self)


def item_of(kept: Any) -> Item:
    """An Item from what a row keeps; fields that are missing or strange count as not given."""
    given = kept if isinstance(kept, dict) else {}
    known = {name: given[name] for name in Item.__slots__ if name in given}
    for name in ("competencies", "rubric"):
        known[name] = tuple(str(one) for one in known.get(name) or ())
    seconds = [one for one in known.pop("seconds", None) or () if isinstance(one, int)]
    if len(seconds) == 2:
        known["seconds"] = (seconds[0], seconds[1])
    return Item(**{"question_id": "", "text": "", **known})


def of_bank(question: Question, asker: "Asker | None" = None) -> Item:
    """A question of the bank, asked by somebody."""
    seconds = next((one.seconds for one in knowledge().families if one.id == question.family), (60, 120))
    competencies = tuple(one for one in (question.competency, question.second) if one)
    who = asker or Asker()
    return Item(question.id, question.text, question.family, competencies, who.person, who.name, who.stake, seconds)


def of_text(key: str, text: str, asker: "Asker | None" = None) -> Item:
    """A question in anybody's words, classified as far as its words allow."""
    found = classify(text, answers=CANDIDATE)
    family = found.family if found.family != "unknown" else ""
    seconds = next((one.seconds for one in knowledge().families if one.id == family), (60, 120))
    who = asker or Asker()
    competencies = tuple(one.id for one in found.competencies[:2])
    return Item(key, text, family, competencies, who.person, who.name, who.stake, seconds)


@dataclass(frozen=True, slots=True)
class Asker:
    """Who puts a question. `person`: row id; `name`: as shown; `stake`: id in the knowledge."""

    person: str = ""
    name: str = ""
    stake: str = ""


def one_question(owner: Any, question_id: str, opportunity: Opportunity | None) -> tuple[Item, ...]:
    """A single one: of the plan, of the bank, or `own:ROW`. Raises UserError for none of them."""
    found = next((one for one in _of_plan(opportunity) if one.question_id == question_id), None)
    if found is None and question_id.startswith("own:"):
        row = AskedQuestion.objects.of(owner).select_related("person").filter(pk=question_id[4:]).first()
        found = of_text(question_id, row.text, _asker(row.person)) if row else None
    if found is None:
        entry = next((one for one in knowledge().questions if one.id == question_id), None)
        found = of_bank(entry) if entry else None
    if found is None:
        raise UserError("This question is not there any more.", "Choose another.")
    return (found,)


def next_due(owner: Any, keys: Sequence[str], opportunity: Opportunity | None) -> tuple[Item, ...]:
    """What is due (`keys`, in order), filled up with the likeliest that were never practised."""
    known = {one.question_id: one for one in _of_plan(opportunity)}
    bank = {one.id: one for one in knowledge().questions}
    own = {f"own:{row.pk}": row.text for row in AskedQuestion.objects.of(owner)} if keys else {}
    items: list[Item] = []
    for key in keys:
        if key in known:
            items.append(known[key])
        elif key in own:
            items.append(of_text(key, own[key]))
        elif key in bank:
            items.append(of_bank(bank[key]))
    fresh = (one for one in (*known.values(), *(of_bank(one) for one in _bank())) if one.question_id not in keys)
    items += list(_untried(owner, fresh))
    return tuple(items[:DUE])


def with_person(owner: Any, person: Person, opportunity: Opportunity | None) -> tuple[Item, ...]:
    """What this person is likely to ask: the plan's questions of theirs, then the bank's for their stake."""
    asker = _asker(person)
    own = [one for one in _of_plan(opportunity) if one.person == person.pk]
    bank = [of_bank(one, asker) for one in _for_stake(person.stake)]
    return tuple(_varied(_untried(owner, (*own, *bank)), ONE_PERSON))


def with_panel(owner: Any, opportunity: Opportunity | None) -> tuple[Item, ...]:
    """Six questions of different kinds by three people who take turns, as far as possible with different stakes."""
    askers = panel_of(opportunity)
    plan, used, items = _of_plan(opportunity), set[str](), list[Item]()
    for place, families in enumerate(PANEL):
        asker = askers[place % len(askers)]
        theirs = [one for one in plan if not one.person or one.person == asker.person]
        pool = [_asked_by(one, asker) for one in theirs] + [of_bank(one, asker) for one in _for_stake(asker.stake)]
        fitting = [one for one in pool if one.family in families and one.question_id not in used]
        chosen = next(_untried(owner, fitting), None)
        if chosen:
            used.add(chosen.question_id)
            items.append(chosen)
    return tuple(items)


def around_concern(owner: Any, key: str, opportunity: Opportunity) -> tuple[Item, ...]:
    """The doubt itself, then questions of the bank that probe it. Raises UserError for a concern that is not there."""
    made = planning.latest(opportunity)
    cards = {card.id: card for card in planning.document_of(made).concerns} if made else {}
    row = ConcernState.objects.of(owner).filter(opportunity=opportunity, key=key).first()
    if key not in cards and row is None:
        raise UserError("This concern is not in the plan.", "Open the plan again.")
    title = cards[key].title if key in cards else cast(ConcernState, row).title
    kind = cards[key].kind if key in cards else ""
    first = Item(f"concern:{key}"[:80], f"One thing we wonder about: {title.rstrip('. ')}. What do you say to that?",
                 "difficult", seconds=(30, 75))  # fmt: skip
    probing = [of_bank(one) for one in _bank() if kind and kind in one.concerns]
    return (first, *list(_untried(owner, probing))[: AROUND - 1])


def presentation(owner: Any, topic: str, minutes: int, opportunity: Opportunity | None) -> tuple[Item, ...]:
    """A talk of one's own, then two questions to it as a listener may put them."""
    text = f"Give your presentation: {topic}" if topic else "Give your presentation."
    talk = Item("presentation", text, "technical", ("communication",), seconds=(minutes * 60, minutes * 60))
    after = [one for one in _of_plan(opportunity) if one.family in ("technical", "situational")]
    after += [of_bank(one) for one in _bank() if "presentation" in one.topics]
    return (talk, *list(_untried(owner, after))[:2])


def role_plays(opportunity: Opportunity | None) -> tuple[tuple[str, str, str], ...]:
    """(id, name, field) of scenes that can be played; those of the opportunity's field first."""
    made = planning.latest(opportunity) if opportunity else None
    field = planning.document_of(made).role_round.field if made else ""
    kits = sorted(knowledge().rounds, key=lambda kit: kit.id != field)
    return tuple((one.id, one.name, kit.name) for kit in kits for one in kit.exercises if _is_scene(one.brief))


def role_play(key: str) -> tuple[Item, ...]:
    """One scene. Raises UserError for one that is none."""
    found = next((one for kit in knowledge().rounds for one in kit.exercises if one.id == key), None)
    if found is None or not _is_scene(found.brief):
        raise UserError("This scene is not there any more.", "Choose another.")
    text = found.brief.partition(":")[2].strip()
    seconds = (min(120, found.minutes * 20), min(240, found.minutes * 60))
    return (Item(f"{ROLE_PLAY}{key}"[:80], text, "situational", classified(text), seconds=seconds,
                 rubric=tuple(found.rubric)),)  # fmt: skip


def classified(text: str) -> tuple[str, ...]:
    """What a text is about: two competencies at most."""
    return tuple(one.id for one in classify(text, answers=CANDIDATE).competencies[:2])


def panel_of(opportunity: Opportunity | None) -> tuple[Asker, ...]:
    """Three people of the round, each with another stake where that can be; stakes without a name fill up."""
    rows = list(opportunity.people.filter(deleted_at=None).order_by("created_at", "pk")) if opportunity else []
    stakes: dict[str, Person] = {}
    for row in rows:
        stakes.setdefault(row.stake, row)
    chosen = [*stakes.values(), *(row for row in rows if row not in stakes.values())][:PEOPLE]
    askers = [_asker(row) for row in chosen]
    there = {one.stake for one in askers}
    askers += [Asker("", _stake(one).name, one) for one in FALLBACK if one not in there and _has_stake(one)]
    return tuple(askers[:PEOPLE]) or (Asker(),)


def _of_plan(opportunity: Opportunity | None) -> list[Item]:
    made = planning.latest(opportunity) if opportunity else None
    if made is None or opportunity is None:
        return []
    plan = planning.document_of(made)
    askers = _askers(plan, opportunity)
    return [
        Item(one.id[:80], one.text.text, one.family, one.competencies, who.person, who.name, who.stake, one.seconds)
        for one in plan.questions
        for who in [next((askers[each] for each in one.askers if each in askers), Asker())]
    ]


def _askers(plan: GamePlan, opportunity: Opportunity) -> dict[str, Asker]:
    """Person of the plan → the row that is kept of them, found by name."""
    rows = {row.name.casefold(): row for row in opportunity.people.filter(deleted_at=None)}
    return {
        card.id: Asker(row.pk if row else "", card.name.value, card.stake)
        for card in plan.people
        for row in [rows.get(card.name.value.casefold())]
    }


def _asker(person: Person | None) -> Asker:
    return Asker(person.pk, person.name, person.stake) if person else Asker()


def _asked_by(item: Item, asker: Asker) -> Item:
    return item_of({**item.as_json(), "person": asker.person, "who": asker.name, "stake": asker.stake})


def _untried(owner: Any, items: Iterable[Item]) -> Iterator[Item]:
    """Each once, those never practised first, then those practised least."""
    each = list({one.question_id: one for one in items}.values())
    tried: dict[str, int] = {}
    for key in Take.objects.of(owner).filter(parent=None).values_list("question_id", flat=True):
        tried[key] = tried.get(key, 0) + 1
    return iter(sorted(each, key=lambda one: tried.get(one.question_id, 0)))


def _varied(items: Iterator[Item], count: int) -> list[Item]:
    """The first ones, no more than half of them of one family."""
    kept: list[Item] = []
    for one in items:
        if sum(1 for each in kept if each.family == one.family) < (count + 1) // 2:
            kept.append(one)
        if len(kept) == count:
            break
    return kept


def _bank() -> list[Question]:
    """Those that can be asked as they stand, in any field."""
    return [one for one in knowledge().questions if not one.fields and "{" not in one.text]


def _for_stake(stake: str) -> list[Question]:
    return [one for one in _bank() if stake in one.stakes] or _bank()


def _stake(stake_id: str) -> Stake:
    return next(one for one in knowledge().stakes if one.id == stake_id)


def _has_stake(stake_id: str) -> bool:
    return any(one.id == stake_id for one in knowledge().stakes)


def _is_scene(brief: str) -> bool:
    return brief.startswith("Role-play")
