"""`finalist worker`: does what pages do not wait for. `finalist serve` starts one by itself."""

import click


@click.command("worker")
def command() -> None:
    """Work through what was queued, until stopped."""
    from finalist.server.boot import work

    work()
