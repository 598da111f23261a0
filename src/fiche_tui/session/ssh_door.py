"""What the SSH server may ask of one workshop: who is let in, whether the door is still open, and the ballots.

Every answer comes from the files, read anew: the facilitator's program may open, close or hand over meanwhile.
"""

import secrets
from pathlib import Path

from fiche_tui.session.ssh_box import Answered, SshBox
from fiche_tui.session.tokens import Doors
from fiche_tui.store.doors import read_doors, write_doors
from fiche_tui.store.errors import Damaged, StoreError
from fiche_tui.store.names import DOORS, ROOM
from fiche_tui.store.room import read_header
from fiche_tui.store.sharing_errors import HandedOver, NotYours
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.ballots import Ballot, Round
from fiche_tui.workshop.codec import DecodeError, from_json, to_json


class SshDoor:
    """The way into ``stored`` over SSH, for the process that serves it. It holds no lease and writes one box."""

    def __init__(self, stored: Workshop) -> None:
        self._stored = stored
        self._box = SshBox(stored)

    def asks_token(self) -> bool:
        """Return whether each voter has a token; otherwise each connection is one voice. Raises ``StoreError``."""
        return doors_of(self._stored).asks_token

    def admit(self, code: str, token: str) -> str | None:
        """Return the voter that a code and a token let in, ``None`` for a wrong one. Raises ``StoreError``.

        The same token is always the same voter. Without tokens each admission is another one.
        """
        doors = doors_of(self._stored)
        if not doors.admits(code):
            return None
        return doors.voter_of(token) if doors.asks_token else secrets.token_hex(16)

    def still_open(self) -> bool:
        """Return whether the door is open: not once it is closed, the minutes are final, or another account writes.

        Nor once the workshop is no longer there, as at the end of an example. What cannot be read for a moment closes
        nothing.
        """
        try:
            self._stored.check_writer()
            final = read_header(self._stored.folder / ROOM)["header"].get("status") == "final"
            return bool(doors_of(self._stored).code) and not final
        except (HandedOver, NotYours):
            return False
        except StoreError:
            return not _is_gone(self._stored.folder)

    def kept(self, asked: Round, voter: str) -> Ballot | None:
        """Return the ballot of a voter that is on disk. Raises ``StoreError``."""
        return self._box.kept(asked, voter)

    def put(self, asked: Round, voter: str, ballot: Ballot) -> Answered:
        """Keep a ballot; the future resolves as that of ``SshBox.put``."""
        return self._box.put(asked, voter, ballot)

    def close(self) -> None:
        """Wait until every ballot that was put is answered."""
        self._box.close()


def _is_gone(folder: Path) -> bool:
    try:
        folder.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def doors_of(stored: Workshop) -> Doors:
    """Return the doors of a workshop; closed ones without tokens where there are none. Raises ``StoreError``."""
    found = read_doors(stored.folder)
    try:
        return Doors() if found is None else from_json(Doors, found)
    except DecodeError as error:
        raise Damaged(stored.folder / DOORS, "shape") from error


def keep_doors(stored: Workshop, doors: Doors) -> None:
    """Put the doors of a workshop on disk. Raises ``StoreError``."""
    write_doors(stored.folder, to_json(doors))
