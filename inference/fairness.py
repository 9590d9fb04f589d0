"""Whether a smile is found as often on a darker face: ``fairness.py --valid ferplus_valid.npz``.

Recall of HAPPY at the product's own threshold, over the validation faces whose clear majority is happiness: by fifths of the
face's luminance, and on copies of the same faces that are darkened or tinted, pair by pair. Nobody's skin, gender or age is known
here; light is all that grey pictures tell. Writes results/fairness.csv and the card's figures.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor

from augment import place
from degrade import rung
from faces import Faces, read
from model_card import EMOTIONS, REPOSITORY, ModelCard
from model_card import read as read_card
from provenance import provenance

RESULTS = Path(__file__).resolve().parent / "results"
HAPPY = EMOTIONS.index("HAPPY")
SHOWN = 0.5
"""Thresholds.Expressing: the least probability at which a viewer counts as happy."""
FIFTHS = 5
SURE = 1.959964
"""Of the normal distribution: 95 % lie within."""
MOST_LOSS, MOST_BOUND = 0.03, 0.05
"""The goal: what a copy may lose of its faces' recall, and what the interval of that may reach."""
FIGURES = "smiles found"
"""How the names of this script's figures begin on a card."""

Copy = Callable[[Tensor], Tensor]
"""RGB faces [N, 3, S, S] in 0..255, floats, to the same changed."""


def by_gain(*channels: float) -> Copy:
    return lambda faces: faces * torch.tensor(channels).view(-1, 1, 1)


def by_gamma(exponent: float) -> Copy:
    return lambda faces: 255 * (faces / 255) ** exponent


def by_contrast(share: float, middle: float) -> Copy:
    return lambda faces: middle + share * (faces - middle)


def by_little_light(light: float) -> Copy:
    """With a sensor's noise, as in degrade.py's ladder, and without its gain; equal in the three channels."""
    return lambda faces: light * rung(faces[:, :1], "low light", light, torch.Generator().manual_seed(1)).expand(-1, 3, -1, -1)


COPIES: dict[str, Copy] = {
    "half the light": by_gain(0.5),
    "a quarter of the light": by_gain(0.25),
    "darker by gamma 1.5": by_gamma(1.5),
    "darker by gamma 2": by_gamma(2.0),
    "darker and flatter": by_contrast(0.4, 40),
    "warm cast": by_gain(1.0, 0.8, 0.5),
    "cold cast": by_gain(0.6, 0.8, 1.0),
    "green cast": by_gain(0.7, 1.0, 0.7),
    "warm cast, half the light": by_gain(0.5, 0.4, 0.25),
    "half the light, with noise": by_little_light(0.5),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--valid", type=Path, required=True)
    parser.add_argument("--layout", default="ferplus-npz")
    parser.add_argument("--model", default="expression_frame", help="a folder of model_repository")
    arguments = parser.parse_args()
    card = read_card(REPOSITORY / arguments.model)
    faces = read(arguments.valid, arguments.layout).clear()
    happy = faces.take(np.flatnonzero(faces.labels.argmax(1) == HAPPY))
    rows = measured(card, happy)
    write(rows, card.name)
    keep(card, rows, arguments.layout)


def measured(card: ModelCard, happy: Faces) -> list[dict[str, object]]:
    reader = Reader(card)
    pictures = place(torch.from_numpy(happy.pixels).unsqueeze(1).float(), reader.size).expand(-1, 3, -1, -1)
    found = reader.happy(pictures) >= SHOWN
    rows = [fifth(k, found, luminance(happy)) for k in range(FIFTHS)] + [darkest_against_lightest(found, luminance(happy))]
    return rows + [paired(name, found, reader.happy(copy(pictures)) >= SHOWN) for name, copy in COPIES.items()]


class Reader:
    """An exported frame network, as the server calls it."""

    def __init__(self, card: ModelCard) -> None:
        self.session = onnxruntime.InferenceSession(str(card.model_file), providers=["CPUExecutionProvider"])
        self.size, self.temperature = card.input_size[0], card.facts["temperature"]
        self.column = card.labels.index("HAPPY")

    def happy(self, faces: Tensor) -> np.ndarray:
        """Probability of HAPPY [N] of RGB faces [N, 3, S, S]."""
        pictures = faces.round().clamp(0, 255).byte().permute(0, 2, 3, 1).contiguous().numpy()
        logits = [self.session.run(["logits"], {"image": part})[0] for part in np.array_split(pictures, math.ceil(len(pictures) / 64))]
        return torch.from_numpy(np.concatenate(logits) / self.temperature).softmax(1).numpy()[:, self.column]


def luminance(faces: Faces) -> np.ndarray:
    """Median of the middle of each picture: cheeks, nose and mouth, not hair or wall."""
    edge = faces.pixels.shape[1] // 4
    return np.median(faces.pixels[:, edge:-edge, edge:-edge], axis=(1, 2))


def members(k: int, light: np.ndarray) -> np.ndarray:
    """Rows of the ``k``-th fifth, the darkest first; equal in number up to one."""
    return np.array_split(np.argsort(light, kind="stable"), FIFTHS)[k]


def fifth(k: int, found: np.ndarray, light: np.ndarray) -> dict[str, object]:
    rows = members(k, light)
    low, high = wilson(int(found[rows].sum()), len(rows))
    name = f"fifth {k + 1} of luminance, {light[rows].min():.0f} to {light[rows].max():.0f}"
    return row(name, "recall", found[rows].mean(), low, high, len(rows))


def darkest_against_lightest(found: np.ndarray, light: np.ndarray) -> dict[str, object]:
    dark, bright = found[members(0, light)], found[members(FIFTHS - 1, light)]
    low, high = newcombe(int(bright.sum()), len(bright), int(dark.sum()), len(dark))
    return row("lightest fifth less darkest", "difference", bright.mean() - dark.mean(), low, high, len(dark) + len(bright))


def newcombe(hits: int, n: int, other_hits: int, other_n: int) -> tuple[float, float]:
    """95 % interval of the difference of two independent shares (Newcombe, 1998, method 10)."""
    one, other = hits / n, other_hits / other_n
    (low, high), (least, most) = wilson(hits, n), wilson(other_hits, other_n)
    return one - other - math.hypot(one - low, most - other), one - other + math.hypot(high - one, other - least)


def paired(name: str, before: np.ndarray, after: np.ndarray) -> dict[str, object]:
    """Recall that a copy loses: share of faces lost less share gained, by Agresti and Min's interval of a paired difference (2005)."""
    lost, gained = int((before & ~after).sum()), int((~before & after).sum())
    n = len(before) + 2
    middle = (lost - gained) / n
    spread = SURE * math.sqrt(lost + gained + 1 - (lost - gained) ** 2 / n) / n
    return row(name, "loss", (lost - gained) / len(before), middle - spread, middle + spread, len(before))


def wilson(hits: int, n: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson, 1927)."""
    share, square = hits / n, SURE**2
    middle = (share + square / (2 * n)) / (1 + square / n)
    spread = SURE * math.sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return middle - spread, middle + spread


def row(name: str, kind: str, value: float, low: float, high: float, n: int) -> dict[str, object]:
    met = "" if kind != "loss" else ("yes" if value < MOST_LOSS and high < MOST_BOUND else "no")
    return {
        "faces": name,
        "kind": kind,
        "value": round(float(value), 4),
        "low": round(low, 4),
        "high": round(high, 4),
        "n": n,
        "goal_met": met,
    }


def write(rows: list[dict[str, object]], model: str) -> None:
    with (RESULTS / "fairness.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, ["model", *rows[0], *provenance()], lineterminator="\n")
        writer.writeheader()
        for each in rows:
            print(each)
            writer.writerow({"model": model} | each | provenance())


def keep(card: ModelCard, rows: list[dict[str, object]], layout: str) -> None:
    """Puts the figures on the card in place of earlier ones."""
    source = "FER+ validation split" if layout.startswith("ferplus") else f"validation faces ({layout})"
    figures = [figure(each, f"happy faces of the {source} with a clear majority, HAPPY at {SHOWN} or more") for each in rows]
    kept = [each for each in card.facts["figures"] if not each["name"].startswith(FIGURES)]
    (card.folder / "model.json").write_text(
        json.dumps(card.facts | {"figures": kept + figures}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def figure(each: dict[str, object], said: str) -> dict[str, object]:
    of = {"recall": "", "difference": "difference, ", "loss": "lost on copies, "}[str(each["kind"])]
    interval = f"; 95 % interval {100 * float(str(each['low'])):.1f} to {100 * float(str(each['high'])):.1f} %"
    pairs = ", each face against its own copy" if each["kind"] == "loss" else ""
    return {"name": f"{FIGURES}: {of}{each['faces']}", "value": each["value"], "n": each["n"], "conditions": said + pairs + interval}


if __name__ == "__main__":
    main()
