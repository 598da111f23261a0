"""Tokens that let one voter in each, and what is kept of them: enough to recognise one, not to read it.

A slow hash is of no use here. It protects words that people choose, of which there are few; a token is drawn at random
among 2^66, so that trying them all is out of reach however fast each trial is. The salt keeps two workshops from being
tried at once. Neither protects against the account that keeps the tokens, nor against the server's administrator.
"""

import hashlib
import hmac
import secrets
from dataclasses import replace

from fiche_tui.session.meeting_code import CONSONANTS, DIGITS, VOWELS, plain_code
from fiche_tui.workshop.frozen import frozen

ALPHABET = CONSONANTS + VOWELS + DIGITS
GROUPS, GROUP = 5, 3
"""Groups of a token, and characters of each: 15 of 22 characters are 66 bits, read aloud in one breath a group."""

_SALT = 16


@frozen
class HashedToken:
    """What is kept of a token."""

    salt: str
    digest: str


@frozen
class Doors:
    """How people come in over SSH: the code, empty while the door is closed, and the tokens made for a meeting.

    ``asks_token`` is false where each connection is one voice. ``sitting`` numbers the meeting that the tokens are for,
    ``address`` and ``port`` are what people type to come in, but where the server listens to this machine alone, which
    ``only_here`` says. ``fingerprint`` is that of the server's key on the printed slips, as ssh shows it.
    """

    code: str = ""
    asks_token: bool = True
    sitting: int = 0
    tokens: tuple[HashedToken, ...] = ()
    address: str = ""
    port: int = 2222
    only_here: bool = False
    fingerprint: str = ""

    @property
    def printed(self) -> str:
        """The address that slips say, empty where none were printed: the vote was then opened elsewhere, to try it."""
        return self.address if self.tokens else ""

    def admits(self, code: str) -> bool:
        """Return whether the door is open to those who type that code."""
        return bool(self.code) and hmac.compare_digest(plain_code(self.code), plain_code(code))

    def voter_of(self, token: str) -> str | None:
        """Return the voter that a token is of, the same one each time; ``None`` for one that was not made here."""
        typed = plain_code(token)
        found = [one.digest for one in self.tokens if hmac.compare_digest(_digest(one.salt, typed), one.digest)]
        return found[0] if found else None

    def with_tokens(self, tokens: tuple[str, ...], sitting: int) -> "Doors":
        """Return the doors with these tokens, and no other, for a meeting."""
        return replace(self, tokens=tuple(hashed(one) for one in tokens), sitting=sitting)


def new_tokens(number: int) -> tuple[str, ...]:
    """Return tokens such as « BK4-TA2-7ME-VDU-9GR », each another one, drawn at random."""
    return tuple("-".join(_group() for _place in range(GROUPS)) for _one in range(number))


def hashed(token: str) -> HashedToken:
    """Return what is kept of a token."""
    salt = secrets.token_hex(_SALT)
    return HashedToken(salt, _digest(salt, plain_code(token)))


def _group() -> str:
    return "".join(secrets.choice(ALPHABET) for _place in range(GROUP))


def _digest(salt: str, plain: str) -> str:
    return hashlib.sha256(f"{salt}:{plain}".encode()).hexdigest()
