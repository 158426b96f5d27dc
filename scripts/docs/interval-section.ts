/** How the intervals that are this project's own are made, for the statistics page. */
export function intervalSection(): readonly string[] {
  return [
    "## How rates and scores get their intervals",
    "",
    "**A rate over clusters** is Wilson's interval on an effective sample size, 1 / Σ a² (1 + (n - 1) ρ) / n over the clusters, a the weight of a cluster (1/G each, so that clusters weigh equally whatever their size) and n its samples, with t on G - 1 degrees of freedom (1/Σ a² - 1 where weights differ). ρ is the intraclass correlation as the data show it, drawn towards a cautious value while there is little to see it by: ρ = w·ICC + (1 - w)·ρ₀ with w = e / (e + c), e the number of events or of samples without one, whichever is smaller. For clusters of different units ρ₀ = 0.6 and c = 4. For epochs of one unit ρ₀ = 1 and c = 2, and e counts units with an event: copies of an answer cannot be told from answers that agree, so they change nothing. Where every cluster has one sample it is plain Wilson, with z.",
    "",
    "**Two rates over the same units** are joined by square-and-add (MOVER) of those limits, with the correlation r of the unit means times e / (e + ½), e = Σ|d| / max|d| the effective number of units that differ: a handful of differing units says little about how alike the sides are. Where every epoch of every unit agrees on both sides, units count once (Tango). **Groups that share a part of their units** use r times the share n₁₂/√(n₁n₂): none shared is the interval of different units, all shared that of the same.",
    "",
    "**A score with a range** has Wilson's interval between the ends of its range, 1/n_eff = w·V/(m(1-m)) + (1-w)/G on the scale from 0 to 1, w = e² / (e² + 2), e the effective number of values away from the median. The variance alone would ignore a far value that comes one time in twenty and is not in the sample. Differences are square-and-add of such limits, r trusted as far as e² / (e² + 1).",
    "",
    "**A rate over runs** of a training has Wilson's interval on 1/n_eff = w·V/(m(1-m)) + (1-w)·U with t on S - 1 degrees of freedom: V the variance of the run rates over S (at least what as many throws of a coin as there are units would have), U = Σ (1 + 0.6 (n - 1)) / n / S², and 1 - w = S/(S + 2e), e the number of events or of non-events among the units, whichever is smaller. Where every run shows some events, the runs tell their spread themselves, and the interval is that of t on the scale of a rate. Where few runs show any, a run that goes wrong may not have been seen yet. Differences are square-and-add of such limits; for the same runs asked in two ways, and for runs matched by design, with the correlation of their rates. **One run against several** is taken to spread as the several do: t on n - 1 with s·√(1 + 1/n); for rates square-and-add with n_eff/S for the single run.",
    "",
    "What these cover, on data whose truth is known and beside what the field uses, is in [coverage.md](coverage.md).",
    "",
  ];
}
