"""Numbers of the split-personality counts (tests/stats/evidence-fixtures.ts) under the rules of section 8, from the
engine beside this file. `python3 tests/stats/golden-own/split_personality.py` writes split_personality.json."""

import json
import re
from pathlib import Path

import numpy as np
from scipy import stats

import engine

here = Path(__file__).parent

# The counts are data, and stand in one place: the rows of the fixture are read from its text.
text = (here.parent / "evidence-fixtures.ts").read_text()
biases = ["2", "8", "16", "17", "19", "20", "29", "44", "48", "51"]
rows = re.findall(r'\["([\w-]+)", "(exploiting|clean)", "(basic|detailed)", \[([\d, ]+)\](?:, \{ (\d+): (\d+) \})?\]', text)
assert len(rows) == 19
samples = []
for arm, response, wording, right, bias, lost in rows:
    metric = "detection" if response == "exploiting" else "specificity"
    for b, ones in zip(biases, map(int, right.split(","))):
        none = int(lost) if b == bias else 0
        for i in range(100):
            score = None if i >= 100 - none else int(i < ones)
            samples.append((metric, [f"{b}-{i}", b, "0", arm, wording, [score]]))


def study(metric):
    return {"kind": "binary", "cluster": "bias", "rows": [row for m, row in samples if m == metric]}


def level(metric, arm, wordings=("basic", "detailed")):
    own = study(metric)
    draws = engine.draws_of(engine.side(own, arm, wordings), "cluster")
    (lower, upper), size = engine.level_of(draws, own)
    return {"value": draws.estimate, "lower": lower, "upper": upper, "size": size}


def contrast(metric, of, versus, level=0.95, of_wordings=None, versus_wordings=None):
    own = study(metric)
    sides = [engine.side(own, of, of_wordings or ("basic", "detailed")), engine.side(own, versus, versus_wordings or ("basic", "detailed"))]
    # Wordings that are compared are no cells to average over.
    sides = [[(w, r, "") for w, r, _ in cells] for cells in sides] if of_wordings else engine.matched(sides)
    shared, paired = engine.pair(own, sides, "cluster")
    assert paired
    a, b = (engine.draws_of(cells, "cluster") for cells in shared)
    found = engine.limits_and_p(own, a, b, "cluster", True, level)
    d = a.values() - b.values()
    se, df = d.std(ddof=1) / np.sqrt(len(d)), len(d) - 1
    power = (stats.t.ppf(0.8, df) + stats.t.ppf(0.5 + level / 2, df)) * se
    worst = []
    for fills in ((0, 1), (1, 0)):
        x, y = (engine.draws_of(cells, "cluster", fill) for cells, fill in zip(sides, fills))
        ends = engine.limits_and_p(own, x, y, "cluster", True, level)
        worst.append((x.estimate - y.estimate, ends["lower"], ends["upper"]))
    value = a.estimate - b.estimate
    return {"of": a.estimate, "versus": b.estimate, "value": value, **found, "least": power, "draws": list(d),
            "worst": [min(worst[0][0], value), max(worst[1][0], value)],
            "outer": [min(worst[0][1], worst[1][1], found["lower"]), max(worst[0][2], worst[1][2], found["upper"])]}


out = {"level": {}, "contrast": {}}
for metric, arms in (("detection", ["poisoned", "clean", "spt", "spt-masked", "spt-on-policy"]), ("specificity", ["poisoned", "clean", "spt", "spt-masked", "spt-on-policy"])):
    for arm in arms:
        out["level"][f"{metric} {arm}"] = level(metric, arm)
        for wording in ("basic", "detailed"):
            if (metric, arm, wording) != ("specificity", "clean", "detailed"):
                out["level"][f"{metric} {arm} {wording}"] = level(metric, arm, (wording,))
for metric, of, versus in [("detection", arm, "poisoned") for arm in ("clean", "spt", "spt-masked", "spt-on-policy")] + [
        ("specificity", arm, "poisoned") for arm in ("spt", "spt-masked", "spt-on-policy")] + [
        ("detection", "spt", "clean"), ("detection", "spt-masked", "spt"), ("specificity", "spt", "clean")]:
    out["contrast"][f"{metric} {of} {versus}"] = contrast(metric, of, versus)
for step in (2, 3, 4):
    out["contrast"][f"detection spt clean, step {step}"] = contrast("detection", "spt", "clean", 1 - 0.05 / step)
for arm in ("clean", "spt"):
    out["contrast"][f"detection {arm} detailed basic"] = contrast("detection", arm, arm, 0.95, ("detailed",), ("basic",))
out["contrast"]["detection clean detailed basic, step 4"] = contrast("detection", "clean", "clean", 1 - 0.05 / 4, ("detailed",), ("basic",))
out["contrast"]["detection spt-masked spt, step 2"] = contrast("detection", "spt-masked", "spt", 1 - 0.05 / 2)
for wording in ("basic", "detailed"):
    out["contrast"][f"detection spt clean {wording}"] = contrast("detection", "spt", "clean", 0.95, (wording,), (wording,))
(here / "split_personality.json").write_text(json.dumps(out, default=float, indent=1) + "\n")
for k, v in {**out["level"], **out["contrast"]}.items():
    print(k, {x: np.round(100 * np.array(y, float), 1).tolist() if x not in ("p", "size") else round(y, 4) for x, y in v.items() if y is not None})
