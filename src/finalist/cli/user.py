"""`finalist user`: who may sign in where the workspace is a server."""

import click

from finalist.cli.speak import say


@click.group("user")
def command() -> None:
    """Add somebody who may sign in, or give them a new password (server mode)."""


@command.command("add")
@click.argument("name")
@click.password_option(help="Asked for when it is not given.")
def add(name: str, password: str) -> None:
    """Let NAME sign in with a password."""
    from finalist.server.boot import open_workspace

    open_workspace()
    from finalist.services.accounts import add_user

    add_user(name, password)
    say(f"{name} may sign in now.")


@command.command("password")
@click.argument("name")
@click.password_option(help="Asked for when it is not given.")
def password(name: str, password: str) -> None:
    """Give NAME another password; sessions under the old one end."""
    from finalist.server.boot import open_workspace

    open_workspace()
    from finalist.services.accounts import new_password

    new_password(name, password)
    say(f"{name} has a new password.")
