"""Places to type in: one line, a text that wraps, a page. What is pasted is kept."""

import unicodedata

from rich.cells import cell_len
from textual.actions import SkipAction
from textual.events import Key, Paste
from textual.geometry import Offset, Region
from textual.message import Message
from textual.widgets import Input, TextArea

from fiche_tui.screens.kit.dialog import Text, one_line
from fiche_tui.terminal.program import TerminalApp
from fiche_tui.workshop import short_text
from fiche_tui.workshop.text import printable

UNSEEN = ("Zs", "Cf")
"""Categories of the signs that keyboards write and Python does not call printable: spaces of typography, joiners."""


def writes_unseen(place: Input | TextArea, event: Key) -> bool:
    """Write the space of typography or the joiner that a key stands for; return whether it stands for one.

    The stock widgets drop these in silence: AltGr and space on a Québec keyboard would glue two words together.
    """
    sign = printable(event.character or "")
    if len(sign) != 1 or sign == " " or unicodedata.category(sign) not in UNSEEN:
        return False
    event.stop()
    event.prevent_default()
    place.replace(sign, *place.selection)
    return True


class Line(Input):
    """One line to type in: no blinking cursor, nothing selected by surprise, label and hint in the border."""

    def __init__(self, value: str, label: Text, hint: Text = "", *, id: str | None = None) -> None:
        super().__init__(value, select_on_focus=False, id=id)
        self._at_first = value
        dress(self, label, hint)

    @property
    def is_changed(self) -> bool:
        """Whether a person wrote something here."""
        return self.value not in ("", self._at_first)

    def on_paste(self, event: Paste) -> None:
        """Paste every line, joined by spaces: the stock widget keeps the first and drops the rest in silence."""
        event.stop()
        event.prevent_default()
        text = short_text.one_line(event.text)
        if text:
            self.replace(text, *self.selection)
            self._keep_caret_in_sight()

    def on_key(self, event: Key) -> None:
        """Write what the stock widget drops."""
        writes_unseen(self, event)

    def on_focus(self) -> None:
        """Begin where the text ends, also when it is longer than its place."""
        self._keep_caret_in_sight()

    def _keep_caret_in_sight(self) -> None:
        # The stock widget scrolls before it knows how wide the new text is.
        self.call_after_refresh(self._scroll_to_caret)

    def _scroll_to_caret(self) -> None:
        before = cell_len(self.value[: self.cursor_position])
        self.scroll_to_region(Region(before, 0, 1, 1), force=True, animate=False)


class Page(TextArea):
    """Several lines to type in, in the style of ``Line``. Enter on an empty last line says ``Stored``.

    With ``enter_stores`` it is one text that wraps, as tall as what it holds: Enter says ``Stored`` and makes no line,
    pasted lines are kept, and the arrows leave it at its first and last row.
    """

    class Stored(Message):
        """Enter was pressed where it stores."""

    def __init__(self, value: str, label: Text, hint: Text = "", *, enter_stores: bool = False) -> None:
        super().__init__(value, soft_wrap=True, show_line_numbers=False, highlight_cursor_line=False)
        self._at_first = value
        self._enter_stores = enter_stores
        self.set_class(enter_stores, "-wraps")
        dress(self, label, hint)

    @property
    def is_changed(self) -> bool:
        """Whether a person wrote something here."""
        return self.text not in ("", self._at_first)

    def on_mount(self) -> None:
        """Put the cursor after what is already there."""
        self.move_cursor(self.document.end)

    def on_key(self, event: Key) -> None:
        """Store on Enter where it does, and anywhere under the last line; write what the stock widget drops."""
        if not writes_unseen(self, event) and event.key == "enter" and (self._enter_stores or self._is_over):
            event.stop()
            event.prevent_default()
            self.post_message(self.Stored())

    @property
    def _is_over(self) -> bool:
        # Some terminals send a paste key by key: an empty line in it is followed by more.
        if isinstance(self.app, TerminalApp) and self.app.more_was_typed:
            return False
        written, _end, last = self.text.rpartition("\n")
        return self.cursor_at_last_line and bool(written.strip()) and not last.strip()

    def on_paste(self, event: Paste) -> None:
        """Paste once: the stock widget hands it on to the app, which would hand it back."""
        event.stop()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll to the cursor; while an undo has taken its line away and not moved it yet, stay.

        The stock undo hides the scroll bar in between, which scrolls: it ended the program.
        """
        if self.cursor_location > self.document.end:
            return Offset()
        return super().scroll_cursor_visible(center, animate)

    def action_cursor_up(self, select: bool = False) -> None:
        """Go up a row; from the first one, leave it to the form to go on."""
        self._leave_at(0, select)
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        """Go down a row; from the last one, leave it to the form to go on."""
        self._leave_at(self.wrapped_document.height - 1, select)
        super().action_cursor_down(select)

    def _leave_at(self, row: int, select: bool) -> None:
        here = self.wrapped_document.location_to_offset(self.cursor_location).y
        if self._enter_stores and not select and here == row:
            raise SkipAction


def dress(entry: Line | Page, label: Text, hint: Text) -> None:
    """Put label and hint in the border of a place to type in, where the cursor does not blink."""
    entry.cursor_blink = False
    entry.border_title = one_line(label)
    entry.border_subtitle = one_line(hint)
