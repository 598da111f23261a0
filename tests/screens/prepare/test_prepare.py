"""Prepare: every row changes what is on disk, refuses in one sentence, and loses nothing."""

import shutil
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from textual.events import Key

from fiche_tui.demonstration.onward import Onward, Where
from fiche_tui.language.spoken_hours import parse_hour
from fiche_tui.language.translation import use_language
from fiche_tui.language.written_dates import parse_count, parse_date
from fiche_tui.language.written_people import read_people
from fiche_tui.screens.agenda.screen import AgendaScreen
from fiche_tui.screens.kit.dialogs import Choose, Confirm
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.kit.time_words import total_words
from fiche_tui.screens.prepare.drawn import under
from fiche_tui.screens.prepare.earlier import EarlierRow
from fiche_tui.screens.prepare.families import FamiliesScreen
from fiche_tui.screens.prepare.family_acts import FamilyActs, FamilyMenu
from fiche_tui.screens.prepare.method import MethodRows
from fiche_tui.screens.prepare.people import PeopleRows
from fiche_tui.screens.prepare.rows import PrepareRow, hours_words, prepare_rows
from fiche_tui.screens.prepare.screen import PrepareScreen
from fiche_tui.screens.prepare.whole import choices_for
from fiche_tui.screens.prepare.words import keying_words, quicker_words, voices_words
from fiche_tui.screens.roster.pasted import already_there, people_of
from fiche_tui.screens.roster.screen import RosterScreen
from fiche_tui.session.earlier_meetings import kept_of, meetings_before
from fiche_tui.session.session import Session
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.decide import with_details
from fiche_tui.workshop.earlier import Fate
from fiche_tui.workshop.keying_time import Way, keying_minutes, quicker_way
from fiche_tui.workshop.sheet import Instrument
from fiche_tui.workshop.values import Details, Method, Wall
from tests import hostile
from tests.earlier import with_last_year
from tests.screens.fake_desk import FakeListDesk
from tests.screens.prepared import HOSTILE, SIZES, below, drawn, press, said, selected, showing, warning, write
from tests.soaked import rest_in_soak
from tests.stage import Stage
from tests.workshop.samples import Play, people

ROWS = (
    "title",
    "collective",
    "objectives",
    "date",
    "hour",
    "place",
    "people",
    "facilitator",
    "preset",
    "steps",
    "retain",
    "families",
    "instrument",
    "assess_door",
    "vote_door",
    "voice",
    "wall",
    "next",
)


FULL = Details(
    "Titre", "Collectif", ("Un", "Deux"), date(2026, 11, 23), time(13, 30), "Salle Bellevue", facilitator="Sophie"
)


def prepare(stage: Stage) -> PrepareScreen:
    return PrepareScreen(stage.session)


def values(stage: Stage) -> dict[str, str]:
    return {row.id: row.value for row in prepare_rows(stage.session.state, stage.clock.now())}


def row_of(play: Play, row_id: str) -> PrepareRow:
    return next(row for row in prepare_rows(play.state, play.at) if row.id == row_id)


def to(row: str) -> list[str]:
    """The keys that choose a row and open its editor."""
    return ["home", *["down"] * ROWS.index(row), "enter"]


# Pure values


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-23", date(2026, 11, 23)),
        (" 2026/1/5 ", date(2026, 1, 5)),
        ("23 novembre 2026", date(2026, 11, 23)),
        ("le mardi 1er décembre 2026", date(2026, 12, 1)),
        ("5 AOÛT 2026", date(2026, 8, 5)),
        ("23\u00a0nov. 2026", date(2026, 11, 23)),
        ("5 May 2026", date(2026, 5, 5)),
        ("23/11/2026", None),
        ("05/06/2026", None),
        ("2026-02-30", None),
        ("2026-13-01", None),
        ("0026-11-23", None),
        ("demain", None),
        ("23 brumaire 2026", None),
        ("", None),
        *((text, None) for text in (*hostile.TEXTS, hostile.WORD)),
    ],
)
def test_dates_as_people_type_them(text: str, day: date | None) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("13:30", time(13, 30)),
        ("13 h 30", time(13, 30)),
        ("13\u00a0h\u00a030", time(13, 30)),
        ("13H30", time(13, 30)),
        ("13h", time(13)),
        ("9 h 05", time(9, 5)),
        ("0:00", time(0)),
        ("13:", None),
        ("13:5", None),
        ("24:00", None),
        ("13:60", None),
        ("1330", None),
        *((text, None) for text in (*hostile.TEXTS, hostile.WORD)),
    ],
)
def test_hours_as_people_type_them(text: str, hour: time | None) -> None:
    assert parse_hour(text) == hour


@pytest.mark.parametrize(
    ("text", "count"), [("4", 4), (" 15 ", 15), ("0", None), ("16", None), ("٤", None), ("4.0", None)]
)
def test_counts(text: str, count: int | None) -> None:
    assert parse_count(text, 1, 15) == count


def test_fourteen_complete_ballots_take_about_twelve_minutes() -> None:
    assert keying_minutes(Instrument.FULL, False, 14, 26, 5) == 12
    assert keying_minutes(Instrument.FULL, True, 14, 26, 5) < keying_minutes(Instrument.FULL, False, 14, 26, 5)


def test_counts_cost_the_same_whatever_the_number_of_people() -> None:
    for instrument in Instrument:
        by_counts = {keying_minutes(instrument, True, people, 26, 5) for people in (8, 14, 25)}
        by_ballot = [keying_minutes(instrument, False, people, 26, 5) for people in (8, 14, 25)]
        assert len(by_counts) == 1
        assert by_ballot == sorted(by_ballot)
        assert by_ballot[0] < by_ballot[2]


def test_nobody_and_nothing_take_no_time() -> None:
    assert keying_minutes(Instrument.FULL, False, 0, 26, 5) == 0
    assert keying_minutes(Instrument.FULL, True, 14, 0, 0) == 0


def way(instrument: Instrument, by_counts: bool) -> Way:
    """A way to gather the answers of 14 people on the roles sheet. The pace is an assumption: only ranks are tested."""
    return Way(instrument, by_counts, keying_minutes(instrument, by_counts, 14, 26, 5))


def test_the_quicker_way_keeps_the_questions_when_it_can() -> None:
    chosen, counts = way(Instrument.FULL, False), way(Instrument.FULL, True)
    wanted, check = way(Instrument.WANTED, True), way(Instrument.CHECK, True)
    assert chosen.minutes > counts.minutes > wanted.minutes > check.minutes
    assert quicker_way(chosen, 14, 26, 5, counts.minutes) == counts
    assert quicker_way(chosen, 14, 26, 5, wanted.minutes) == wanted
    assert quicker_way(chosen, 14, 26, 5, 0) in (check, way(Instrument.FAMILY, True))
    assert quicker_way(chosen, 14, 26, 5, chosen.minutes) is None
    quickest = min((way(one, True) for one in Instrument), key=lambda one: one.minutes)
    assert quicker_way(quickest, 14, 26, 5, 0) is None


def test_the_words_of_the_estimate(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.session.record(f.HeadcountStated(14))
    slow, quick = way(Instrument.FULL, False).minutes, way(Instrument.FULL, True).minutes
    assert keying_words(stage.session.state) == (
        f"Dépouillement\u00a0: environ {slow} min pour 14 bulletins complets; votre déroulement en prévoit 8. "
        f"Plus vite\u00a0: par comptes, environ {quick} min."
    )
    stage.session.record(f.MethodChosen(Method(Instrument.CHECK, by_counts=True)))
    minutes = way(Instrument.CHECK, True).minutes
    assert keying_words(stage.session.state) == (
        f"Dépouillement\u00a0: environ {minutes} min pour les comptes de 14 personnes; votre déroulement en prévoit 8."
    )
    stage.session.record(f.PresetChosen("deux"))
    assert "au calme, entre les deux rencontres" in keying_words(stage.session.state)


def test_an_estimate_without_people_says_so_and_warns_of_nothing() -> None:
    play = Play.prepared()
    assert keying_words(play.state).endswith("Personne n’est encore dans la liste.")
    assert "Plus vite" not in keying_words(play.state)
    row = row_of(play, "assess_door")
    assert (row.value, row.warning) == ("par bulletin", False)
    play.record(f.HeadcountStated(60))
    assert row_of(play, "assess_door").warning


def test_what_is_missing_is_told_in_one_line() -> None:
    play = Play.prepared().record(f.DetailsChanged(Details("Sans détails")))
    row = row_of(play, "next")
    assert row.value == "commencer, imprimer, répéter… · 7 à préciser"
    assert row.purpose == (
        "À préciser\u00a0: collectif, objectifs communs, date, heure, lieu, personnes, animation. "
        "On peut commencer sans."
    )
    play.record(f.DetailsChanged(replace(FULL, title="Tout")), f.HeadcountStated(9))
    assert row_of(play, "next").value == "commencer, imprimer, répéter…"
    assert row_of(play, "next").purpose.startswith("Tout est dit.")
    play.do(c.StartStep("accueil"))
    assert row_of(play, "next").value == "reprendre, imprimer, copier"


def test_the_purpose_of_a_row_never_gives_way_to_its_value() -> None:
    play = Play.prepared()
    for row in prepare_rows(play.state, play.at):
        assert row.purpose
        assert row.purpose != row.value
        assert row.purpose[:40] in under(row, 74).plain
    long = "Un objectif qui ne tient pas sur la ligne où il est écrit, et de loin"
    play.record(f.DetailsChanged(replace(FULL, objectives=(long,))))
    shown = under(row_of(play, "objectives"), 74).plain
    assert "Trois lignes au plus." in shown
    assert long in shown


@pytest.mark.parametrize(
    ("change", "words"), [(0, "90 min"), (7, "97 min pour 90\u00a0: 7 de trop"), (-1, "89 min pour 90\u00a0: 1 libre")]
)
def test_the_total_against_the_slot(change: int, words: str) -> None:
    play = Play.prepared().record(f.StepPlanned("ajuster", 12 + change, False, False))
    assert total_words(play.state) == words
    (row,) = [row for row in prepare_rows(play.state, play.at) if row.id == "steps"]
    assert row.warning is (change > 0)


def test_voices() -> None:
    play = Play.prepared().record(f.PeopleAdded(people(14)))
    assert voices_words(play.state) == "14 personnes, 14 voix"
    play.record(f.PersonCorrected("p1", "Ana", "", False), f.PersonCorrected("p2", "Bo", "", False))
    assert voices_words(play.state) == "14 personnes, 12 voix"
    play.record(f.HeadcountStated(20))
    assert voices_words(play.state) == "20 personnes, sans liste"


def test_pasted_lists() -> None:
    pasted = people_of(read_people("  Anne ; Maison\r\n\r\nBo\tTable\n;sans nom\n\x07\nCarl\n"))
    assert [(one.name, one.organisation) for one in pasted] == [("Anne", "Maison"), ("Bo", "Table"), ("Carl", "")]
    assert len({one.id for one in pasted}) == 3
    assert [one.name for one in already_there(pasted, people_of(read_people("ANNE;maison\nCarl; Autre")))] == ["Anne"]


# The screen


async def test_every_row_stands_on_a_small_screen(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        shown = prepare_rows(stage.session.state, stage.clock.now())
        assert tuple(row.id for row in shown) == ROWS
        text = drawn(pilot)
        for row in shown:
            assert row.label in text
        assert "lundi 23 novembre 2026" in text
        assert below(pilot).top.right == "13\u00a0h 30, fin 15\u00a0h"


@pytest.mark.parametrize("row", rest_in_soak(ROWS, kept=9, spread=True))
async def test_every_row_opens_something_and_escape_changes_nothing(tmp_path: Path, row: str) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        before = stage.session.history.head
        await press(pilot, *to(row))
        assert not isinstance(pilot.app.screen, PrepareScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PrepareScreen)
        assert stage.session.history.head == before


@pytest.mark.parametrize(
    ("row", "text", "value"),
    [
        ("title", "Nos rôles", "Nos rôles"),
        ("collective", "Table", "Table"),
        ("date", "2026-12-01", "mardi 1er décembre 2026"),
        ("date", "jeudi prochain", "jeudi 26 novembre 2026"),
        ("date", "28 novembre", "samedi 28 novembre 2026"),
        ("hour", "9 h", "9\u00a0h, fin 10\u00a0h 30"),
        ("place", "Gymnase", "Gymnase"),
        ("facilitator", "Sophie Bergeron", "Sophie Bergeron"),
        ("retain", "3", "3"),
    ],
)
async def test_a_text_is_kept(tmp_path: Path, row: str, text: str, value: str) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, *to(row))
        await write(pilot, text)
        assert values(stage)[row] == value
        assert said(pilot).startswith("Enregistré")
        assert value in drawn(pilot)
        # The next row waits for its answer.
        assert selected(pilot) == ROWS[ROWS.index(row) + 1]


@pytest.mark.parametrize(
    ("row", "text", "sentence"),
    [
        ("title", "", "Donnez un titre à l’atelier."),
        (
            "date",
            "23/11/2026",
            "«\u00a023/11/2026\u00a0» n’est pas une date. Écrivez-la ainsi\u00a0: 2026-11-23.",
        ),
        ("date", "mardi 23 novembre 2026", "Le 23 novembre 2026 est un lundi\u00a0: corrigez le jour ou la date."),
        ("hour", "tantôt", "«\u00a0tantôt\u00a0» n’est pas une heure. Écrivez-la ainsi\u00a0: 13:30."),
        ("retain", "beaucoup", "Écrivez un nombre entier de 1 à 15."),
    ],
)
async def test_what_is_wrong_is_said_beside_the_text(tmp_path: Path, row: str, text: str, sentence: str) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        before = values(stage)
        await press(pilot, *to(row))
        await write(pilot, text)
        assert warning(pilot) == sentence
        assert text in drawn(pilot)
        assert values(stage) == before
        await press(pilot, "escape")
        assert selected(pilot) == row


@pytest.mark.parametrize("row", ["date", "hour"])
async def test_nothing_written_takes_it_back(tmp_path: Path, row: str) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, *to(row))
        await write(pilot, "")
        assert values(stage)[row] == ""


async def test_the_quorum_is_asked_behind_the_voices(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, *to("voice"))
        assert "aucun quorum requis" in drawn(pilot)
        await press(pilot, "3")
        await write(pilot, "la moitié")
        assert warning(pilot) == "Écrivez un nombre entier de 0 à 2000."
        await write(pilot, "8")
        assert stage.session.state.details.quorum == 8
        assert values(stage)["voice"] == "par personne · quorum de 8"
        await press(pilot, *to("voice"), "3")
        await write(pilot, "")
        assert stage.session.state.details.quorum == 0
        assert values(stage)["voice"] == "par personne"


async def test_who_animates_is_offered_from_the_people(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, *to("facilitator"), *"bin")
        assert "Bineta Diop · Accueil Saint-Rémi" in drawn(pilot)
        await press(pilot, "down", "enter", "enter")
        assert values(stage)["facilitator"] == "Bineta Diop"


async def test_a_day_is_said_back_as_it_is_typed(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.session.record(with_details(stage.session.state, date=None))
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, *to("date"), *"demain")
        assert "le mardi 24 novembre 2026" in drawn(pilot)
        await press(pilot, "enter")
        assert said(pilot) == "Enregistré\u00a0: le mardi 24 novembre 2026."


async def test_three_objectives_and_no_more(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, *to("objectives"))
        await write(pilot, "Un\n\nDeux\nTrois\nQuatre", then="ctrl+s")
        assert warning(pilot).startswith("Trois objectifs au plus")
        await write(pilot, "Un\n\nDeux\n[/b]")
        await press(pilot, "enter")
        assert stage.session.state.details.objectives == ("Un", "Deux", "[/b]")


async def test_a_past_date_is_pointed_out(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.clock.move(minutes=60 * 24)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, "down", "down", "down")
        assert "Cette date est passée." in drawn(pilot)
        assert "▲ lundi 23 novembre 2026" in drawn(pilot)


async def test_a_full_disk_keeps_what_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(tmp_path)

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, *to("place"))
        with monkeypatch.context() as patch:
            patch.setattr("fiche_tui.store.disk.write_all", full)
            await write(pilot, "Gymnase")
            assert "le disque est plein" in warning(pilot)
        await press(pilot, "enter")
        assert stage.session.state.details.place == "Gymnase"


async def test_another_agenda_starts_afresh_and_says_so(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.session.record(f.StepPlanned("ajuster", 30, False, False))
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        assert "▲ 10 étapes · 108 min pour 90\u00a0: 18 de trop" in drawn(pilot)
        await press(pilot, *to("preset"))
        assert "Vos minutes et vos étapes changées" in drawn(pilot)
        await press(pilot, "up", "enter")
        assert (stage.session.state.preset, stage.session.state.retain) == ("120", 5)
        assert "11 étapes · 120 min" in drawn(pilot)


async def test_an_agenda_of_a_begun_meeting_stays(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, *to("preset"))
        await press(pilot, "up", "enter")
        assert said(pilot) == "La rencontre est commencée\u00a0: cela ne se change plus."
        assert stage.session.state.preset == "90"


async def test_the_instrument_is_chosen_with_its_time(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    minutes = {one: keying_minutes(one, False, 12, 26, 5) for one in Instrument}
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        assert f"▲ par bulletin · environ {minutes[Instrument.FULL]} min, 8 prévues" in drawn(pilot)
        await press(pilot, *to("instrument"))
        text = drawn(pilot)
        for words in ("Complet", "Souhaité seul", "Cocher", "Par famille", *(f"{n} min" for n in minutes.values())):
            assert words in text
        await press(pilot, "down", "down", "enter")
        assert stage.session.state.method == Method(Instrument.CHECK)
        await press(pilot, *to("assess_door"))
        await press(pilot, "2")
        await press(pilot, *to("vote_door"))
        await press(pilot, "2")
        assert stage.session.state.method == Method(Instrument.CHECK, by_counts=True, vote_by_counts=True)
        assert f"par comptes · environ {keying_minutes(Instrument.CHECK, True, 12, 26, 5)} min" in drawn(pilot)


async def test_who_has_a_voice_and_what_the_wall_shows(tmp_path: Path) -> None:
    stage = Stage(tmp_path, wall=None)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, *to("voice"))
        await press(pilot, "é")
        assert stage.session.state.per_organisation
        await press(pilot, *to("wall"))
        await press(pilot, "1")
        assert stage.session.state.wall is Wall.SAME
        assert "montre le même écran que vous" in drawn(pilot)


async def test_rows_open_the_agenda_the_families_and_the_roster(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        for row, keys, kind in (
            ("steps", [], AgendaScreen),
            ("families", [], FamiliesScreen),
            ("people", ["1"], RosterScreen),
        ):
            await press(pilot, *to(row), *keys)
            assert isinstance(pilot.app.screen, kind)
            await press(pilot, "escape")


def without_people(folder: Path) -> Stage:
    stage = Stage(folder)
    for person in stage.session.state.people:
        stage.session.record(f.PersonRemoved(person.id))
    return stage


async def test_people_are_pasted_the_first_time_then_listed(tmp_path: Path) -> None:
    stage = without_people(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, *to("people"))
        assert isinstance(pilot.app.screen, KeptText)
        await write(
            pilot, "\n".join(f"Personne {number:03}; Groupe {number % 7}" for number in range(200)), then="ctrl+s"
        )
        assert "Personne 003                  Groupe 3" in drawn(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PrepareScreen)
        assert len(stage.session.state.people) == 200
        assert said(pilot) == "200 personnes ajoutées."
        assert "200 personnes, 200 voix" in drawn(pilot)


@pytest.mark.parametrize("keys", [["n"], ["f9", "n"], ["end", "enter", "1"]])
async def test_n_or_the_last_row_begins_and_keeps_the_session(tmp_path: Path, keys: list[str]) -> None:
    stage = Stage(tmp_path)
    answers: list[bool | None] = []
    async with showing(stage.workshops, stage.clock) as pilot:
        pilot.app.push_screen(prepare(stage), answers.append)
        await press(pilot, *keys)
        assert (answers, stage.session.still_mine()) == ([True], True)


async def test_escape_gives_the_workshop_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    answers: list[bool | None] = []
    async with showing(stage.workshops, stage.clock) as pilot:
        pilot.app.push_screen(prepare(stage), answers.append)
        await press(pilot, "escape")
        assert answers == [False]
        Session.open(stage.workshops.open(stage.id), stage.clock).close()


async def test_a_lost_facilitation_is_told(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        other = Session.open(stage.workshops.open(stage.id), stage.clock, "Ana", take=True)
        await press(pilot, *to("place"))
        await write(pilot, "Gymnase")
        assert warning(pilot).startswith("Ana a pris la main")
        await press(pilot, "escape", *to("wall"))
        await press(pilot, "3")
        assert said(pilot).startswith("Ana a pris la main")
        other.close()


async def test_an_empty_line_of_a_paste_sent_key_by_key_ends_nothing(tmp_path: Path) -> None:
    stage = without_people(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, *to("people"))
        for each in "Anne\r\rnLuc\r\r":
            key = "enter" if each == "\r" else each
            pilot.app.post_message(Key(key, each))
        for _turn in range(12):
            await pilot.pause()
        assert "2 personnes" in drawn(pilot)
        await press(pilot, "enter")
        assert sorted(person.name for person in stage.session.state.people) == ["Anne", "nLuc"]


async def test_a_number_in_place_of_names_is_how_many_people_there_are(tmp_path: Path) -> None:
    stage = without_people(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, *to("people"))
        await write(pilot, "14", then="ctrl+s")
        assert stage.session.state.headcount == 14
        assert values(stage)["people"] == "14 personnes, sans liste"
        await press(pilot, *to("people"), "3")
        await write(pilot, "-3")
        assert warning(pilot) == "Écrivez un nombre entier de 0 à 2000."
        await write(pilot, "")
        assert values(stage)["people"] == ""


async def test_a_copy_is_made_from_the_last_row(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, "end", "enter", "4")
        assert said(pilot) == "Copie créée\u00a0: elle est dans la liste des ateliers."
        copy, *others = [one for one in stage.workshops.headers() if one.id != stage.id]
        assert (copy.title, others) == ("Rôles de la table (copie)", [])
        assert isinstance(pilot.app.screen, PrepareScreen)


async def test_a_meeting_that_has_begun_is_taken_up_again(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        assert "n\u00a0reprendre" in drawn(pilot)
        await press(pilot, "end", "enter")
        assert "1  Reprendre la rencontre" in drawn(pilot)


async def test_the_meeting_is_rehearsed_until_it_has_begun(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, "end", "enter", "3")
        assert pilot.app.return_value == Onward(Where.REHEARSAL, stage.id)
    assert not stage.session.still_mine()
    assert "prepare.rehearse" not in choices_for(Stage(tmp_path / "begun").until("accueil").session.state)


async def test_papers_are_printed_from_the_last_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(tmp_path)
    stage.session.record(f.HeadcountStated(14))
    monkeypatch.chdir(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        await press(pilot, "end", "enter", "2")
        assert "1  Bulletins\u00a0: 14 copies" in drawn(pilot)
        await press(pilot, "1", "1")
        assert "Où?" in drawn(pilot)


# Families


async def test_families_are_renamed_added_and_removed(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, FamiliesScreen(stage.session)) as pilot:
        assert "A ●  Réseautage et communication" in drawn(pilot)
        await press(pilot, "enter")
        assert "3  Retirer la famille; ses rôles sont masqués (m)" in drawn(pilot)
        await press(pilot, "1")
        await write(pilot, "Se parler")
        assert stage.session.state.families[0].title == "Se parler"
        await press(pilot, "i")
        await write(pilot, "")
        assert warning(pilot) == "Rien n’est écrit. Tapez un texte, ou appuyez sur Échap."
        await write(pilot, "La nôtre")
        assert [family.letter for family in stage.session.state.families] == list("ABCDEF")
        await press(pilot, "home", "m")
        assert isinstance(pilot.app.screen, Confirm)
        assert "6 rôles seront masqués" in drawn(pilot)
        await press(pilot, "enter")
        assert [family.letter for family in stage.session.state.families] == list("BCDEF")
        assert said(pilot) == "La famille A est retirée."


async def test_families_of_a_begun_meeting_are_only_renamed(tmp_path: Path) -> None:
    stage = Stage(tmp_path).until("accueil")
    async with showing(stage.workshops, stage.clock, FamiliesScreen(stage.session)) as pilot:
        await press(pilot, "enter")
        assert "Retirer la famille" not in drawn(pilot)
        await press(pilot, "escape", "m", "enter")
        assert said(pilot) == "La rencontre est commencée\u00a0: cela ne se change plus."
        await press(pilot, "i")
        await write(pilot, "La nôtre")
        assert warning(pilot) == "La rencontre est commencée\u00a0: cela ne se change plus."
        assert len(stage.session.state.families) == 5


# Hostile text, sizes, language


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_in_every_row(tmp_path: Path, text: str) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage)) as pilot:
        for row in ("title", "collective", "place"):
            await press(pilot, *to(row))
            await write(pilot, text)
        await press(pilot, *to("objectives"))
        await write(pilot, text, then="ctrl+s")
        for row in ("date", "hour", "retain"):
            await press(pilot, *to(row))
            await write(pilot, text)
            assert warning(pilot)
            await press(pilot, "escape")
        await press(pilot, *to("families"), "r")
        await write(pilot, text)
        await press(pilot, "m", "escape", "escape")
        details = stage.session.state.details
        assert (details.title, details.collective, details.place, details.objectives) == (text, text, text, (text,))
        assert stage.session.state.families[0].title == text
        await press(pilot, "home")
        assert text[:20] in drawn(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, prepare(stage), size=size) as pilot:
        await press(pilot, "end", *to("instrument")[:-1])
        assert "Plus vite" in drawn(pilot)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "n\u00a0commencer" in drawn(pilot)


async def test_in_english_dates_are_english(tmp_path: Path) -> None:
    use_language("en")
    stage = Stage(tmp_path)
    assert values(stage)["date"] == "Monday, November 23, 2026"


# Rows that are answered with what they say already


@pytest.mark.parametrize(
    ("row", "answer", "kept"),
    [
        ("preset", "90", True),
        ("preset", None, False),
        ("instrument", Instrument.FULL.value, True),
        ("assess_door", False, True),
        ("vote_door", None, False),
    ],
)
async def test_the_same_method_chosen_again_writes_nothing(
    tmp_path: Path, row: str, answer: object, kept: bool
) -> None:
    stage = Stage(tmp_path)
    assert stage.session.state.method == Method(Instrument.FULL)
    desk = FakeListDesk(stage.session, row, answer)
    before = stage.session.history
    assert await MethodRows(desk).editors[row]() is kept
    assert (stage.session.history, desk.said, desk.unused) == (before, [], 0)


@pytest.mark.parametrize(("answer", "kept"), [(None, False), ("person", True)])
async def test_the_same_voice_chosen_again_writes_nothing(tmp_path: Path, answer: str | None, kept: bool) -> None:
    stage = Stage(tmp_path)
    desk = FakeListDesk(stage.session, "voice", answer)
    before = stage.session.history
    assert await PeopleRows(desk).editors["voice"]() is kept
    assert (stage.session.history, desk.said) == (before, [])


async def test_an_earlier_meeting_that_is_not_there_any_more_stays_the_one_that_is_linked(tmp_path: Path) -> None:
    stage = with_last_year(tmp_path)
    (meeting,) = meetings_before(stage.workshops, stage.session.state, stage.clock.now())
    kept = kept_of(stage.workshops, meeting.id)
    stage.do(c.Record(f.EarlierLinked(kept)))
    shutil.rmtree(stage.workshops.folder / meeting.id)
    stage.until("accueil")
    promise = kept.promises[0]
    stage.do(c.Record(f.PromiseAnswered(promise.id, Fate.KEPT)))
    desk = FakeListDesk(stage.session, "earlier", None)
    before = stage.session.history
    assert await EarlierRow(desk, lambda: stage.workshops).editors["earlier"]() is False
    (dialog,) = desk.shown
    assert isinstance(dialog, Choose)
    assert [known for known, _words in dialog._options] == [meeting.id, ""]
    assert dialog._start == 0
    assert str(dialog._body[1]) == "Les réponses déjà données seront retirées si vous en changez."
    assert stage.session.history == before


async def test_where_no_family_is_chosen_its_keys_do_nothing(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    desk = FakeListDesk(stage.session, "no such family")
    acts = FamilyActs(desk)
    for act in (acts.rename, acts.remove, FamilyMenu(desk, {}).menu):
        await act()
    assert (desk.shown, desk.said) == ([], [])


def test_two_meetings_have_no_end_that_is_known_and_are_keyed_in_between() -> None:
    two, single = Play.prepared(preset="deux"), Play.prepared()
    assert hours_words(two.state) == "13\u00a0h 30"
    assert hours_words(single.state) == "13\u00a0h 30, fin 15\u00a0h"
    assert "; au calme, entre les deux rencontres." in keying_words(two.state)
    step = next(one for one in single.state.plan if one.id == "depouiller")
    single.record(f.StepPlanned(step.id, step.minutes, step.protected, True))
    assert "; votre déroulement n’en prévoit pas." in keying_words(single.state)


@pytest.mark.parametrize(
    ("quicker", "words"),
    [
        (Way(Instrument.FULL, True, 6), "Plus vite : par comptes, environ 6 min."),
        (Way(Instrument.CHECK, False, 6), "Plus vite : « Cocher », environ 6 min."),
        (Way(Instrument.CHECK, True, 6), "Plus vite : « Cocher » par comptes, environ 6 min."),
    ],
)
def test_the_quicker_way_names_only_what_would_change(quicker: Way, words: str) -> None:
    assert quicker_words(Way(Instrument.FULL, False, 12), quicker).replace("\u00a0", " ") == words
