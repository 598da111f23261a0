"""The wall: what each state of the room shows, at any size, with any names, and nothing cut without a sign."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fiche_tui.drawing.bars import spread_bar
from fiche_tui.drawing.line import line
from fiche_tui.drawing.styles import SHAPES
from fiche_tui.drawing.wall.layout import PAGE_SECONDS
from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.drawing.wall.whole import draw_wall
from fiche_tui.language.translation import use_language
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.room.values import AskedRound, Room, RoomSitting, WallView, Way, WayIn
from fiche_tui.workshop.room.whole import room_value
from fiche_tui.workshop.values import Purpose
from tests.drawing.wall.moments import WAYS, moment, moments
from tests.workshop.samples import START, Play, dots

SIZES = st.tuples(st.integers(80, 200), st.integers(24, 60))


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    use_language("fr")
    yield
    use_language(None)


def text(seen: Seen, columns: int = 80, rows: int = 24) -> str:
    return "\n".join(one.text for one in draw_wall(seen, columns, rows))


def lengthened(room: Room, name: str) -> Room:
    """The room with that for every name that people gave."""
    families = tuple(
        replace(one, family=name, roles=tuple(replace(role, label=name, text=f"{name} {name}") for role in one.roles))
        for one in room.list
    )
    header = replace(room.header, title=name, collective=name)
    clock = replace(room.clock, title=name, instruction=f"{name}\n{name}") if room.clock else None
    carriers = tuple(replace(one, who=name, action=name, due=name) for one in room.carriers)
    decided = tuple(replace(one, text=f"{name} {name} {name}") for one in room.decisions)
    return replace(
        room, list=families, header=header, clock=clock, carriers=carriers, decisions=decided, objectives=(name,) * 3
    )


NAMES = st.text("abcdé ’-漢👩‍👧̈0", min_size=1, max_size=120).filter(lambda one: one.strip())
WALLS = st.sampled_from([None, WallView(curtain=True), WallView(recap=True), WallView(zoom="c2"), WallView(zoom="d1")])


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(moments())), SIZES, NAMES, WALLS, st.booleans())
def test_any_page_fills_its_place_and_never_leaves_it(
    name: str, size: tuple[int, int], called: str, wall: WallView | None, away: bool
) -> None:
    known = moment(name)
    room = lengthened(known.room, called)
    if wall:
        room = replace(room, wall=wall)
    lines = draw_wall(Seen(room, known.at, away, "d1"), *size)
    assert len(lines) == size[1]
    assert max(one.width for one in lines) <= size[0]
    edges = [len(one.text) - len(one.text.lstrip(" ")) for one in lines if one.text.strip(" ")]
    assert edges
    assert min(edges) >= 2


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(["adjust", "assess", "revealed", "vote", "tied", "carried", "agree", "close"]), SIZES, NAMES)
def test_a_role_s_name_is_whole_or_ends_in_an_ellipsis(name: str, size: tuple[int, int], called: str) -> None:
    known = moment(name)
    whole = line(called).text
    shown = [one.text for one in draw_wall(Seen(lengthened(known.room, called), known.at), *size)]
    for row in shown:
        for found in re.finditer(rf"[A-E]\d+ *[{SHAPES}] ", row):
            after = row[found.end() :]
            ends = after.find("…")
            wrapped = name in ("agree", "close") and whole.startswith(after.rstrip(" ").split("  ")[0])
            assert after.startswith(whole) or wrapped or (ends >= 0 and whole.startswith(after[:ends].rstrip(" "))), row


def test_the_slide_of_the_opening_says_who_what_when_and_the_agenda_with_its_hours() -> None:
    page = text(moment("opening").seen())
    for words in (
        "TABLE DE QUARTIER SAINT-RÉMI",
        "lundi 23 novembre 2026",
        "Salle communautaire",
        "Briser l’isolement",
    ):
        assert words in page
    assert "13\u00a0h 30  Accueil" in page
    assert "14\u00a0h     Évaluer en silence" in page


def test_the_slide_of_the_opening_lists_as_many_steps_as_are_counted_next() -> None:
    page, running = text(moment("opening").seen()), moment("plenary").room.clock
    assert running is not None
    listed = re.findall(r"^ +\d\d\u00a0h(?: \d\d|   )  (.+?) *$", page, re.MULTILINE)
    assert (len(listed), listed[0], listed[-1]) == (running.steps, "Accueil, intention, présences", "Marge")
    assert "15\u00a0h 27  Marge" in page


def test_the_clock_is_the_screen_and_follows_the_moment_that_is_handed_in() -> None:
    known = moment("plenary")
    page = text(known.seen())
    assert "Il reste 6 minutes" in page
    assert "██" in page
    later = replace(known, at=known.at + timedelta(minutes=8))
    assert "Dépassement de 2 minutes" in text(later.seen())
    assert known.room.clock
    hidden = replace(known.room, clock=replace(known.room.clock, visible=False))
    assert "Il reste" not in text(Seen(hidden, known.at))
    assert "██" not in text(Seen(hidden, known.at))


def test_the_part_that_runs_has_its_own_time() -> None:
    page = text(moment("pairs").seen())
    assert "✓ Seul, en silence" in page
    assert "▸ À deux  01:00" in page
    assert "Tous ensemble 4 min" in page


def test_while_people_assess_every_role_the_turnout_the_time_and_the_way_in_are_in_sight() -> None:
    page = text(moment("assess").seen())
    assert "5 bulletins sur 12 personnes présentes" in page
    assert all(f"{letter}{n} " in page for letter, most in (("A", 6), ("B", 6), ("C", 4), ("D", 5), ("E", 5))
               for n in range(1, most + 1))  # fmt: skip
    assert "10:00 · jusqu’à" in page
    assert "KAPO-27" in page
    assert "10:00" in text(moment("assess").seen(), 80, 24) or "Il reste 10 minutes" in page


def test_a_list_that_does_not_fit_turns_its_pages_and_shows_all_of_it() -> None:
    known = moment("revealed")
    later = [replace(known, at=known.at + timedelta(seconds=PAGE_SECONDS * n)) for n in range(4)]
    pages = [text(one.seen()) for one in later]
    assert {page.splitlines()[-1].strip() for page in pages} == {"1 sur 2", "2 sur 2"}
    found = {code for page in pages for code in re.findall(rf"\b([A-E]\d) [{SHAPES}]", page)}
    assert len(found) == 26


@pytest.mark.parametrize("second", range(0, 2 * PAGE_SECONDS, 7))
def test_whenever_the_reveal_comes_the_room_sees_its_first_page_first(second: int) -> None:
    known = moment("revealed")
    seen = replace(known, at=known.at + timedelta(seconds=second)).seen()
    assert all(one.revealed_at for one in seen.room.asked if one.tally)
    just_now = tuple(replace(one, revealed_at=seen.at) for one in seen.room.asked)
    page = text(replace(seen, room=replace(seen.room, asked=just_now)))
    assert page.splitlines()[-1].strip() == "1 sur 2"


def test_ballots_come_from_people_and_raised_hands_are_counted_of_who_is_present() -> None:
    seen = moment("revealed").seen()
    assert "12 bulletins sur 12 personnes · " in text(seen)
    raised = [replace(one, tally=replace(one.tally, hands=12)) if one.tally else one for one in seen.room.asked]
    page = text(replace(seen, room=replace(seen.room, asked=tuple(raised))))
    assert "12 personnes comptées sur 12 présentes · tour public" in page


@pytest.mark.parametrize(("name", "in_head"), [("hidden", False), ("vote", True)])
def test_before_the_reveal_raised_hands_are_people_and_no_ballots(name: str, in_head: bool) -> None:
    seen = moment(name).seen()
    raised = tuple(replace(one, by_hands=one.status == "open", answered=13) for one in seen.room.asked)
    page = text(replace(seen, room=replace(seen.room, asked=raised)))
    assert ("13 personnes comptées sur 12 présentes" in page) is in_head
    assert ("personnes comptées\n" in re.sub(" +\n", "\n", page)) is not in_head
    assert "bulletins" not in page


def test_before_the_reveal_the_turnout_is_all_there_is() -> None:
    page = text(moment("hidden").seen())
    assert "sur 12 personnes présentes" in page
    assert "Quel rôle jouons-nous sans le dire?" in page
    assert "écart" not in page


def test_a_tie_at_the_cut_is_shown_as_a_tie() -> None:
    page = text(moment("tied").seen())
    assert page.count("✓ retenu") == 4
    assert page.count("\n  = ") == 3
    assert "3 rôles à égalité pour une seule place" in page


def test_a_tie_that_a_secret_revote_settled_is_said_to_be_settled_so() -> None:
    play = Play.voted({"a1": 4, "a2": 2, "b1": 2}, 2)
    settled = "Départagé par un nouveau vote secret"
    assert settled not in text(Seen(room_value(play.state, None, WallView()), play.at))
    play.do(c.OpenRound(Purpose.VOTE, tie_of=2))
    assert settled not in text(Seen(room_value(play.state, None, WallView()), play.at))
    play.reveal([dots("b1"), dots("b1"), dots("a2")])
    codes = {role.id: role.code for role in play.state.roles}
    page = text(Seen(room_value(play.state, None, WallView()), play.at))
    assert f"{settled}\u00a0: {codes['b1']} 2, {codes['a2']} 1" in page
    # Of another cut, that revote says nothing.
    play.record(f.RetainChanged(3))
    assert settled not in text(Seen(room_value(play.state, None, WallView()), play.at))


def test_what_is_missing_at_a_carried_role_is_marked_and_nobody_is_an_answer() -> None:
    page = text(moment("carried").seen())
    assert "Anne Lavoie · Écrire à la mairie · 15 janvier" in page
    assert "aucun responsable pour l’instant" in page
    assert "△ à remplir" in page


def test_the_fingers_show_once_they_are_counted() -> None:
    assert "atteint" not in text(moment("agree").seen())
    page = text(moment("fingers").seen())
    assert "✓ Le niveau exigé est atteint." in page
    assert "cela me convient assez   3 " in page


def test_the_last_slide_thanks() -> None:
    assert "Merci" not in text(moment("close").seen())
    page = text(moment("final").seen())
    assert "12 personnes · 100 minutes de moins que prévu" in page
    assert "Prochaine rencontre\u00a0: le 14 janvier, 13\u00a0h 30" in page
    assert "Merci" in page


def test_a_decision_is_large_when_it_is_written_down_but_not_while_people_answer() -> None:
    assert "LIRE" not in text(moment("adjust").seen(fresh="d1")).upper()
    assert "Déc. 1" in text(moment("adjust").seen(fresh="d1"))
    for silent in ("assess", "count", "vote", "agree"):
        assert "Déc. 1" not in text(moment(silent).seen(fresh="d1"))


def test_a_wrapped_decision_hangs_under_its_own_first_letter() -> None:
    rows = text(moment("close").seen()).splitlines()
    first = next(number for number, row in enumerate(rows) if "Déc. 1" in row)
    column = rows[first].index("Tenir")
    assert rows[first + 1][:column].strip() == ""
    assert rows[first + 1][column] != " "


def test_the_curtain_hides_the_meeting_and_keeps_the_hour() -> None:
    page = text(moment("revealed").seen(wall=WallView(curtain=True)), 160, 45)
    assert re.sub(r"\s+", " ", page).strip() == "Table de quartier Saint-Rémi 13 h 42"


def test_a_zoomed_role_says_its_whole_text_and_its_answers_once_they_are_revealed() -> None:
    before = text(moment("assess").seen(wall=WallView(zoom="c2")))
    assert "Texte C2" in before
    assert "Souhaité" not in before
    assert "Souhaité" in text(moment("revealed").seen(wall=WallView(zoom="c2")))


def test_where_nobody_facilitates_the_wall_says_that_it_goes_on() -> None:
    sentence = "L’animation reprend dans un instant."
    assert sentence in text(moment("plenary").seen(away=True))
    assert sentence not in text(moment("final").seen(away=True))
    assert sentence not in text(moment("plenary").seen())


def test_latecomers_see_where_the_group_is() -> None:
    page = text(moment("close").seen(wall=WallView(recap=True)))
    assert "▸ Relecture, suites" in page
    assert "✓ Évaluer en silence" in page
    assert "Déc. 1" in page


@given(st.lists(st.integers(0, 300), min_size=2, max_size=6), st.integers(6, 60))
def test_a_bar_is_as_wide_as_asked_and_every_answer_shows(counts: list[int], width: int) -> None:
    drawn = spread_bar(counts, width)
    assert len(drawn) == (width if any(counts) else 0)
    digits = [("?" if level == len(counts) - 1 else str(level)) for level, count in enumerate(counts) if count]
    assert [one for one in drawn if one in "012345?"] == digits


def test_a_window_that_is_too_small_says_so() -> None:
    lines = draw_wall(moment("assess").seen(), 15, 4)
    assert len(lines) == 4
    assert [one.text for one in lines[:2]] == ["Agrandissez", "cette fenêtre."]


@pytest.mark.parametrize(("trial", "mark"), [("example", "EXEMPLE"), ("rehearsal", "RÉPÉTITION"), ("", "")])
@pytest.mark.parametrize("wall", [None, WallView(curtain=True), WallView(recap=True), WallView(zoom="d1")])
@pytest.mark.parametrize("name", sorted(moments()))
def test_what_is_no_real_meeting_says_so_in_the_first_row(
    name: str, wall: WallView | None, trial: str, mark: str
) -> None:
    known = moment(name)
    room = replace(known.room, header=replace(known.room.header, trial=trial))
    shown = text(replace(known, room=room).seen(wall=wall)).split("\n")
    assert mark in shown[0]
    assert len(shown) == 24
    if not trial:
        assert shown == text(known.seen(wall=wall)).split("\n")
        assert not any(word in "\n".join(shown) for word in ("EXEMPLE", "RÉPÉTITION"))


def test_an_open_door_says_how_to_come_in_and_who_could_read_a_ballot() -> None:
    wall = WallView(ways_in=(WayIn("ssh serveur, puis fiche join KAPE-27", "KAPE-27"),))
    seen = Seen(room_value(Play.assessing().state, None, wall), START)
    text = " ".join(" ".join(one.text for one in draw_wall(seen, 80, 24)).split())
    assert "→ ssh serveur, puis fiche join KAPE-27" in text
    assert text.count("KAPE-27") == 1
    assert "l’administration pourrait le lire" in text
    shut = Seen(room_value(Play.assessing().state, None, WallView()), START)
    assert "administration" not in " ".join(one.text for one in draw_wall(shut, 80, 24))


@pytest.mark.parametrize(
    ("by", "shown", "secret"),
    [
        (Way.TOKEN, "→ ssh -p 2222 vote@serveur · code KAPE-27 · votre jeton", "Rien ne dit qui a quel jeton"),
        (Way.CONNECTION, "→ ssh -p 2222 vote@serveur · code KAPE-27", "une connexion, une voix"),
    ],
)
def test_the_door_over_ssh_says_how_to_come_in_and_what_it_keeps_secret(by: Way, shown: str, secret: str) -> None:
    wall = WallView(ways_in=(WayIn("ssh -p 2222 vote@serveur", "KAPE-27", by),))
    seen = Seen(room_value(Play.assessing().state, None, wall), START)
    text = " ".join(" ".join(one.text for one in draw_wall(seen, 80, 24)).split())
    assert shown in text
    assert secret in text
    assert ("votre jeton" in text) is (by is Way.TOKEN)


def long_names(wall: WallView) -> Seen:
    """The silent assessment of 26 roles whose names are as long as any of the sheet that ships."""
    seen = moment("assess").seen(wall=wall)
    families = tuple(
        replace(one, roles=tuple(replace(role, label=f"{role.code} {'nom ' * 7}") for role in one.roles))
        for one in seen.room.list
    )
    question = (
        "Quels rôles nous aideront le plus à atteindre nos objectifs communs, avec les ressources que nous avons?"
    )
    return replace(seen, room=replace(seen.room, list=families, question=question))


@pytest.mark.parametrize("by", list(Way))
def test_while_people_assess_with_a_door_open_no_name_is_cut_at_80_columns(by: Way) -> None:
    page = text(long_names(WallView(ways_in=(WayIn("ssh -p 2222 vote@serveur", "KAPO-27", by),))))
    assert page.count("nom nom nom nom nom nom nom") == 26
    assert "…" not in page
    assert "KAPO-27" in page
    assert "l’administration pourrait" in page or "Rien n’empêche de voter deux fois" in page


def test_who_could_read_a_ballot_yields_to_names_where_two_doors_are_open() -> None:
    both = (WayIn("ssh serveur, puis fiche join KAPE-27", "KAPE-27"), WayIn("ssh -p 2222 vote@serveur", "KAPO-27"))
    page = text(long_names(WallView(ways_in=both)))
    assert page.count("nom nom nom nom nom nom nom") == 26
    assert page.count("→ ssh") == 2
    assert "administration" not in page
    taller = text(long_names(WallView(ways_in=both)), 80, 27)
    assert taller.count("administration") == 2


def test_while_people_talk_the_way_in_is_shown_where_the_clock_leaves_room() -> None:
    wall = WallView(ways_in=WAYS)
    shown = text(moment("plenary").seen(wall=wall), 80, 28)
    assert "→ ssh -p 2222 vote@serveur · code KAPO-27" in shown
    assert "Il reste 6 minutes" in shown
    # The objectives and the parts of a step come first: the clock is not taken away for the way in.
    for name in ("plenary", "pairs"):
        assert text(moment(name).seen(wall=wall)) == text(moment(name).seen())


def with_room(name: str, **changed: object) -> Seen:
    """A moment whose room is that one but for some parts, as an older room file leaves them out."""
    seen = moment(name).seen()
    return replace(seen, room=replace(seen.room, **changed))  # type: ignore[arg-type]


def adjourned(**changed: object) -> Seen:
    """The wall between two meetings, once roles were retained and something was decided."""
    header = replace(moment("close").room.header, status="suspended")
    return with_room("close", clock=None, header=header, **changed)


def test_between_two_meetings_the_room_leaves_with_its_roles_and_its_decisions() -> None:
    page = [row.strip() for row in text(adjourned()).splitlines() if row.strip()]
    assert page == [
        "Tables de quartier",
        "4 rôles retenus",
        "A2  ● Rôle A2 · Anne Lavoie",
        "A3  ● Rôle A3 · aucun responsable pour l’instant",
        "A4  ● Rôle A4",
        "A5  ● Rôle A5",
        "Ce que nous avons décidé",
        "Déc. 1  Tenir une assemblée au printemps avec toutes les organisations du",
        "quartier, et y inviter la mairie.",
        "La suite à la prochaine rencontre.",
        "Prochaine rencontre\u00a0: le 14 janvier, 13\u00a0h 30, salle du conseil",
    ]


def test_before_a_role_is_retained_the_adjourned_wall_tells_decisions_alone() -> None:
    page = text(adjourned(retained=(), carriers=()))
    assert "retenu" not in page
    assert "Déc. 1  Tenir une assemblée" in page


def test_on_a_small_wall_carriers_yield_to_the_roles_themselves() -> None:
    families = tuple(
        replace(one, roles=tuple(replace(role, label=f"Faire rayonner les bons {role.code}") for role in one.roles))
        for one in moment("close").room.list
    )
    page = [row.strip() for row in text(adjourned(list=families), 40, 20).splitlines()]
    start = page.index("4 rôles retenus") + 1
    assert page[start : start + 5] == [
        f"{code}  ● Faire rayonner les bons {code}" for code in ("A2", "A3", "A4", "A5")
    ] + [""]
    assert page[page.index("Ce que nous avons décidé") + 1] == "Déc. 1  Tenir une assemblée au"
    last = page.index("Prochaine rencontre\u00a0: le 14 janvier,")
    assert page[last + 1] == "13\u00a0h 30, salle du conseil"


def test_before_any_role_is_retained_there_is_nobody_to_name() -> None:
    page = text(with_room("carry", retained=(), carriers=()))
    assert "Qui porte? Première action? Pour quand?" in page
    assert "Aucun rôle n’est encore retenu." in page
    assert "△" not in page


def test_without_a_level_required_no_finger_is_asked_for() -> None:
    page = text(with_room("agree", agreement=None))
    assert "ACCORD SUR LE PORTRAIT" in page.upper()
    assert "je m’oppose" in text(moment("agree").seen())
    assert "je m’oppose" not in page


def test_where_the_level_required_is_not_reached_those_with_few_fingers_speak_first() -> None:
    agreement = moment("fingers").room.agreement
    assert agreement
    page = " ".join(text(with_room("fingers", agreement=replace(agreement, fingers=(0, 2, 1, 3, 5, 1)))).split())
    assert "✗ Le niveau exigé n’est pas atteint : qui est sous 3 parle d’abord." in page
    assert "✓" not in page


@pytest.mark.parametrize(
    ("lasted", "told"),
    [
        (119, "12 personnes · 1 minute de moins que prévu"),
        (120, "12 personnes · le temps prévu, exactement"),
        (121, "12 personnes · 1 minute de plus que prévu"),
        (135, "12 personnes · 15 minutes de plus que prévu"),
        (None, "12 personnes"),
    ],
)
def test_the_last_slide_compares_the_time_that_it_took_with_what_was_promised(lasted: int | None, told: str) -> None:
    ended = START + timedelta(minutes=lasted) if lasted else None
    held = RoomSitting(1, 120, 12, started_at=START, ended_at=ended)
    assert told in [row.strip() for row in text(with_room("final", sitting=held)).splitlines()]


def test_a_room_file_that_knows_nothing_of_the_meeting_still_thanks_and_counts_the_steps() -> None:
    last = text(with_room("final", sitting=None))
    assert "Merci" in last
    assert "personnes" not in last
    first = text(with_room("plenary", sitting=None)).splitlines()[0]
    assert first.rstrip().endswith("étape 1 sur 11")
    known = text(moment("plenary").seen()).splitlines()[0]
    assert known.rstrip().endswith("Étape 1 sur 11 · fin 15\u00a0h 30")


def test_families_without_an_id_are_listed_by_their_roles() -> None:
    listed = tuple(replace(one, id="") for one in moment("adjust").room.list)
    seen = with_room("adjust", list=listed)
    assert "" not in seen.names
    assert text(seen) == text(moment("adjust").seen())


def test_a_list_whose_roles_are_all_hidden_leaves_the_step_its_time() -> None:
    page = text(with_room("adjust", list=tuple(replace(one, roles=()) for one in moment("adjust").room.list)))
    assert "Il reste" in page
    assert not re.search(rf"[A-E]\d+ *[{SHAPES}]", page)


def test_a_paused_step_says_so_beside_the_title() -> None:
    known = moment("carry")
    assert known.room.clock
    stopped = replace(known.room.clock, paused_at=known.at)
    head = text(with_room("carry", clock=stopped)).splitlines()[0]
    assert head.rstrip().endswith(" · en pause")
    assert "jusqu’à" not in head


def test_nothing_follows_the_last_step() -> None:
    known = moment("plenary")
    assert known.room.clock
    last = known.room.steps[-1]
    assert "À suivre" in text(known.seen())
    page = text(with_room("plenary", clock=replace(known.room.clock, step=last.id, title=last.title)))
    assert "À suivre" not in page
    assert "Il reste 6 minutes" in page


def slips(name: str, voters: int) -> Seen:
    """A moment whose hidden round is counted by slips, with 9 people counted."""
    rounds: tuple[AskedRound, ...] = tuple(
        replace(one, asked=replace(one.asked, by_counts=True), answered=9, voters=voters)
        for one in moment(name).room.asked
    )
    return with_room(name, asked=rounds)


@pytest.mark.parametrize(("voters", "of"), [(12, " sur 12 présentes"), (0, "")])
def test_slips_count_people_and_not_ballots(voters: int, of: str) -> None:
    head = text(slips("assess", voters)).splitlines()[0]
    assert head.rstrip().endswith(f"9 personnes comptées{of}")
    page = text(slips("count", voters))
    assert "personnes comptées" in page
    assert ("sur 12 présentes" in page) is bool(of)
    assert "bulletin" not in page


def test_a_way_in_without_a_code_is_its_line_alone() -> None:
    page = text(moment("assess").seen(wall=WallView(ways_in=(WayIn("fiche join", ""),))))
    assert "→ fiche join" in page
    assert "code" not in page
    assert "l’administration pourrait le lire" not in " ".join(page.split())


def test_a_sheet_without_questions_to_talk_about_leaves_the_turnout_alone() -> None:
    assert "Parlez-en à deux" in text(moment("hidden").seen())
    page = text(with_room("hidden", talk=()))
    assert "Parlez-en à deux" not in page
    assert "sur 12 personnes présentes" in page
