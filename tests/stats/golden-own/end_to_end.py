"""The intervals of golden/end_to_end.json by the rules of section 8, which replace its effective-n limits.
`python3 tests/stats/golden-own/end_to_end.py` writes end_to_end.json beside this file."""

import json
from pathlib import Path

import engine

here = Path(__file__).parent
rows = json.loads((here.parent / "golden/end_to_end.json").read_text())["cases"][0]["input"]["rows"]
study = {"kind": "binary"}


def cell(arm, context, without=()):
    units = sorted({row[0] for row in rows} - set(without))
    of = lambda unit: [row[4] for row in rows if row[:3] == [unit, arm, context]]
    return engine.draws_of([(1, [[unit, None, "0", arm, context, of(unit)] for unit in units], "")], "unit")


out = {"cells": {}, "effects": {}}
for arm in ("base", "treated"):
    for context in ("off", "on"):
        (lower, upper), size = engine.level_of(cell(arm, context), study)
        out["cells"][f"{arm}|{context}"] = {"lower": lower, "upper": upper, "size": size}
    # p5 of the treated arm has no score without the trigger: one of nine is too many to leave out of pairs.
    without = ("p5",) if arm == "treated" else ()
    on, off = cell(arm, "on", without), cell(arm, "off", without)
    lower, upper = engine.mover(on, off, study, 0.95)
    r = engine.shared_r(on, off, study)
    sides = [(x.estimate, engine.level_of(x, study)[0]) for x in (on, off)]
    out["effects"][arm] = {"lower": lower, "upper": upper, "ratio": engine.mover_ratio(*sides, r)}
(here / "end_to_end.json").write_text(json.dumps(out, default=float, indent=1) + "\n")
