"""The acts of home, on a desk without a screen."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from fiche_tui.demonstration.onward import Onward
from fiche_tui.keys.acts import acts_of
from fiche_tui.keys.table import COMMANDS
from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.minutes.names import Format
from fiche_tui.screens.files.printing import Form
from fiche_tui.screens.home.beginning import Beginning
from fiche_tui.screens.home.elsewhere import Elsewhere
from fiche_tui.screens.home.filing import Filing
from fiche_tui.screens.home.forgetting import Forgetting
from fiche_tui.screens.home.hand_over import HandingOver
from fiche_tui.screens.home.menu import RowMenu
from fiche_tui.screens.home.opening import Opening
from fiche_tui.screens.home.rows import HomeRow, home_rows
from fiche_tui.screens.home.screen import HomeScreen
from fiche_tui.screens.home.shelving import Shelving
from fiche_tui.screens.home.trying import Trying
from fiche_tui.screens.kit.base import Program
from fiche_tui.screens.kit.dialogs import Ask, Choose, Confirm
from fiche_tui.screens.kit.entry import AskText
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.prepare.screen import PrepareScreen
from fiche_tui.screens.prepare.whole import WholeRow
from fiche_tui.screens.program.help import GuideScreen
from fiche_tui.session.session import Session
from fiche_tui.settings.file import SettingsFile
from fiche_tui.settings.values import Settings
from fiche_tui.store.workshop import Workshop
from fiche_tui.workshop.commands import Refusal
from tests.screens.fake_desk import FakeDesk, FakeListDesk
from tests.stage import Stage


class HomeDesk(FakeDesk):
    """Home with one workshop chosen."""

    def __init__(self, stage: Stage, *answers: object) -> None:
        super().__init__(*answers)
        self.opened: list[Session] = []
        self.read = 0
        self.place = stage.id
        program = SimpleNamespace(
            workshops=stage.workshops,
            clock=stage.clock,
            settings=Settings(),
            settings_file=SettingsFile(None),
            open_session=self.opened.append,
        )
        self.fiche = cast(Program, program)

    @property
    def selected(self) -> str:
        return self.place

    @property
    def chosen(self) -> HomeRow | None:
        headers = self.fiche.workshops.headers()
        return next((row for row in home_rows(headers, date(2026, 11, 23)) if row.id == self.place), None)

    def choose(self, row_id: str) -> None:
        self.place = row_id

    def read_list(self) -> None:
        self.read += 1


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_every_command_of_home_has_an_act() -> None:
    home = HomeScreen()
    known = {one.id for one in COMMANDS if one.group == "home"} | {
        "global.leave",
        "global.settings",
        "global.doctor",
        "global.card",
    }
    assert set(acts_of(*home.act_owners())) == known


async def test_an_open_workshop_is_left_to_its_facilitator(stage: Stage) -> None:
    desk = HomeDesk(stage, False)
    await Beginning(desk, Opening(desk)).open()
    assert isinstance(desk.shown[0], Confirm)
    assert desk.opened == []
    assert stage.session.still_mine()


async def test_taking_over_opens(stage: Stage) -> None:
    desk = HomeDesk(stage, True)
    await Beginning(desk, Opening(desk)).open()
    assert [session.state.id for session in desk.opened] == [stage.id]
    assert not stage.session.still_mine()
    desk.opened[0].close()


async def test_prepare_that_begins_shows_the_workshop(stage: Stage) -> None:
    stage.session.close()
    desk = HomeDesk(stage, True)
    await Beginning(desk, Opening(desk)).prepare()
    assert isinstance(desk.shown[0], PrepareScreen)
    assert [session.state.id for session in desk.opened] == [stage.id]
    desk.opened[0].close()


async def test_escape_goes_one_question_back(stage: Stage) -> None:
    def titled(dialog: KeptText) -> str:
        assert dialog._keep("  Rôles ") == ""
        return "  Rôles "

    def prepared(screen: PrepareScreen) -> bool:
        screen.session.close()
        return False

    desk = HomeDesk(
        stage, titled, None, titled, "roles-acteur-collectif", None, "roles-acteur-collectif", "45", prepared
    )
    await Beginning(desk, Opening(desk)).make()
    kinds = [KeptText, Choose, KeptText, Choose, Choose, Choose, Choose, PrepareScreen]
    assert [type(one) for one in desk.shown] == kinds
    titles = [one._title.plain for one in desk.shown[2:5] if isinstance(one, (KeptText, Choose))]
    assert titles == ["Nouvel atelier · 1 sur 3", "Quelle fiche? · 2 sur 3", "Quel déroulement? · 3 sur 3"]
    assert desk.unused == 0
    made = cast(PrepareScreen, desk.shown[-1]).session.state
    assert (made.details.title, made.preset) == ("Rôles", "45")
    assert desk.read == 1


async def test_a_sheet_that_was_chosen_is_the_one_to_start_on_again(stage: Stage) -> None:
    desk = HomeDesk(stage, "Rôles", "autodiagnostic-partenariat", None, None, None)
    await Beginning(desk, Opening(desk)).make()
    sheets = [one for one in desk.shown if isinstance(one, Choose) and "fiche" in one._title.plain]
    assert [one._options[one._start][0] for one in sheets] == ["roles-acteur-collectif", "autodiagnostic-partenariat"]


async def test_a_workshop_is_not_handed_over_to_nobody(stage: Stage) -> None:
    desk = HomeDesk(stage, "  ")
    await HandingOver(desk, Opening(desk)).hand_over()
    assert [type(one) for one in desk.shown] == [AskText]
    assert desk.said == []


async def test_what_keeps_from_handing_over_is_said_before_it_is_confirmed(stage: Stage) -> None:
    desk = HomeDesk(stage, "personne-ici")
    await HandingOver(desk, Opening(desk)).hand_over()
    assert [type(one) for one in desk.shown] == [AskText]
    assert desk.refused
    assert "fiche backup" in desk.said[0]
    assert stage.session.still_mine()


async def test_only_final_minutes_are_adopted(stage: Stage) -> None:
    stage.session.close()
    desk = HomeDesk(stage)
    await Beginning(desk, Opening(desk)).adopt()
    assert desk.refused
    assert desk.read == 0


async def test_where_no_workshop_is_chosen_nothing_is_asked_and_nothing_made(stage: Stage) -> None:
    desk = HomeDesk(stage)
    desk.place = ""
    opening = Opening(desk)
    left: list[Onward] = []
    desk.fiche.leave_for = left.append  # type: ignore[method-assign, assignment]
    beginning, filing = Beginning(desk, opening), Filing(desk, opening)
    beginning.duplicate()
    Trying(desk).rehearse()
    for act in (
        *(beginning.open, beginning.prepare, beginning.adopt, filing.print, filing.backup),
        *(Forgetting(desk).purge, HandingOver(desk, opening).hand_over, Shelving(desk).archive),
        RowMenu(desk, {"home.open": beginning.open}).menu,
    ):
        await act()
    assert (desk.shown, desk.said, desk.opened, desk.read, left) == ([], [], [], 0, [])
    assert len(desk.fiche.workshops.headers()) == 1


async def test_a_workshop_is_put_away_and_brought_back(stage: Stage) -> None:
    desk = HomeDesk(stage, False, True, None, stage.id)
    shelf = Shelving(desk)
    await shelf.archived()
    assert desk.said == ["Aucun atelier n’est archivé."]
    await shelf.archive()
    assert desk.read == 0
    await shelf.archive()
    assert [header.shelved for header in desk.fiche.workshops.headers()] == [True]
    assert (desk.read, desk.said[-1]) == (1, "Archivé\u00a0: Rôles de la table")
    await shelf.archived()
    assert [header.shelved for header in desk.fiche.workshops.headers()] == [True]
    desk.place = ""
    await shelf.archived()
    assert [header.shelved for header in desk.fiche.workshops.headers()] == [False]
    assert (desk.read, desk.place, desk.said[-1]) == (2, stage.id, "L’atelier est de nouveau dans la liste.")
    asked = desk.shown[-1]
    assert isinstance(asked, Choose)
    assert [known for known, _words in asked._options] == [stage.id]
    assert "Rôles de la table" in str(asked._options[0][1])


async def test_since_when_somebody_leads_is_said_with_the_day_unless_it_is_today(stage: Stage) -> None:
    desk = HomeDesk(stage, False, False)
    await Opening(desk).session_of(stage.id)
    stage.clock.move(minutes=24 * 60)
    await Opening(desk).session_of(stage.id)
    texts = [str(one._body[0]).replace("\u00a0", " ") for one in desk.shown if isinstance(one, Confirm)]
    assert "Claude anime cet atelier depuis 13 h 30." in texts[0]
    assert "Claude anime cet atelier depuis le 2026-11-23, 13 h 30." in texts[1]


async def test_tokens_are_not_printed_for_a_workshop_that_is_left_to_somebody_else(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fiche_tui.system.ssh_server.can_serve", lambda: True)
    desk = HomeDesk(stage, lambda dialog: dialog._choices[-1][2], Form(Format.HTML), False)
    await Filing(desk, Opening(desk)).print()
    assert [type(one) for one in desk.shown] == [Ask, Ask, Confirm]
    assert stage.session.still_mine()
    assert stage.session.state.ssh.tokens == ()


async def test_a_hand_over_that_is_refused_says_why_and_lets_the_workshop_go(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.session.close()
    monkeypatch.setattr(Workshop, "check_hand_over", lambda _self, _account: None)
    monkeypatch.setattr(Session, "hand_over", lambda _self, _account: Refusal("already-there"))
    desk = HomeDesk(stage, "lea", True)
    await HandingOver(desk, Opening(desk)).hand_over()
    assert (desk.said[-1], desk.refused) == (refusal_sentence("already-there", {}), True)
    Session.open(stage.workshops.open(stage.id), stage.clock, "Léa").close()


async def test_a_guide_that_is_not_there_says_what_to_do(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = HomeDesk(stage, None)
    await Elsewhere(desk).guide()
    assert [type(one) for one in desk.shown] == [GuideScreen]
    monkeypatch.setattr("fiche_tui.screens.home.elsewhere.guides", lambda: ())
    await Elsewhere(desk).guide()
    assert desk.said == ["Le guide n’a pas été trouvé. Réinstallez le programme."]


async def test_a_copy_and_a_new_workshop_that_are_refused_say_why(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal, said = Refusal("already-there"), refusal_sentence("already-there", {})
    for module in ("session.duplication.duplicate", "screens.prepare.whole.duplicate"):
        monkeypatch.setattr(f"fiche_tui.{module}", lambda *_given: refusal)
    monkeypatch.setattr("fiche_tui.screens.prepare.new_workshop.create", lambda *_given, **_named: refusal)

    def titled(dialog: KeptText) -> str:
        assert dialog._keep("Rôles") == ""
        return "Rôles"

    desk = HomeDesk(stage, titled, "roles-acteur-collectif", "45", None, None, None)
    Beginning(desk, Opening(desk)).duplicate()
    assert (desk.said, desk.refused) == ([said], True)
    prepared = FakeListDesk(stage.session, "next")
    WholeRow(prepared, lambda: desk.fiche, lambda: "", lambda: None).copy()
    assert (prepared.said, prepared.refused) == ([said], True)
    await Beginning(desk, Opening(desk)).make()
    again = desk.shown[3]
    assert isinstance(again, Choose)
    assert [str(line) for line in again._body] == ["Rôles possibles d’un acteur collectif", f"✗ {said}"]
    assert (len(desk.fiche.workshops.headers()), desk.read) == (1, 0)
