"""Dialogs in which people type. What is typed is never cut: a text that is too long is refused, and kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widget import Widget

from fiche_tui.keys.keyboard import key_name
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.dialog import Dialog, Text
from fiche_tui.screens.kit.helped import Help, Helped
from fiche_tui.screens.kit.places_to_type import Line, Page

LONGEST = 5000
"""Characters that a text may have when the caller says nothing else."""


SOON_TYPED = 20
"""Characters of a form that one Escape may lose: a name, a number; a sentence is asked about."""


def too_long(text: str, most: int) -> str:
    """Return the sentence that says by how much ``text`` is too long, empty when it is not."""
    extra = len(text) - most
    if extra <= 0:
        return ""
    return ngettext("Trop long de {n} caractère.", "Trop long de {n} caractères.", extra).format(n=extra)


class AskText(Dialog[str | None]):
    """One text: dismisses what was typed, as typed, or None on Escape.

    On one line Enter stores; ``help`` is shown under it. With ``wraps`` it is one text that may be long: Enter stores,
    and pasted lines are kept. With ``multiline``, Enter starts a new line and stores on an empty last one; Ctrl+S
    stores from anywhere. Of the last two, Escape asks a second time when something would be lost. Longer than
    ``max_length`` characters is refused with a sentence.
    """

    AUTO_FOCUS = "Line, Page"
    BINDINGS = [Binding("ctrl+s", "store_in_turn", show=False, priority=True, id="dialog.store")]

    def __init__(
        self,
        title: Text,
        label: Text,
        value: str = "",
        multiline: bool = False,
        max_length: int = LONGEST,
        hint: Text = "",
        *,
        lines: Sequence[Text] = (),
        wraps: bool = False,
        help: Help | None = None,
    ) -> None:
        super().__init__(title, lines)
        self._label, self._hint = label, hint
        self._multiline = multiline
        self._wraps = wraps
        self._help = help
        self._at_first = value
        self._most = max_length

    def parts(self) -> Iterable[Widget]:
        """Return the place to type."""
        if self._multiline or self._wraps:
            yield Page(self._at_first, self._label, self._hint, enter_stores=not self._multiline)
        else:
            yield with_help(Line(self._at_first, self._label, self._hint), self._help)

    def keys_shown(self) -> list[tuple[str, str]]:
        """Return what stores and what cancels."""
        store = key_name("ctrl+s" if self._multiline else "enter")
        return [(store, _("enregistrer")), (key_name("escape"), _("revenir"))]

    def on_input_submitted(self) -> None:
        """Store on Enter."""
        self.action_store()

    def on_page_stored(self) -> None:
        """Store on Enter."""
        self.action_store()

    def action_store_in_turn(self) -> None:
        """Store once the letters typed before this key are written: a priority key overtakes them."""
        self.query_one("Line, Page").call_later(self.action_store)

    def action_store(self) -> None:
        """Answer with the text, or say why not."""
        if refusal := too_long(self._typed(), self._most):
            self.warn(refusal)
        else:
            self.dismiss(self._typed())

    def action_give_up(self) -> None:
        """Close without an answer; a longer text is not lost on one key."""
        self.give_up(losing=bool(self.query(Page)) and self._typed() not in ("", self._at_first))

    def on_text_area_changed(self) -> None:
        """Typing again takes the warning back."""
        self._warned = False
        self.take_warning_back()

    def on_input_changed(self) -> None:
        """Typing again takes the warning back."""
        self.take_warning_back()

    def _typed(self) -> str:
        return self.query_one(Page).text if self.query(Page) else self.query_one(Line).value


@dataclass(frozen=True)
class Field:
    """One line of a form: the id under which its text comes back, the words around it, and the help under it."""

    id: str
    label: Text
    value: str = ""
    hint: Text = ""
    help: Help | None = None


def with_help(line: Line, help: Help | None) -> Widget:
    """Return a line with its help under it, as it is where there is none."""
    return Helped(line, help) if help else line


class AskFields(Dialog[dict[str, str] | None]):
    """A few lines to fill: dismisses the texts by field id, None on Escape.

    Enter goes to the next field and stores on the last; arrows go up and down; Ctrl+S stores from anywhere. Escape asks
    a second time when more than ``SOON_TYPED`` characters would be lost. ``start`` is the id of the field to begin in.
    """

    AUTO_FOCUS = "Line"
    BINDINGS = [
        Binding("ctrl+s", "store_in_turn", show=False, priority=True, id="dialog.store"),
        Binding("up", "go(-1)", show=False, id="dialog.field_up"),
        Binding("down", "go(1)", show=False, id="dialog.field_down"),
    ]

    def __init__(
        self,
        title: Text,
        fields: Sequence[Field],
        *,
        lines: Sequence[Text] = (),
        max_length: int = LONGEST,
        start: str = "",
    ) -> None:
        super().__init__(title, lines)
        self._fields = list(fields)
        self._most = max_length
        self._start = next((place for place, field in enumerate(self._fields) if field.id == start), 0)

    def parts(self) -> Iterable[Widget]:
        """Return the fields in a place that scrolls."""
        # The ids of fields come from the domain and need not be names that CSS accepts: positions replace them.
        lines = [with_help(Line(field.value, field.label, field.hint), field.help) for field in self._fields]
        yield VerticalScroll(*lines, classes="fields--all", can_focus=False)

    def on_mount(self) -> None:
        """Begin in the chosen field."""
        self._entries[self._start].focus()

    def keys_shown(self) -> list[tuple[str, str]]:
        """Return the keys of a form; of a single field, Enter stores at once."""
        if len(self._fields) == 1:
            return [(key_name("enter"), _("enregistrer")), (key_name("escape"), _("revenir"))]
        return [
            (key_name("enter"), _("champ suivant")),
            ("Ctrl+S", _("enregistrer")),
            (key_name("escape"), _("revenir")),
        ]

    def action_give_up(self) -> None:
        """Close without an answer; a sentence is not lost on one key."""
        at_risk = sum(len(entry.value) for entry in self._entries if entry.is_changed)
        self.give_up(losing=at_risk > SOON_TYPED)

    def on_input_changed(self) -> None:
        """Typing again takes the warning back."""
        self._warned = False
        self.take_warning_back()

    def on_input_submitted(self) -> None:
        """Go to the next field, or store on the last."""
        place = self._place()
        if place == len(self._entries) - 1:
            self.action_store()
        else:
            self._entries[place + 1].focus()

    def action_go(self, direction: int) -> None:
        """Move to the field above or below."""
        place = self._place() + direction
        if 0 <= place < len(self._entries):
            self._entries[place].focus()

    def action_store_in_turn(self) -> None:
        """Store once the letters typed before this key are written: a priority key overtakes them."""
        self._entries[self._place()].call_later(self.action_store)

    def action_store(self) -> None:
        """Answer with every text, or go to the first that is too long and say so."""
        if (typed := self.short_enough()) is not None:
            self.dismiss(typed)

    def short_enough(self) -> dict[str, str] | None:
        """Return every text by field id; None, once it was said which is too long, where one is."""
        for entry in self._entries:
            if refusal := too_long(entry.value, self._most):
                entry.focus()
                self.warn(refusal)
                return None
        return {field.id: entry.value for field, entry in zip(self._fields, self._entries, strict=True)}

    @property
    def _entries(self) -> list[Line]:
        return list(self.query(Line))

    def _place(self) -> int:
        return next((place for place, entry in enumerate(self._entries) if entry.has_focus), 0)
