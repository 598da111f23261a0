"""A whole meeting on each sheet that ships, and on sheets of any shape: every step drawn, minutes at the end."""

import re
from pathlib import Path

import pytest

from fiche_tui.app import FicheApp
from fiche_tui.language.translation import _, use_language
from fiche_tui.minutes.markdown import minutes_html, minutes_markdown
from fiche_tui.minutes.names import Format, Printable
from fiche_tui.minutes.printables import printable
from fiche_tui.minutes.to_csv import counts_csv
from fiche_tui.screens.meeting.screen import WorkshopScreen
from fiche_tui.screens.sheet.screen import SheetScreen
from fiche_tui.sheet.library import SheetSource, find_sheet, shipped_sheets
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import State, listed_roles
from fiche_tui.workshop.values import Wall
from tests.rehearsal import Rehearsal
from tests.screens.sheet.panes import drawn
from tests.soaked import rest_in_soak

SHIPPED = [
    pytest.param(source.id, preset.id, marks=[pytest.mark.soak] if place else [])
    for source in shipped_sheets()
    for place, preset in enumerate(parse_sheet(source.data, source.name).presets)
]

AGENDA = """
## Déroulement

| étape | genre | 60 | options |
|---|---|---|---|
| Accueil | plénière | 5 | |
| Ajuster | ajuster | 5 | |
| Évaluer | évaluer | 5 | |
| Dépouiller | dépouiller | 5 | |
| Dévoiler | dévoiler | 10 | |
| Voter | voter | 5 | |
| Porter | porter | 10 | |
| Accord | accord | 5 | protégée |
| Relire | relire | 10 | protégée |
"""
BARE = (
    "\n## Déroulement\n\n| étape | genre | 20 |\n|---|---|---|\n| Parler | plénière | 10 |\n| Souffler | pause | 10 |\n"
)


def of_shape(families: int, items: int, instrument: str) -> SheetSource:
    """A sheet of so many families that share so many items."""
    text = f"# Fiche de {items} énoncés\n"
    if families:
        text += "\n## Familles\n"
        for family in range(families):
            text += f"\n### Famille numéro {family + 1}\n\n"
            text += "".join(f"- Énoncé numéro {n} de la fiche\n" for n in range(family, items, families))
        text += f"\n## Formats\n\n| format | instrument |\n|---|---|\n| 60 | {instrument} |\n"
    return SheetSource("forme.md", (text + (AGENDA if families else BARE)).encode())


SHAPES = [(1, 1, "complet"), (12, 200, "cocher"), (0, 0, ""), (1, 9, "cocher"), (12, 200, "complet")]


ROLE = re.compile(r"\b(rôles?|roles?)\b", re.IGNORECASE)


async def play(rehearsal: Rehearsal, size: tuple[int, int]) -> int:
    """Every step entered and drawn; how many there were. A sheet that names its lines is spoken of by that name."""
    steps = 0
    named = bool(rehearsal.session.state.sheet.item_names)
    app = FicheApp(rehearsal.workshops, rehearsal.clock, rehearsal.session)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, WorkshopScreen)
        for step in rehearsal.steps():
            steps += 1
            screen.desk.refresh_state()
            await pilot.pause()
            await pilot.press("down", "up", "right", "left", "escape")
            await pilot.pause()
            # A plenary step writes its title in capitals, in the body.
            assert step.title[:20].casefold() in drawn(app).casefold(), step.id
            assert not (named and ROLE.search(drawn(app))), step.id
        rehearsal.finish()
        screen.desk.refresh_state()
        await pilot.pause()
    return steps


@pytest.mark.parametrize(("name", "preset"), SHIPPED)
async def test_a_meeting_on_each_sheet_that_ships(name: str, preset: str, tmp_path: Path) -> None:
    source = find_sheet(name)
    rehearsal = Rehearsal(tmp_path, source, preset)
    sheet = rehearsal.session.state.sheet
    assert await play(rehearsal, (80, 24)) == sum(preset in step.minutes for step in sheet.steps)
    state = rehearsal.session.state
    assert state.final_at
    markdown = minutes_markdown(state)
    assert minutes_html(state).endswith("</html>\n")
    assert f"lang: {sheet.lang}" in markdown
    if sheet.lang == "en":
        assert re.search(r"(?m)^## .*Decisions$", markdown)
        assert "Compte rendu" not in markdown
        assert "Décisions" not in markdown
    else:
        assert re.search(r"(?m)^## .*Décisions$", markdown)
    # A sheet of steps alone has no portrait.
    assert bool(re.search(r"(?m)^## .*(Portrait des|[Oo]verview)", markdown)) is bool(sheet.items)
    if sheet.item_names:
        papers = [printable(state, kind, Format.MARKDOWN) for kind in Printable]
        for text in (markdown, minutes_html(state), counts_csv(state), *papers):
            # The ids of places in the text and ARIA's attribute are the same whatever the sheet: « role-a1 ».
            assert not ROLE.search(re.sub(r'(id="|href="#|\(#)role-[a-z0-9-]+| role="img"', "", text))
        assert "Portrait des énoncés" in markdown


@pytest.mark.parametrize(("families", "items", "instrument"), rest_in_soak(SHAPES, kept=2, several=True))
@pytest.mark.parametrize(
    "size",
    # A meeting takes seconds: at the second size it is for the soak.
    [pytest.param((80, 24), id="80x24"), pytest.param((160, 45), id="160x45", marks=pytest.mark.soak)],
)
async def test_a_meeting_on_a_sheet_of_any_shape(
    families: int, items: int, instrument: str, size: tuple[int, int], tmp_path: Path
) -> None:
    source = of_shape(families, items, instrument)
    rehearsal = Rehearsal(tmp_path, source)
    assert await play(rehearsal, size) == (9 if families else 2)
    markdown = minutes_markdown(rehearsal.session.state)
    assert all(role.code in markdown for role in listed_roles(rehearsal.session.state))


@pytest.mark.parametrize("size", rest_in_soak([(80, 24), (160, 45), (120, 36), (200, 50)], kept=2))
@pytest.mark.parametrize(("families", "items"), [(0, 0), (1, 1), (1, 40), (12, 200), (26, 26)])
async def test_a_sheet_of_any_shape_is_read(families: int, items: int, size: tuple[int, int], tmp_path: Path) -> None:
    source = of_shape(families, items, "complet")
    sheet = parse_sheet(source.data, source.name)
    rehearsal = Rehearsal(tmp_path, source)
    app = FicheApp(rehearsal.workshops, rehearsal.clock)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.push_screen(SheetScreen(sheet))
        await pilot.pause()
        assert isinstance(app.screen, SheetScreen)
        for item in sheet.items:
            assert app.screen.panes.cursor.role == item.id
            app.screen.action_step(1)
        await pilot.pause()
        if items:
            assert f"▸ {sheet.items[-1].code}" in drawn(app)
        else:
            assert "Cette fiche n’a pas de rôles" in drawn(app)


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "18 énoncés dans 5 familles"), ("en", "18 statements in 5 families")]
)
async def test_a_sheet_names_its_lines_and_the_next_one_does_not(language: str, words: str, tmp_path: Path) -> None:
    """The name is that of the sheet on screen: home, the list of sheets and another sheet do not inherit it."""
    use_language(language)
    named, other = (find_sheet(name) for name in ("autodiagnostic-partenariat", "roles-acteur-collectif"))
    rehearsal = Rehearsal(tmp_path, other, "45")
    app = FicheApp(rehearsal.workshops, rehearsal.clock)
    async with app.run_test(size=(120, 36), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        app.push_screen(SheetScreen(parse_sheet(named.data, named.name), named))
        await pilot.pause()
        assert words in drawn(app)
        await pilot.press("question_mark")
        await pilot.pause()
        # « Notre rôle » is how the group sees itself in what it carries, whatever its lines are called.
        assert not ROLE.search(re.sub("notre rôle|our role", "", drawn(app)))
        await pilot.press("escape", "escape")
        await pilot.pause()
        app.push_screen(SheetScreen(parse_sheet(other.data, other.name), other))
        await pilot.pause()
        assert re.search("26 r[oô]les", drawn(app))
        assert not re.search("énoncé|statement", drawn(app))


async def test_a_workshop_is_spoken_of_by_the_name_in_its_copy(tmp_path: Path) -> None:
    """Questions, refusals and what was done are said with the sheet's word; back at home the word is gone."""
    rehearsal = Rehearsal(tmp_path, find_sheet("autodiagnostic-partenariat"), "60")
    app = FicheApp(rehearsal.workshops, rehearsal.clock, rehearsal.session)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        for step in rehearsal.steps():
            if step.kind is StepKind.ADJUST:
                break
        assert isinstance(app.screen, WorkshopScreen)
        app.screen.desk.refresh_state()
        await pilot.pause()
        await pilot.press("i")
        await pilot.pause()
        assert "Insérer un énoncé" in drawn(app)
        await pilot.press("escape", "r", "1", "end", *" clair", "enter")
        await pilot.pause()
        assert not ROLE.search(drawn(app))
        await pilot.press("q")
        await pilot.pause()
        assert _("{n} rôle") == "{n} rôle"


OWN_SCALES = """
## Échelles

### Vécu `today`

0. jamais
1. un peu
2. assez
3. tout à fait

### Voulu `wanted`

0. jamais
1. un peu
2. assez
3. tout à fait
"""
USUAL_TITLES = re.compile("aujourd’hui|souhaité", re.IGNORECASE)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
async def test_a_sheet_gives_its_scales_their_titles(size: tuple[int, int], tmp_path: Path) -> None:
    """Ballots, reveal, the card of a role, minutes and papers all say them; the usual ones are nowhere."""
    shaped = of_shape(2, 6, "complet")
    source = SheetSource(shaped.name, shaped.data.replace(b"\n## Formats", OWN_SCALES.encode() + b"\n## Formats"))
    rehearsal = Rehearsal(tmp_path, source)
    app = FicheApp(rehearsal.workshops, rehearsal.clock, rehearsal.session)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await pilot.pause()
        workshop = app.screen
        assert isinstance(workshop, WorkshopScreen)

        async def shown(*keys: str) -> str:
            workshop.desk.refresh_state()
            for _turn in range(3):
                await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            text = drawn(app)
            assert not USUAL_TITLES.search(text), text
            while app.screen is not workshop:
                await pilot.press("escape")
                await pilot.pause()
            return text

        for step in rehearsal.steps():
            if step.kind is StepKind.COUNT:
                assert re.search(r"vécu +voulu", await shown("b"))
            elif step.kind is StepKind.REVEAL:
                rehearsal.cast_missing()
                rehearsal.reveal()
                assert re.search(r"vécu .*voulu .*écart", await shown())
                card = await shown("enter")
                assert re.search("VÉCU|Vécu", card)
                assert re.search("VOULU|voulu", card)
                break
    state = rehearsal.session.state
    for text in (minutes_markdown(state), minutes_html(state), *(papers := _papers(state))):
        assert not USUAL_TITLES.search(text)
    assert "Vécu et Voulu\u00a0: médianes" in minutes_markdown(state)
    assert "Écart\u00a0: «\u00a0Voulu\u00a0» moins «\u00a0Vécu\u00a0»" in minutes_markdown(state)
    assert any("Vécu" in paper and "Voulu" in paper for paper in papers)


def _papers(state: State) -> list[str]:
    return [printable(state, kind, Format.MARKDOWN) for kind in Printable]


@pytest.mark.parametrize("mirrored", [False, True], ids=["own screen", "mirrored"])
async def test_a_long_list_of_codes_follows_what_is_typed_unless_the_wall_shows_it(
    mirrored: bool, tmp_path: Path
) -> None:
    rehearsal = Rehearsal(tmp_path, of_shape(12, 200, "cocher"))
    rehearsal.do(c.Record(f.WallDeclared(Wall.SAME if mirrored else Wall.TWO)))
    next(step for step in rehearsal.steps() if step.kind is StepKind.COUNT)
    app = FicheApp(rehearsal.workshops, rehearsal.clock, rehearsal.session)
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        for _turn in range(3):
            await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        before = drawn(app)
        assert "A1  ● Énoncé numéro 0 de la fiche" in before
        assert "tapez la lettre d’une famille" in before
        await pilot.press("h")
        await pilot.pause()
        assert ("H1  ▲ Énoncé numéro 7 de la fiche" in drawn(app)) is not mirrored
        await pilot.press("2", "enter")
        await pilot.pause()
        assert ("✓ H2" in drawn(app)) is not mirrored
        if mirrored:
            assert [line for line in drawn(app).splitlines() if "●" in line] == [
                line for line in before.splitlines() if "●" in line
            ]
