"""searchapp withdraw, anonymise, delist: how does an article, or a name, leave the archive for good?"""

from __future__ import annotations

import click

from searchapp.cli.acting import actor, learn, number_of, reason_given
from searchapp.cli.console import say, services
from searchapp.errors import EngineAway, IndexBusy, IndexMissing, IndexUnwritable
from searchapp.wiring import Services


@click.command()
@click.argument("article")
@reason_given
def withdraw(article: str, reason: str) -> None:
    """Take an article out of archive, index and pages for good; a tombstone with the reason remains."""
    with services() as opened:
        opened.archive.withdraw(article, reason, actor())
        _forget_files(opened)
    click.echo(f"{article} is withdrawn.")


@click.command()
@click.argument("entity")
@click.argument("articles", nargs=-1)
@reason_given
def anonymise(entity: str, articles: tuple[str, ...], reason: str) -> None:
    """Take the names of ENTITY (such as e17) out of ARTICLES (ids), or without them out of all, for good.

    A marked gap stays. Namesakes lose the name too where it is taken out of all articles.
    """
    with services() as opened:
        numbers = opened.archive.anonymise(number_of(entity, "e"), list(articles) or None, actor(), reason)
        _forget_files(opened)
    click.echo(f"{entity} is anonymised: case {', '.join(map(str, numbers))}.")


@click.command()
@click.argument("entity")
@click.argument("article")
@reason_given
def delist(entity: str, article: str, reason: str) -> None:
    """Let the names of ENTITY (such as e17) lead to ARTICLE (its id) no more, though the article still prints them."""
    with services() as opened:
        number = opened.archive.delist(number_of(entity, "e"), article, actor(), reason)
        _forget_files(opened)
    click.echo(f"{entity} does not lead to {article} any more: case {number}.")


def _forget_files(opened: Services) -> None:
    """Let the index learn what was taken out, and no file of the home hold it any more."""
    learn(opened)
    try:
        if not opened.engine.forget():
            say("A server still reads an index that holds it; its files go with the next reindex.")
    except IndexBusy:
        say("The index is being built; run `searchapp reindex` once that is done, so that no file holds it any more.")
    except (IndexUnwritable, EngineAway) as error:
        told = "The decision is kept in the archive and holds; files of the index still hold the words"
        raise type(error)(f"{told}: {error}") from error
    except IndexMissing:
        opened.archive.learned(opened.archive.last_change())
