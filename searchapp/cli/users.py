"""searchapp user: who may correct, and who may read what is not open to all?"""

import click

from searchapp.account import Role
from searchapp.cli.console import services

_password = click.password_option(help="Asked for where it is not given.")


@click.group()
def user() -> None:
    """Add, list and remove accounts, and change their passwords."""


@user.command()
@click.argument("name")
@click.option("--role", type=click.Choice([r.value for r in Role]), default=Role.EDITOR.value, show_default=True)
@_password
def add(name: str, role: str, password: str) -> None:
    """Make an account for NAME."""
    with services() as opened:
        opened.archive.accounts.add(name, Role(role), password)
    click.echo(f"{name} may sign in as {role}.")


@user.command("list")
def list_accounts() -> None:
    """List the accounts."""
    with services() as opened:
        for account in opened.archive.accounts.all():
            click.echo(f"{account.since[:10]}  {account.role.value:6}  {account.name}")


@user.command()
@click.argument("name")
@_password
def passwd(name: str, password: str) -> None:
    """Give NAME another password; whoever is signed in under it has to sign in again."""
    with services() as opened:
        opened.archive.accounts.set_password(name, password)
    click.echo(f"{name} has another password.")


@user.command()
@click.argument("name")
def remove(name: str) -> None:
    """Remove the account of NAME; what it decided stays."""
    with services() as opened:
        opened.archive.accounts.remove(name)
    click.echo(f"{name} can't sign in any more.")
