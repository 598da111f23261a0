"""What people say, written down in one dialog: the text at once, its kind above it, who and when under it."""

from collections.abc import Callable, Iterable, Mapping

from textual.actions import SkipAction
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from fiche_tui.keys.keyboard import key_name
from fiche_tui.language.translation import N_, _
from fiche_tui.screens.kit.dialog import Dialog, KeyRow
from fiche_tui.screens.kit.entry import LONGEST, too_long
from fiche_tui.screens.kit.help_with_typing import Deadlines, Names
from fiche_tui.screens.kit.helped import Helped
from fiche_tui.screens.kit.places_to_type import Line, Page
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.values import CaptureKind

KINDS: Mapping[CaptureKind, str] = {
    CaptureKind.NOTE: N_("note"),
    CaptureKind.ACTION: N_("suivi"),
    CaptureKind.DECISION: N_("décision"),
    CaptureKind.TOPIC: N_("sujet à reprendre"),
}
"""The kinds, in the order in which ← and → go through them."""

LABELS: Mapping[CaptureKind, str] = {
    CaptureKind.NOTE: N_("Ce qui est dit"),
    CaptureKind.ACTION: N_("Quoi?"),
    CaptureKind.DECISION: N_("Nous décidons de…"),
    CaptureKind.TOPIC: N_("Quoi?"),
}

ASSIGNED = (CaptureKind.ACTION, CaptureKind.DECISION)
"""The kinds that somebody answers for, by a date."""


@frozen
class Captured:
    """What was typed."""

    kind: CaptureKind
    text: str
    who: str = ""
    due: str = ""


class KindRow(Static, can_focus=True):
    """« ‹ décision › »: ← and → change the kind; a letter goes to the text, since it was meant for it."""

    BINDINGS = [
        Binding("left", "turn(-1)", show=False, id="capture.kind_before"),
        Binding("right", "turn(1)", show=False, id="capture.kind_after"),
    ]

    class Turned(Message):
        """Another kind was chosen."""

    class Typed(Message):
        """Something was typed on the row of the kind."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, kind: CaptureKind) -> None:
        super().__init__(markup=False)
        self.kind = kind
        self._draw()

    def action_turn(self, step: int) -> None:
        """Choose the kind beside it; after the last one, the first."""
        kinds = list(KINDS)
        self.kind = kinds[(kinds.index(self.kind) + step) % len(kinds)]
        self._draw()
        self.post_message(self.Turned())

    def on_click(self, event: Click) -> None:
        """Go to the next kind."""
        event.stop()
        self.action_turn(1)

    def on_key(self, event: Key) -> None:
        """Hand over what is typed."""
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))

    def _draw(self) -> None:
        self.update(Content(f"‹ {_(KINDS[self.kind])} ›"))


class CaptureDialog(Dialog[Captured | None]):
    """Dismisses what was kept, None on Escape; a text is not lost on one Escape.

    Enter stores from any field: ``keep`` returns why not, or an empty text once it is stored. ``titled`` is the title
    of each kind.
    """

    AUTO_FOCUS = "Page"
    BINDINGS = [
        Binding("ctrl+s", "store_in_turn", show=False, priority=True, id="dialog.store"),
        Binding("enter", "store", show=False, id="capture.store"),
        Binding("up", "go(-1)", show=False, id="dialog.field_up"),
        Binding("down", "go(1)", show=False, id="dialog.field_down"),
    ]

    def __init__(
        self,
        kind: CaptureKind,
        titled: Callable[[CaptureKind], str],
        names: Names,
        deadlines: Deadlines,
        *,
        keep: Callable[[Captured], str],
    ) -> None:
        super().__init__(titled(kind))
        self._titled = titled
        self.keep = keep
        later = _("peut venir plus tard")
        self._kind = KindRow(kind)
        self._text = Page("", _(LABELS[kind]), enter_stores=True)
        self._who = Line("", _("Qui?"), later)
        self._due = Line("", _("Pour quand?"), later)
        self._later = Vertical(Helped(self._who, names), Helped(self._due, deadlines), classes="capture--later")
        self._later.set_class(kind in ASSIGNED, "-shown")

    def parts(self) -> Iterable[Widget]:
        """Return the kind, the text, who and when, in a place that scrolls."""
        yield VerticalScroll(self._kind, self._text, self._later, classes="capture--all", can_focus=False)

    def keys_shown(self) -> list[tuple[str, str]]:
        """Return the keys of this form; a note has nobody and no date."""
        later = [("↓", _("qui, pour quand"))] if self._later.has_class("-shown") else []
        return [
            (key_name("enter"), _("enregistrer")),
            ("↑ ←→", _("genre")),
            *later,
            (key_name("escape"), _("revenir")),
        ]

    def on_kind_row_turned(self) -> None:
        """Draw the form of the other kind; a person or a date that is written stays in sight."""
        kind = self._kind.kind
        self.query_one(".dialog--box").border_title = self._titled(kind)
        self._text.border_title = _(LABELS[kind])
        self._later.set_class(kind in ASSIGNED or bool(self._who.value or self._due.value), "-shown")
        self.query_one(KeyRow).show(self.keys_shown())

    def on_kind_row_typed(self, event: KindRow.Typed) -> None:
        """Write in the text what was typed above it."""
        self._text.focus()
        self._text.insert(event.text)

    def on_input_submitted(self) -> None:
        """Store on Enter."""
        self.action_store()

    def on_page_stored(self) -> None:
        """Store on Enter."""
        self.action_store()

    def action_go(self, step: int) -> None:
        """Move to the field above or below."""
        fields = [self._kind, self._text, *((self._who, self._due) if self._later.display else ())]
        place = next((place for place, field in enumerate(fields) if field.has_focus), 1) + step
        if not 0 <= place < len(fields):
            raise SkipAction
        fields[place].focus()

    def action_store_in_turn(self) -> None:
        """Store once the letters typed before this key are written: a priority key overtakes them."""
        (self.focused or self).call_later(self.action_store)

    def action_store(self) -> None:
        """Store, or say why not and keep what is typed."""
        captured = Captured(self._kind.kind, self._text.text, self._who.value, self._due.value)
        longest = max((captured.text, captured.who, captured.due), key=len)
        if refusal := too_long(longest, LONGEST) or self.keep(captured):
            self.warn(refusal)
        else:
            self.dismiss(captured)

    def action_give_up(self) -> None:
        """Close without an answer; what is typed is not lost on one key."""
        self.give_up(losing=any((self._text.text.strip(), self._who.value, self._due.value)))

    def on_text_area_changed(self) -> None:
        """Typing again takes the warning back."""
        self._forget_warning()

    def on_input_changed(self) -> None:
        """Typing again takes the warning back."""
        self._forget_warning()

    def _forget_warning(self) -> None:
        if self._warned:
            self._warned = False
            self.warn("")
