import { createHash } from "node:crypto";

/**
 * Seed of a draw: what the id of the command comes to, which nobody chooses and which draws the same customers when the command
 * is repeated. It stays readable, and a whole number on either database.
 */
export function seedOf(commandId: string): number {
  return Number.parseInt(createHash("sha256").update(commandId.toLowerCase()).digest("hex").slice(0, 7), 16) + 1;
}
