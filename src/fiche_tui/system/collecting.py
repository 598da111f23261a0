"""Python's collector of cycles, which does not work while a command starts (``cli.py``)."""

import gc


def collect_from_now_on(*, keep: bool) -> None:
    """Let the collector work, if it does not; with ``keep`` it never looks at what there is already.

    A program that opened its screens keeps nearly all of it: a look through takes tens of milliseconds, which whoever
    types would wait for.
    """
    if not gc.isenabled():
        if keep:
            gc.freeze()
        gc.enable()
