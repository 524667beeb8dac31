import { expect, test } from "vitest";
import { idleSince } from "../../../renderer/lib/idle.ts";

const HOUR = 3_600_000;
const touch = { wall: 10 * HOUR, running: HOUR };

test("an hour is an hour, also where the clock was set back or the PC slept", () => {
  expect(idleSince(touch, { wall: 11 * HOUR, running: 2 * HOUR })).toBe(HOUR);
  expect(idleSince(touch, { wall: 2 * HOUR, running: 2 * HOUR })).toBe(HOUR);
  expect(idleSince(touch, { wall: 11 * HOUR, running: HOUR })).toBe(HOUR);
});
