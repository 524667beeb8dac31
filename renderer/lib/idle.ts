/** When somebody last touched mouse or keyboard, by the clock on the wall and by the one that only runs on. */
export interface Touch {
  readonly wall: number;
  readonly running: number;
}

/** This moment. */
export function touchNow(): Touch {
  return { wall: Date.now(), running: performance.now() };
}

/**
 * Milliseconds since the touch: the longer of the two. The wall's clock can be set back, which must not keep a window open; the
 * other stands still while the PC sleeps.
 */
export function idleSince(touch: Touch, now: Touch): number {
  return Math.max(now.wall - touch.wall, now.running - touch.running);
}
