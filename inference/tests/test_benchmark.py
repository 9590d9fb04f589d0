"""The benchmark times what it says, and the Java figure gets in by hand, with its conditions, and stays."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np
import pytest

import benchmark
import chain
import model_card


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(benchmark, "RESULTS", tmp_path / "benchmark.csv")
    return tmp_path / "benchmark.csv"


def add_java(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr(sys, "argv", ["benchmark.py", *arguments])
    benchmark.main()


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_java_figure_is_added_replaced_and_kept(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    benchmark.put([benchmark.row_of("Mien", "walk", 1, 1, 10.0, "")])

    add_java(monkeypatch, "--java", "100", "--said", "VP8")
    add_java(monkeypatch, "--java", "200", "--said", "VP9, 2 workers")

    rows = rows_of(results)
    assert [(row["who"], row["ms"], row["frames_s"], row["said"]) for row in rows] == [
        ("Mien", "10.0", "100.0", ""),
        ("Mien, Java", "5.0", "200.0", "VP9, 2 workers"),
    ]
    assert benchmark.kept(lambda row: row["who"] == benchmark.JAVA) == rows[1:]
    assert all(row["hardware"] and row["date"] and row["commit"] and row["load"] for row in rows)


def test_java_figure_without_its_conditions_is_refused(
    results: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        add_java(monkeypatch, "--java", "100")
    assert "--java needs --said" in capsys.readouterr().err
    assert not results.exists()


def test_walk_in_a_batch_reads_every_face_and_a_frame_without_one_is_named() -> None:
    golden = model_card.REPOSITORY / "expression_baseline" / "golden"
    face = np.fromfile(golden / "astronaut.rgb", np.uint8).reshape(256, 256, 3)
    walk = chain.FaceChain()

    assert benchmark.walked(walk, np.stack([face, np.zeros_like(face), face])) == 2
    assert benchmark.of_walk(walk, np.stack([face, face]), 2) > 0
    with pytest.raises(SystemExit, match="a face in 1 of 2 frames from 0"):
        benchmark.of_walk(walk, np.stack([face, np.zeros_like(face)]), 2)


def test_peers_that_fail_are_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="the peers could not be timed"):
        list(benchmark.peers(Path(sys.executable), tmp_path / "none.npy", 1, 1))
