"""Golden values of ranged scores, runs, one run and overlapping groups, from numpy and scipy alone.
`python3 tests/stats/golden-own/scores_and_runs.py` writes scores_and_runs.json beside this file."""

import json
from pathlib import Path

import numpy as np
from scipy import stats

from clustered_rate import level, of, wilson


def effective(x):
    x = np.abs(np.asarray(x, float))
    return 0.0 if len(x) == 0 or x.max() < 1e-12 else x.sum() / x.max()


def corr(x, y):
    return 0.0 if len(x) < 2 or np.std(x) < 1e-12 or np.std(y) < 1e-12 else np.corrcoef(x, y)[0, 1]


def square_and_add(a, b, r):
    (p, l, u), (q, m, v) = a, b
    down = np.sqrt(max(0, (p - l) ** 2 - 2 * r * (p - l) * (v - q) + (v - q) ** 2))
    up = np.sqrt(max(0, (u - p) ** 2 - 2 * r * (u - p) * (q - m) + (q - m) ** 2))
    return p - q - down, p - q + up


def ranged(values, lo, hi, conf=0.95):
    y = (np.array(values, float) - lo) / (hi - lo)
    m, g = y.mean(), len(y)
    e = effective(y - np.median(y))
    w = e * e / (e * e + 2)
    q = y.var(ddof=1) / g / (m * (1 - m)) if 0 < m < 1 else 1 / g
    size = 1 / (w * q + (1 - w) / g)
    l, u = wilson(m, size, stats.t.ppf(0.5 + conf / 2, g - 1))
    return size, (m * (hi - lo) + lo, l * (hi - lo) + lo, u * (hi - lo) + lo)


def ranged_case(name, first, second, shared, lo, hi):
    size1, a = ranged(first, lo, hi)
    _, b = ranged(second, lo, hi)
    x, y = np.array(first[:shared], float), np.array(second[:shared], float)
    e = effective(x - y)
    r = corr(x, y) * shared / np.sqrt(len(first) * len(second)) * e * e / (e * e + 1)
    lower, upper = square_and_add(a, b, r)
    return {
        "id": name, "first": first, "second": second, "shared": shared, "range": [lo, hi],
        "expected": {"mean": a[0], "size": size1, "meanLower": a[1], "meanUpper": a[2], "difference": a[0] - b[0], "lower": lower, "upper": upper},
    }


def welch_overlap(name, first, second, shared):
    x, y = np.array(first, float), np.array(second, float)
    n1, n2 = len(x), len(y)
    v1, v2 = x.var(ddof=1) / n1, y.var(ddof=1) / n2
    cov = np.cov(x[:shared], y[:shared])[0, 1] if shared > 1 else 0.0
    c = shared / (n1 * n2) * cov
    spread = v1**2 / (n1 - 1) + v2**2 / (n2 - 1)
    if shared > 1:
        spread += (4 * c * c + 2 * v1 * v2 * shared**2 / (n1 * n2)) / (shared - 1) - 4 * c * (v1 / (n1 - 1) + v2 / (n2 - 1))
    se = np.sqrt(v1 + v2 - 2 * c)
    df = min(n1 + n2 - 2, max(min(n1, n2) - 1, (v1 + v2 - 2 * c) ** 2 / spread))
    d, t = x.mean() - y.mean(), stats.t.ppf(0.975, df)
    return {
        "id": name, "first": first, "second": second, "shared": shared,
        "expected": {"difference": d, "df": df, "lower": d - t * se, "upper": d + t * se, "p": 2 * stats.t.sf(abs(d / se), df)},
    }


def side(values, kind):
    found = level(values, kind)
    return (found["estimate"], found["lower"], found["upper"]), found["rho"]


def over_runs(sums, n):
    """A rate over runs of n units: t on the spread of the runs, as far as runs show events; else as if runs were all alike inside."""
    x, s = np.array(sums, float), len(sums)
    p, events = x.sum() / (n * s), min(x.sum(), n * s - x.sum())
    none = s / (s + 2 * events) if 0 < p < 1 else 1.0
    seen = max(1 / (n * s), (x / n).var(ddof=1) / s / (p * (1 - p))) if 0 < p < 1 else 0.0
    size = 1 / ((1 - none) * seen + none * (0.4 / n + 0.6) / s)
    l, u = wilson(p, size, stats.t.ppf(0.975, s - 1))
    return size, (p, l, u)


def runs_case(name, first, second, n):
    _, a = over_runs(first, n)
    size, b = over_runs(second, n)
    apart = square_and_add(a, b, 0)
    p = first[0] / n
    one = wilson(p, size / len(second), stats.t.ppf(0.975, len(second) - 1))
    single = square_and_add((p, *one), b, 0)
    rates = np.array(second) / n
    t = stats.t.ppf(0.975, len(second) - 1) * rates.std(ddof=1) * np.sqrt(1 + 1 / len(second))
    plain = [p - rates.mean() - t, p - rates.mean() + t]
    return {
        "id": name, "first": first, "second": second, "units": n,
        "expected": {"arm": a[1:], "apart": apart, "one": single, "plain": plain},
    }


def overlap_rates(name, first, second, shared, n):
    (p, l, u), (q, m, v) = side(of(first, n), "epochs")[0], side(of(second, n), "epochs")[0]
    x, y = np.array(first[:shared]) / n, np.array(second[:shared]) / n
    e = effective(x - y)
    r = corr(x, y) * shared / np.sqrt(len(first) * len(second)) * e / (e + 0.5)
    lower, upper = square_and_add((p, l, u), (q, m, v), r)
    return {"id": name, "first": first, "second": second, "shared": shared, "epochs": n, "expected": {"difference": p - q, "lower": lower, "upper": upper}}


out = {
    "ranged": [
        ranged_case("grades of the same units", [5, 4, 4, 3, 5, 2, 4, 5], [4, 4, 3, 3, 4, 2, 3, 5], 8, 1, 5),
        ranged_case("one far value", [0.7, 0.71, 0.69, 0.7, 0.72, 0.7, 0.0], [0.6, 0.7, 0.65, 0.7, 0.71, 0.7, 0.68], 7, 0, 1),
        ranged_case("different units", [0.1, 0, 0, 0.4, 0, 0.2], [0.5, 0.9, 0.8, 1, 0.7], 0, 0, 1),
        ranged_case("half of them shared", [0.1, 0.5, 0.3, 0.4, 0.9, 0.2], [0.2, 0.5, 0.4, 0.8, 0.7, 0.6], 3, 0, 1),
        ranged_case("nothing varies", [3, 3, 3, 3, 3], [2, 2, 2, 2, 2], 5, 1, 5),
    ],
    "welch": [
        welch_overlap("half shared", [1.2, 3.4, 2.2, 5.1, 4.4, 3.8, 2.9], [0.8, 2.9, 2.5, 4.1, 3.3, 1.9], 4),
        welch_overlap("nearly all shared", [1.2, 3.4, 2.2, 5.1, 4.4, 3.8, 2.9], [0.8, 2.9, 2.5, 4.1, 3.3, 3.1, 1.0], 6),
        welch_overlap("one shared", [1.2, 3.4, 2.2, 5.1], [0.8, 2.9, 2.5, 4.1, 3.3], 1),
    ],
    "runs": [
        runs_case("runs that spread", [30, 42, 35, 28, 40], [12, 20, 9, 15, 18], 60),
        runs_case("rare failures", [0, 60, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0], 60),
        runs_case("arms of different size", [50, 48, 55], [12, 20, 9, 15], 60),
    ],
    "overlap": [
        overlap_rates("half of the units shared", [3, 5, 0, 2, 5, 4, 1, 5], [1, 4, 0, 0, 3, 5, 2], 4, 5),
        overlap_rates("single samples", [1, 0, 1, 1, 0, 1, 1, 0, 1, 1], [0, 0, 1, 0, 0, 1, 0, 0, 1, 0], 7, 1),
    ],
}
Path(__file__).with_suffix(".json").write_text(json.dumps(out, default=float, indent=None, separators=(",", ":")) + "\n")
