"""What ``fiche serve`` is compared with: an SSH server that runs one bare Textual app a session, in one process.

``python -m tests.benchmarks.apps_by_ssh PORT`` prints a line once it listens. Each app has a clock, and a word that a
key changes.
"""

import asyncio
import sys
from datetime import datetime
from typing import Any

import asyncssh
from textual import events
from textual.app import App, ComposeResult
from textual.driver import Driver
from textual.geometry import Size
from textual.widgets import Static

SIZE = (80, 24)


class ChannelDriver(Driver):
    """Sends what the app draws to its channel."""

    def write(self, data: str) -> None:
        app: Any = self._app
        app.channel.write(data.encode())

    def start_application_mode(self) -> None:
        size = Size(*SIZE)
        self.send_message(events.Resize(size, size))

    def disable_input(self) -> None: ...

    def stop_application_mode(self) -> None: ...

    def close(self) -> None: ...


class Bare(App[None]):
    """A clock and a word."""

    def __init__(self, channel: Any) -> None:
        super().__init__(driver_class=ChannelDriver)
        self.channel = channel
        self._pressed = 0

    def compose(self) -> ComposeResult:
        yield Static("", id="clock")
        yield Static("Prêt", id="word")

    def on_mount(self) -> None:
        self.set_interval(1.0, self._tick)
        self._tick()

    def on_key(self) -> None:
        self._pressed += 1
        self.query_one("#word", Static).update(f"Touche {self._pressed}")

    def _tick(self) -> None:
        self.query_one("#clock", Static).update(f"Il est {datetime.now():%H:%M:%S}")


class Session(asyncssh.SSHServerSession[bytes]):
    """Runs the app of one client."""

    def connection_made(self, chan: Any) -> None:
        self._chan = chan

    def pty_requested(self, term_type: str, term_size: object, term_modes: object) -> bool:
        return True

    def shell_requested(self) -> bool:
        return True

    def session_started(self) -> None:
        self._app = Bare(self._chan)
        self._task = asyncio.create_task(self._app.run_async(size=SIZE))

    def data_received(self, data: bytes, datatype: object) -> None:
        for character in data.decode():
            self._app.post_message(events.Key(character, character))

    def connection_lost(self, exc: Exception | None) -> None:
        self._app.exit()


class Server(asyncssh.SSHServer):
    """Asks for what ``fiche serve`` asks for, and lets everybody in."""

    def begin_auth(self, username: str) -> bool:
        return True

    def kbdint_auth_supported(self) -> bool:
        return True

    def get_kbdint_challenge(self, username: str, lang: str, submethods: str) -> Any:
        return "", "", "", [("Code: ", True), ("Token: ", True)]

    def validate_kbdint_response(self, username: str, responses: Any) -> bool:
        return True

    def session_requested(self) -> Session:
        return Session()


async def serve(port: int) -> None:
    """Serve until the process is ended."""
    key = asyncssh.generate_private_key("ssh-ed25519")
    await asyncssh.create_server(
        Server, "127.0.0.1", port, server_host_keys=[key], encoding=None, line_editor=False, compression_algs=None
    )
    print("Porte SSH ouverte", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
