"""Lengths of time are read as people write them, and never from the last digits of another number."""

import pytest

from fiche_tui.sheet.durations import LONGEST_LINE, TimedLine, read_minutes, timed_line
from fiche_tui.sheet.lint import check_sheet
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.sheet.problems import Code

READ = {
    "5": 5,
    "5 min": 5,
    "5\u202fmin.": 5,
    "20\u00a0minutes": 20,
    "5 mn": 5,
    "5'": 5,
    "5’": 5,
    "5′": 5,
    "0:05": 5,
    "00:45": 45,
    "1 h": 60,
    "1h30": 90,
    "1 h 05 min": 65,
    "2 heures": 120,
    "10 h": 600,
    "\uff15": 5,
    "5\ufe0f\u20e3": 5,
    # Nothing is guessed: these are not one whole number of minutes.
    "2,5": None,
    "1.5": None,
    "½": None,
    "5²": None,
    "10-15": None,
    "2 à 3": None,
    "~10": None,
    "environ 10": None,
    "1:30": None,
    "10:05": None,
    "1 h 75": None,
    "601": None,
    "11 h": None,
    "-5": None,
    "vingt": None,
    "h": None,
    "": None,
}


@pytest.mark.parametrize("text", READ)
def test_a_cell_is_a_whole_number_of_minutes_or_refused(text: str) -> None:
    assert read_minutes(text, 600) == READ[text]


LINES: dict[str, TimedLine | None] = {
    "Seul, par écrit : 1 min": TimedLine("Seul, par écrit", 1),
    "À deux, debout 2 minutes": TimedLine("À deux, debout", 2),
    "Tous — 3 min.": TimedLine("Tous", 3),
    "Accueil (5 min)": TimedLine("Accueil", 5),
    "Pause : 1 h 30": TimedLine("Pause", 90),
    "Aujourd’hui 5'": TimedLine("Aujourd’hui", 5),
    # The number belongs to the title.
    "Phase 2 : 3 min": TimedLine("Phase 2", 3),
    "Groupes 1 à 3 : 5 min": TimedLine("Groupes 1 à 3", 5),
    "Groupe 2 - 3 min": TimedLine("Groupe 2", 3),
    # The number is no whole number of minutes.
    "Lire en silence : 1,5 min": TimedLine("Lire en silence", None),
    "Lire : 1½ min": TimedLine("Lire", None),
    "À deux : 2 à 3 min": TimedLine("À deux", None),
    "Debout : 2-3 min": TimedLine("Debout", None),
    "Debout : 2 - 3 min": TimedLine("Debout", None),
    "Debout : 2 min à 3 min": TimedLine("Debout", None),
    "Lire : ~10 min": TimedLine("Lire", None),
    "Lire : environ 10 minutes": TimedLine("Lire", None),
    "Lire : 1:30 min": TimedLine("Lire", None),
    "Lire : 1 min 30": TimedLine("Lire", None),
    # An hour of the day, or no time at all.
    "Début : 9 h 30": None,
    "Retour à 3 h": None,
    "De 13 h à 14 h": None,
    "Page 3": None,
    "Tous": None,
}


@pytest.mark.parametrize("text", LINES)
def test_a_line_ends_with_its_whole_time(text: str) -> None:
    assert timed_line(text, 600) == LINES[text]


def test_a_long_line_has_no_time() -> None:
    assert timed_line("a" * (LONGEST_LINE - 8) + " : 5 min", 600) is not None
    assert timed_line("a" * LONGEST_LINE + " : 5 min", 600) is None


def sheet(lines: str) -> bytes:
    table = "| step | minutes |\n|-|-|\n| Accueil | 20 |"
    return f"# R\n\n## Agenda\n\n{table}\n\n### Accueil\n\nBonjour.\n\n{lines}".encode()


def test_times_that_are_no_whole_minutes_are_warned_of_by_line_and_stay_in_the_instruction() -> None:
    data = sheet("- Lire en silence : 1,5 min\n- À deux : 2 à 3 min\n- Debout : 2-3 min\n")
    assert [(each.code, each.line, each.found) for each in check_sheet(data, "f.md")] == [
        (Code.PART_NOT_WHOLE, 13, "Lire en silence : 1,5 min"),
        (Code.PART_NOT_WHOLE, 14, "À deux : 2 à 3 min"),
        (Code.PART_NOT_WHOLE, 15, "Debout : 2-3 min"),
    ]
    (step,) = parse_sheet(data, "f.md").steps
    assert step.parts == ()
    assert step.instruction == "Bonjour.\n• Lire en silence : 1,5 min\n• À deux : 2 à 3 min\n• Debout : 2-3 min"


def test_each_line_without_a_time_among_others_is_warned_of_and_none_is_lost() -> None:
    data = sheet("- Lire : 2 min\n- Souffler\n- Parler : 1,5 min\n- Rire\n")
    assert [(each.code, each.line) for each in check_sheet(data, "f.md")] == [
        (Code.PART_MINUTES, 14),
        (Code.PART_NOT_WHOLE, 15),
        (Code.PART_MINUTES, 16),
    ]
    (step,) = parse_sheet(data, "f.md").steps
    assert [(part.title, part.minutes) for part in step.parts] == [("Lire", 2)]
    assert step.instruction == "Bonjour.\n• Souffler\n• Parler : 1,5 min\n• Rire"


def test_hours_in_the_agenda_are_read_and_the_rest_is_refused_by_line() -> None:
    cells = ["0:05", "1 h", "1h30", "5'", "5 mn", "~10", "2,5", "10-15", "\uff15", "5\ufe0f\u20e3"]
    rows = "".join(f"| Étape | {cell} |\n" for cell in cells)
    problems = check_sheet(f"# R\n\n## Agenda\n\n| step | minutes |\n|-|-|\n{rows}".encode(), "f.md")
    assert [(each.code, each.line, each.found) for each in problems] == [
        (Code.MINUTES, 12, "~10"),
        (Code.MINUTES, 13, "2,5"),
        (Code.MINUTES, 14, "10-15"),
    ]


def test_the_length_of_a_format_may_be_in_hours_and_roles_to_retain_are_no_minutes() -> None:
    table = "## Formats\n\n| format | minutes | retenir |\n|-|-|-|\n| long | 1 h 30 | {} |\n\n"
    agenda = "## Déroulement\n\n| étape | long |\n|-|-|\n| Parler | 90 |\n"
    (preset,) = parse_sheet(("# R\n\n" + table.format(4) + agenda).encode(), "f.md").presets
    assert (preset.minutes, preset.title) == (90, "90 minutes")
    problems = check_sheet(("# R\n\n" + table.format("4 min") + agenda).encode(), "f.md")
    assert [(each.code, each.found) for each in problems] == [(Code.NUMBER, "4 min")]
