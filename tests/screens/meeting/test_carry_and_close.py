"""Who carries, and reading back: an answer that was given is never lost, and what is missing is named."""

from dataclasses import replace

import pytest

from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.row_list import RowList
from fiche_tui.screens.kit.step_body import StepBody
from fiche_tui.screens.meeting.steps.carry import CarryBody
from fiche_tui.screens.meeting.steps.close import CloseBody
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.values import CaptureKind, Carrier, Person, Stance
from tests.screens.body_host import HOSTILE, SIZES, names_of, press, shown, view_of
from tests.workshop.samples import Play

KNOWN = Carrier("a1", "Anne", "Écrire à la mairie", "janvier", "Ville", "deux heures", Stance.SUPPORT)


def carrying(*carriers: Carrier) -> Play:
    """A vote that retained a1 alone, with what was said of who carries it."""
    play = Play.voted({"a1": 4, "a2": 2}, 1)
    for carrier in carriers:
        play = play.record(f.CarrierRecorded(carrier))
    return play


def recorded(asked: list[object]) -> Carrier:
    """The carrier that the body asked to record last."""
    fact = asked[-1].fact  # type: ignore[attr-defined]
    assert isinstance(fact, f.CarrierRecorded)
    return fact.carrier


async def test_nobody_for_now_takes_the_name_alone_away() -> None:
    async with shown(CarryBody(), carrying(KNOWN), "0") as (host, _pilot):
        assert recorded(host.asked) == Carrier(
            "a1", "", "Écrire à la mairie", "janvier", "Ville", "deux heures", Stance.SUPPORT, nobody=True
        )


async def test_after_nobody_enter_is_about_the_next_role_and_the_last_one_keeps_its_answer() -> None:
    play = Play.voted({"a1": 4, "a2": 3}, 2)
    async with shown(CarryBody(), play, "0", "enter") as (host, pilot):
        assert recorded(host.asked) == Carrier("a1", nobody=True)
        assert "A2 · Rôle A2" in host.text
        await press(pilot, "escape", "0")
        assert recorded(host.asked) == Carrier("a2", nobody=True)
        host.body.view = view_of(play.do(*host.asked))
        await press(pilot, "enter", "ctrl+s")
        assert recorded(host.asked) == Carrier("a2", nobody=True)


async def test_details_keep_that_nobody_carries_it() -> None:
    async with shown(CarryBody(), carrying(Carrier("a1", nobody=True)), "right", *"Ville", "ctrl+s", "enter") as (
        host,
        _,
    ):
        assert recorded(host.asked) == Carrier("a1", partners="Ville", nobody=True)


async def test_a_name_takes_nobody_back() -> None:
    async with shown(CarryBody(), carrying(Carrier("a1", nobody=True)), "enter", *"Anne", "ctrl+s") as (host, _pilot):
        assert recorded(host.asked) == Carrier("a1", "Anne")


@pytest.mark.parametrize(
    ("carrier", "row"),
    [
        (Carrier("a1"), "à remplir"),
        (Carrier("a1", "Anne"), "Anne · première action? · date?"),
        (Carrier("a1", due="mars"), "responsable? · première action? · mars"),
        (Carrier("a1", nobody=True), "aucun responsable pour l’instant"),
        (Carrier("a1", action="Écrire", due="mars", nobody=True), "aucun responsable pour l’instant · Écrire · mars"),
    ],
)
async def test_the_row_names_what_is_missing(carrier: Carrier, row: str) -> None:
    async with shown(CarryBody(), carrying(carrier)) as (host, _pilot):
        assert host.line_of(row.split(" · ")[0]).strip() == row


async def test_details_alone_stand_under_what_is_to_fill() -> None:
    async with shown(CarryBody(), carrying(Carrier("a1", partners="Ville"))) as (host, _pilot):
        assert "à remplir" in host.text
        assert host.line_of("Ville").strip() == "Ville"


async def test_reading_back_keeps_that_nobody_carries_it() -> None:
    async with shown(CloseBody(), carrying(Carrier("a1", partners="Ville", nobody=True)), "enter") as (host, pilot):
        await press(pilot, "ctrl+s")
        assert recorded(host.asked) == Carrier("a1", partners="Ville", nobody=True)
        await press(pilot, "enter", *"Anne", "ctrl+s")
        assert recorded(host.asked) == Carrier("a1", "Anne", partners="Ville")


async def test_a_role_without_its_first_action_is_still_to_complete() -> None:
    async with shown(CloseBody(), carrying(Carrier("a1", "Anne", "", "mars"))) as (host, pilot):
        assert "Encore 1 ligne à compléter (△) : Entrée pour la remplir." in host.text
        assert host.line_of("△ Anne").strip() == "△ Anne · première action? · mars"
        await press(pilot, "f8")
        assert "1 ligne reste à compléter." in host.text


async def test_an_action_without_a_person_or_a_date_is_flagged_and_a_decision_is_not() -> None:
    play = carrying(Carrier("a1", nobody=True)).do(
        c.Write("d1", CaptureKind.DECISION, "On continue"),
        c.Write("d2", CaptureKind.DECISION, "On écrit", who="Eve"),
        c.Write("s1", CaptureKind.ACTION, "Réserver la salle", due="mars"),
    )
    async with shown(CloseBody(), play) as (host, _pilot):
        assert "Encore 1 ligne à compléter (△) : Entrée pour la remplir." in host.text
        assert host.line_of("△ ").strip() == "△ responsable? · mars"
        assert "Déc. 1  On continue\n" in "\n".join(row.rstrip() for row in host.text.splitlines())
        assert host.line_of("✓ Eve").strip() == "✓ Eve"


@pytest.mark.parametrize(("is_open", "also"), [(False, ""), (True, ", et le vote par SSH est fermé")])
async def test_final_minutes_close_the_vote_over_ssh_and_say_so(is_open: bool, also: str) -> None:
    play = carrying(Carrier("a1", nobody=True))
    if is_open:
        play = play.record(f.SshOpened(False))
    async with shown(CloseBody(), play, "f8", "enter") as (host, _pilot):
        done = host.told[-1].done.replace("\u00a0", " ")
        assert done == f"Le compte rendu est final{also}. s : l’enregistrer."


async def test_a_role_that_nobody_carries_lacks_nothing() -> None:
    async with shown(CloseBody(), carrying(Carrier("a1", nobody=True))) as (host, _pilot):
        assert "Relisons ensemble." in host.text
        assert "✓ aucun responsable pour l’instant" in host.text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", HOSTILE, ids=list(names_of(HOSTILE)))
@pytest.mark.parametrize("body", [CarryBody, CloseBody])
async def test_whatever_was_typed_is_text(body: type[StepBody], text: str, size: tuple[int, int]) -> None:
    async with shown(body(), carrying(Carrier("a1", text, text, text, text, text)), size=size) as (host, pilot):
        await press(pilot, "enter", "escape", "down", "up")
        assert host.text
        assert not host.asked


async def test_a_carrier_is_offered_by_a_piece_of_the_name_and_the_date_is_written_one_way() -> None:
    keys = ["enter", *"ana", "down", "enter", "enter", *"Écrire", "enter", *"15 janvier", "enter"]
    play = carrying().record(f.PeopleAdded((Person("x", "Mariana Roy", "Ville"),)))
    async with shown(CarryBody(), play, *keys) as (host, _pilot):
        assert recorded(host.asked) == Carrier("a1", "Mariana Roy", "Écrire", "15 janvier 2027")


async def test_a_date_that_nobody_touches_stays_as_it_was_written() -> None:
    async with shown(CarryBody(), carrying(KNOWN), "enter", *" S.", "ctrl+s") as (host, _pilot):
        assert recorded(host.asked).due == "janvier"
    async with shown(CloseBody(), carrying(KNOWN), "enter", "ctrl+s") as (host, _pilot):
        assert recorded(host.asked).due == "janvier"


async def test_a_wide_screen_shows_a_table_with_what_is_missing_marked() -> None:
    known = Carrier("a1", "Anne Lavoie", "Écrire à la mairie", "15 janvier 2027")
    async with shown(CarryBody(), carrying(known), size=(160, 45)) as (host, _pilot):
        assert [" ".join(line.split()) for line in host.text.splitlines() if line.strip()][1:3] == [
            "rôle qui porte première action pour quand",
            "▸ A1 ● Rôle A1 Anne Lavoie Écrire à la mairie 15 janvier 2027",
        ]
        assert host.text.count("△") % 3 == 0
    async with shown(CarryBody(), carrying(replace(known, who="", nobody=True)), size=(160, 45)) as (host, _pilot):
        assert "aucun responsable" in host.text


async def test_long_texts_of_the_table_stay_in_their_column() -> None:
    long = Carrier("a1", "Anne " * 20, "Écrire à la mairie " * 12, "le plus tôt possible, avant les fêtes")
    async with shown(CarryBody(), carrying(long), size=(120, 36)) as (host, _pilot):
        rows = host.text.splitlines()
        heading = next(row for row in rows if "qui porte" in row and "pour quand" in row)
        place = heading.index("première action")
        under = [row for row in rows if "mairie" in row]
        assert len(under) > 2
        assert all(row[place - 1] == " " and row[place] != " " for row in under)


@pytest.mark.parametrize("body", [CarryBody, CloseBody])
async def test_what_is_refused_is_asked_for_again_as_it_was_typed(body: type[StepBody]) -> None:
    async with shown(body(), carrying(Carrier("a1"))) as (host, pilot):
        host.desk.refusals = 1
        await press(pilot, "enter", *"Anne", "ctrl+s")
        assert "Anne" in host.text
        await press(pilot, *" Roy", "ctrl+s")
        assert recorded(host.asked) == Carrier("a1", "Anne Roy")
        assert len(host.asked) == 2


async def test_a_decision_that_lacks_nothing_and_names_nobody_takes_one_row() -> None:
    play = carrying(Carrier("a1", nobody=True)).do(
        c.Write("d1", CaptureKind.DECISION, "On continue"), c.Write("d2", CaptureKind.DECISION, "On écrit", who="Eve")
    )
    async with shown(CloseBody(), play) as (host, _pilot):
        place = next(number for number, row in enumerate(host.lines) if "Déc. 1  On continue" in row)
        assert "Déc. 2  On écrit" in host.lines[place + 1]
        assert host.lines[place + 2].strip() == "✓ Eve"


@pytest.mark.parametrize(
    ("play", "ask"),
    [
        (Play.assessed({"a1": (1, 3)}), "Aucun rôle n’est encore retenu."),
        (Play.voted({"a1": 2, "a2": 2}, 1), "L’égalité au vote n’est pas tranchée : rien n’est encore retenu."),
    ],
    ids=["nothing", "tie"],
)
async def test_where_no_role_is_retained_there_is_nothing_to_carry(play: Play, ask: str) -> None:
    async with shown(CarryBody(), play) as (host, pilot):
        assert ask in host.text
        for key in ("enter", "right", "0"):
            await press(pilot, key)
        assert host.asked == []
        assert host.said == ["Aucun rôle n’est retenu : revenez au vote (p) ou dévoilez l’évaluation."] * 3


async def test_where_nothing_was_decided_there_is_nothing_to_complete() -> None:
    async with shown(CloseBody(), Play.prepared(), "enter") as (host, _pilot):
        assert host.said == ["Rien à compléter : aucune décision, aucun suivi."]
        assert host.asked == []


@pytest.mark.parametrize(("outcome", "chosen"), [(Outcome.DONE, "a2"), (Outcome.WAITING, "a1")])
async def test_the_next_line_is_chosen_once_the_last_one_is_on_disk(
    outcome: Outcome, chosen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(CloseBody(), Play.voted({"a1": 4, "a2": 3}, 2)) as (host, pilot):
        monkeypatch.setattr(host.desk, "do", lambda _command, _done="": outcome)
        assert host.body.query_one(RowList).selected == "a1"
        await press(pilot, "enter", *"Anne", "ctrl+s")
        assert host.body.query_one(RowList).selected == chosen


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("jeudi", "26 novembre 2026"),
        ("14 janvier", "14 janvier 2027"),
        ("le 14 janvier, 13 h 30", "le 14 janvier, 13 h 30"),
    ],
)
async def test_the_day_of_the_next_meeting_is_written_in_full_where_it_is_all_that_is_said(
    typed: str, kept: str
) -> None:
    keys = ["space" if letter == " " else letter for letter in typed]
    async with shown(CloseBody(), Play.prepared(), "right", *keys, "tab", *"Ici", "ctrl+s") as (host, _pilot):
        (command,) = host.asked
        assert isinstance(command, c.Record)
        assert command.fact == f.NextMeetingSet(kept, "Ici")
