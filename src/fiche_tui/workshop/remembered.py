"""Results of pure functions of frozen values, kept for the next call with the very same values.

Showing one state needs the same shortlist and the same medians dozens of times.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Values = ParamSpec("Values")
Result = TypeVar("Result")


def remembered(last: int) -> Callable[[Callable[Values, Result]], Callable[Values, Result]]:
    """Make a function answer from its ``last`` calls when it gets the same objects again.

    Objects are known by identity: comparing two states would take longer than most answers. So this is for functions
    of values that nothing changes, whose results nobody changes either.
    """

    def around(function: Callable[Values, Result]) -> Callable[Values, Result]:
        calls: list[tuple[tuple[object, ...], Result]] = []

        @wraps(function)
        def answer(*values: Values.args, **named: Values.kwargs) -> Result:
            if named:
                return function(*values, **named)
            for known, result in tuple(calls):
                if len(known) == len(values) and all(one is other for one, other in zip(known, values, strict=True)):
                    return result
            found = function(*values, **named)
            calls[:] = [*calls[-last + 1 :], (values, found)] if last > 1 else [(values, found)]
            return found

        return answer

    return around
