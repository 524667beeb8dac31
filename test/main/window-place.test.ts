import { expect, test } from "vitest";
import { placeOnScreen, type WindowPlace } from "../../electron/main/window-place.ts";

const LAPTOP = { x: 0, y: 0, width: 1366, height: 728 };
const SECOND = { x: 1366, y: 0, width: 1920, height: 1040 };
const place = (x: number, y: number, width = 1200, height = 700): WindowPlace => ({
  x,
  y,
  width,
  height,
  maximized: false,
});

test("a first window takes the usual size and no more than the screen has", () => {
  expect(placeOnScreen(null, [LAPTOP])).toEqual({ width: 1366, height: 728 });
  expect(placeOnScreen(null, [SECOND])).toEqual({ width: 1366, height: 768 });
});

test("a window comes back where it was", () => {
  expect(placeOnScreen(place(40, 20), [LAPTOP])).toEqual({ x: 40, y: 20, width: 1200, height: 700 });
  expect(placeOnScreen(place(1500, 100), [LAPTOP, SECOND])).toEqual({ x: 1500, y: 100, width: 1200, height: 700 });
});

test("a window whose screen is gone comes back in the middle of what is left", () => {
  expect(placeOnScreen(place(1500, 100), [LAPTOP])).toEqual({ width: 1200, height: 700 });
});

test("a window hardly to be seen, or with its title out of reach, is brought back", () => {
  expect(placeOnScreen(place(1300, 20), [LAPTOP])).not.toHaveProperty("x");
  expect(placeOnScreen(place(40, -300), [LAPTOP])).not.toHaveProperty("x");
});

test("a window from a larger screen is cut to the one it is on", () => {
  expect(placeOnScreen(place(0, 0, 3000, 2000), [LAPTOP])).toEqual({ x: 0, y: 0, width: 1366, height: 728 });
});
