"""Files of earlier schemas: read as if they were of this one, and kept as they were when they are first rewritten.

Reading never writes: an older file is brought up to date in memory, at each reading, so that a workshop can be read
from a disk that nobody may write on. The first save gives the original a name of its own before it is replaced.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from fiche_tui.store.documents import SCHEMA, Json, Record, check_meta
from fiche_tui.store.errors import Damaged
from fiche_tui.store.files import keep_copy, replace_whole, sync
from fiche_tui.store.reading import read_file

Step = Callable[[Record], Record]

STEPS: Mapping[tuple[str, int], Step] = {}
"""By kind of file and version: what makes the tables of the next version of them. Version 1 is the first."""


def migrated(tables: Record, meta: Json, kind: str, path: Path) -> Record:
    """Return the ``tables`` of a file as this release writes them; what describes the file still tells its version.

    Raises ``NewerSchema``, or ``Damaged`` also for an older version that no step starts from.
    """
    version = meta.get("schema") if isinstance(meta, dict) else None
    while type(version) is int and (step := STEPS.get((kind, version))) and version < SCHEMA:
        tables = step(tables)
        version += 1
    check_meta({**meta, "schema": version} if isinstance(meta, dict) else meta, kind, path)
    if version != SCHEMA:
        raise Damaged(path, "shape")
    return tables


def keep_original(folder: int, path: Path, meta: Mapping[str, Json], limit: int) -> None:
    """Give the file ``path`` of the open ``folder`` a second name if ``meta`` says that it is of an older schema.

    It is NAME.schema-VERSION-rev-REVISION and survives a power cut before the file is replaced. ``limit`` is in bytes.
    Raises ``OSError``, ``StoreError`` or ``DurabilityUnknown``: then the file must not be replaced.
    """
    version = meta["schema"]
    if version >= SCHEMA:
        return
    kept = path.with_name(f"{path.stem}.schema-{version}-rev-{meta['rev']}{path.suffix}")
    try:
        keep_copy(folder, path, kept.name)
    except OSError:
        # Not every disk has links, nor may everyone link another's file.
        replace_whole(folder, kept, read_file(path, limit, folder).data)
        return
    sync(folder, path)
