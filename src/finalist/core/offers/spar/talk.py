"""The talk itself: a state, a move, the next state and what the counterpart says. Pure; chance is a seed.

The rules are few and the same for everyone: a reason moves them further than a bare demand, pressure without a reason
costs patience, what is never asked for is never given, and nothing moves past the hidden limit.
"""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256

from finalist.core.offers.money import shown
from finalist.core.offers.spar.moves import Move, understand
from finalist.core.offers.spar.scenario import Lever, Scenario, Situation

MAX_TURNS = 20
TOO_HIGH = Decimal("1.25")
"""An ask this far above their limit is called out of reach. Convention."""


NEAR_ENOUGH = Decimal("0.5")
"""Up to this share of the way to their limit some give in to an ultimatum. Convention."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One exchange. before, after: their offer on base before and after it (None: none made yet)."""

    number: int
    move: Move
    situation: Situation
    reply: str
    before: Decimal | None
    after: Decimal | None
    granted: str = ""
    asked_before: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """Where the talk stands. agreed: the base that was agreed; over: nothing more is said."""

    scenario: Scenario
    seed: int
    opening_line: str
    turns: tuple[Turn, ...] = ()
    offer: Decimal | None = None
    ask: Decimal | None = None
    raised: int = 0
    patience: int = 0
    reasons: int = 0
    granted: tuple[str, ...] = ()
    final: bool = False
    extended: bool = False
    outcome: str = "open"
    agreed: Decimal | None = None

    @property
    def over(self) -> bool:
        """Whether the talk has ended."""
        return self.outcome != "open" or len(self.turns) >= MAX_TURNS


def begin(scenario: Scenario, seed: int = 1) -> Talk:
    """The talk before the first move, with the counterpart's opening line."""
    offer = scenario.opening if scenario.opens == "offers" else None
    talk = Talk(scenario, seed, "", offer=offer, patience=scenario.patience)
    return replace(talk, opening_line=_line(talk, "open-offer" if offer else "open-ask"))


def answer(talk: Talk, line: str) -> Talk:
    """The talk after a line of the candidate. Raises ValueError when it is over."""
    if talk.over:
        raise ValueError("the talk is over")
    move = understand(line, talk.offer or talk.scenario.opening, talk.ask)
    after, situation, granted = _RULES.get(move.kind, _other)(talk, move)
    if after.patience <= 0 and after.outcome == "open":
        after, situation, granted = replace(after, outcome="lost"), "lost", ""
    named = move.figure is not None and move.kind not in ("accept", "decline")
    after = replace(after, ask=move.figure if named else talk.ask, reasons=after.reasons + move.reason)
    reply = _line(after, situation, granted or move.lever)
    turn = Turn(len(talk.turns) + 1, move, situation, reply, talk.offer, after.offer, granted, talk.ask)
    return replace(after, turns=(*talk.turns, turn))


Step = tuple[Talk, Situation, str]


def _figure(talk: Talk, move: Move) -> Step:
    """A figure was named: take it, move towards it, or say why not."""
    scenario, ask = talk.scenario, move.figure
    if ask is None:
        return _split(talk)
    offer = talk.offer or scenario.opening
    talk = _lever_too(talk, move)
    if ask <= offer:
        agreed = replace(talk, offer=max(ask, talk.offer or ask), outcome="agreed", agreed=max(ask, talk.offer or ask))
        return agreed, "took-it", ""
    reasoned = move.reason or move.condition or bool(talk.turns and talk.turns[-1].move.reason)
    if ask > scenario.limit * TOO_HIGH:
        return replace(talk, offer=offer, patience=talk.patience - 1), "too-high", ""
    if talk.final and not scenario.more_after_final:
        return replace(talk, patience=talk.patience - 1), "final", ""
    return _towards(talk, ask, offer, reasoned)


def _towards(talk: Talk, ask: Decimal, offer: Decimal, reasoned: bool) -> Step:
    """One step towards the ask, as far as raises, limit and reasons allow."""
    scenario = talk.scenario
    if talk.raised >= scenario.raises or offer >= scenario.limit:
        return _instead(talk, offer, "limit")
    if not reasoned and not talk.reasons and talk.offer is not None and talk.raised == 0 and not _asked_reason(talk):
        return replace(talk, offer=offer), "ask-reason", ""
    share = scenario.with_reason if reasoned else scenario.without_reason
    way = _stepped(scenario, (ask - offer) * share)
    moved = min(scenario.limit, offer + (max(way, scenario.step) if reasoned else way))
    if talk.offer is not None and moved == offer:
        return replace(talk, patience=talk.patience - 1), "ask-reason", ""
    moved = min(moved, ask)
    raised = replace(talk, offer=moved, raised=talk.raised + 1, patience=talk.patience - (not reasoned))
    if moved >= ask:
        return replace(raised, outcome="agreed", agreed=moved), "took-it", ""
    if raised.raised >= scenario.final_after:
        return replace(raised, final=True), "final", ""
    return raised, "raise-reasoned" if reasoned else "raise-small", ""


def _asked_reason(talk: Talk) -> bool:
    return any(turn.situation == "ask-reason" for turn in talk.turns)


def _stepped(scenario: Scenario, amount: Decimal) -> Decimal:
    return (amount / scenario.step).quantize(Decimal(1), ROUND_HALF_UP) * scenario.step


def _instead(talk: Talk, offer: Decimal, otherwise: Situation) -> Step:
    """At the end of base: put forward their own favourite lever once, else say that this is the end."""
    kind = talk.scenario.instead
    if kind and kind not in talk.granted:
        return replace(talk, offer=offer, granted=(*talk.granted, kind)), "instead", kind
    return replace(talk, offer=offer, patience=talk.patience - 1), otherwise, ""


def _lever_too(talk: Talk, move: Move) -> Talk:
    """A lever tied to a figure is granted with it when they have it and nothing more is needed."""
    lever = talk.scenario.lever(move.lever) if move.lever else None
    if lever and lever.kind not in talk.granted and (move.reason or not lever.needs_reason):
        return replace(talk, granted=(*talk.granted, lever.kind))
    return talk


def _split(talk: Talk) -> Step:
    """“Let's meet in the middle”, without a figure."""
    if talk.ask is None or talk.offer is None:
        return talk, "press", ""
    middle = _stepped(talk.scenario, (talk.ask + talk.offer) / 2)
    return _figure(talk, Move("", "concede", middle, middle, reason=True))


def _asked_lever(talk: Talk, move: Move) -> Step:
    if not move.lever:
        return talk, "lever-which", ""
    lever: Lever | None = talk.scenario.lever(move.lever)
    if lever is None or (lever.needs_reason and not (move.reason or talk.reasons)):
        return talk, "lever-no" if lever is None else "ask-reason", ""
    return replace(talk, granted=tuple(dict.fromkeys((*talk.granted, lever.kind)))), "lever-yes", lever.kind


def _asked_figure(talk: Talk, move: Move) -> Step:
    if talk.scenario.tells_range or talk.scenario.posted:
        return talk, "range-told", ""
    if talk.offer is None:
        return replace(talk, offer=talk.scenario.opening), "offer", ""
    return talk, "range-kept", ""


def _gave_reason(talk: Talk, move: Move) -> Step:
    if talk.offer is None:
        return talk, "press", ""
    if talk.ask is not None and talk.ask > talk.offer and not (talk.final and not talk.scenario.more_after_final):
        if talk.raised < talk.scenario.raises:
            return _towards(talk, min(talk.ask, talk.scenario.limit * TOO_HIGH), talk.offer, True)
        return _instead(talk, talk.offer, "limit")
    return talk, "reason-heard", ""


def _deferred(talk: Talk, move: Move) -> Step:
    if talk.offer is not None:
        return talk, "defer-respected", ""
    pressed = any(turn.situation == "press" for turn in talk.turns)
    if pressed or talk.scenario.style == "friendly":
        return replace(talk, offer=talk.scenario.opening), "offer", ""
    return talk, "press", ""


def _ultimatum(talk: Talk, move: Move) -> Step:
    offer = talk.offer or talk.scenario.opening
    wanted = move.figure or talk.ask
    if wanted is not None and wanted <= offer:
        return replace(talk, outcome="agreed", agreed=offer, offer=offer), "took-it", ""
    near = offer + (talk.scenario.limit - offer) * NEAR_ENOUGH
    if wanted is not None and wanted <= near and talk.scenario.yields and not talk.final:
        return replace(talk, offer=wanted, outcome="agreed", agreed=wanted), "yielded", ""
    return replace(talk, offer=offer, patience=talk.patience - 2), "called", ""


def _time(talk: Talk, move: Move) -> Step:
    if talk.offer is None:
        return replace(talk, offer=talk.scenario.opening), "offer", ""
    if talk.extended or not talk.scenario.extra_days:
        return talk, "time-no", ""
    return replace(talk, extended=True), "time-yes", ""


def _accept(talk: Talk, move: Move) -> Step:
    if talk.offer is None:
        return talk, "press", ""
    done = replace(talk, outcome="agreed", agreed=talk.offer)
    return done, "accepted" if talk.raised or talk.granted else "accepted-first", ""


def _decline(talk: Talk, move: Move) -> Step:
    return replace(talk, outcome="declined"), "declined", ""


def _silence(talk: Talk, move: Move) -> Step:
    scenario = talk.scenario
    quiet = sum(turn.move.kind == "silence" for turn in talk.turns)
    if talk.offer is not None and scenario.moved_by_silence and not quiet and talk.raised < scenario.raises:
        moved = min(scenario.limit, talk.offer + scenario.step)
        return replace(talk, offer=moved, raised=talk.raised + (moved > talk.offer)), "silence-moved", ""
    return replace(talk, patience=talk.patience - (quiet > 1)), "silence", ""


def _other(talk: Talk, move: Move) -> Step:
    polite = not move.asks and len(move.text) < 120
    return talk, "courtesy" if polite and not any(t.situation == "courtesy" for t in talk.turns) else "unclear", ""


_RULES = {
    "name-figure": _figure, "concede": _figure, "ask-lever": _asked_lever, "ask-figure": _asked_figure,
    "justify": _gave_reason, "defer": _deferred, "ultimatum": _ultimatum, "ask-time": _time, "accept": _accept,
    "decline": _decline, "silence": _silence,
}  # fmt: skip


def _line(talk: Talk, situation: Situation, lever: str = "") -> str:
    """One of the wordings, chosen by the seed and the turn so that the same one does not come twice in a row."""
    wordings = talk.scenario.wordings(situation)
    start = int(sha256(f"{talk.seed}/{talk.scenario.id}/{situation}".encode()).hexdigest()[:8], 16)
    used = sum(turn.situation == situation for turn in talk.turns)
    return wordings[(start + used) % len(wordings)].format(**_slots(talk, lever))


def _slots(talk: Talk, lever: str) -> dict[str, str]:
    scenario = talk.scenario
    held = scenario.lever(lever)
    left = [each.grant for each in scenario.levers if each.kind not in talk.granted]
    low, high = scenario.posted or (scenario.opening, scenario.limit)
    return {
        "offer": money(talk.offer or scenario.opening, scenario.currency),
        "ask": money(talk.ask or talk.offer or scenario.opening, scenario.currency),
        "lever": held.grant if held else "that",
        "levers": left[0] if left else "nothing that would help you",
        "days": str(scenario.deadline_days + (scenario.extra_days if talk.extended else 0)),
        "low": money(low, scenario.currency),
        "high": money(high, scenario.currency),
    }


def money(amount: Decimal, currency: str) -> str:
    """An amount as it is said: “£52,000”, “CHF 98,000”, “€19.40”, “₹34,00,000”."""
    if currency == "INR" and amount >= 100_000:
        whole = f"{amount:.0f}"
        return "₹" + ",".join([*_pairs(whole[:-3]), whole[-3:]])
    sign = {"GBP": "£", "EUR": "€", "USD": "$", "INR": "₹", "JPY": "¥"}.get(currency)
    return sign + shown(amount) if sign else shown(amount, currency)


def _pairs(digits: str) -> list[str]:
    """Digits grouped by two from the right, as lakhs and crores are."""
    return ([digits[:1]] if len(digits) % 2 else []) + [
        digits[at : at + 2] for at in range(len(digits) % 2, len(digits), 2)
    ]
