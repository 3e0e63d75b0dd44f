"""Writes the answers of docs/questions.md anew, from the SQL and a dataset built of the bundled releases.

python tests/pipeline/answer_questions.py HOME
"""

from __future__ import annotations

import csv
import io
import re
import sys
from pathlib import Path

from questions import PAGE, by_sql, questions


def main(home: Path) -> None:
    answers = iter(by_sql(question, home) for question in questions())

    def block(_: re.Match[str]) -> str:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(next(answers))
        return f"```answer\n{out.getvalue()}```"

    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(re.sub(r"^```answer\n.*?^```$", block, page, flags=re.M | re.S), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
