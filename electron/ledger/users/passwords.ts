import { randomBytes, randomInt, scrypt, timingSafeEqual } from "node:crypto";

/** What scrypt is asked to spend: 32 MB and about a tenth of a second, which a guesser spends for each guess. */
const COST = { N: 1 << 15, r: 8, p: 1 } as const;
const KEY_BYTES = 32;
/** The most a kept secret may ask for, so that a tampered file cannot hang the process. */
const MOST_N = 1 << 18;

function derive(password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Typed with or without composed accents, a password is the same.
    scrypt(password.normalize("NFC"), salt, KEY_BYTES, { ...cost, maxmem: 256 * cost.N * cost.r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** What is kept of a password: `scrypt$N$r$p$salt$hash`. */
export async function sealPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64"), key.toString("base64")].join("$");
}

/** Whether a password is the one that was kept; false for anything that was not kept by {@link sealPassword}. */
export async function isPassword(password: string, secret: string): Promise<boolean> {
  const [scheme, n, r, p, salt, hash] = secret.split("$");
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  if (scheme !== "scrypt" || salt === undefined || hash === undefined) return false;
  if (!(cost.N >= 2 && cost.N <= MOST_N && cost.r === COST.r && cost.p === COST.p)) return false;
  const expected = Buffer.from(hash, "base64");
  const key = await derive(password, Buffer.from(salt, "base64"), cost);
  return expected.length === key.length && timingSafeEqual(key, expected);
}

/** Letters and digits that are not taken for one another. */
const LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
const GROUPS = 5;
const GROUP = 4;

/** A code nobody can guess, in groups for reading it from paper. */
export function newRecoveryCode(): string {
  const group = (): string => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

/** A code as it was made, however it was typed. */
export function tidyCode(typed: string): string {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return (letters.match(/.{1,4}/g) ?? []).join("-");
}
