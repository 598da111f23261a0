"""A whole meeting on any sheet, on disk: made, played step by step, closed; for sheets that no test knows by heart.

rehearsal = Rehearsal(tmp_path, source, preset="60")
for step in rehearsal.steps():   # each step just entered; what a group does in it is done when the loop goes on
    ...
"""

from collections.abc import Iterator
from pathlib import Path

from fiche_tui.session.creation import create, people_from
from fiche_tui.session.session import Session
from fiche_tui.sheet.library import SheetSource
from fiche_tui.sheet.parse import parse_sheet
from fiche_tui.store.workshops import Workshops
from fiche_tui.system.clock import StoppedClock
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.results import retained, shortlist
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import listed_roles
from fiche_tui.workshop.values import CaptureKind, Details, Wall
from tests.stage import PEOPLE, START, Stage


class Rehearsal(Stage):
    """The stage, with the sheet of one's choice and acts that suit any sheet."""

    def __init__(self, folder: Path, source: SheetSource, preset: str = "") -> None:
        self.clock = StoppedClock(START)
        self.workshops = Workshops(folder / "data")
        sheet = parse_sheet(source.data, source.name)
        made = create(
            self.workshops,
            self.clock,
            sheet,
            source.data,
            Details("Notre rencontre", "Table de quartier Saint-Rémi"),
            preset=preset or sheet.presets[0].id,
            timezone="America/Toronto",
            people=people_from(PEOPLE),
        )
        assert not isinstance(made, Refusal)
        self.id = made.id
        self.session = Session.open(made, self.clock, "Claude")
        self.be_seeded()
        self.do(c.Record(f.WallDeclared(Wall.TWO)), c.Record(f.KeyboardHeld("Line Morin")))

    def steps(self) -> Iterator[PlannedStep]:
        """Every step of the agenda: entered, handed to the caller, then played."""
        for step in self.session.state.plan:
            if step.dropped:
                continue
            if step.kind is StepKind.ASSESS and not self.session.state.settled:
                self.do(c.Record(f.ListSettled()))
            if step.kind is StepKind.VOTE:
                self.shorten()
            self.do(c.StartStep(step.id))
            self.clock.move(minutes=1)
            yield step
            self._play(step.kind, last=False, reveal=True)
            self.clock.move(minutes=max(0, step.minutes - 1))

    def shorten(self) -> None:
        """Take out of the shortlist what a tie brought over its most."""
        found = shortlist(self.session.state)
        for role in found.roles[: found.overflow]:
            self.do(c.Record(f.RoleSetAside(role, "Le groupe")))

    def finish(self) -> None:
        """Settle the minutes."""
        self.do(c.Record(f.MinutesFinalised()))

    def adjust(self) -> None:
        """Whatever the sheet holds: one role reworded, one added, one moved, two merged, where there are enough."""
        roles = listed_roles(self.session.state)
        families = self.session.state.families
        if not roles:
            return
        self.do(
            c.Record(f.RoleReworded(roles[0].id, f"{roles[0].text}, autrement dit")),
            c.AddRole("nouveau", families[0].id, "Un ajout du groupe"),
        )
        if len(families) > 1:
            self.do(c.Record(f.RoleMoved("nouveau", families[-1].id, 0)))
        if len(roles) > 4:
            self.do(c.MergeRoles(roles[1].id, roles[2].id))

    def carry(self) -> None:
        """As on the stage, where a role is carried at all."""
        if retained(self.session.state):
            super().carry()
        else:
            self.do(c.Write("d1", CaptureKind.DECISION, "Refaire l’exercice dans un an"))
