"""searchapp open, searchapp demo: how does one get from a folder to a page in one go?"""

import contextlib
import socket
import threading
import time
import webbrowser
from dataclasses import replace
from pathlib import Path

import click

from searchapp.cli.adding import add_paths, told
from searchapp.cli.console import services
from searchapp.cli.reindexing import reindex_archive
from searchapp.cli.serving import run_server
from searchapp.demo import demo_files
from searchapp.wiring import Services


@click.command("open")
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.option("--port", type=click.IntRange(0, 65_535), help="The port to serve at (default: 5000, or a free one).")
def open_folder(folder: Path, port: int | None) -> None:
    """Add FOLDER to the archive, index it, serve it, and open the browser on it."""
    with services() as opened:
        _fill_and_serve(opened, (folder,), port, browser=True)


@click.command()
@click.option("--port", type=click.IntRange(0, 65_535), help="The port to serve at (default: 5000, or a free one).")
def demo(port: int | None) -> None:
    """Load the demo archive, news of an invented country, index and serve it."""
    with services() as opened:
        _fill_and_serve(opened, tuple(demo_files()), port, browser=False)


def _fill_and_serve(opened: Services, paths: tuple[Path, ...], port: int | None, browser: bool) -> None:
    click.echo(told(add_paths(opened, paths)))
    reindex_archive(opened)
    host = opened.settings.host
    chosen = _free_port(host, opened.settings.port) if port is None else port
    opened.settings = replace(opened.settings, port=chosen or _free_port(host, 0))
    if browser:
        address = f"http://127.0.0.1:{opened.settings.port}/"
        threading.Thread(target=_open_when_up, args=(address, opened.settings.port), daemon=True).start()
    run_server(opened)


def _free_port(host: str, wanted: int) -> int:
    """The port that is wanted, any for 0; 0 where it is taken."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe, contextlib.suppress(OSError):
        probe.bind((host, wanted))
        return int(probe.getsockname()[1])
    return 0


def _open_when_up(address: str, port: int) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            webbrowser.open(address)
            return
        time.sleep(0.1)
