/**
 * Numbers of chance for the simulator, one for each (seed, customer, week, purpose): every policy meets the same
 * luck, so that two policies differ by what they chose (common random numbers).
 */
export type Draw = (customer: number, week: number, purpose: number) => number;

export function drawFor(seed: number): Draw {
  return (customer, week, purpose) => {
    let hash = Math.imul(seed + 1, 0x9e3779b1);
    hash = mix(hash ^ Math.imul(customer + 1, 0x85ebca77));
    hash = mix(hash ^ Math.imul(week + 1, 0xc2b2ae3d));
    return mix(hash ^ Math.imul(purpose + 1, 0x27d4eb2f)) / 4294967296;
  };
}

/** The finalizer of MurmurHash3 (Appleby). */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A standard normal number from two uniform ones (Box and Muller, 1958). */
export function normal(u1: number, u2: number): number {
  return Math.sqrt(-2 * Math.log(Math.max(u1, 1e-12))) * Math.cos(2 * Math.PI * u2);
}
