"""Which articles may readers see wholly, in part or not at all, as of now?

An article's own rule is the last word. Else its outlet's holds, what people say before what the settings say, and no
reader sees anything before the moment that its input names.
"""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, insert, select, update

from searchapp.access import Access, AccessRule, Level, moment_of, read_rule
from searchapp.archive import schema
from searchapp.archive.ground.asked import Asked
from searchapp.archive.ground.changes import note_change
from searchapp.archive.ground.database import now, portions
from searchapp.archive.ground.facts import facts_of, kept_outlets
from searchapp.archive.ground.merged import Told
from searchapp.archive.ground.minting import put
from searchapp.archive.ground.newest import newest
from searchapp.article import ArticlePart, Statement
from searchapp.correction import Decided
from searchapp.domain import Span
from searchapp.errors import ArchiveError, SettingsError
from searchapp.outlets import outlet_of

SETTINGS = "settings"
"""Who says so where no person does."""

OPEN = Access()


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules in force: of outlets by their names, of articles by their row ids."""

    outlets: dict[str, Access]
    articles: dict[int, Access]

    def access(self, article_id: int, outlet: str | None, available_from: str | None) -> Access:
        """What holds for an article."""
        if article_id in self.articles:
            return self.articles[article_id]
        found = self.outlets.get(outlet or "", OPEN)
        moments = [moment_of(available_from)] if available_from else []
        return replace(found, opens=max([*moments, *filter(None, [found.opens])], default=None))


_RULE, _VERSION = schema.access_rule.c, schema.version.c
_IN_FORCE = Asked(
    select(schema.access_rule).where(_RULE.undone_at.is_(None)).order_by(_RULE.actor != SETTINGS, _RULE.id)
)
_EMBARGOED = Asked(select(_VERSION.article_id).where(_VERSION.available_from.is_not(None)))


def rules(connection: Connection) -> Rules:
    """All rules in force: of several about one, a person's before the settings', then the last."""
    found = Rules({}, {})
    for row in _IN_FORCE.rows(connection):
        if row.article_id is None:
            found.outlets[row.outlet] = read_rule(row.rule)
        else:
            found.articles[row.article_id] = read_rule(row.rule)
    return found


def restricted(connection: Connection, which: ColumnElement[bool] | None = None) -> dict[int, tuple[str, Access]]:
    """The articles, by row id, that are not open to all for ever, each with its id and what holds for it.

    Of all articles, or of those that are meant by `which`.
    """
    ruled = rules(connection)
    article, version = schema.article.c, schema.version.c
    columns = select(article.id, article.key, version.outlet, version.available_from)
    query = columns.join(schema.version, version.id == article.version_id)
    meant = [which] if which is not None else [article.id.in_(ids) for ids in portions(_under(connection, ruled), 5000)]
    rows = [row for one in meant for row in connection.execute(query.where(one))]
    found: dict[int, tuple[str, Access]] = {}
    if not rows:
        return found
    facts, kept = facts_of(connection, [row.id for row in rows]), kept_outlets(connection)
    for row in rows:
        outlet = outlet_of(facts[row.id].outlet(row.outlet), kept)
        access = ruled.access(row.id, outlet, row.available_from)
        if access != OPEN:
            found[row.id] = (row.key, access)
    return found


def _under(connection: Connection, ruled: Rules) -> set[int]:
    """Which articles (row ids) a rule may be about: by embargo, by id, by outlet as printed and as corrected."""
    version, decided = schema.version.c, schema.decision.c
    found = {*ruled.articles, *_EMBARGOED.column(connection)}
    if ruled.outlets:
        kept = kept_outlets(connection)
        printed = connection.scalars(select(version.outlet).distinct()).all()
        named = [one for one in printed if outlet_of(one, kept) in ruled.outlets]
        found.update(connection.scalars(select(version.article_id).where(version.outlet.in_(named))))
        found.update(connection.scalars(select(decided.article_id).where(decided.what == Decided.OUTLET)))
    return found


def closed_now(connection: Connection) -> list[int]:
    """The articles (row ids) of which readers may not see everything now: what is counted over articles skips them."""
    moment = datetime.datetime.now(datetime.UTC)
    return [i for i, (_, access) in restricted(connection).items() if access.cut or access.hidden(moment)]


def closed_versions(connection: Connection) -> set[int]:
    """The newest versions of these articles."""
    article = schema.article.c
    closed = closed_now(connection)
    return set(connection.scalars(select(article.version_id).where(article.id.in_(closed)))) if closed else set()


@dataclass(frozen=True, slots=True)
class Cut:
    """The beginning of an article's text, up to `end`, and what of it lies wholly there."""

    end: int

    def parts(self, parts: Sequence[ArticlePart]) -> list[ArticlePart]:
        """The paragraphs that begin in it, the last of them shortened."""
        kept = [part for part in parts if part.span.start < self.end or part.number == 0]
        return [replace(part, span=Span(part.span.start, min(part.span.end, self.end))) for part in kept]

    def statements(self, statements: Collection[Statement]) -> list[Statement]:
        """The statements that lie in it, with as much of their evidence as does."""
        return [
            replace(
                one,
                cue=self._kept(one.cue),
                mention=self._kept(one.mention),
                chain=tuple(link for link in one.chain if link.end <= self.end),
            )
            for one in statements
            if all(segment.end <= self.end for segment in one.segments)
        ]

    def _kept(self, span: Span | None) -> Span | None:
        return span if span is not None and span.end <= self.end else None

    def told(self, told: Told) -> Told:
        """What is told of it."""
        parts = self.parts(told.parts)
        numbers = {part.number for part in parts}
        return Told(
            parts,
            self.statements(told.statements),
            [mention for mention in told.mentions if mention[2].end <= self.end],
            {number: speakers for number, speakers in told.speakers.items() if number in numbers},
        )


def cut_of(access: Access, title: str, text: str, parts: Sequence[ArticlePart]) -> Cut:
    """Where a text ends for readers: behind the headline, or so many characters later, at the end of a word."""
    if access.level is not Level.SNIPPET or not access.letters:
        return Cut(len(title))
    end = min(len(text), (parts[1].span.start if len(parts) > 1 else len(text)) + access.letters)
    start = max((part.span.start for part in parts if part.span.start < end), default=0)
    inside = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    end = max(text.rfind(" ", start, end), start) if inside else end
    shown = text[start:end].rstrip()
    end = start + len(shown) if any(map(str.isalnum, shown)) else start
    whole = max((part.span.end for part in parts if part.span.end <= end), default=end)
    return Cut(whole if end == start else end)


def access_of(connection: Connection, key: str) -> Access:
    """What holds for an article (id) that is there."""
    return next((access for _, access in restricted(connection, schema.article.c.key == key).values()), OPEN)


def say_rule(
    connection: Connection, rule: str, actor: str, reason: str, article: str | None = None, outlet: str | None = None
) -> None:
    """Say who may read what of an article (id) or an outlet. Raises ArchiveError: no rule, or no such article."""
    try:
        read_rule(rule)
    except SettingsError as error:
        raise ArchiveError(str(error)) from None
    before = restricted(connection)
    article_id = None if article is None else newest(connection, article).article_id
    row = {"outlet": outlet, "article_id": article_id, "rule": rule.strip(), "actor": actor, "reason": reason}
    connection.execute(insert(schema.access_rule), row | {"at": now()})
    _tell(connection, before)


def undo_rule(connection: Connection, number: int, actor: str, reason: str) -> None:
    """Take a rule back. Raises ArchiveError where none of this number holds."""
    own, before = schema.access_rule.c, restricted(connection)
    undone = {"undone_at": now(), "undone_by": actor, "undone_reason": reason}
    which = update(schema.access_rule).where(own.id == number, own.undone_at.is_(None))
    if not connection.execute(which.values(undone)).rowcount:
        raise ArchiveError(f"a{number}: there is no such rule to undo.")
    _tell(connection, before)


def kept_rules(connection: Connection) -> list[AccessRule]:
    """All rules, the newest first."""
    own = schema.access_rule
    query = select(own, schema.article.c.key).outerjoin(schema.article, schema.article.c.id == own.c.article_id)
    return [
        AccessRule(row.id, row.key, row.outlet, row.rule, row.actor, row.reason, row.at, row.undone_at)
        for row in connection.execute(query.order_by(own.c.id.desc()))
    ]


def hidden_now(connection: Connection) -> tuple[frozenset[str], datetime.datetime | None]:
    """The ids of the articles that readers may not know of now, and when the next of them opens."""
    moment = datetime.datetime.now(datetime.UTC)
    hidden = [(key, access) for key, access in restricted(connection).values() if access.hidden(moment)]
    opening = [access.opens for _, access in hidden if access.opens and access.opens > moment]
    return frozenset(key for key, _ in hidden), min(opening, default=None)


def settings_rules(connection: Connection) -> dict[str, str]:
    """The rules of outlets by settings."""
    own = schema.access_rule.c
    query = select(own.outlet, own.rule).where(own.actor == SETTINGS, own.undone_at.is_(None))
    return {row.outlet: row.rule for row in connection.execute(query)}


def keep_settings(connection: Connection, told: Mapping[str, str]) -> bool:
    """Let the outlets' rules by settings be these; whether any was another before."""
    if settings_rules(connection) == dict(told):
        return False
    own, before = schema.access_rule, restricted(connection)
    of_settings = (own.c.actor == SETTINGS) & own.c.undone_at.is_(None)
    connection.execute(update(own).where(of_settings).values(undone_at=now(), undone_by=SETTINGS))
    rows = [{"outlet": o, "rule": r, "actor": SETTINGS, "reason": SETTINGS, "at": now()} for o, r in told.items()]
    put(connection, own, rows)
    _tell(connection, before)
    return True


def _tell(connection: Connection, before: Mapping[int, tuple[str, Access]]) -> None:
    """Let the index learn of the articles for which something else holds now; what it has too much of is hidden."""
    after, open_to_all = restricted(connection), ("", OPEN)
    for article_id in sorted(before.keys() | after.keys()):
        (key, was), (key_now, holds) = (told.get(article_id, open_to_all) for told in (before, after))
        if was != holds:
            note_change(connection, key or key_now, hides=holds.cut)
