"""Trains the CNN-LSTM over a trained frame network: ``train_sequence.py config/sequence.toml --frame runs/frame ...``.

The labels are stand-ins (see stand_ins.py) made from the training split alone. Prints what it does and resumes like train.py.
"""

from __future__ import annotations

import argparse
import hashlib
import time
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from tqdm import tqdm

from faces import Faces, read
from network import ExpressionNet
from provenance import provenance
from sequence_network import SequenceNet, valence_of
from stand_ins import Sequences, Views, draw, look
from train import HERE, Recipe, append_row, one_cycle


@dataclass(frozen=True)
class SequenceRecipe:
    """What a configuration file says; see config/sequence.toml."""

    name: str
    faces_a_class: int = 300
    hidden: int = 96
    causal: bool = False
    steps: int = 64
    batch: int = 32
    batches: int = 1500
    rate: float = 2e-3
    steadiness: float = 0.5
    seed: int = 1


def open_frame_network(run: Path) -> tuple[ExpressionNet, Recipe]:
    """The averaged weights of a finished run of train.py, and its recipe."""
    state = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=False)
    recipe = Recipe.restored(state["recipe"])
    network = ExpressionNet(recipe.plan)
    network.load_state_dict(state["averaged"])
    return network.eval(), recipe


def mark_of(network: ExpressionNet) -> str:
    """Tells one frame network from another, the same one further trained too."""
    values = nn.utils.parameters_to_vector(network.classify.parameters()).detach()
    return hashlib.sha256(values.numpy().tobytes()).hexdigest()[:8]


def few_of_each(faces: Faces, a_class: int, seed: int) -> Faces:
    """At most ``a_class`` faces of each main class, drawn with ``seed``: rare classes keep all of theirs."""
    random = np.random.default_rng(seed)
    classes = faces.labels.argmax(1)
    rows = [random.permutation(np.flatnonzero(classes == k))[:a_class] for k in range(faces.labels.shape[1])]
    return faces.take(np.sort(np.concatenate(rows)))


def views_of(run: Path, name: str, network: ExpressionNet, faces: Faces, size: int, seed: int) -> Views:
    """The features of ``faces`` under all conditions; kept in ``run``, since they take minutes."""
    path = run / f"views-{name}-{mark_of(network)}.pt"
    if not path.is_file():
        made = look(network, faces, size, seed)
        torch.save((made.feat, made.labels), path)
    return Views(*torch.load(path, weights_only=True))


def sequence_loss(net: SequenceNet, drawn: Sequences, steadiness: float) -> Tensor:
    """Cross entropy with the true mix at every step, squared error of valence, and a price on changes that the truth has not."""
    read = net(drawn.feat, drawn.mask, drawn.seconds)
    entropy = -(drawn.labels * read.logits.log_softmax(2)).sum(2).mean()
    valence = ((read.valence - valence_of(drawn.labels)) ** 2).mean()
    said, true = read.logits.softmax(2).diff(dim=1), drawn.labels.diff(dim=1)
    return entropy + valence + steadiness * (said - true).abs().sum(2).mean()


def train(net: SequenceNet, views: Views, recipe: SequenceRecipe, folder: Path, mark: str) -> None:
    random = np.random.default_rng(recipe.seed)
    optimiser = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=recipe.rate, weight_decay=0.01)
    path, done = folder / "checkpoint.pt", 0
    if path.is_file():
        state = torch.load(path, weights_only=False)
        if (state["recipe"], state.get("mark")) != (asdict(recipe), mark):
            raise SystemExit(
                f"{path} was made by another configuration or over another frame network; choose another --out or move it away"
            )
        net.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        random.bit_generator.state, done = state["random"], state["done"]
    net.train()
    for step in (bar := tqdm(range(done, recipe.batches), initial=done, total=recipe.batches, mininterval=10)):
        for group in optimiser.param_groups:
            group["lr"] = one_cycle(recipe.rate, step, recipe.batches)
        loss = sequence_loss(net, draw(views, recipe.batch, recipe.steps, random), recipe.steadiness)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        bar.set_postfix(loss=f"{loss.item():.3f}")
        if (step + 1) % 200 == 0 or step + 1 == recipe.batches:
            state = {"network": net.state_dict(), "optimiser": optimiser.state_dict(), "done": step + 1, "mark": mark}
            state |= {"random": random.bit_generator.state, "recipe": asdict(recipe)}
            torch.save(state, path.with_suffix(".partial"))
            path.with_suffix(".partial").replace(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--frame", type=Path, default=HERE / "runs" / "frame", help="folder of the frame network's run")
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--layout", default="ferplus-npz")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    recipe = SequenceRecipe(name=arguments.config.stem, **tomllib.loads(arguments.config.read_text(encoding="utf-8")))
    folder = arguments.out or HERE / "runs" / recipe.name
    folder.mkdir(parents=True, exist_ok=True)
    print(recipe, flush=True)
    torch.manual_seed(recipe.seed)
    begun = time.monotonic()
    network, frame = open_frame_network(arguments.frame)
    faces = few_of_each(read(arguments.train, arguments.layout).clear(), recipe.faces_a_class, recipe.seed)
    views = views_of(arguments.frame, "train", network, faces, frame.stages[-1].size, recipe.seed)
    net = SequenceNet(network.classify, recipe.hidden, recipe.causal)
    train(net, views, recipe, folder, mark_of(network))
    row = {"recipe": recipe.name, "seed": recipe.seed, "faces": len(faces), "batches": recipe.batches}
    append_row(folder / "result.csv", row | {"minutes": round((time.monotonic() - begun) / 60, 1)} | provenance())


if __name__ == "__main__":
    main()
