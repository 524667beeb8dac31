import { screenState } from "../../lib/store.ts";

/** Lists of the screen. */
export const REVIEW_LISTS = ["pue", "acceptance", "missing"] as const;
export type ReviewList = (typeof REVIEW_LISTS)[number];

/** What the screen shows; it stays while the window lives, so that coming back finds it as it was. */
export interface ReviewState {
  readonly list: ReviewList;
  readonly search: string;
}

export const [useReviewState, changeReview] = screenState<ReviewState>({ list: "pue", search: "" });
