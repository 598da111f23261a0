import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import yaml

from fiche_tui.minutes.data import minutes_json
from fiche_tui.minutes.markdown import minutes_html, minutes_markdown
from fiche_tui.minutes.names import LONGEST_SLUG, Format, Printable, printable_name, suggested_name
from fiche_tui.minutes.printables import printable
from fiche_tui.minutes.style import Paper, Print
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot, Slip
from fiche_tui.workshop.decide import with_details
from fiche_tui.workshop.sheet import Instrument, Sheet, StepKind
from fiche_tui.workshop.state import State, listed_roles
from fiche_tui.workshop.values import Details, Person, Presence, Purpose, TieWay
from tests.minutes import samples
from tests.minutes.whole_meetings import roles_sheet

FIRST_PAGE = ["Décisions", "Suivis", "Accord et réserves", "Sujets à reprendre", "Prochaine rencontre"]
HEADINGS = {
    "cree": ["Décisions", "Prochaine rencontre", "Portrait des rôles"],
    "prepare": ["Décisions", "Prochaine rencontre", "Portrait des rôles"],
    "evaluation-ouverte": ["Décisions", "Prochaine rencontre", "Portrait des rôles"],
    "vote-ouvert": ["Décisions", "Sujets à reprendre", "Prochaine rencontre", "Portrait des rôles"],
    "suspendu": ["Décisions", "Sujets à reprendre", "Prochaine rencontre", "Portrait des rôles"],
    "final": [*FIRST_PAGE, "Portrait des rôles"],
}
"""What was not asked and did not happen has no heading."""
COURSE = "Déroulement prévu et réel"
ANNEX = "Annexe : méthode et chiffres"
OVERDONE = "Le groupe en fait plus qu’il ne le souhaite; rien n’est décidé"
NO_BREAK = "\u00a0"


def front_of(markdown: str) -> dict[str, object]:
    found = yaml.safe_load(markdown.split("---\n")[1])
    assert isinstance(found, dict)
    return found


def section_of(markdown: str, title: str) -> str:
    """What stands under a heading of the second or third level."""
    found = re.search(rf"^(###?) {re.escape(title)}$", markdown, re.MULTILINE)
    assert found, f"no section {title}"
    ends = "\n## " if found[1] == "##" else "\n##"
    return markdown[found.end() :].split(ends)[0]


def plain(markdown: str) -> str:
    """With ordinary spaces, to be searched by what a person would type."""
    return markdown.replace(NO_BREAK, " ")


@pytest.mark.parametrize("moment", samples.moments())
def test_sections_stand_in_their_order(moment: str) -> None:
    markdown = minutes_markdown(samples.moments()[moment])
    assert re.findall(r"^## (.*)$", plain(markdown), re.MULTILINE) == [
        *HEADINGS[moment],
        "Annexe : méthode et chiffres",
    ]
    assert len(re.findall(r"^# ", markdown, re.MULTILINE)) == 1
    assert not re.search(r"^####", markdown, re.MULTILINE)


@pytest.mark.parametrize("moment", samples.moments())
def test_every_role_of_the_list_is_in_the_portrait_once(moment: str) -> None:
    state = samples.moments()[moment]
    portrait = section_of(minutes_markdown(state), "Portrait des rôles")
    codes = re.findall(r"^\| \*\*(\w+)\*\* \|", portrait, re.MULTILINE)
    assert sorted(codes) == sorted(role.code for role in listed_roles(state))
    places = re.findall(r'<span id="(role-[^"]+)">', minutes_html(state))
    assert sorted(places) == sorted(f"role-{role.code.lower()}" for role in listed_roles(state))


@pytest.mark.parametrize("moment", samples.moments())
def test_ids_are_unique(moment: str) -> None:
    html = minutes_html(samples.moments()[moment])
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) > 4
    assert set(re.findall(r'href="#([^"]+)"', html)) == set(ids)


def test_markdown_shows_no_anchor_where_html_is_off() -> None:
    assert "<" not in minutes_markdown(samples.finished().state).split("\n---\n", 1)[1]


@pytest.mark.parametrize("moment", samples.moments())
def test_front_matter(moment: str) -> None:
    state = samples.moments()[moment]
    front = front_of(minutes_markdown(state))
    assert list(front) == [
        *("pagetitle", "date", "lang", "start", "end", "planned_minutes", "actual_minutes"),
        *("collective", "place", "sheet", "sheet_sha256", "format_version", "status", "approved"),
        *("approved_by", "corrections"),
    ]
    assert front["status"] == ("final" if moment == "final" else "provisional")
    assert front["sheet_sha256"] == "ab" * 32
    assert front["date"] == state.details.date
    assert front["lang"] == "fr"


def test_times_of_the_front_matter() -> None:
    created, ended = (front_of(minutes_markdown(samples.moments()[moment])) for moment in ("prepare", "final"))
    assert (created["start"], created["end"]) == ("13:30", "15:00")
    assert (ended["start"], ended["end"]) == ("2026-11-23T13:31:00-05:00", "2026-11-23T14:50:00-05:00")
    assert (ended["planned_minutes"], ended["actual_minutes"]) == (90, 79)


@pytest.mark.parametrize("moment", samples.moments())
def test_provisional_until_final(moment: str) -> None:
    markdown = minutes_markdown(samples.moments()[moment])
    assert ("**PROVISOIRE**" in markdown) == (moment != "final")


SECRET = 7919
"""How many people gave each answer of the hidden round: a number that stands nowhere else."""


@pytest.mark.parametrize("instrument", Instrument)
def test_a_round_that_is_not_revealed_leaves_no_trace(instrument: Instrument) -> None:
    """The tally is put in by force: nothing may show it while the round is pending."""
    meeting = samples.adjusted(instrument)
    state = meeting.state
    asked = state.rounds[-1].asked
    levels = 5 if asked.questions[0].is_scale else 1
    counts = {subject: ((SECRET,) * levels,) * len(asked.questions) for subject in asked.subjects}
    tally = replace(state.rounds[-1].tally, people=SECRET, ballots=SECRET, counts=counts)
    hidden = replace(state, rounds=(replace(state.rounds[-1], tally=tally),))
    for text in every_document(hidden):
        assert str(SECRET) not in text
    assert every_document(hidden) == every_document(state)
    assert "Un tour est encore ouvert" in plain(minutes_markdown(hidden))


def test_a_pending_vote_does_not_hide_what_is_revealed() -> None:
    markdown = plain(minutes_markdown(samples.revealed().state))
    assert "Tour 1 : évaluation" in markdown
    assert "Tour 2" not in markdown
    assert "pas encore retenu" in markdown


def every_document(state: State) -> list[str]:
    return [
        minutes_markdown(state),
        minutes_html(state),
        suggested_name(state),
        *(printable(state, kind, form) for kind in Printable for form in Format),
    ]


@pytest.mark.parametrize("instrument", Instrument)
def test_every_instrument_has_its_minutes(instrument: Instrument) -> None:
    meeting = samples.adjusted(instrument)
    asked = meeting.state.rounds[-1].asked
    answers: tuple[int | None, ...] = {1: (2,), 2: (1, 3)}[len(asked.questions)]
    ballot = Ballot(dict.fromkeys(asked.subjects, answers))
    if instrument is Instrument.CHECK:
        ballot = Ballot({asked.subjects[0]: (1, 0), asked.subjects[1]: (0, 1)})
    meeting.reveal([ballot] * 6)
    markdown = plain(minutes_markdown(meeting.state))
    table = markdown.split("### Tour 1 : évaluation")[1]
    expected = {
        Instrument.FULL: "0 · 6 · 0 · 0 · 0 | 0 · 0 · 0 · 6 · 0",
        Instrument.WANTED: "| 0 · 0 · 6 · 0 · 0 |",
        Instrument.CHECK: "| 6 | 0 |",
        Instrument.FAMILY: "0 · 6 · 0 · 0 · 0 | 0 · 0 · 0 · 6 · 0",
    }
    assert expected[instrument] in table
    assert table.split("\n### ")[0].count("\n| **") == len(asked.subjects)
    for text in every_document(meeting.state):
        assert text.endswith("\n") or text == suggested_name(meeting.state)


def test_counts_on_slips_say_so() -> None:
    meeting = samples.adjusted(by_counts=True)
    asked = meeting.state.rounds[-1].asked
    counts = dict.fromkeys(asked.subjects, ((1, 2, 0, 1, 0), (0, 0, 2, 1, 1)))
    meeting.reveal(slips=[Slip(4, counts), Slip(4, counts)])
    markdown = plain(minutes_markdown(meeting.state))
    assert "2 feuilles de compilation, 8 personnes ont répondu sur 5 personnes présentes" in markdown
    assert "L’évaluation se compte par feuilles de compilation" in markdown
    assert "bulletins sur" not in markdown


def test_raised_hands_are_public_and_said_so() -> None:
    state = samples.raised().state
    markdown = plain(minutes_markdown(state))
    assert "### Tour 2 : vote en partie à main levée" in markdown
    assert "2 bulletins, 3 personnes à main levée, 5 personnes ont répondu sur 5 personnes présentes" in markdown
    assert "Tour public : les mains levées se voyaient de toute la salle" in markdown
    assert "Le tour 2 s’est tenu à main levée, en tout ou en partie : il est public." in markdown
    assert "à main levée" not in plain(minutes_markdown(samples.revealed().state))
    rounds = json.loads(minutes_json(state))["rounds"]
    assert [(one["raised_hands"], one["public"]) for one in rounds] == [(0, False), (3, True)]


def test_every_group_of_the_portrait_has_the_same_figures_then_who_carries() -> None:
    portrait = plain(section_of(minutes_markdown(samples.finished().state), "Portrait des rôles"))
    heading = "| Code | Rôle | Aujourd’hui | Souhaité | Écart | Réponses | Points |"
    groups = dict(part.split("\n\n", 1) for part in portrait.split("### ")[1:])
    assert list(groups) == [
        "Prioritaires",
        "Souhaités, non retenus cette fois",
        OVERDONE,
        "Autres",
    ]
    assert all(group.startswith(heading) for group in groups.values())
    first = groups["Prioritaires"]
    assert "**C1** | Monter des projets ensemble | 0,5 | 3 | +2,5 | 0 · 0 · 1 · 3 · 0 | 3 |" in first
    assert "- **C1** Projets communs — avec Comité logement · ressources : 500 $ · notre rôle : coanimer" in first
    assert "| −2 | ↔ 0 · 3 · 1 · 0 · 0 | – |" in groups[OVERDONE]


def test_who_does_what_stands_in_the_follow_ups_alone_and_what_is_missing_is_marked() -> None:
    markdown = plain(minutes_markdown(samples.finished().state))
    assert section_of(markdown, "Suivis").strip().splitlines() == [
        "- [ ] **C1** Appeler la Ville — Responsable : Ali — Échéance : 15 janvier",
        "- [ ] **C3** Enjeux émergents — aucun responsable pour l’instant",
        "- [ ] Réserver la salle — Responsable : Zoé — Échéance : d’ici vendredi",
        "- [ ] Écrire à la caisse — **responsable à préciser** — **échéance à préciser**",
    ]
    assert markdown.count("Appeler la Ville") == 1
    bare = plain(minutes_markdown(replace(samples.voted().state, carriers=())))
    assert bare.count("**première action à préciser** — **responsable à préciser** — **échéance à préciser**") == 2


def test_what_is_retained_is_the_first_decision() -> None:
    decisions = plain(section_of(minutes_markdown(samples.finished().state), "Décisions"))
    assert decisions.strip().splitlines()[0] == "**La rencontre retient deux rôles prioritaires :**"
    assert "* **Déc. 1** Ouvrir la table aux jeunes — Responsable : Eve — Échéance : en mars" in decisions
    assert "Aucune décision" not in decisions
    assert "Aucune décision n’est consignée." in plain(minutes_markdown(samples.revealed().state))


def test_a_label_that_was_cut_is_not_printed() -> None:
    state = samples.finished().state
    cut = replace(state, roles=tuple(replace(role, label=f"{role.text[:12].rstrip()}…") for role in state.roles))
    assert "…" not in minutes_markdown(cut).split("Adopté le")[0].split("# Compte rendu", 1)[1]
    assert "- **C1** Monter des projets ensemble" in plain(minutes_markdown(cut))
    # What somebody typed so is no cut.
    meant = replace(state, roles=tuple(replace(role, label="À suivre…") for role in state.roles))
    assert "**C1** À suivre…" in plain(minutes_markdown(meant))


def test_several_roles_merged_and_the_order_of_codes() -> None:
    meeting = samples.prepared()
    meeting.ask(c.MergeRoles("role-a3", "role-b3"), c.MergeRoles("role-a3", "role-c3"))
    meeting.record(f.RoleHidden("role-c2"), f.RoleHidden("role-b1"))
    meeting.ask(c.AddRole("new", "reseautage", "Écouter"))
    adapted = plain(section_of(minutes_markdown(meeting.state), "Liste adaptée par le groupe"))
    assert "- **A3**, **B3** et **C3** fusionnés sous **A3**\n  - **A3** Diffuser" in adapted
    assert re.findall(r"^- \*\*(\w+)\*\* [^\n]* — ", adapted, re.MULTILINE) == ["A4", "B1", "C2"]


def test_the_rating_stands_under_the_table_and_no_other_heading() -> None:
    course = plain(section_of(minutes_markdown(samples.finished().state), "Déroulement prévu et réel"))
    assert course.index("| **Total** |") < course.index("valait-elle votre temps?") < course.index("Changements")


def test_slips_are_those_of_what_is_asked_next() -> None:
    assessed, voting = samples.adjusted(), samples.revealed()
    first = printable(assessed.state, Printable.SLIPS, Format.MARKDOWN)
    assert "## **A** · " in first
    assert "Vote sur la liste courte" not in first
    then = printable(voting.state, Printable.SLIPS, Format.MARKDOWN)
    assert "## Vote sur la liste courte" in then
    assert "## **A** · " not in then
    # A second assessment is counted on slips of its own.
    voting.record(f.RoundCancelled(2))
    voting.ask(c.OpenRound(Purpose.ASSESS))
    assert printable(voting.state, Printable.SLIPS, Format.MARKDOWN) == first
    no_vote = samples.revealed().record(f.RoundCancelled(2))
    no_vote.record(f.StepPlanned("voter", 6, True, True))
    assert printable(no_vote.state, Printable.SLIPS, Format.MARKDOWN) == first


@pytest.mark.parametrize(("instrument", "about"), [(Instrument.FULL, "Rôle"), (Instrument.FAMILY, "Famille")])
def test_slips_say_what_their_lines_are(instrument: Instrument, about: str) -> None:
    slips = printable(samples.prepared(instrument).state, Printable.SLIPS, Format.MARKDOWN)
    assert f"| Code | {about} | Question | 0 | 1 | 2 | 3 | ? | Total |" in slips


def test_a_step_without_minutes_has_no_hours_on_the_private_sheet() -> None:
    meeting = samples.prepared().record(f.StepPlanned("marge", 0, False, False))
    notes = plain(printable(meeting.state, Printable.NOTES, Format.MARKDOWN))
    assert "## 10. Marge\n\n0 minute" in notes
    assert "De 13 h 30 à 13 h 36 · 6 minutes" in notes


@pytest.mark.parametrize(("lang", "printed"), [("fr", "17 décembre 13\u00a0h 30"), ("en-CA", "17 décembre 13h30")])
def test_the_next_meetings_hour_is_printed_as_every_hour_of_french_minutes(lang: str, printed: str) -> None:
    state = samples.prepared().record(f.NextMeetingSet("17 décembre 13h30", "Salle 12h ; l'aile")).state
    sheet = replace(state.sheet, lang=lang)
    shown = section_of(
        minutes_markdown(replace(state, sheet=sheet)), "Next meeting" if lang == "en-CA" else "Prochaine rencontre"
    )
    assert shown.strip() == f"{printed} — Salle 12h ; l'aile"


def test_what_is_said_about_a_role_stands_under_it_once() -> None:
    state = samples.raised().state
    markdown = plain(minutes_markdown(state))
    portrait, notes = section_of(markdown, "Portrait des rôles"), section_of(markdown, "Déroulement prévu et réel")
    assert "**A2** Espaces de dialogue — ce qui s’est dit : Le CLSC pourrait le reprendre." in portrait
    assert markdown.count("Le CLSC pourrait le reprendre.") == 1
    assert "Au sujet de C1 et A2 : voir le portrait des rôles." in notes
    assert "La salle est froide." in notes
    assert "**Déc. 1** En reparler au comité — au sujet du rôle C3 — Responsable : Eve" in markdown
    hidden = replace(state, roles=tuple(replace(role, hidden=role.code == "A2") for role in state.roles))
    gone = section_of(plain(minutes_markdown(hidden)), "Déroulement prévu et réel")
    assert "**A2** Le CLSC pourrait le reprendre." in gone
    captures = json.loads(minutes_json(state))["captures"]
    assert [one["about"] for one in captures if one["kind"] == "note"][-3:] == ["C1", "A2", None]


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (None, "Une égalité pour les dernières places attend"),
        (TieWay.KEEP_ALL, "le groupe les garde tous"),
        (TieWay.SHOW_OF_HANDS, "départagée à main levée (A1 : 1, C3 : 3); le groupe garde C3"),
        (TieWay.DECIDED, "tranchée par le groupe; le groupe garde A1. Raison : « parce que »"),
        (TieWay.REVOTE, "nouveau vote, secret."),
    ],
)
def test_ties_are_told(way: TieWay | None, said: str) -> None:
    meeting = samples.revealed()
    marks = (("c1", "c3", "a1"), ("c1", "c3"), ("c1", "a1"), ("b1",))
    meeting.reveal([Ballot({f"role-{code}": (1,) for code in codes}) for codes in marks])
    if way:
        kept = ("role-a1",) if way is TieWay.DECIDED else ()
        meeting.ask(c.SettleTie(2, way, kept, "parce que", {"role-c3": 3, "role-a1": 1}))
    markdown = plain(minutes_markdown(meeting.state))
    assert said in markdown
    if way:
        assert "Égalité entre A1 et C3 pour 1 place" in markdown
    waiting = way in (None, TieWay.REVOTE)
    assert ("À égalité, pas encore départagés" in markdown) == waiting
    anchors = re.findall(r'<span id="(role-[^"]+)">', minutes_html(meeting.state))
    assert len(anchors) == len(set(anchors)) == len(listed_roles(meeting.state))


def test_a_running_step_says_when_it_started() -> None:
    meeting = samples.adjusted()
    assert "| Évaluer en silence | 13 h 59 | 10 | en cours depuis 13 h 59 |" in plain(minutes_markdown(meeting.state))
    meeting.step("ajuster", after=2).step("evaluer", after=1)
    assert "| 2, puis en cours depuis 14 h 02 |" in plain(minutes_markdown(meeting.state))


def course_of(state: State) -> dict[str, str]:
    """The real minutes as printed, by what begins their row."""
    rows = re.findall(r"^\| (.*?) \|.*\| (.*?) \|$", section_of(minutes_markdown(state), COURSE), re.MULTILINE)
    return {title.strip("*"): minutes.strip("*") for title, minutes in rows[2:]}


def in_turn(*steps: str, meeting: samples.Meeting | None = None) -> samples.Meeting:
    """A meeting that was in each of the steps for 2 minutes 24 seconds."""
    meeting = meeting or samples.prepared()
    for step in steps:
        meeting.record(f.StepStarted(step, 300)).at += timedelta(minutes=2.4)
    return meeting


def test_real_minutes_add_up_to_the_total() -> None:
    """Each rounded on its own, the five steps would come to 10 minutes out of 12."""
    meeting = in_turn("accueil", "contexte", "ajuster", "evaluer", "devoiler")
    found = course_of(meeting.record(f.MinutesFinalised()).state)
    assert [int(minutes) for minutes in found.values() if minutes.isdigit()] == [2, 3, 2, 3, 2, 12]
    assert found["Total"] == "12"


def test_a_step_come_back_to_and_a_second_meeting_add_up_too() -> None:
    meeting = in_turn("accueil", "contexte", "accueil").record(f.SittingSuspended())
    meeting = in_turn("ajuster", "evaluer", meeting=meeting.record(f.SittingResumed(), after=60 * 24 * 7))
    found = course_of(meeting.record(f.MinutesFinalised()).state)
    assert [int(minutes) for minutes in found.values() if minutes.isdigit()] == [4, 3, 3, 2, 12]
    assert found["Total"] == "12"


def test_the_minutes_of_a_step_stay_when_later_ones_end() -> None:
    steps = ("accueil", "contexte", "ajuster", "evaluer", "devoiler")
    found = [course_of(in_turn(*steps[: n + 1]).state)["Contexte : ce qui change"] for n in range(1, 5)]
    assert [plain(one) for one in found] == ["en cours depuis 13 h 33", "3", "3", "3"]


def test_steps_dropped_inserted_and_not_held() -> None:
    meeting = samples.prepared()
    meeting.record(f.StepPlanned("contexte", 7, False, True))
    assert "| Contexte : ce qui change |  | – | laissée de côté |" in plain(minutes_markdown(meeting.state))
    assert "planned_minutes: 83" in minutes_markdown(meeting.state)
    meeting.step("accueil").record(f.PlanCaughtUp({}, ("marge",)), after=2)
    break_step = replace(samples.SHEET.steps[0], id="pause", title="Pause", note="")
    meeting.record(f.StepInserted(break_step, 10, "ajuster"))
    markdown = plain(minutes_markdown(meeting.state))
    assert "| Marge |  | 5 | laissée de côté |" in markdown
    assert "| Pause |  | – | – |" in markdown
    assert "13 h 33, étape ajoutée : « Pause », 10 minutes" in markdown


def test_every_change_of_plan_is_told_with_its_hour() -> None:
    meeting = samples.prepared()
    meeting.step("accueil").record(f.StepPlanned("contexte", 7, False, True), after=1)
    meeting.record(f.StepPlanned("contexte", 7, False, False), after=1)
    meeting.record(f.StepPlanned("porter", 18, False, False), f.StepPlanned("porter", 19, False, False), after=1)
    meeting.record(f.PlanCaughtUp({"porter": 14}, ("contexte", "marge")), after=1)
    meeting.record(f.StepsReordered(("accord", "porter")), f.StepsReordered(("accord", "voter")), after=1)
    meeting.record(f.TimeGivenBack(720.0), after=1)
    markdown = plain(minutes_markdown(meeting.state))
    told = markdown.partition("Changements au déroulement :")[2].partition("\n#")[0]
    assert [line[2:].partition(", ")[2] for line in told.strip().splitlines()] == [
        "étape laissée de côté : « Contexte : ce qui change »",
        "étape gardée après tout : « Contexte : ce qui change »",
        "2 minutes ajoutées à « Qui porte, pour quand »",
        "rattrapage de 5 minutes sur les étapes à venir (« Qui porte, pour quand » −5); étapes laissées de côté : "
        "« Contexte : ce qui change », « Marge »",
        "nouvel ordre des étapes à venir : « Accord sur le portrait », « Vote caché »",
        "12 minutes rendues à « Accueil, intention, présences » après une interruption",
    ]


def test_where_nothing_votes_there_is_no_shortlist() -> None:
    state = samples.revealed().state
    assert "### Liste courte" in minutes_markdown(state)
    plan = tuple(step for step in state.plan if step.kind is not StepKind.VOTE)
    without = replace(state, plan=plan, rounds=state.rounds[:1])
    assert "Liste courte" not in minutes_markdown(without)


def test_a_minute_given_later_has_an_hour_of_its_own() -> None:
    meeting = samples.Meeting(samples.SHEET).step("accueil")
    meeting.record(f.MinutesAdded(1), f.MinutesAdded(1), after=2)
    meeting.record(f.MinutesAdded(1), after=20)
    told = plain(minutes_markdown(meeting.state)).partition("Changements au déroulement :")[2]
    first, second = told.partition("\n#")[0].strip().splitlines()
    assert "2 minutes ajoutées" in first
    assert "1 minute ajoutée" in second
    assert first.partition(", ")[0] != second.partition(", ")[0]


def test_two_meetings_have_their_own_presences_and_each_change_its_day() -> None:
    meeting = samples.Meeting(samples.SHEET)
    meeting.record(f.PeopleAdded((Person("x1", "Ana Roy"), Person("x2", "Bo Gil"), Person("x3", "Cy Lam"))))
    meeting.record(f.PresenceMarked("x3", Presence.EXCUSED)).step("accueil")
    meeting.record(f.PresenceMarked("x2", Presence.LEFT), after=20)
    meeting.record(f.SittingSuspended(), after=3)
    meeting.at = datetime(2026, 12, 1, 18, 0, tzinfo=UTC)
    meeting.record(f.PresenceMarked("x3", Presence.PRESENT), f.PresenceMarked("x1", Presence.ABSENT))
    meeting.step("porter")
    meeting.record(f.MinutesAdded(2), f.PersonCorrected("x1", "Anna Roy", "", True), after=2)
    markdown = plain(minutes_markdown(meeting.state))
    sections = {
        part.partition("\n")[0]: part.partition("\n")[2] for part in markdown.split("\n### ") if "rencontre" in part
    }
    assert "- Bo Gil" in sections["Présences, rencontre 1"]
    assert "- Anna Roy" in sections["Présences, rencontre 1"]
    assert "Absences motivées : Cy Lam" in sections["Présences, rencontre 1"]
    assert "Bo Gil — départ à 13 h" in sections["Présences, rencontre 1"]
    assert "- Bo Gil" in sections["Présences, rencontre 2"]
    assert "- Cy Lam" in sections["Présences, rencontre 2"]
    assert "Absences : Anna Roy" in sections["Présences, rencontre 2"]
    came = "2 personnes présentes; quorum de 4 non atteint"
    assert f"**Présences :** Rencontre 1 : {came} · rencontre 2 : {came}" in markdown
    assert "- 2026-12-01 · 13 h 02, 2 minutes ajoutées" in markdown


def test_a_reservation_corrected_after_final_says_what_it_said_and_never_who() -> None:
    meeting = samples.finished().record(f.ReservationAmended("r1", "Je crains\npour nos moyens.", "Denise"), after=60)
    told = plain(minutes_markdown(meeting.state))
    said = "réserve « Je crains pour nos moyens. »; auparavant « Je crains pour nos ressources. On verra. »"
    assert said in " ".join(told.replace("\\\n", "\n").split())
    assert "- « Je crains\\\n  pour nos moyens. » — Denise" in told
    meeting.record(f.ReservationAmended("r1", "Je crains\npour nos moyens."), after=60)
    told = plain(minutes_markdown(meeting.state))
    last = [line for line in told.splitlines() if "réserve «" in line][-1]
    assert "auparavant" not in last
    assert "Denise" not in last
    assert "Denise" not in told.partition("Réserves, mot pour mot")[2].partition("\n## ")[0]


def test_two_meetings_tell_both_days() -> None:
    meeting = samples.revealed()
    meeting.record(f.SittingSuspended(), after=3)
    assert "suspendue" in minutes_markdown(meeting.state)
    meeting.at = datetime(2026, 12, 1, 18, 0, tzinfo=UTC)
    meeting.step("porter")
    markdown = plain(minutes_markdown(meeting.state))
    assert "**Date :** Le lundi 23 novembre 2026 · le mardi 1er décembre 2026" in markdown
    assert "**Heures :** De 13 h 31 à 14 h 21 · à partir de 13 h" in markdown
    assert "| 2026-12-01 · 13 h |" in markdown
    meeting.reveal([Ballot({"role-c1": (1,)})])
    meeting.record(f.MinutesFinalised(), after=60)
    front = front_of(minutes_markdown(meeting.state))
    assert front["actual_minutes"] == 110
    assert front["end"] == "2026-12-01T14:00:00-05:00"


def test_a_sheet_without_roles() -> None:
    bare = replace(samples.SHEET, families=(), scales=(), corrections=())
    meeting = samples.Meeting(bare).step("accueil")
    written = minutes_markdown(meeting.state)
    assert "Portrait des rôles" not in written
    assert "Liste adaptée" not in written
    for text in every_document(meeting.state):
        assert text


def test_an_empty_state_and_an_unknown_zone() -> None:
    for state in (State(), replace(samples.finished().state, timezone="Mars/Olympus")):
        for text in every_document(state):
            assert text


def test_without_a_roster_the_headcount_is_told() -> None:
    meeting = samples.Meeting().record(f.HeadcountStated(12)).step("accueil")
    assert "**Présences :** 12 personnes votantes" in plain(minutes_markdown(meeting.state))


@pytest.mark.parametrize(
    ("quorum", "words"),
    [(0, "aucun quorum requis"), (12, "quorum de 12 atteint"), (13, "quorum de 13 non atteint")],
)
def test_the_quorum_is_of_those_who_vote(quorum: int, words: str) -> None:
    meeting = samples.Meeting(details=Details("Rôles", quorum=quorum)).record(f.HeadcountStated(12)).step("accueil")
    assert f"12 personnes votantes; {words}\n" in plain(minutes_markdown(meeting.state)).replace("\\\n", "\n")


def test_who_facilitates_is_named_and_corrected_after_final() -> None:
    meeting = samples.finished()
    assert "**Animation :** Sophie Bergeron" in plain(minutes_markdown(meeting.state))
    meeting.record(with_details(meeting.state, facilitator="Sophie *Roy*", quorum=0), after=60)
    told = plain(minutes_markdown(meeting.state))
    assert "**Animation :** Sophie \\*Roy\\*" in told
    assert "auparavant « Sophie Bergeron · 4 »" in told
    unsaid = samples.Meeting(details=Details("Rôles")).step("accueil")
    assert "Animation" not in minutes_markdown(unsaid.state)


def test_it_says_so_when_nobody_is_absent() -> None:
    meeting = samples.prepared().record(
        f.PresenceMarked("p6", Presence.PRESENT), f.PresenceMarked("p7", Presence.PRESENT)
    )
    assert "Aucune absence." in minutes_markdown(meeting.state)


def test_one_voice_per_organisation() -> None:
    meeting = samples.adjusted().record(f.VotersDeclared(True))
    subjects = meeting.state.rounds[-1].asked.subjects
    meeting.reveal(samples.ballots_of(subjects, [{}, {}]))
    markdown = plain(minutes_markdown(meeting.state))
    assert "Une voix par organisme." in markdown
    assert "2 bulletins sur 4 organismes présents" in markdown


def test_a_given_up_round_is_told() -> None:
    meeting = samples.adjusted()
    meeting.record(f.RoundCancelled(1))
    assert "Ce tour a été abandonné" in minutes_markdown(meeting.state)


def test_private_notes_print_on_the_facilitators_sheet_alone() -> None:
    state = samples.prepared().state
    note = "Dites l’heure de fin."
    assert note in printable(state, Printable.NOTES, Format.MARKDOWN)
    assert "- Dites l’heure de fin." in plain(printable(state, Printable.NOTES, Format.MARKDOWN))
    others = [printable(state, kind, form) for kind in Printable if kind is not Printable.NOTES for form in Format]
    for text in [minutes_markdown(state), minutes_html(state), *others]:
        assert note not in text


@pytest.mark.parametrize("kind", Printable)
def test_html_loads_nothing(kind: Printable) -> None:
    html = printable(samples.prepared().state, kind)
    assert not re.search(r"<(?:script|link|img|iframe|object|form)|url\(|src=|href=|@import", html)
    assert "size: letter" in html
    assert '<meta charset="utf-8">' in html


def test_ballots_leave_two_lines_and_say_what_to_strike() -> None:
    markdown = plain(printable(samples.prepared().state, Printable.BALLOTS, Format.MARKDOWN))
    for code in ("A4", "A5", "B4", "B5", "C4", "C5"):
        assert f"| **{code}** |  |" in markdown
    assert "Rayez un rôle retiré; écrivez un rôle ajouté sur les lignes vides." in markdown
    assert "Répondez en silence, au nom de notre groupe, et non de votre organisme." in markdown
    assert "✂ Détachez ce coupon et gardez-le pour le vote." in markdown
    assert "Ensuite, déposez ce coupon." in markdown
    assert "gommettes" not in markdown
    assert markdown.count("Bulletin n° \\_") == 4
    assert "## Vos trois codes" in markdown
    assert markdown.index("## Vos trois codes") < markdown.index("Répondez en silence") < markdown.index("**A1**")


@pytest.mark.parametrize(
    ("instrument", "preset", "kept"),
    [
        (Instrument.FULL, "90", {"Toujours."}),
        (Instrument.CHECK, "90", {"Toujours.", "Avec « Cocher », rappelez les limites."}),
        (Instrument.FULL, "45", {"Toujours.", "À 45 minutes, gardez trois rôles."}),
    ],
)
def test_advice_is_that_of_the_agenda_and_instrument(instrument: Instrument, preset: str, kept: set[str]) -> None:
    advice = (
        "Toujours.",
        "À 45 minutes, gardez trois rôles.",
        "En deux rencontres, ramassez les bulletins.",
        "Avec « Cocher », rappelez les limites.",
    )
    state = samples.prepared(instrument).state
    plan = tuple(replace(step, note="\n".join(advice)) for step in state.plan[:1])
    notes = printable(replace(state, plan=plan, preset=preset), Printable.NOTES, Format.MARKDOWN)
    assert {line for line in advice if f"- {line}" in notes} == kept


@pytest.mark.parametrize(
    ("preset", "instrument", "kept", "left_out"),
    [
        ("90", Instrument.FULL, set(), {"À 45 minutes", "En deux rencontres", "Avec «\xa0Cocher"}),
        ("45", Instrument.CHECK, {"À 45 minutes", "Avec «\xa0Cocher"}, {"En deux rencontres"}),
        ("deux", Instrument.FULL, {"En deux rencontres"}, {"À 45 minutes", "Avec «\xa0Cocher"}),
    ],
)
def test_the_shipped_sheet_gives_one_advice_a_line_and_those_of_the_meeting_alone(
    preset: str, instrument: Instrument, kept: set[str], left_out: set[str]
) -> None:
    sheet = roles_sheet()
    sheet = replace(sheet, presets=tuple(sorted(sheet.presets, key=lambda one: one.id != preset)))
    state = samples.Meeting(sheet).state
    notes = printable(
        replace(state, method=replace(state.method, instrument=instrument)), Printable.NOTES, Format.MARKDOWN
    )
    assert "- Dites l’intention en une phrase" in notes
    assert "- Demandez qui prend les notes avant de passer à la suite." in notes
    assert {said for said in kept | left_out if f"- {said}" in notes} == kept
    assert [said for said in left_out if said in notes] == []


@pytest.mark.parametrize("instrument", Instrument)
def test_only_a_slip_with_empty_lines_speaks_of_them(instrument: Instrument) -> None:
    slip = plain(printable(samples.prepared(instrument).state, Printable.SLIPS, Format.MARKDOWN))
    said = "Un rôle ajouté s’écrit sur les lignes vides." in slip
    assert said == (instrument is not Instrument.FAMILY)


def test_the_private_sheet_says_how_many_ballots_to_print_and_leaves_a_grid_to_fill() -> None:
    notes = plain(printable(samples.prepared().state, Printable.NOTES, Format.MARKDOWN))
    assert "À imprimer : 6 bulletins, recto verso, et deux de réserve." in notes
    assert "| Décision ou suivi | Responsable | Échéance |" in notes
    assert notes.count("|  |  |  |") == 8
    counted = plain(printable(samples.prepared(by_counts=True).state, Printable.NOTES, Format.MARKDOWN))
    assert "À imprimer : une feuille de compilation par table, recto verso." in counted


def test_large_print_and_a4_are_the_same_words() -> None:
    state = samples.prepared().state
    small = printable(state, Printable.BALLOTS)
    large = printable(state, Printable.BALLOTS, paper=Paper.A4, print_size=Print.LARGE)
    assert "size: a4" in large
    assert "font-size: 18pt; line-height: 1.3" in large
    assert small.split("</style>")[1] == large.split("</style>")[1]


def test_no_dots_ballot_where_there_is_no_vote() -> None:
    sheet = replace(samples.SHEET, steps=tuple(step for step in samples.SHEET.steps if step.id != "voter"))
    assert "Vos trois codes" not in printable(samples.Meeting(sheet).state, Printable.BALLOTS)


@pytest.mark.parametrize(
    ("details", "name"),
    [
        (samples.DETAILS, "compte-rendu-2026-11-23-table-de-quartier-saint-remi-7.md"),
        (Details("Nos rôles"), "compte-rendu-nos-roles-7.md"),
        (Details("L’œuvre d’Évain"), "compte-rendu-l-oeuvre-d-evain-7.md"),
        (Details("😀 שלום"), "compte-rendu-7.md"),
        (Details("../../etc/passwd", date=date(2026, 1, 2)), "compte-rendu-2026-01-02-etc-passwd-7.md"),
        (Details("mot " * 500), "compte-rendu-" + "-".join(["mot"] * 15) + "-7.md"),
        (Details("x" * 500), f"compte-rendu-{'x' * LONGEST_SLUG}-7.md"),
    ],
)
def test_suggested_name(details: Details, name: str) -> None:
    assert suggested_name(samples.Meeting(details=details).state) == name


def test_two_workshops_of_one_day_have_files_of_their_own() -> None:
    state = samples.prepared().state
    names = {suggested_name(replace(state, id=f"nos-roles-{end}")) for end in ("k7f2", "m3x9")}
    assert names == {f"compte-rendu-2026-11-23-table-de-quartier-saint-remi-{end}.md" for end in ("k7f2", "m3x9")}


def test_name_of_a_printable() -> None:
    name = printable_name(samples.prepared().state, Printable.SLIPS)
    assert name == "feuilles-de-compilation-2026-11-23-table-de-quartier-saint-remi-7.html"


PROGRAM = """
import sys
from fiche_tui.minutes.markdown import minutes_html, minutes_markdown
from tests.minutes import samples
state = samples.finished().state
sys.stdout.buffer.write((minutes_markdown(state) + minutes_html(state)).encode())
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "UTC", "LC_ALL": "C"},
        {"TZ": "Asia/Kathmandu", "LC_ALL": "fr_CA.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Vancouver", "LC_ALL": "en_US.UTF-8", "PYTHONHASHSEED": "2"},
    ],
    ids=lambda environment: environment["TZ"],
)
def test_the_same_bytes_in_any_zone_and_locale(environment: dict[str, str]) -> None:
    state = samples.finished().state
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], env={**os.environ, **environment}, capture_output=True, check=True
    )
    assert run.stdout.decode() == minutes_markdown(state) + minutes_html(state)


def test_minutes_load_neither_a_parser_nor_a_screen() -> None:
    program = (
        "import sys, fiche_tui.minutes\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "assert not loaded & {'textual', 'tinydb', 'markdown_it'}, loaded"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_an_english_sheet_has_english_minutes() -> None:
    sheet: Sheet = replace(samples.SHEET, lang="en")
    markdown = minutes_markdown(samples.Meeting(sheet).step("accueil").state)
    assert "lang: en" in markdown
    assert "**Date:** Monday, November 23, 2026" in markdown
    assert "**Time:** From 13:31" in markdown
    assert suggested_name(samples.Meeting(sheet).state).startswith("minutes-2026")


def test_a_meeting_held_on_another_day_than_announced_tells_it() -> None:
    meeting = samples.prepared()
    meeting.at = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
    markdown = plain(minutes_markdown(meeting.step("accueil").state))
    assert "**Date :** Le lundi 23 novembre 2026" in markdown
    assert "**Heures :** À partir de 10 h" in markdown
    assert "| 2026-11-20 · 10 h |" in markdown


@pytest.mark.parametrize(
    ("held", "said"), [("moi", "la personne qui anime"), (" Moi ", "la personne qui anime"), ("Eve", "Eve")]
)
def test_who_held_the_keyboard_is_said_to_whoever_was_not_there(held: str, said: str) -> None:
    text = minutes_markdown(replace(samples.finished().state, keyboard=held))
    assert f"**Prise de notes\u00a0:** {said}\n" in text
