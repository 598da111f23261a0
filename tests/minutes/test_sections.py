"""What the sections say of what seldom happens: a family of the group's own, an end put off, everybody absent."""

from dataclasses import replace

import pytest

from fiche_tui.minutes.document import Span, begun
from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Slip
from fiche_tui.workshop.sheet import Family, Instrument
from fiche_tui.workshop.state import State
from fiche_tui.workshop.values import CaptureKind, Presence, TieWay
from tests.minutes import samples
from tests.minutes.test_minutes import plain, section_of


def said(state: State, title: str) -> list[str]:
    """The lines of a section that hold something."""
    return [line for line in plain(section_of(minutes_markdown(state), title)).splitlines() if line]


def with_word(state: State, word: str) -> list[str]:
    """The lines of the minutes that hold that word."""
    return [line for line in plain(minutes_markdown(state)).splitlines() if word in line]


def tied() -> samples.Meeting:
    """A vote after which A1 and C3 share the last of two places."""
    meeting = samples.revealed()
    marks = (("c1", "c3", "a1"), ("c1", "c3"), ("c1", "a1"), ("b1",))
    return meeting.reveal([Ballot({f"role-{code}": (1,) for code in codes}) for codes in marks])


def test_families_that_the_group_added_and_took_out() -> None:
    meeting = samples.prepared()
    meeting.record(f.FamilyAdded(Family("jeunes", "D", "Place aux jeunes", ())), f.FamilyRemoved("coherence"))
    assert said(meeting.state, "Liste adaptée par le groupe")[1:4] == [
        "- **D** : famille ajoutée, « Place aux jeunes »",
        "- **B** : famille retirée, « Cohérence et complémentarité »",
        "- **B1** Partager les pratiques existantes — retiré avec sa famille",
    ]


def test_a_family_whose_roles_are_all_hidden_is_no_heading_of_the_list() -> None:
    meeting = samples.prepared()
    meeting.record(*(f.RoleHidden(f"role-b{number}") for number in (1, 2, 3)))
    portrait = [line for line in said(meeting.state, "Portrait des rôles") if line.startswith("### ")]
    assert portrait == ["### **A** · Réseautage et communication", "### **C** · Réalisation de projets collectifs"]


def test_reservations_without_fingers_and_fingers_without_a_reservation() -> None:
    state = samples.voted().state
    reserved = said(replace(state, fingers=()), "Accord et réserves")
    assert reserved[0] == "Réserves, mot pour mot :"
    assert reserved[-1] == "- « C’est beaucoup. » — sans nom"
    agreed = said(replace(state, reservations=()), "Accord et réserves")
    assert agreed[0].startswith("Accord à cinq doigts.")
    assert agreed[-1] == "- Niveau atteint — 4 personnes — 2 doigts : 1 · 3 doigts : 2 · 4 doigts : 1"


def test_each_change_of_the_agenda_in_its_words() -> None:
    meeting = samples.prepared()
    meeting.step("accueil").record(f.EndPutOff(10), after=2)
    meeting.record(f.MinutesAdded(-2), after=5)
    meeting.step("contexte", after=3).record(f.MinutesAdded(1), f.MinutesAdded(-1))
    meeting.step("ajuster", after=3).record(f.PlanCaughtUp({"porter": 19}), after=1)
    meeting.record(f.PlanCaughtUp({"porter": 17, "marge": 7}), after=5)
    course = said(meeting.state, "Déroulement prévu et réel")
    # A minute given and taken back at once is no change.
    assert course[course.index("Changements au déroulement :") + 1 :] == [
        "- 13 h 33, fin reportée de 10 minutes",
        "- 13 h 38, 2 minutes retirées de « Accueil, intention, présences »",
        "- 13 h 45, 2 minutes redonnées aux étapes à venir (« Qui porte, pour quand » +2)",
        "- 13 h 50, minutes réparties autrement entre les étapes à venir (« Qui porte, pour quand » −2, « Marge » +2)",
    ]


def test_minutes_that_come_to_nothing_leave_no_heading_of_changes() -> None:
    meeting = samples.prepared().step("accueil")
    meeting.record(f.MinutesAdded(1), f.MinutesAdded(-1))
    assert with_word(meeting.state, "Changements au déroulement") == []


def test_a_decision_about_a_family_says_which() -> None:
    meeting = samples.prepared().step("accueil")
    meeting.ask(c.Write("d1", CaptureKind.DECISION, "Se revoir", about="projets"))
    assert said(meeting.state, "Décisions") == ["- **Déc. 1** Se revoir — au sujet de la famille C"]


def test_a_meeting_of_whose_people_all_are_marked_absent() -> None:
    meeting = samples.prepared()
    here = (person.id for person in samples.PEOPLE if person.presence is Presence.PRESENT)
    meeting.record(*(f.PresenceMarked(person, Presence.ABSENT) for person in here))
    assert said(meeting.state, "Présences") == [
        "Toutes les personnes de la liste sont notées absentes.",
        "Absences motivées : Éric Fortin, Caisse",
        "Absences : Ali Ben; Denise Côté, Comité logement; Émile Zola, Maison des jeunes; "
        "Eve Roy, Maison des jeunes; Lise Roy; Zoé Tremblay, CIUSSS",
    ]


def test_who_put_a_role_on_the_shortlist_or_took_it_off_may_be_the_whole_group() -> None:
    meeting = samples.revealed().record(f.RoundCancelled(2))
    meeting.record(f.RoleSetAside("role-a1"), f.RoleRescued("role-a2"))
    lines = plain(minutes_markdown(meeting.state)).splitlines()
    assert [line for line in lines if line.startswith(("- **A1** ", "- **A2** ", "- **C4** ajouté,"))] == [
        "- **C4** ajouté, demandé par Denise",
        "- **A2** ajouté par le groupe",
        "- **A1** retiré par le groupe",
    ]


@pytest.mark.parametrize(
    ("families", "line"),
    [(("projets",), "Famille choisie : C."), (("projets", "reseautage"), "Familles choisies : A et C.")],
)
def test_families_chosen_stand_under_their_figures(families: tuple[str, ...], line: str) -> None:
    meeting = samples.adjusted(Instrument.FAMILY)
    meeting.reveal([Ballot(dict.fromkeys(meeting.state.rounds[-1].asked.subjects, (1, 3)))] * 6)
    assert with_word(meeting.state, "choisie") == []
    meeting.record(f.FamiliesOpened(families))
    assert with_word(meeting.state, "choisie") == [line]


def test_a_vote_by_raised_hands_alone() -> None:
    meeting = samples.revealed()
    subjects = meeting.state.rounds[-1].asked.subjects
    meeting.reveal(slips=[Slip(3, dict.fromkeys(subjects, ((1,),)), hands=True)])
    assert with_word(meeting.state, "### Tour 2") == ["### Tour 2 : vote à main levée"]


def test_a_new_vote_says_which_round_it_settles() -> None:
    meeting = tied().ask(c.SettleTie(2, TieWay.REVOTE))
    meeting.reveal([Ballot({"role-c3": (1,)})] * 3)
    assert with_word(meeting.state, "### Tour 3") == ["### Tour 3 : nouveau vote pour départager le tour 2"]
    assert "- Égalité entre A1 et C3 pour 1 place : nouveau vote, secret." in with_word(meeting.state, "galité")


def test_a_tie_that_is_none_at_the_cut_of_now_names_no_role() -> None:
    meeting = tied().ask(c.SettleTie(2, TieWay.KEEP_ALL)).record(f.RetainChanged(1))
    assert with_word(meeting.state, "galité") == ["- Égalité pour les dernières places : le groupe les garde tous."]


def test_people_on_slips_are_not_compared_with_organisations() -> None:
    meeting = samples.prepared(by_counts=True).record(f.VotersDeclared(True))
    meeting.step("accueil").step("ajuster", after=4).record(f.ListSettled(), after=5).step("evaluer", after=3)
    counts = dict.fromkeys(meeting.state.rounds[-1].asked.subjects, ((1, 2, 0, 1, 0), (0, 0, 2, 1, 1)))
    meeting.reveal(slips=[Slip(4, counts)])
    assert with_word(meeting.state, "organismes") == [
        "- 1 feuille de compilation, 4 personnes ont répondu; 3 organismes présents"
    ]


def test_ballots_destroyed_before_any_reveal_leave_no_total_to_speak_of() -> None:
    meeting = samples.prepared().step("accueil").record(f.MinutesFinalised(), after=5)
    meeting.record(f.BallotsPurged(0, 0), after=60)
    assert with_word(meeting.state, "détruits") == ["- Bulletins détruits le lundi 23 novembre 2026."]


def test_tokens_with_and_without_spares() -> None:
    meeting = samples.prepared().step("accueil").record(f.TokensMade(6, 0, 1))
    assert with_word(meeting.state, "Jetons") == ["- Jetons : 6 faits."]
    meeting.record(f.TokensMade(6, 2, 1))
    assert with_word(meeting.state, "Jetons") == ["- Jetons : 6 faits, 2 de rechange, les précédents ne valaient plus."]


def test_a_short_one_without_a_title_has_one_all_the_same() -> None:
    state = samples.Meeting().state
    untitled = minutes_markdown(replace(state, details=replace(state.details, title="")), short=True)
    assert "\n# Relevé de décisions\n" in untitled
    assert f"\n# Relevé de décisions\u00a0: {state.details.title}\n" in minutes_markdown(state, short=True)


def test_a_line_of_our_own_begins_with_a_capital() -> None:
    assert begun(()) == ()
    assert begun((Span("le lundi", strong=True), Span(" suivant"))) == (Span("Le lundi", strong=True), Span(" suivant"))
