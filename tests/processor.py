"""What another process has used."""

import time


def processor(process: int) -> float:
    """Return the seconds of processor of another process, with the threads that it had (clock_getcpuclockid(3)).

    To the nanosecond: /proc counts in hundredths of a second, as much as a program at rest takes in one.
    """
    return time.clock_gettime(~process << 3 | 2)
