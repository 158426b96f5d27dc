"""Golden values of the clustered Wilson interval and of MOVER on it, from numpy and scipy alone.
`python3 tests/stats/golden-own/clustered_rate.py` writes clustered_rate.json beside this file."""

import json
from pathlib import Path

import numpy as np
from scipy import stats

LEVEL = 0.95


def wilson(p, n, c):
    k = c * c / n
    centre, half = (p + k / 2) / (1 + k), np.sqrt(p * (1 - p) * k + k * k / 4) / (1 + k)
    return (0.0 if p == 0 else centre - half), (1.0 if p == 1 else centre + half)


def anova_icc(values):
    n = np.array([len(v) for v in values])
    samples = np.concatenate(values)
    msb = sum(len(v) * (np.mean(v) - samples.mean()) ** 2 for v in values) / (len(n) - 1)
    msw = sum(((v - np.mean(v)) ** 2).sum() for v in values) / (n.sum() - len(n))
    n0 = (n.sum() - (n * n).sum() / n.sum()) / (len(n) - 1)
    total = msb + (n0 - 1) * msw
    return None if total < 1e-14 else min(1.0, max(0.0, (msb - msw) / total))


def level(values, kind, weights=None):
    values = [np.array(v, float) for v in values]
    n = np.array([len(v) for v in values])
    a = np.full(len(n), 1 / len(n)) if weights is None else np.array(weights)
    means = np.array([v.mean() for v in values])
    p = float((a * means).sum())
    if (n == 1).all():
        size, critical, rho = 1 / (a * a).sum(), stats.norm.ppf(0.5 + LEVEL / 2), None
    else:
        rho0, c = (0.6, 4) if kind == "clusters" else (1.0, 2)
        yes = sum(v.sum() for v in values) if kind == "clusters" else (means > 0).sum()
        no = sum((1 - v).sum() for v in values) if kind == "clusters" else (means < 1).sum()
        e, icc = min(yes, no), anova_icc(values)
        w = 0 if icc is None else e / (e + c)
        rho = w * (icc or 0) + (1 - w) * rho0
        size = 1 / (a * a * (1 + (n - 1) * rho) / n).sum()
        critical = stats.t.ppf(0.5 + LEVEL / 2, 1 / (a * a).sum() - 1)
    lower, upper = wilson(p, size, critical)
    return {"estimate": p, "size": size, "critical": critical, "rho": rho, "lower": lower, "upper": upper}


def mover(first, second, kind):
    a, b = level(first, kind), level(second, kind)
    x, y = [np.mean(v) for v in first], [np.mean(v) for v in second]
    r = 0.0 if np.std(x) < 1e-14 or np.std(y) < 1e-14 else np.corrcoef(x, y)[0, 1]
    apart = np.abs(np.array(x) - np.array(y))
    e = apart.sum() / apart.max() if apart.max() > 0 else 0.0
    r *= e / (e + 0.5)
    d = a["estimate"] - b["estimate"]
    down, down2 = a["estimate"] - a["lower"], b["upper"] - b["estimate"]
    up, up2 = a["upper"] - a["estimate"], b["estimate"] - b["lower"]
    return {
        "estimate": d,
        "lower": d - np.sqrt(max(0, down**2 - 2 * r * down * down2 + down2**2)),
        "upper": d + np.sqrt(max(0, up**2 - 2 * r * up * up2 + up2**2)),
    }


def of(counts, n):
    sizes = n if isinstance(n, list) else [n] * len(counts)
    return [[1] * x + [0] * (k - x) for x, k in zip(counts, sizes)]


def main():
    # Epoch numbers are primes with varied sums: no divisor of all sums, which other tests speak about.
    cases = []
    for e in (0, 1, 2, 5, 10, 20, 50):
        cases.append((f"{e} events spread over ten clusters of 100", of([e // 10 + (i < e % 10) for i in range(10)], 100), "clusters", None))
    cases += [
        ("five of a hundred in each cluster", of([5] * 10, 100), "clusters", None),
        ("clusters that are all or nothing", of([0, 0, 50, 0, 50, 0], 50), "clusters", None),
        ("nine clusters of one and one of a thousand", of([0, 1, 0, 0, 0, 1, 0, 0, 1, 400], [1] * 9 + [1000]), "clusters", None),
        ("clusters of several sizes", of([3, 9, 0, 14, 6], [10, 12, 7, 30, 8]), "clusters", None),
        ("unit means that are fractions", [[0.2, 0.4, 1], [0, 0.6], [1, 1, 0.8, 0.4], [0.2, 0]], "clusters", None),
        ("weights that differ", of([3, 9, 0, 14, 6], [10, 12, 7, 30, 8]), "clusters", [0.3, 0.3, 0.2, 0.1, 0.1]),
        ("single samples", of([1, 0, 0, 1, 0, 0, 0], 1), "clusters", None),
        ("five epochs that vary", of([0, 3, 5, 1, 2, 4, 0, 5], 5), "epochs", None),
        ("three epochs, one event", of([0] * 19 + [1], 3), "epochs", None),
        ("epochs that agree", of([0, 5, 5, 0, 0, 5, 0, 0], 5), "epochs", None),
        ("no event in twelve units of seven epochs", of([0] * 12, 7), "epochs", None),
        ("weights over units", of([0, 3, 5, 1, 2], 5), "epochs", [0.4, 0.3, 0.1, 0.1, 0.1]),
    ]
    pairs = [
        ("epochs of eight units", of([0, 3, 5, 1, 2, 4, 0, 5], 5), of([0, 1, 4, 0, 2, 5, 1, 3], 5), "epochs"),
        ("clusters of units, one side constant", of([10, 12, 3, 8, 9, 15], 40), of([0] * 6, 40), "clusters"),
    ]
    out = {
        "level": [{"id": i, "values": v, "kind": k, "weights": w, "expected": level(v, k, w)} for i, v, k, w in cases],
        "mover": [{"id": i, "first": a, "second": b, "kind": k, "expected": mover(a, b, k)} for i, a, b, k in pairs],
    }
    Path(__file__).with_suffix(".json").write_text(json.dumps(out, default=float, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
