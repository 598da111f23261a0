"""Writing down what people say: on a desk without a screen, then in the dialog with the keys of a hurry."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Paste

from fiche_tui.screens.meeting.acts.capture import Capture
from fiche_tui.screens.meeting.capture_dialog import Captured, CaptureDialog
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.values import CaptureKind
from tests.screens.meeting.fake_desk import FakeMeetingDesk
from tests.screens.meeting.test_workshop import running, said, screen_of
from tests.screens.meeting.test_workshop_reading import refusing
from tests.screens.prepared import drawn
from tests.stage import Stage


def kept(captured: Captured) -> Callable[[CaptureDialog], Captured | None]:
    """An answer that goes through what keeps it; None when it was refused."""

    def answer(dialog: CaptureDialog) -> Captured | None:
        return None if dialog.keep(captured) else captured

    return answer


def at_welcome(folder: Path) -> Stage:
    return Stage(folder).until("accueil")


@pytest.mark.parametrize(
    ("captured", "due", "done"),
    [
        (Captured(CaptureKind.NOTE, "Il fait froid"), "", "Note consignée."),
        (Captured(CaptureKind.TOPIC, "Le transport"), "", "Sujet gardé pour plus tard."),
        (Captured(CaptureKind.ACTION, "Écrire", "Line", "jeudi prochain"), "26 novembre 2026", "Suivi consigné."),
        (Captured(CaptureKind.ACTION, "Écrire", "Line", "au printemps"), "au printemps", "Suivi consigné."),
        (Captured(CaptureKind.DECISION, "Fêter", "", "mai"), "mai 2027", "Déc. 1 consignée."),
    ],
)
async def test_each_kind_is_written_about_what_is_talked_about(
    tmp_path: Path, captured: Captured, due: str, done: str
) -> None:
    stage = at_welcome(tmp_path)
    desk = FakeMeetingDesk(stage, kept(captured))
    desk.talked_about = stage.role("A1")
    await Capture(desk).note()
    (written,) = stage.session.state.captures
    assert (written.kind, written.text, written.who, written.due) == (captured.kind, captured.text, captured.who, due)
    assert (written.about, desk.said) == (stage.role("A1"), [done])


async def test_the_day_is_the_workshops_own(tmp_path: Path) -> None:
    stage = at_welcome(tmp_path)
    stage.clock.move(minutes=600)  # 4 h 30 in Greenwich, 23 h 30 in Montréal.
    await Capture(FakeMeetingDesk(stage, kept(Captured(CaptureKind.ACTION, "Écrire", "", "demain")))).note()
    assert stage.session.state.captures[0].due == "24 novembre 2026"


async def test_a_note_has_no_person_and_says_how_to_make_a_follow_up_of_it(tmp_path: Path) -> None:
    stage = at_welcome(tmp_path)
    refusals: list[str] = []
    desk = FakeMeetingDesk(stage, lambda dialog: refusals.append(dialog.keep(Captured(CaptureKind.NOTE, "a", "Line"))))
    await Capture(desk).note()
    assert refusals[0].startswith("Une note n’a ni responsable ni date.")
    assert not stage.session.state.captures


async def test_what_the_disk_does_not_take_waits_and_a_second_text_stays_in_its_dialog(tmp_path: Path) -> None:
    stage = at_welcome(tmp_path)
    refusals: list[str] = []
    desk = FakeMeetingDesk(
        stage,
        lambda dialog: refusals.append(dialog.keep(Captured(CaptureKind.NOTE, "un"))),
        lambda dialog: refusals.append(dialog.keep(Captured(CaptureKind.NOTE, "deux"))),
    )
    with refusing():
        await Capture(desk).note()
        await Capture(desk).note()
    assert (refusals[0], desk.writing.waits) == ("", True)
    assert refusals[1].startswith("Le geste précédent n’est pas encore enregistré")
    desk.timers[-1].run()
    assert [one.text for one in stage.session.state.captures] == ["un"]
    assert desk.said[-1] == "Enregistré. Note consignée."


# Keys


async def test_a_decision_is_two_keys_beside_its_text(tmp_path: Path) -> None:
    stage = at_welcome(tmp_path)
    async with running(stage) as pilot:
        await pilot.press("d", *"oui", "enter")
        await pilot.pause()
        (written,) = stage.session.state.captures
        assert (written.kind, written.text, written.number) == (CaptureKind.DECISION, "oui", 1)
        assert pilot.app.screen is screen_of(pilot)


async def test_a_follow_up_with_a_person_of_the_roster_is_ten_keys_beside_what_is_typed(tmp_path: Path) -> None:
    stage = at_welcome(tmp_path)
    keys = ["c", "up", "right", "down", *"écrire", "tab", *"lav", "down", "enter", "tab", *"mai", "enter"]
    typed = len("écrire") + len("lav") + len("mai")
    async with running(stage) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        (written,) = stage.session.state.captures
        assert (written.kind, written.text, written.who, written.due) == (
            CaptureKind.ACTION,
            "écrire",
            "Anne Lavoie",
            "mai 2027",
        )
    assert len(keys) - typed <= 10


async def test_the_kind_is_above_the_text_and_what_was_typed_stays(tmp_path: Path) -> None:
    stage = at_welcome(tmp_path)
    async with running(stage) as pilot:
        await pilot.press("d", *"a", "up")
        assert "‹ décision ›" in drawn(pilot)
        await pilot.press("right")
        assert "‹ sujet à reprendre ›" in drawn(pilot)
        assert "Pour quand?" not in drawn(pilot)
        await pilot.press("left", "left", *"b", "tab", *"Line", "up", "up", "left")
        assert "‹ note ›" in drawn(pilot)
        assert "Line" in drawn(pilot)
        await pilot.press("right", "enter")
        await pilot.pause()
        (written,) = stage.session.state.captures
        assert (written.kind, written.text, written.who) == (CaptureKind.ACTION, "ab", "Line")


async def test_pasted_lines_are_kept_and_enter_makes_none(tmp_path: Path) -> None:
    stage = at_welcome(tmp_path)
    async with running(stage) as pilot:
        await pilot.press("j")
        await pilot.pause()
        pilot.app.post_message(Paste("un\ndeux"))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert stage.session.state.captures[0].text == "un\ndeux"
        assert said(pilot) == "Sujet gardé pour plus tard."


async def test_a_text_is_not_lost_on_one_escape(tmp_path: Path) -> None:
    stage = at_welcome(tmp_path)
    async with running(stage) as pilot:
        await pilot.press("c", *"a", "escape")
        assert "Échap encore une fois" in drawn(pilot)
        await pilot.press("b", "escape", "escape")
        await pilot.pause()
        assert pilot.app.screen is screen_of(pilot)
        await pilot.press("c", "escape")
        await pilot.pause()
        assert pilot.app.screen is screen_of(pilot)
        assert not stage.session.state.captures


async def test_a_text_stays_when_another_took_over_meanwhile(tmp_path: Path) -> None:
    stage = at_welcome(tmp_path)
    async with running(stage) as pilot:
        await pilot.press("d", *"oui")
        await pilot.pause()
        other = stage.session.open(stage.workshops.open(stage.id), stage.clock, "Ana", take=True)
        other.do(c.TogglePause())
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CaptureDialog)
        assert "oui" in drawn(pilot)
        other.close()


async def test_at_80_columns_names_and_all_fields_hold(tmp_path: Path) -> None:
    async with running(at_welcome(tmp_path)) as pilot:
        await pilot.press("d")
        await pilot.pause()
        pilot.app.post_message(Paste("\n".join("12345")))
        await pilot.pause()
        await pilot.press("tab", *"a")
        await pilot.pause()
        shown = drawn(pilot)
        assert all(words in shown for words in ("‹ décision ›", "Pour quand?", "Anne Lavoie · Maison des familles"))
        assert "enregistrer" in shown


async def test_the_arrows_stop_at_the_first_and_the_last_field(tmp_path: Path) -> None:
    stage = at_welcome(tmp_path)
    async with running(stage) as pilot:
        await pilot.press("d", "a", "up", "up", "up")
        dialog = pilot.app.screen
        assert isinstance(dialog, CaptureDialog)
        assert dialog.focused is dialog._kind
        await pilot.press(*["down"] * 6, *"mai", "enter")
        await pilot.pause()
    (written,) = stage.session.state.captures
    assert (written.text, written.who, written.due) == ("a", "", "mai 2027")


async def test_the_keys_name_who_and_when_only_where_they_can_be_said(tmp_path: Path) -> None:
    async with running(at_welcome(tmp_path)) as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert "‹ note ›" in drawn(pilot)
        assert "qui, pour quand" not in drawn(pilot)
        await pilot.press("up", "right")
        await pilot.pause()
        assert "‹ suivi ›" in drawn(pilot)
        assert "qui, pour quand" in drawn(pilot)
