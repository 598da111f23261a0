"""The zone that a new workshop gets, in real processes: its hours are the machine's, whatever the name says."""

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from fiche_tui.system.clock import SystemClock
from fiche_tui.system.local_zone import is_zone, local_timezone
from tests.command_line.fiche import Fiche, fiche_in
from tests.soaked import rest_in_soak
from tests.surroundings import around

ZONES = Path("/usr/share/zoneinfo")
NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)

ASK = """
import sys
from datetime import datetime
from fiche_tui.system.local_zone import local_timezone
print(local_timezone(datetime.fromisoformat(sys.argv[1]), {}, sys.argv[2]))
"""


@pytest.fixture
def fiche(tmp_path: Path) -> Fiche:
    return fiche_in(tmp_path)


def stored_zone(fiche: Fiche, zone: str) -> str:
    """The zone of a workshop that a process makes under that ``TZ``."""
    done = fiche.apart("new", "Rencontre", TZ=zone)
    assert (done.code, done.err) == (0, "")
    room = json.loads((fiche.data / done.out.strip() / "room.json").read_text(encoding="utf-8"))["room"]
    return str(room["timezone"])


def machine_zone(localtime: Path, tz: str) -> str:
    """What a process with that file for /etc/localtime says; ``tz`` makes its C library read the same file."""
    command = [sys.executable, "-c", ASK, NOW.isoformat(), str(localtime)]
    return subprocess.run(command, env=around({"TZ": tz}), capture_output=True, check=True, text=True).stdout.strip()


@pytest.mark.parametrize(
    ("asked", "stored"),
    rest_in_soak(
        [
            ("America/Halifax", "America/Halifax"),
            (":America/Halifax", "America/Halifax"),
            ("/usr/share/zoneinfo/Europe/Paris", "Europe/Paris"),
            (":/usr/share/zoneinfo/Europe/Paris", "Europe/Paris"),
            ("posix/Asia/Tokyo", "Asia/Tokyo"),
            ("CET-1CEST,M3.5.0,M10.5.0/3", "Europe/Paris"),
            ("EST5EDT,M3.2.0,M11.1.0", "America/Toronto"),
            ("<-03>3", "America/Argentina/Buenos_Aires"),
            ("UTC0", "Etc/UTC"),
            ("", "Etc/UTC"),
            ("nulle/part", "Etc/UTC"),
            ("../../etc/passwd", "Etc/UTC"),
        ],
        kept=4,
        several=True,
        spread=True,
    ),
)
def test_the_stored_zone_has_the_hours_of_the_machine(fiche: Fiche, asked: str, stored: str) -> None:
    found = stored_zone(fiche, asked)
    now = SystemClock().now()
    assert now.astimezone(ZoneInfo(found)).utcoffset() == now.astimezone(ZoneInfo(stored)).utcoffset()
    if asked == "<-03>3":
        assert is_zone(found)  # Several zones have had these hours for years: any of them will do.
    else:
        assert found == stored


def test_localtime_is_the_zone_of_the_machine_by_its_own_name(fiche: Fiche) -> None:
    found = stored_zone(fiche, "localtime")
    assert found != "localtime"
    assert is_zone(found)
    here = subprocess.run(["date", "+%z"], env=around({"TZ": "localtime"}), capture_output=True, check=True, text=True)
    assert SystemClock().now().astimezone(ZoneInfo(found)).strftime("%z") == here.stdout.strip()


def test_a_zone_that_only_the_program_knows_is_taken_at_its_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without files of zones goes by UTC whatever TZ says: its offset would prove nothing."""
    monkeypatch.setattr("fiche_tui.system.local_zone.TZPATH", ())
    for asked in ("Asia/Tokyo", ":Asia/Tokyo"):
        assert local_timezone(NOW, {"TZ": asked}, "/nowhere") == "Asia/Tokyo"


def test_a_copied_file_is_known_by_its_content(fiche: Fiche, tmp_path: Path) -> None:
    copy = tmp_path / "localtime"
    shutil.copyfile(ZONES / "America" / "St_Johns", copy)
    assert stored_zone(fiche, str(copy)) == "America/St_Johns"
    assert machine_zone(copy, str(copy)) == "America/St_Johns"


def test_a_link_names_the_zone_of_the_machine(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to(ZONES / "Europe" / "Brussels")
    assert machine_zone(link, str(link)) == "Europe/Brussels"


def test_a_link_whose_hours_are_not_the_machine_s_is_not_believed(tmp_path: Path) -> None:
    link = tmp_path / "localtime"
    link.symlink_to(ZONES / "Europe" / "Brussels")
    assert machine_zone(link, "America/Vancouver") == "America/Vancouver"
    assert machine_zone(tmp_path / "absent", "America/Vancouver") == "America/Vancouver"


def test_hours_of_no_zone_are_said_and_nothing_is_made(fiche: Fiche) -> None:
    done = fiche.apart("new", "Rencontre", TZ="XXX4:37")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "fiche: L’heure de cette machine n’est celle d’aucun fuseau connu. "
        "Nommez le vôtre en ouvrant le programme : TZ=America/Toronto fiche\n"
    )
    assert fiche.folders() == []
    assert fiche.apart("new", "Rencontre", "--timezone", "America/Toronto", TZ="XXX4:37").code == 0


@pytest.mark.parametrize("name", ["localtime", "posixrules", "Factory", "posix/Europe/Paris", "right/Europe/Paris", ""])
def test_what_another_machine_would_not_know_is_no_zone(fiche: Fiche, name: str) -> None:
    assert not is_zone(name)
    if name:
        assert f"« {name} »" in fiche.refused("new", "Rencontre", "--timezone", name)
