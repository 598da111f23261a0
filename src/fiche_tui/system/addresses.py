"""The network addresses of this machine, to choose where a server listens."""

import fcntl
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress

LOOPBACK = "127.0.0.1"
"""This machine alone."""
EVERYWHERE = "0.0.0.0"
"""Every interface of this machine."""

_PORTS = 10
"""Ports that are tried, from the first one on."""

_SIOCGIFADDR = 0x8915  # Linux's request for the address of an interface; netdevice(7).
_ANYWHERE = "192.0.2.1"  # An address of nobody's (RFC 5737): nothing is sent to it.


def addresses() -> tuple[str, ...]:
    """Return the IPv4 addresses by which other machines may reach this one, loopback left out."""
    found = [*_of_interfaces(), *_towards_others()]
    return tuple(dict.fromkeys(one for one in found if not one.startswith("127.")))


def free_port(address: str, first: int) -> int:
    """Return the first port from ``first`` on where nobody listens at ``address``; ``first`` where none is found."""
    for port in range(first, min(first + _PORTS, 1 << 16)):
        with suppress(OSError), socket.socket() as trying:
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # Lines that ended lately take no port.
            trying.bind((address, port))
            return port
    return first


def _of_interfaces() -> Iterator[str]:
    if sys.platform != "linux":
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _number, name in socket.if_nameindex():
            with suppress(OSError):
                answer = fcntl.ioctl(asking.fileno(), _SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
                yield socket.inet_ntoa(answer[20:24])


def _towards_others() -> Iterator[str]:
    """Give the address that this machine would be seen under, where the system does not list them all."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect((_ANYWHERE, 9))
        yield str(asking.getsockname()[0])
