"""Help under a field: names that are offered and taken, a deadline shown back in full, and the keys of the form."""

from collections.abc import Sequence
from datetime import date

from textual.pilot import Pilot
from textual.widgets import OptionList

from fiche_tui.screens.kit.entry import AskFields, AskText, Field
from fiche_tui.screens.kit.help_with_typing import Deadlines, Names
from fiche_tui.screens.kit.places_to_type import Line
from fiche_tui.workshop.values import Person
from tests.screens.kit.test_dialogs import UNANSWERED, Host, answered, on_screen

PEOPLE = (
    Person("a", "Anne Lavoie", "Maison des familles"),
    Person("m", "Marie Roy", "Ville"),
    Person("n", "Marie Roy", "Table des aînés"),
    Person("k", "Karim Benali"),
    Person("x", "[b]Max[/b]", "[/]"),
)


def who() -> AskText:
    return AskText("Porter", "Qui porte?", help=Names(PEOPLE))


def offered(typed: str) -> list[str]:
    return [one.text for one in Names(PEOPLE).offers(typed)]


def test_two_people_of_one_name_are_two_lines_and_are_written_with_their_organisation() -> None:
    offers = Names(PEOPLE).offers("mar")
    assert [one.shown for one in offers] == ["Marie Roy · Ville", "Marie Roy · Table des aînés"]
    assert [one.text for one in offers] == ["Marie Roy (Ville)", "Marie Roy (Table des aînés)"]


def test_a_second_person_is_offered_after_the_first() -> None:
    assert offered("Anne Lavoie et kar") == ["Anne Lavoie et Karim Benali"]
    assert offered("Anne Lavoie, k") == ["Anne Lavoie, Karim Benali"]
    assert offered("Anne Lavoie et ") == []


def test_what_is_written_already_is_not_offered() -> None:
    assert offered("karim benali") == []
    assert offered("Marie Roy (Ville)") == []


async def test_down_and_enter_take_one_and_enter_stores() -> None:
    assert await answered(who(), *"mar", "down", "down", "enter", "enter") == "Marie Roy (Table des aînés)"
    assert await answered(who(), *"lav", "down", "enter", *", kar", "down", "enter", "enter") == (
        "Anne Lavoie, Karim Benali"
    )


async def test_enter_alone_stores_what_is_typed() -> None:
    assert await answered(who(), *"mar", "enter") == "mar"
    assert await answered(who(), *"mar", "down", "up", "enter") == "mar"
    assert await answered(who(), *"mar", "down", "escape", "enter") == "mar"
    assert await answered(who(), *"mar", "escape") is None


async def test_nothing_is_offered_for_what_was_there_before() -> None:
    assert await answered(AskText("Porter", "Qui?", "mar", help=Names(PEOPLE)), "down", "enter") == "mar"


async def shown(pilot: Pilot[None], keys: Sequence[str]) -> str:
    await pilot.press(*keys)
    await pilot.pause()
    return on_screen(pilot.app)


async def test_the_list_is_drawn_under_the_field_and_is_never_markup() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(who())
        assert "[b]Max[/b] · [/]" in await shown(pilot, "max")
        assert "Max" not in await shown(pilot, ["space", "space", "z"])


async def test_a_click_takes_one() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(who())
        await shown(pilot, "kar")
        await pilot.click(OptionList)
        await pilot.pause()
        assert app.screen.query_one(Line).value == "Karim Benali"
        assert app.screen.query_one(Line).has_focus
        await pilot.press("enter")
    assert app.answer == "Karim Benali"


async def test_in_a_form_the_arrows_go_on_where_nothing_is_offered() -> None:
    def form() -> AskFields:
        fields = [Field("who", "Qui?", help=Names(PEOPLE)), Field("what", "Quoi?"), Field("when", "Quand?")]
        return AskFields("Porter", fields)

    assert await answered(form(), "down", "a", "up", *"kar", "down", "enter", "down", "b", "ctrl+s") == {
        "who": "Karim Benali",
        "what": "ab",
        "when": "",
    }
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(form())
        assert "Marie Roy · Ville" in await shown(pilot, "mar")
        assert "Marie Roy · Ville" not in await shown(pilot, ["tab"])
        assert app.answer is UNANSWERED


async def test_a_deadline_is_shown_back_in_full_under_the_field() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(AskText("Porter", "Pour quand?", help=Deadlines(date(2026, 11, 23), "fr")))
        assert "jeudi 26 novembre 2026" in await shown(pilot, ["j", "e", "u", "d", "i"])
        assert "sera écrit tel quel" in await shown(pilot, "x")
        await pilot.press("enter")
    assert app.answer == "jeudix"


async def test_a_past_deadline_is_warned_about_whole_and_kept_as_typed() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(AskText("Porter", "Pour quand?", help=Deadlines(date(2026, 9, 24), "fr")))
        assert "mercredi 23 septembre 2026 · ▲ Cette date est passée." in await shown(pilot, "hier")
        await pilot.press("enter")
    assert app.answer == "hier"
