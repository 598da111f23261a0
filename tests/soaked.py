"""Cases that take seconds each: a few of each kind in `make check`, all of them in `make soak`."""

from collections.abc import Sequence
from typing import Any

import pytest


def rest_in_soak(cases: Sequence[Any], kept: int = 1, *, several: bool = False) -> list[Any]:
    """Return the cases for `pytest.mark.parametrize`, those after the first ``kept`` left to the soak.

    ``several`` says that each case is a tuple of several arguments.
    """
    return [
        pytest.param(*(case if several else (case,)), marks=[pytest.mark.soak] if place >= kept else [])
        for place, case in enumerate(cases)
    ]
