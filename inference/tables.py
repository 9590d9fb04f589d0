"""Writes the tables of README.md from results/*.csv, between their markers: ``tables.py [--check]``.

A table stands between ``<!-- table NAME -->`` and ``<!-- end -->``. With ``--check`` nothing is written and a table that is
not what the results say is an error.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
Rows = list[dict[str, str]]


def rows_of(name: str) -> Rows:
    path = RESULTS / f"{name}.csv"
    if not path.is_file():
        return []
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def percent(value: str) -> str:
    return "" if value in ("", "nan") else f"{100 * float(value):.1f}"


def markdown(head: list[str], body: list[list[str]]) -> str:
    if not body:
        return "Not measured yet.\n"
    lines = [head, ["---"] * len(head), *body]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def frame() -> str:
    names = ["neutral", "happy", "surprise", "sad", "anger", "fear", "disgust", "contempt"]
    body = [
        [row["run"], row["variant"], *(percent(row[key]) for key in ("accuracy", "uar", "macro_f1", "ece")),
         *(percent(row[f"recall_{n}"]) for n in names), row["maps"]]
        for row in rows_of("frame")
    ]  # fmt: skip
    return markdown(["run", "variant", "accuracy", "UAR", "macro F1", "ECE", *names, "maps' correlation"], body)


def ladders() -> str:
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in rows_of("ladders"):
        found.setdefault((row["ladder"], row["run"]), []).append((row["level"], row["accuracy"]))
    body = [[*key, " ".join(f"{level}: {percent(value)}" for level, value in steps)] for key, steps in sorted(found.items())]
    return markdown(["what gets worse", "run", "level: accuracy"], body)


def sequence() -> str:
    keys = ["accuracy", "accuracy_lost", "accuracy_clean", "accuracy_blur", "accuracy_occlusion", "accuracy_noise", "accuracy_dark"]
    body = [
        [row["run"], row["rate"], row["coder"], row["onset_error_s"], *(percent(row[key]) for key in keys)] for row in rows_of("sequence")
    ]
    return markdown(["run", "fps", "reader", "onset error, s", "accuracy", "lost", "clean", "blur", "occlusion", "noise", "dark"], body)


def clips() -> str:
    keys = ["clip", "frames", "change_frame", "change_sequence", "onset_frame_s", "onset_sequence_s"]
    head = ["clip", "frames", "change a frame, alone", "with LSTM", "onset alone, s", "with LSTM, s"]
    return markdown(head, [[row[key] for key in keys] for row in rows_of("clips_sequence")])


def pose() -> str:
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows_of("pose"):
        error = (
            f"{row['degrees']}: {float(row['error']):.1f} ({float(row['largest']):.1f})" if row["error"] else f"{row['degrees']}: no face"
        )
        found.setdefault((row["turned"], row["axis"]), []).append(error)
    return markdown(["turned", "axis", "degrees: mean error (largest)"], [[*key, ", ".join(said)] for key, said in found.items()])


def eyes() -> str:
    body = [
        [
            percent(row["lid"]),
            row["found"],
            row["expected"],
            row["read"],
            percent(row["closed"]),
            percent(row["relative"]),
            percent(row["relative_largest"]),
        ]
        for row in rows_of("eyes")
    ]
    head = ["lid over the opening, %", "faces", "openness it should be", "read", "taken as closed, %"]
    return markdown([*head, "lids' distance, % of the face's own", "at most"], body)


def fairness() -> str:
    body = [
        [row["faces"], row["kind"], percent(row["value"]), f"{percent(row['low'])} to {percent(row['high'])}", row["n"], row["goal_met"]]
        for row in rows_of("fairness")
    ]
    return markdown(["faces", "what", "%", "95 % interval", "n", "goal met"], body)


def speed() -> str:
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in rows_of("benchmark"):
        found.setdefault((row["who"], row["what"], row["batch"]), {})[row["threads"]] = f"{row['ms']} ({row['frames_s']})"
    body = [[*key, *(cells.get(threads, "") for threads in ("1", "2"))] for key, cells in found.items()]
    return markdown(["whose", "what", "batch", "1 thread: ms a frame (frames/s)", "2 threads"], body)


def conditions() -> str:
    found: dict[tuple[str, str, str], list[tuple[float, str]]] = {}
    for row in rows_of("benchmark"):
        said = f"{row['who']}, {row['what']}: {row['said']}" if row["said"] else ""
        found.setdefault((row["hardware"], row["date"], row["commit"]), []).append((float(row["load"]), said))
    body = []
    for where, rows in found.items():
        loads, said = zip(*rows, strict=True)
        body.append([*where, f"{min(loads)} to {max(loads)}", "; ".join(dict.fromkeys(one for one in said if one))])
    return markdown(["hardware", "date", "commit", "load of the machine", "conditions"], body)


def published() -> str:
    keys = ["who", "why_not_run", "frames_s", "hardware", "source"]
    return markdown(
        ["whose", "why it was not run", "frames/s, published", "on", "source"], [[row[key] for key in keys] for row in rows_of("published")]
    )


def quantised() -> str:
    gains = ["gain_1t_1", "gain_1t_8", "gain_2t_1", "gain_2t_8"]
    body = [
        [row["model"], row["variant"], *(percent(row[key]) for key in ("accuracy", "uar", "ece")), row["feature_cosine"], row["megabytes"],
         row["ms_1t_1"], ", ".join(row[key] for key in gains), row["worth_it"]]
        for row in rows_of("quantised")
    ]  # fmt: skip
    head = ["network", "variant", "accuracy", "UAR", "ECE", "features' cosine", "MB", "ms a face, 1 thread"]
    return markdown([*head, "times as fast: 1 thread (1, 8 faces), 2 threads (1, 8)", "worth it"], body)


def ablation(name: str) -> Callable[[], str]:
    def table() -> str:
        found: dict[str, Rows] = {}
        for row in rows_of(f"ablation_{name}"):
            found.setdefault(row["what"], []).append(row)
        return markdown(
            ["network", "seeds", "accuracy", "UAR"],
            [[what, str(len(rows)), spread(rows, "accuracy"), spread(rows, "uar")] for what, rows in found.items()],
        )

    return table


def spread(rows: Rows, key: str) -> str:
    """Mean of the seeds and, in brackets, the smallest and the largest."""
    values = [float(row[key]) for row in rows]
    mean = percent(str(sum(values) / len(values)))
    return mean if len(values) == 1 else f"{mean} ({percent(str(min(values)))} to {percent(str(max(values)))})"


TABLES: dict[str, Callable[[], str]] = {
    "frame": frame,
    "ladders": ladders,
    "sequence": sequence,
    "clips": clips,
    "pose": pose,
    "eyes": eyes,
    "fairness": fairness,
    "quantised": quantised,
    "speed": speed,
    "conditions": conditions,
    "published": published,
    "parts": ablation("parts"),
    "noise": ablation("noise"),
}


def written(text: str) -> str:
    for name, table in TABLES.items():
        pattern = rf"(<!-- table {name} -->\n).*?(<!-- end -->)"
        text, count = re.subn(pattern, lambda found, table=table: found[1] + table() + found[2], text, flags=re.DOTALL)
        if count != 1:
            sys.exit(f"README.md has {count} places for the table {name}, expected one")
    return text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    readme = HERE / "README.md"
    text = readme.read_text(encoding="utf-8")
    found = written(text)
    if parser.parse_args().check and found != text:
        sys.exit("README.md's tables are not what results/ says: run tables.py")
    readme.write_text(found, encoding="utf-8")


if __name__ == "__main__":
    main()
