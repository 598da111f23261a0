"""Facts read from what the system and the variables say."""

from pathlib import Path

import pytest

from fiche_tui.doctor import gathering, terminal_facts
from fiche_tui.doctor.folder_facts import disk_kind
from fiche_tui.doctor.terminal_facts import bound_keys, colours_in, locale_in, multiplexer_in, program_in
from fiche_tui.system.local_zone import is_followed

MOUNTS = """22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:40 / /home rw,relatime shared:1 - nfs4 serveur:/home rw
31 22 0:41 / /home/la\\040table rw - ext4 /dev/sdb1 rw
32 22 0:42 / /srv rw - ext4 /dev/sdc1 rw
33 22 0:43 / /srv rw - cifs //serveur/srv rw
a line that says nothing
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "ext4"),
        ("/etc/fiche", "ext4"),
        ("/home/line/.local/share", "nfs4"),
        ("/homeless", "ext4"),
        ("/home/la table/fiche", "ext4"),
        ("/srv/fiche", "cifs"),
    ],
)
def test_the_disk_of_a_folder_is_the_closest_above_it(path: str, kind: str) -> None:
    assert disk_kind(path, MOUNTS) == kind


def test_where_the_system_does_not_tell_no_disk_is_named() -> None:
    assert disk_kind("/home/line", "") == ""


def test_keys_that_tmux_keeps() -> None:
    listed = """bind-key    -T root MouseDown1Pane  select-pane -t = \\; send-keys -M
bind-key -r -T root F8              next-window
bind-key    -T root F8              next-window
bind-key    -T root C-q             kill-server
bind-key    -T prefix F9            detach
"""
    assert bound_keys(listed) == ("MouseDown1Pane", "F8", "C-q")


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({"TERM": "xterm-256color"}, 256),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, 1 << 24),
        ({"TERM": "linux"}, 16),
        ({"TERM": "screen"}, 16),
        ({"TERM": "dumb"}, 0),
        ({"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "standard"}, 16),
        ({"TERM": "xterm-256color", "TEXTUAL_COLOR_SYSTEM": "[/b]"}, 256),
    ],
)
def test_colours(environment: dict[str, str], colours: int) -> None:
    assert colours_in(environment) == colours


@pytest.mark.parametrize(
    ("environment", "first", "found"),
    [
        ({"LC_ALL": "fr_CA.UTF-8", "LANG": "C"}, {}, "fr_CA.UTF-8"),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "C"}, {"LANG": "C"}, "C"),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "C"}, {"LC_CTYPE": "C.UTF-8"}, "C.UTF-8"),
        ({"LC_CTYPE": "C.UTF-8"}, {"PATH": "/bin"}, ""),
        ({"LC_CTYPE": "UTF-8"}, {}, "UTF-8"),
        ({"LC_ALL": "", "LANG": "en_CA.UTF-8"}, {}, "en_CA.UTF-8"),
    ],
)
def test_the_letters_that_were_asked_for(environment: dict[str, str], first: dict[str, str], found: str) -> None:
    assert locale_in(environment, first) == found


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({}, ""),
        ({"TMUX": "/tmp/tmux-0/default,1,0"}, "tmux"),
        ({"STY": "1.pts-0"}, "screen"),
        ({"ZELLIJ": "0"}, "zellij"),
        ({"TMUX": "x", "BYOBU_BACKEND": "tmux"}, "byobu"),
        ({"BYOBU_BACKEND": "tmux"}, ""),
    ],
)
def test_multiplexer(environment: dict[str, str], found: str) -> None:
    assert multiplexer_in(environment) == found


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({"TERM_PROGRAM": "WezTerm"}, ""),
        ({"TERM_PROGRAM": "vscode", "VTE_VERSION": "7600"}, "vscode"),
        ({"TERM_PROGRAM": "Apple_Terminal"}, "apple"),
        ({"TERMINAL_EMULATOR": "JetBrains-JediTerm"}, "jetbrains"),
        ({"GNOME_TERMINAL_SCREEN": "/org/gnome", "VTE_VERSION": "7600"}, "gnome-terminal"),
        ({"COLORTERM": "xfce4-terminal"}, "xfce4-terminal"),
        ({"VTE_VERSION": "7600"}, "vte"),
    ],
)
def test_program(environment: dict[str, str], found: str) -> None:
    assert program_in(environment) == found


@pytest.mark.parametrize(
    "asked", ["", "America/Toronto", ":Europe/Paris", "CET-1CEST,M3.5.0,M10.5.0/3", "<-03>3", "UTC0"]
)
def test_zones_that_the_machine_follows(asked: str) -> None:
    assert is_followed(asked)


@pytest.mark.parametrize("asked", ["nulle/part", "America/Torronto", "[/b]", "\x1b[2J", "-5"])
def test_zones_that_exist_nowhere(asked: str) -> None:
    assert not is_followed(asked)


TMUX = """#!/bin/sh
case "$1" in
  list-keys) printf 'bind-key    -T root F2 new-window\\nbind-key -r -T root  C-Up resize\\n' ;;
  show-options) echo external ;;
esac
"""
FUNCTION_KEYS = tuple(f"F{number}" for number in range(1, 13))


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs, on a terminal of 80 columns."""
    monkeypatch.setattr(terminal_facts, "_is_terminal", lambda _stream: True)
    monkeypatch.setattr(terminal_facts, "own_size", lambda: (80, 24))
    return tmp_path


def put(folder: Path, name: str, program: str) -> None:
    (folder / name).write_text(program)
    (folder / name).chmod(0o755)


def test_tmux_is_asked_which_keys_it_keeps_and_whether_it_copies(programs: Path) -> None:
    put(programs, "tmux", TMUX)
    found = terminal_facts.terminal_facts({"TMUX": "/tmp/tmux-0/default,1,0", "PATH": f"{programs}:/usr/bin:/bin"})
    assert found is not None
    assert (found.multiplexer, found.kept_keys, found.tmux_clipboard) == ("tmux", ("F2", "C-Up"), "external")


@pytest.mark.parametrize("program", ["", "#!/bin/sh\nexit 1\n"])
def test_a_tmux_that_does_not_answer_is_said_to_keep_nothing(programs: Path, program: str) -> None:
    if program:
        put(programs, "tmux", program)
    found = terminal_facts.terminal_facts({"TMUX": "x", "PATH": str(programs)})
    assert found is not None
    assert (found.multiplexer, found.kept_keys, found.tmux_clipboard) == ("tmux", (), "")


@pytest.mark.parametrize(
    ("environment", "kept"),
    [
        ({"STY": "1.pts", "BYOBU_BACKEND": "screen"}, FUNCTION_KEYS),
        ({"TMUX": "x", "BYOBU_BACKEND": "tmux"}, FUNCTION_KEYS),
        ({"STY": "1.pts"}, ()),
        ({}, ()),
    ],
)
def test_byobu_keeps_the_function_keys_where_nobody_says_which(
    programs: Path, environment: dict[str, str], kept: tuple[str, ...]
) -> None:
    found = terminal_facts.terminal_facts({**environment, "PATH": str(programs)})
    assert found is not None
    assert found.kept_keys == kept


def test_byobu_over_a_tmux_that_answers_keeps_what_it_says(programs: Path) -> None:
    put(programs, "tmux", TMUX)
    asked = {"TMUX": "x", "BYOBU_BACKEND": "tmux", "PATH": f"{programs}:/usr/bin:/bin"}
    found = terminal_facts.terminal_facts(asked)
    assert found is not None
    assert (found.multiplexer, found.kept_keys) == ("byobu", ("F2", "C-Up"))


@pytest.mark.parametrize(
    ("platform", "there", "environment", "opener"),
    [
        ("darwin", ("open", "xdg-open"), {}, "open"),
        ("darwin", (), {}, ""),
        ("linux", ("open", "xdg-open"), {}, ""),
        ("linux", ("open", "xdg-open"), {"DISPLAY": ":0"}, "xdg-open"),
        ("linux", ("wslview",), {"WSL_DISTRO_NAME": "Ubuntu"}, "wslview"),
        ("linux", (), {"WAYLAND_DISPLAY": "wayland-0"}, ""),
    ],
)
def test_what_opens_a_file_is_the_one_of_the_desktop(
    programs: Path,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    there: tuple[str, ...],
    environment: dict[str, str],
    opener: str,
) -> None:
    for name in there:
        put(programs, name, "#!/bin/sh\n")
    monkeypatch.setattr("fiche_tui.doctor.gathering.sys.platform", platform)
    assert gathering._opener({**environment, "PATH": str(programs)}) == opener
