"""The wall on a telephone's 40 columns: what matters least is left out or shortened, and nothing is cut off."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from fiche_tui.drawing.styles import SHAPES
from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.drawing.wall.whole import draw_wall
from fiche_tui.language.translation import use_language
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.room.values import WallView
from fiche_tui.workshop.room.whole import room_value
from fiche_tui.workshop.sheet import Instrument
from tests.drawing.wall.moments import moment
from tests.workshop.samples import Play

NAMES: Mapping[str, str] = {
    "A2": "Espaces de dialogue",
    "A3": "Connaissance et confiance",
    "A5": "Faire rayonner les bons coups",
    "B1": "Partager les pratiques",
}


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    use_language("fr")
    yield
    use_language(None)


def named(seen: Seen) -> Seen:
    """The same with names as long as those of the sheet that ships."""
    families = tuple(
        replace(one, roles=tuple(replace(role, label=NAMES.get(role.code, role.label)) for role in one.roles))
        for one in seen.room.list
    )
    return replace(seen, room=replace(seen.room, list=families))


def page(seen: Seen, columns: int = 40, rows: int = 20) -> list[str]:
    return [one.text.rstrip() for one in draw_wall(named(seen), columns, rows)]


def table(shown: list[str]) -> list[str]:
    """The rows of the roles."""
    return [one for one in shown if re.search(rf"[A-E]\d [{SHAPES}] ", one)]


def test_a_vote_is_rank_role_dots_and_what_is_retained() -> None:
    shown = page(moment("tied").seen())
    assert table(shown) == [
        "    1 A2 ● Espaces de dialogue     9 ✓",
        "    2 A3 ● Connaissance et conf…   7 ✓",
        "    3 A4 ● Rôle A4                 6 ✓",
        "    4 A5 ● Faire rayonner les b…   5 ✓",
        "  = 5 B1 ■ Partager les pratiqu…   3",
        "  = 5 B2 ■ Rôle B2                 3",
        "  = 5 B3 ■ Rôle B3                 3",
    ]
    assert "".join(shown[7:9]) == "  ─ ─ retenir 5 ─ ─ ─ 3 rôles à  égalité pour une seule place ─ ─"
    assert shown[12] == "  Sans point\u00a0: B4\u00a0Rôle B4 · B6\u00a0Rôle B6"
    assert [one for one in shown if "✓ retenu" in one] == ["  = à égalité · ✓ retenu"]


def test_where_there_is_room_the_rank_stands_beside_the_bar() -> None:
    first, *_others = table(page(moment("tied").seen(), 80, 24))
    assert first == f"    1 A2 ● {'Espaces de dialogue':<37} {'█' * 16}  9 ✓ retenu"


def test_roles_without_a_dot_are_their_codes_where_their_names_take_four_rows() -> None:
    seen = moment("tied").seen()
    silent = {one.subject for one in seen.room.results[-1].lines if one.what == "silent"}
    families = tuple(
        replace(one, roles=tuple(replace(role, label="Nom " * 9) if role.id in silent else role for role in one.roles))
        for one in seen.room.list
    )
    shown = page(replace(seen, room=replace(seen.room, list=families)))
    assert "  Sans point\u00a0: B4 · B6 · C1 · C2" in shown


def test_an_assessment_is_role_wish_and_gap() -> None:
    shown = page(moment("revealed").seen())
    assert shown[3] == "                     souhaité  écart"
    assert table(shown)[:3] == [
        "  ► A2 ● Espaces de dia…  2,5     +1",
        "  ► A3 ● Connaissance e…  2,5     +1",
        "  ► A4 ● Rôle A4          2,5     +1",
    ]
    assert table(shown)[-1] == "    A6 ● Rôle A6          1,5      0 ↔"
    assert shown[-3:-1] == ["  12 bulletins sur 12 personnes", "  ► liste courte · ↔ partagé"]


def test_bars_yield_before_the_levels_do() -> None:
    shown = page(moment("revealed").seen(), 62)
    assert shown[3].split() == ["aujourd’hui", "souhaité", "écart"]
    assert table(shown)[0] == "  ► A2 ● Espaces de dialogue       1,5 ▮▯▯  2,5 ▮▮▯     +1"


def test_ticked_roles_keep_both_counts() -> None:
    play = Play.assessing(instrument=Instrument.CHECK).do(c.StartStep("devoiler"))
    play.reveal([Ballot({"a2": (1, 0), "b1": (1, 0)}), Ballot({"a2": (1, 0), "b2": (0, 1)})])
    shown = page(Seen(room_value(play.state, None, WallView()), play.at))
    heading = next(one for one in shown if "à renforcer" in one)
    rows = {one.split()[1 if one.strip().startswith("►") else 0]: one for one in table(shown)}
    assert heading.endswith("à renforcer  à alléger")
    for code, counts in {"A2": "2  0", "B1": "1  0", "B2": "0  1"}.items():
        first, second = counts.split()
        assert rows[code][heading.index(" renforcer") + 9] == first
        assert rows[code][len(heading) - 1] == second


@pytest.mark.parametrize("name", ["revealed", "tied"])
@pytest.mark.parametrize("columns", range(40, 81))
def test_no_column_of_figures_is_ever_cut(name: str, columns: int) -> None:
    shown = page(moment(name).seen(), columns)
    assert table(shown)
    assert not [one for one in shown if one.endswith("…")]


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("plenary", "  Table de quartier S…  étape 1 sur 11"),
        ("assess", "  Évaluer en sile…  5 bulletins sur 12"),
        ("revealed", "  Dévoiler et discuter           16:00"),
    ],
)
def test_the_first_row_shortens_its_end_before_the_name_of_the_step(name: str, head: str) -> None:
    assert page(moment(name).seen())[0] == head


def test_a_clock_that_is_stopped_says_so_on_a_telephone_too() -> None:
    seen = moment("revealed").seen()
    assert seen.room.clock
    paused = replace(seen.room.clock, paused_at=seen.at)
    assert page(replace(seen, room=replace(seen.room, clock=paused)))[0] == "  Dévoiler et discu…  16:00 · en pause"


def test_while_people_assess_names_the_scale_and_the_way_in_are_whole() -> None:
    words = ("nous ne le faisons pas", "à l’occasion", "régulièrement", "au cœur de notre action")
    seen = moment("assess").seen()
    scales = tuple(
        replace(one, levels=tuple(replace(level, text=word) for level, word in zip(one.levels, words, strict=True)))
        for one in seen.room.scales
    )
    shown = page(replace(seen, room=replace(seen.room, scales=scales)))
    told = " ".join(" ".join(shown).split())
    assert all(word in told for word in (*words, "je ne sais pas", "code KAPO-27"))
    assert table(shown)
    assert not [one for one in table(shown) if "…" in one]
    assert shown[-1].endswith(" sur 5")
