from pathlib import Path

import pytest
from textual.app import App
from textual.binding import Binding
from textual.keys import _character_to_key

import fiche_tui
from fiche_tui.keys import bindings as keys
from fiche_tui.keys.keyboard import key_called
from fiche_tui.language.translation import use_language

CONTEXTUAL = {"enter", "escape", "up", "down", "left", "right", "backspace", "delete", "tab"}
RESERVED = {
    "space": "workshop.pause",
    "plus": "workshop.add_minute",
    "minus": "workshop.remove_minute",
    "greater_than_sign": "workshop.add_five_minutes",
    "less_than_sign": "workshop.remove_five_minutes",
    "n": "workshop.next",
    "p": "workshop.previous",
    "c": "workshop.note",
    "d": "workshop.decision",
    "a": "workshop.agenda",
    "u": "workshop.undo",
    "v": "workshop.private_note",
    "question_mark": "global.help",
    "f1": "global.help",
    "i": "adjust.insert",
    "r": "adjust.reword",
    "t": "reveal.sort",
    "z": "count.reopen",
    "pagedown": "workshop.next_in_a_moment",
    "pageup": "workshop.previous_in_a_moment",
    "f": "adjust.merge",
    "m": "adjust.hide",
    "g": "adjust.move",
    "o": "workshop.round",
    "s": "workshop.export",
    "l": "workshop.catch_up",
    "e": "earlier.promises",
    "k": "reveal.shortlist",
    "b": "count.ballots",
    "j": "workshop.revisit",
    "y": "workshop.roster",
    "h": "workshop.hide_clock",
    "x": "ballot.unknown",
    "w": "workshop.scribe",
    "q": "global.leave",
    "f2": "workshop.project",
    "f3": "global.display",
    "f4": "workshop.curtain",
    "f5": "workshop.recap",
    "f6": "clock.turns",
    "f7": "count.ways",
    "f8": "adjust.settle",
    "f9": "reveal.reveal",
}


def by_key() -> dict[str, list[keys.Command]]:
    table: dict[str, list[keys.Command]] = {}
    for one in keys.COMMANDS:
        for key in one.each_key:
            table.setdefault(key, []).append(one)
    return table


def is_function_key(key: str) -> bool:
    return key[0] == "f" and key[1:].isdigit()


def test_ids_are_unique_and_name_their_group() -> None:
    ids = [one.id for one in keys.COMMANDS]
    assert len(ids) == len(set(ids))
    assert all(one.id.startswith(f"{one.group}.") and one.group in keys.GROUPS for one in keys.COMMANDS)


def test_a_letter_a_sign_and_an_f_key_mean_one_thing() -> None:
    for key, commands in by_key().items():
        # A digit answers what the screen asks; the minus sign is a letter like another outside a ballot.
        if key in CONTEXTUAL or (keys.digit_of(key) is not None and key != "minus"):
            continue
        # Whoever fills a ballot never saw the other screens: its space bar ticks, as everywhere else.
        first, *others = [one for one in commands if (key, one.group) != ("space", "own")]
        assert not first.same_as, f"{key}: {first.id} shares with nothing"
        for other in others:
            assert other.same_as == first.id, f"{key}: {other.id} and {first.id}"


def test_a_screen_never_has_a_key_twice() -> None:
    for key, commands in by_key().items():
        for one in commands:
            rivals = [
                other
                for other in commands
                if other is not one and other.group in (one.group, "global", "workshop") and not one.same_as
            ]
            # Whoever fills a ballot of their own never sees the workshop's screen.
            if one.group == "own":
                rivals = [other for other in rivals if other.group != "workshop"]
            # One arrow opens what comes next while reading back: the next meeting, then what this one was worth.
            rivals = [other for other in rivals if {one.id, other.id} != {"close.next_meeting", "close.rate"}]
            assert not rivals, f"{key}: {one.id} and {[rival.id for rival in rivals]}"


def test_reserved_keys_hold() -> None:
    table = by_key()
    assert {key: table[key][0].id for key in RESERVED} == RESERVED
    assert set("abcdefghijklmnopqrstuvwxyz") <= set(table)


@pytest.mark.parametrize(
    ("character", "digit"),
    list(zip("1234567890&é\"'(-è_çà", [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] * 2, strict=True)),
)
def test_digits_of_both_keyboards(character: str, digit: int) -> None:
    assert keys.digit_of(_character_to_key(character)) == digit


@pytest.mark.parametrize("key", ["x", "f1", "10", "²", "plus", ""])
def test_other_keys_are_no_digit(key: str) -> None:
    assert keys.digit_of(key) is None


def test_words_on_screen() -> None:
    assert keys.hints("workshop.pause", "workshop.add_minute", "workshop.next") == [
        ("espace", "pause"),
        ("+", "minute"),
        ("n", "suivante"),
    ]
    assert keys.keys_shown("global.help") == "? F1"
    assert keys.keys_shown("roster.absent") == "2"
    assert keys.keys_shown("workshop.remove_minute") == "-"
    assert keys.keys_shown("adjust.compare") == ""
    assert [key_called(name) for name in ("Ctrl+S", "Entrée", "F8", "n", "↑↓")] == ["ctrl+s", "enter", "f8", "n", ""]
    assert keys.key_name("pagedown") == "Page suiv."


def test_help_lists_every_command_once() -> None:
    assert [one for _heading, commands in keys.HELP for one in commands] == list(keys.COMMANDS)


def test_an_unknown_command_is_refused_and_one_of_the_help_alone_left_out() -> None:
    with pytest.raises(KeyError):
        keys.act_bindings("workshop.dance")
    assert keys.act_bindings("ballot.digit") == []
    assert keys.act_bindings("adjust.compare") == []


def test_a_command_without_a_key_is_bound_to_nothing_and_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    keyless = keys.Command("home.dance", "", "danser", "Danser", "home")
    monkeypatch.setattr(keys, "_BY_ID", {"home.dance": keyless})
    assert keyless.each_key == ()
    assert keys.act_bindings("home.dance") == []
    assert (keys.keys_shown("home.dance"), keys.key_of("home.dance")) == ("", "")


class Bound(App[None]):
    BINDINGS = [*keys.act_bindings("workshop.note", "workshop.pause"), *keys.digit_bindings()]

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    def action_run(self, command_id: str) -> None:
        self.done.append(command_id)

    def action_digit(self, digit: int) -> None:
        self.done.append(str(digit))


async def test_bindings_run() -> None:
    app = Bound()
    async with app.run_test() as pilot:
        await pilot.press("c", "space", "7", "è", "minus")
    assert app.done == ["workshop.note", "workshop.pause", "7", "7", "6"]


def test_nothing_moves_a_key_so_that_the_printed_card_stays_true() -> None:
    sources = Path(fiche_tui.__file__).parent.rglob("*.py")
    assert not [path.name for path in sources if "_keymap" in path.read_text(encoding="utf-8")]


def test_bindings_speak_the_language_at_the_call() -> None:
    use_language("en")
    (binding,) = keys.act_bindings("workshop.pause")
    assert isinstance(binding, Binding)
    assert binding.id == "workshop.pause"
