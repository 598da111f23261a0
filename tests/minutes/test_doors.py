"""By which door ballots came in: told in the method and in the data, with the count of each, and nothing more."""

import csv
import io
import re

import pytest

from fiche_tui.minutes.data import minutes_json
from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.minutes.to_csv import counts_csv
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.codec import from_json, to_json
from fiche_tui.workshop.state import State
from tests.minutes import samples
from tests.minutes.test_data import data

DOORS = {"paper": 7, "station": 5}


def came_by(doors: dict[str, int]) -> State:
    """A revealed assessment of as many ballots as came by these doors."""
    meeting = samples.adjusted()
    asked = meeting.state.rounds[-1].asked
    ballots = tuple(Ballot(dict.fromkeys(asked.subjects, (1, 2))) for _ballot in range(sum(doors.values()) or 3))
    meeting.record(f.RoundClosed(asked.number))
    return meeting.ask(c.RevealRound(asked.number, ballots, (), "0" * 64, doors)).state


def text_of(state: State) -> str:
    return minutes_markdown(state).replace("\u00a0", " ")


def test_the_method_names_the_station_with_the_count_of_each_door() -> None:
    text = text_of(came_by(DOORS))
    assert "- 7 bulletins sur papier, 5 bulletins sur un poste de vote" in text
    assert "Un poste de vote a servi : un ordinateur passé de main en main, un bulletin secret à la fois." in text


@pytest.mark.parametrize("doors", [{}, {"paper": 5}], ids=["nobody kept count", "paper"])
def test_where_all_came_on_paper_nothing_is_added(doors: dict[str, int]) -> None:
    text = text_of(came_by(doors))
    assert "poste de vote" not in text
    assert "sur papier" not in text


def test_ballots_of_one_s_own_screen_are_told_apart() -> None:
    text = text_of(came_by({"own": 6, "station": 5}))
    assert "- 5 bulletins sur un poste de vote, 6 bulletins chacun à son écran" in text


@pytest.mark.parametrize("doors", [{"paper": 9, "station": 4}, {"paper": 1, "station": 12, "own": 5}])
def test_under_five_at_a_door_no_door_has_a_figure(doors: dict[str, int]) -> None:
    state = came_by(doors)
    own = ", chacun à son écran" if "own" in doors else ""
    text = text_of(state)
    assert f"- bulletins remplis sur papier, à un poste de vote{own}\n" in text
    assert not re.search(r"\d bulletins? (sur papier|sur un poste|chacun|à l)", text)
    assert data(state)["rounds"][0]["doors"] == dict.fromkeys(doors)
    assert "bulletins sur un poste de vote" not in counts_csv(state)


def test_the_data_holds_the_count_of_each_door() -> None:
    assert data(came_by(DOORS))["rounds"][0]["doors"] == DOORS
    assert data(came_by({}))["rounds"][0]["doors"] == {}
    rows = list(csv.DictReader(io.StringIO(counts_csv(came_by(DOORS)).removeprefix("\ufeff")), delimiter=";"))
    told = {row["Question"]: row["Nombre"] for row in rows if row["Ligne"] == "tour"}
    assert (told["bulletins sur papier"], told["bulletins sur un poste de vote"]) == ("7", "5")
    assert "bulletins sur un poste de vote" not in counts_csv(came_by({"paper": 5}))


def test_a_round_that_is_not_revealed_tells_no_door() -> None:
    state = samples.adjusted().state
    assert "poste de vote" not in text_of(state)
    assert "doors" not in minutes_json(state)


def test_a_journal_of_an_earlier_release_still_opens() -> None:
    fact = f.RoundRevealed(1, "0" * 64, 5, samples.revealed().state.rounds[0].tally)
    written = to_json(fact)
    assert "doors" not in written
    assert from_json(f.RoundRevealed, written) == fact


def test_ssh_is_a_door_of_its_own_from_five_ballots_on() -> None:
    state = came_by({"paper": 5, "ssh": 8})
    assert "- 5 bulletins sur papier, 8 bulletins par SSH" in text_of(state)
    assert data(state)["rounds"][0]["doors"] == {"paper": 5, "ssh": 8}
    assert re.search(r";bulletins par SSH;.*;8;", counts_csv(state))
    assert "- bulletins remplis sur papier, par SSH\n" in text_of(came_by({"paper": 9, "ssh": 4}))


def test_the_method_says_how_people_came_in_over_ssh_and_counts_tokens_without_whose() -> None:
    meeting = samples.adjusted()
    assert "SSH" not in text_of(meeting.state)
    assert "ssh" not in data(meeting.state)
    meeting.record(f.TokensMade(14, 3, 1), f.TokensMade(12, 3, 1), f.SparesIssued(), f.SshOpened(), f.SshClosed())
    text = text_of(meeting.state)
    assert "- Le vote par SSH a été ouvert : un jeton par voix, remis sans noter à qui.\n" in text
    assert "- Jetons : 12 faits, 3 de rechange, dont 1 remis, les précédents ne valaient plus.\n" in text
    assert data(meeting.state)["ssh"] == {
        "by_token": True,
        "by_connection": False,
        "tokens": [{"sitting": 1, "voters": 12, "spares": 3, "spares_issued": 1, "times_made": 2}],
    }


def test_one_connection_one_voice_is_said() -> None:
    meeting = samples.adjusted()
    meeting.record(f.SshOpened(asks_token=False))
    told = "sans jeton : une connexion, une voix. Rien n’empêchait une personne de voter deux fois."
    assert told in text_of(meeting.state)


def test_ballots_that_were_taken_out_are_counted_with_the_reason_given_to_the_group() -> None:
    meeting = samples.adjusted()
    asked = meeting.state.rounds[-1].asked
    for mark, reason in (("m1", "Un *essai*"), ("m2", "Un *essai*"), ("m3", "Parti avant")):
        meeting.record(f.BallotTakenOut(asked.number, mark, reason))
    meeting.record(f.RoundClosed(asked.number))
    ballot = Ballot(dict.fromkeys(asked.subjects, (1, 2)))
    state = meeting.ask(c.RevealRound(asked.number, (ballot,), (), "0" * 64)).state
    text = text_of(state)
    assert "- 2 bulletins retirés par l’animation, devant le groupe : « Un \\*essai\\* »\n" in text
    assert "- 1 bulletin retiré par l’animation, devant le groupe : « Parti avant »\n" in text
    assert [one["taken_out"] for one in data(state)["rounds"]] == [["Un *essai*", "Un *essai*", "Parti avant"]]
    rows = list(csv.DictReader(io.StringIO(counts_csv(state).removeprefix("\ufeff")), delimiter=";"))
    told = [row["Nombre"] for row in rows if row["Question"] == "bulletins retirés par l’animation, devant le groupe"]
    assert told == ["3"]
