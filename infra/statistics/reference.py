"""Writes reference values of independent implementations as small CSV files: reference.py FOLDER"""

import csv
import sys
from pathlib import Path

import mne
import numpy as np
from scipy import signal, stats
from statsmodels.stats.meta_analysis import combine_effects
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

SEED = 20261130
PERMUTATIONS = 10_000
BINS = 24


def write(folder: Path, name: str, head: list[str], rows: list[list]) -> None:
    with open(folder / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def pooled_t(*groups: np.ndarray) -> np.ndarray:
    return stats.ttest_ind(*groups, equal_var=True).statistic


def smooth(random: np.random.Generator, people: int, bump: float) -> np.ndarray:
    """Traces that hang together over time, with a bump in the middle, four decimals."""
    noise = random.normal(size=(people, BINS + 2))
    trace = (noise[:, :-2] + noise[:, 1:-1] + noise[:, 2:]) / 3
    trace += bump * np.exp(-((np.arange(BINS) - 11) ** 2) / 8)
    return np.round(trace, 4)


def cluster_sets(random: np.random.Generator) -> list[tuple[np.ndarray, np.ndarray]]:
    sizes_and_bumps = [(20, 22, 0.8), (15, 30, 0.5), (25, 25, 0.0), (40, 12, -0.6), (18, 18, 0.45)]
    return [(smooth(random, a, bump), smooth(random, b, 0)) for a, b, bump in sizes_and_bumps]


def both_signs(group: np.ndarray) -> np.ndarray:
    """The traces, a second that never varies, and the traces upside down.

    Of a signed statistic MNE 1.13.2 keeps the largest mass of a permutation, not the one farthest from nought: both signs
    side by side give the two-sided null by its one-sided test.
    """
    return np.hstack([group, np.zeros((len(group), 1)), -group])


def signed_t(*groups: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.nan_to_num(pooled_t(*groups))


def clusters(folder: Path) -> None:
    data, reference = [], []
    for number, groups in enumerate(cluster_sets(np.random.default_rng(SEED)), start=1):
        for name, group in zip("AB", groups):
            data += [[number, name, " ".join(f"{value:.4f}" for value in person)] for person in group]
        threshold = stats.t.ppf(0.975, len(groups[0]) + len(groups[1]) - 2)
        t, found, p, _ = mne.stats.permutation_cluster_test(
            [both_signs(group) for group in groups], threshold=threshold, n_permutations=PERMUTATIONS, tail=1,
            adjacency=None, stat_fun=signed_t, out_type="indices", rng=SEED, verbose="error")
        for (bins,), value in zip(found, p):
            sign, start = (1, 0) if bins[0] < BINS else (-1, BINS + 1)
            mass = repr(sign * float(t[bins].sum()))
            reference.append([number, bins[0] - start, bins[-1] + 1 - start, mass, value])
    write(folder, "cluster-data.csv", ["set", "group", "values"], data)
    write(folder, "cluster-reference.csv", ["set", "from", "to", "mass", "p"], reference)


def peaks(folder: Path) -> None:
    random = np.random.default_rng(SEED + 1)
    rows = []
    for _ in range(12):
        curve = np.round(np.convolve(random.uniform(size=34), np.ones(3) / 3, "valid"), 2)
        for distance, prominence in [(1, 0.0), (3, 0.05), (5, 0.15)]:
            found, _ = signal.find_peaks(curve + np.arange(curve.size) * 1e-7, distance=distance, prominence=prominence)
            rows.append([" ".join(f"{value:.7f}" for value in curve + np.arange(curve.size) * 1e-7), distance,
                         prominence, " ".join(map(str, found))])
    plateau = [0, 1, 1, 1, 0, 2, 2, 0, 1, 1]
    found, _ = signal.find_peaks(plateau, distance=1, prominence=0)
    rows.append([" ".join(map(str, plateau)), 1, 0, " ".join(map(str, found))])
    write(folder, "peaks.csv", ["curve", "distance", "prominence", "peaks"], rows)


def tails(folder: Path) -> None:
    rows = [[u, nu, repr(float(stats.t.sf(u, nu)))] for u in [0, 0.3, 1, 1.7, 1.96, 2.8, 4, 6]
            for nu in [1, 2, 5, 29, 99, 298.5]]
    rows += [[u, "Infinity", repr(float(stats.norm.sf(u)))] for u in [0, 0.3, 1, 1.7, 1.96, 2.8, 4, 6]]
    write(folder, "tails.csv", ["u", "nu", "tail"], rows)


def adjusted(folder: Path) -> None:
    random = np.random.default_rng(SEED + 2)
    p = np.round(random.uniform(size=20) ** 3, 6)
    q = multipletests(p, method="fdr_bh")[1]
    write(folder, "adjusted.csv", ["p", "q"], [[a, repr(float(b))] for a, b in zip(p, q)])


def similar(folder: Path) -> None:
    rows = []
    for a, m, b, n in [(30, 150, 33, 150), (10, 50, 20, 60), (0, 40, 3, 45), (75, 150, 75, 150)]:
        low, high = confint_proportions_2indep(a, m, b, n, method="newcomb", compare="diff", alpha=0.1)
        rows.append([a, m, b, n, repr(float(low)), repr(float(high))])
    write(folder, "similar-shares.csv", ["shownA", "peopleA", "shownB", "peopleB", "low", "high"], rows)
    random = np.random.default_rng(SEED + 3)
    rows = []
    for m, n, shift in [(30, 45, 0.0), (100, 120, 0.05)]:
        a = np.round(random.normal(shift, 0.2, m), 4)
        b = np.round(random.normal(0, 0.3, n), 4)
        low, high = CompareMeans(DescrStatsW(a), DescrStatsW(b)).tconfint_diff(alpha=0.1, usevar="unequal")
        rows.append([" ".join(map(str, a)), " ".join(map(str, b)), repr(float(low)), repr(float(high))])
    write(folder, "similar-means.csv", ["a", "b", "low", "high"], rows)


def between(folder: Path) -> None:
    random = np.random.default_rng(SEED + 4)
    rows = []
    for k, spread in [(6, 3.0), (12, 1.0), (5, 0.0)]:
        se = np.round(random.uniform(0.5, 2, k), 3)
        values = np.round(random.normal(0, np.sqrt(spread**2 + se**2)), 4)
        tau2 = combine_effects(values, se**2, method_re="iterated", atol=1e-9, use_t=False).tau2
        rows.append([" ".join(map(str, values)), " ".join(map(str, se)), repr(float(tau2))])
    write(folder, "between.csv", ["values", "errors", "tau2"], rows)


def main() -> None:
    folder = Path(sys.argv[1])
    for part in (clusters, peaks, tails, adjusted, similar, between):
        part(folder)


if __name__ == "__main__":
    main()
