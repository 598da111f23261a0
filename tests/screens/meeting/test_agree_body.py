"""Five fingers: a count can be right, a reservation is stored when it is meant to be, a code keeps its label."""

import pytest

from fiche_tui.drawing.fingers import required_words
from fiche_tui.drawing.portrait_cards import portrait_run_in
from fiche_tui.screens.kit.places_to_type import Page
from fiche_tui.screens.meeting.steps.agree import AgreeBody
from fiche_tui.screens.meeting.steps.close import CloseBody
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.decide import decide
from fiche_tui.workshop.text import NO_BREAK
from fiche_tui.workshop.values import AgreementRule, Person, Presence
from tests.screens.body_host import HOSTILE, Said, names_of, press, shown
from tests.workshop.samples import Play, people


def six() -> Play:
    """Six people present, one of whom observes, and two who are not here."""
    observer = Person("obs", "Observatrice", votes=False)
    away = (Person("x", "Absente", presence=Presence.ABSENT), Person("y", "Partie", presence=Presence.LEFT))
    return Play.voted({"a1": 4, "a2": 2}, 1).record(
        f.PeopleAdded((*people(5), observer, *away)), f.NextMeetingSet("7 décembre", "")
    )


@pytest.mark.parametrize(
    ("body", "key", "right", "many", "fact"),
    [
        (AgreeBody, "enter", "0 1 0 1 2 2", "0 1 0 1 2 3", f.FingersCounted((0, 1, 0, 1, 2, 2))),
        (CloseBody, "right", "0 1 2 1 2", "0 1 2 1 3", f.MeetingRated((0, 1, 2, 1, 2))),
    ],
)
async def test_more_hands_than_people_are_not_counted(
    body: type[AgreeBody] | type[CloseBody], key: str, right: str, many: str, fact: f.Fact
) -> None:
    async with shown(body(), six(), key, *many, "enter") as (host, pilot):
        said = "7 mains pour 6 personnes présentes : chacune lève la main une fois. Recomptez."
        assert said in " ".join(line.strip(" │") for line in host.lines).replace("  ", " ")
        assert not host.asked
        # What was typed is still there to be corrected.
        assert many in host.text
        await press(pilot, "backspace", right[-1], "enter")
        assert host.asked == [c.Record(fact)]


@pytest.mark.parametrize("typed", ["1 2 3", "un deux", "0 0 0 0 0 0 0 0", "-1 0 0 0 0 0"])
async def test_what_is_no_count_stays_to_be_corrected(typed: str) -> None:
    async with shown(AgreeBody(), six(), "enter", *typed, "enter") as (host, _pilot):
        assert "Écrivez six nombres" in host.text
        assert typed in host.text
        assert not host.asked


@pytest.mark.parametrize("fact", [f.FingersCounted((0, 0, 0, 0, 0, 7)), f.MeetingRated((0, 0, 0, 0, 7))])
def test_the_domain_refuses_them_too(fact: f.Fact) -> None:
    play = six()
    refused = decide(play.state, c.Record(fact), play.at)
    assert refused == Refusal("over-present", {"total": 7, "people": 6})


def test_without_a_list_the_stated_number_counts_and_without_both_nothing_is_refused() -> None:
    play = Play.voted({"a1": 4}, 1)
    fact = f.FingersCounted((0, 0, 0, 0, 0, 7))
    assert not isinstance(decide(play.state, c.Record(fact), play.at), Refusal)
    counted = play.record(f.HeadcountStated(6))
    assert decide(counted.state, c.Record(fact), counted.at) == Refusal("over-present", {"total": 7, "people": 6})


async def test_escape_goes_back_one_question_and_stores_nothing() -> None:
    async with shown(AgreeBody(), six(), "i", *"Trop tôt", "enter") as (host, pilot):
        assert "Avec ou sans nom?" in host.text
        await press(pilot, "2", "escape")
        assert "Avec ou sans nom?" in host.text
        await press(pilot, "escape")
        assert "Mot pour mot" in host.text
        assert "Trop tôt" in host.text
        await press(pilot, "escape")
        assert not host.asked


@pytest.mark.parametrize(("keys", "name"), [(("1",), ""), (("2", *"Ana", "enter"), "Ana")])
async def test_a_reservation_with_and_without_a_name(keys: tuple[str, ...], name: str) -> None:
    async with shown(AgreeBody(), six(), "i", *"Trop tôt", "enter", *keys) as (host, _pilot):
        (asked,) = host.asked
        assert (asked.fact.reservation.text, asked.fact.reservation.name) == ("Trop tôt", name)


@pytest.mark.parametrize("text", HOSTILE, ids=list(names_of(HOSTILE)))
async def test_a_reservation_is_text(text: str) -> None:
    async with shown(AgreeBody(), six(), "i") as (host, pilot):
        host.screen.query_one(Page).text = text[:5000]
        await press(pilot, "enter", "escape", "escape")
        assert not host.asked


def test_a_code_stays_with_its_label() -> None:
    assert f"A1{NO_BREAK}Rôle A1" in portrait_run_in(six().state)[0].text


def test_before_anything_is_decided_no_role_is_said_to_be_left_for_another_year() -> None:
    said = portrait_run_in(Play.assessing().state)
    assert [one.text for one in said] == ["Aucun rôle n’est encore retenu."]


async def test_a_reservation_that_is_refused_is_there_again_and_its_author_is_offered() -> None:
    play = six().record(f.PeopleAdded((Person("x", "Mariana Roy", "Ville"),)))
    async with shown(AgreeBody(), play, "i", *"Trop tôt", "enter", "2", *"ana", "down", "enter") as (host, pilot):
        host.desk.refusals = 1
        await press(pilot, "enter")
        assert "Trop tôt" in host.text
        await press(pilot, "enter", "1")
        assert [asked.fact.reservation.name for asked in host.asked] == ["Mariana Roy", ""]
        assert host.asked[-1].fact.reservation.text == "Trop tôt"


@pytest.mark.parametrize(("body", "key"), [(AgreeBody, "enter"), (CloseBody, "right"), (AgreeBody, "right")])
async def test_a_count_that_is_given_up_counts_nothing(body: type[AgreeBody] | type[CloseBody], key: str) -> None:
    async with shown(body(), six(), key, "0", "escape") as (host, _pilot):
        assert host.told == []


@pytest.mark.parametrize(
    ("floor", "majority", "rule"),
    [("1", "4", AgreementRule(1, 4)), ("deux", "3", None), ("2", "", None)],
)
async def test_the_level_required_is_two_numbers(floor: str, majority: str, rule: AgreementRule | None) -> None:
    keys = ["right", "backspace", *floor, "tab", "backspace", *majority, "ctrl+s"]
    async with shown(AgreeBody(), six(), *keys) as (host, _pilot):
        if rule is None:
            assert host.told == [Said("Écrivez deux nombres de 0 à 5.", True)]
        else:
            assert host.asked == [c.Record(f.AgreementRuleSet(rule))]
            assert host.told[0].done == required_words(rule)
