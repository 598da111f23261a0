"""The minutes on one page, and how minutes tell that they were approved and corrected."""

import re

import pytest

from fiche_tui.minutes.markdown import minutes_html, minutes_markdown
from fiche_tui.minutes.names import suggested_name
from fiche_tui.workshop import facts as f
from tests.minutes import samples
from tests.minutes.test_minutes import HEADINGS, front_of, plain, section_of


@pytest.mark.parametrize("moment", samples.moments())
def test_it_holds_what_was_decided_by_whom_for_when(moment: str) -> None:
    markdown = minutes_markdown(samples.moments()[moment], short=True)
    headings = re.findall(r"^## (.*)$", markdown, re.MULTILINE)
    assert headings == HEADINGS[moment][:-1]
    assert len(re.findall(r"^# Relevé de décisions", markdown, re.MULTILINE)) == 1
    assert ("**PROVISOIRE**" in markdown) == (moment != "final")
    foot = "Fiche : Rôles possibles d’un acteur collectif · Liste des rôles : Communagir. Le déroulement est le nôtre."
    assert plain(markdown).endswith(f"\n\n{foot}\n")


def test_one_page_says_how_much_was_corrected_the_minutes_say_what() -> None:
    markdown = plain(minutes_markdown(samples.corrected().state, short=True))
    assert "par le comité. 6 corrections depuis." in markdown
    assert "Corrigé depuis" not in markdown
    one = samples.finished().record(f.NextMeetingSet("en juin"), after=5)
    assert "à 14 h 50. 1 correction depuis." in plain(minutes_markdown(one.state, short=True))
    assert "correction depuis" not in plain(minutes_markdown(samples.finished().state, short=True))


def test_it_says_who_does_what_how_many_came_and_where_to_sign() -> None:
    markdown = plain(minutes_markdown(samples.finished().state, short=True))
    tasks = section_of(markdown, "Suivis")
    assert "- [ ] **C1** Appeler la Ville — Responsable : Ali — Échéance : 15 janvier" in tasks
    assert "- [ ] **C3** Enjeux émergents — aucun responsable pour l’instant" in tasks
    assert "**Présences :** 6 personnes présentes, dont 5 votantes" in markdown
    assert "Niveau atteint — 4 personnes" in section_of(markdown, "Accord et réserves")
    assert re.search(r"^Adopté le …+ Signature …+$", markdown, re.MULTILINE)


def test_it_tells_no_reservation_and_no_pending_result() -> None:
    markdown = minutes_markdown(samples.finished().state, short=True)
    assert "Je crains" not in markdown
    assert "2 réserves" in markdown
    assert "Un tour est encore ouvert" in plain(minutes_markdown(samples.revealed().state, short=True))


def test_it_has_its_own_name_and_html() -> None:
    state = samples.finished().state
    assert suggested_name(state, "html", short=True) == (
        "releve-de-decisions-2026-11-23-table-de-quartier-saint-remi-7.html"
    )
    assert suggested_name(state, "json").startswith("donnees-2026")
    assert "<h1>Relevé de décisions" in minutes_html(state, short=True)


def test_approval_and_corrections_are_told() -> None:
    markdown = plain(minutes_markdown(samples.corrected().state))
    assert "arrêté le lundi 23 novembre 2026 à 14 h 50. Adopté le lundi 1er mars 2027 par le comité." in markdown
    told = markdown.split("## Corrigé depuis\n\n")[1].split("\n\n")[0].splitlines()
    day = "- Le mardi 24 novembre 2026 à 14 h"
    assert told == [
        f"{day} 50 : Déc. 1; auparavant « Ouvrir la table aux jeunes · Eve · en mars »",
        f"{day} 53 : suivi « Écrire à la caisse · Ali »; auparavant « Écrire à la caisse »",
        f"{day} 53 : responsable du rôle C3",
        f"{day} 53 : nom, organisme ou voix : Ali Ben Salah",
        f"{day} 53 : présence : Lise Roy",
        f"{day} 53 : prochaine rencontre; auparavant « le 1er mars, 13 h · au même endroit »",
    ]
    front = front_of(minutes_markdown(samples.corrected().state))
    assert str(front["approved"]) == "2027-03-01"
    assert (front["status"], front["corrections"]) == ("approved", 6)


def test_a_correction_that_is_undone_is_told_no_more() -> None:
    meeting = samples.finished()
    meeting.record(f.NextMeetingSet("en juin"), after=5)
    assert "Corrigé depuis" in minutes_markdown(meeting.state)
    undone = meeting.history.undo()
    assert isinstance(undone, tuple)
    meeting.history = meeting.history.extended(meeting.history.recorded(undone, meeting.at))
    assert minutes_markdown(meeting.state) == minutes_markdown(samples.finished().state)
