"""Golden values of whole questions, from rows to interval and p, from numpy and scipy alone: what is averaged
(section 8.2 of the statistics), when two sides pair (8.3), runs (8.6), scores with a range, interactions and ratios.
`python3 tests/stats/golden-own/engine.py` writes engine.json beside this file."""

import itertools
import json
from pathlib import Path

import numpy as np
from scipy import optimize, stats

# A row is (unit, cluster, seed, arm, context, scores of its epochs; None where a score is missing).
UNIT, CLUSTER, SEED, ARM, CONTEXT, SCORES = range(6)


# ---- what is averaged (8.2) -------------------------------------------------------------------------------------

class Draws:
    """Draws of one side. `cells`: (weight, rows). A cell is the mean of its draws, or of its runs' means of draws."""

    def __init__(self, cells, kind, fill=None):
        at = {"unit": UNIT, "cluster": CLUSTER, "replicate": SEED}[kind]
        parts, self.own, self.count, units = [], {}, {}, {}
        for weight, rows in cells:
            runs = sorted({row[SEED] for row in rows}) if kind != "replicate" else [None]
            found = []
            for run in runs:
                means, here = {}, {}
                for row in rows:
                    if run is not None and row[SEED] != run:
                        continue
                    scores = [fill if s is None else s for s in row[SCORES]]
                    scores = [s for s in scores if s is not None]
                    if not scores:
                        continue
                    here.setdefault(row[at], []).append(np.mean(scores))
                    self.count[row[at]] = self.count.get(row[at], 0) + len(scores)
                    units.setdefault(row[at], {}).setdefault(row[UNIT], []).append(np.mean(scores))
                means = {draw: np.mean(values) for draw, values in here.items()}
                if means:
                    found.append(means)
            parts += [(weight / len(found), means) for means in found]
        whole = sum(weight for weight, _ in parts)
        parts = [(weight / whole, means) for weight, means in parts]
        self.kind, self.at = kind, sorted({draw for _, means in parts for draw in means})
        self.estimate = sum(w * np.mean(list(means.values())) for w, means in parts)
        n = len(self.at)
        # psi = sum over cells of w_c (G/G_c)(d - D_c): a draw's influence, beside the estimate.
        self.value = {d: self.estimate for d in self.at}
        self.weight = {d: 0.0 for d in self.at}
        for w, means in parts:
            centre, k = np.mean(list(means.values())), len(means)
            # A cell's own variance is over k - 1, as if it stood alone.
            widen = np.sqrt(k / (k - 1) * (n - 1) / n) if k > 1 else 0.0
            for draw, value in means.items():
                self.value[draw] += widen * w * n / k * (value - centre)
                self.weight[draw] += w / len(means)
        self.own = {d: np.mean([means[d] for _, means in parts if d in means]) for d in self.at}
        self.balanced = all(len(means) == n for _, means in parts) and len({round(w, 12) for w, _ in parts}) == 1
        self.members = {d: [np.mean(values) for values in own.values()] for d, own in units.items()}

    def values(self, at=None):
        return np.array([self.value[d] for d in (self.at if at is None else at)])

    def single(self):
        return self.balanced and all(self.count[d] == 1 for d in self.at)


# ---- levels -----------------------------------------------------------------------------------------------------

def wilson(p, n, c):
    k = c * c / n
    centre, half = (p + k / 2) / (1 + k), np.sqrt(p * (1 - p) * k + k * k / 4) / (1 + k)
    return (0.0 if p == 0 else centre - half), (1.0 if p == 1 else centre + half)


def z(level):
    return stats.norm.ppf(0.5 + level / 2)


def t(level, df):
    return stats.t.ppf(0.5 + level / 2, df)


def effective(values):
    values = np.abs(np.array(values))
    return 0.0 if values.max() < 1e-12 else values.sum() / values.max()


def clustered(draws, level):
    a = np.array([draws.weight[d] for d in draws.at])
    n = np.array([len(draws.members[d]) if draws.kind == "cluster" else draws.count[d] for d in draws.at], float)
    if draws.kind == "cluster":
        lists = [np.array(draws.members[d]) for d in draws.at]
        sums = np.array([v.sum() for v in lists])
        inner = np.array([((v - v.mean()) ** 2).sum() for v in lists])
    else:
        own = np.array([draws.own[d] for d in draws.at])
        sums, inner = own * n, n * own * (1 - own)
    means, single = sums / n, (a * a).sum()
    if (n == 1).all():
        return wilson(draws.estimate, 1 / single, z(level)), 1 / single
    if draws.kind == "cluster":
        total, groups = n.sum(), len(n)
        centre = sums.sum() / total
        msb, msw = (n * (means - centre) ** 2).sum() / (groups - 1), inner.sum() / (total - groups)
        n0 = (total - (n * n).sum() / total) / (groups - 1)
        below = msb + (n0 - 1) * msw
        icc = None if below < 1e-14 else min(1, max(0, (msb - msw) / below))
        e = min(sums.sum(), (n - sums).sum())
        w = 0 if icc is None else e / (e + 4)
        rho = w * (icc or 0) + (1 - w) * 0.6
        inverse = (a * a * (1 + (n - 1) * rho) / n).sum()
    else:
        between, whole = means.var(ddof=1), means.var(ddof=1) + (inner / n).mean()
        e = min((means > 0).sum(), (means < 1).sum())
        w = 0 if whole < 1e-14 else e / (e + 2)
        least = (a * a / n).sum() * copies(sums, n)
        seen = min(single, max((1 if whole < 1e-14 else between / whole) * single, least))
        inverse = (w * seen / single + 1 - w) * single
    return wilson(draws.estimate, 1 / inverse, t(level, 1 / single - 1)), 1 / inverse


def copies(sums, n):
    """The answers may be d copies each, if d divides every sum; each unit that breaks the pattern weakens it."""
    if not np.allclose(sums, np.round(sums), atol=1e-12):
        return 1
    common = int(np.gcd.reduce(n.astype(int)))
    most = common - 1 if (n == common).all() else common
    factors = [d / (1 + sum(round(s) % d != 0 for s in sums)) for d in range(1, most + 1) if common % d == 0]
    return max([1] + factors)


def over_runs(values, members, level, estimate):
    s, p = len(values), min(1, max(0, estimate))
    n, events = np.array([len(m) for m in members], float), sum(sum(m) for m in members)
    e, coin = max(0, min(events, n.sum() - events)), p * (1 - p)
    w = 2 * e / (2 * e + s) if coin > 0 else 0
    seen = max((1 / n).sum() / s**2, np.var(values, ddof=1) / s / coin) if coin > 0 else 0
    unseen = ((1 + (n - 1) * 0.6) / n).sum() / s**2
    size = 1 / (w * seen + (1 - w) * unseen)
    return wilson(p, size, t(level, s - 1)), size


def ranged(values, ends, level, estimate):
    n, width = len(values), ends[1] - ends[0]
    m = (estimate - ends[0]) / width
    e = effective(values - np.median(values))
    say, coin = e * e / (e * e + 2), m * (1 - m)
    seen = np.var(values, ddof=1) / (n * width**2) / coin if coin > 0 else 1 / n
    size = 1 / (say * seen + (1 - say) / n)
    low, high = wilson(m, size, t(level, n - 1))
    return (ends[0] + width * low, ends[0] + width * high), size


def level_of(draws, study, level=0.95):
    """Limits and effective size of the mean of some draws."""
    values = draws.values()
    if study["kind"] == "binary":
        if draws.kind == "replicate":
            return over_runs(values, [draws.members[d] for d in draws.at], level, draws.estimate)
        if draws.single():
            return wilson(draws.estimate, len(values), z(level)), len(values)
        return clustered(draws, level)
    if study.get("range"):
        return ranged(values, study["range"], level, draws.estimate)
    half = t(level, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values))
    return (draws.estimate - half, draws.estimate + half), None


# ---- two sides --------------------------------------------------------------------------------------------------

def correlation(x, y):
    return 0.0 if np.std(x) < 1e-14 or np.std(y) < 1e-14 else np.corrcoef(x, y)[0, 1]


def shared_r(a, b, study):
    both = [d for d in a.at if d in b.value]
    if not both:
        return 0.0
    x, y = a.values(both), b.values(both)
    e = effective(x - y)
    trust = e / (e + 0.5) if study["kind"] == "binary" and a.kind != "replicate" else e * e / (e * e + 1)
    return correlation(x, y) * len(both) / np.sqrt(len(a.at) * len(b.at)) * trust


def add(first, second, r):
    """Square-and-add of two (estimate, (lower, upper)): limits of first - second."""
    (a, (la, ua)), (b, (lb, ub)) = first, second
    down, down2, up, up2 = a - la, ub - b, ua - a, b - lb
    d = a - b
    return (
        d - np.sqrt(max(0, down**2 - 2 * r * down * down2 + down2**2)),
        d + np.sqrt(max(0, up**2 - 2 * r * up * up2 + up2**2)),
    )


def mover(a, b, study, level, r=None):
    r = shared_r(a, b, study) if r is None else r
    return add((a.estimate, level_of(a, study, level)[0]), (b.estimate, level_of(b, study, level)[0]), r)


def inverted(limits, estimate, null):
    """The alpha at which the limit that faces the null value meets it."""
    side = 0 if null < estimate else 1
    gap = lambda alpha: limits(1 - alpha)[side] - null
    if (gap(1e-12) > 0) == (gap(0.999) > 0):
        return 1e-12
    return float(optimize.brentq(gap, 1e-12, 0.999, xtol=1e-14, rtol=1e-13))


def t_limits(estimate, se, df, level):
    return estimate - t(level, df) * se, estimate + t(level, df) * se


def t_p(estimate, se, df, null=0):
    return float(2 * stats.t.sf(abs(estimate - null) / se, df))


def overlap(a, b):
    """V1 + V2 - 2C with C = n12/(n1 n2)·cov of the shared draws; Satterthwaite with the covariances of the parts."""
    both = [d for d in a.at if d in b.value]
    x, y, n12 = a.values(), b.values(), len(both)
    n1, n2 = len(x), len(y)
    v1, v2 = x.var(ddof=1) / n1, y.var(ddof=1) / n2
    c = np.cov(a.values(both), b.values(both))[0, 1] * n12 / (n1 * n2) if n12 > 1 else 0
    total, spread = v1 + v2 - 2 * c, v1**2 / (n1 - 1) + v2**2 / (n2 - 1)
    if n12 > 1:
        spread += (4 * c * c + 2 * v1 * v2 * n12**2 / (n1 * n2)) / (n12 - 1)
        spread -= 4 * c * (v1 / (n1 - 1) + v2 / (n2 - 1))
    df = min(n1 + n2 - 2, max(min(n1, n2) - 1, total**2 / spread)) if spread > 0 else min(n1, n2) - 1
    return np.sqrt(total), df


def tango(b, c, n, level):
    def score(delta):
        lead, half, rest = 2 * n, -b - c + (2 * n - b + c) * delta, -c * delta * (1 - delta)
        q = (np.sqrt(max(0, half * half - 4 * lead * rest)) - half) / (2 * lead)
        return (b - c - n * delta) / np.sqrt(n * (2 * q + delta * (1 - delta)))
    d, k = (b - c) / n, z(level)
    return (
        optimize.brentq(lambda x: score(x) - k, -1 + 1e-12, d - 1e-12),
        optimize.brentq(lambda x: score(x) + k, d + 1e-12, 1 - 1e-12),
    )


def miettinen_nurminen_p(x1, n1, x2, n2):
    p = (x1 + x2) / (n1 + n2)
    n = n1 + n2
    v = p * (1 - p) * (1 / n1 + 1 / n2) * n / (n - 1)
    return float(2 * stats.norm.sf(abs(x1 / n1 - x2 / n2) / np.sqrt(v)))


def mcnemar_mid_p(b, c):
    k, n = min(b, c), b + c
    return float(min(1, 2 * stats.binom.cdf(k, n, 0.5) - stats.binom.pmf(k, n, 0.5)))


def sign_flips(d, null=0):
    d = np.array(d) - null
    signs = np.array(list(itertools.product((1, -1), repeat=len(d))))
    return float(np.mean(np.abs(signs @ d) >= abs(d.sum()) - 1e-9))


def permutations(x, y):
    both, seen = np.concatenate([x, y]), abs(np.mean(x) - np.mean(y))
    hits = []
    for chosen in itertools.combinations(range(len(both)), len(x)):
        mask = np.zeros(len(both), bool)
        mask[list(chosen)] = True
        hits.append(abs(both[mask].mean() - both[~mask].mean()) >= seen - 1e-9)
    return float(np.mean(hits))


# ---- a question -------------------------------------------------------------------------------------------------

def side(study, arm, contexts):
    """The cells of an arm in some contexts: equal weight, or the weight of their samples."""
    cells = []
    for context in contexts:
        rows = [r for r in study["rows"] if r[ARM] == arm and r[CONTEXT] == context]
        scored = sum(s is not None for r in rows for s in r[SCORES])
        if scored:
            cells.append((scored if study.get("weights") == "samples" else 1, rows, context))
    return cells


def matched(sides):
    common = set.intersection(*({c for _, _, c in cells} for cells in sides))
    return [[cell for cell in cells if cell[2] in common] for cells in sides]


def cut(sides, at):
    """Sides cut to what all share, cell by cell, where nine in ten of the smaller side are on all; else None."""
    planned = [{(r[at], c) for _, rows, c in cells for r in rows} for cells in sides]
    scored = [{(r[at], c) for _, rows, c in cells for r in rows if any(s is not None for s in r[SCORES])} for cells in sides]
    both = set.intersection(*scored)
    cells = {c for _, c in set.union(*planned)}
    smaller = sum(min(sum(c == cell for _, c in side) for side in planned) for cell in cells)
    if len(both) < 0.9 * smaller or not both:
        return None
    return [[(w, [r for r in rows if (r[at], c) in both], c) for w, rows, c in cells] for cells in sides]


def draws_of(cells, kind, fill=None):
    return Draws([(w, rows) for w, rows, _ in cells], kind, fill)


def kind_of(study, sides, about):
    seeds = max(len({r[SEED] for _, rows, _ in cells for r in rows}) for cells in sides)
    if seeds > 1 and about != "checkpoints":
        return "replicate"
    return "cluster" if study.get("cluster") else "unit"


def pair(study, sides, kind):
    if kind == "replicate":
        return (sides, True) if study.get("paired") else (sides, False)
    found = cut(sides, UNIT)
    if found is None and kind == "cluster":
        found = cut(sides, CLUSTER)
    return (sides, False) if found is None else (found, True)


def difference(study, contexts, about=None, level=0.95):
    sides = matched([side(study, "treated", contexts), side(study, "base", contexts)])
    kind = kind_of(study, sides, about)
    sides, paired = pair(study, sides, kind)
    a, b = draws_of(sides[0], kind), draws_of(sides[1], kind)
    out = {"of": a.estimate, "versus": b.estimate, "value": a.estimate - b.estimate}
    return {**out, **limits_and_p(study, a, b, kind, paired, level)}


def limits_and_p(study, a, b, kind, paired, level):
    rate, outcome = study["kind"] == "binary", "score" if study["kind"] == "score" and not study.get("range") else "bounded"
    d = a.estimate - b.estimate
    done = lambda limits, p: {"lower": limits[0], "upper": limits[1], "p": p}
    if kind == "replicate" and min(len(a.at), len(b.at)) == 1:
        return one_run(study, a, b, level)
    if paired:
        both = [x for x in a.at if x in b.value]
        diffs = a.values(both) - b.values(both)
        se = diffs.std(ddof=1) / np.sqrt(len(diffs))
        if rate and kind != "replicate" and a.single() and b.single():
            up, down = int((diffs > 0.5).sum()), int((diffs < -0.5).sum())
            return done(tango(up, down, len(diffs), level), mcnemar_mid_p(up, down))
        apart = (np.abs(diffs) > 1e-9).sum()
        enough = kind == "cluster" and rate and apart >= max(6, len(diffs) / 2)
        limits = (
            t_limits(d, se, len(diffs) - 1, level)
            if outcome == "score" or enough
            else mover(a, b, study, level)
        )
        many = len(diffs) > 16
        if not (a.balanced and b.balanced):
            again = lambda own: t_limits(d, se, len(diffs) - 1, own) if enough else mover(a, b, study, own)
            p = t_p(d, se, len(diffs) - 1) if outcome == "score" else inverted(again, d, 0)
        else:
            p = t_p(d, se, len(diffs) - 1) if outcome == "score" and many else (None if many else sign_flips(diffs))
        return done(limits, p)
    both = [x for x in a.at if x in b.value] if kind != "replicate" else []
    if outcome == "score":
        se, df = overlap(a, b) if both else welch(a, b)
        limits = lambda own: t_limits(d, se, df, own)
    elif rate and not both and kind != "replicate" and a.single() and b.single():
        limits = lambda own: mover(a, b, study, own, 0.0)
    else:
        limits = lambda own: mover(a, b, study, own, None if both else 0.0)
    if both:
        p = inverted(limits, d, 0)
    elif rate and kind != "replicate" and a.single() and b.single():
        p = miettinen_nurminen_p(a.values().sum(), len(a.at), b.values().sum(), len(b.at))
    elif kind == "replicate" or len(a.at) + len(b.at) <= 14:
        p = permutations(a.values(), b.values())
    else:
        p = t_p(d, se, df) if outcome == "score" else inverted(limits, d, 0)
    return done(limits(level), p)


def welch(a, b):
    v1, v2 = (x.values().var(ddof=1) / len(x.at) for x in (a, b))
    return np.sqrt(v1 + v2), (v1 + v2) ** 2 / (v1**2 / (len(a.at) - 1) + v2**2 / (len(b.at) - 1))


def one_run(study, a, b, level):
    """Several runs against one: its own spread is theirs (factor sqrt(1 + 1/n)), or none where it was not trained."""
    lone, many = (a, b) if len(a.at) == 1 else (b, a)
    values, n, d = many.values(), len(many.at), a.estimate - b.estimate
    turn = (lambda l: l) if lone is a else (lambda l: (-l[1], -l[0]))
    diffs = values - lone.estimate if lone is b else lone.estimate - values
    if not study.get("trained", True):
        limits = level_of(many, study, level)[0]
        limits = (limits[0] - b.estimate, limits[1] - b.estimate) if lone is b else (a.estimate - limits[1], a.estimate - limits[0])
        return {"lower": limits[0], "upper": limits[1], "p": sign_flips(diffs)}
    if study["kind"] == "binary":
        def limits(own):
            over, size = over_runs(values, [many.members[x] for x in many.at], own, many.estimate)
            single = wilson(lone.estimate, size / n, t(own, n - 1))
            return turn(add((lone.estimate, single), (many.estimate, over), 0.0))
        return {"lower": limits(level)[0], "upper": limits(level)[1], "p": inverted(limits, d, 0)}
    se = values.std(ddof=1) * np.sqrt(1 + 1 / n)
    limits = t_limits(d, se, n - 1, level)
    return {"lower": limits[0], "upper": limits[1], "p": t_p(d, se, n - 1)}


def ratio(study, contexts, level=0.95):
    sides = matched([side(study, "treated", contexts), side(study, "base", contexts)])
    kind = kind_of(study, sides, None)
    sides, paired = pair(study, sides, kind)
    a, b = draws_of(sides[0], kind), draws_of(sides[1], kind)
    p1, p2 = a.estimate, b.estimate
    out = {"of": p1, "versus": p2, "value": p1 / p2}
    if kind == "replicate" and min(len(a.at), len(b.at)) == 1:
        lone, many = (a, b) if len(a.at) == 1 else (b, a)
        over, size = over_runs(many.values(), [many.members[x] for x in many.at], level, many.estimate)
        n = len(many.at)
        own = wilson(lone.estimate, size / n, t(level, n - 1)) if study.get("trained", True) else (lone.estimate,) * 2
        return {**out, **mover_ratio((p1, own if lone is a else over), (p2, over if lone is a else own), 0)}
    if study["kind"] == "score" and not study.get("range"):
        x, y = a.values(), b.values()
        n, k = len(x), t(level, len(x) - 1) ** 2
        c = np.cov(x, y) / n
        lead, half, rest = p2**2 - k * c[1, 1], p1 * p2 - k * c[0, 1], p1**2 - k * c[0, 0]
        root = np.sqrt(half**2 - lead * rest)
        return {**out, "lower": (half - root) / lead, "upper": (half + root) / lead}
    r = shared_r(a, b, study) if kind != "replicate" else 0.0
    return {**out, **mover_ratio((p1, level_of(a, study, level)[0]), (p2, level_of(b, study, level)[0]), r)}


def mover_ratio(first, second, r):
    (p1, (l1, u1)), (p2, (l2, u2)) = first, second
    low, high = p1 * p2 - r * (p1 - l1) * (u2 - p2), p1 * p2 - r * (u1 - p1) * (p2 - l2)
    root = lambda h, x, y: np.sqrt(max(0, h * h - x * y))
    below, above = u2 * (2 * p2 - u2), l2 * (2 * p2 - l2)
    lower = (low - root(low, l1 * (2 * p1 - l1), below)) / below
    upper = (high + root(high, u1 * (2 * p1 - u1), above)) / above
    return {"lower": lower, "upper": upper}


class Change:
    """First minus second, draw by draw."""

    def __init__(self, one, two):
        self.at = [d for d in one.at if d in two.value]
        self.kind, self.value = one.kind, {d: one.value[d] - two.value[d] for d in self.at}
        self.estimate = np.mean(list(self.value.values()))

    def values(self, at=None):
        return np.array([self.value[d] for d in (self.at if at is None else at)])


def interaction(study, level=0.95):
    """(treated on - treated off) - (base on - base off)."""
    sides = [side(study, arm, [context]) for arm in ("treated", "base") for context in ("on", "off")]
    sides = [[(w, rows, "") for w, rows, _ in cells] for cells in sides]
    kind = "cluster" if study.get("cluster") else "unit"
    all_four = cut(sides, UNIT)
    halves = [cut(sides[:2], UNIT), cut(sides[2:], UNIT)]
    sides = all_four or [*halves[0], *halves[1]]
    a, b, c, d = (draws_of(cells, kind) for cells in sides)
    one, two = Change(a, b), Change(c, d)
    value = a.estimate - b.estimate - (c.estimate - d.estimate)
    both = [x for x in one.at if x in two.value]
    if all_four:
        diffs = one.values() - two.values()
        se, df = diffs.std(ddof=1) / np.sqrt(len(diffs)), len(diffs) - 1
    else:
        se, df = overlap(one, two) if both else welch(one, two)
    plain = t_limits(value, se, df, level)
    n = min(len(x.at) for x in (a, b, c, d))
    ends = study.get("range", [0, 1])
    if study["kind"] == "binary" or study.get("range"):
        if n < 20 or any(x.estimate in ends for x in (a, b, c, d)):
            first = (a.estimate - b.estimate, mover(a, b, study, level))
            second = (c.estimate - d.estimate, mover(c, d, study, level))
            r = shared_r(one, two, study) if all_four else 0.0
            wide = add(first, second, r)
            plain = wide if wide[1] - wide[0] > plain[1] - plain[0] else plain
    width = 2 * (ends[1] - ends[0])
    if study["kind"] == "binary" or study.get("range"):
        plain = max(-width, plain[0]), min(width, plain[1])
    return {"value": value, "lower": plain[0], "upper": plain[1]}


# ---- studies ----------------------------------------------------------------------------------------------------

def studies():
    rng = np.random.default_rng(20261130)
    rows_of = lambda names, arm, context, values, cluster=None, seed="0": [
        [u, cluster(u) if cluster else None, seed, arm, context, list(np.atleast_1d(v))] for u, v in zip(names, values)
    ]
    names = lambda prefix, n: [f"{prefix}{i:03d}" for i in range(n)]
    coins = lambda n, p, epochs=1: [[int(x) for x in rng.random(epochs) < p] for _ in range(n)]
    graded = lambda n, m: [round(float(x), 3) for x in np.clip(rng.normal(m, 0.2, n), 0, 1)]
    cases = []


    def case(name, study, ask, expected):
        cases.append({"id": name, "study": study, "ask": ask, "expected": expected})


    def level_case(name, study, of, about=None):
        cells = side(study, of["arm"], of.get("context", ["on", "off"]))
        draws = draws_of(cells, kind_of(study, [cells], about))
        (lower, upper), size = level_of(draws, study)
        case(name, study, {"level": True, **of, "about": about},
             {"value": draws.estimate, "lower": lower, "upper": upper, **({} if size is None else {"size": size})})


    def unbalanced(kind, **more):
        """40 units on, 25 off, 20 of them in both cells; the arms differ in which."""
        values = (lambda n, p: coins(n, p)) if kind == "binary" else (lambda n, p: [[x] for x in graded(n, p)])
        on, off = names("q", 40), names("q", 60)[20:45]
        return {"kind": kind, **more, "rows":
                rows_of(on, "treated", "on", values(40, 0.75)) + rows_of(off, "treated", "off", values(25, 0.4))
                + rows_of(on[:38], "base", "on", values(38, 0.5)) + rows_of(off[1:], "base", "off", values(24, 0.3))}


    both = ["on", "off"]
    for kind, more in (("binary", {}), ("score", {}), ("score", {"range": [0, 1]}), ("binary", {"weights": "samples"})):
        study, word = unbalanced(kind, **more), f"{kind} {more or ''}".strip()
        level_case(f"a level over cells with units of their own, {word}", study, {"arm": "treated"})
        case(f"a paired contrast over such cells, {word}", study, {"scale": "difference"}, difference(study, both))

    topic = lambda u: f"t{int(u[1:]) % 8}"
    clusters = {"kind": "binary", "cluster": "topic", "rows":
                rows_of(names("q", 48), "treated", "on", coins(48, 0.7), topic) + rows_of(names("q", 30), "treated", "off", coins(30, 0.5), topic)
                + rows_of(names("q", 48), "base", "on", coins(48, 0.4), topic) + rows_of(names("q", 30), "base", "off", coins(30, 0.4), topic)}
    level_case("a level over clusters of unequal cells", clusters, {"arm": "treated"})
    case("a contrast over clusters of unequal cells", clusters, {"scale": "difference"}, difference(clusters, both))
    apart = {"kind": "binary", "cluster": "topic", "rows":
             rows_of(names("q", 48), "treated", "on", coins(48, 0.7), topic) + rows_of(names("w", 40), "base", "on", coins(40, 0.4), topic)}
    case("the same clusters with units of their own", apart, {"scale": "difference"}, difference(apart, ["on"]))
    partly = {"kind": "binary", "cluster": "topic", "rows":
              rows_of(names("q", 48), "treated", "on", coins(48, 0.7), topic)
              + rows_of(names("w", 40), "base", "on", coins(40, 0.4), lambda u: f"t{4 + int(u[1:]) % 8}")}
    case("clusters of which half are on both sides", partly, {"scale": "difference"}, difference(partly, ["on"]))

    lean = rng.normal(0, 0.15, 200)
    for share in (0, 0.05, 0.5, 0.89, 0.91, 1):
        shared = round(100 * share)
        ids = names("q", shared) + names("w", 100 - shared)
        kinds = (("binary", {}), ("score", {}), ("score", {"range": [0, 1]}))
        for kind, more in kinds if share == 0.89 else kinds[:2]:
            def values(p, extra):
                own = np.clip(p + np.concatenate([lean[:shared], lean[100 + extra:200 + extra - shared][: 100 - shared]]), 0, 1)
                return [[int(rng.random() < x)] for x in own] if kind == "binary" else [[round(float(np.clip(x + rng.normal(0, 0.1), 0, 1)), 3)] for x in own]
            study = {"kind": kind, **more, "rows": rows_of(names("q", 100), "treated", "on", values(0.62, 0)) + rows_of(ids, "base", "on", values(0.45, 0))}
            case(f"{shared} of 100 units on both sides, {kind} {more or ''}".strip(), study, {"scale": "difference"}, difference(study, ["on"]))

    epochs = {"kind": "binary", "rows": rows_of(names("q", 30), "treated", "on", coins(30, 0.6, 3)) + rows_of(names("q", 15) + names("w", 15), "base", "on", coins(30, 0.35, 3))}
    level_case("a level over units with three epochs", epochs, {"arm": "treated"})
    case("half of the units with epochs on both sides", epochs, {"scale": "difference"}, difference(epochs, ["on"]))
    case("their ratio", epochs, {"scale": "ratio"}, ratio(epochs, ["on"]))


    def seeded(kind, seeds, rates, **more):
        rows = []
        for arm in ("treated", "base"):
            for s in range(seeds[arm]):
                p = rates[arm] + 0.05 * ((s * 7) % 5 - 2)
                values = coins(24, p) if kind == "binary" else [[x] for x in graded(24, p)]
                rows += rows_of(names("q", 24), arm, "on", values, None, f"{arm}{s}")
        return {"kind": kind, "replicate": "seed", **more, "rows": rows}


    for kind, more in (("binary", {}), ("score", {}), ("score", {"range": [0, 1]})):
        word = f"{kind} {more or ''}".strip()
        for trained in (True, False):
            study = seeded(kind, {"treated": 6, "base": 1}, {"treated": 0.6, "base": 0.4}, trained=trained, **more)
            case(f"six runs against one {'that was' if trained else 'not'} trained, {word}", study, {"scale": "difference"}, difference(study, ["on"]))
            if kind == "binary":
                case(f"their ratio, {'' if trained else 'not '}trained", study, {"scale": "ratio"}, ratio(study, ["on"]))
        study = seeded(kind, {"treated": 1, "base": 5}, {"treated": 0.4, "base": 0.6}, trained=True, **more)
        case(f"one run against five, {word}", study, {"scale": "difference"}, difference(study, ["on"]))
        study = seeded(kind, {"treated": 5, "base": 4}, {"treated": 0.7, "base": 0.4}, **more)
        level_case(f"a level over five runs, {word}", study, {"arm": "treated"})
        level_case(f"a level of five runs' checkpoints, {word}", study, {"arm": "treated"}, "checkpoints")
        case(f"five runs against four, {word}", study, {"scale": "difference"}, difference(study, ["on"]))
        case(f"their checkpoints alone, {word}", study, {"scale": "difference", "about": "checkpoints"}, difference(study, ["on"], "checkpoints"))

    def rights(treated, base, **more):
        """Runs that answer ten questions, so many of them right."""
        return {"kind": "binary", "replicate": "seed", **more, "rows": [
            [f"q{i}", None, str(s), arm, "on", [int(i < right)]]
            for arm, counts in (("treated", treated), ("base", base)) for s, right in enumerate(counts) for i in range(10)]}

    level_case("a level over four runs of ten questions", rights([8, 7, 9, 6], [4]), {"arm": "treated"})
    level_case("a level over runs near the end", rights([10, 10, 9, 8], [4]), {"arm": "treated"})
    level_case("a level over runs without an event", rights([0, 0, 0, 0], [4]), {"arm": "treated"})
    for word, study in (("four runs against four", rights([8, 7, 9, 6], [4, 5, 3, 4])), ("the same, matched by design", rights([8, 7, 9, 6], [4, 5, 3, 4], paired=True)),
                        ("four runs against one", rights([8, 7, 9, 6], [4])), ("ten matched runs that differ by all there is", rights([10] * 10, [0] * 10, paired=True)),
                        ("three runs without spread against three", rights([5] * 3, [3] * 3))):
        case(f"{word}, of ten questions", study, {"scale": "difference"}, difference(study, ["on"]))
    case("the ratio of four runs to one, of ten questions", rights([8, 7, 9, 6], [4]), {"scale": "ratio"}, ratio(rights([8, 7, 9, 6], [4]), ["on"]))
    case("the ratio of four runs to four, of ten questions", rights([8, 7, 8, 7], [9, 8, 9, 8]), {"scale": "ratio"}, ratio(rights([8, 7, 8, 7], [9, 8, 9, 8]), ["on"]))
    alike = {"kind": "binary", "replicate": "seed", "rows":
             sum((rows_of(names("q", 24), "treated", "on", [[1]] * 24, None, f"a{s}") for s in range(6)), [])
             + rows_of(names("q", 24), "base", "on", coins(24, 0.6), None, "b0")}
    case("six runs that are all alike against one, their ratio", alike, {"scale": "ratio"}, ratio(alike, ["on"]))

    ten = {"kind": "score", "range": [-2, 10], "rows":
           rows_of(names("q", 14), "treated", "on", [[round(12 * x - 2, 3)] for x in graded(14, 0.7)])
           + rows_of(names("q", 14), "base", "on", [[round(12 * x - 2, 3)] for x in graded(14, 0.55)])}
    level_case("a level on a range of its own", ten, {"arm": "treated"})
    case("a difference on a range of its own", ten, {"scale": "difference"}, difference(ten, ["on"]))
    case("at 90 %, as for equivalence", ten, {"scale": "difference", "level": 0.9}, difference(ten, ["on"], None, 0.9))
    positive = {**ten, "range": [0, 10], "rows": [[*r[:5], [max(0.5, x) for x in r[5]]] for r in ten["rows"]]}
    case("a ratio on a range from zero", positive, {"scale": "ratio"}, ratio(positive, ["on"]))
    free = {k: v for k, v in positive.items() if k != "range"}
    case("a ratio of scores without a range", free, {"scale": "ratio"}, ratio(free, ["on"]))
    lost = {"kind": "score", "range": [-2, 10], "rows": [[*r[:5], [None] if r[UNIT] == "q003" and r[ARM] == "base" else r[5]] for r in ten["rows"] + rows_of(names("w", 20), "treated", "on", [[round(12 * x - 2, 3)] for x in graded(20, 0.7)]) + rows_of(names("w", 20), "base", "on", [[round(12 * x - 2, 3)] for x in graded(20, 0.4)])]}
    low, high = ({**lost, "rows": [[*r[:5], [end if x is None else x for x in r[5]]] for r in lost["rows"]]} for end in (10, -2))
    case("with a missing score", lost, {"scale": "difference"},
         {**difference(lost, ["on"]), "worst": [difference(low, ["on"])["value"], difference(high, ["on"])["value"]]})


    def four(kind, groups, epochs=1, **more):
        rows = []
        for (arm, context), (ids, p) in groups.items():
            values = coins(len(ids), p, epochs) if kind == "binary" else [[x] for x in graded(len(ids), p)]
            rows += rows_of(ids, arm, context, values)
        return {"kind": kind, **more, "rows": rows}


    for kind, more in (("binary", {}), ("score", {}), ("score", {"range": [0, 1]})):
        word = f"{kind} {more or ''}".strip()
        q, w, half = names("q", 24), names("w", 24), names("q", 12) + names("w", 12)
        for label, first, second in (("the same units in all four groups", q, q), ("arms with units of their own", q, w), ("arms that share half of their units", q, half)):
            study = four(kind, {("treated", "on"): (first, 0.8), ("treated", "off"): (first, 0.3), ("base", "on"): (second, 0.4), ("base", "off"): (second, 0.3)}, **more)
            case(f"an interaction of {label}, {word}", study, {"scale": "interaction"}, interaction(study))
    few = names("q", 12)
    study = four("binary", {("treated", "on"): (few, 0.8), ("treated", "off"): (few, 0.3), ("base", "on"): (few, 0.4), ("base", "off"): (few, 0.3)}, 3)
    case("an interaction of few units with epochs", study, {"scale": "interaction"}, interaction(study))

    return cases


if __name__ == "__main__":
    Path(__file__).with_suffix(".json").write_text(json.dumps(studies(), default=float, separators=(",", ":")) + "\n")
