"""Trains the frame network: ``train.py config/frame.toml --train ferplus_train.npz --valid ferplus_valid.npz``.

Prints its configuration, saves a checkpoint after each epoch and every few minutes, and goes on from it when started again.
With ``--start`` it begins with the weights of a finished run, or of an exported model, instead of those that the configuration
names.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import math
import time
import tomllib
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from tqdm import tqdm

import model_card
from augment import Changes, augment, mix, place
from backbones import Plan
from exported import load_exported
from faces import Faces, read
from identity import IdentityFeatures, load_into, settle_norms
from measures import Scores, score
from network import ExpressionNet, eac_loss, soft_cross_entropy
from provenance import provenance

HERE = Path(__file__).resolve().parent
SAVE_EVERY_SECONDS = 240
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


@dataclass(frozen=True)
class Stage:
    """Some epochs at one picture size. ``consistency`` is EAC's lambda (0: plain), to which it rises from nothing along a line over
    the share ``ramp`` of the stage: a network that never had to agree with its mirror would lose at once what it has learnt."""

    size: int
    epochs: float
    consistency: float = 0.0
    ramp: float = 0.0
    batch: int = 64

    def consistency_at(self, step: int, steps: int) -> float:
        """Lambda at ``step`` (from 0) of the stage's ``steps``."""
        return self.consistency * min(1.0, (step + 1) / max(1.0, self.ramp * steps))


@dataclass(frozen=True)
class Recipe:
    """What a configuration file says; see config/frame.toml for each field's meaning. ``bf16``: convolutions in half the bits,
    about twice as fast where the processor has AMX, and slower for depthwise convolutions and on older ones. ``adjustment``: tau of
    post-hoc logit adjustment (Menon et al., ICLR 2021), by which the finished network is moved towards rare classes. ``blend``: share
    of the finished network in its average with the one it started from, weight by weight (Wortsman et al., CVPR 2022, arXiv
    2109.01903); 1: itself."""

    name: str
    plan: Plan
    stages: list[Stage]
    seed: int = 1
    rate: float = 1e-3
    soft_labels: bool = True
    label_noise: float = 0.0
    balance: float = 0.0
    weight_decay: float = 0.02
    average: float = 0.998
    adjustment: float = 0.0
    blend: float = 1.0
    bf16: bool = False
    faces: int | None = None
    changes: Changes = field(default_factory=Changes)

    @staticmethod
    def of(path: Path, overrides: dict[str, object]) -> Recipe:
        said = tomllib.loads(path.read_text(encoding="utf-8")) | overrides
        plan = Plan(**{name: said.pop(name) for name in [f.name for f in fields(Plan)] if name in said})
        stages = [Stage(**stage) for stage in said.pop("stages")]
        changes = said.pop("changes", {})
        if "erased" in changes:
            changes["erased"] = tuple(changes["erased"])
        return Recipe(name=path.stem, plan=plan, stages=stages, changes=Changes(**changes), **said)

    @staticmethod
    def restored(said: dict[str, Any]) -> Recipe:
        """The recipe that a checkpoint holds as a dictionary."""
        stages = [Stage(**stage) for stage in said["stages"]]
        return Recipe(**said | {"plan": Plan(**said["plan"]), "stages": stages, "changes": Changes(**said["changes"])})


class Averaged:
    """Exponential moving average of a network's weights: what is evaluated and exported."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.decay, self.steps = decay, 0
        self.values = {name: value.detach().clone() for name, value in network.state_dict().items()}

    def add(self, network: nn.Module) -> None:
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for name, value in network.state_dict().items():
            if value.dtype.is_floating_point:
                self.values[name].lerp_(value.detach(), 1 - decay)
            else:
                self.values[name].copy_(value)


class Training:
    """One run: its network, its place in the stages, its checkpoint."""

    def __init__(self, recipe: Recipe, train: Faces, valid: Faces, folder: Path, identity: Path, compiled: bool = False) -> None:
        self.recipe, self.folder, self.valid = recipe, folder, valid.clear()
        torch.manual_seed(recipe.seed)
        self.random = torch.Generator().manual_seed(recipe.seed)
        self.train = prepared(train, recipe)
        self.data = hashlib.sha256(train.pixels.tobytes() + train.labels.tobytes()).hexdigest()
        self.network = build(recipe, self.train, identity)
        self.trained = torch.compile(self.network) if compiled else self.network
        self.averaged = Averaged(self.network, recipe.average)
        self.optimiser = self._optimiser()
        self.total = sum(self._steps(stage) for stage in recipe.stages)
        self.done = 0
        self.finished = False
        self.begun_with: dict[str, Tensor] | None = None
        self.saved_at = time.monotonic()
        self.order: Tensor = torch.empty(0, dtype=torch.long)

    def _optimiser(self) -> torch.optim.AdamW:
        trained = [value for value in self.network.train().parameters() if value.requires_grad]
        decayed = [value for value in trained if value.ndim > 1]
        plain = [value for value in trained if value.ndim <= 1]
        groups = [{"params": decayed}, {"params": plain, "weight_decay": 0.0}]
        return torch.optim.AdamW(groups, lr=1e-4, weight_decay=self.recipe.weight_decay)

    def run(self) -> Scores:
        self._resume()
        if self.recipe.blend < 1 and self.begun_with is None:
            raise SystemExit("blend averages with the network that training started from: name it with --start")
        with tqdm(total=self.total, initial=self.done, unit="batch", mininterval=10) as bar:
            first = 0
            for stage in self.recipe.stages:
                self._run(stage, first, bar)
                first += self._steps(stage)
        if not self.finished:
            self._finish()
        return self._evaluate(self.recipe.stages[-1], 0.0)

    def _finish(self) -> None:
        """Averages with the start by ``blend``, then takes the logarithm of each class's share of the training labels, times
        ``adjustment``, from its logit; once."""
        if self.begun_with is not None:
            for name, value in self.averaged.values.items():
                if value.dtype.is_floating_point:
                    value.copy_(torch.lerp(self.begun_with[name], value, self.recipe.blend))
        shares = torch.from_numpy(self.train.labels.mean(0)).clamp(min=1 / len(self.train)).to(DEVICE)
        self.averaged.values["classify.bias"] -= self.recipe.adjustment * shares.log()
        self.finished = True
        self._save()

    def _steps(self, stage: Stage) -> int:
        return math.ceil(stage.epochs * len(self.train) / stage.batch)

    def _run(self, stage: Stage, first: int, bar: tqdm) -> None:
        steps, epoch = self._steps(stage), math.ceil(len(self.train) / stage.batch)
        begun = time.monotonic()
        while self.done < first + steps:
            step = self.done - first
            loss = self._step(stage, stage.consistency_at(step, steps))
            self.done += 1
            bar.update()
            bar.set_postfix(loss=f"{loss:.3f}")
            if (step + 1) % epoch == 0 or step + 1 == steps:
                self._evaluate(stage, time.monotonic() - begun)
                self._save()
                begun = time.monotonic()
            elif time.monotonic() - self.saved_at > SAVE_EVERY_SECONDS:
                self._save()

    def _step(self, stage: Stage, consistency: float) -> float:
        for group in self.optimiser.param_groups:
            group["lr"] = one_cycle(self.recipe.rate, self.done, self.total)
        rows = self._next_rows(stage.batch)
        faces = torch.from_numpy(self.train.pixels[rows]).unsqueeze(1).float()
        pictures = augment(faces, stage.size, self.recipe.changes, self.random)
        pictures, labels = mix(pictures, torch.from_numpy(self.train.labels[rows]), self.recipe.changes, self.random)
        pictures, labels = pictures.to(DEVICE).contiguous(memory_format=torch.channels_last), labels.to(DEVICE)
        self.network.train()
        with torch.autocast(DEVICE.type, torch.bfloat16, enabled=self.recipe.bf16):
            if consistency > 0:
                loss = eac_loss(self.trained, pictures, labels, consistency)
            else:
                loss = soft_cross_entropy(self.trained(pictures).logits, labels)
        self.optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.optimiser.step()
        self.averaged.add(self.network)
        return loss.item()

    def _next_rows(self, batch: int) -> np.ndarray:
        if len(self.order) < batch:
            self.order = self._epoch_order()
        rows, self.order = self.order[:batch], self.order[batch:]
        return rows.numpy()

    def _epoch_order(self) -> Tensor:
        if self.recipe.balance == 0:
            return torch.randperm(len(self.train), generator=self.random)
        classes = self.train.labels.argmax(1)
        frequency = np.bincount(classes, minlength=self.train.labels.shape[1]) / len(classes)
        weights = torch.tensor(frequency[classes] ** -self.recipe.balance)
        return torch.multinomial(weights, len(self.train), replacement=True, generator=self.random)

    def _evaluate(self, stage: Stage, seconds: float) -> Scores:
        kept = {name: value.clone() for name, value in self.network.state_dict().items()}
        self.network.load_state_dict(self.averaged.values)
        found = score(logits_of(self.network, self.valid, stage.size), self.valid.labels.argmax(1))
        self.network.load_state_dict(kept)
        row = {"step": self.done, "size": stage.size, "seconds": round(seconds)} | found.row()
        print(row, flush=True)
        append_row(self.folder / "epochs.csv", row)
        return found

    def _save(self) -> None:
        state = {
            "done": self.done, "network": self.network.state_dict(), "averaged": self.averaged.values,
            "steps": self.averaged.steps, "optimiser": self.optimiser.state_dict(), "order": self.order,
            "random": self.random.get_state(), "recipe": asdict(self.recipe), "finished": self.finished,
            "begun_with": self.begun_with, "data": self.data,
        }  # fmt: skip
        partial = self.folder / "checkpoint.partial"
        torch.save(state, partial)
        partial.replace(self.folder / "checkpoint.pt")
        self.saved_at = time.monotonic()

    def start_from(self, run: Path) -> None:
        """Takes over the averaged weights of another run of the same network, or those of its exported model's folder."""
        if (run / "model.json").is_file():
            load_exported(self.network, model_card.read(run).model_file, sample(self.train, self.recipe))
        else:
            self._take_averaged(run)
        self.averaged = Averaged(self.network, self.recipe.average)
        if self.recipe.blend < 1:
            self.begun_with = {name: value.clone() for name, value in self.averaged.values.items()}

    def _take_averaged(self, run: Path) -> None:
        self.network.load_state_dict(torch.load(run / "checkpoint.pt", weights_only=False, map_location=DEVICE)["averaged"])

    def _resume(self) -> None:
        path = self.folder / "checkpoint.pt"
        if not path.is_file():
            return
        state = torch.load(path, weights_only=False, map_location=DEVICE)
        if state["recipe"] != asdict(self.recipe) or state["data"] != self.data:
            raise SystemExit(f"{path} was made by another configuration or with other faces; choose another --out or move it away")
        self.network.load_state_dict(state["network"])
        self.averaged.values, self.averaged.steps = state["averaged"], state["steps"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.random.set_state(state["random"].cpu())
        self.order, self.done, self.finished = state["order"].cpu(), state["done"], state["finished"]
        self.begun_with = state["begun_with"]
        print(f"going on from batch {self.done}", flush=True)


def one_cycle(peak: float, step: int, steps: int) -> float:
    """Learning rate that rises over the first tenth and falls along a cosine to a hundredth."""
    rise = max(1, steps // 10)
    if step < rise:
        return peak * (step + 1) / rise
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (step - rise) / max(1, steps - rise))))


def prepared(train: Faces, recipe: Recipe) -> Faces:
    """The training faces as the recipe wants them: fewer, with hard or noisy labels."""
    random = np.random.default_rng(recipe.seed)
    rows = random.permutation(len(train))[: recipe.faces or len(train)]
    faces = train.take(rows)
    labels = faces.labels
    if not recipe.soft_labels:
        labels = np.eye(labels.shape[1], dtype=np.float32)[labels.argmax(1)]
    if recipe.label_noise > 0:
        wrong = random.random(len(labels)) < recipe.label_noise
        moved = (labels.argmax(1) + random.integers(1, labels.shape[1], len(labels))) % labels.shape[1]
        labels = np.where(wrong[:, None], np.eye(labels.shape[1], dtype=np.float32)[moved], labels)
    return Faces(faces.pixels, labels, faces.agreement, faces.name)


def build(recipe: Recipe, train: Faces, identity: Path) -> ExpressionNet:
    """The untrained network with the weights that ``init`` names: identity, identity-regression, imagenet or none."""
    network = ExpressionNet(recipe.plan)
    network.to(DEVICE, memory_format=torch.channels_last)
    if recipe.plan.init == "identity":
        load_into(network.backbone, identity)
        settle_norms(network, sample(train, recipe))
    if recipe.plan.init == "identity-regression":
        regress_identity(network, train, IdentityFeatures(identity), recipe)
    return network


def sample(train: Faces, recipe: Recipe) -> list[Tensor]:
    """Batches [n, 1, S, S] of unchanged faces, from which norms learn their statistics."""
    faces = torch.from_numpy(train.pixels[:1024]).unsqueeze(1).float().to(DEVICE)
    return list(place(faces, recipe.stages[0].size).split(128))


def regress_identity(network: ExpressionNet, train: Faces, teacher: IdentityFeatures, recipe: Recipe) -> None:
    """FaceNet2ExpNet's first stage (Ding, Zhou, Chellappa, 2017, arXiv 1609.06591): learn an identity network's features
    before any label is seen; the projection between the two widths is thrown away afterwards."""
    size = recipe.stages[0].size
    teacher, project = teacher.to(DEVICE), nn.Linear(int(network.backbone.width), IDENTITY_WIDTH).to(DEVICE)
    optimiser = torch.optim.AdamW([*network.backbone.parameters(), *project.parameters()], lr=1e-3)
    batches = math.ceil(len(train) / 64)
    random = torch.Generator().manual_seed(recipe.seed)
    network.train()
    for step in tqdm(range(batches), desc="regressing identity features", mininterval=10):
        rows = torch.randint(len(train), (64,), generator=random).numpy()
        faces = place(torch.from_numpy(train.pixels[rows]).unsqueeze(1).float().to(DEVICE), size)
        with torch.no_grad():
            wanted = teacher(place(faces, 112).repeat(1, 3, 1, 1))
        for group in optimiser.param_groups:
            group["lr"] = one_cycle(1e-3, step, batches)
        loss = nn.functional.mse_loss(project(network(faces).feat), wanted)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()


IDENTITY_WIDTH = 1024


def logits_of(network: ExpressionNet, faces: Faces, size: int, mirrored: bool = False) -> Tensor:
    """Logits [N, 8] of untouched faces; ``mirrored`` averages them with those of the flipped faces."""
    network.eval()
    device = next(network.parameters()).device
    found = []
    with torch.inference_mode():
        for pixels in torch.from_numpy(faces.pixels).split(128):
            pictures = place(pixels.unsqueeze(1).float(), size).to(device).contiguous(memory_format=torch.channels_last)
            logits = network(pictures).logits
            found.append(((logits + network(pictures.flip(3)).logits) / 2 if mirrored else logits).cpu())
    return torch.cat(found)


def append_row(path: Path, row: dict[str, object]) -> None:
    fresh = not path.is_file()
    with path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, row.keys())
        if fresh:
            writer.writeheader()
        writer.writerow(row)


def forget(path: Path, key: str, value: str) -> None:
    """Takes out the rows whose ``key`` is ``value``: what was measured of the same run before."""
    if not path.is_file():
        return
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        kept, names = [row for row in reader if row[key] != value], list(reader.fieldnames or [])
    path.unlink()
    for row in kept:
        append_row(path, {name: row[name] for name in names})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--valid", type=Path, required=True)
    parser.add_argument("--layout", default="ferplus-npz")
    parser.add_argument("--out", type=Path, help="folder of the run; default runs/<configuration>")
    parser.add_argument("--start", type=Path, help="folder of a finished run, or of an exported model, whose weights this one starts with")
    parser.add_argument("--identity", type=Path, default=HERE / "runs" / "identity")
    parser.add_argument("--compile", action="store_true", help="a fifth faster on a processor, after a minute; needs a C++ compiler")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--set", nargs="*", default=[], metavar="KEY=VALUE", help="overrides of the configuration, as TOML")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    recipe = Recipe.of(arguments.config, tomllib.loads("\n".join(arguments.set)))
    folder = arguments.out or HERE / "runs" / recipe.name
    folder.mkdir(parents=True, exist_ok=True)
    print(recipe, flush=True)
    train, valid = read(arguments.train, arguments.layout), read(arguments.valid, arguments.layout)
    begun = time.monotonic()
    training = Training(recipe, train, valid, folder, arguments.identity, arguments.compile)
    if arguments.start:
        training.start_from(arguments.start)
    found = training.run()
    row = {"recipe": recipe.name, "set": " ".join(arguments.set), "seed": recipe.seed, "faces": len(training.train)}
    row |= found.row() | {"minutes": round((time.monotonic() - begun) / 60, 1)} | provenance()
    append_row(folder / "result.csv", row)


if __name__ == "__main__":
    main()
