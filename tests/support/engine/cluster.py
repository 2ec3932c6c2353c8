"""A real OpenSearch for the tests: three nodes on loopback, one process each, children of this one.

    python tests/support/engine/cluster.py          # starts it, prints its addresses, waits

The server comes from Maven Central (`pom.xml`); without Java and Maven there is none, and
`why_not` says so in a sentence.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE / "target"
NODES = 3
HEAP = "512m"
PATIENCE = 120.0
"""Seconds that a cluster may take to come up: two busy processors and three JVMs."""
_OPENS = ("java.base/java.lang", "java.base/java.util", "java.base/java.nio")


def why_not() -> str | None:
    """Return why there is no cluster on this machine, None where there can be one."""
    missing = [name for name in ("java", "mvn") if shutil.which(name) is None]
    if missing:
        return f"no OpenSearch for the tests: {' and '.join(missing)} not installed"
    return None


def build() -> None:
    """Bring the server and its launcher to `target/`, once. Raises CalledProcessError."""
    newest = max((HERE / "src").rglob("*.java"), key=lambda path: path.stat().st_mtime)
    jar = TARGET / "node-1.jar"
    if not jar.exists() or jar.stat().st_mtime < newest.stat().st_mtime:
        subprocess.run(
            ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "package"], check=True, timeout=900
        )


def _free_ports(count: int) -> list[int]:
    """Return ports that are free now; they are held together, so that no two are the same."""
    with contextlib.ExitStack() as stack:
        held = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in held:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in held]


class Cluster:
    """The nodes by number from 0; `folder` holds their texts and logs."""

    def __init__(self, folder: Path | None = None, nodes: int = NODES) -> None:
        self.folder = folder or Path(tempfile.mkdtemp(prefix="kyogo-engine-"))
        self._own = folder is None
        ports = _free_ports(2 * nodes)
        self.http, self.transport = ports[:nodes], ports[nodes:]
        self.processes: list[subprocess.Popen[bytes] | None] = [None] * nodes

    @property
    def urls(self) -> list[str]:
        """The addresses of all nodes."""
        return [f"http://127.0.0.1:{port}" for port in self.http]

    def start(self) -> Cluster:
        """Start every node and wait until the cluster has them all."""
        build()
        for number in range(len(self.processes)):
            self.start_node(number)
        self.wait(len(self.processes))
        return self

    def start_node(self, number: int) -> None:
        """Start one node, with what it had before it was killed."""
        home = self.folder / f"node-{number}"
        (home / "config").mkdir(parents=True, exist_ok=True)
        (home / "tmp").mkdir(exist_ok=True)
        seeds = ",".join(f"127.0.0.1:{port}" for port in self.transport)
        names = ",".join(f"node-{other}" for other in range(len(self.processes)))
        settings = {
            "cluster.name": "kyogo-tests",
            "node.name": f"node-{number}",
            "network.host": "127.0.0.1",
            "http.port": str(self.http[number]),
            "transport.port": str(self.transport[number]),
            "http.type": "netty4",
            "transport.type": "netty4",
            "discovery.seed_hosts": seeds,
            "cluster.initial_cluster_manager_nodes": names,
            "cluster.fault_detection.follower_check.interval": "200ms",
            "cluster.election.initial_timeout": "100ms",
            "node.processors": "2",
            # The disk of a test machine is nobody's business but where a test says so.
            "cluster.routing.allocation.disk.watermark.low": "1gb",
            "cluster.routing.allocation.disk.watermark.high": "500mb",
            "cluster.routing.allocation.disk.watermark.flood_stage": "200mb",
        }
        command = [
            "java", f"-Xmx{HEAP}", "-Xms256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            f"-Djava.io.tmpdir={home / 'tmp'}", "-Dlog4j2.disable.jmx=true",
            "-Dlog4j2.level=ERROR", "-Dopensearch.networkaddress.cache.ttl=60",
            *(f"--add-opens={one}=ALL-UNNAMED" for one in _OPENS),
            "-cp", os.pathsep.join([str(TARGET / "node-1.jar"), str(TARGET / "dependency" / "*")]),
            "kyogo.EngineNode", str(home), *(f"{key}={value}" for key, value in settings.items()),
        ]  # fmt: skip
        with open(home / "log", "ab") as log:
            self.processes[number] = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=home
            )

    def wait(self, nodes: int, status: str = "green", seconds: float = PATIENCE) -> None:
        """Wait until `nodes` nodes are together and the shards are in place."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for url in self.urls:
                ask = f"{url}/_cluster/health?wait_for_status={status}&timeout=2s"
                with contextlib.suppress(OSError, ValueError):
                    with urllib.request.urlopen(ask, timeout=10) as answer:
                        health = json.load(answer)
                    if health["number_of_nodes"] >= nodes and not health["timed_out"]:
                        return
            time.sleep(0.2)
        raise TimeoutError(f"no {nodes} nodes after {seconds:g} s: {self.folder}/node-0/log")

    def kill(self, number: int) -> None:
        """End one node at once, as a power cut does."""
        process = self.processes[number]
        if process is not None:
            process.send_signal(signal.SIGKILL)
            process.wait()
            self.processes[number] = None

    def stop(self) -> None:
        """End every node and take away what they stored."""
        for number in range(len(self.processes)):
            self.kill(number)
        if self._own:
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self) -> Cluster:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()


if __name__ == "__main__":
    if reason := why_not():
        print(reason)
        sys.exit(0)
    with Cluster() as running:
        print("\n".join(running.urls), flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            signal.pause()
