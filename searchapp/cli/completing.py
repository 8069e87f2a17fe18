"""searchapp completion: how does a shell complete the program's commands?"""

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that lets SHELL complete commands; `eval "$(searchapp completion bash)"` puts it in force."""
    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(context.find_root().command, {}, "searchapp", "_SEARCHAPP_COMPLETE").source())
