"""The fingerprint of this account's SSH host key: on the token slips, and beside the server's lines."""

import base64
import hashlib
from pathlib import Path

from fiche_tui.store.errors import Missing
from fiche_tui.store.reading import read_file

PRIVATE = "ssh-host.key"
PUBLIC = "ssh-host.pub"
"""The files of the two halves, in the account's own place; ``fiche serve --fingerprint`` makes them."""

LIMIT = 1 << 14


def fingerprint(place: Path) -> str:
    """Return the fingerprint as ssh shows it at the first login (« SHA256:… »); empty before the key is made.

    Raises ``CannotRead`` or ``Damaged``.
    """
    try:
        words = read_file(place / PUBLIC, LIMIT).data.split()
    except Missing:
        return ""
    return fingerprint_of(base64.b64decode(words[1])) if len(words) > 1 else ""


def fingerprint_of(public: bytes) -> str:
    """Return the fingerprint of a public key (RFC 4253, 6.6)."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(public).digest()).decode().rstrip("=")
