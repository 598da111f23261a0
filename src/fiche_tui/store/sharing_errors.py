"""What can go wrong where several Unix accounts share a workshop; see ``errors``."""
# ruff: noqa: N818 - they are named after what happened, as facts are, and all end in StoreError.

from pathlib import Path
from typing import ClassVar

from fiche_tui.store.errors import StoreError
from fiche_tui.store.failure import failure


@failure
class HandedOver(StoreError):
    """The workshop was handed over to the account ``to``, which alone goes on with it; nothing was written."""

    code: ClassVar[str] = "handed-over"
    to: str


@failure
class NotYours(StoreError):
    """Only the account ``owner`` facilitates this workshop; nothing was written."""

    code: ClassVar[str] = "not-yours"
    owner: str


@failure
class Rewound(StoreError):
    """Of the workshop ``path``, this account wrote fact ``known``, which is not there any more among ``found``."""

    code: ClassVar[str] = "rewound"
    path: Path
    known: int
    found: int


@failure
class NoAccount(StoreError):
    """No Unix account of this machine has that name."""

    code: ClassVar[str] = "no-account"
    name: str


@failure
class OwnAccount(StoreError):
    """The account that a workshop should go to is the one that has it."""

    code: ClassVar[str] = "own-account"
    name: str


@failure
class NotInGroup(StoreError):
    """The account ``name`` may not enter the workshop, because it is not in the group ``group``."""

    code: ClassVar[str] = "not-in-group"
    name: str
    group: str


@failure
class NotShared(StoreError):
    """Only this account may enter the workshop, so that no other can take it on."""

    code: ClassVar[str] = "not-shared"
    path: Path


@failure
class OnlyMakerLetsIn(StoreError):
    """Only ``maker``, who made the workshop, can let one more account in; nothing was written."""

    code: ClassVar[str] = "only-maker-lets-in"
    maker: str


@failure
class BoxesOfOthers(StoreError):
    """The ballots in boxes of the accounts ``owners`` are not ours to delete; all the others are gone."""

    code: ClassVar[str] = "boxes-of-others"
    owners: tuple[str, ...]


@failure
class OpenToRenaming(StoreError):
    """In the shared data folder ``path`` anybody could rename another's workshop; nothing was made."""

    code: ClassVar[str] = "open-to-renaming"
    path: Path


@failure
class PlantedBox(StoreError):
    """The box ``path`` has the name of one of the facilitator's, and the account ``owner`` made it."""

    code: ClassVar[str] = "planted-box"
    path: Path
    owner: str
