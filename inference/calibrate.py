"""Fits the temperatures of exported networks to votes and writes them on their cards: ``calibrate.py --valid ferplus_valid.npz``.

The files stay as they are: a temperature is the card's. The frame network is judged on all validation faces, also those on
which people do not agree; the CNN-LSTM on stand-ins of them. Prints what each temperature costs and gains.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor

from augment import place
from backbones import Plan
from evaluate import calibration, calibrations, conditions
from evaluate_sequence import STEPS, sequence_temperature
from exported import load_exported
from faces import Faces, read
from measures import fit_temperature, score, vote_error
from model_card import REPOSITORY, ModelCard
from model_card import read as read_card
from network import ExpressionNet
from quantise import Answer, answer, pictures_of
from stand_ins import draw, look
from train import HERE, Recipe
from train_sequence import few_of_each

STALE = "calibration error"
"""How the names of figures begin that a new temperature makes false."""


def main() -> None:
    arguments = parse()
    torch.set_num_threads(arguments.threads)
    everyone = read(arguments.valid, arguments.layout)
    card = read_card(REPOSITORY / arguments.frame_model)
    found = answer(card.model_file, pictures_of(everyone, card))
    calibrate_frame(card, found, everyone, arguments.layout)
    sequence = read_card(REPOSITORY / arguments.sequence_model)
    plan = Recipe.of(arguments.config, {}).plan
    calibrate_sequence(sequence, network_of(card, plan, everyone), everyone, card.input_size[0])


def calibrate_frame(card: ModelCard, found: Answer, everyone: Faces, layout: str) -> None:
    temperature = round(fit_temperature(found.logits, everyone.labels), 3)
    for tried in (card.facts["temperature"], temperature):
        print(f"{card.name} at {tried}: {costs(found.logits, everyone, tried)}", flush=True)
    said = conditions(everyone.clear(), layout, card.input_size[0])
    clear = int(everyone.is_clear().sum())
    off = calibration(found.logits, everyone)
    rows = [{"name": n, "value": round(v, 4), "n": count, "conditions": c} for n, v, count, c in calibrations(off, clear, said)]
    rewrite(card, temperature, rows)


def costs(logits: Tensor, everyone: Faces, temperature: float) -> dict[str, float]:
    """Calibration and likelihood against majorities taken as certain, and against the votes."""
    clear = np.flatnonzero(everyone.is_clear())
    truth = everyone.labels[clear].argmax(1)
    return {
        "error against majorities": round(score(logits[clear], truth, temperature).ece, 4),
        "error against votes": round(vote_error(logits, everyone.labels, temperature), 4),
        "cross entropy of the votes": round(
            torch.nn.functional.cross_entropy(logits / temperature, torch.from_numpy(everyone.labels)).item(), 4
        ),
    }


def calibrate_sequence(card: ModelCard, network: ExpressionNet, everyone: Faces, size: int) -> None:
    session = onnxruntime.InferenceSession(str(card.model_file), providers=["CPUExecutionProvider"])
    drawn = draw(look(network, few_of_each(everyone.clear(), 150, 1), size, 2), 240, STEPS, np.random.default_rng(10), 10.0)
    given = {"feat": drawn.feat.numpy(), "mask": drawn.mask.numpy(), "seconds": drawn.seconds.numpy()}
    logits = torch.from_numpy(session.run(["logits"], given)[0])
    temperature = round(sequence_temperature(logits, drawn), 3)
    labels = drawn.labels.flatten(0, 1).numpy()
    for tried in (card.facts["temperature"], temperature):
        print(
            f"{card.name} at {tried}: error against the stand-ins' votes {vote_error(logits.flatten(0, 1), labels, tried):.4f}", flush=True
        )
    rewrite(card, temperature, [])


def network_of(card: ModelCard, plan: Plan, everyone: Faces) -> ExpressionNet:
    """The exported file as a network that tells its features of pictures made here."""
    network = ExpressionNet(plan)
    batches = place(torch.from_numpy(everyone.pixels[:256]).unsqueeze(1).float(), card.input_size[0]).split(128)
    load_exported(network, card.model_file, list(batches))
    return network.eval()


def rewrite(card: ModelCard, temperature: float, figures: list[dict[str, object]]) -> None:
    kept = [figure for figure in card.facts["figures"] if not figures or not figure["name"].startswith(STALE)]
    facts = card.facts | {"temperature": temperature, "figures": kept + figures}
    (card.folder / "model.json").write_text(json.dumps(facts, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{card.name}: temperature {temperature}")


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--valid", type=Path, required=True)
    parser.add_argument("--layout", default="ferplus-npz")
    parser.add_argument("--frame-model", default="expression_frame")
    parser.add_argument("--sequence-model", default="expression_sequence")
    parser.add_argument("--config", type=Path, default=HERE / "config" / "frame_eac.toml", help="what the frame network was trained with")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    return parser.parse_args()


if __name__ == "__main__":
    main()
