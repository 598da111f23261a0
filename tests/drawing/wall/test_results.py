"""The table of a revealed round, by instrument: its columns, its headings, and a role in large."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from fiche_tui.drawing.wall.seen import Seen
from fiche_tui.drawing.wall.whole import draw_wall
from fiche_tui.language.translation import use_language
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.ballots import Ballot
from fiche_tui.workshop.room.values import ResultLine, WallView
from fiche_tui.workshop.room.whole import room_value
from fiche_tui.workshop.sheet import Instrument
from tests.workshop.samples import Play


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    use_language("fr")
    yield
    use_language(None)


def seen(play: Play, zoom: str = "") -> Seen:
    return Seen(room_value(play.state, None, WallView(zoom=zoom)), play.at)


def rows(shown: Seen, columns: int = 80) -> list[str]:
    return [" ".join(one.text.split()) for one in draw_wall(shown, columns, 24)]


def revealing(instrument: Instrument, *ballots: Mapping[str, tuple[int | None, ...]]) -> Play:
    """The step of the reveal, with those ballots of that instrument revealed."""
    play = Play.assessing(instrument=instrument).do(c.StartStep("devoiler"))
    return play.reveal([Ballot(one) for one in ballots])


def test_ticked_roles_have_a_column_for_each_list() -> None:
    play = revealing(Instrument.CHECK, {"a1": (1, 0), "b1": (1, 0)}, {"a1": (1, 0), "b2": (0, 1)})
    page = rows(seen(play))
    assert "à renforcer à alléger" in page
    heading = page.index("À ALLÉGER")
    above = ["► A1 ● Rôle A1 2 0", "► B1 ■ Rôle B1 1 0", "A2 ● Rôle A2 0 0", "A3 ● Rôle A3 0 0"]
    assert [one.replace("█", "").replace("  ", " ") for one in page[:heading] if "Rôle" in one] == above
    assert page[heading + 1] == "B2 ■ Rôle B2 0 1 ████████"


def test_where_only_the_wished_is_asked_there_is_one_level_and_no_gap() -> None:
    page = rows(seen(revealing(Instrument.WANTED, {"a1": (3,), "a2": (2,), "a3": (0,), "b1": (1,), "b2": (None,)})))
    assert "souhaité réponses" in page
    first = next(one for one in page if "A1 ●" in one)
    assert "3 ▮▮▮" in first
    assert "+" not in first


def test_the_roles_of_an_opened_family_are_under_it_without_figures() -> None:
    play = revealing(Instrument.FAMILY, {"fam-a": (1, 3), "fam-b": (2, 2)})
    play.record(f.FamiliesOpened(("fam-a",)))
    page = rows(seen(play))
    family = next(place for place, one in enumerate(page) if "A ● Famille A" in one)
    assert "1 ▮▯▯ 3 ▮▮▮ +2" in page[family]
    assert page[family + 1 : family + 4] == ["► A1 ● Rôle A1", "► A2 ● Rôle A2", "► A3 ● Rôle A3"]
    assert "B ■ Famille B" in page[family + 4]


def test_a_heading_names_its_family() -> None:
    shown = seen(Play.assessed({"a1": (1, 3)}).do(c.StartStep("devoiler")))
    (result,) = shown.room.results
    headed = replace(result, sort="family", lines=(ResultLine("family", "fam-a"), *result.lines))
    page = rows(replace(shown, room=replace(shown.room, results=(headed,))))
    heading = page.index("A ● Famille A")
    assert "Rôle A" in page[heading + 1]


def test_a_role_in_large_says_what_the_instrument_asked() -> None:
    checked = rows(seen(revealing(Instrument.CHECK, {"b2": (0, 1)}, {"b2": (0, 1), "a1": (1, 0)}), "b2"))
    assert "à renforcer 0" in checked
    assert "à alléger 2" in checked
    assert not any("écart" in one for one in checked)
    silent = dict.fromkeys(("a2", "a3", "b1", "b2"), (None,))
    wanted = rows(seen(revealing(Instrument.WANTED, {"a1": (3,), **silent}, {"a1": (2,), **silent}), "a1"))
    assert any(one.startswith("Souhaité 2,5 ▮▮▯") for one in wanted)
    assert not any("Aujourd’hui" in one or "écart" in one or "alléger" in one for one in wanted)
    full = rows(seen(Play.assessed({"a1": (1, 3)}), "a1"))
    assert "écart +2" in full
