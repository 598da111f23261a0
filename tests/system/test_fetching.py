"""The line that brings a file from the server: typed in a shell, it names exactly that file on exactly that server."""

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.system.fetching import scp_line

FILE = Path("/home/claude/bulletins.html")


def over(connection: str) -> str | None:
    return scp_line(FILE, {"SSH_CONNECTION": connection}, "claude")


@pytest.mark.parametrize(
    ("connection", "line"),
    [
        ("192.0.2.1 50000 192.0.2.9 22", "scp claude@192.0.2.9:/home/claude/bulletins.html ."),
        ("192.0.2.1 50000 192.0.2.9 2222", "scp -P 2222 claude@192.0.2.9:/home/claude/bulletins.html ."),
        ("2001:db8::1 50000 2001:db8::9 22", "scp 'claude@[2001:db8::9]:/home/claude/bulletins.html' ."),
        ("fe80::1%eth0 50000 fe80::9%eth0 22", "scp 'claude@[fe80::9]:/home/claude/bulletins.html' ."),
        ("::ffff:192.0.2.1 50000 ::ffff:192.0.2.9 22", "scp claude@192.0.2.9:/home/claude/bulletins.html ."),
    ],
)
def test_the_line_names_the_server_that_took_the_connection(connection: str, line: str) -> None:
    assert over(connection) == line


@pytest.mark.parametrize(
    "connection",
    [
        "",
        "192.0.2.1 50000 192.0.2.9",
        "192.0.2.1 50000 $(id) 22",
        "192.0.2.1 50000 -oProxyCommand=id 22",
        "192.0.2.1 50000 192.0.2.9 0",
        "192.0.2.1 50000 192.0.2.9 x",
        "192.0.2.1 50000 192.0.2.9 70000",
        "UNKNOWN 65535 UNKNOWN 65535",
    ],
)
def test_what_is_no_connection_gives_no_line(connection: str) -> None:
    assert over(connection) is None


def test_nobody_knows_whose_account_it_is() -> None:
    assert scp_line(FILE, {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.9 22"}, "") is None


@given(name=st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1))
def test_a_shell_hands_scp_the_path_in_one_piece(name: str) -> None:
    line = scp_line(Path("/tmp") / name, {"SSH_CONNECTION": "::1 5 2001:db8::9 2222"}, "ève")
    assert line is not None
    assert shlex.split(line) == ["scp", "-P", "2222", f"ève@[2001:db8::9]:{Path('/tmp') / name}", "."]
