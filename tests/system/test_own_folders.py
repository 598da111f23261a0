"""Where an account's data, settings and state are: as the XDG specification says, and as ``platformdirs`` does."""

import os
import pwd
import sys

import platformdirs
import pytest

from fiche_tui.system import own_folders

VARIABLES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


def found() -> tuple[str | None, ...]:
    return own_folders.data_folder(), own_folders.settings_folder(), own_folders.state_folder()


def by_the_library() -> tuple[str, ...]:
    name = own_folders.PROGRAM
    return (
        platformdirs.user_data_dir(name, appauthor=False),
        platformdirs.user_config_dir(name, appauthor=False),
        platformdirs.user_state_dir(name, appauthor=False),
    )


@pytest.fixture(autouse=True)
def _nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")


def test_in_the_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    expected = (
        "/home/ana/.local/share/fiche-tui",
        "/home/ana/.config/fiche-tui",
        "/home/ana/.local/state/fiche-tui",
    )
    assert found() == expected == by_the_library()


def test_where_the_variables_say(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.setenv(name, f"/elsewhere/{name}")
    expected = tuple(f"/elsewhere/{name}/fiche-tui" for name in VARIABLES)
    assert found() == expected == by_the_library()


@pytest.mark.parametrize("chosen", ["", "relative", "~/there", "./x"])
def test_a_variable_that_is_no_whole_path_is_ignored(monkeypatch: pytest.MonkeyPatch, chosen: str) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    before = found()
    for name in VARIABLES:
        monkeypatch.setenv(name, chosen)
    assert found() == before


@pytest.mark.parametrize("home", [None, "", "~", "relative"])
def test_without_a_home_of_its_own_the_accounts(monkeypatch: pytest.MonkeyPatch, home: str | None) -> None:
    if home is None:
        monkeypatch.delenv("HOME", raising=False)
    else:
        monkeypatch.setenv("HOME", home)
    of_account = pwd.getpwuid(os.getuid()).pw_dir
    assert own_folders.data_folder() == f"{of_account}/.local/share/fiche-tui"


def test_of_nobody_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_uid: int) -> pwd.struct_passwd:
        raise KeyError

    monkeypatch.setenv("HOME", "~")
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert found() == (None, None, None)


def test_another_system_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def there(name: str, *, appauthor: bool) -> str:
        assert not appauthor
        return f"/Users/ana/Library/{name}"

    def nowhere(_name: str, *, appauthor: bool) -> str:
        raise RuntimeError(appauthor)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(platformdirs, "user_data_dir", there)
    monkeypatch.setattr(platformdirs, "user_config_dir", nowhere)
    monkeypatch.setattr(platformdirs, "user_state_dir", lambda *_name, **_options: "~/state")
    assert found() == ("/Users/ana/Library/fiche-tui", None, None)
