"""When something that the disk refused is tried again."""

from fiche_tui.store.errors import CannotWrite, DurabilityUnknown, LockBusy

RETRY_SECONDS = 2.0
"""How long a command that the disk refused waits before it is tried again."""


PASSING = (CannotWrite, LockBusy, DurabilityUnknown)
"""Errors that may pass by themselves: a full disk, a folder that was remounted, another program's lock."""
