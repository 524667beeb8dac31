import { expect, test } from "vitest";
import { migrations } from "../../../electron/ledger/db/migrations/migrations.ts";

/**
 * Schemas that ledgers in use have been through. A ledger remembers only the newest of them and takes the steps above that:
 * one that is put in before the last of these would never reach it.
 */
const TAKEN = [
  10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 105, 110, 120, 130, 140, 150, 155, 156, 160, 165, 170, 180, 182, 185, 190,
  210, 215, 230, 245, 250, 251, 252, 253, 255, 261, 262, 263, 270, 271, 272,
];

test("a new step of the schema comes after all that ledgers in use have taken", () => {
  const versions = migrations.map(({ version }) => version);
  expect(versions.slice(0, TAKEN.length)).toEqual(TAKEN);
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  expect(new Set(versions).size).toBe(versions.length);
});
