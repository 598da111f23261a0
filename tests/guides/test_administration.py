"""What the guides have an administrator type, typed as root with names of our own, leaves what they promise."""

import grp
import os
import pwd
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fiche_tui.sheet.library import content_folder
from tests.guides.reading import blocks
from tests.guides.test_commands import ADMINISTRATION

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can make accounts and groups"),
]

ACCOUNTS = ("ana", "lea", "bob", "cleo")
GROUPS = ("table", "participants")


@pytest.fixture
def names() -> Iterator[dict[str, str]]:
    own = {name: f"g{os.getpid()}{name[:6]}" for name in (*ACCOUNTS, *GROUPS)}
    try:
        for account in ACCOUNTS:
            subprocess.run(["useradd", "--no-create-home", own[account]], check=True)
        yield own
    finally:
        for command, known in (("userdel", ACCOUNTS), ("groupdel", GROUPS)):
            for name in known:
                subprocess.run([command, own[name]], check=False, capture_output=True)


def test_groups_accounts_and_the_folder_are_as_the_guide_says(names: dict[str, str]) -> None:
    guide = content_folder() / "guides" / "serveur-partage.md"
    typed = [one.text for one in blocks(guide) if one.text.startswith(ADMINISTRATION)]
    with tempfile.TemporaryDirectory() as folder:
        text = re.sub(rf"\b({'|'.join(names)})\b", lambda match: names[match[0]], "".join(typed))
        text = text.replace("/srv/fiche", f"{folder}/data").replace("/etc/profile.d/fiche.sh", f"{folder}/fiche.sh")
        subprocess.run(["sh", "-euc", text], check=True)
        found = Path(folder, "data").stat()
        assert (f"{found.st_mode & 0o7777:o}", grp.getgrgid(found.st_gid).gr_name) == ("3770", names["table"])
        said = subprocess.run(
            ["sh", "-c", f". {folder}/fiche.sh; echo $FICHE_DATA"], capture_output=True, text=True, check=True
        )
        assert said.stdout == f"{folder}/data\n"
    groups = {who: {one.gr_name for one in grp.getgrall() if names[who] in one.gr_mem} for who in ACCOUNTS}
    assert groups == {
        "ana": {names["table"]},
        "lea": {names["table"]},
        "bob": {names["table"], names["participants"]},
        "cleo": {names["table"], names["participants"]},
    }
    assert all(pwd.getpwnam(names[who]).pw_uid for who in ACCOUNTS)
