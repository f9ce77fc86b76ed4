/** The engine's only randomness: the same seed gives the same numbers, on every machine. */
export type Random = () => number;

/**
 * A 32-bit hash of a text: FNV-1a (Fowler, Noll, Vo), then the finalizer of MurmurHash3 (Appleby), since
 * FNV alone leaves texts that differ in their last letter close together.
 */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return mix(hash);
}

/** A uniform number in [0, 1) that belongs to this text alone; for one draw, where a generator would be waste. */
export function drawOf(text: string): number {
  return hashOf(text) / 4294967296;
}

/**
 * A generator of uniform numbers in [0, 1) for a seed text: sfc32 (Doty-Humphrey's PractRand), seeded with
 * four hashes of the text and run in for 12 rounds, as its author asks.
 */
export function randomFrom(seed: string): Random {
  let a = hashOf(seed);
  let b = mix(a ^ 0x9e3779b9);
  let c = mix(b ^ 0x243f6a88);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A draw from Beta(successes, failures), both above 0: the ratio of two gamma draws.
 * Gamma after Marsaglia and Tsang, "A simple method for generating gamma variables" (2000).
 */
export function betaFrom(random: Random, successes: number, failures: number): number {
  const a = gammaFrom(random, successes);
  const b = gammaFrom(random, failures);
  return a / (a + b);
}

function gammaFrom(random: Random, shape: number): number {
  if (shape < 1) return gammaFrom(random, shape + 1) * above0(random) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalFrom(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(above0(random)) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A draw from the standard normal distribution (Box and Muller, 1958). */
function normalFrom(random: Random): number {
  return Math.sqrt(-2 * Math.log(above0(random))) * Math.cos(2 * Math.PI * random());
}

function above0(random: Random): number {
  return Math.max(random(), 1e-12);
}
