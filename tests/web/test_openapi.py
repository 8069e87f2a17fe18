"""The description of the interface for programs fits what it answers."""

import json
import re

import pytest

KINDS = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}


def misfits(value, schema, path="answer"):
    """Where a value is not what the schema says."""
    if "oneOf" in schema:
        return [] if any(not misfits(value, one, path) for one in schema["oneOf"]) else [f"{path}: fits none"]
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, KINDS[kind]) and (kind != "integer" or value is not True) for kind in kinds):
        return [f"{path}: {value!r} is no {kinds}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{path}: {value!r} is not allowed"]
    if isinstance(value, list):
        return [m for i, item in enumerate(value) for m in misfits(item, schema["items"], f"{path}[{i}]")]
    if isinstance(value, dict):
        known = schema["properties"]
        odd = [f"{path}: {name} is unknown" for name in value if name not in known]
        odd += [f"{path}: {name} is missing" for name in schema["required"] if name not in value]
        return odd + [m for name in value if name in known for m in misfits(value[name], known[name], f"{path}.{name}")]
    return []


@pytest.fixture(scope="module")
def paths(client):
    document = client.get("/openapi.json").get_json()
    assert document["openapi"].startswith("3.1")
    return document["paths"]


def schema(paths, path, status="200"):
    (content,) = paths[path]["get"]["responses"][status]["content"].values()
    return content["schema"]


def searches(paths):
    return [path for path in paths if path.startswith("/search.")]


@pytest.mark.parametrize("query", ["", "?q=water", "?q=speaker:Nobody", "?q=lamp&-source=Brenmouth+Post", "?q=storm"])
def test_the_answers_are_as_described(client, paths, query):
    answer = client.get(f"/search.json{query}").get_json()
    assert misfits(answer, schema(paths, "/search.json")) == []
    for line in client.get(f"/search.jsonl{query}").text.splitlines():
        assert misfits(json.loads(line), schema(paths, "/search.jsonl")) == []
    assert misfits(client.get(f"/search.manifest.json{query}").get_json(), schema(paths, "/search.manifest.json")) == []


def test_the_errors_are_as_described(client, paths):
    for path in searches(paths):
        for query in ("?q=(", "?from=x"):
            assert misfits(client.get(path + query).get_json(), schema(paths, path, "400")) == []


def test_every_path_and_every_parameter_is_there(client, paths):
    for path in searches(paths):
        assert client.get(path).status_code == 200
        names = {parameter["name"] for parameter in paths[path]["get"]["parameters"]}
        assert {"q", "speaker", "-speaker", "entity", "-entity", "from", "to", "sort", "page"} <= names


def test_whatever_a_program_asks_for_is_described(client, paths):
    pages = ("/", "/help", "/article/", "/cite/", "/report/", "/about", "/<any", "/complete", "/static/")
    pages += ("/statement/", "/paragraph/", "/changes/")  # addresses that last lead to pages
    rules = [rule.rule for rule in client.application.url_map.iter_rules() if "GET" in rule.methods]
    routes = {rule for rule in rules if rule not in ("/", "/facet/<name>") and not rule.startswith(pages[1:])}
    written = {
        "statement": "<number:statement_id>",
        "article": "<key:article_id>",
        "facet": "<name>",
        "entity": "{entity}",
    }
    told = {re.sub(r"\{(\w+)\}", lambda found: written[found.group(1)], path) for path in paths}
    records = {f"/{kind}.json" for kind in ("article/<key:article_id>", "speaker/{entity}", "entity/{entity}")}
    assert told - records == routes
    assert records <= told


def test_the_other_answers_are_as_described(client, paths):
    for path in ("/healthz", "/readyz"):
        assert misfits(client.get(path).get_json(), schema(paths, path)) == []
    gone = client.get("/search.jsonl?q=storm").headers["X-Cursor"].split(".")
    for path in ("/search.jsonl", "/search.csv", "/search.json", "/search.manifest.json"):
        answer = client.get(path, query_string={"q": "storm", "cursor": ".".join(["000000-0", *gone[1:]])})
        assert answer.status_code == 410
        assert misfits(answer.get_json(), schema(paths, path, "410")) == []
