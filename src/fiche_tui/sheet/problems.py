"""What can be wrong in a sheet file, as values: a code, a place and the words found there. No sentence is here."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from enum import StrEnum

from fiche_tui.sheet.words import excerpt
from fiche_tui.workshop.frozen import frozen

MAX_PROBLEMS = 200
"""Problems kept for one file: whoever has more begins with these, and a hostile file cannot fill a screen."""


class Severity(StrEnum):
    """An error keeps the sheet from being used; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """Every kind of problem. ``fiche_tui.sheet.describe`` has a sentence for each."""

    TOO_LARGE = "too_large"
    NOT_UTF8 = "not_utf8"
    TOO_MANY_LINES = "too_many_lines"
    TOO_MANY_ITEMS = "too_many_items"
    TOO_DEEP = "too_deep"
    CONTROL_CHARACTER = "control_character"
    COMMENT_OPEN = "comment_open"
    COMMENT_INLINE = "comment_inline"
    FOREIGN_MARK = "foreign_mark"
    SHOWN_AS_WRITTEN = "shown_as_written"

    HEADER_UNCLOSED = "header_unclosed"
    HEADER_TOO_LONG = "header_too_long"
    HEADER_DASHES = "header_dashes"
    HEADER_TOML = "header_toml"
    HEADER_LINE = "header_line"
    HEADER_SHAPE = "header_shape"
    HEADER_UNKNOWN = "header_unknown"
    LANGUAGE = "language"
    ITEM_NAME = "item_name"
    ITEM_NAME_ALONE = "item_name_alone"
    ITEM_NAME_GENDER = "item_name_gender"

    TITLE_MISSING = "title_missing"
    TITLE_UNMARKED = "title_unmarked"
    TITLE_TWICE = "title_twice"
    SECTION_UNKNOWN = "section_unknown"
    IGNORED = "ignored"
    TAG = "tag"
    BRACES = "braces"
    DUPLICATE = "duplicate"
    REPEATED = "repeated"

    FAMILY_MISSING = "family_missing"
    FAMILY_EMPTY = "family_empty"
    TOO_MANY_FAMILIES = "too_many_families"
    ITEM_EMPTY = "item_empty"
    LABEL_LONG = "label_long"

    SCALE_UNKNOWN = "scale_unknown"
    SCALE_LEVELS = "scale_levels"
    SCALE_TITLE_LONG = "scale_title_long"

    AGENDA_MISSING = "agenda_missing"
    AGENDA_UNMARKED = "agenda_unmarked"
    TABLE_MISSING = "table_missing"
    TABLE_EMPTY = "table_empty"
    TABLE_LONG = "table_long"
    COLUMN_MISSING = "column_missing"
    COLUMN_UNKNOWN = "column_unknown"
    PRESET_UNKNOWN = "preset_unknown"
    PRESET_EMPTY = "preset_empty"
    TITLE_EMPTY = "title_empty"
    KIND_UNKNOWN = "kind_unknown"
    FLAG_UNKNOWN = "flag_unknown"
    INSTRUMENT_UNKNOWN = "instrument_unknown"
    YES_NO = "yes_no"
    NUMBER = "number"
    MINUTES = "minutes"
    MINIMUM_ABOVE = "minimum_above"
    CELLS_EXTRA = "cells_extra"
    STEP_NOWHERE = "step_nowhere"
    NEEDS_ITEMS = "needs_items"
    STEP_UNKNOWN = "step_unknown"
    STEP_WITHOUT_HEADING = "step_without_heading"
    HEADING_WITHOUT_STEP = "heading_without_step"
    TOTAL_DIFFERS = "total_differs"
    PART_MINUTES = "part_minutes"
    PART_NOT_WHOLE = "part_not_whole"
    PARTS_LONG = "parts_long"


WARNINGS = frozenset(
    {
        Code.COMMENT_INLINE,
        Code.FOREIGN_MARK,
        Code.SHOWN_AS_WRITTEN,
        Code.HEADER_DASHES,
        Code.HEADER_TOML,
        Code.HEADER_LINE,
        Code.HEADER_UNKNOWN,
        Code.ITEM_NAME,
        Code.ITEM_NAME_ALONE,
        Code.ITEM_NAME_GENDER,
        Code.REPEATED,
        Code.SCALE_TITLE_LONG,
        Code.SECTION_UNKNOWN,
        Code.IGNORED,
        Code.FAMILY_EMPTY,
        Code.LABEL_LONG,
        Code.CELLS_EXTRA,
        Code.STEP_NOWHERE,
        Code.TOTAL_DIFFERS,
        Code.PART_MINUTES,
        Code.PART_NOT_WHOLE,
        Code.PARTS_LONG,
    }
)


@frozen
class SheetProblem:
    """One thing to correct. ``line`` counts from 1; ``values`` are pieces of the file and figures, all as text.

    ``found`` is a short piece of the file as it is there (never more than 60 characters), or empty.
    """

    file: str
    line: int
    code: Code
    found: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """Whether the sheet can be used all the same."""
        return Severity.WARNING if self.code in WARNINGS else Severity.ERROR


class SheetErrors(ValueError):  # noqa: N818 - it carries several errors.
    """A file that is not a usable sheet. ``problems`` holds every error and warning, in the order of the lines."""

    def __init__(self, problems: Iterable[SheetProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{each.file}:{each.line}: {each.code.value}" for each in self.problems))


class Problems:
    """Collects the problems of one file while it is read, so that several are reported at once."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[SheetProblem] = []

    def add(self, line: int, code: Code, found: str = "", **values: str | int) -> None:
        """Keep a problem at ``line`` (from 1)."""
        if len(self._found) < MAX_PROBLEMS:
            texts = {name: excerpt(str(value)) for name, value in values.items()}
            self._found.append(SheetProblem(excerpt(self._file), max(line, 1), code, excerpt(found), texts))

    def all(self) -> tuple[SheetProblem, ...]:
        """Return every problem so far, sorted by line."""
        return tuple(sorted(self._found, key=lambda problem: problem.line))

    def has_errors(self) -> bool:
        """Return whether one of them keeps the sheet from being used."""
        return any(problem.severity is Severity.ERROR for problem in self._found)
