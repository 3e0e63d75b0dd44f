"""Errors that a user can mend."""

from __future__ import annotations


class UserError(Exception):
    """What is wrong, naming file and field or line, and what would mend it; both whole sentences."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy
