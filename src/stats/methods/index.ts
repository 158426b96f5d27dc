import { auroc } from "./auroc.ts";
import { clusterMover } from "./cluster-mover.ts";
import { clusteredRate } from "./clustered-rate.ts";
import { cohenKappa } from "./cohen-kappa.ts";
import { didWider } from "./did-wider.ts";
import { fieller } from "./fieller.ts";
import { fisher } from "./fisher.ts";
import { krippendorffAlpha } from "./krippendorff-alpha.ts";
import { mcnemarMidP } from "./mcnemar-mid-p.ts";
import { meanT } from "./mean-t.ts";
import type { Method } from "./method.ts";
import { miettinenNurminen } from "./miettinen-nurminen.ts";
import { minimumEffect } from "./minimum-effect.ts";
import { newcombe } from "./newcombe.ts";
import { oneRun } from "./one-run.ts";
import { pairedMover } from "./paired-mover.ts";
import { pairedT } from "./paired-t.ts";
import { permutation } from "./permutation.ts";
import { predictionPowered } from "./prediction-powered.ts";
import { rangedMean } from "./ranged-mean.ts";
import { replicateRate } from "./replicate-rate.ts";
import { replicateT } from "./replicate-t.ts";
import { replicateTwoWay } from "./replicate-two-way.ts";
import { roganGladen } from "./rogan-gladen.ts";
import { sensitivitySpecificity } from "./sensitivity-specificity.ts";
import { signFlip } from "./sign-flip.ts";
import { tango } from "./tango.ts";
import { tprAtFpr } from "./tpr-at-fpr.ts";
import { welch } from "./welch.ts";
import { wilson } from "./wilson.ts";

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
  rangedMean,
  predictionPowered,
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
