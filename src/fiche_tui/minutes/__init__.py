"""Minutes and printables of a workshop: functions of its state that give text. Writing files is the store's work."""

from fiche_tui.minutes.data import minutes_json
from fiche_tui.minutes.exports import DATA, FORMATS, Export, knows_docx
from fiche_tui.minutes.markdown import minutes_docx, minutes_html, minutes_markdown, minutes_of
from fiche_tui.minutes.names import Format, Printable, printable_name, suggested_name
from fiche_tui.minutes.printables import printable
from fiche_tui.minutes.to_csv import minutes_csv

__all__ = [
    "DATA",
    "FORMATS",
    "Export",
    "Format",
    "Printable",
    "knows_docx",
    "minutes_csv",
    "minutes_docx",
    "minutes_html",
    "minutes_json",
    "minutes_markdown",
    "minutes_of",
    "printable",
    "printable_name",
    "suggested_name",
]
