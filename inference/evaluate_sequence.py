"""Measures the CNN-LSTM against smoothing: ``evaluate_sequence.py --run runs/sequence --frame runs/frame --valid ...``.

On held-out stand-ins (faces of the validation split): accuracy at each step and error of onsets, by condition and frame rate,
beside the frame network alone and its exponential and median smoothing, whose strengths are the best on stand-ins of the
training split. On real clips, where they are at hand: steadiness in neutral spans and by how much onsets move.
Rows go to results/sequence.csv and results/clips_sequence.csv; evaluation.json lies beside the run.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from faces import read
from measures import fit_temperature
from provenance import provenance
from sequence_network import SequenceNet, valence_of
from stand_ins import CONDITIONS, Sequences, Views, draw
from train import HERE, append_row, forget
from train_sequence import few_of_each, open_frame_network, views_of

RESULTS = HERE / "results"
RATES = (5.0, 10.0, 15.0, 30.0)
STEPS = 96
Coder = Callable[[Sequences], Tensor]
"""Sequences -> probabilities [N, T, 8]."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--frame", type=Path, required=True)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--valid", type=Path, required=True)
    parser.add_argument("--layout", default="ferplus-npz")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    network, frame = open_frame_network(arguments.frame)
    net, recipe = open_sequence_network(arguments.run, network.classify)
    size = frame.stages[-1].size
    valid = views_of(arguments.frame, "valid", network, few_of_each(read(arguments.valid, arguments.layout).clear(), 150, 1), size, 2)
    train = views_of(arguments.frame, "train", network, few_of_each(read(arguments.train, arguments.layout).clear(), 300, 1), size, 1)
    classify = network.classify.requires_grad_(False)
    temperature = json.loads((arguments.frame / "evaluation.json").read_text(encoding="utf-8"))["temperature"]
    coders = {"CNN-LSTM": lambda s: read_by(net, s)} | smoothers(classify, temperature, draw(train, 100, STEPS, np.random.default_rng(5)))
    source = "the FER+ validation split" if arguments.layout.startswith("ferplus") else f"validation faces ({arguments.layout})"
    forget(RESULTS / "sequence.csv", "run", str(recipe["name"]))
    rows = compare(coders, valid, recipe["name"])
    (arguments.run / "evaluation.json").write_text(json.dumps(facts(net, rows, valid, source), indent=1) + "\n", encoding="utf-8")


def open_sequence_network(run: Path, classify: torch.nn.Linear) -> tuple[SequenceNet, dict[str, object]]:
    state = torch.load(run / "checkpoint.pt", weights_only=False)
    net = SequenceNet(classify, state["recipe"]["hidden"], state["recipe"]["causal"])
    net.load_state_dict(state["network"])
    return net.eval(), state["recipe"]


def read_by(net: SequenceNet, drawn: Sequences) -> Tensor:
    with torch.inference_mode():
        return net(drawn.feat, drawn.mask, drawn.seconds).logits.softmax(2)


def smoothers(classify: torch.nn.Linear, temperature: float, tuning: Sequences) -> dict[str, Coder]:
    """The frame network alone and smoothed, each smoother at the strength that is best on ``tuning``."""
    alone = hold_lost(classify, temperature)
    exponential = best([smoothed(alone, exponentially, seconds) for seconds in (0.1, 0.2, 0.3, 0.5, 0.8, 1.2)], tuning)
    median = best([smoothed(alone, by_median, seconds) for seconds in (0.3, 0.5, 0.8, 1.2, 2.0)], tuning)
    return {"frame alone": alone, "exponential": exponential, "median": median}


def best(coders: list[Coder], tuning: Sequences) -> Coder:
    return max(coders, key=lambda coder: accuracy(coder(tuning), tuning))


def hold_lost(classify: torch.nn.Linear, temperature: float) -> Coder:
    """Calibrated probabilities of each step; where the face is lost, the last one seen: smoothing cannot leave holes."""

    def read(drawn: Sequences) -> Tensor:
        found = (classify(drawn.feat) / temperature).softmax(2)
        for t in range(1, found.shape[1]):
            lost = drawn.mask[:, t] == 0
            found[lost, t] = found[lost, t - 1]
        return found

    return read


def smoothed(coder: Coder, how: Callable[[Tensor, Tensor, float], Tensor], seconds: float) -> Coder:
    return lambda drawn: how(coder(drawn), drawn.seconds, seconds)


def exponentially(found: Tensor, gaps: Tensor, constant: float) -> Tensor:
    """First-order low-pass with the time constant ``constant`` seconds, forwards and backwards so that nothing shifts."""
    for order in (range(1, found.shape[1]), range(found.shape[1] - 2, -1, -1)):
        forwards = order.step > 0
        found = found.clone()
        for t in order:
            weight = torch.exp(-gaps[:, t if forwards else t + 1] / constant).unsqueeze(1)
            found[:, t] = weight * found[:, t - 1 if forwards else t + 1] + (1 - weight) * found[:, t]
    return found


def by_median(found: Tensor, gaps: Tensor, width: float) -> Tensor:
    """Median over the steps within ``width`` seconds, centred."""
    times = gaps.cumsum(1)
    out = found.clone()
    for n in range(len(found)):
        for t in range(found.shape[1]):
            near = (times[n] - times[n, t]).abs() <= width / 2
            out[n, t] = found[n, near].median(0).values
    return out / out.sum(2, keepdim=True).clamp(min=1e-6)


def accuracy(found: Tensor, drawn: Sequences, rows: np.ndarray | None = None) -> float:
    """Share of steps whose surest class is the surest of the true mix."""
    right = found.argmax(2) == drawn.labels.argmax(2)
    return float(right[rows].float().mean() if rows is not None else right.float().mean())


def onset_errors(found: Tensor, drawn: Sequences) -> np.ndarray:
    """Seconds between the true and the read crossing of each onset: where 1 - p(neutral) passes half its way up.

    An onset that is not found within a second counts as a second.
    """
    times = drawn.seconds.cumsum(1).numpy()
    moved, said = 1 - drawn.labels[..., 0].numpy(), 1 - found[..., 0].numpy()
    errors = []
    for n in range(len(found)):
        for t in crossings(moved[n], 0.5):
            read = [times[n, u] for u in crossings(said[n], 0.5)]
            errors.append(min([abs(at - times[n, t]) for at in read] + [1.0]))
    return np.array(errors)


def crossings(values: np.ndarray, level: float) -> list[int]:
    """Steps at which ``values`` come from under ``level`` and reach it."""
    return [t for t in range(1, len(values)) if values[t - 1] < level <= values[t]]


def compare(coders: dict[str, Coder], valid: Views, run: str) -> list[dict[str, object]]:
    rows = []
    for rate in RATES:
        drawn = draw(valid, 240, STEPS, np.random.default_rng(int(rate)), rate)
        for name, coder in coders.items():
            found = coder(drawn)
            row: dict[str, object] = {"run": run, "coder": name, "rate": rate, "sequences": len(found)}
            row |= {"accuracy": round(accuracy(found, drawn), 4), "onset_error_s": round(float(onset_errors(found, drawn).mean()), 4)}
            lost = drawn.mask == 0
            right = found.argmax(2) == drawn.labels.argmax(2)
            row["accuracy_lost"] = round(float(right[lost].float().mean()), 4)
            for k, condition in enumerate(CONDITIONS):
                row[f"accuracy_{condition}"] = round(accuracy(found, drawn, np.flatnonzero(drawn.condition == k)), 4)
            rows.append(row)
            append_row(RESULTS / "sequence.csv", row | provenance())
            print(row, flush=True)
    return rows


def sequence_temperature(logits: Tensor, drawn: Sequences) -> float:
    """Fitted on the stand-ins' mixed votes, step by step."""
    return fit_temperature(logits.flatten(0, 1), drawn.labels.flatten(0, 1).numpy())


def facts(net: SequenceNet, rows: list[dict[str, object]], valid: Views, source: str) -> dict[str, object]:
    """Temperature and figures for the card, at 10 frames a second, on stand-ins of ``source``."""
    drawn = draw(valid, 240, STEPS, np.random.default_rng(10), 10.0)
    with torch.inference_mode():
        read = net(drawn.feat, drawn.mask, drawn.seconds)
    temperature = sequence_temperature(read.logits, drawn)
    error = float((read.valence - valence_of(drawn.labels)).abs().mean())
    said = f"held-out stand-ins of {source} (no real video), 240 sequences of 96 frames at 10 frames a second"
    figures = [{"name": "mean absolute error of valence", "value": round(error, 4), "n": 240 * STEPS, "conditions": said}]
    for row in rows:
        if row["rate"] == 10.0:
            for name, key in (("accuracy a step", "accuracy"), ("onset error in seconds", "onset_error_s")):
                figures.append({"name": f"{name}, {row['coder']}", "value": row[key], "n": 240 * STEPS, "conditions": said})
    return {"temperature": round(temperature, 3), "figures": figures}


if __name__ == "__main__":
    main()
