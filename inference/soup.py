"""Averages finished runs of one network, weight by weight: ``soup.py RUN RUN ... --start model_repository/expression_frame ...``.

Greedy (Wortsman et al., 2022, arXiv 2203.05482): runs by accuracy, each kept in the average when it makes it no worse. All runs
must have begun with ``--start``, which takes part too. Whatever is chosen, is chosen on one half of the validation faces; the other
half is looked at once, beside the start's own result on it. Writes a run that evaluate.py and export_onnx.py take.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

import model_card
from exported import load_exported
from faces import Faces, read
from measures import Scores, score
from network import ExpressionNet
from train import Recipe, logits_of, sample
from train_sequence import open_frame_network

Weights = dict[str, Tensor]


def main() -> None:
    arguments = parse()
    torch.set_num_threads(arguments.threads)
    clear = read(arguments.valid, arguments.layout).clear()
    chosen_on, judged_on = halves(clear)
    network, recipe = open_frame_network(arguments.runs[0])
    start = weights_of_start(arguments.start, network, recipe, read(arguments.train, arguments.layout))
    runs = {str(arguments.start): start} | {str(run): open_frame_network(run)[0].state_dict() for run in arguments.runs}
    judge = Judge(network, recipe.stages[-1].size)
    kept = greedy(runs, lambda weights: judge.score(weights, chosen_on))
    print(f"kept: {', '.join(kept)}")
    averaged = average([runs[name] for name in kept])
    for name, weights in ({"start": start} | {"average": averaged}).items():
        found = judge.score(weights, judged_on)
        print(f"{name} on the other half: accuracy {found.accuracy:.4f}, UAR {found.uar:.4f}, n {found.n}", flush=True)
    arguments.out.mkdir(parents=True, exist_ok=True)
    torch.save({"averaged": averaged, "recipe": asdict(recipe)}, arguments.out / "checkpoint.pt")


def halves(faces: Faces) -> tuple[Faces, Faces]:
    """The same two for every choice, so that the second is never chosen on."""
    order = np.random.default_rng(1).permutation(len(faces))
    return faces.take(order[: len(order) // 2]), faces.take(order[len(order) // 2 :])


def weights_of_start(folder: Path, network: ExpressionNet, recipe: Recipe, train: Faces) -> Weights:
    """Those of an exported model, as train.py begins with them, or of a run."""
    if not (folder / "model.json").is_file():
        return open_frame_network(folder)[0].state_dict()
    fresh = ExpressionNet(recipe.plan)
    load_exported(fresh, model_card.read(folder.resolve()).model_file, sample(train, recipe))
    return fresh.state_dict()


class Judge:
    def __init__(self, network: ExpressionNet, size: int) -> None:
        self.network, self.size = network, size

    def score(self, weights: Weights, faces: Faces) -> Scores:
        self.network.load_state_dict(weights)
        return score(logits_of(self.network, faces, self.size), faces.labels.argmax(1))


def greedy(runs: dict[str, Weights], judge: Callable[[Weights], Scores]) -> list[str]:
    """Names of those whose average is best by ``judge``, the best single one first."""
    accuracy = {name: judge(weights).accuracy for name, weights in runs.items()}
    order = sorted(runs, key=lambda name: -accuracy[name])
    kept, best = order[:1], accuracy[order[0]]
    for name in order[1:]:
        tried = judge(average([runs[each] for each in [*kept, name]])).accuracy
        print(f"{' + '.join([*kept, name])}: {tried:.4f}", flush=True)
        if tried >= best:
            kept, best = [*kept, name], tried
    return kept


def average(parts: list[Weights]) -> Weights:
    """Mean of each weight and of each norm's statistics; counters are the first one's."""
    return {
        name: torch.stack([part[name] for part in parts]).mean(0) if value.dtype.is_floating_point else value
        for name, value in parts[0].items()
    }


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", type=Path, nargs="+", help="folders of finished runs of train.py")
    parser.add_argument("--start", type=Path, required=True, help="what they began with: an exported model's folder, or a run")
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--valid", type=Path, required=True)
    parser.add_argument("--layout", default="ferplus-npz")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    return parser.parse_args()


if __name__ == "__main__":
    main()
