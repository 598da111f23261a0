"""Minutes and printables of a workshop: functions of its state that give text. Writing files is the store's work."""

from fiche_tui.minutes.data import minutes_json, schema_text
from fiche_tui.minutes.exports import DATA, FORMATS, Export
from fiche_tui.minutes.markdown import minutes_docx, minutes_html, minutes_markdown, minutes_of
from fiche_tui.minutes.names import Format, Printable, printable_name, suggested_name
from fiche_tui.minutes.printables import printable
from fiche_tui.minutes.style import Paper, Print
from fiche_tui.minutes.to_csv import counts_csv
from fiche_tui.minutes.to_tables import follow_ups_csv, minutes_tables, portrait_csv

__all__ = [
    "DATA",
    "FORMATS",
    "Export",
    "Format",
    "Paper",
    "Print",
    "Printable",
    "counts_csv",
    "follow_ups_csv",
    "minutes_docx",
    "minutes_html",
    "minutes_json",
    "minutes_markdown",
    "minutes_of",
    "minutes_tables",
    "portrait_csv",
    "printable",
    "printable_name",
    "schema_text",
    "suggested_name",
]
