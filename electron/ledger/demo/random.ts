/**
 * Seeded random numbers for the demo company: the same seed and labels give the same sequence on every machine. Integer
 * arithmetic only, so that no platform rounds differently.
 */
export interface Random {
  /** Next unsigned 32-bit integer. */
  uint32(): number;
  /** Uniform in [0, 1). */
  unit(): number;
  /** Uniform integer from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the values. Throws RangeError on an empty list. */
  pick<T>(values: readonly T[]): T;
  /** A folio fiscal shaped as a random (version 4) UUID, upper case. */
  uuid(): string;
}

/** FNV-1a over the UTF-16 units of a text, started from `hash`. */
function mix(hash: number, text: string): number {
  let value = hash;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/**
 * A sequence of its own for each seed and label, so that one customer more does not change the others. The generator is
 * sfc32, spun up before its first number.
 */
export function createRandom(seed: number, ...labels: readonly (string | number)[]): Random {
  let a = mix(0x811c9dc5, String(seed));
  let b = mix(a ^ 0x9e3779b9, labels.join("/"));
  let c = mix(b ^ 0x85ebca6b, "al corriente");
  let counter = 1;

  const uint32 = (): number => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) uint32();

  const unit = (): number => uint32() / 0x1_0000_0000;
  const hex = (value: number): string => value.toString(16).padStart(8, "0");
  return {
    uint32,
    unit,
    int: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    chance: (probability) => unit() < probability,
    pick: (values) => {
      const value = values[Math.floor(unit() * values.length)];
      if (value === undefined) throw new RangeError("nothing to pick from");
      return value;
    },
    uuid: () => {
      const first = hex(uint32());
      const second = hex(uint32());
      const third = hex(uint32());
      const fourth = hex(uint32());
      const variant = "89ab"[Number.parseInt(third.charAt(0), 16) & 3];
      const text = `${first}-${second.slice(0, 4)}-4${second.slice(5)}-${variant}${third.slice(1, 4)}-${third.slice(4)}${fourth}`;
      return text.toUpperCase();
    },
  };
}
