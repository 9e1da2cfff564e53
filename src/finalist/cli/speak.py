"""How commands speak: plain text for people, without anything that steers a terminal; exact bytes for programs."""

import contextlib
import json
import sys
from typing import Any

import click

from finalist.core.errors import UserError
from finalist.render.wording import clean


def say(text: str, *, ours: bool = False) -> None:
    """A text on standard output. `ours`: its colours are ours and are kept. Raises UserError when it can not go out."""
    try:
        click.echo(text if ours else clean(text), color=None if sys.stdout.isatty() else False)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UserError(f"Standard output could not be written ({error.strerror}).", "Send it elsewhere.") from None


def aside(text: str, **style: Any) -> None:
    """A text on standard error: progress, or what was wrong with an input."""
    with contextlib.suppress(OSError):
        click.echo(click.style(clean(text), **style), err=True)


def tell_program(document: bytes | Any, indent: int = 1) -> None:
    """One JSON document as UTF-8 on standard output, whatever the locale. `document`: its bytes, or what to dump."""
    if not isinstance(document, bytes):
        document = json.dumps(document, ensure_ascii=False, indent=indent).encode("utf-8", "replace") + b"\n"
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(document)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UserError(f"Standard output could not be written ({error.strerror}).", "Send it elsewhere.") from None


class Hours(click.FloatRange):
    """Hours as a number; a range alone would let `nan` through."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        hours = float(super().convert(value, param, ctx))
        if hours != hours:
            self.fail("nan is not a number of hours.", param, ctx)
        return hours
