"""Values of the domain made at random, from their type hints, with ids that often exist in the small sheet."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from fiche_tui.workshop import facts as f
from fiche_tui.workshop.agenda import PlannedStep
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.text import printable
from tests.workshop.samples import created

ROLES = ("a1", "a2", "a3", "b1", "b2", "new", "")
FAMILIES = ("fam-a", "fam-b", "fam-x")
STEPS = ("accueil", "evaluer", "vote", "marge", "pause", "")

IDS: Mapping[str, tuple[str, ...]] = {
    "role": ROLES,
    "kept": ROLES,
    "absorbed": ROLES,
    "subjects": ROLES,
    "roles": ROLES,
    "family": FAMILIES,
    "families": FAMILIES,
    "step": STEPS,
    "before": STEPS,
    "dropped": STEPS,
    "preset": ("90", "45", "deux", "?"),
    "person": ("p1", "p2"),
    "capture": ("n1", "n2"),
    "code": ("A1", "A4", "E2", "?"),
    "timezone": ("America/Toronto", "UTC"),
}
"""Ids by the name of the field that holds them."""

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(printable)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
numbers = st.integers(-2, 7)


def of(hint: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Values of a type hint; ``name`` is the field that holds them."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return st.none() | of(next(one for one in arguments if one is not type(None)), name)
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return st.lists(of(arguments[0], name), max_size=3).map(tuple)
        return st.tuples(*(of(one, name) for one in arguments))
    if origin is frozenset:
        return st.frozensets(of(arguments[0]), max_size=3)
    if origin is not None and issubclass(origin, Mapping):
        return st.dictionaries(st.sampled_from(ROLES + STEPS), of(arguments[1]), max_size=3)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return st.builds(hint, **{one.name: of(hints[one.name], one.name) for one in fields(hint)})
    if issubclass(hint, Enum):
        return st.sampled_from(list(hint))
    plain: Mapping[Any, st.SearchStrategy[Any]] = {
        str: st.sampled_from(IDS[name]) | texts if name in IDS else texts,
        int: numbers,
        float: st.floats(-7200, 7200),
        bool: st.booleans(),
        datetime: moments,
        date: st.dates(),
        time: st.times(),
    }
    return plain[hint]


KINDS: Mapping[str, st.SearchStrategy[f.Fact]] = {name: of(kind) for name, kind in f.FACTS.items()}
"""A strategy for each kind of fact."""

creations = st.sampled_from(("120", "90", "45", "deux")).map(lambda preset: created(preset=preset))
facts = st.one_of(*KINDS.values())


@st.composite
def coming_steps(draw: st.DrawFn) -> tuple[PlannedStep, ...]:
    """Steps to come, none under its minimum, with at most one margin, at the end."""
    result = []
    for place in range(draw(st.integers(0, 7))):
        minimum = draw(st.integers(0, 12))
        minutes = minimum + draw(st.integers(0, 15))
        result.append(
            PlannedStep(
                id=f"s{place}",
                title=f"Étape {place}",
                kind=draw(st.sampled_from((StepKind.PLENARY, StepKind.CARRY, StepKind.BREAK))),
                planned=minutes,
                minutes=minutes,
                minimum=minimum,
                protected=draw(st.booleans()),
                optional=draw(st.booleans()),
                dropped=draw(st.integers(0, 4)) == 0,
            )
        )
    if draw(st.booleans()):
        margin = draw(st.integers(0, 10))
        result.append(PlannedStep("margin", "Marge", StepKind.PLENARY, margin, margin, 0, margin=True))
    return tuple(result)
