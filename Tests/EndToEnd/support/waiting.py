"""Waiting for a condition, never for a time."""

import time

DEADLINE = 120.0
"""Seconds after which a condition that does not hold is a failure: of a machine five times slower, too."""


def eventually(condition, what, deadline=DEADLINE):
    """The first true value that `condition` returns; fails, naming `what`, when there is none in time."""
    end = time.monotonic() + deadline
    while not (value := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"not within {deadline:.0f} s: {what}")
        time.sleep(0.02)
    return value
