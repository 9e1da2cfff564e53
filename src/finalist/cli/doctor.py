"""`finalist doctor`: is the workspace well, and what helps if not."""

from dataclasses import asdict

import click

from finalist.cli.speak import say, tell_program

SIGNS = {"ok": "ok   ", "note": "note ", "wrong": "WRONG"}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the checks as one JSON document.")
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> None:
    """Look the workspace through: folder, database, files, jobs. Changes nothing. Exit 1 if something is wrong."""
    from finalist.server.doctor import examine

    checks = examine()
    wrong = [check for check in checks if check.state == "wrong"]
    if as_json:
        tell_program({"well": not wrong, "checks": [asdict(check) for check in checks]})
    else:
        for check in checks:
            say(
                f"{SIGNS[check.state]}  {check.name:12} {check.found}"
                + (f"\n{'':21}{check.hint}" if check.hint else "")
            )
        say(f"\n{len(wrong)} thing(s) wrong." if wrong else "\nAll is well.")
    ctx.exit(1 if wrong else 0)
