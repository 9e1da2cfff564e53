"""`finalist worker`: does what pages do not wait for. `finalist serve` starts one by itself."""

import click


@click.command("worker")
@click.option("--with-parent", is_flag=True, hidden=True, help="End when standard input closes.")
def command(with_parent: bool) -> None:
    """Work through what was queued, until stopped."""
    from finalist.server.labour import work

    work(with_parent=with_parent)
