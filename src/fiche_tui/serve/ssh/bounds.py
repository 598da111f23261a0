"""What one client may cost the others: pure limits, the time handed in, in seconds of a clock that only goes on."""

from ipaddress import ip_address
from typing import Generic, TypeVar

from fiche_tui.serve.page import LARGEST
from fiche_tui.workshop.frozen import frozen

Key = TypeVar("Key")

UNKNOWN_SIZE = (80, 24)


@frozen
class Bounds:
    """The limits of one server; seconds unless said otherwise."""

    silence: float = 20.0
    """Without a word of SSH after connecting."""
    login: float = 120.0
    """To compare the key's fingerprint, and to type the code and the token."""
    start: float = 20.0
    """From the login to the first page."""
    tries: int = 3
    """Codes per connection."""
    wrong: int = 20
    """Wrong codes of one address that are answered at once."""
    wrong_refill: float = 0.2
    """Wrong codes of one address that are forgiven, per second."""
    delay: float = 3.0
    """Before the next code of an address that had more."""
    arrivals: int = 150
    """Connections of one address that may be made at once without coming in."""
    arrivals_refill: float = 5.0
    """Such connections that are forgiven, per second."""
    starts: int = 150
    """Connections that have not come in yet."""
    sessions: int = 400
    """People who came in."""
    unread: float = 30.0
    """While a client reads nothing of what is sent."""
    idle: float = 4 * 3600.0
    """Without a key."""


def seen_size(columns: int, rows: int) -> tuple[int, int]:
    """Return the columns and rows to draw for a client that claims these."""
    if columns <= 0 or rows <= 0:
        return UNKNOWN_SIZE
    return min(columns, LARGEST[0]), min(rows, LARGEST[1])


def network(address: str) -> str:
    """Return what counts as one address: an IPv4 address, or the network of 64 bits that an IPv6 host may choose in."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    mapped = getattr(found, "ipv4_mapped", None)
    return str(mapped) if mapped else found.exploded[:19]


class Allowance:
    """So many acts at once for each address, and so many more a second."""

    MOST = 10_000
    """Addresses that are remembered."""

    def __init__(self, most: int, refill: float) -> None:
        self._most = most
        self._refill = refill
        self._spent: dict[str, tuple[float, float]] = {}

    def left(self, address: str, now: float) -> bool:
        """Say whether an address has any left."""
        return self._level(address, now) <= self._most - 1

    def spend(self, address: str, now: float) -> None:
        """Take one from an address."""
        if len(self._spent) >= self.MOST and address not in self._spent:
            self._forget(now)
        self._spent[address] = (min(self._most, self._level(address, now) + 1), now)

    def give_back(self, address: str, now: float) -> None:
        """Give an address back what it spent for a good reason."""
        if address in self._spent:
            self._spent[address] = (max(0.0, self._level(address, now) - 1), now)

    def _level(self, address: str, now: float) -> float:
        spent, at = self._spent.get(address, (0.0, now))
        return max(0.0, spent - (now - at) * self._refill)

    def _forget(self, now: float) -> None:
        """Forget the addresses that have spent nothing that counts, or the longest unseen."""
        kept = {one: found for one, found in self._spent.items() if self._level(one, now) > 0}
        if len(kept) >= self.MOST:
            kept.pop(min(kept, key=lambda one: kept[one][1]))
        self._spent = kept


class Waiting(Generic[Key]):
    """Those who have not come in yet, in the order in which they came, with their addresses."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: dict[Key, str] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, one: Key, address: str) -> Key | None:
        """Let one wait; return who has to go for it, the first of the address that has most of them."""
        gone = None
        if len(self._waiting) >= self._most:
            held = list(self._waiting.values())
            crowd = max(set(held), key=held.count)
            gone = next(known for known, place in self._waiting.items() if place == crowd)
            self.remove(gone)
        self._waiting[one] = address
        return gone

    def remove(self, one: Key) -> None:
        """Forget one who came in, or left."""
        self._waiting.pop(one, None)
