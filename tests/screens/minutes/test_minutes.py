"""The minutes on screen: beside what one writes down, corrected, adopted, taken away."""

import errno
import json
from itertools import pairwise
from pathlib import Path

import pytest
from textual.pilot import Pilot

from fiche_tui.app import FicheApp
from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.screens.files.path_entry import AskPath
from fiche_tui.screens.home.screen import HomeScreen
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialog import Dialog
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.screens.kit.entry import AskFields
from fiche_tui.screens.kit.places_to_type import Line
from fiche_tui.screens.kit.row_list import RowList
from fiche_tui.screens.minutes import pane as minutes_pane
from fiche_tui.screens.minutes.lines import correctables
from fiche_tui.screens.minutes.pane import MinutesPane
from fiche_tui.screens.minutes.screen import MinutesScreen
from fiche_tui.session.session import Session
from fiche_tui.store import disk
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.state import State
from fiche_tui.workshop.text import normalise
from tests.screens.body_host import HOSTILE, SIZES
from tests.stage import Stage

WIDE, NARROW = (120, 36), (80, 24)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[State]:
    """The states of which the preview made the text."""
    states: list[State] = []
    real = minutes_markdown

    def counted(state: State) -> str:
        states.append(state)
        return real(state)

    monkeypatch.setattr(minutes_pane, "minutes_markdown", counted)
    return states


def closing(folder: Path, *, final: bool = False) -> Stage:
    stage = Stage(folder).until("relecture")
    if final:
        stage.do(c.Record(f.MinutesFinalised()))
    return stage


def app_of(stage: Stage, *, home: bool = False) -> FicheApp:
    if home:
        stage.session.close()
    return FicheApp(stage.workshops, stage.clock, None if home else stage.session)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until what follows a drawing is drawn too: the preview comes after what the key itself changed."""
    for _message in range(4):
        await pilot.pause()


def text_of(pilot: Pilot[None]) -> str:
    """The minutes that the preview shows."""
    return "\n".join(pilot.app.screen.query_one(MinutesPane).lines)


def said(pilot: Pilot[None]) -> str:
    screen = next(one for one in reversed(pilot.app.screen_stack) if isinstance(one, FicheScreen))
    return screen.status.sentence


def warned(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(".dialog--warning").render()).strip()


async def typed(pilot: Pilot[None], text: str, field: int = 0) -> None:
    """Put a text in a field in place of what is there."""
    list(pilot.app.screen.query(Line))[field].value = text
    await pilot.pause()


@pytest.mark.parametrize("size", [(120, 36), (160, 45)])
async def test_beside_the_closing_step_the_minutes_follow_what_is_written_down(
    tmp_path: Path, size: tuple[int, int], made: list[State]
) -> None:
    stage = closing(tmp_path)
    async with app_of(stage).run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        assert "Tenir une assemblée publique au printemps" in text_of(pilot)
        assert len(made) == 1
        await pilot.press("d", *"Ouvrir [b]", "enter")
        await settled(pilot)
        assert "Déc.\u00a02 Ouvrir [b]" in text_of(pilot)
        assert len(made) == 2
        pane = pilot.app.screen.query_one(MinutesPane)
        row = next(place for place, text in enumerate(pane.rows) if "Déc.\u00a02 Ouvrir" in text)
        assert pane.scroll_y <= row < pane.scroll_y + pane.size.height


async def test_what_changes_nothing_makes_no_text_anew_and_no_key_goes_astray(
    tmp_path: Path, made: list[State]
) -> None:
    stage = closing(tmp_path)
    async with app_of(stage).run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        chosen = pilot.app.screen.query_one(RowList).selected
        await pilot.press("down", "down")
        stage.clock.move(seconds=5)
        pilot.app.screen._tick()  # type: ignore[attr-defined]
        await pilot.pause()
        assert pilot.app.screen.query_one(RowList).selected != chosen
        assert not pilot.app.screen.query_one(MinutesPane).can_focus
        assert len(made) == 1


async def test_a_narrow_closing_step_makes_no_minutes_but_has_them_one_key_away(
    tmp_path: Path, made: list[State]
) -> None:
    stage = closing(tmp_path)
    async with app_of(stage).run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        assert not pilot.app.screen.query_one(MinutesPane).display
        assert not made
        await pilot.press("s")
        await pilot.pause()
        assert "COMPTE RENDU : RÔLES DE LA TABLE" in text_of(pilot)
        pane = pilot.app.screen.query_one(MinutesPane)
        await pilot.press("pagedown", "down")
        assert pane.scroll_y > 1
        await pilot.press("home")
        assert pane.scroll_y == 0


async def test_a_terminal_that_grows_shows_them(tmp_path: Path) -> None:
    stage = closing(tmp_path)
    async with app_of(stage).run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await pilot.resize_terminal(*WIDE)
        await settled(pilot)
        assert "COMPTE RENDU : RÔLES DE LA TABLE" in text_of(pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", ["accueil", "relecture"])
async def test_no_row_is_wider_than_the_preview(tmp_path: Path, size: tuple[int, int], step: str) -> None:
    stage = Stage(tmp_path).until(step)
    async with app_of(stage).run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settled(pilot)
        await pilot.press("s")
        await pilot.pause()
        pane = pilot.app.screen.query_one(MinutesPane)
        rows = pane.rows
        assert pane.virtual_size.height == len(rows)
        assert max(map(len, rows)) <= pane.scrollable_content_region.width
        pairs = pairwise(rows)
        assert not any(row.endswith("13") and after.lstrip().startswith("h") for row, after in pairs)


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("text", HOSTILE)
async def test_a_decision_is_corrected_after_the_end_and_the_minutes_say_so(
    tmp_path: Path, size: tuple[int, int], text: str
) -> None:
    stage = closing(tmp_path, final=True)
    stage.clock.move(minutes=60)
    async with app_of(stage).run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        await pilot.press("r")
        if size == NARROW:
            await pilot.press("enter")
        await pilot.pause()
        await typed(pilot, text)
        await pilot.press("ctrl+s")
        await settled(pilot)
        capture = stage.session.state.captures[0]
        assert capture.text == normalise(text)
        assert (capture.who, capture.due) == ("Denise Roy", "avril")
        assert said(pilot) == "C’est corrigé."
        shown = text_of(pilot)
        assert "\nCORRIGÉ DEPUIS\n" in shown
        before = "auparavant « Tenir une assemblée publique au printemps · Denise Roy · avril »"
        assert before in shown


async def test_an_empty_correction_is_refused_and_kept_open(tmp_path: Path) -> None:
    stage = closing(tmp_path)
    async with app_of(stage).run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        await pilot.press("enter")
        await pilot.pause()
        await typed(pilot, "  ")
        await pilot.press("ctrl+s")
        assert warned(pilot)
        await pilot.press("escape")
        assert stage.session.state.captures[0].text == "Tenir une assemblée publique au printemps"


@pytest.mark.parametrize(
    ("line_id", "field", "text", "expected"),
    [
        ("next", 0, "le 18 janvier", lambda state: state.next_meeting == "le 18 janvier"),
        ("details", 0, "Un autre titre", lambda state: state.details.title == "Un autre titre"),
        ("details", 2, "le 24 novembre 2026", lambda state: state.details.date.day == 24),
        ("details", 3, "14 h 05", lambda state: state.details.start.minute == 5),
        ("a1", 2, "mardi", lambda state: state.captures[1].due == "24 novembre 2026"),
        ("t1", 0, "Autre sujet", lambda state: state.captures[3].text == "Autre sujet"),
        ("reservation-r1", 1, "Ana", lambda state: state.reservations[0].name == "Ana"),
    ],
)
async def test_every_kind_of_line_is_corrected(
    tmp_path: Path, line_id: str, field: int, text: str, expected: object
) -> None:
    stage = closing(tmp_path, final=True)
    async with app_of(stage).run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        await pilot.pause()
        ids = [line.id for line in correctables(stage.session.state, stage.session.today)]
        await pilot.press(*["down"] * ids.index(line_id), "r")
        await pilot.pause()
        await typed(pilot, text, field)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert said(pilot) == "C’est corrigé."
        assert expected(stage.session.state)  # type: ignore[operator]
        assert len(stage.session.state.corrections) == 1


@pytest.mark.parametrize(
    ("size", "text"),
    [
        *((size, "Le calendrier est trop serré") for size in (NARROW, WIDE)),
        *(pytest.param(NARROW, *one.values, id=one.id, marks=one.marks) for one in HOSTILE),
    ],
)
async def test_a_reservation_is_corrected_and_the_minutes_say_so(
    tmp_path: Path, size: tuple[int, int], text: str
) -> None:
    stage = closing(tmp_path, final=True)
    ids = [line.id for line in correctables(stage.session.state, stage.session.today)]
    down = ["down"] * ids.index("reservation-r1")
    async with app_of(stage).run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        await pilot.pause()
        await pilot.press(*(["r", *down, "enter"] if size == NARROW else [*down, "r"]))
        await pilot.pause()
        await typed(pilot, "  ")
        await pilot.press("ctrl+s")
        assert warned(pilot) == "Rien n’est écrit. Tapez un texte, ou appuyez sur Échap."
        await typed(pilot, text)
        await pilot.press("ctrl+s")
        await settled(pilot)
        (reservation,) = stage.session.state.reservations
        assert (reservation.text, reservation.name) == (normalise(text), "")
        assert said(pilot) == "C’est corrigé."
        assert "auparavant «\u00a0Le calendrier est serré pour les petits groupes\u00a0»" in text_of(pilot)


async def test_a_carrier_is_corrected_with_all_that_was_said(tmp_path: Path) -> None:
    stage = closing(tmp_path, final=True)
    state = stage.session.state
    role = next(one.role for one in state.carriers if one.nobody)
    async with app_of(stage).run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        await pilot.pause()
        ids = [line.id for line in correctables(state, stage.session.today)]
        await pilot.press(*["down"] * ids.index(role), "r")
        await pilot.pause()
        await typed(pilot, "Karim", 0)
        await typed(pilot, "la Ville", 3)
        await pilot.press("ctrl+s")
        await pilot.pause()
        carrier = next(one for one in stage.session.state.carriers if one.role == role)
        assert (carrier.who, carrier.partners, carrier.nobody) == ("Karim", "la Ville", False)


@pytest.mark.parametrize(("field", "text", "sentence"), [(2, "maison", "n’est pas une date"), (3, "tôt", "une heure")])
async def test_a_date_that_is_none_is_refused(tmp_path: Path, field: int, text: str, sentence: str) -> None:
    stage = closing(tmp_path)
    async with app_of(stage).run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        await pilot.pause()
        ids = [line.id for line in correctables(stage.session.state, stage.session.today)]
        await pilot.press(*["down"] * ids.index("details"), "r")
        await pilot.pause()
        await typed(pilot, text, field)
        await pilot.press("ctrl+s")
        assert sentence in warned(pilot)


async def test_names_and_presences_are_corrected_on_the_roster(tmp_path: Path) -> None:
    stage = closing(tmp_path, final=True)
    async with app_of(stage).run_test(size=WIDE, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        await pilot.pause()
        await pilot.press("end", "r")
        await pilot.pause()
        await pilot.press("2")
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, MinutesScreen)
        assert "présence : Anne Lavoie" in text_of(pilot)


async def test_the_adoption_from_the_minutes(tmp_path: Path) -> None:
    stage = closing(tmp_path, final=True)
    async with app_of(stage).run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert ("F8", "adopter") in pilot.app.screen.key_line.keys  # type: ignore[attr-defined]
        await pilot.press("f8")
        await pilot.pause()
        day = pilot.app.screen.query(Line).first()
        assert day.value == "2026-11-23"
        for text, sentence in (
            ("maison", "n’est pas une date"),
            ("hier", "ne peut être adopté avant"),
            ("le 14 décembre 2026", "Nous sommes le 2026-11-23"),
        ):
            await typed(pilot, text)
            await pilot.press("ctrl+s")
            assert sentence in warned(pilot)
            assert stage.session.state.approved_on is None
        stage.clock.move(minutes=30 * 24 * 60)
        await typed(pilot, "le 14 décembre 2026")
        await typed(pilot, "l’assemblée [/b]", 1)
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert said(pilot) == "L’adoption est notée."
        assert "Adopté le lundi 14 décembre 2026 par l’assemblée [/b]." in text_of(pilot)
        assert stage.session.undoable() == ()


async def test_minutes_that_are_not_final_are_not_adopted(tmp_path: Path) -> None:
    stage = closing(tmp_path)
    async with app_of(stage).run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "F8" not in dict(pilot.app.screen.key_line.keys)  # type: ignore[attr-defined]
        await pilot.press("f8")
        assert said(pilot) == "Le compte rendu n’est pas encore final. Rendez-le final, puis notez son adoption."
        assert isinstance(pilot.app.screen, MinutesScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_adoption_from_home(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = closing(tmp_path, final=True)
    stage.clock.move(minutes=30 * 24 * 60)
    async with app_of(stage, home=True).run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        await pilot.press("enter", "2")
        await pilot.pause()
        assert isinstance(pilot.app.screen, AskFields)
        await typed(pilot, "2026-12-14")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        assert said(pilot) == "L’adoption est notée dans le compte rendu."
        screen = pilot.app.screen
        assert "adopté le 2026-12-14" in screen._known[0].state
        # The facilitation was given back: whoever comes next is not asked to take it over.
        Session.open(stage.workshops.open(stage.id), stage.clock, "Ana").close()


async def saving(pilot: Pilot[None], kind: str, path: object) -> None:
    await pilot.press("s")
    await pilot.press(kind)
    await pilot.pause()
    assert isinstance(pilot.app.screen, AskPath)
    await typed(pilot, str(path))
    await pilot.press("enter")
    await pilot.pause()


async def test_each_format_is_written_where_one_says(tmp_path: Path) -> None:
    stage = closing(tmp_path)
    starts = {"1": b"---\npagetitle:", "2": b"<!DOCTYPE html>", "3": b"PK", "4": b"<!DOCTYPE html>", "5": b"PK"}
    async with app_of(stage).run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        for kind, start in starts.items():
            file = tmp_path / f"export-{kind}"
            await saving(pilot, kind, file)
            assert said(pilot) == f"Enregistré : {file}"
            assert file.read_bytes().startswith(start), kind
        await saving(pilot, "6", tmp_path)
        (data,) = tmp_path.glob("donnees-*.json")
        assert json.loads(data.read_text(encoding="utf-8"))["workshop"]["title"] == "Rôles de la table"
        assert b"Relev" in (tmp_path / "export-4").read_bytes()


async def test_a_file_is_replaced_only_after_a_question(tmp_path: Path) -> None:
    stage = closing(tmp_path)
    file = tmp_path / "à moi.md"
    file.write_text("mien")
    async with app_of(stage).run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        await saving(pilot, "1", file)
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("escape")
        await pilot.pause()
        assert warned(pilot) == "Rien n’a été remplacé. Choisissez un autre nom."
        assert file.read_text() == "mien"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert said(pilot) == f"Enregistré : {file}"
        assert file.read_text(encoding="utf-8").startswith("---")


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("", "Écrivez un nom de fichier."),
        ("absent/a.md", "le dossier n’existe pas"),
        ("fichier/a.md", "ce n’est pas un dossier"),
        ("~personne-de-ce-nom/a.md", "introuvable"),
        ("/dev/null", "n’est pas un fichier ordinaire"),
        ("/proc/a.md", "Impossible d’écrire"),
        ("[b]/x.md", "le dossier n’existe pas"),
        ("m" * 300 + ".md", "le nom est trop long"),
    ],
)
async def test_what_cannot_be_written_is_told_and_the_path_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, sentence: str
) -> None:
    here = tmp_path / "ici"
    here.mkdir()
    (here / "fichier").write_text("x")
    monkeypatch.chdir(here)
    stage = closing(tmp_path)
    async with app_of(stage).run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        await saving(pilot, "1", path)
        assert isinstance(pilot.app.screen, AskPath)
        assert sentence in warned(pilot)
        assert [one.name for one in here.iterdir()] == ["fichier"]
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, MinutesScreen)


@pytest.mark.parametrize(("error", "sentence"), [(errno.ENOSPC, "disque est plein"), (errno.EROFS, "lecture seule")])
async def test_a_full_or_read_only_disk_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int, sentence: str
) -> None:
    stage = closing(tmp_path)
    here = tmp_path / "ici"
    here.mkdir()

    def refused(*_arguments: object) -> None:
        raise OSError(error, "refused")

    async with app_of(stage).run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        monkeypatch.setattr(disk, "write_all", refused)
        await saving(pilot, "1", here / "a.md")
        assert sentence in warned(pilot)
        assert list(here.iterdir()) == []


@pytest.mark.parametrize(("tmux", "word"), [("", "Ce terminal le refuse"), ("/tmp/tmux,1,0", "set-clipboard on")])
async def test_the_clipboard_takes_the_words_as_typed_and_nothing_is_promised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmux: str, word: str
) -> None:
    monkeypatch.setenv("TMUX", tmux)
    stage = closing(tmp_path)
    async with app_of(stage).run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        await pilot.press("s", "7")
        await pilot.pause()
        assert pilot.app.clipboard.startswith("COMPTE RENDU : RÔLES DE LA TABLE\n")
        assert "☐ Réserver la salle" in pilot.app.clipboard
        assert said(pilot).startswith("Envoyé au presse-papiers du terminal.")
        assert word in said(pilot)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", [("s",), ("s", "s"), ("s", "s", "1"), ("s", "r"), ("s", "f8")])
async def test_everything_fits(tmp_path: Path, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    stage = closing(tmp_path, final=True)
    async with app_of(stage).run_test(size=size, notifications=True, tooltips=True) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        for widget in pilot.app.screen.query("*"):
            if widget.display and isinstance(pilot.app.screen, Dialog):
                assert widget.region.right <= size[0]


async def test_of_a_long_path_the_name_is_in_sight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / ("un-dossier-au-nom-bien-long-" * 4)
    here.mkdir()
    monkeypatch.chdir(here)
    stage = closing(tmp_path)
    async with app_of(stage).run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        await pilot.press("s", "1")
        await settled(pilot)
        line = pilot.app.screen.query_one(Line)
        shown = "".join(segment.text for segment in line.render_line(0))
        assert f"-remi-{stage.id[-4:]}.md" in shown
        assert line.cursor_position == len(line.value)


async def test_a_current_folder_that_is_gone_keeps_nobody_from_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = closing(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    gone = tmp_path / "parti"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    async with app_of(stage).run_test(size=NARROW, notifications=True, tooltips=True) as pilot:
        await pilot.press("s")
        await pilot.press("s", "1")
        await settled(pilot)
        assert pilot.app.screen.query_one(Line).value.startswith(f"{tmp_path}/compte-rendu-")
