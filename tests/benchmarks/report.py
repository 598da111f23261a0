"""The figures as the guide shows them, what misses its goal first; and as they are kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.measuring import Figure, Goal
from tests.benchmarks.passes import apart, compared

Groups = Mapping[str, Sequence[Figure]]


@dataclass(frozen=True)
class Run:
    """All that was measured in one run, and on what."""

    machine: str
    load: float
    seconds: float
    groups: Groups

    def paces(self) -> str:
        """Return how long the same work took in the course of the run: on a quiet machine nearly the same each time."""
        found = [one.pace for figures in self.groups.values() for one in figures if one.pace]
        return f"; the same work took {number(min(found))} to {number(max(found))} ms" if found else ""

    def kept(self) -> dict[str, Any]:
        """Return it as JSON holds it."""
        return {
            "machine": self.machine,
            "load": self.load,
            "seconds": round(self.seconds),
            "groups": {name: [asdict(one) for one in figures] for name, figures in self.groups.items()},
        }


def number(value: float) -> str:
    """Return a number with three figures, more where they are before the point."""
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    text = f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"
    return text if float(text) else "0"


def goal_words(one: Figure) -> str:
    """Return a goal as it is read beside its figure."""
    goal = one.goal
    if goal is None:
        return ""
    bound = f"{number(goal.bound)}x" if goal.ratio else number(goal.bound)
    required = "" if goal.required is None else f" (required: {number(goal.required)}x)"
    return f"at {'least' if goal.least else 'most'} {bound}{required}"


def row(one: Figure) -> str:
    """Return a figure as a row of its table."""
    unit = "" if one.unit == "exponent" else f" {one.unit}"
    beside = f"{one.beside}: {number(one.other)}{unit}" if one.other is not None else ""
    ratio = f"{number(one.ratio)}x" if one.ratio is not None else ""
    cells = (one.name, f"{number(one.value)}{unit}", beside, ratio, goal_words(one), "" if one.holds else "**missed**")
    return f"| {' | '.join(cells)} |"


HEAD = ("| | found | beside | ratio | goal | |", "|---|---|---|---|---|---|")


def page(run: Run) -> str:
    """Return the guide."""
    missed = {name: [one for one in figures if not one.holds] for name, figures in run.groups.items()}
    on = f"{run.machine}; load before: {run.load:.1f}; {run.seconds:.0f} s{run.paces()}."
    lines = ["# What the benchmarks found", ABOUT, on, "", "## Misses its goal", ""]
    if any(missed.values()):
        lines += HEAD
        lines += [
            row(one).replace("| ", f"| {name.lower()}: ", 1) for name, figures in missed.items() for one in figures
        ]
    else:
        lines.append("Nothing.")
    for name, figures in run.groups.items():
        lines += ["", f"## {name}", "", *HEAD, *(row(one) for one in figures)]
    return "\n".join(lines) + "\n"


ABOUT = """
`make bench` writes this page. What shares a row was measured in turn or at the same time, in one run: its ratio says
more than its figures. Medians, unless a row says p95 or p99; of starts, and of many writers at once, the best of
several. All of it is measured twice over, and up to four times until the best of each figure was found twice; that one
counts, because whatever else uses the machine only adds to it. Of ballots lost and of the longest wait it is the
worst. The same piece of work, done just before and after, tells how fast the machine was: a key whose core was slow
meanwhile is pressed again, and two runs are compared by each figure alone, beside its peer and beside that work. An
exponent of 1 means ten times the work for ten times the data.
"""


def differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> list[tuple[float, str]]:
    """Return by which share the figures of two runs differ that have a goal, the largest first."""
    found = []
    for group, figures in now["groups"].items():
        earlier = {(one.name, one.beside): one for one in map(_figure, before["groups"].get(group, ()))}
        for one in map(_figure, figures):
            other = earlier.get((one.name, one.beside))
            if other is not None and compared(one) and compared(other):
                found.append((apart(other, one), f"{group}: {one.name}"))
    return sorted(found, reverse=True)


def _figure(kept: Mapping[str, Any]) -> Figure:
    return Figure(**{**kept, "goal": kept["goal"] and Goal(**kept["goal"])})


def keep(run: Run, folder: Path, name: str) -> dict[str, Any] | None:
    """Keep a run as JSON, and the one before it beside; return that one."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.json"
    before = None
    if path.exists():
        path.replace(folder / f"{name}-before.json")
        before = json.loads((folder / f"{name}-before.json").read_text(encoding="utf-8"))
    path.write_text(json.dumps(run.kept(), ensure_ascii=False, indent=1), encoding="utf-8")
    return before
