"""Does the cluster's compose file say what the program understands, and do its parts name each other? It is not run."""

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from searchapp.settings import Settings, check_binding, load_settings

ROOT = Path(__file__).parents[2]
TOLD = yaml.safe_load((ROOT / "deploy" / "compose.cluster.yaml").read_text("utf-8"))
SERVICES = TOLD["services"]
WEB = {name: service for name, service in SERVICES.items() if "build" in service}
NODES = {name: service["environment"] for name, service in SERVICES.items() if "opensearch" in service.get("image", "")}


def settings_of(service: dict[str, dict[str, str]]) -> Settings:
    return load_settings({name: text for name, text in service["environment"].items() if name.startswith("SEARCHAPP_")})


def test_there_are_three_nodes_a_database_and_two_web_servers() -> None:
    assert (len(NODES), len(WEB), len(SERVICES)) == (3, 2, 6)
    ports = [port for service in WEB.values() for port in service["ports"]]
    assert len({port.split(":")[1] for port in ports}) == 2
    for service in SERVICES.values():
        assert {volume.split(":")[0] for volume in service["volumes"]} <= TOLD["volumes"].keys()
        assert set(service["networks"]) <= TOLD["networks"].keys()


@pytest.mark.parametrize("name", WEB)
def test_a_web_server_is_set_as_the_program_understands_it(name: str) -> None:
    settings = settings_of(WEB[name])
    check_binding(settings)
    assert settings.engine == "opensearch"
    assert {urlsplit(url).hostname for url in settings.opensearch_url.split(",")} == NODES.keys()
    assert settings.opensearch_replicas < len(NODES)
    database, address = SERVICES["database"]["environment"], urlsplit(settings.archive or "")
    assert address.hostname == "database"
    assert (address.username, address.path) == (database["POSTGRES_USER"], "/" + database["POSTGRES_DB"])
    assert WEB[name]["environment"]["PGPASSWORD"] == database["POSTGRES_PASSWORD"]
    assert set(WEB[name]["depends_on"]) == SERVICES.keys() - WEB.keys()
    build = WEB[name]["build"]
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert set(build["args"]["EXTRAS"].split(",")) <= extras.keys()
    assert "ARG EXTRAS=" in (ROOT / build["dockerfile"]).read_text("utf-8")


@pytest.mark.parametrize("name", NODES)
def test_a_node_knows_the_others(name: str) -> None:
    told = NODES[name]
    assert told["node.name"] == name
    for setting in ("discovery.seed_hosts", "cluster.initial_cluster_manager_nodes"):
        assert set(told[setting].split(",")) == NODES.keys()
