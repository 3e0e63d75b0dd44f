"""Every worked question gives one answer, whichever way it is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from questions import Question, by_command, by_python, by_sql, questions

ASKED = questions()


def test_there_are_a_dozen() -> None:
    assert len(ASKED) >= 12


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.title[:30])
def test_sql_python_and_the_command_line_answer_alike(question: Question, bundled_home: Path) -> None:
    head = question.answer[0]
    assert len(question.answer) > 1
    assert by_sql(question, bundled_home) == question.answer
    assert by_python(question, bundled_home, head) == question.answer
    assert by_command(question, bundled_home, head) == question.answer
