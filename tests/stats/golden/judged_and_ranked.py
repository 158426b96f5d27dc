"""Golden values for judged and ranked samples, from the formulas of the papers by brute force.

Regenerate with numpy 2.4 and scipy 1.17: python3 tests/stats/golden/judged_and_ranked.py
writes judged.json and ranked.json beside this file. Nothing here is taken from the TypeScript: areas are counted over all
pairs, thresholds are tried one by one, influence is the derivative of the estimate in the weight of a draw (complex step),
limits are roots or the closed forms as published.
"""

import json
import math
import os

import numpy as np
import scipy
from scipy import optimize, stats

HERE = os.path.dirname(os.path.abspath(__file__))
LEVEL = 0.95
NOISE = 1e-9  # rounding error of a share that is a sum of weights


def derivative(f, weights, members):
    """d f / d log(weight) of some samples, by a complex step."""
    w = weights.astype(complex)
    w[members] *= 1 + 1e-30j
    return f(w).imag / 1e-30


def part_influence(f, weights, samples, draw, draws, groups):
    """G times the derivative in each draw's samples of this part, with the part's I/(I-1) against the whole's G/(G-1)."""
    own = len({draw[i] for i in samples})
    factor = 1.0
    if own > 1 and groups > 1:
        factor = math.sqrt((own / (own - 1)) / (groups / (groups - 1)))
    psi = np.zeros(draws)
    for u in range(draws):
        members = [i for i in samples if draw[i] == u]
        if members:
            psi[u] = factor * groups * derivative(f, weights, members)
    return psi


def variance(psi, groups):
    return None if groups < 2 else float((psi**2).sum() / (groups * (groups - 1)))


def wilson(p, n, c):
    # Roots of (p - x)^2 = c^2 x (1 - x) / n.
    a, b, d = 1 + c * c / n, -(2 * p + c * c / n), p * p
    root = math.sqrt(max(0.0, b * b - 4 * a * d))
    return max(0.0, (-b - root) / (2 * a)), min(1.0, (-b + root) / (2 * a))


def anova_icc(y, draw):
    groups = [[v for v, g in zip(y, draw) if g == u] for u in sorted(set(draw))]
    n, k = len(y), len(groups)
    if k < 2 or n == k:
        return 0.0
    mean = sum(y) / n
    msb = sum(len(g) * (np.mean(g) - mean) ** 2 for g in groups) / (k - 1)
    msw = sum((v - np.mean(g)) ** 2 for g in groups for v in g) / (n - k)
    n0 = (n - sum(len(g) ** 2 for g in groups) / n) / (k - 1)
    total = msb + (n0 - 1) * msw
    return 0.0 if total <= 1e-300 else min(1.0, max(0.0, (msb - msw) / total))


LIKENESS = (0.6, 4)  # believed correlation within draws, and its weight in events; (1, 2) for epochs of one unit


def effective_size(y, draw, weight):
    """1 / variance, in units of one sample's, of a weighted mean whose samples correlate by rho within draws."""
    y = [float(v) for v in y]
    if LIKENESS == (1, 2):
        return size_of_epochs(y, draw, weight)
    events = min(sum(w for v, w in zip(y, weight) if v > NOISE), sum(w for v, w in zip(y, weight) if v < 1 - NOISE))
    trust = events / (events + LIKENESS[1])
    rho = trust * anova_icc(y, draw) + (1 - trust) * LIKENESS[0]
    total = 0.0
    for i in range(len(y)):
        for j in range(len(y)):
            if draw[i] == draw[j]:
                total += weight[i] * weight[j] * (1.0 if i == j else rho)
    return sum(weight) ** 2 / total


def size_of_epochs(y, draw, weight):
    """Spread of unit means against all spread, which copies of answers leave as it is; draws are units."""
    units = sorted(set(draw))
    own = [np.array([v for v, g in zip(y, draw) if g == u]) for u in units]
    a = np.array([sum(w for w, g in zip(weight, draw) if g == u) for u in units]) / sum(weight)
    n, means = np.array([len(v) for v in own]), np.array([v.mean() for v in own])
    between = means.var(ddof=1)
    total = between + np.mean([v.var() for v in own])
    single = (a * a).sum()
    if total == 0:
        return 1 / single
    common = math.gcd(*[int(k) for k in n])
    divisors = [d for d in range(1, common + (0 if (n == common).all() else 1)) if common % d == 0]
    sums = [v.sum() for v in own]
    if all(v in (0, 1) for v in y):
        copies = max([1.0] + [d / (1 + sum(1 for s in sums if s % d != 0)) for d in divisors])
        least = copies * (a * a / n).sum()
    else:
        least = sum(b * b / len({round(x, 12) for x in v}) for b, v in zip(a, own))
    seen = min(single, max(between / total * single, least))
    events = min(int((means > 0).sum()), int((means < 1).sum()))
    trust = events / (events + LIKENESS[1])
    return 1 / (trust * seen + (1 - trust) * LIKENESS[0] * single)


def critical(draw):
    k = len(set(draw))
    return stats.norm.ppf(0.975) if k == len(draw) else stats.t.ppf(0.975, k - 1)


def correlation(a, b):
    return 0.0 if max(abs(a)) < NOISE or max(abs(b)) < NOISE else float(a @ b / math.sqrt((a @ a) * (b @ b)))


def square_and_add(parts):
    """parts: (down, up, influence)"""
    total = [0.0, 0.0]
    for i, p in enumerate(parts):
        for j, q in enumerate(parts):
            r = 1.0 if i == j else correlation(p[2], q[2])
            total[0] += r * p[0] * q[0]
            total[1] += r * p[1] * q[1]
    return math.sqrt(max(0.0, total[0])), math.sqrt(max(0.0, total[1]))


# ---- judged ----------------------------------------------------------------------------------------------------------


def rate_part(y, samples, draw, weight):
    d, w = [draw[i] for i in samples], [weight[i] for i in samples]
    values = [y[i] for i in samples]
    if not samples or (len(set(d)) < 2 and len(d) > 1):
        return None
    p = sum(a * b for a, b in zip(values, w)) / sum(w)
    return wilson(p, effective_size(values, d, w), critical(d))


def cohen(table):
    (a, b), (c, d) = table  # judge yes/no by human yes/no
    n = a + b + c + d
    po = (a + d) / n
    pe = ((a + b) * (a + c) + (c + d) * (b + d)) / n**2
    return None if pe == 1 else (po - pe) / (1 - pe)


def fleiss_cohen_everitt(table):
    t = np.array(table, float)
    n = t.sum()
    t /= n
    row, col = t.sum(1), t.sum(0)
    po, pe = np.trace(t), float(row @ col)
    total = 0.0
    for i in range(2):
        total += t[i, i] * ((1 - pe) - (row[i] + col[i]) * (1 - po)) ** 2
        for j in range(2):
            if i != j:
                total += (1 - po) ** 2 * t[i, j] * (col[i] + row[j]) ** 2
    total -= (po * pe - 2 * pe + po) ** 2
    return float(total / (n * (1 - pe) ** 4))


def krippendorff(pairs):
    """1 - D_o / D_e from the coincidence matrix of all pairable values."""
    o = np.zeros((2, 2))
    for j, h in pairs:
        o[int(j), int(h)] += 1
        o[int(h), int(j)] += 1
    margin = o.sum(1)
    n = margin.sum()
    if margin[0] == 0 or margin[1] == 0:
        return None
    return 1 - (n - 1) * o[0, 1] / (margin[0] * margin[1])


def agreement(judge, human, draw, kind):
    both = [i for i in range(len(judge)) if judge[i] is not None and human[i] is not None]
    j = np.array([judge[i] for i in both], float)
    h = np.array([human[i] for i in both], float)
    n = len(both)

    def disagreement(w):
        return (w * (j != h)).sum() / w.sum()

    def expected(w):
        pj, ph = (w * j).sum() / w.sum(), (w * h).sum() / w.sum()
        if kind == "kappa":
            return pj * (1 - ph) + ph * (1 - pj)
        p = (pj + ph) / 2
        return 2 * p * (1 - p) * (2 * n) / (2 * n - 1)

    def value(w):
        return 1 - disagreement(w) / expected(w)

    ones = np.ones(n)
    if n == 0 or abs(expected(ones)) < 1e-15:
        return {"value": None, "variance": None, "interval": None}
    d = [draw[i] for i in both]
    k = len(set(d))
    psi = np.array([n * derivative(value, ones, [i]) for i in range(n)])
    by_draw = np.array([sum(psi[i] for i in range(n) if d[i] == u) * k / n for u in sorted(set(d))])
    out = {"value": value(ones), "variance": variance(by_draw, k), "interval": None}
    rarest = min(j.sum(), n - j.sum(), h.sum(), n - h.sum())
    if k > 1 and rarest >= 5:
        q, e = disagreement(ones), expected(ones)
        own = (psi**2).sum() / (n * (n - 1)) * e * e
        shape = q * (1 - q) / (n - 1) / own if own > 0 and 0 < q < 1 else 1.0
        low, high = wilson(q, effective_size(list((j != h) * 1.0), d, [1] * n) * shape, critical(d))
        out["interval"] = [max(-1.0, 1 - high / e), 1 - low / e]
    return out


def judged_case(name, judge, human, draw=None, weight=None):
    n = len(judge)
    draw = list(range(n)) if draw is None else draw
    draws = max(draw) + 1
    w = np.ones(n) if weight is None else np.array(weight, float)
    wl = list(w)
    seen = [i for i in range(n) if judge[i] is not None]
    labelled = [i for i in seen if human[i] is not None]
    groups = len({draw[i] for i in seen})
    j = np.array([0 if v is None else v for v in judge], float)
    h = np.array([0 if v is None else v for v in human], float)
    expected = {}

    binary = all(v in (0, 1, None) for v in list(judge) + list(human))
    if binary:
        table = [[0, 0], [0, 0]]
        for i in labelled:
            table[1 - int(j[i])][1 - int(h[i])] += 1
        kappa = agreement(judge, human, draw, "kappa")
        alpha = agreement(judge, human, draw, "alpha")
        if labelled:  # the same two numbers by their usual formulas
            for got, want in ((kappa["value"], cohen(table)), (alpha["value"], krippendorff([(j[i], h[i]) for i in labelled]))):
                assert (got is None) == (want is None) and (got is None or abs(got - want) < 1e-12), (name, got, want)
            if kappa["value"] is not None and len(set(draw)) == n:
                m = len(labelled)
                assert abs(kappa["variance"] - fleiss_cohen_everitt(table) * m / (m - 1)) < 1e-12, name
        expected["kappa"], expected["alpha"] = kappa, alpha

        for key, answer in (("sensitivity", 1), ("specificity", 0)):
            own = [i for i in labelled if h[i] == answer]
            hit = (j == h) * 1.0
            value = None if not own else float((w[own] * hit[own]).sum() / w[own].sum())
            limits = None if value is None else rate_part(hit, own, draw, wl)
            expected[key] = {"value": value, "interval": None if limits is None else list(limits)}

        yes, no = [i for i in labelled if h[i] == 1], [i for i in labelled if h[i] == 0]
        out = {"value": None, "influence": None, "interval": None}
        se_limits, sp_limits = rate_part((j == h) * 1.0, yes, draw, wl), rate_part((j == h) * 1.0, no, draw, wl)
        if yes and no and se_limits and sp_limits:
            se, sp = expected["sensitivity"]["value"], expected["specificity"]["value"]
            gain = se + sp - 1
            least = gain - math.hypot(se - se_limits[0], sp - sp_limits[0])
            if least > 0.05:
                q = float((w[seen] * j[seen]).sum() / w[seen].sum())

                def corrected(a, b, c):
                    return (a + c - 1) / (b + c - 1)

                def mean_of(y, samples):
                    return lambda v: (v[samples] * y[samples]).sum() / v[samples].sum()

                hit = (j == h) * 1.0
                parts = [
                    part_influence(lambda v: corrected(mean_of(j, seen)(v), se, sp), w, seen, draw, draws, groups),
                    part_influence(lambda v: corrected(q, mean_of(hit, yes)(v), sp), w, yes, draw, draws, groups),
                    part_influence(lambda v: corrected(q, se, mean_of(hit, no)(v)), w, no, draw, draws, groups),
                ]
                raw = corrected(q, se, sp)
                keep = lambda x: min(1.0, max(0.0, x))
                out["value"], out["influence"] = keep(raw), list(sum(parts))
                q_limits = rate_part(j, seen, draw, wl)
                ends = [
                    [corrected(x, se, sp) for x in q_limits],
                    [corrected(q, x, sp) for x in se_limits],
                    [corrected(q, se, x) for x in sp_limits],
                ]
                pulls = [(max(0, raw - min(e)), max(0, max(e) - raw), p) for e, p in zip(ends, parts)]
                down, up = square_and_add(pulls)
                out["interval"] = [keep(raw - down), keep(raw + up)]
        expected["rogan_gladen"] = out

    out = {"value": None, "influence": None, "interval": None}
    if labelled:
        all_mean = lambda v: (v[seen] * j[seen]).sum() / v[seen].sum()
        off_mean = lambda v: (v[labelled] * (h - j)[labelled]).sum() / v[labelled].sum()
        psi = part_influence(all_mean, w, seen, draw, draws, groups) + part_influence(off_mean, w, labelled, draw, draws, groups)
        theta = float(all_mean(w) + off_mean(w))
        keep = (lambda x: min(1.0, max(0.0, x))) if binary else (lambda x: x)
        out["value"], out["influence"] = keep(theta), list(psi)
        k = len({draw[i] for i in labelled})
        if k > 1 and not binary:
            half = stats.t.ppf(0.975, k - 1) * math.sqrt(variance(psi, groups))
            out["interval"] = [theta - half, theta + half]
        if k > 1 and binary:
            missed, made = (h > j) * 1.0, (h < j) * 1.0
            pulls = []
            for sign, y, samples in ((1, j, seen), (1, missed, labelled), (-1, made, labelled)):
                mean = float((w[samples] * y[samples]).sum() / w[samples].sum())
                low, high = rate_part(y, samples, draw, wl)
                below, above = mean - low, high - mean
                own = part_influence(
                    lambda v, y=y, s=samples: (v[s] * y[s]).sum() / v[s].sum(), w, samples, draw, draws, groups
                )
                pulls.append((below, above, own) if sign == 1 else (above, below, -own))
            down, up = square_and_add(pulls)
            out["interval"] = [keep(theta - down), keep(theta + up)]
    expected["prediction_powered"] = out
    given = {"judge": judge, "human": human, "draw": draw, "draws": draws, "conf": LEVEL}
    if weight is not None:
        given["weight"] = weight
    return {"id": name, "input": given, "expected": expected}


def filled(counts, extra):
    """Judge and human columns from labelled counts (yes/yes, yes/no, no/yes, no/no), and unlabelled yes and no."""
    judge, human = [], []
    for count, (a, b) in zip(counts, ((1, 1), (1, 0), (0, 1), (0, 0))):
        judge += [a] * count
        human += [b] * count
    judge += [1] * extra[0] + [0] * extra[1]
    return judge, human + [None] * sum(extra)


def judged_cases():
    rng = np.random.default_rng(20261130)
    yield judged_case("cohen-1960-like", *filled((20, 5, 10, 15), (0, 0)))
    yield judged_case("labelled-tenth", *filled((18, 4, 3, 35), (210, 390)))
    yield judged_case("perfect-judge", *filled((12, 0, 0, 18), (60, 90)))
    yield judged_case("rare-yes", *filled((2, 3, 0, 45), (9, 141)))
    yield judged_case("below-zero", *filled((9, 6, 1, 24), (3, 157)))
    yield judged_case("useless-judge", *filled((10, 10, 10, 10), (50, 50)))
    yield judged_case("one-answer", *filled((10, 0, 0, 0), (5, 0)))
    yield judged_case("no-labels", *filled((0, 0, 0, 0), (5, 7)))
    for name, clusters, size, share in (("clustered", 12, 10, 0.5), ("few-clusters", 5, 20, 0.4), ("epochs", 30, 4, 0.7)):
        draw = [i // size for i in range(clusters * size)]
        level = rng.beta(1.5, 2, clusters)
        truth = [int(rng.random() < level[u]) for u in draw]
        judge = [int(t if rng.random() < 0.88 else 1 - t) for t in truth]
        human = [t if rng.random() < share else None for t in truth]
        judge[3] = None
        weight = [1 / size] * len(draw) if name == "epochs" else None
        global LIKENESS
        LIKENESS = (1, 2) if name == "epochs" else (0.6, 4)
        case = judged_case(name, judge, human, draw, weight)
        case["input"]["sameUnit"] = name == "epochs"
        yield case
    LIKENESS = (0.6, 4)
    draw = [int(u) for u in rng.integers(0, 15, 90)]
    truth = rng.normal(6, 2, 90)
    judge = [round(float(t + rng.normal(0.7, 1)), 3) for t in truth]
    human = [round(float(t), 3) if rng.random() < 0.4 else None for t in truth]
    yield judged_case("scores", judge, human, draw)
    weight = [round(float(x), 2) for x in rng.uniform(0.2, 1, 90)]
    yield judged_case("weighted-scores", judge, human, draw, weight)


# ---- ranked ----------------------------------------------------------------------------------------------------------


def delong(x, y):
    psi = np.array([[1.0 if a > b else 0.5 if a == b else 0.0 for b in y] for a in x])
    return psi.mean(), np.var(psi.mean(1), ddof=1) / len(x) + np.var(psi.mean(0), ddof=1) / len(y)


def obuchowski(x, y, cx, cy):
    psi = np.array([[1.0 if a > b else 0.5 if a == b else 0.0 for b in y] for a in x])
    a, v10, v01 = psi.mean(), psi.mean(1), psi.mean(0)
    clusters = sorted(set(cx) | set(cy))
    k, m, n = len(clusters), len(x), len(y)
    p = np.array([sum(v10[i] - a for i in range(m) if cx[i] == c) for c in clusters])
    q = np.array([sum(v01[i] - a for i in range(n) if cy[i] == c) for c in clusters])
    i10, i01 = len(set(cx)), len(set(cy))
    s10, s01 = i10 / (i10 - 1) * (p**2).sum() / m, i01 / (i01 - 1) * (q**2).sum() / n
    s11 = k / (k - 1) * (p * q).sum()
    return s10 / m + s01 / n + 2 * s11 / (m * n)


def newcombe_variance(a, m, n):
    size = (m + n) / 2 - 1
    return a * (1 - a) * (1 + size * ((1 - a) / (2 - a) + a / (1 + a))) / (m * n)


def ranked_case(name, score, positive, draw=None, weight=None, rates=(0.1, 0.25)):
    n = len(score)
    draw = list(range(n)) if draw is None else draw
    draws = max(draw) + 1
    w = np.ones(n) if weight is None else np.array(weight, float)
    pos = [i for i in range(n) if positive[i] == 1 and score[i] is not None]
    neg = [i for i in range(n) if positive[i] == 0 and score[i] is not None]
    groups = len({draw[i] for i in pos + neg})
    expected = {"auroc": {"value": None, "variance": None, "influence": None, "interval": None}, "tpr": []}
    dp, dn = [draw[i] for i in pos], [draw[i] for i in neg]
    wp, wn = [w[i] for i in pos], [w[i] for i in neg]
    spread = bool(pos and neg and len(set(dp)) > 1 and len(set(dn)) > 1)
    single = groups == len(pos) + len(neg)
    if pos and neg:
        win = np.array([[1.0 if score[a] > score[b] else 0.5 if score[a] == score[b] else 0.0 for b in neg] for a in pos])

        def area(v, u):
            return (v[pos] @ win @ u[neg]) / (v[pos].sum() * u[neg].sum())

        value = float(area(w, w))
        psi = part_influence(lambda v: area(v, w), w, pos, draw, draws, groups)
        psi = psi + part_influence(lambda v: area(w, v), w, neg, draw, draws, groups)
        var = variance(psi, groups)
        if weight is None and spread:
            if single:
                want = delong([score[i] for i in pos], [score[i] for i in neg])[1]
                assert abs(var - want) < 1e-12, (name, var, want)
            elif set(dp) == set(dn):
                want = obuchowski([score[i] for i in pos], [score[i] for i in neg], dp, dn)
                assert abs(var - want) < 1e-12, (name, var, want)
        interval = None
        if spread:
            v10 = list(win @ np.array(wn) / sum(wn))
            v01 = list(np.array(wp) @ win / sum(wp))
            m, k = effective_size(v10, dp, wp), effective_size(v01, dn, wn)
            events = min(
                *(sum(w for v, w in zip(c, ws) if v < 1 - NOISE) for c, ws in ((v10, wp), (v01, wn))),
                *(sum(w for v, w in zip(c, ws) if v > NOISE) for c, ws in ((v10, wp), (v01, wn))),
            )
            model = newcombe_variance(value, m, k)
            ratio = 1.0
            if model > 0:
                ratio = var / model
                if ratio < 1:
                    ratio = (events * ratio + 4) / (events + 4)
            c = stats.norm.ppf(0.975) if single else stats.t.ppf(0.975, min(len(set(dp)), len(set(dn))) - 1)
            excess = lambda t: (value - t) ** 2 - c * c * ratio * newcombe_variance(t, m, k)
            ends = []
            for end, step in ((0.0, -1), (1.0, 1)):
                if value == end:
                    ends.append(end)
                    continue
                # From the outside in: the first sign change, so that the far root is taken.
                grid = np.linspace(end, value, 20001)
                at = next(i for i in range(1, len(grid)) if excess(grid[i]) <= 0)
                ends.append(float(optimize.brentq(excess, grid[at - 1], grid[at], xtol=1e-14)))
            interval = ends
        expected["auroc"] = {"value": value, "variance": var if spread else None, "influence": list(psi), "interval": interval}
    for rate in rates:
        out = {"value": None, "threshold": None, "false_positives": None, "influence": None, "interval": None}
        if pos and neg and sum(wn) >= 1 / rate - 1e-9:
            flagged = lambda side, t: sum(w[i] for i in side if score[i] > t) / sum(w[i] for i in side)
            steps = {}
            for t in sorted({score[i] for i in pos + neg}, reverse=True):
                steps[round(flagged(neg, t), 12)] = (flagged(neg, t), flagged(pos, t), t)
            points = [steps[key] for key in sorted(steps)]
            fpr, tpr, t = [p for p in points if p[0] <= rate + 1e-9][-1]
            above = np.array([0.0 if s is None else float(s > t) for s in score])
            size = effective_size([above[i] for i in neg], dn, wn)
            xs, ys = [p[0] for p in points] + [1.0], [p[1] for p in points] + [1.0]

            def showing(c, size=size):
                half = c * math.sqrt(rate * (1 - rate) / size)
                return rate - half, min(1.0, rate + half)

            by_draw = [sum(v for v, g in zip(wn, dn) if g == u) for u in set(dn)]
            low, high = showing(1.96, sum(wn) ** 2 / sum(v * v for v in by_draw))
            low = max(0.0, low)
            slope = (np.interp(high, xs, ys) - np.interp(low, xs, ys)) / (high - low)
            mean = lambda side: (lambda v: (v[side] * above[side]).sum() / v[side].sum())
            a = part_influence(mean(pos), w, pos, draw, draws, groups)
            b = part_influence(mean(neg), w, neg, draw, draws, groups)
            out.update(value=tpr, threshold=t, false_positives=fpr, influence=list(a - slope * b))
            if spread:
                low, high = showing(critical(dn))
                step = 1 / sum(wn)
                shifted = [0.0] + [x + step for x in xs[:-1]] + [1 + step]
                l, u = wilson(tpr, effective_size([above[i] for i in pos], dp, wp), critical(dp))
                least = 0.0 if low <= 0 else np.interp(low, shifted, [0.0] + ys[:-1] + [1.0])
                down, up = square_and_add(
                    [(tpr - l, u - tpr, a), (max(0.0, tpr - least), max(0.0, np.interp(high, xs, ys) - tpr), -b)]
                )
                out["interval"] = [max(0.0, tpr - down), min(1.0, tpr + up)]
        expected["tpr"].append(out)
    given = {"score": score, "positive": positive, "draw": draw, "draws": draws, "rates": list(rates), "conf": LEVEL}
    if weight is not None:
        given["weight"] = weight
    return {"id": name, "input": given, "expected": expected}


def ranked_cases():
    rng = np.random.default_rng(20261130)

    def scores(m, n, shift, digits):
        x, y = rng.normal(shift, 1, m), rng.normal(0, 1, n)
        return [round(float(v), digits) for v in np.concatenate([x, y])], [1] * m + [0] * n

    yield ranked_case("distinct", *scores(15, 40, 1.2, 6))
    yield ranked_case("ties", *scores(20, 30, 1, 0))
    yield ranked_case("separated", *scores(8, 25, 12, 3))
    yield ranked_case("reversed", *scores(8, 25, -12, 3))
    yield ranked_case("few-positives", *scores(3, 60, 2, 3))
    yield ranked_case("all-tied", [1.0] * 20, [1] * 8 + [0] * 12)
    yield ranked_case("one-positive", *scores(1, 20, 1, 3))
    yield ranked_case("no-positives", [0.1, 0.2, 0.3], [0, 0, 0])
    yield ranked_case("no-negatives", [0.1, 0.2], [1, 1])
    yield ranked_case("too-few-negatives", *scores(10, 8, 1, 3))
    for name, shared, shift in (("mixed-clusters", 0.8, 1), ("near-one-clusters", 0.2, 3.5)):
        draw = [i % 9 for i in range(72)]
        positive = [int((i // 9) % 3 == 0) for i in range(72)]
        effect = rng.normal(0, shared, 9)
        score = [round(float(rng.normal(shift * p, 1) + effect[u]), 4) for p, u in zip(positive, draw)]
        yield ranked_case(name, score, positive, draw)
        score = [None if i == 5 else s for i, s in enumerate(score)]
        yield ranked_case(f"{name}-missing", score, positive, draw)
    draw = [i // 6 for i in range(90)]
    positive = [int(u % 3 == 0) for u in draw]
    effect = rng.normal(0, 1, 15)
    score = [round(float(rng.normal(p, 1) + effect[u]), 2) for p, u in zip(positive, draw)]
    yield ranked_case("pure-clusters", score, positive, draw)
    yield ranked_case("pure-clusters-weighted", score, positive, draw, [1 / 6] * 90)
    global LIKENESS
    LIKENESS = (1, 2)
    draw = [i // 4 for i in range(120)]
    positive = [u % 2 for u in draw]
    effect = rng.normal(0, 0.7, 30)
    score = [round(float(rng.normal(1.8 * p, 0.4) + effect[u]), 3) for p, u in zip(positive, draw)]
    case = ranked_case("epochs", score, positive, draw, [0.25] * 120)
    case["input"]["sameUnit"] = True
    yield case
    LIKENESS = (0.6, 4)
    uneven = [int(u) for u in rng.integers(0, 11, 80)]
    positive = [int(v) for v in rng.random(80) < 0.35]
    yield ranked_case("uneven-clusters", [round(float(rng.normal(1.3 * p, 1)), 1) for p in positive], positive, uneven)


def clean(value):
    if isinstance(value, dict):
        return {k: clean(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [clean(v) for v in value]
    if isinstance(value, (float, np.floating)):
        return float(value)
    return value


def write(name, method, cases):
    head = {
        "file": name,
        "schema": 1,
        "method": method,
        "tolerance_rel": 1e-9,
        "versions": {"numpy": np.__version__, "scipy": scipy.__version__},
        "source": "judged_and_ranked.py",
    }
    lines = ",\n  ".join(json.dumps(clean(case)) for case in cases)
    text = json.dumps(head, indent=1)[:-2] + ',\n "cases": [\n  ' + lines + "\n ]\n}\n"
    with open(os.path.join(HERE, name), "w") as file:
        file.write(text)


write("judged.json", "Agreement of a judge with people, and rates corrected by it", list(judged_cases()))
write("ranked.json", "AUROC and true-positive rate at a fixed false-positive rate", list(ranked_cases()))
