"""The roster: who is here and who votes, one key each."""

from pathlib import Path

import pytest

from fiche_tui.language.translation import use_language
from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.screens.kit.dialogs import Ask, Confirm
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.roster.entry import PeoplePaste
from fiche_tui.screens.roster.people import People
from fiche_tui.screens.roster.rows import count_words, drawn_person, in_order, presence_words, roster_title
from fiche_tui.screens.roster.screen import RosterScreen
from fiche_tui.session.session import Session
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.bounds import MOST_PEOPLE
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import Person, Presence
from tests.screens.fake_desk import FakeListDesk
from tests.screens.prepared import HOSTILE, NAMES, SIZES, below, drawn, press, said, showing, warning, write
from tests.stage import Stage
from tests.workshop.samples import Play, people


def roster(stage: Stage) -> RosterScreen:
    return RosterScreen(stage.session)


def named(state: State, name: str) -> Person:
    return next(person for person in state.people if person.name == name)


def clear(stage: Stage) -> Stage:
    for person in stage.session.state.people:
        stage.do(c.Record(f.PersonRemoved(person.id)))
    return stage


def test_names_are_sorted_with_accents_folded() -> None:
    names = ("Zoé", "Émile", "Eve", "élodie", "Œdipe", "Ada")
    play = Play.prepared().record(f.PeopleAdded(tuple(Person(name, name) for name in names)))
    assert [person.name for person in in_order(play.state)] == ["Ada", "élodie", "Émile", "Eve", "Œdipe", "Zoé"]


def test_late_arrivals_and_early_departures_say_when() -> None:
    play = Play.prepared().record(f.PeopleAdded(people(2)), f.PresenceMarked("p1", Presence.EXCUSED))
    play.do(c.StartStep("accueil")).move(minutes=35)
    play.record(f.PresenceMarked("p1", Presence.PRESENT), f.PresenceMarked("p2", Presence.LEFT))
    assert [presence_words(person, play.state) for person in play.state.people] == [
        "✓ arrivée 14\u00a0h 05",
        "→ départ 14\u00a0h 05",
    ]


def test_counts_of_people_and_voices() -> None:
    play = Play.prepared()
    assert count_words(play.state) == "0 personne, 0 voix"
    play.record(f.PeopleAdded(people(14)))
    assert count_words(play.state) == "14 personnes, 14 voix"
    play.record(f.PresenceMarked("p1", Presence.ABSENT), f.PersonCorrected("p2", "Bo", "", False))
    assert count_words(play.state) == "14 personnes, 13 présentes, 12 voix"
    play.record(f.HeadcountStated(20))
    assert count_words(play.state) == "14 personnes dans la liste, 20 voix sans liste"


@pytest.mark.parametrize(("language", "words"), [("fr", ["vote", "observe"]), ("en", ["vote", "observer"])])
def test_who_votes_and_who_observes_are_said_by_words_of_one_kind(language: str, words: list[str]) -> None:
    use_language(language)
    play = Play.prepared().record(f.PeopleAdded(people(2)), f.PersonCorrected("p2", "Bo", "", False))
    rows = [drawn_person(person, play.state, 76).plain for person in play.state.people]
    assert [row.split()[-1] for row in rows] == words


async def test_the_roster_on_screen(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        text = drawn(pilot)
        assert text.index("Denise Roy") < text.index("Émile Gagnon") < text.index("Fatima Alaoui")
        assert "✓ présence" in text
        assert "Maison des familles" in text
        assert below(pilot).top.right == "12 personnes, 12 voix"
        assert "Une voix par personne présente." in text


async def test_each_digit_marks_and_the_choice_stays(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "down", "2")
        assert named(stage.session.state, "Bineta Diop").presence is Presence.ABSENT
        assert said(pilot) == "Bineta Diop\u00a0: ✗ absence"
        assert below(pilot).top.right == "12 personnes, 11 présentes, 11 voix"
        # The unshifted row of an AZERTY keyboard.
        await press(pilot, "quotation_mark")
        assert "○ absence motivée" in drawn(pilot)
        # Nobody leaves a meeting that has not begun.
        await press(pilot, "4")
        assert said(pilot) == "La rencontre n’a pas commencé\u00a0: personne n’en est parti."
        await press(pilot, "1")
        assert named(stage.session.state, "Bineta Diop").presence is Presence.PRESENT


async def test_enter_lists_what_can_be_done_to_a_person_under_the_same_digits(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, Ask)
        assert "Bineta Diop" in drawn(pilot)
        assert "4  départ" not in drawn(pilot)
        await press(pilot, "3")
        assert named(stage.session.state, "Bineta Diop").presence is Presence.EXCUSED
        await press(pilot, "enter", "5")
        assert not named(stage.session.state, "Bineta Diop").votes
        await press(pilot, "enter", "7")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "escape", "enter", "6", "escape")
        assert isinstance(pilot.app.screen, RosterScreen)
        assert len(stage.session.state.people) == 12


async def test_arrivals_and_departures_are_noted_once(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.do(c.StartStep(stage.session.state.plan[0].id))
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "down", "2")
        assert said(pilot) == "Bineta Diop\u00a0: ✗ absence"
        stage.clock.move(minutes=20)
        await press(pilot, "1")
        assert said(pilot) == "Bineta Diop\u00a0: ✓ arrivée 13\u00a0h 50"
        stage.clock.move(minutes=20)
        await press(pilot, "1")
        assert said(pilot) == "Bineta Diop\u00a0: ✓ arrivée 13\u00a0h 50"
        await press(pilot, "4")
        assert said(pilot) == "Bineta Diop\u00a0: → départ 14\u00a0h 10"
        await press(pilot, "end", "2", "3", "4", "1")
        assert said(pilot) == "Line Morin\u00a0: ✓ présence"
    markdown = minutes_markdown(stage.reopen().state).replace("\u00a0", " ")
    assert "Bineta Diop, Accueil Saint-Rémi — arrivée à 13 h 50 — départ à 14 h 10" in markdown
    assert "Line Morin, Ville —" not in markdown
    assert "Aucune arrivée tardive" not in markdown


async def test_an_observer_has_no_voice(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "5")
        assert not named(stage.session.state, "Anne Lavoie").votes
        assert said(pilot) == "Anne Lavoie observe, sans voter."
        assert below(pilot).top.right == "12 personnes, 12 présentes, 11 voix" or "11 voix" in below(pilot).top.right
        await press(pilot, "5")
        assert named(stage.session.state, "Anne Lavoie").votes


async def test_a_name_is_corrected(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "5", "r")
        await write(pilot, "Anne-Marie Lavoie")
        await write(pilot, "Ville")
        person = named(stage.session.state, "Anne-Marie Lavoie")
        assert (person.organisation, person.votes) == ("Ville", False)
        await press(pilot, "r")
        await write(pilot, "   ")
        await press(pilot, "enter")
        assert warning(pilot) == "Rien n’est écrit. Tapez un texte, ou appuyez sur Échap."


async def test_a_line_is_removed_once_confirmed(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "m")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "escape")
        assert len(stage.session.state.people) == 12
        await press(pilot, "m", "enter")
        assert said(pilot) == "Anne Lavoie n’est plus dans la liste."
        assert len(stage.session.state.people) == 11


async def test_people_are_added(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "i")
        await write(pilot, "Zoé Roy; Ville\n\n  \nYves", then="ctrl+s")
        assert "2 personnes, dont 1 sans organisme" in drawn(pilot)
        await press(pilot, "enter")
        assert said(pilot) == "2 personnes ajoutées."
        assert [named(stage.session.state, name).organisation for name in ("Zoé Roy", "Yves")] == ["Ville", ""]


@pytest.mark.parametrize("text", ["", " \n ;Ville\n", "\x07"])
async def test_a_paste_without_names_is_refused_and_kept(tmp_path: Path, text: str) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "i")
        await write(pilot, text, then="ctrl+s")
        assert warning(pilot).startswith("Il n’y a pas de nom.")
        assert isinstance(pilot.app.screen, KeptText)


async def test_names_already_there_are_asked_about(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    pasted = "Zoé Roy\nanne lavoie; MAISON DES FAMILLES"
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "i")
        await write(pilot, pasted, then="ctrl+s")
        assert isinstance(pilot.app.screen, Ask)
        assert "1 nom est déjà dans la liste\u00a0: anne lavoie" in drawn(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, KeptText)
        assert "Zoé Roy" in drawn(pilot)
        await press(pilot, "ctrl+s", "1")
        assert len(stage.session.state.people) == 13
        await press(pilot, "i")
        await write(pilot, pasted, then="ctrl+s")
        await press(pilot, "1")
        assert said(pilot) == "Personne de nouveau\u00a0: la liste n’a pas changé."
        await press(pilot, "i")
        await write(pilot, pasted, then="ctrl+s")
        await press(pilot, "2")
        assert len(stage.session.state.people) == 15


async def test_a_long_list_is_looked_through_with_the_arrows(tmp_path: Path) -> None:
    stage = clear(Stage(tmp_path))
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "i")
        await write(pilot, "\n".join(f"Personne {number:02}" for number in range(22)), then="ctrl+s")
        assert "Personne 21" not in drawn(pilot)
        await press(pilot, "down", "down")
        assert "Personne 21" in drawn(pilot)
        await press(pilot, "enter")
        assert len(stage.session.state.people) == 22


async def test_one_name_is_kept_at_once(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "i")
        await write(pilot, "Zoé Roy")
        await press(pilot, "enter")
        assert said(pilot) == "1 personne ajoutée."


async def test_a_paste_that_reads_two_ways_is_shown_once(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        before = len(stage.session.state.people)
        await press(pilot, "i")
        await write(pilot, "Côté, Zoé\nRoy, Luc", then="ctrl+s")
        assert isinstance(pilot.app.screen, Confirm)
        assert "Est-ce bien ainsi?" in drawn(pilot)
        assert "▲ «\u00a0Lavoie, Anne\u00a0» est lu comme un nom et un prénom." in drawn(pilot)
        assert "Zoé Côté" in drawn(pilot)
        assert len(stage.session.state.people) == before
        # The lines come back one person a line, and are added once they are right.
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, KeptText)
        assert "Côté, Zoé" not in drawn(pilot)
        await press(pilot, "ctrl+s", "enter")
        assert [person.name for person in stage.session.state.people[before:]] == ["Zoé Côté", "Luc Roy"]


async def test_an_outlook_line_adds_its_people_after_one_look(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        before = len(stage.session.state.people)
        await press(pilot, "i")
        await write(pilot, "Côté, Zoé <zoe@x.org>; Roy, Luc <luc@x.org>", then="ctrl+s")
        assert "Laissé de côté pour 2 personnes\u00a0: zoe@x.org…" in drawn(pilot)
        await press(pilot, "enter")
        assert [person.name for person in stage.session.state.people[before:]] == ["Zoé Côté", "Luc Roy"]


async def test_a_full_disk_keeps_the_paste(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(tmp_path)

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "i")
        with monkeypatch.context() as patch:
            patch.setattr("fiche_tui.store.disk.write_all", full)
            await write(pilot, "Zoé Roy", then="ctrl+s")
            assert "le disque est plein" in said(pilot)
            await write(pilot, "Zoé Roy\nLine Morin; Ville", then="ctrl+s")
            await press(pilot, "2")
            assert "le disque est plein" in said(pilot)
            assert "Zoé Roy" in drawn(pilot)
        await press(pilot, "ctrl+s", "2")
        assert len(stage.session.state.people) == 14


async def test_two_hundred_people(tmp_path: Path) -> None:
    stage = clear(Stage(tmp_path))
    pasted = "\r\n".join(f"Personne {number:03}\tOrganisme numéro {number % 9}" for number in range(200))
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        assert "Personne dans la liste." in drawn(pilot)
        await press(pilot, "1", "5", "r", "m")
        assert isinstance(pilot.app.screen, RosterScreen)
        await press(pilot, "i")
        await write(pilot, pasted, then="ctrl+s")
        await press(pilot, "enter")
        assert below(pilot).top.right == "200 personnes, 200 voix"
        await press(pilot, "end", "2", "pageup", "pageup", "é")
        missing = [one.name for one in in_order(stage.session.state) if one.presence is Presence.ABSENT]
        assert missing == ["Personne 179", "Personne 199"]
        assert "Personne 179" in drawn(pilot)


async def test_a_number_without_a_list(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "enter", "8")
        await write(pilot, "vingt")
        assert warning(pilot) == "Écrivez un nombre entier de 0 à 2000."
        await write(pilot, "20")
        assert stage.session.state.headcount == 20
        assert "20 voix sans liste" in below(pilot).top.right
        await press(pilot, "enter", "8")
        await write(pilot, "0")
        assert below(pilot).top.right == "12 personnes, 12 voix"


async def test_a_voice_per_organisation(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    stage.do(c.Record(f.VotersDeclared(True)), c.Record(f.PeopleAdded((Person("p1", "Zoé", "Ville"),))))
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        assert "Une voix par organisme présent." in drawn(pilot)
        assert below(pilot).top.right == "13 personnes, 12 voix"


async def test_escape_goes_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    answers: list[None] = []
    async with showing(stage.workshops, stage.clock) as pilot:
        pilot.app.push_screen(roster(stage), answers.append)
        await press(pilot, "escape")
        assert answers == [None]
        assert stage.session.still_mine()


async def test_a_lost_facilitation_is_told(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        other = Session.open(stage.workshops.open(stage.id), stage.clock, "Ana", take=True)
        for key in ("2", "5"):
            await press(pilot, key)
            assert said(pilot).startswith("Ana a pris la main")
        assert below(pilot).top.right == "12 personnes, 12 voix"
        other.close()


@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
async def test_hostile_names_are_shown_as_text(tmp_path: Path, text: str) -> None:
    stage = clear(Stage(tmp_path))
    async with showing(stage.workshops, stage.clock, roster(stage)) as pilot:
        await press(pilot, "i")
        await write(pilot, f"{text}; {text}", then="ctrl+s")
        (person,) = stage.session.state.people
        assert (person.name, person.organisation) == (text, text)
        assert text[:10] in drawn(pilot)
        await press(pilot, "enter", "escape", "2", "5", "m", "escape", "r")
        await write(pilot, f"a{text}"[:5000])
        await press(pilot, "enter")
        (person,) = stage.session.state.people
        assert person.name == f"a{text}"[:5000]
        assert person.organisation == text


@pytest.mark.parametrize("size", SIZES)
async def test_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    stage = Stage(tmp_path)
    async with showing(stage.workshops, stage.clock, roster(stage), size=size) as pilot:
        await press(pilot, "end", "2")
        assert "Line Morin" in drawn(pilot)
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert "✗ absence" in drawn(pilot)


async def test_pasting_that_is_given_up_adds_nobody_and_too_many_are_refused(tmp_path: Path) -> None:
    stage = Stage(tmp_path)
    refusals: list[str] = []

    def crowd(dialog: KeptText) -> None:
        lines = [f"Personne {number}" for number in range(MOST_PEOPLE + 1)]
        refusals.extend(dialog._keep("\n".join(lines[:count])) for count in (MOST_PEOPLE, MOST_PEOPLE + 1))

    desk = FakeListDesk(stage.session, "", crowd)
    before = stage.session.history
    assert await PeoplePaste(desk).ask() is False
    assert refusals == ["", f"{MOST_PEOPLE + 1} personnes\u00a0: une liste en tient {MOST_PEOPLE} au plus."]
    assert (stage.session.history, desk.said) == (before, [])


async def test_where_nobody_is_listed_enter_asks_how_many_there_are(tmp_path: Path) -> None:
    stage = clear(Stage(tmp_path))

    def counted(dialog: KeptText) -> str:
        assert dialog._keep("14") == ""
        return "14"

    desk = FakeListDesk(stage.session, "", counted)
    await People(desk, lambda: None).choose()
    assert stage.session.state.headcount == 14


def test_the_title_says_of_which_meeting_where_there_are_several() -> None:
    play = Play.assessing(preset="deux")
    assert roster_title(play.state) == "Présences"
    play.record(f.SittingSuspended())
    assert roster_title(play.state) == "Présences · prochaine rencontre"
    play.move(minutes=60 * 24 * 7).do(c.StartStep("devoiler"))
    assert roster_title(play.state) == "Présences · rencontre 2"
