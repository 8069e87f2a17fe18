"""What do the people of a parliament look like in Popolo JSON? Each person and body as an entry of an authority list.

The Popolo specification (popoloproject.com): `persons` and `organizations` with `other_names`, `memberships` with
`role`, `label`, `start_date` and `end_date`, whose `post_id` may name one of `posts`.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]


def is_popolo(data: object) -> bool:
    """Whether a JSON value is a Popolo document: an object with a list of persons or organisations."""
    return isinstance(data, dict) and any(isinstance(data.get(name), list) for name in ("persons", "organizations"))


def popolo_entries(data: Record) -> Iterator[tuple[str, Any]]:
    """Where each person or body stands in the document, with the entry that it makes, as in our own format."""
    offices = _offices(data)
    for collection, kind in (("persons", "person"), ("organizations", "organisation")):
        for at, one in enumerate(data.get(collection) or []):
            where = f"{collection}[{at}]"
            if not isinstance(one, dict):
                yield where, one
                continue
            variants = [other.get("name") for other in _objects(one, "other_names")]
            names = [one.get("sort_name"), *variants] if kind == "person" else variants
            yield (
                where,
                {
                    "id": one.get("id"),
                    "name": one.get("name"),
                    "variants": [name for name in names if name and name != one.get("name")],
                    "kind": kind,
                    "offices": offices.get(one.get("id"), []) if kind == "person" else [],
                },
            )


def _offices(data: Record) -> dict[Any, list[Record]]:
    """The offices of each person, by id, from the memberships here and with the persons."""
    bodies = {one.get("id"): one.get("name") for one in _objects(data, "organizations")}
    posts = {one.get("id"): one for one in _objects(data, "posts")}
    own = [{"person_id": p.get("id"), **m} for p in _objects(data, "persons") for m in _objects(p, "memberships")]
    found: dict[Any, list[Record]] = defaultdict(list)
    for membership in [*_objects(data, "memberships"), *own]:
        title = _title(membership, posts.get(membership.get("post_id"), {}), bodies)
        if title:
            days = {"from": membership.get("start_date") or None, "to": membership.get("end_date") or None}
            found[membership.get("person_id")].append({"title": title, **days})
    return found


def _title(membership: Record, post: Record, bodies: dict[Any, Any]) -> str | None:
    role = membership.get("label") or post.get("label") or membership.get("role") or post.get("role")
    body = bodies.get(membership.get("organization_id") or post.get("organization_id"))
    if not role and not body:
        return None
    role = role or "member"
    return f"{role} of {body}" if body and str(body).casefold() not in str(role).casefold() else str(role)


def _objects(record: Record, field: str) -> list[Record]:
    return [one for one in record.get(field) or [] if isinstance(one, dict)]
