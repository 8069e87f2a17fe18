"""How is a name forgotten? `anonymise` takes it out of articles, `delist` lets it lead to one no more.

Read from top to bottom: a case is opened, which knows the name by keyed hashes alone; then it is applied to whatever
the archive holds. What comes later, and an older backup, is met by the same case.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from searchapp.archive import schema
from searchapp.archive.forgetting.cases import Case, Forgetting, case_of, keep_case, kept_forms, key_id, made_key
from searchapp.archive.forgetting.forms import Form, Forms, form_of, writes_no_spaces
from searchapp.archive.forgetting.masks import masked, masked_address
from searchapp.archive.forgetting.rewriting import ADDRESSES, SAID, TEXTS, rewrite_article, rewrite_rows
from searchapp.archive.forgetting.unlinking import rehash_findings, unlink, unname, withhold
from searchapp.archive.ground.changes import note_change
from searchapp.archive.ground.database import AnyRow, home_of, now
from searchapp.archive.people.joining import members_of
from searchapp.archive.people.names_kept import WITHHELD
from searchapp.errors import ArchiveError

_AT_ONCE = 200


def anonymise(connection: Connection, entity_id: int, keys: Sequence[str] | None, actor: str, reason: str) -> list[int]:
    """Take an entity's names out of these articles (ids), with None out of all; the numbers of the cases.

    Raises ArchiveError where there is no such entity or article, or where an article does not name it.
    """
    members, linked = members_of(connection, entity_id), _linked(connection, entity_id)
    names = _names(connection, entity_id, members)
    if keys is None:
        return [_open(connection, Forgetting.ANONYMISE, names, None, list(linked), actor, reason, members)]
    _must_name(entity_id, keys, linked)
    return [_open(connection, Forgetting.ANONYMISE, names, key, [], actor, reason) for key in keys]


def delist(connection: Connection, entity_id: int, key: str, actor: str, reason: str) -> int:
    """Let an entity's names lead to an article no more, though it still prints them; the number of the case.

    Raises ArchiveError where there is no such entity or article, or where the article does not name it.
    """
    members = members_of(connection, entity_id)
    _must_name(entity_id, [key], _linked(connection, entity_id))
    return _open(connection, Forgetting.DELIST, _names(connection, entity_id, members), key, [], actor, reason)


def apply(connection: Connection, case: Case) -> None:
    """Let what the archive holds now be as the case demands."""
    for article, forms in _concerned(connection, case):
        if case.what is Forgetting.ANONYMISE:
            rewrite_article(connection, article, forms, case.key)
        else:
            for table, names in SAID.items():
                rewrite_rows(connection, table, names, forms, table.c.article_id == article.id)
            note_change(connection, article.key, hides=True)
        unlink(connection, article.id, forms)
        rehash_findings(connection, article.id)
    if case.article is None:
        unname(connection, case.wide)


def _open(
    connection: Connection,
    what: Forgetting,
    names: Sequence[str],
    key: str | None,
    linked: Sequence[str],
    actor: str,
    reason: str,
    members: Sequence[int] = (),
) -> int:
    secret = made_key(home_of(connection))
    wide, parts = _forms(secret, names)
    close = Forms(secret, wide | parts)
    row: dict[str, Any] = {
        "what": what.value,
        "article": key and masked_address(close, key),
        "forms": kept_forms(wide),
        "parts": kept_forms(parts),
        "articles": [masked_address(close, one) for one in linked],
        "key_id": key_id(secret),
        "reason": masked(close, reason),
        "actor": actor,
        "at": now(),
    }
    number = keep_case(connection, row)
    apply(connection, case_of(connection, row | {"id": number}))
    withhold(connection, members)
    return number


def _forms(secret: bytes, names: Iterable[str]) -> tuple[set[Form], set[Form]]:
    """The forms by which names are known anywhere, and those by which only where they are meant."""
    wide: set[str] = set()
    parts: set[str] = set()
    for name in names:
        *given, family = name.split() or [""]
        if given:
            wide |= {name, f"{family} {' '.join(given)}"}
            parts |= {family, f"{given[0][:1]} {family}"}
        elif writes_no_spaces(name) and len(name) > 1:
            wide.add(name)
        else:
            parts.add(name)
    made = [{form for one in some if (form := form_of(secret, one))} for some in (wide, parts)]
    return made[0], made[1] - made[0]


def _names(connection: Connection, entity_id: int, members: Sequence[int]) -> list[str]:
    """All that an entity is called. Raises ArchiveError where its names are gone already."""
    variant, entity = schema.variant.c, schema.entity.c
    called = set(connection.scalars(select(variant.text).where(variant.entity_id.in_(members))))
    called |= set(connection.scalars(select(entity.name).where(entity.id.in_(members), entity.named_by != WITHHELD)))
    if not called:
        raise ArchiveError(f"e{entity_id}: its name was taken out already.")
    return sorted(called)


def _linked(connection: Connection, entity_id: int) -> list[str]:
    """The articles (ids) of which a name leads to an entity."""
    link, article = schema.link.c, schema.article.c
    query = select(article.key).join(schema.link, link.article_id == article.id).distinct()
    return list(connection.scalars(query.where(link.entity_id.in_(members_of(connection, entity_id)))))


def naming(connection: Connection, entity_id: int, limit: int) -> tuple[int, list[tuple[str, str]]]:
    """How many articles a name of which leads to an entity, and ids and headlines of the first of them."""
    linked = sorted(_linked(connection, entity_id))
    article, version = schema.article.c, schema.version.c
    query = select(article.key, version.title).join(schema.version, version.id == article.version_id)
    first = connection.execute(query.where(article.key.in_(linked[:limit])).order_by(article.id))
    return len(linked), [(row.key, row.title) for row in first]


def _must_name(entity_id: int, keys: Iterable[str], linked: Sequence[str]) -> None:
    for key in keys:
        if key not in linked:
            raise ArchiveError(f"{key}: no article of this id names e{entity_id}.")


def _concerned(connection: Connection, case: Case) -> Iterator[tuple[AnyRow, Forms]]:
    """The articles that a case is about, each with what to look for in it."""
    article, version = schema.article.c, schema.version.c
    after = 0
    while rows := connection.execute(
        select(article.id, article.key).where(article.id > after).order_by(article.id).limit(_AT_ONCE)
    ).all():
        after = rows[-1].id
        found: dict[int, Forms] = {}
        keys = {row.id: row.key for row in rows}
        columns = [version[name] for name in ("article_id", "text", *TEXTS, *ADDRESSES)]
        for told in connection.execute(select(*columns).where(version.article_id.in_(keys))):
            texts = [getattr(told, name) for name in ("text", *TEXTS, *ADDRESSES)]
            if told.article_id not in found and (forms := case.forms_for(keys[told.article_id], texts)):
                found[told.article_id] = forms
        yield from ((row, found[row.id]) for row in rows if row.id in found)
