"""How commands speak: plain text for people, without anything that steers a terminal; exact bytes for programs."""

import json
import sys
from typing import Any

import click

from finalist.render.wording import clean


def say(text: str) -> None:
    """A text on standard output."""
    click.echo(clean(text))


def aside(text: str, **style: Any) -> None:
    """A text on standard error: progress, or what was wrong with an input."""
    click.echo(click.style(clean(text), **style), err=True)


def tell_program(document: bytes | Any) -> None:
    """One JSON document as UTF-8 on standard output, whatever the locale. `document`: its bytes, or what to dump."""
    if not isinstance(document, bytes):
        document = json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(document)
    sys.stdout.buffer.flush()


class Hours(click.FloatRange):
    """Hours as a number; a range alone would let `nan` through."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        hours = float(super().convert(value, param, ctx))
        if hours != hours:
            self.fail("nan is not a number of hours.", param, ctx)
        return hours
