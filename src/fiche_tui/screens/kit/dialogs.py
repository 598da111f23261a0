"""The dialogs that every screen uses: keyboard only, and nothing that people typed is read as markup.

``push_screen(Confirm(...), callback)``, or ``await push_screen_wait(Confirm(...))`` inside a worker.
"""

from collections.abc import Iterable, Sequence

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import OptionList

from fiche_tui.keys.keyboard import digit_of, key_name
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialog import Dialog, KeyRow, Picker, T, Text, literal
from fiche_tui.screens.kit.prose import Prose


class Ask(Dialog[T | None]):
    """A question with a few answers, each with its key: dismisses the value chosen, None on Escape.

    Arrows and Enter choose too, from the first answer (or the one whose key is Enter). Digit keys include the
    AZERTY row; letters work with Caps Lock on.
    """

    AUTO_FOCUS = "Picker"

    def __init__(self, title: Text, lines: Sequence[Text], choices: Sequence[tuple[str, Text, T]]) -> None:
        super().__init__(title, lines)
        self._choices = list(choices)

    def parts(self) -> Iterable[Widget]:
        """Return the answers, one a line, keys first."""
        start = next((place for place, choice in enumerate(self._choices) if choice[0] == "enter"), 0)
        width = max((len(key_name(key)) for key, _label, _value in self._choices), default=0)
        prompts = [
            Content.assemble((key_name(key).ljust(width), "bold"), "  ", literal(label))
            for key, label, _value in self._choices
        ]
        yield Picker(prompts, start, hang=width + 2)

    def keys_shown(self) -> list[tuple[str, str]]:
        """Return the keys that choose among the answers."""
        return [("↑↓", _("choisir")), (key_name("enter"), _("répondre")), (key_name("escape"), _("revenir"))]

    def on_key(self, event: Key) -> None:
        """Answer with the key of a choice."""
        for key, _label, value in self._choices:
            digit = int(key) if key.isdecimal() and len(key) == 1 else None
            if event.key.lower() == key.lower() or (digit is not None and digit_of(event.key) == digit):
                event.stop()
                event.prevent_default()
                self.dismiss(value)
                return

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with the line under the mark."""
        event.stop()
        self.dismiss(self._choices[event.option_index][2])


class Confirm(Dialog[bool]):
    """One act, said plainly: dismisses True on Enter, False on Escape. The labels say what each key will do."""

    BINDINGS = [
        Binding("enter", "accept", show=False, id="dialog.accept"),
        # A long text is read on with the arrows: they choose nothing here.
        Binding("up", "page(-1)", show=False, id="dialog.read_up"),
        Binding("down", "page(1)", show=False, id="dialog.read_down"),
    ]

    def __init__(self, title: Text, text: Text, yes_label: str, no_label: str) -> None:
        super().__init__(title, [text])
        self._labels = (yes_label, no_label)

    def keys_shown(self) -> list[tuple[str, str]]:
        """Return Enter and Escape with their labels."""
        return [(key_name("enter"), self._labels[0]), (key_name("escape"), self._labels[1])]

    def action_accept(self) -> None:
        """Say yes."""
        self.dismiss(True)

    def action_give_up(self) -> None:
        """Say no."""
        self.dismiss(False)


class Choose(Dialog[str | None]):
    """A list to choose from with arrows and Enter: dismisses the id of the option, None on Escape.

    ``selected`` is the id of the option to start on.
    """

    AUTO_FOCUS = "Picker"

    def __init__(
        self,
        title: Text,
        options: Sequence[tuple[str, Text]],
        *,
        lines: Sequence[Text] = (),
        selected: str | None = None,
    ) -> None:
        super().__init__(title, lines)
        self._options = list(options)
        ids = [option_id for option_id, _text in self._options]
        self._start = ids.index(selected) if selected in ids else 0

    def parts(self) -> Iterable[Widget]:
        """Return the options, one a line."""
        yield Picker((literal(text) for _id, text in self._options), self._start)

    def keys_shown(self) -> list[tuple[str, str]]:
        """Return the keys of a list."""
        return [("↑↓", _("choisir")), (key_name("enter"), _("prendre")), (key_name("escape"), _("revenir"))]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with the line under the mark."""
        event.stop()
        self.dismiss(self._options[event.option_index][0])


class Show(Dialog[None]):
    """A text to read, scrolled with the arrows; Enter, Escape or q closes it."""

    AUTO_FOCUS = ".show--text"
    BINDINGS = [Binding("enter,q", "give_up", show=False, id="dialog.close")]

    def __init__(self, title: Text, text: Text) -> None:
        super().__init__(title)
        self._text = literal(text)

    def parts(self) -> Iterable[Widget]:
        """Return the text in a place that scrolls."""
        yield VerticalScroll(Prose(self._text, markup=False), classes="show--text")

    def on_mount(self) -> None:
        """Name the arrows where there is more to read than is in sight."""
        self.watch(self.query_one(".show--text"), "show_vertical_scrollbar", self._show_keys)

    def _show_keys(self) -> None:
        self.query_one(KeyRow).show(self.keys_shown())

    def keys_shown(self) -> list[tuple[str, str]]:
        """Return the keys of a text."""
        longer = any(text.show_vertical_scrollbar for text in self.query(".show--text"))
        reading = [("↑↓", _("lire la suite"))] if longer else []
        return [*reading, (key_name("escape"), _("fermer"))]

    def action_page(self, direction: int) -> None:
        """Scroll by a page."""
        text = self.query_one(".show--text", VerticalScroll)
        text.scroll_relative(y=direction * max(1, text.size.height - 1), animate=False)
