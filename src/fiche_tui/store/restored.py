"""``restored.json``: that a damaged journal was set aside for a copy, from before that happens until a fact says so."""

from contextlib import suppress
from pathlib import Path

from fiche_tui.store import disk
from fiche_tui.store.documents import SCHEMA, check_meta, decode, encode, is_count
from fiche_tui.store.errors import StoreError, writing
from fiche_tui.store.files import folder_of, replace_whole, sync
from fiche_tui.store.names import RESTORED
from fiche_tui.store.reading import read_file

KIND = "restored"
_LIMIT = 1 << 12


def mark_restored(inside: int, path: Path, head: int) -> None:
    """Write in the open folder ``inside`` that the copy of fact ``head`` is gone back to. Raises ``OSError``."""
    whole = {"_meta": {"schema": SCHEMA, "kind": KIND, "rev": 1}, "head": head}
    replace_whole(inside, path, encode(whole, path, _LIMIT))


def restored_head(folder: Path) -> int | None:
    """Return the head of the copy that the workshop in ``folder`` went back to; None once the journal says so."""
    path = folder / RESTORED
    try:
        whole = decode(read_file(path, _LIMIT).data, path)
        check_meta(whole.get("_meta"), KIND, path)
    except StoreError:
        return None
    return whole["head"] if is_count(whole.get("head")) else None


def forget_restored(folder: Path) -> None:
    """Take the mark away. Raises ``CannotWrite`` or ``DurabilityUnknown``."""
    path = folder / RESTORED
    with writing(path), suppress(FileNotFoundError), folder_of(folder) as inside:
        disk.unlink(RESTORED, dir_fd=inside)
        sync(inside, path)
