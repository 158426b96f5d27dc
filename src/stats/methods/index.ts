import { clusterMover } from "./differences/cluster-mover.ts";
import { didWider } from "./differences/did-wider.ts";
import { fieller } from "./differences/fieller.ts";
import { minimumEffect } from "./differences/minimum-effect.ts";
import { newcombe } from "./differences/newcombe.ts";
import { oneRun } from "./differences/one-run.ts";
import { pairedMover } from "./differences/paired-mover.ts";
import { pairedT } from "./differences/paired-t.ts";
import { tango } from "./differences/tango.ts";
import { welch } from "./differences/welch.ts";
import { clusteredRate } from "./estimates/clustered-rate.ts";
import { meanT } from "./estimates/mean-t.ts";
import { rangedMean } from "./estimates/ranged-mean.ts";
import { replicateRate } from "./estimates/replicate-rate.ts";
import { replicateT } from "./estimates/replicate-t.ts";
import { replicateTwoWay } from "./estimates/replicate-two-way.ts";
import { wilson } from "./estimates/wilson.ts";
import { auroc } from "./kinds/auroc.ts";
import { cohenKappa } from "./kinds/cohen-kappa.ts";
import { krippendorffAlpha } from "./kinds/krippendorff-alpha.ts";
import { predictionPowered } from "./kinds/prediction-powered.ts";
import { roganGladen } from "./kinds/rogan-gladen.ts";
import { sensitivitySpecificity } from "./kinds/sensitivity-specificity.ts";
import { tprAtFpr } from "./kinds/tpr-at-fpr.ts";
import type { Method } from "./method.ts";
import { fisher } from "./tests/fisher.ts";
import { mcnemarMidP } from "./tests/mcnemar-mid-p.ts";
import { miettinenNurminen } from "./tests/miettinen-nurminen.ts";
import { permutation } from "./tests/permutation.ts";
import { signFlip } from "./tests/sign-flip.ts";

/** Every method, sorted: what a report can cite. */
export const methods = [
  auroc,
  clusteredRate,
  clusterMover,
  cohenKappa,
  didWider,
  fieller,
  fisher,
  krippendorffAlpha,
  mcnemarMidP,
  meanT,
  miettinenNurminen,
  minimumEffect,
  newcombe,
  oneRun,
  pairedMover,
  pairedT,
  permutation,
  predictionPowered,
  rangedMean,
  replicateRate,
  replicateT,
  replicateTwoWay,
  roganGladen,
  sensitivitySpecificity,
  signFlip,
  tango,
  tprAtFpr,
  welch,
  wilson,
] as const satisfies readonly Method[];
