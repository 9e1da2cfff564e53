"""A group of commands whose modules are imported when one of them is called, so that `--help` stays quick."""

import importlib
from collections.abc import Mapping
from typing import Any

import click


class Lazy(click.Group):
    """`homes`: name → (module in finalist.cli, name of its command there), in the order that help shows."""

    def __init__(self, *given: Any, homes: Mapping[str, tuple[str, str]], **options: Any) -> None:
        super().__init__(*given, **options)
        self._homes = homes

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._homes)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._homes:
            return None
        module, name = self._homes[cmd_name]
        found: click.Command = getattr(importlib.import_module(f"finalist.cli.{module}"), name)
        return found
