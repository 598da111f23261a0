"""Dialogs: what each key answers, and people's text that comes out as it went in."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.app import App
from textual.content import Content
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import ModalScreen

from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialog import KeyRow, Picker, key_row
from fiche_tui.screens.kit.dialogs import Ask, Choose, Confirm, Show
from fiche_tui.screens.kit.entry import AskFields, AskText, Field
from fiche_tui.screens.kit.kept_entry import KeptFields
from fiche_tui.screens.kit.leaving import lost_by_leaving
from fiche_tui.screens.kit.menu import numbered
from fiche_tui.screens.kit.places_to_type import Line, Page
from tests import hostile
from tests.screens.dressed import Dressed

HOSTILE = hostile.each(hostile.INVISIBLE, hostile.LINES, "", alone=[hostile.WORDS])
NAMES = [f"text{place}" for place in range(len(HOSTILE))]
UNANSWERED = object()

Keys = Callable[[Pilot[None]], Awaitable[None]]


class Host(Dressed):
    def __init__(self) -> None:
        super().__init__()
        self.answer: Any = UNANSWERED

    def open(self, dialog: ModalScreen[Any]) -> None:
        self.push_screen(dialog, self.keep)

    def keep(self, answer: Any) -> None:
        self.answer = answer


async def answered(dialog: ModalScreen[Any], *keys: str, size: tuple[int, int] = (80, 24)) -> Any:
    app = Host()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        app.open(dialog)
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
    return app.answer


def on_screen(app: App[None]) -> str:
    """Everything drawn, as lines of text."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(line.text for line in lines)


TIE = [("1", "les garder tous", "keep"), ("2", "départager", "hands"), ("r", "revoter", "again")]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["1"], "keep"),
        (["2"], "hands"),
        (["é"], "hands"),
        (["r"], "again"),
        (["R"], "again"),
        (["enter"], "keep"),
        (["down", "down", "enter"], "again"),
        (["escape"], None),
        (["9", "x"], UNANSWERED),
    ],
)
async def test_ask(keys: list[str], answer: object) -> None:
    assert await answered(Ask("Égalité", ["Que fait le groupe?"], TIE), *keys) == answer


async def test_ask_starts_on_the_answer_of_enter() -> None:
    choices = [("0", "attendre", "wait"), ("enter", "dévoiler", "reveal")]
    assert await answered(Ask("Dévoiler", [], choices), "enter") == "reveal"


@pytest.mark.parametrize(("key", "answer"), [("enter", True), ("escape", False), ("n", UNANSWERED)])
async def test_confirm(key: str, answer: object) -> None:
    dialog = Confirm("Dévoiler", "En reste-t-il un?", "dévoiler, sans retour", "attendre")
    assert await answered(dialog, key) == answer


@pytest.mark.parametrize(
    ("keys", "answer"),
    [(["enter"], "b"), (["up", "enter"], "a"), (["down", "enter"], "c"), (["escape"], None), (["end", "enter"], "c")],
)
async def test_choose(keys: list[str], answer: object) -> None:
    dialog = Choose("Famille", [("a", "A"), ("b", Content("B")), ("c", "C")], selected="b")
    assert await answered(dialog, *keys) == answer


async def test_choose_from_nothing() -> None:
    assert await answered(Choose("Famille", []), "enter", "escape") is None


@pytest.mark.parametrize("key", ["enter", "escape", "q"])
async def test_show_closes(key: str) -> None:
    assert await answered(Show("Titre", "Texte"), key) is None


@pytest.mark.parametrize(("lines", "longer"), [(3, False), (80, True)])
async def test_the_arrows_are_named_where_there_is_more_to_read(lines: int, longer: bool) -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(Show("Titre", "\n".join(f"ligne {n}" for n in range(lines))))
        await pilot.pause()
        await pilot.pause()
        keys = str(app.screen.query_one(KeyRow).render())
        assert ("lire la suite" in keys) is longer
        assert "fermer" in keys


async def test_show_scrolls_with_the_arrows_and_the_clicker() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(Show("Titre", "\n".join(f"ligne {n}" for n in range(80))))
        await pilot.pause()
        assert "ligne 0" in on_screen(app)
        await pilot.press("pagedown", "pagedown", "down")
        await pilot.pause()
        assert "ligne 0 " not in on_screen(app)
        assert "ligne 40" in on_screen(app)


async def test_ask_text_on_one_line() -> None:
    assert await answered(AskText("Titre", "Texte", "ab"), "c", "enter") == "abc"
    assert await answered(AskText("Titre", "Texte", "ab"), "c", "escape") is None
    assert await answered(AskText("Titre", "Texte", "ab"), "c", "ctrl+s") == "abc"


async def test_a_text_that_wraps_is_stored_by_enter_and_keeps_the_lines_that_were_pasted() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(AskText("Réserve", "Mot pour mot", wraps=True))
        await pilot.pause()
        app.post_message(Paste("une\nligne"))
        await pilot.pause()
        await pilot.press("up", *"x", "down", *"y")
        await pilot.pause()
        height = app.screen.query_one(Page).outer_size.height
        await pilot.press("enter")
    assert app.answer == "unex\nlignye"
    assert height == 4


async def test_a_text_that_wraps_is_not_lost_on_one_escape() -> None:
    def typed() -> AskText:
        return AskText("Réserve", "Mot pour mot", wraps=True)

    assert await answered(typed(), "a", "escape") is UNANSWERED
    assert await answered(typed(), "a", "escape", "escape") is None


async def test_ask_text_on_several_lines() -> None:
    assert await answered(AskText("Titre", "Texte", "ab", multiline=True), "enter", "c", "ctrl+s") == "ab\nc"


async def test_a_long_text_is_not_lost_on_one_escape() -> None:
    def typed() -> AskText:
        return AskText("Réserve", "Mot pour mot", multiline=True)

    assert await answered(typed(), "escape") is None
    assert await answered(typed(), "a", "escape") is UNANSWERED
    assert await answered(typed(), "a", "escape", "escape") is None
    assert await answered(typed(), "a", "escape", "b", "ctrl+s") == "ab"
    assert await answered(typed(), "a", "escape", "b", "escape") is UNANSWERED


async def test_a_sentence_in_a_form_is_not_lost_on_one_escape_and_a_name_is() -> None:
    def fields() -> AskFields:
        return AskFields("Insérer", [Field("text", "Texte", "un texte qui était déjà là"), Field("label", "Étiquette")])

    tab, sentence = "tab", [*("space" if one == " " else one for one in "une longue phrase de plus")]
    assert await answered(fields(), "escape") is None
    assert await answered(fields(), tab, *"Anne", "escape") is None
    assert await answered(fields(), tab, *sentence, "escape") is UNANSWERED
    assert await answered(fields(), tab, *sentence, "escape", "escape") is None
    assert await answered(fields(), tab, *sentence, "escape", "s", "escape") is UNANSWERED


@pytest.mark.parametrize("multiline", [False, True])
async def test_too_long_is_refused_with_a_sentence_and_kept(multiline: bool) -> None:
    app = Host()
    async with app.run_test(notifications=True) as pilot:
        app.open(AskText("Titre", "Texte", "abcd", multiline, max_length=5))
        await pilot.press("e", "f", "g", "ctrl+s")
        await pilot.pause()
        assert app.answer is UNANSWERED
        assert "Trop long de 2 caractères." in on_screen(app)
        await pilot.press("backspace", "backspace", "ctrl+s")
    assert app.answer == "abcde"


@pytest.mark.parametrize("multiline", [False, True])
async def test_a_refusal_goes_with_the_text_that_it_was_about(multiline: bool) -> None:
    app = Host()
    async with app.run_test(notifications=True) as pilot:
        app.open(AskText("Titre", "Texte", "abcdefg", multiline, max_length=5))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Trop long de 2 caractères." in on_screen(app)
        await pilot.press("backspace", "backspace")
        await pilot.pause()
        assert "Trop long" not in on_screen(app)


async def test_a_refusal_of_a_form_goes_with_what_it_was_about() -> None:
    app = Host()
    async with app.run_test(notifications=True) as pilot:
        app.open(AskFields("Porter", [Field("a", "A", "trop"), Field("b", "B", "bon")], max_length=3))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Trop long de 1 caractère." in on_screen(app)
        await pilot.press("backspace")
        await pilot.pause()
        assert "Trop long" not in on_screen(app)


async def test_fields_by_enter_by_arrows_and_by_f2() -> None:
    def fields() -> AskFields:
        return AskFields("Porter", [Field("qui?", "Qui porte?", "Am"), Field("2", "Action?"), Field("when", "Quand?")])

    assert await answered(fields(), "y", "enter", "a", "enter", "b", "enter") == {"qui?": "Amy", "2": "a", "when": "b"}
    assert await answered(fields(), "down", "down", "b", "up", "a", "ctrl+s") == {"qui?": "Am", "2": "a", "when": "b"}
    assert await answered(fields(), "enter", "enter", "enter") == {"qui?": "Am", "2": "", "when": ""}
    assert await answered(fields(), "y", "escape") is None
    long = AskFields("Porter", [Field("a", "A", "trop"), Field("b", "B", "bon")], max_length=3)
    assert await answered(long, "down", "enter", "backspace", "ctrl+s") == {"a": "tro", "b": "bon"}


async def test_seven_fields_hold_in_24_rows() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(AskFields("Porter", [Field(str(n), f"Champ {n}") for n in range(7)]))
        for _ in range(6):
            await pilot.press("enter")
        await pilot.pause()
        assert "Champ 6" in on_screen(app)
        assert "enregistrer" in on_screen(app)


@pytest.mark.parametrize("multiline", [False, True])
async def test_a_paste_of_several_lines_is_kept_whole(multiline: bool) -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.open(AskText("Titre", "Texte", multiline=multiline))
        await pilot.pause()
        app.post_message(Paste("une\nligne\n[/b]"))
        await pilot.pause()
        await pilot.press("ctrl+s")
    assert app.answer == ("une\nligne\n[/b]" if multiline else "une ligne [/b]")


@pytest.mark.parametrize("size", [(80, 24), (40, 20)], ids=["80x24", "40x20"])
@pytest.mark.parametrize("text", HOSTILE, ids=NAMES)
async def test_hostile_text_in_every_place(text: str, size: tuple[int, int]) -> None:
    # A single line holds no line end and no tab; every other character stays.
    line = text.replace("\n", " ").replace("\t", " ")
    fields = [Field("a", text, line, text), Field("b", text, line, text)]
    expected: list[tuple[ModalScreen[Any], list[str], object]] = [
        (Ask(text, [text], [("1", text, 1), ("2", text, 2)]), ["2"], 2),
        (Confirm(text, text, text, text), ["enter"], True),
        (Choose(text, [(text, text), ("b", text)], lines=[text]), ["enter"], text),
        (Show(text, text), ["enter"], None),
        (AskText(text, text, text, multiline=True, hint=text), ["ctrl+s"], text),
        (AskText(text, text, line, hint=text, lines=[text]), ["enter"], line),
        (AskFields(text, fields), ["enter", "enter"], {"a": line, "b": line}),
    ]
    app = Host()
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        for dialog, keys, answer in expected:
            app.answer = UNANSWERED
            app.open(dialog)
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            assert app.answer == answer, type(dialog).__name__


@pytest.mark.parametrize("text", hostile.TEXTS[:7], ids=range(7))
async def test_hostile_text_is_shown_as_it_is(text: str) -> None:
    app = Host()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.open(Ask(f"T {text}", [f"L {text}"], [("1", f"C {text}", 1)]))
        await pilot.pause()
        shown = on_screen(app)
    assert all(f"{place} {text}" in shown for place in "TLC")


async def test_the_chosen_line_has_a_mark() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(Choose("Famille", [("a", "Un"), ("b", "Deux")]))
        await pilot.pause()
        assert "▸ Un" in on_screen(app)
        await pilot.press("down")
        await pilot.pause()
        assert "▸ Deux" in on_screen(app)
        assert "▸ Un" not in on_screen(app)
        assert app.screen.query_one(Picker).has_focus


def test_key_row() -> None:
    assert key_row([("n", "suivante"), ("?", "[aide]")]).plain == "n\u00a0suivante   ?\u00a0[aide]"


def test_a_numbered_menu_has_no_more_choices_than_digits() -> None:
    assert len(numbered("Quoi?", [(n, str(n)) for n in range(10)])._choices) == 10
    with pytest.raises(ValueError, match="11 choices for 10 digits"):
        numbered("Quoi?", [(n, str(n)) for n in range(11)])


async def test_arrows_stop_at_the_ends_of_a_form_and_a_text_too_long_stays_there() -> None:
    kept: list[dict[str, str]] = []

    def keep(typed: dict[str, str]) -> str:
        kept.append(typed)
        return ""

    fields = [Field("who", "Qui?", ""), Field("due", "Pour quand?", "x" * 30)]
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.open(KeptFields("Suivi", fields, keep=keep, max_length=20))
        await pilot.pause()
        await pilot.press("up", *"Ève", "ctrl+s")
        await pilot.pause()
        assert kept == []
        assert app.focused is app.screen.query(Line).last()
        assert "Ève" in on_screen(app)
        await pilot.press("down", *["backspace"] * 12, "ctrl+s")
        await pilot.pause()
    assert kept == [{"who": "Ève", "due": "x" * 18}]


class Holding(FicheScreen[object]):
    """Shows what the disk does not have."""

    holds_unstored = True


def test_leaving_with_a_ballot_that_is_nowhere_is_asked_about() -> None:
    assert lost_by_leaving([FicheScreen[object]()]) == ""
    said = "Le bulletin que vous saisissez n’est pas encore dans l’urne."
    assert lost_by_leaving([Holding(), FicheScreen[object]()]) == said
