"""What each part brings, in one table: ``ablate.py parts|noise --train ... --valid ... [--faces 6000] [--seeds 3]``.

Small equal runs of train.py (config/ablation.toml), one a row and a seed, each resumable; finished ones are not run again.
Collected in results/ablation_parts.csv or results/ablation_noise.csv. The figures compare parts with each other: a run on
fewer faces and epochs says nothing about the network of the product.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
from pathlib import Path

from train import HERE, append_row

SOFT = {"soft_labels": "true"}
NOTHING, IDENTITY = {"init": "'none'"}, {"init": "'identity'"}
ATTENTION = {"self_attention": "true"}
EAC = {"eac": "5.0"}
LITE = {"backbone": "'efficientnet-lite0'", "init": "'imagenet'", "bf16": "false"}
PARTS: dict[str, dict[str, str]] = {
    "plain, from nothing": NOTHING,
    "soft labels, from nothing": SOFT | NOTHING,
    "soft labels, identity features regressed first (FaceNet2ExpNet)": SOFT | {"init": "'identity-regression'"},
    "plain, from the identity network itself": IDENTITY,
    "soft labels, from the identity network itself": SOFT | IDENTITY,
    "soft labels, from the identity network itself, self-attention": SOFT | IDENTITY | ATTENTION,
    "soft labels, from the identity network itself, EAC": SOFT | IDENTITY | EAC,
    "soft labels, from the identity network itself, self-attention, EAC": SOFT | IDENTITY | ATTENTION | EAC,
    "EfficientNet-Lite0 from ImageNet, soft labels": SOFT | LITE,
    "EfficientNet-Lite0 from ImageNet, soft labels, EAC": SOFT | LITE | EAC,
}
NOISE = {
    f"{name}, {noise:.0%} wrong labels": {"label_noise": str(noise)} | parts
    for noise in (0.0, 0.1, 0.2, 0.3)
    for name, parts in (("plain", {}), ("EAC", EAC))
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", choices=("parts", "noise"))
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--valid", type=Path, required=True)
    parser.add_argument("--layout", default="ferplus-npz")
    parser.add_argument("--faces", type=int, default=6000)
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--size", type=int, default=65)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--threads", default="2")
    arguments = parser.parse_args()
    for seed in range(1, arguments.seeds + 1):
        for name, settings in {"parts": PARTS, "noise": NOISE}[arguments.table].items():
            row = run(name, settings, seed, arguments)
            print(name, seed, row["accuracy"], flush=True)


def run(name: str, settings: dict[str, str], seed: int, arguments: argparse.Namespace) -> dict[str, str]:
    """One small run; both kinds take the same number of steps, so EAC's second view costs it nothing but time."""
    settings = dict(settings)
    weight = settings.pop("eac", "0.0")
    stage = f"stages=[{{size={arguments.size},epochs={arguments.epochs},consistency={weight}}}]"
    folder = HERE / "runs" / "ablation" / arguments.table / f"{name.replace(' ', '_').replace('%', '')}-{seed}"
    if not (folder / "result.csv").is_file():
        said = [f"{key}={value}" for key, value in settings.items()] + [stage, f"seed={seed}", f"faces={arguments.faces}"]
        command = [sys.executable, HERE / "train.py", HERE / "config" / "ablation.toml", "--out", folder, "--layout", arguments.layout]
        command += ["--train", arguments.train, "--valid", arguments.valid, "--threads", arguments.threads, "--set", *said]
        subprocess.run([str(part) for part in command], check=True)
        row = finished(folder)
        append_row(HERE / "results" / f"ablation_{arguments.table}.csv", {"what": name} | row)
    return finished(folder)


def finished(folder: Path) -> dict[str, str]:
    with (folder / "result.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))[-1]


if __name__ == "__main__":
    main()
