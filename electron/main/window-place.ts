import type { Rectangle } from "electron";
import { z } from "zod";

/** Smaller than that the screens do not fit. */
export const MIN_SIZE = { width: 960, height: 600 };
const DEFAULT_SIZE = { width: 1366, height: 768 };
/** At least that much of a window has to lie on a screen, or its place is forgotten. */
const VISIBLE = { width: 200, height: 100 };

/** Where the window was when it was closed. */
export const zWindowPlace = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof zWindowPlace>;

/** The remembered place as it fits the screens there are now; only a size when its screen has gone. */
export function placeOnScreen(
  place: WindowPlace | null,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number } {
  if (place === null) {
    const area = workAreas[0];
    return {
      width: Math.min(DEFAULT_SIZE.width, area?.width ?? DEFAULT_SIZE.width),
      height: Math.min(DEFAULT_SIZE.height, area?.height ?? DEFAULT_SIZE.height),
    };
  }
  const { x, y, width, height } = place;
  const overlap = (from: number, length: number, areaFrom: number, areaLength: number): number =>
    Math.min(from + length, areaFrom + areaLength) - Math.max(from, areaFrom);
  const area = workAreas.find(
    (candidate) =>
      overlap(x, width, candidate.x, candidate.width) >= VISIBLE.width &&
      overlap(y, height, candidate.y, candidate.height) >= VISIBLE.height &&
      // The title bar has to be within reach of the mouse.
      y >= candidate.y,
  );
  const size = {
    width: Math.max(MIN_SIZE.width, Math.min(width, area?.width ?? DEFAULT_SIZE.width)),
    height: Math.max(MIN_SIZE.height, Math.min(height, area?.height ?? DEFAULT_SIZE.height)),
  };
  return area === undefined ? size : { x, y, ...size };
}
