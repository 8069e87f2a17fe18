"""searchapp withdraw, anonymise, delist: how does an article, or a name, leave the archive for good?"""

import click

from searchapp.cli.acting import actor, deciding, number_of, reason_given

PATIENCE = 60
"""So many seconds a command waits until nobody reads the files any more that hold what was taken out."""


@click.command()
@click.argument("article")
@reason_given
def withdraw(article: str, reason: str) -> None:
    """Take an article out of archive, index and pages for good; a tombstone with the reason remains."""
    with deciding(PATIENCE) as archive:
        archive.withdraw(article, reason, actor())
    click.echo(f"{article} is withdrawn.")


@click.command()
@click.argument("entity")
@click.argument("articles", nargs=-1)
@reason_given
def anonymise(entity: str, articles: tuple[str, ...], reason: str) -> None:
    """Take the names of ENTITY (such as e17) out of ARTICLES (ids), or without them out of all, for good.

    A marked gap stays. Namesakes lose the name too where it is taken out of all articles.
    """
    with deciding(PATIENCE) as archive:
        numbers = archive.anonymise(number_of(entity, "e"), list(articles) or None, actor(), reason)
    click.echo(f"{entity} is anonymised: case {', '.join(map(str, numbers))}.")


@click.command()
@click.argument("entity")
@click.argument("article")
@reason_given
def delist(entity: str, article: str, reason: str) -> None:
    """Let the names of ENTITY (such as e17) lead to ARTICLE (its id) no more, though the article still prints them."""
    with deciding(PATIENCE) as archive:
        number = archive.delist(number_of(entity, "e"), article, actor(), reason)
    click.echo(f"{entity} does not lead to {article} any more: case {number}.")
