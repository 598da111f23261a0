"""An editor changes one row of Prepare."""

from collections.abc import Awaitable, Callable

Editor = Callable[[], Awaitable[bool]]
"""Asks what a row holds; returns whether it was answered, so that the next row comes."""
