"""What a process has cost so far; by a name that a worker can import."""

from __future__ import annotations

import os
import resource
from time import process_time


def account() -> tuple[int, tuple[float, float]]:
    """The process one is in, its seconds of processor time, and the most MB it held."""
    return os.getpid(), (process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
