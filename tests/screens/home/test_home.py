"""Home: what the list says of each workshop, and what begins from it."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Static

from fiche_tui.language.translation import _
from fiche_tui.screens.home.rows import drawn_home_row, home_rows
from fiche_tui.screens.home.screen import HomeScreen
from fiche_tui.screens.kit.dialogs import Choose, Confirm, Show
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.prepare.screen import PrepareScreen
from fiche_tui.screens.program.help import GuideScreen
from fiche_tui.screens.sheet.screen import SheetScreen
from fiche_tui.screens.sheets.screen import SheetsScreen
from fiche_tui.session.creation import create
from fiche_tui.session.duplication import duplicate
from fiche_tui.session.session import Session
from fiche_tui.session.stored_history import read_history
from fiche_tui.sheet.known import known_sheets
from fiche_tui.sheet.library import content_folder
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.store.headers import Header
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.sheet import Instrument, Step, StepKind
from fiche_tui.workshop.values import Details, Method, Presence
from tests.screens.prepared import HOSTILE, NAMES, SIZES, below, drawn, opened, press, said, showing, warning, write
from tests.stage import START, Stage

SHEET = "roles-acteur-collectif.md"
TODAY = date(2026, 11, 23)
TINY = (
    "# Trois temps\n\n## Déroulement\n\n| id | étape | genre | 30 |\n|---|---|---|---|\n| un | Un | plénière | 30 |\n"
)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(START)


@pytest.fixture
def empty(tmp_path: Path) -> Workshops:
    return Workshops(tmp_path / "data")


def make(workshops: Workshops, clock: StoppedClock, title: str, day: date | None = None) -> str:
    source = (content_folder() / SHEET).read_bytes()
    made = create(
        workshops,
        clock,
        parse_sheet(source, SHEET),
        source,
        Details(title, date=day),
        preset="90",
        timezone="America/Toronto",
    )
    assert not isinstance(made, Refusal)
    clock.move(seconds=1)
    return made.id


def header(known_id: str, **values: str | None) -> Header:
    return Header(known_id, {"created": "2026-11-01T12:00:00Z", "title": known_id, **values})


def test_rows_are_by_date_then_creation_newest_first() -> None:
    headers = [
        header("a", date="2026-11-02"),
        header("b", date="2026-11-23"),
        header("c", date="2026-11-23", created="2026-11-09T12:00:00Z"),
        header("d", date=None, created="2026-11-10T12:00:00Z"),
    ]
    assert [row.id for row in home_rows(headers, TODAY)] == ["c", "b", "d", "a"]


LONG = "Rôles possibles d’un acteur collectif, pour une table de quartier de vingt-cinq personnes"


@pytest.mark.parametrize(("width", "lines"), [(72, 4), (110, 2)])
def test_titles_take_the_room_there_is(width: int, lines: int) -> None:
    """A sheet's title that does not fit beside the state has lines of its own; nothing is cut."""
    (row,) = home_rows(
        [header("a", date="2026-11-23", title=LONG, sheet=LONG[:50], status="running", step="Vote")], TODAY
    )
    drawn = drawn_home_row(row, width).plain.split("\n")
    assert len(drawn) == lines
    assert max(len(line.rstrip()) for line in drawn) <= width
    text = " ".join(" ".join(drawn).split())
    assert LONG in text
    assert f"▶ en cours · Vote{' ' if lines == 4 else ' · '}{LONG[:50].strip()}" in text


def test_a_title_of_any_length_leaves_room_for_the_next_workshop() -> None:
    (row,) = home_rows([header("a", title="mot " * 1250, sheet="fiche " * 1000, status="final")], TODAY)
    assert len(drawn_home_row(row, 72).plain.split("\n")) == 5


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("prepared", "○ en préparation"),
        ("running", "▶ en cours · Vote"),
        ("suspended", "‖ suspendu · Vote"),
        ("final", "✓ final"),
        ("later", "?"),
    ],
)
def test_the_state_is_in_words(status: str, words: str) -> None:
    (row,) = home_rows([header("a", status=status, step="Vote")], TODAY)
    assert row.state == words


async def test_an_empty_list_offers_ways_to_begin_where_the_list_will_be(empty: Workshops, clock: StoppedClock) -> None:
    async with showing(empty, clock) as pilot:
        text = drawn(pilot)
        assert text.index("Bienvenue") < text.index("1  essayer avec un exemple (5 minutes)")
        assert text.index("2  préparer ma rencontre") < text.index("3  voir comment se déroule une rencontre")
        assert "Entrée choisir" in text.replace("\u00a0", " ")
        await press(pilot, "n")
        assert opened(pilot) == []
        await press(pilot, "3")
        assert isinstance(pilot.app.screen, GuideScreen)
        await press(pilot, "escape", "down", "down", "enter")
        assert isinstance(pilot.app.screen, GuideScreen)
        await press(pilot, "escape", "2")
        assert "Nouvel atelier · 1 sur 3" in drawn(pilot)


async def test_digits_do_nothing_over_a_list(empty: Workshops, clock: StoppedClock) -> None:
    make(empty, clock, "Rôles")
    async with showing(empty, clock) as pilot:
        await press(pilot, "1", "2")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_what_is_about_no_workshop_is_behind_the_last_row(empty: Workshops, clock: StoppedClock) -> None:
    make(empty, clock, "Rôles")
    async with showing(empty, clock) as pilot:
        await press(pilot, "end")
        assert "que faire" not in drawn(pilot)
        await press(pilot, "n")
        assert opened(pilot) == []
        await press(pilot, "enter", "4")
        assert isinstance(pilot.app.screen, SheetsScreen)


async def test_home_with_workshops_reads_no_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(tmp_path)
    stage.session.close()

    def read(*_arguments: object) -> None:
        raise AssertionError("a sheet was read")

    monkeypatch.setattr("fiche_tui.sheet.known.read_sheet", read)
    monkeypatch.setattr("fiche_tui.sheet.known._readings", {})
    async with showing(stage.workshops, stage.clock) as pilot:
        assert "Rôles de la table" in drawn(pilot)


async def test_the_list_shows_what_a_workshop_is(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("evaluer")
    stage.session.close()
    async with showing(stage.workshops, stage.clock) as pilot:
        text = drawn(pilot)
        assert "aujourd’hui     Rôles de la table" in text
        assert "2026-11-23" in text
        assert "▶ en cours · Évaluer en silence" in text
        assert below(pilot).top.right == "1 atelier"


async def test_enter_enter_opens_the_chosen_workshop(empty: Workshops, clock: StoppedClock) -> None:
    make(empty, clock, "Ancien", date(2026, 11, 2))
    make(empty, clock, "Récent", date(2026, 11, 23))
    async with showing(empty, clock) as pilot:
        await press(pilot, "down", "enter")
        assert "2  Préparer la rencontre" in drawn(pilot)
        assert opened(pilot) == []
        await press(pilot, "enter")
        assert [session.state.details.title for session in opened(pilot)] == ["Ancien"]


async def test_an_arrow_leaves_what_is_empty_under_a_narrow_list(
    empty: Workshops, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(empty, clock, "Ancien", date(2026, 11, 2))
    make(empty, clock, "Récent", date(2026, 11, 23))
    updated: list[str | None] = []
    async with showing(empty, clock) as pilot:
        monkeypatch.setattr(Static, "update", lambda self, *_given, **_named: updated.append(self.id))
        await press(pilot, "down")
        # It would have the whole screen laid out again.
        assert "detail" not in updated


async def test_n_opens_the_chosen_workshop_at_once(empty: Workshops, clock: StoppedClock) -> None:
    make(empty, clock, "Rôles")
    async with showing(empty, clock) as pilot:
        assert "n commencer" in drawn(pilot).replace("\u00a0", " ")
        await press(pilot, "n")
        assert len(opened(pilot)) == 1


async def test_whoever_animates_is_named_before_taking_over(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.clock.move(minutes=30)
    async with showing(stage.workshops, stage.clock) as pilot:
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, Confirm)
        assert "Claude anime cet atelier depuis 13\u00a0h 30" in drawn(pilot).replace("h\u00a030", "h 30")
        await press(pilot, "escape")
        assert opened(pilot) == []
        assert stage.session.still_mine()
        await press(pilot, "n", "enter")
        assert len(opened(pilot)) == 1
        assert not stage.session.still_mine()


async def test_preparing_gives_the_workshop_back(empty: Workshops, clock: StoppedClock) -> None:
    known_id = make(empty, clock, "Rôles")
    async with showing(empty, clock) as pilot:
        await press(pilot, "enter", "2")
        assert isinstance(pilot.app.screen, PrepareScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        Session.open(empty.open(known_id), clock).close()


async def test_beginning_from_prepare_opens_the_same_session(empty: Workshops, clock: StoppedClock) -> None:
    make(empty, clock, "Rôles")
    async with showing(empty, clock) as pilot:
        await press(pilot, "enter", "2", "n")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert len(opened(pilot)) == 1
        assert opened(pilot)[0].still_mine()


async def test_the_list_is_read_again_when_it_comes_back(empty: Workshops, clock: StoppedClock) -> None:
    make(empty, clock, "Rôles")
    async with showing(empty, clock) as pilot:
        await press(pilot, "enter", "2", "enter")
        await write(pilot, "Autre titre")
        await press(pilot, "escape")
        assert "Autre titre" in drawn(pilot)


# A new workshop


async def test_a_new_workshop_goes_straight_into_prepare(empty: Workshops, clock: StoppedClock) -> None:
    async with showing(empty, clock) as pilot:
        await press(pilot, "i")
        assert "Nouvel atelier · 1 sur 3" in drawn(pilot)
        await write(pilot, "Rôles de la table")
        if len(known_sheets(empty.folder / "sheets")) > 1:
            assert "Quelle fiche? · 2 sur 3" in drawn(pilot)
            await press(pilot, "enter")
        assert "Deux rencontres · 135 min" in drawn(pilot)
        assert "Quel déroulement? · 3 sur 3" in drawn(pilot)
        await press(pilot, "down", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, PrepareScreen)
        assert (screen.state.details.title, screen.state.preset) == ("Rôles de la table", "90")
        assert screen.state.sheet.id == "roles-acteur-collectif"
        assert len(empty.ids()) == 1


async def test_where_no_zone_is_found_it_is_said_and_the_answers_stay(
    empty: Workshops, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fiche_tui.screens.prepare.new_workshop.timezone_of_new", lambda _settings, _at: None)
    async with showing(empty, clock) as pilot:
        await press(pilot, "i")
        await write(pilot, "Rôles de la table")
        if len(known_sheets(empty.folder / "sheets")) > 1:
            await press(pilot, "enter")
        await press(pilot, "enter")
        said = " ".join(" ".join(re.findall("│(.*)│", drawn(pilot))).split())
        assert "L’heure de cette machine n’est celle d’aucun fuseau connu." in said
        assert "TZ=America/Toronto fiche" in said
        assert empty.ids() == ()
        monkeypatch.undo()
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PrepareScreen)


async def test_escape_goes_one_question_back_and_loses_nothing(empty: Workshops, clock: StoppedClock) -> None:
    async with showing(empty, clock) as pilot:
        await press(pilot, "i")
        await write(pilot, "Rôles")
        for _question in range(3):
            if isinstance(pilot.app.screen, KeptText):
                break
            await press(pilot, "escape")
        assert isinstance(pilot.app.screen, KeptText)
        assert "Rôles" in drawn(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert empty.ids() == ()


@pytest.mark.parametrize("text", ["", "   ", "\x07"])
async def test_a_title_is_asked_for(empty: Workshops, clock: StoppedClock, text: str) -> None:
    async with showing(empty, clock) as pilot:
        await press(pilot, "i")
        await write(pilot, text)
        assert warning(pilot).startswith("Donnez un titre à l’atelier")


async def test_sheets_of_the_user_are_chosen_among(empty: Workshops, clock: StoppedClock) -> None:
    folder = empty.folder / "sheets"
    folder.mkdir(parents=True)
    (folder / "trois.md").write_text(TINY, encoding="utf-8")
    (folder / "fautive.md").write_text("# [/b]\n", encoding="utf-8")
    async with showing(empty, clock) as pilot:
        # The folder of the sheets is no damaged workshop.
        assert "Bienvenue" in drawn(pilot)
        await press(pilot, "i")
        await write(pilot, "Essai")
        text = drawn(pilot)
        assert "Trois temps" in text
        assert "✗ fautive.md" in text
        await press(pilot, "end", "enter")
        assert isinstance(pilot.app.screen, Show | Choose)
        titles = [one.words for one in known_sheets(folder)]
        await press(pilot, "escape")
        assert "Quelle fiche?" in drawn(pilot)
        await press(pilot, *["home"], *["down"] * titles.index("Trois temps"), "enter", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, PrepareScreen)
        assert screen.state.sheet.title == "Trois temps"
        assert "Instrument" not in drawn(pilot)
        assert "Familles" not in drawn(pilot)


async def test_a_sheet_is_shown_from_an_empty_list(empty: Workshops, clock: StoppedClock) -> None:
    async with showing(empty, clock) as pilot:
        await press(pilot, "4", "4", "enter")
        assert isinstance(pilot.app.screen, SheetScreen)


# A copy


def test_a_copy_has_the_preparation_and_no_result(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.session.record(f.MethodChosen(Method(Instrument.WANTED, by_counts=True)))
    stage.session.record(f.VotersDeclared(True))
    stage.session.record(f.StepPlanned("ajuster", 20, False, False))
    stage.session.record(f.StepInserted(Step("pause-1", "Pause", StepKind.BREAK, {}, {}), 10, "porter"))
    stage.session.record(f.FamilyRenamed("reseautage", "Se parler"))
    stage.session.record(f.PresenceMarked(stage.session.state.people[0].id, Presence.ABSENT))
    stage.until("ajuster")
    stage.session.record(f.StepPlanned("porter", 5, False, True))
    made = duplicate(stage.workshops, stage.clock, stage.workshops.open(stage.id))
    assert not isinstance(made, Refusal)
    copy, original = read_history(made).state, stage.session.state
    assert copy.id != original.id
    assert copy.details.title == "Rôles de la table (copie)"
    assert (copy.details.date, copy.details.start) == (None, original.details.start)
    assert (copy.details.collective, copy.details.objectives, copy.details.place) == (
        original.details.collective,
        original.details.objectives,
        original.details.place,
    )
    assert [(one.name, one.organisation, one.votes) for one in copy.people] == [
        (one.name, one.organisation, one.votes) for one in original.people
    ]
    assert {one.presence for one in copy.people} == {Presence.PRESENT}
    assert {one.id for one in copy.people}.isdisjoint(one.id for one in original.people)
    assert (copy.method, copy.per_organisation) == (original.method, True)
    assert [(step.id, step.minutes, step.dropped) for step in copy.plan][1:2] == [("ajuster", 20, False)]
    assert "pause-1" in [step.id for step in copy.plan]
    porter = copy.planned_step("porter")
    assert porter is not None
    assert (porter.minutes, porter.dropped) == (17, False)
    assert copy.families[0].title == "Se parler"
    assert (copy.runs, copy.rounds, copy.captures, copy.settled) == ((), (), (), False)
    assert [role.text for role in copy.roles] == [item.text for item in copy.sheet.items]


def test_what_was_undone_is_not_copied(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.session.record(f.StepPlanned("ajuster", 20, False, False))
    stage.session.undo()
    made = duplicate(stage.workshops, stage.clock, stage.workshops.open(stage.id))
    assert not isinstance(made, Refusal)
    step = read_history(made).state.planned_step("ajuster")
    assert step is not None
    assert step.minutes == 12


async def test_duplicating_makes_a_copy_and_chooses_it(empty: Workshops, clock: StoppedClock) -> None:
    make(empty, clock, "Rôles", date(2026, 12, 1))
    async with showing(empty, clock) as pilot:
        await press(pilot, "enter", "6")
        assert said(pilot).startswith("Copie créée")
        screen = pilot.app.screen
        assert isinstance(screen, HomeScreen)
        copy = read_history(empty.open(screen.selected)).state
        assert copy.details.title == "Rôles (copie)"
        assert copy.details.title in drawn(pilot)


# What goes wrong


async def test_a_damaged_workshop_says_so_and_opens_when_only_its_room_is(
    empty: Workshops, clock: StoppedClock
) -> None:
    make(empty, clock, "Bon", date(2026, 11, 23))
    broken = make(empty, clock, "Abîmé", date(2026, 11, 24))
    (empty.folder / broken / "room.json").write_bytes(b"{")
    async with showing(empty, clock) as pilot:
        text = drawn(pilot)
        assert text.index("Bon") < text.index(broken)
        assert "✗ illisible" in text
        assert "abîmé" in text
        await press(pilot, "down", "enter")
        assert "Essayer de l’ouvrir" in drawn(pilot)
        await press(pilot, "enter")
        assert [session.state.details.title for session in opened(pilot)] == ["Abîmé"]
        assert "Abîmé" in drawn(pilot) or said(pilot) == ""


async def test_a_damaged_journal_is_told_in_one_sentence(empty: Workshops, clock: StoppedClock) -> None:
    known_id = make(empty, clock, "Abîmé")
    (empty.folder / known_id / "journal-0001.json").write_bytes(b"{")
    async with showing(empty, clock) as pilot:
        for key in "123456":
            await press(pilot, "enter", key)
            assert "est abîmé" in said(pilot)
            assert opened(pilot) == []


async def test_a_damaged_journal_goes_on_from_its_last_good_copy(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.reopen().close()
    path = stage.workshops.open(stage.id).folder / "journal-0001.json"
    path.write_bytes(path.read_bytes()[:-40])
    async with showing(stage.workshops, stage.clock) as pilot:
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, Confirm)
        assert "journal-0001.backup" in drawn(pilot)
        await press(pilot, "escape")
        assert opened(pilot) == []
        await press(pilot, "n", "enter")
        assert [session.state.details.title for session in opened(pilot)] == ["Rôles de la table"]


async def test_a_journal_of_something_else_is_told(empty: Workshops, clock: StoppedClock) -> None:
    made = empty.create(
        "autre-0001",
        [{"number": 1, "act": 1, "at": "2026-11-23T18:30:00Z", "fact": "Noted", "data": {}}],
        {"header": {"title": "Autre", "status": "prepared"}, "rounds": {}},
        b"",
    )
    assert made.id == "autre-0001"
    async with showing(empty, clock) as pilot:
        for key in "12346":
            await press(pilot, "enter", key)
            assert "contient autre chose que des faits" in said(pilot)


async def test_a_full_disk_keeps_the_answers(
    empty: Workshops, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    async with showing(empty, clock) as pilot:
        await press(pilot, "i")
        await write(pilot, "Rôles")
        while "Quelle fiche?" in drawn(pilot):
            await press(pilot, "enter")
        with monkeypatch.context() as patch:
            patch.setattr("fiche_tui.store.disk.rename", full)
            await press(pilot, "enter")
            assert "le disque est plein" in drawn(pilot)
            assert empty.ids() == ()
        await press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, PrepareScreen)
        assert screen.state.details.title == "Rôles"


async def test_an_unreadable_data_folder_is_told(
    empty: Workshops, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("fiche_tui.store.disk.scandir", forbidden)
    async with showing(empty, clock) as pilot:
        assert said(pilot).startswith(_("Impossible de lire {path} : {reason}.").partition("{")[0])


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
async def test_hostile_titles_are_shown_as_text(empty: Workshops, clock: StoppedClock, text: str) -> None:
    make(empty, clock, text)
    async with showing(empty, clock) as pilot:
        assert text[:10] in drawn(pilot)
        await press(pilot, "enter", "6", "enter", "2", "escape", "n")
        assert len(opened(pilot)) == 1


async def test_hostile_header_values_are_shown_as_text(empty: Workshops, clock: StoppedClock) -> None:
    known_id = make(empty, clock, "Rôles")
    path = empty.folder / known_id / "room.json"
    first, _found, rest = path.read_text(encoding="utf-8").partition("\n")
    shown = json.loads(first.rstrip(",") + "}")
    shown["header"] |= {"title": ["x"], "date": "[/b]", "sheet": 3, "status": "[/b]", "step": None, "created": None}
    path.write_text(json.dumps(shown)[:-1] + ",\n" + rest, encoding="utf-8")
    async with showing(empty, clock) as pilot:
        assert "[/b]" in drawn(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_many_workshops_at_every_size(empty: Workshops, clock: StoppedClock, size: tuple[int, int]) -> None:
    for number in range(30):
        make(empty, clock, f"Atelier {number}", date(2026, 11, 1 + number % 28))
    async with showing(empty, clock, size=size) as pilot:
        await press(pilot, "end", "home", "pagedown", "down")
        assert below(pilot).top.right == "30 ateliers"
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "q quitter" in drawn(pilot).replace("\u00a0", " ")


async def test_q_leaves_the_program(empty: Workshops, clock: StoppedClock) -> None:
    async with showing(empty, clock) as pilot:
        await press(pilot, "q")
        assert pilot.app._exit


async def test_the_date_of_an_adoption_is_shown_as_today_is_written(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("relecture")
    stage.session.record(f.MinutesFinalised())
    stage.session.close()
    stage.clock.move(minutes=3 * 24 * 60)
    async with showing(stage.workshops, stage.clock) as pilot:
        await press(pilot, "enter", "2")
        assert "2026-11-26" in drawn(pilot)
        await press(pilot, *["backspace"] * 10)
        # What the empty field shows as its example would be taken.
        assert "2026-11-26" in drawn(pilot)
        assert "2026-12-14" not in drawn(pilot)
