"""An editor changes one row of Prepare."""

from collections.abc import Awaitable, Callable

Editor = Callable[[], Awaitable[object]]
