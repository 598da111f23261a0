"""What the SSH server says of itself to the facilitator's screen."""

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

pytest.importorskip("asyncssh")

from fiche_tui.serve.ssh.serving import Server
from fiche_tui.store.names import SERVING
from fiche_tui.store.serving import Serving, read_serving, take_serving
from tests.meetings import stored_workshop

HERE = Serving("127.0.0.1", 2222, 0, 7, "SHA256:abc")


def test_what_was_damaged_is_said_again_without_a_word(tmp_path: Path) -> None:
    stored, said = stored_workshop(tmp_path / "data"), list[str]()
    hold = take_serving(stored.folder)
    assert hold is not None
    server = Server(stored, cast(Any, None), hold, said.append)
    server._note(HERE)
    (stored.folder / SERVING).write_bytes(b"{")
    assert read_serving(stored.folder) is None
    server._note(HERE)
    assert read_serving(stored.folder) == HERE
    (stored.folder / SERVING).unlink()
    server._note(HERE)
    assert read_serving(stored.folder) == HERE
    assert said == []
    server._note(replace(HERE, connected=1))
    assert said == ["1 personne connectée."]
    hold.release()
