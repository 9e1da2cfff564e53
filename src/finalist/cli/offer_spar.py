"""`finalist offer spar`: rehearse the talk about pay with an authored counterpart, then see what was hidden."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal
from typing import Any

import click

from finalist.cli.files import read_bytes
from finalist.cli.speak import aside, say, tell_program

SUFFIXES = (".yaml", ".yml")


@click.command("spar")
@click.option("--scenario", default="ward-nurse-leeds", show_default=True, help="A name of --list, or a YAML file.")
@click.option("--list", "listing", is_flag=True, help="Show the scenarios.")
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0), help="Same seed, same wordings.")
@click.option("--script", metavar="FILE", help="Play the lines of this file (or -) instead of asking for them.")
@click.option("--json", "as_json", is_flag=True, help="Print the talk and the look back as one JSON document.")
def command(scenario: str, listing: bool, seed: int, script: str | None, as_json: bool) -> None:
    """Rehearse the talk about pay. Type what you would say; an empty line or ... is silence; end with Ctrl-D.

    The counterpart has a limit and things to give that you are not told. Afterwards you see both.
    """
    from finalist.core.offers.spar.review import review
    from finalist.core.offers.spar.talk import begin

    if listing:
        _list(as_json)
        return
    talk = begin(_scenario(scenario), seed)
    lines = _script(script) if script else _typed()
    talk = _play(talk, lines, quiet=as_json, shown=bool(script))
    back = review(talk)
    if as_json:
        tell_program(_document(talk, back))
    else:
        say("\n" + _look_back(talk, back))


def _scenario(name: str) -> Any:
    from finalist.core.offers.spar.scenario import load, read_scenario

    if not name.endswith(SUFFIXES):
        return load(name)
    shown, data = read_bytes(name)
    return read_scenario(data.decode("utf-8", "replace"), shown)


def _list(as_json: bool) -> None:
    from finalist.core.offers.spar.scenario import load, shipped

    rows = [load(name) for name in shipped()]
    if as_json:
        tell_program([{"id": s.id, "title": s.title, "trade": s.trade, "place": s.place} for s in rows])
    else:
        say("\n".join(f"{s.id:28}{s.title} ({s.trade}, {s.place})" for s in rows))


def _play(talk: Any, lines: Iterator[str], *, quiet: bool, shown: bool) -> Any:
    """The talk until it is over or the lines are. quiet: nothing on standard output; shown: the lines are echoed."""
    from finalist.core.offers.spar.talk import answer

    speak = aside if quiet else say
    scenario = talk.scenario
    speak(f"{scenario.title}\n{scenario.brief}\nOpposite you: {scenario.person}.\n")
    speak(f"They: {talk.opening_line}")
    while not talk.over:
        line = next(lines, None)
        if line is None:
            break
        if shown:
            speak(f"You:  {line}")
        talk = answer(talk, line)
        speak(f"They: {talk.turns[-1].reply}")
    return talk


def _script(path: str) -> Iterator[str]:
    """The lines of a file; blank ones and those that begin with # are left out."""
    _, data = read_bytes(path)
    for line in data.decode("utf-8", "replace").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def _typed() -> Iterator[str]:
    while True:
        click.echo("You:  ", nl=False, err=True)
        line = sys.stdin.readline()
        if not line:
            click.echo(err=True)
            return
        yield line.strip()


def _look_back(talk: Any, back: Any) -> str:
    lines = ["Looking back", *(f"  {line.text}" for line in back.lines)]
    remarks = [
        f"  {turn.number:2}  “{turn.move.text[:60].strip() or '…'}”\n" + "\n".join(f"      {c.text}" for c in comments)
        for turn, comments in zip(talk.turns, back.replay, strict=True)
        if comments
    ]
    return "\n".join([*lines, *(["", "Your moves"] if remarks else []), *remarks])


def _document(talk: Any, back: Any) -> dict[str, Any]:
    from finalist.core.offers.money import plain

    def figure(value: Decimal | None) -> int | float | None:
        return None if value is None else plain(value)

    turns = [
        {
            "you": turn.move.text, "move": turn.move.kind, "figure": figure(turn.move.figure), "lever": turn.move.lever,
            "reason": turn.move.reason, "they": turn.reply, "situation": turn.situation, "offer": figure(turn.after),
            "granted": turn.granted, "comments": [asdict(comment) for comment in comments],
        }
        for turn, comments in zip(talk.turns, back.replay, strict=True)
    ]  # fmt: skip
    hidden = {"opening": figure(back.opening), "limit": figure(back.limit), "unasked": back.unasked}
    return {
        "scenario": talk.scenario.id, "engine": "rules", "seed": talk.seed, "currency": talk.scenario.currency,
        "per": talk.scenario.per, "opening_line": talk.opening_line, "turns": turns, "outcome": talk.outcome,
        "agreed": figure(back.agreed), "left": figure(back.left), "got": back.got, "hidden": hidden,
        "lines": [line.text for line in back.lines],
    }  # fmt: skip
