"""The values that a sheet file becomes: families of roles, scales, and an agenda in several presets.

Nothing here reads a file. ``fiche_tui.sheet`` turns Markdown into these values; a workshop keeps a copy of them in
its first fact, so that later edits of the file never change a meeting that was held.
"""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from fiche_tui.workshop.frozen import frozen

LABEL_LENGTH = 32
"""Longest short label of a role, in characters: what fits beside the figures of a reveal at 80 columns."""

SCALE_TITLE_LENGTH = 14
"""Longest title of a scale, in characters: what stands over a column of a reveal at 80 columns."""

USUAL_TITLES: Mapping[str, frozenset[str]] = {
    "today": frozenset({"Aujourd’hui", "Today"}),
    "wanted": frozenset({"Souhaité", "Wanted"}),
}
"""The titles of scales that a sheet did not choose: they are said in the language of whoever reads."""


class StepKind(StrEnum):
    """What a step asks of the screen and of the group."""

    PLENARY = "plenary"
    PAIRS = "pairs"
    ADJUST = "adjust"
    ASSESS = "assess"
    COUNT = "count"
    REVEAL = "reveal"
    VOTE = "vote"
    CARRY = "carry"
    AGREE = "agree"
    BREAK = "break"
    CLOSE = "close"


class Instrument(StrEnum):
    """How people assess the roles (« Complet », « Souhaité seul », « Cocher », « Par famille »)."""

    FULL = "full"
    WANTED = "wanted"
    CHECK = "check"
    FAMILY = "family"


@frozen
class Item:
    """One role line of a sheet. ``code`` (« E2 ») is given once; ``source_text`` is the wording of the source."""

    id: str
    code: str
    label: str
    text: str
    source_text: str


@frozen
class Family:
    """A family of roles. ``letter`` (« A ») begins the codes of its items."""

    id: str
    letter: str
    title: str
    items: tuple[Item, ...] = ()


@frozen
class Level:
    """One answer of a scale: a whole number from 0 and the words that the room reads."""

    value: int
    text: str


@frozen
class Scale:
    """A question about each role (``today`` or ``wanted``) and its levels in rising order."""

    id: str
    title: str
    levels: tuple[Level, ...]


@frozen
class Part:
    """A sub-timing inside a step (1-2-tous). ``minutes`` is a whole number."""

    title: str
    minutes: int


@frozen
class Step:
    """A step of the agenda, with its minutes by preset id; a preset that is missing does not hold the step.

    ``minimum`` gives, by preset id, the minutes under which catch-up never squeezes. A protected step is never
    shortened; an optional one may be dropped. ``note`` is private to the facilitator.
    """

    id: str
    title: str
    kind: StepKind
    minutes: Mapping[str, int]
    minimum: Mapping[str, int]
    protected: bool = False
    optional: bool = False
    margin: bool = False
    instruction: str = ""
    note: str = ""
    parts: tuple[Part, ...] = ()


@frozen
class Preset:
    """One column of the agenda. ``minutes`` is the promised length, ``retain`` how many roles are retained.

    ``sitting_ends_after`` names the steps after which the workshop is suspended until the next meeting.
    """

    id: str
    title: str
    minutes: int
    retain: int
    instrument: Instrument = Instrument.FULL
    rating: bool = True
    sitting_ends_after: tuple[str, ...] = ()


@frozen
class Correction:
    """A spelling slip of the source, and what the sheet prints instead."""

    source: str
    corrected: str


@frozen
class ItemName:
    """What the lines of a sheet are called in one language (``fr``, ``en``): « énoncé », « énoncés »."""

    lang: str
    one: str
    many: str


@frozen
class Sheet:
    """A whole activity sheet. ``lang`` is a BCP 47 tag (``fr``); ``question`` is asked when nothing is written
    under the common objectives, ``question_with_objectives`` when something is."""

    id: str
    title: str
    lang: str
    question: str
    question_with_objectives: str
    introduction: str = ""
    credit: str = ""
    families: tuple[Family, ...] = ()
    scales: tuple[Scale, ...] = ()
    presets: tuple[Preset, ...] = ()
    steps: tuple[Step, ...] = ()
    corrections: tuple[Correction, ...] = ()
    talk: tuple[str, ...] = field(default=())
    """Questions to talk about in pairs while the ballots are counted."""
    item_names: tuple[ItemName, ...] = ()
    """What its lines are called, at most once a language; « rôle » where nothing is said."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Every role line, in the order of the sheet."""
        return tuple(item for family in self.families for item in family.items)

    def own_title(self, scale_id: str) -> str:
        """Return the title that the sheet chose for a scale; empty where it has none of its own."""
        title = next((scale.title for scale in self.scales if scale.id == scale_id), "")
        return "" if title in USUAL_TITLES.get(scale_id, ()) else title

    def preset(self, preset_id: str) -> Preset:
        """Return the preset of that id; raises ``KeyError`` when the sheet has none."""
        for preset in self.presets:
            if preset.id == preset_id:
                return preset
        raise KeyError(preset_id)

    def scale(self, scale_id: str) -> Scale:
        """Return the scale of that id; raises ``KeyError`` when the sheet has none."""
        for scale in self.scales:
            if scale.id == scale_id:
                return scale
        raise KeyError(scale_id)
