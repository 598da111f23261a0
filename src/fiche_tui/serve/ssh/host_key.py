"""The key by which the SSH door proves that it is the same server as last time: made once, kept private."""

from contextlib import suppress
from pathlib import Path

import asyncssh

from fiche_tui.store.errors import AlreadyExists, Damaged, Missing, writing
from fiche_tui.store.files import PRIVATE_FOLDER, make_folder, write_new
from fiche_tui.store.reading import read_file
from fiche_tui.system.host_key import LIMIT, PRIVATE, PUBLIC


def host_key(place: Path) -> asyncssh.SSHKey:
    """Return this account's key, kept in its own ``place``, made the first time. Raises ``StoreError``."""
    path = place / PRIVATE
    try:
        key = _read(path)
    except Missing:
        with writing(place):
            make_folder(place, PRIVATE_FOLDER)
        # Another server of the same account may have been first: then its key is the one.
        with suppress(AlreadyExists):
            write_new(path, asyncssh.generate_private_key("ssh-ed25519").export_private_key())
        key = _read(path)
    _publish(key, place / PUBLIC)
    return key


def _read(path: Path) -> asyncssh.SSHKey:
    data = read_file(path, LIMIT).data
    try:
        return asyncssh.import_private_key(data)
    except (asyncssh.KeyImportError, asyncssh.KeyEncryptionError) as error:
        raise Damaged(path, "shape") from error


def _publish(key: asyncssh.SSHKey, path: Path) -> None:
    """Keep the public half in a file of its own, which is read without the extra."""
    public = key.export_public_key()
    with suppress(Missing, Damaged):
        if read_file(path, LIMIT).data == public:
            return
    write_new(path, public, overwrite=True)
