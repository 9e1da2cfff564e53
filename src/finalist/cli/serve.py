"""`finalist serve`: the workspace in the browser."""

import click


@click.command("serve")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="Port on this machine.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
def command(port: int, host: str, no_browser: bool) -> None:
    """Open the workspace in a browser: opportunities, people, stories, plans, notes."""
    from finalist.server.boot import serve

    serve(host=host, port=port, browser=not no_browser)
