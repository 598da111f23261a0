"""What can be taken away from a workshop: each kind of export with its extension, and its content."""

from typing import TYPE_CHECKING, Literal

from fiche_tui.minutes.markdown import minutes_docx, minutes_html, minutes_markdown
from fiche_tui.minutes.names import suggested_name
from fiche_tui.minutes.style import Paper
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.state import State

if TYPE_CHECKING:
    from fiche_tui.minutes.data_rounds import Answers

Extension = Literal["md", "html", "docx", "csv", "json"]
FORMATS: tuple[Extension, ...] = ("md", "html", "docx", "csv", "json")
DATA: tuple[Extension, ...] = ("csv", "json")
"""The formats that carry counts, and single ballots on request."""


@frozen
class Export:
    """One kind of export; ``short`` is the decisions alone, on one page.

    « csv » is an archive of tables; its ``separator`` is that of the workshop's language where none is given.
    """

    extension: Extension
    short: bool = False
    separator: str = ""
    paper: Paper = Paper.LETTER

    def name(self, state: State) -> str:
        """Return the file name to propose."""
        return suggested_name(state, self.extension, short=self.short)

    def content(self, state: State, ballots: "Answers | None" = None) -> bytes:
        """Return the bytes of the file, text in UTF-8; single ``ballots`` by round go with the formats of ``DATA``
        alone."""
        match self.extension:
            case "docx":
                return minutes_docx(state, short=self.short)
            case "csv":
                from fiche_tui.minutes.to_tables import minutes_tables

                return minutes_tables(state, ballots, self.separator)
            case "html":
                text = minutes_html(state, short=self.short, paper=self.paper)
            case "json":
                from fiche_tui.minutes.data import minutes_json

                text = minutes_json(state, ballots)
            case "md":
                text = minutes_markdown(state, short=self.short)
        return text.encode("utf-8")
