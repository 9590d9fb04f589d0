"""Measures a trained frame network: ``evaluate.py --run runs/frame --valid ferplus_valid.npz``.

Writes ``evaluation.json`` beside the run (what export_onnx.py puts on the card) and rows into results/, in place of those of an
earlier run of the same configuration: frame.csv (scores, flip averaging, logit adjustment, consistency of the maps), ladders.csv
(where each class breaks as pictures get worse).
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

import chain
from augment import place
from degrade import LADDER, rung
from faces import Faces, read
from measures import Scores, fit_temperature, score, vote_error
from model_card import EMOTIONS
from network import ExpressionNet
from provenance import provenance
from train import HERE, append_row, forget, logits_of
from train_sequence import open_frame_network

RESULTS = HERE / "results"
ADJUSTMENTS = (0.25, 0.5, 1.0)
"""Strengths of logit adjustment (Menon et al., 2021, arXiv 2007.07314) that the table shows."""
EXPORTED = "as exported"
EDGE = 24
"""Pixels of repeated edge round a tight FER+ picture, so that the detector sees a whole head."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--train", type=Path, required=True, help="for the classes' frequencies and the crops' geometry")
    parser.add_argument("--valid", type=Path, required=True)
    parser.add_argument("--layout", default="ferplus-npz")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    network, recipe = open_frame_network(arguments.run)
    size = recipe.stages[-1].size
    train, everyone = read(arguments.train, arguments.layout), read(arguments.valid, arguments.layout)
    valid, logits = everyone.clear(), logits_of(network, everyone, size)
    for measured in ("frame", "ladders"):
        forget(RESULTS / f"{measured}.csv", "run", recipe.name)
    rows = table(network, train, everyone, logits, size)
    agreement = map_agreement(network, valid, size)
    for name, found in rows.items():
        maps = {"maps": round(agreement, 3) if name == EXPORTED else ""}
        append_row(RESULTS / "frame.csv", {"run": recipe.name, "variant": name} | found.row() | maps | provenance())
        print(f"{name:24s} {found.row()}", flush=True)
    print(f"maps of a face and of its mirror image correlate by {agreement:.3f}")
    climb(network, valid, size, recipe.name)
    facts = {
        "temperature": round(fit_temperature(logits, everyone.labels), 3),
        "alignment": geometry(train),
        "figures": figures(rows[EXPORTED], calibration(logits, everyone), agreement, conditions(valid, arguments.layout, size)),
    }
    (arguments.run / "evaluation.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({k: v for k, v in facts.items() if k != "figures"}))


def table(network: ExpressionNet, train: Faces, everyone: Faces, logits: Tensor, size: int) -> dict[str, Scores]:
    """As exported; averaged with the mirror image; and with calibrated logits adjusted towards rare classes, which costs accuracy."""
    clear, truth = np.flatnonzero(everyone.is_clear()), everyone.clear().labels.argmax(1)
    temperature = fit_temperature(logits, everyone.labels)
    rows = {EXPORTED: score(logits[clear], truth, temperature)}
    mirrored = logits_of(network, everyone, size, mirrored=True)
    rows["averaged with its mirror"] = score(mirrored[clear], truth, fit_temperature(mirrored, everyone.labels))
    prior = torch.from_numpy(train.labels.mean(0)).log()
    for strength in ADJUSTMENTS:
        rows[f"adjusted by {strength}"] = score(logits[clear] / temperature - strength * prior, truth)
    return rows


@dataclass(frozen=True)
class Calibration:
    """How far probabilities are from the truth: ``majority`` counts a clear majority as certain, ``votes`` does not."""

    majority: float
    votes: float
    n: int


def calibration(logits: Tensor, everyone: Faces) -> Calibration:
    """The temperature fitted on one half and judged on the other, both ways."""
    order = np.random.default_rng(1).permutation(len(everyone))
    halves = order[: len(order) // 2], order[len(order) // 2 :]
    majority, votes = [], []
    for fitted, judged in (halves, halves[::-1]):
        temperature = fit_temperature(logits[fitted], everyone.labels[fitted])
        clear = judged[everyone.is_clear()[judged]]
        majority.append(score(logits[clear], everyone.labels[clear].argmax(1), temperature).ece)
        votes.append(vote_error(logits[judged], everyone.labels[judged], temperature))
    return Calibration(float(np.mean(majority)), float(np.mean(votes)), len(everyone))


def map_agreement(network: ExpressionNet, valid: Faces, size: int) -> float:
    """Mean correlation between the map of a face's own class and the flipped map of its mirror image: what EAC trains."""
    faces = place(torch.from_numpy(valid.pixels[:512]).unsqueeze(1).float(), size)
    rows, classes = torch.arange(len(faces)), torch.from_numpy(valid.labels[:512].argmax(1))
    with torch.inference_mode():
        one = network(faces).cam[rows, classes].flatten(1)
        other = network(faces.flip(3)).cam.flip(3)[rows, classes].flatten(1)
    one, other = one - one.mean(1, keepdim=True), other - other.mean(1, keepdim=True)
    return float(((one * other).sum(1) / (one.norm(dim=1) * other.norm(dim=1) + 1e-9)).mean())


def climb(network: ExpressionNet, valid: Faces, size: int, run: str, faces: int = 500) -> None:
    """Every LADDER rung by rung on a fixed sample that keeps all rare faces; prints where each class breaks."""
    sample = valid.take(_sample(valid, faces))
    truth, pictures = sample.labels.argmax(1), torch.from_numpy(sample.pixels).unsqueeze(1).float()
    for ladder, levels in LADDER.items():
        found = [_at(network, pictures, truth, size, ladder, level) for level in levels]
        for level, scores in zip(levels, found, strict=True):
            append_row(RESULTS / "ladders.csv", {"run": run, "ladder": ladder, "level": level} | scores.row() | provenance())
        accuracies = " ".join(f"{level}:{scores.accuracy:.3f}" for level, scores in zip(levels, found, strict=True))
        print(f"{ladder:18s} {accuracies}   breaks: {breaks(levels, found)}", flush=True)


def _sample(valid: Faces, faces: int) -> np.ndarray:
    classes = valid.labels.argmax(1)
    rare = np.flatnonzero(np.bincount(classes, minlength=len(EMOTIONS))[classes] < 100)
    others = np.setdiff1d(np.arange(len(valid)), rare)
    return np.sort(np.concatenate([rare, np.random.default_rng(1).permutation(others)[: faces - len(rare)]]))


def _at(network: ExpressionNet, faces: Tensor, truth: np.ndarray, size: int, ladder: str, level: float) -> Scores:
    random = torch.Generator().manual_seed(1)
    worse = rung(place(faces, 96), ladder, level, random).round()
    with torch.inference_mode():
        logits = torch.cat([network(place(part, size)).logits for part in worse.split(128)])
    return score(logits, truth)


def breaks(levels: tuple[float, ...], found: list[Scores]) -> str:
    """The first level at which a class is recalled less than half as often as at the mildest."""
    said = []
    for k, name in enumerate(EMOTIONS):
        bad = [level for level, scores in zip(levels, found, strict=True) if scores.recall[k] < found[0].recall[k] / 2]
        said.append(f"{name.lower()} {bad[0]}" if bad else f"{name.lower()} never")
    return ", ".join(said)


def geometry(train: Faces, faces: int = 600) -> dict[str, float]:
    """Where the training pictures have their eyes, by our own detector and mesh: the margin that the server must cut."""
    walk = chain.FaceChain()
    distances, heights = [], []
    side = train.pixels.shape[1]
    for pixels in train.pixels[:faces]:
        picture = np.repeat(np.pad(pixels, EDGE, mode="edge")[:, :, None], 3, axis=2)
        mesh = walk.find_face(picture)
        if mesh is not None:
            right, left = (eye - EDGE for eye in mesh.eyes())
            distances.append(np.hypot(*(left - right)) / side)
            heights.append((right[1] + left[1]) / 2 / side)
    print(f"eyes found in {len(distances)} of {faces} training pictures")
    return {"eye_distance": round(float(np.median(distances)), 3), "eyes_y": round(float(np.median(heights)), 3)}


def conditions(valid: Faces, layout: str, size: int) -> str:
    source = "FER+ validation split" if layout.startswith("ferplus") else f"validation faces {valid.name} ({layout})"
    side = valid.pixels.shape[1]
    return f"{source}, majority above half, eight classes, {side} x {side} grey brought to {size} px, neither detected nor aligned"


def figures(found: Scores, off: Calibration, agreement: float, said: str) -> list[dict[str, object]]:
    split = "; the split also chose the settings, so a held-out figure will be somewhat lower"
    rows = [("accuracy", found.accuracy, found.n, said + split), ("unweighted average recall", found.uar, found.n, said)]
    rows.append(("macro F1", found.macro_f1, found.n, said))
    rows += [(f"recall {name}", r, n, said) for name, r, n in zip(EMOTIONS, found.recall, found.support, strict=True)]
    rows += calibrations(off, found.n, said)
    rows.append(("correlation of attention maps with those of the mirror image", agreement, 512, said))
    return [{"name": n, "value": round(v, 4), "n": count, "conditions": c} for n, v, count, c in rows]


def calibrations(off: Calibration, clear: int, said: str) -> list[tuple[str, float, int, str]]:
    """Of a temperature that is fitted on the votes."""
    halves = said + "; temperature fitted on the votes of one half, error on the other, both ways"
    everyone = halves.replace(", majority above half", ", faces without a majority too")
    return [
        ("calibration error against majorities, taken as certain", off.majority, clear, halves),
        ("calibration error against shares of votes, mean of the classes", off.votes, off.n, everyone),
    ]


if __name__ == "__main__":
    main()
