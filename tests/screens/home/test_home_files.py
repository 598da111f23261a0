"""What leaves home as a file and comes back, what is put away, what is erased: acts on a desk without a screen."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fiche_tui.minutes.names import Format
from fiche_tui.screens.files.path_entry import AskPath
from fiche_tui.screens.files.printing import Form
from fiche_tui.screens.home.filing import Filing
from fiche_tui.screens.home.forgetting import ALL, BALLOTS, Forgetting
from fiche_tui.screens.home.menu import RowMenu, choices_for, words_for
from fiche_tui.screens.home.opening import Opening
from fiche_tui.screens.home.rows import HomeRow
from fiche_tui.screens.home.shelving import Shelving
from fiche_tui.screens.kit.dialogs import Ask, Choose, Confirm
from fiche_tui.screens.kit.entry import AskFields
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.minutes.screen import MinutesScreen
from fiche_tui.session.session import Session
from fiche_tui.session.stored_history import read_history
from fiche_tui.store.errors import FacilitationHeld
from fiche_tui.store.sharing_errors import Rewound
from fiche_tui.workshop import facts as f
from tests.screens.home.test_home_acts import HomeDesk
from tests.stage import Stage


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path)
    stage.session.close()
    return stage


@pytest.fixture
def final(tmp_path: Path) -> Stage:
    stage = Stage(tmp_path).until("relecture")
    stage.session.record(f.MinutesFinalised())
    stage.session.close()
    return stage


def to(path: Path) -> Callable[[AskPath], str]:
    """Answer the dialog of the path as a person who types that one."""

    def answer(dialog: AskPath) -> str:
        assert dialog._keep(path, False) == ""
        return str(path)

    return answer


def typed(*texts: str) -> Callable[[KeptText], str | None]:
    """Answer a dialog that stays until what is typed is kept: each text in turn, given up after the last."""

    def answer(dialog: KeptText) -> str | None:
        return next((text for text in texts if dialog._keep(text) == ""), None)

    return answer


# The menu


def row(status: str = "prepared", **values: Any) -> HomeRow:
    return HomeRow("a", "", "", "Rôles", "○", "Fiche", status=status, **values)


@pytest.mark.parametrize("shared", [True, False])
@pytest.mark.parametrize("status", ["prepared", "running", "suspended", "final", "later", ""])
def test_the_first_six_choices_keep_their_places(status: str, shared: bool) -> None:
    ids = choices_for(row(status), shared=shared)
    second = "home.adopt" if status == "final" else "home.prepare"
    assert ids[:6] == ["home.open", second, "home.print", "home.minutes", "home.backup", "home.duplicate"]
    assert ids[-1] == "home.purge"
    assert ("home.hand_over" in ids) == shared
    assert len(ids) <= 10
    assert len({words_for(one, row(status)) for one in ids}) == len(ids)


def test_opening_is_called_what_it_is() -> None:
    words = [words_for("home.open", row(status)) for status in ("prepared", "suspended", "final")]
    assert words == ["Commencer la rencontre", "Reprendre la rencontre", "Ouvrir la rencontre"]
    assert words_for("home.open", row(damage="abîmé")) == "Essayer de l’ouvrir"


async def test_the_menu_runs_what_is_chosen_to_its_end(stage: Stage) -> None:
    done: list[str] = []

    async def later() -> None:
        done.append("later")

    desk = HomeDesk(stage, "home.print", "home.duplicate", None)
    menu = RowMenu(desk, {"home.print": later, "home.duplicate": lambda: done.append("now")})
    for _time in range(3):
        await menu.menu()
    assert done == ["later", "now"]
    dialog = desk.shown[0]
    assert isinstance(dialog, Ask)
    assert dialog._title.plain == "Rôles de la table"


async def test_a_row_that_is_a_command_runs_it(stage: Stage) -> None:
    desk = HomeDesk(stage)
    desk.place = "home.guide"
    done: list[str] = []
    await RowMenu(desk, {"home.guide": lambda: done.append("guide")}).menu()
    assert (done, desk.shown) == (["guide"], [])


# Files


async def test_a_paper_is_printed_while_somebody_facilitates(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    desk = HomeDesk(stage, None)
    await Filing(desk, Opening(desk)).print()
    assert isinstance(desk.shown[0], Ask)
    assert stage.session.still_mine()


async def test_tokens_are_printed_with_the_workshop_held_and_then_given_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fiche_tui.system.ssh_server.can_serve", lambda: True)

    def last(dialog: Ask[Any]) -> object:
        _key, words, chosen = dialog._choices[-1]
        assert str(words).startswith("Jetons du vote par SSH")
        return chosen

    def typed(dialog: AskFields) -> None:
        with pytest.raises(FacilitationHeld):
            Session.open(stage.workshops.open(stage.id), stage.clock, "Ana")

    desk = HomeDesk(stage, last, Form(Format.HTML), typed)
    await Filing(desk, Opening(desk)).print()
    assert isinstance(desk.shown[2], AskFields)
    Session.open(stage.workshops.open(stage.id), stage.clock, "Ana").close()


async def test_no_tokens_are_offered_where_no_server_could_take_them(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fiche_tui.system.ssh_server.can_serve", lambda: False)
    desk = HomeDesk(stage, None)
    await Filing(desk, Opening(desk)).print()
    dialog = desk.shown[0]
    assert isinstance(dialog, Ask)
    assert not any("Jetons" in str(words) for _key, words, _value in dialog._choices)


async def test_the_minutes_are_read_and_the_workshop_given_back(final: Stage) -> None:
    def read(screen: MinutesScreen) -> None:
        assert screen.session.state.id == final.id

    desk = HomeDesk(final, read)
    await Filing(desk, Opening(desk)).minutes()
    assert desk.read == 1
    Session.open(final.workshops.open(final.id), final.clock, "Ana").close()


async def test_a_backup_comes_back_as_the_same_workshop(stage: Stage, tmp_path: Path) -> None:
    before = read_history(stage.workshops.open(stage.id))
    desk = HomeDesk(stage, to(tmp_path / "copie.fiche"))
    await Filing(desk, Opening(desk)).backup()
    dialog = desk.shown[0]
    assert isinstance(dialog, AskPath)
    assert "bulletins des tours ouverts" in dialog._body[0].plain
    assert dialog._at_first.endswith(f"/{stage.id}.fiche")
    assert (tmp_path / "copie.fiche").stat().st_mode & 0o077 == 0

    shutil.rmtree(stage.workshops.folder)
    desk = HomeDesk(stage, typed(str(tmp_path / "copie.fiche")))
    await Filing(desk, Opening(desk)).import_backup()
    assert read_history(stage.workshops.open(stage.id)) == before
    assert (desk.read, desk.place, desk.said) == (1, stage.id, ["L’atelier est importé."])


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("", b"", "Écrivez un nom de fichier."),
        ("absent.fiche", None, "n’existe pas"),
        ("a.txt", b"bonjour", "n’est pas une sauvegarde"),
        ("a.json", b'{"format": "fiche-tui/data"', "les comptes, pas l’atelier"),
        ("a\x07.fiche", None, "caractère invisible"),
    ],
)
async def test_what_is_no_backup_is_one_sentence_and_the_path_stays(
    stage: Stage, tmp_path: Path, name: str, content: bytes | None, sentence: str
) -> None:
    if content:
        (tmp_path / name).write_bytes(content)

    def answer(dialog: KeptText) -> None:
        assert sentence in dialog._keep(str(tmp_path / name) if name else "")

    desk = HomeDesk(stage, answer)
    await Filing(desk, Opening(desk)).import_backup()
    assert (desk.said, desk.read) == ([], 0)


async def test_a_workshop_that_is_here_is_not_imported_again(stage: Stage, tmp_path: Path) -> None:
    def answer(dialog: KeptText) -> None:
        assert dialog._keep(str(tmp_path / "b.fiche")).endswith(
            "est déjà sur cet ordinateur\u00a0: rien n’a été changé."
        )

    desk = HomeDesk(stage, to(tmp_path / "b.fiche"), answer)
    acts = Filing(desk, Opening(desk))
    await acts.backup()
    await acts.import_backup()
    assert desk.read == 0


# Putting away


async def test_an_archived_workshop_leaves_the_list_and_comes_back(stage: Stage) -> None:
    desk = HomeDesk(stage, True, stage.id)
    acts = Shelving(desk)
    await acts.archive()
    assert [header.shelved for header in stage.workshops.headers()] == [True]
    assert isinstance(desk.shown[0], Confirm)
    await acts.archived()
    assert isinstance(desk.shown[1], Choose)
    assert [header.shelved for header in stage.workshops.headers()] == [False]
    assert desk.read == 2


async def test_nothing_is_put_away_without_a_yes(stage: Stage) -> None:
    desk = HomeDesk(stage, False)
    acts = Shelving(desk)
    await acts.archive()
    assert [header.shelved for header in stage.workshops.headers()] == [False]
    await acts.archived()
    assert desk.said == ["Aucun atelier n’est archivé."]


# Erasing


async def test_a_workshop_is_erased_once_yes_is_typed(stage: Stage) -> None:
    desk = HomeDesk(stage, typed("", "non", "effacer"))
    acts = Forgetting(desk)
    await acts.purge()
    assert stage.workshops.ids() == (stage.id,)
    assert (desk.said, desk.read) == ([], 0)
    desk = HomeDesk(stage, typed("Oui"))
    await Forgetting(desk).purge()
    assert stage.workshops.ids() == ()
    assert desk.said == ["Atelier effacé\u00a0: Rôles de la table"]


async def test_only_the_ballots_of_final_minutes(final: Stage) -> None:
    desk = HomeDesk(final, BALLOTS, typed("oui"))
    await Forgetting(desk).purge()
    assert desk.said == ["Bulletins effacés\u00a0: Rôles de la table. Les comptes restent."]
    stored = final.workshops.open(final.id)
    assert read_history(stored).state.ballots_gone
    assert [path for name in ("boxes", "sealed") for path in (stored.folder / name).rglob("*")] == []


async def test_what_somebody_facilitates_is_not_erased(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    said: list[str] = []
    desk = HomeDesk(stage, lambda dialog: said.append(dialog._keep("oui")))
    await Forgetting(desk).purge()
    assert "Claude anime déjà cet atelier" in said[0]
    assert stage.workshops.ids() == (stage.id,)


async def test_escape_erases_nothing(final: Stage) -> None:
    for answers in ([None], [ALL, None], [BALLOTS, None]):
        desk = HomeDesk(final, *answers)
        await Forgetting(desk).purge()
        assert (desk.said, desk.unused) == ([], 0)
    assert not read_history(final.workshops.open(final.id)).state.ballots_gone


# A journal that another account cut


@pytest.mark.parametrize("goes_on", [True, False, None])
async def test_what_was_taken_away_is_said_before_the_workshop_opens(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, goes_on: bool | None
) -> None:
    opened: list[str] = []
    stored = stage.workshops.open(stage.id)

    def open_session(*_arguments: object, **_options: object) -> str:
        if not opened:
            opened.append("rewound")
            raise Rewound(stored.folder, 28, 19)
        return "session"

    restored: list[str] = []
    monkeypatch.setattr("fiche_tui.session.session.Session.open", open_session)
    monkeypatch.setattr(type(stored), "restore_journal", lambda *_arguments, **_options: restored.append("restored"))
    desk = HomeDesk(stage, goes_on)
    session: object = await Opening(desk).session_of(stage.id)
    dialog = desk.shown[0]
    assert isinstance(dialog, Ask)
    assert "Des 28 faits que vous connaissez de cet atelier, il n’en reste que 19" in dialog._body[0].plain
    assert [value for _key, _label, value in dialog._choices] == [False, True]
    assert (session, restored) == (("session", ["restored"]) if goes_on else (None, []))
