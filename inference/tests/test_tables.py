"""The README's tables say what results/ says, and every figure there has its hardware and date."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import tables

HERE = Path(__file__).resolve().parent.parent
MEASURED = sorted(path for name in ("frame", "ladders", "sequence", "clips_sequence", "pose", "eyes", "quantised", "benchmark", "ablation_parts", "ablation_noise")
                  for path in (HERE / "results").glob(f"{name}.csv"))  # fmt: skip


def test_tables_are_what_the_results_say() -> None:
    text = (HERE / "README.md").read_text(encoding="utf-8")
    assert tables.written(text) == text, "run tables.py"


@pytest.mark.parametrize("path", MEASURED, ids=lambda path: path.stem)
def test_every_row_says_where_and_when_it_was_measured(path: Path) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        assert row["hardware"] and row["date"] and row["commit"]


def test_spread_names_mean_and_range() -> None:
    assert tables.spread([{"a": "0.5"}, {"a": "0.7"}], "a") == "60.0 (50.0 to 70.0)"
    assert tables.spread([{"a": "0.5"}], "a") == "50.0"
