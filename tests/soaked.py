"""Cases that take seconds each: a few of each kind in `make check`, all of them in `make soak`."""

from collections.abc import Sequence
from typing import Any

import pytest


def rest_in_soak(cases: Sequence[Any], kept: int = 1, *, several: bool = False, spread: bool = False) -> list[Any]:
    """Return the cases for `pytest.mark.parametrize`, those after the first ``kept`` left to the soak.

    ``several`` says that each case is a tuple of several arguments; with ``spread`` the kept ones are taken from the
    whole list, at equal distances.
    """
    chosen = {place * len(cases) // kept for place in range(kept)} if spread else set(range(kept))
    return [
        pytest.param(*(case if several else (case,)), marks=[] if place in chosen else [pytest.mark.soak])
        for place, case in enumerate(cases)
    ]


SIZES = rest_in_soak([(80, 24), (160, 45), (120, 36)], kept=2)
"""The sizes that every screen is looked at in; the middle one waits for the soak."""
