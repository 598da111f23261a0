"""How a file that was saved on a server comes to the computer where somebody sits: one line to type there."""

import ipaddress
import os
import pwd
import shlex
from collections.abc import Mapping
from pathlib import Path

USUAL_PORT = 22


def scp_line(path: Path, environment: Mapping[str, str], user: str) -> str | None:
    """Return the command that copies a file of this server into the folder where it is typed.

    The address is the one at which this server took the connection, from ``SSH_CONNECTION``: « client, port, server,
    port ». ``None`` without a connection, or when what stands there is none.
    """
    parts = environment.get("SSH_CONNECTION", "").split()
    if len(parts) != 4 or not user:
        return None
    host, port = _host(parts[2]), _port(parts[3])
    if host is None or port is None:
        return None
    option = [] if port == USUAL_PORT else ["-P", str(port)]
    # Quoted once: the scp of today hands the path to the server as it is.
    return shlex.join(["scp", *option, f"{user}@{host}:{path}", "."])


def account() -> str:
    """Return the name of the account that this process belongs to; empty when nobody knows it."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return ""


def _host(text: str) -> str | None:
    try:
        found = ipaddress.ip_address(text.partition("%")[0])  # The server's own name of a link means nothing elsewhere.
    except ValueError:
        return None
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped) if found.ipv4_mapped else f"[{found}]"


def _port(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and 0 < int(text) < 65536 else None
