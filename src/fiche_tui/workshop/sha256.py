"""SHA-256 without OpenSSL: the interpreter has an implementation of its own, which ``hashlib`` comes to last.

``hashlib`` loads OpenSSL as it is imported: 4 MB and 4 ms, a fifth of what a participant's program costs, for a few
short sums. So short ones are taken here, as ``random`` of the standard library takes its own. Whole files, of which
OpenSSL digests more a second, are left to ``hashlib``.
"""

from importlib import import_module
from typing import Protocol


class _Sum(Protocol):
    def digest(self) -> bytes: ...

    def hexdigest(self) -> str: ...


class _New(Protocol):
    def __call__(self, data: bytes, /) -> _Sum: ...


def _interpreters_own() -> _New:
    for module in ("_sha2", "_sha256"):  # From CPython 3.12 on, and before.
        try:
            own: _New = import_module(module).sha256
        except ImportError:
            continue
        return own
    # A build may leave it out, where only OpenSSL is approved.
    from hashlib import sha256

    return sha256


_sha256 = _interpreters_own()

_BLOCK = 64
"""Bytes of a block of SHA-256."""


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of ``data`` as 64 hexadecimal digits."""
    return _sha256(data).hexdigest()


def hmac_sha256_hex(key: bytes, message: bytes) -> str:
    """Return the HMAC (RFC 2104) of ``message`` by SHA-256 as 64 hexadecimal digits."""
    padded = (key if len(key) <= _BLOCK else _sha256(key).digest()).ljust(_BLOCK, b"\0")
    inner = _sha256(bytes(one ^ 0x36 for one in padded) + message).digest()
    return sha256_hex(bytes(one ^ 0x5C for one in padded) + inner)
