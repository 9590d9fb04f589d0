"""Works out curves.csv again from the rows of single people, by the published formulas alone, and compares: python3 reproduce.py"""

import csv
import math
import sys
from collections import defaultdict
from pathlib import Path

ABOVE = {{ABOVE}}  # least rise above the face at rest, probability x 10^4
LEVEL = {{LEVEL}}  # least probability x 10^4
ATTENTIVE = {{ATTENTIVE}}  # least share of a second, for what is there or not
MIN_FIGURE = {{MIN_FIGURE}}  # people with a value, under which a second is not shown
MIN_CURVE = {{MIN_CURVE}}  # people valid for a measure, under which there is no curve
NEGATIVES = {{NEGATIVES}}
EXPRESSIONS = {{EXPRESSIONS}}
PRESENCE = ("attention", "talking", "mouth_covered")
TOLERANCE = 1e-6


def scaled(cell):
    return None if cell == "" else round(float(cell) * 10_000)


def shown(measure, row, rest):
    """Whether a person shows a measure in a second."""
    if measure in PRESENCE:
        return float(row[measure]) >= ATTENTIVE
    if measure == "neutral":
        return scaled(row[measure]) * 1e-4 >= LEVEL * 1e-4
    classes = {"negative": NEGATIVES, "expressiveness": EXPRESSIONS}.get(measure, (measure,))
    return any(
        scaled(row[each]) is not None and scaled(row[each]) >= LEVEL and scaled(row[each]) - scaled(rest["rest_" + each]) >= ABOVE
        for each in classes
    )


def table(folder, name):
    with open(folder / name, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def main(folder):
    screen = {(row["ad_id"], row["country"], row["measure"], row["second"]): row for row in table(folder, "curves.csv")}
    measures = {(row["measure"], row["unit"]) for row in screen.values()}
    playings = {row["exposure_id"]: row for row in table(folder, "exposures.csv") if row["counts"] == "1"}
    people, n, sums = defaultdict(set), defaultdict(int), defaultdict(int)
    for row in table(folder, "seconds.csv"):
        if row["counts"] != "1":
            continue
        rest = playings[row["exposure_id"]]
        for name, unit in measures:
            measure = name.lower()
            if row[measure] == "":
                continue
            key = (row["ad_id"], row["country"], name, row["second"])
            people[key[:3]].add(row["exposure_id"])
            n[key] += 1
            change = scaled(row[measure]) - scaled(rest["rest_" + measure])
            sums[key] += change if unit == "MEAN" else shown(measure, row, rest)
    scale = {name: 10_000 if unit == "MEAN" else 1 for name, unit in measures}
    found = {key: sums[key] / scale[key[2]] / n[key] for key in n if n[key] >= MIN_FIGURE and len(people[key[:3]]) >= MIN_CURVE}
    worst = 0.0
    for key in found.keys() | screen.keys():
        if key not in found or key not in screen or n[key] != int(screen[key]["n"]):
            sys.exit("DIFFERENT: %s is not in both with the same people" % (key,))
        again = math.floor(found[key] * 10_000 + 0.5) / 10_000
        worst = max(worst, abs(again - float(screen[key]["value"])))
    if worst > TOLERANCE:
        sys.exit("DIFFERENT: by up to %g" % worst)
    print("%d figures are the same, to %g" % (len(screen), worst))


if __name__ == "__main__":
    main(Path(__file__).parent)
