import { seededRandom } from "../../src/lib/random.ts";
import { claim, decided, mustRead, twoArms } from "./study.ts";
const start = Number(process.argv[2]), end = Number(process.argv[3]);
const strength: any = { undetermined: 0, refuted: 1, upheld: 1 };
function plan(seed: number) {
  const r = seededRandom(seed * 7919);
  const pick = (xs: any[]) => xs[Math.floor(r() * xs.length)];
  return { seed, kind: pick(["binary","binary","score","ranged"]), contexts: pick([1,2,3]), units: pick([4,6,10,16,24]), clusters: pick([0,0,6]), spread: r()<.5,
    seeds: pick([0,0,1,3,4,6]), lone: pick([null,null,null,"trained","base"]), epochs: pick([1,2,3]), shared: pick([1,1,.95,.9,.5,0]), holes: pick([0,0,.1,.3]),
    dropCell: pick([false,false,true]), weights: pick(["levels","levels","samples"]), paired: pick([false,false,true]), rates: [pick([0,.05,.4,.9,1]), pick([0,.1,.5,1])], trigger: pick([false,true]), range: pick([[0,1],[-1,1],[1,10]]), missing: pick([0,0,.05,.3]), copies: pick([2,5]), nested: r()<.3 };
}
function rows(p: any) {
  const random = seededRandom(p.seed);
  const out: any[] = [];
  for (const [side, arm] of ["a","b"].entries())
    for (let c = 0; c < p.contexts; c++) {
      if (p.dropCell && side === 1 && c === 0 && p.contexts > 1) continue;
      for (const t of p.trigger ? ["on","off"] : ["off"])
      for (let u = 0; u < p.units; u++) {
        const own = side === 1 && u >= p.shared * p.units ? `${arm}-` : "";
        const lean = seededRandom(p.seed + u * 31 + c * 1009)() < .5 ? .15 : -.15;
        const S = p.lone && side === 1 ? 1 : Math.max(1, p.seeds);
        for (let s = 0; s < S; s++) {
          if (random() < p.holes) continue;
          if (p.nested && p.seeds > 1 && u % S !== s) continue;
          for (let e = 1; e <= p.epochs; e++) {
            const base = p.rates[side] + (t === "on" ? .1 : 0);
            const rate = Math.min(1, Math.max(0, base + lean));
            const exact = p.rates[side] === 0 || p.rates[side] === 1;
            let ok: any = random() < (exact ? p.rates[side] : rate) ? 1 : 0;
            const g = Math.min(1, Math.max(0, rate + .3 * (random() - .5)));
            if (p.kind !== "binary") ok = p.kind === "ranged" ? Math.round(1000*(p.range[0] + g * (p.range[1]-p.range[0])))/1000 : Math.round(100 * g) / 100;
            if (random() < p.missing) ok = null;
            out.push({ prompt: `${own}c${c}u${u}`, arm, ctx: `x${c}`, trig: t, ...(p.clusters ? { topic: `t${(p.spread ? u : u + c) % p.clusters}` } : {}), ...(p.seeds ? { seed: p.paired ? `s${s}` : `${arm}${s}` } : {}), epoch: e, ok });
          }
        }
      }
    }
  return out;
}
function study(p: any, rs: any[]) {
  return { manifest: twoArms({
    design: { ...(p.clusters ? { cluster: "topic" } : {}), ...(p.seeds ? { replicate: p.paired ? { name: "seed", paired: true } : "seed" } : {}), ...(p.weights === "samples" ? { weights: "samples" } : {}) },
    factors: { ctx: { role: "context", levels: Array.from({ length: p.contexts }, (_, c) => `x${c}`) }, trig: { role: "trigger", baseline: "off", levels: ["off", "on"] } },
    levels: { b: p.lone === "base" ? { label: "B", trained: false } : "B", a: "A", c: "C" },
    metric: p.kind === "binary" ? {} : { kind: "score", ...(p.kind === "ranged" ? { range: p.range } : {}) } }), files: { "d.csv": rs } };
}
const scales = (p: any): any[] => [["difference", {}], ["ratio", { scale: "ratio" }], ["checkpoints", { about: "checkpoints" }], ...(p.trigger ? [["interaction", { scale: "interaction", across: "trig" }]] : [])];
const exps: any = { ratio: "greater than 1" };
async function one(seed: number) {
  const p: any = plan(seed);
  const bad = (what: string, more: any) => console.log(JSON.stringify({ what, ...more, p }));
  const rs = rows(p);
  let read; try { read = await mustRead(study(p, rs)); } catch (e: any) { if (!/empty|no |arm|level|sample/i.test(e.message)) bad("read", { e: e.message }); else console.log("skip", e.message.split("\n")[0]); return; }
  const { judge, evidence } = read as any;
  const near = (x: any, y: any, tol = 1e-9) => (x == null || y == null) ? (x ?? null) === (y ?? null) : Math.abs(x - y) <= tol * Math.max(1, Math.abs(x));
  for (const [name, more] of scales(p)) {
    let f: any, g: any;
    const expectation = name === "ratio" ? "greater than 1" : "greater";
    try { f = judge(claim("greater", more)); g = name === "ratio" ? null : judge(claim("less", { of: { arm: ["b"] }, versus: { arm: ["a"] }, ...more })); } catch (e: any) { bad("throw " + name, { e: e.stack.slice(0, 600) }); continue; }
    const c = f.contrast; const v = c.value, i = c.interval;
    if (v != null && !Number.isFinite(v)) bad("nonfinite " + name, { v });
    if (i && v != null) {
      if ((i.lower != null && v < i.lower - 1e-9) || (i.upper != null && v > i.upper + 1e-9)) bad("outside " + name, { v, i, m: c.method });
      if (Number.isNaN(i.lower) || Number.isNaN(i.upper)) bad("nan " + name, { v, i, m: c.method });
    }
    if (f.why.includes("outside its own")) bad("outside guard " + name, { v, i: f.adjusted.interval });
    if (["difference", "checkpoints"].includes(name) && v != null && !near(v, c.estimates.of - c.estimates.versus)) bad("not difference " + name, { v, e: c.estimates });
    if (name === "ratio" && v != null && !near(v, c.estimates.of / c.estimates.versus)) bad("not ratio", { v, e: c.estimates });
    if (g) {
      if (g.verdict !== f.verdict) bad("mirror verdict " + name, { a: f.why, b: g.why });
      if (!near(v, g.contrast.value == null ? null : -g.contrast.value)) bad("mirror value " + name, { v, w: g.contrast.value });
      const j = g.contrast.interval;
      if (!near(i?.lower, j?.upper == null ? null : -j.upper) || !near(i?.upper, j?.lower == null ? null : -j.lower)) bad("mirror interval " + name, { i, j });
      if (f.p && g.p && !/random/.test(f.p.method) && Math.abs(f.p.value - g.p.value) > 1e-6) bad("mirror p " + name, { f: f.p, g: g.p });
    }
    if (c.p && i && v != null && f.p && i.lower != null) { // consistency of p and interval for t/inverted
      const out = i.lower > (name==="ratio"?1:0) || i.upper < (name==="ratio"?1:0);
      if (/same interval/.test(f.p.method) && Math.abs(f.p.value-.05)>1e-6 && out !== (f.p.value < .05)) bad("p vs interval " + name, { p: f.p, i });
    }
    const wc = c.worstCase; if (wc && v != null && (wc.lower > v + 1e-9 || wc.upper < v - 1e-9)) bad("worst " + name, { v, wc, m: c.method, missing: c.missingBySide });
  }
  // invariances
  const base: any = {}; for (const [name, more] of scales(p)) base[name] = judge(claim("greater", more));
  const variant = async (label: string, q: any, rr: any[], check: (n: string, b: any, x: any) => void) => {
    let r2: any; try { r2 = await mustRead(study(q, rr)); } catch (e: any) { bad("variant read " + label, { e: e.message }); return; }
    for (const [name, more] of scales(p)) { const x = r2.judge(claim("greater", more)); check(name, base[name], x); }
  };
  const nums = (f: any) => [f.contrast.value, f.contrast.interval?.lower, f.contrast.interval?.upper, f.contrast.estimates.of, f.contrast.estimates.versus, f.contrast.n.of];
  const same = (label: string) => (n: string, b: any, x: any) => { const A = nums(b), B = nums(x); if (!A.every((a, k) => near(a, B[k], 1e-8)) || b.verdict !== x.verdict) bad(`${label} ${n}`, { A, B, va: b.why, vb: x.why, pa: b.p, pb: x.p }); };
  const rev = (s: any) => [...String(s)].reverse().join("");
  await variant("rename", p, rs.map((r) => ({ ...r, prompt: "z" + rev(r.prompt), ...(p.seeds ? { seed: "run " + rev(r.seed) } : {}) })).reverse(), same("rename"));
  await variant("third arm", p, rs.flatMap((r) => r.arm === "b" ? [r, { ...r, arm: "c", prompt: Math.abs(p.seed) % 2 ? r.prompt : "w" + r.prompt, ...(p.seeds ? { seed: "cc" + r.seed } : {}), ok: p.kind === "binary" ? 1 : p.kind === "ranged" ? p.range[1] : .5 }] : [r]), same("third"));
  await variant("copies", p, Array.from({ length: p.copies }, (_, k) => rs.map((r) => ({ ...r, epoch: r.epoch + k * p.epochs }))).flat(), (n, b, x) => {
    if (strength[x.verdict] > strength[b.verdict]) bad("copies strengthen " + n, { a: b.why, b: x.why, ma: b.contrast.method, mb: x.contrast.method });
    if (!near(b.contrast.value, x.contrast.value)) { if (!(n === "ratio")) bad("copies value " + n, { a: b.contrast.value, b: x.contrast.value }); }
    const [A, B] = [decided(b), decided(x)]; if (b.adjusted.interval && x.adjusted.interval && B[1] - B[0] < A[1] - A[0] - 1e-9) bad("copies narrow " + n, { A, B, ma: b.contrast.method, mb: x.contrast.method });
  });
  if (p.seeds > 3) { const kept = (r: any) => Number(String(r.seed).slice(1)) < (p.seeds - 1) || (p.lone && r.arm === "b");
    await variant("fewer seeds", p, rs.filter(kept), (n, b, x) => { if (strength[x.verdict] > strength[b.verdict] && x.scope.about === "trainings" ) bad("fewer seeds strengthen " + n, { a: b.why, b: x.why }); }); }
}
for (let s = start; s < end; s++) { try { await one(s); } catch (e: any) { console.log(JSON.stringify({ what: "crash", seed: s, e: e.stack.slice(0, 800) })); } if (s % 50 === 0) console.log("at", s); }
