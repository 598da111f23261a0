"""What becomes of a file once it is written: shown, fetched from the server, or only named. On a desk without a
screen."""

import stat
from pathlib import Path

import pytest

from fiche_tui.screens.files import saving
from fiche_tui.screens.files.path_entry import AskPath
from fiche_tui.screens.files.saving import Made, Saving
from fiche_tui.screens.kit.dialogs import Ask
from tests.screens.fake_desk import FakeDesk

PAGE = Made("bulletins.html", b"<p>", shown=True)
REMOTE = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.9 2222", "DISPLAY": ":0"}
DESK = {"DISPLAY": ":0"}


def typed(path: Path) -> object:
    """Answer the dialog of the path as a person who types that one."""

    def answer(dialog: AskPath) -> str:
        assert dialog._keep(path, False) == ""
        return str(path)

    return answer


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Path]]:
    calls: list[tuple[str, Path]] = []

    def show(opener: str, path: Path) -> bool:
        calls.append((opener, path))
        return "bad" not in path.name

    monkeypatch.setattr(saving, "show", show)
    monkeypatch.setattr(saving, "viewer", lambda around: "/usr/bin/xdg-open" if around == DESK else None)
    return calls


async def test_where_nothing_can_show_it_the_path_is_said(tmp_path: Path) -> None:
    desk = FakeDesk(typed(tmp_path / "a.html"))
    assert await Saving(desk, {}).save(PAGE)
    assert [type(one) for one in desk.shown] == [AskPath]
    assert desk.said == [f"Enregistré\u00a0: {tmp_path / 'a.html'}"]


async def test_escape_writes_nothing(tmp_path: Path) -> None:
    desk = FakeDesk(None)
    assert not await Saving(desk, DESK).save(PAGE)
    assert (desk.said, list(tmp_path.iterdir())) == ([], [])


@pytest.mark.parametrize(("agreed", "calls"), [(True, 1), (False, 0), (None, 0)])
async def test_in_front_of_a_browser_it_is_opened_when_asked(
    tmp_path: Path, shown: list[tuple[str, Path]], agreed: bool | None, calls: int
) -> None:
    desk = FakeDesk(typed(tmp_path / "a.html"), agreed)
    assert await Saving(desk, DESK).save(PAGE)
    assert shown == [("/usr/bin/xdg-open", tmp_path / "a.html")] * calls
    assert desk.said[-1] == (f"Ouvert\u00a0: {tmp_path / 'a.html'}" if agreed else desk.said[0])


async def test_a_viewer_that_fails_is_one_sentence_with_the_path(tmp_path: Path, shown: list[tuple[str, Path]]) -> None:
    desk = FakeDesk(typed(tmp_path / "bad.html"), True)
    assert await Saving(desk, DESK).save(PAGE)
    assert desk.refused
    assert str(tmp_path / "bad.html") in desk.said[-1]


async def test_a_backup_is_not_opened(tmp_path: Path, shown: list[tuple[str, Path]]) -> None:
    desk = FakeDesk(typed(tmp_path / "a.fiche"))
    assert await Saving(desk, DESK).save(Made("a.fiche", b"PK", private=True))
    assert shown == []
    assert stat.S_IMODE((tmp_path / "a.fiche").stat().st_mode) == 0o600


@pytest.mark.parametrize("copied", [True, False])
async def test_over_ssh_the_line_that_fetches_it_is_shown_and_copied_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copied: bool
) -> None:
    monkeypatch.setattr(saving, "account", lambda: "claude")
    line = f"scp -P 2222 'claude@192.0.2.9:{tmp_path / 'à moi.html'}' ."
    desk = FakeDesk(typed(tmp_path / "à moi.html"), *[True] * copied, False)
    assert await Saving(desk, REMOTE).save(PAGE)
    dialog = desk.shown[-1]
    assert isinstance(dialog, Ask)
    assert dialog._body[-1].plain == line
    assert desk.copied == [line] * copied


async def test_the_folder_is_remembered_for_the_next_file(tmp_path: Path) -> None:
    def same(dialog: AskPath) -> None:
        assert dialog._at_first == str(tmp_path / PAGE.name)

    desk = FakeDesk(typed(tmp_path / "a.html"), same)
    files = Saving(desk, {})
    assert await files.save(PAGE)
    assert not await files.save(PAGE)


@pytest.mark.parametrize("writable", [True, False])
async def test_a_folder_that_takes_no_file_is_not_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writable: bool
) -> None:
    here, home = tmp_path / "here", tmp_path / "home"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr("fiche_tui.screens.files.saving.os.access", lambda path, _mode: writable or path != here)

    def proposed(dialog: AskPath) -> None:
        assert dialog._at_first == str((here if writable else home) / PAGE.name)

    assert not await Saving(FakeDesk(proposed), {}).save(PAGE)
