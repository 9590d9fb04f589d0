"""Tries 8-bit variants of a frame network: ``quantise.py --model model_repository/expression_frame --train ... --valid ...``.

Measured against the file itself, on the faces that accuracy is reported on: accuracy, unweighted average recall, calibration,
the likeness of the features (the CNN-LSTM was trained on the float network's), and the time a face. A variant is worth keeping when it costs at most half a point of accuracy and is at least 1.5 times as fast on one and on
two threads, one face at a time and eight. Rows go to results/quantised.csv; with --keep FOLDER the most accurate one that is
worth it is written there with a card of its own; make_repository.py and make_golden.py then complete the folder.

Static variants are calibrated on faces of the training split. Where a processor has no VNNI instructions, 8-bit products can
saturate: measure on the machine that serves.
"""

from __future__ import annotations

import argparse
import copy
import csv
import datetime
import logging
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_dynamic, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from augment import place
from evaluate import RESULTS, calibration, conditions, figures
from export_onnx import write_card
from faces import Faces, read
from measures import Scores, fit_temperature, score
from model_card import ModelCard
from model_card import read as read_card
from provenance import provenance

COST, GAIN = 0.005, 1.5
"""At most this much accuracy lost, at least this many times as fast."""
THREADS, BATCHES = (1, 2), (1, 8)
ROUNDS, PASSES = 15, 12
CALIBRATION = 512


@dataclass(frozen=True)
class Answer:
    """``logits`` [N, 8] and ``feat`` [N, D] of all faces."""

    logits: torch.Tensor
    feat: np.ndarray


class Calibration(CalibrationDataReader):
    """Batches of training faces, as the server would hand them over."""

    def __init__(self, pictures: np.ndarray) -> None:
        self.batches = iter(np.array_split(pictures, max(1, len(pictures) // 32)))

    def get_next(self) -> dict[str, np.ndarray] | None:
        batch = next(self.batches, None)
        return None if batch is None else {"image": batch}


def main() -> None:
    arguments = parse()
    logging.getLogger().setLevel(logging.ERROR)  # the quantiser warns of every shape that it rightly leaves alone
    card = read_card(arguments.model.resolve())
    train, valid = read(arguments.train, arguments.layout), read(arguments.valid, arguments.layout)
    chosen = np.random.default_rng(1).permutation(len(train))[:CALIBRATION]
    ranges, judged = pictures_of(train.take(chosen), card), pictures_of(valid, card)
    rows: dict[str, dict[str, object]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        files = {"float": card.model_file} | make_variants(card.model_file, Path(scratch), ranges)
        expected = answer(files["float"], judged)
        for name, file in files.items():
            rows[name] = quality(answer(file, judged), expected, valid) | {"megabytes": round(file.stat().st_size / 1e6, 2)}
            rows[name] |= speed(files["float"], file, judged) | {"load": round(os.getloadavg()[0], 1)}
            rows[name]["worth_it"] = "" if name == "float" else ("yes" if worth(rows[name], rows["float"]) else "no")
            print(name, rows[name], flush=True)
        write_rows(arguments.out, card, rows)
        kept = [name for name in rows if rows[name]["worth_it"] == "yes"]
        best = max(kept, key=lambda name: (rows[name]["accuracy"], slowest_gain(rows[name])), default=None)
        print(f"worth keeping: {best or 'none'}")
        if best and arguments.keep:
            keep(card, files[best], arguments.keep.resolve(), best, answer(files[best], judged), valid, arguments.layout)


def make_variants(source: Path, scratch: Path, calibration: np.ndarray) -> dict[str, Path]:
    """Name -> file of every way of going to 8 bits that is tried."""
    prepared = scratch / "prepared.onnx"
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    before, ends = before_network(prepared), ends_of(prepared)

    def static(method: CalibrationMethod, in_float: list[str]) -> Callable[[str], None]:
        return lambda target: quantize_static(
            str(prepared), target, Calibration(calibration), QuantFormat.QDQ, ["Conv", "Clip", "Relu", "Add", "Gemm"],
            per_channel=True, activation_type=QuantType.QUInt8, weight_type=QuantType.QInt8,
            nodes_to_exclude=[*before, *in_float], calibrate_method=method,
        )  # fmt: skip

    ways: dict[str, Callable[[str], None]] = {
        "dynamic": lambda target: quantize_dynamic(str(prepared), target, weight_type=QuantType.QUInt8),
        "static": static(CalibrationMethod.MinMax, []),
        "static, first and last in float": static(CalibrationMethod.MinMax, ends),
        "static by percentile, first and last in float": static(CalibrationMethod.Percentile, ends),
    }
    files = {}
    for number, (name, way) in enumerate(ways.items()):
        files[name] = scratch / f"{number}.onnx"
        way(str(files[name]))
        onnx.checker.check_model(str(files[name]))
    return files


def before_network(file: Path) -> list[str]:
    """The nodes that bring a face to its mean and deviation: 8 bits would take away what they give."""
    names = [(node.name, node.op_type) for node in onnx.load(str(file)).graph.node]
    return [name for name, _ in names[: [kind for _, kind in names].index("Conv")]]


def ends_of(file: Path) -> list[str]:
    """The first convolution and the nodes that give the outputs."""
    graph = onnx.load(str(file)).graph
    outputs = {output.name for output in graph.output}
    first = next(node.name for node in graph.node if node.op_type == "Conv")
    return [first, *(node.name for node in graph.node if outputs & set(node.output))]


def pictures_of(faces: Faces, card: ModelCard) -> np.ndarray:
    """UINT8 [N, S, S, 3]: faces as the server hands them to the network."""
    placed = place(torch.from_numpy(faces.pixels).unsqueeze(1).float(), card.input_size[0])
    return placed.round().clamp(0, 255).byte().permute(0, 2, 3, 1).expand(-1, -1, -1, 3).contiguous().numpy()


def session_of(file: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def answer(file: Path, pictures: np.ndarray) -> Answer:
    session = session_of(file, 1)
    parts = [session.run(["logits", "feat"], {"image": part}) for part in np.array_split(pictures, max(1, len(pictures) // 64))]
    logits, feat = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Answer(torch.from_numpy(logits), feat)


def quality(found: Answer, expected: Answer, valid: Faces) -> dict[str, object]:
    """Scores at the variant's own temperature; how alike its features are to the float network's (mean cosine)."""
    scores = scored(found, valid)
    lengths = np.linalg.norm(found.feat, axis=1) * np.linalg.norm(expected.feat, axis=1)
    alike = (found.feat * expected.feat).sum(1) / np.maximum(lengths, 1e-9)
    row = {"n": scores.n, "accuracy": round(scores.accuracy, 4), "uar": round(scores.uar, 4), "ece": round(scores.ece, 4)}
    same = float((found.logits.argmax(1) == expected.logits.argmax(1)).float().mean())
    return row | {"same_verdict": round(same, 4), "feature_cosine": round(float(alike.mean()), 4)}


def speed(reference: Path, file: Path, pictures: np.ndarray) -> dict[str, object]:
    """Milliseconds a face, and how many times as fast as ``reference``; each the best of rounds that take turns, since whatever
    else runs on the machine can only add to a time."""
    row: dict[str, object] = {}
    for threads in THREADS:
        sessions = session_of(reference, threads), session_of(file, threads)
        for batch in BATCHES:
            times = np.array([[timed(session, pictures[:batch]) for session in sessions] for _ in range(ROUNDS)])
            reference_ms, ms = times.min(0)
            row[f"ms_{threads}t_{batch}"] = round(float(ms), 3)
            row[f"gain_{threads}t_{batch}"] = round(float(reference_ms / ms), 2)
    return row


def timed(session: onnxruntime.InferenceSession, pictures: np.ndarray) -> float:
    session.run(["logits", "feat"], {"image": pictures})
    start = time.perf_counter()
    for _ in range(PASSES):
        session.run(["logits", "feat"], {"image": pictures})
    return (time.perf_counter() - start) / PASSES / len(pictures) * 1000


def slowest_gain(row: dict[str, Any]) -> float:
    return min(row[f"gain_{threads}t_{batch}"] for threads in THREADS for batch in BATCHES)


def worth(row: dict[str, Any], reference: dict[str, Any]) -> bool:
    return bool(round(reference["accuracy"] - row["accuracy"], 4) <= COST and slowest_gain(row) >= GAIN)


def write_rows(path: Path, card: ModelCard, rows: dict[str, dict[str, object]]) -> None:
    of = {"model": card.name, "digest": card.facts["digest"][:19]}
    said = [of | {"variant": name} | row | provenance() for name, row in rows.items()]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, said[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(said)


def scored(found: Answer, valid: Faces) -> Scores:
    clear = np.flatnonzero(valid.is_clear())
    return score(found.logits[clear], valid.labels[clear].argmax(1), fit_temperature(found.logits, valid.labels))


def keep(card: ModelCard, file: Path, folder: Path, variant: str, found: Answer, valid: Faces, layout: str) -> None:
    """Writes the variant with the float network's card, but its own digest, temperature and figures."""
    temperature = fit_temperature(found.logits, valid.labels)
    facts = copy.deepcopy(card.facts)
    said = figures(scored(found, valid), calibration(found.logits, valid), float("nan"), conditions(valid, layout, card.input_size[0]))
    measured = [figure for figure in said if figure["value"] == figure["value"]]
    facts |= {"name": folder.name, "temperature": round(temperature, 3), "figures": measured, "date": datetime.date.today().isoformat()}
    facts["source"] = f"{card.name} ({card.facts['digest']}) in 8 bits, {variant}, by inference/quantise.py"
    facts["limits"] = [
        *card.facts["limits"],
        "8-bit products can saturate on processors without VNNI: its answers may differ there from the golden ones",
    ]
    target = folder / str(facts["file"])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file.read_bytes())
    write_card(folder, facts)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder of the frame network, such as model_repository/expression_frame")
    parser.add_argument("--train", type=Path, required=True, help="faces to calibrate on")
    parser.add_argument("--valid", type=Path, required=True)
    parser.add_argument("--layout", default="ferplus-npz")
    parser.add_argument("--out", type=Path, default=RESULTS / "quantised.csv")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the best variant that is worth it there")
    return parser.parse_args()


if __name__ == "__main__":
    main()
