import { daysBetween } from "../days.ts";
import { paperStanding } from "./papers.ts";

/** What gestores of an agency are taught (COLLECTIONS 15). */
export const TRAINING_TOPICS = ["product", "policy", "negotiation", "law", "tool"] as const;
export type TrainingTopic = (typeof TRAINING_TOPICS)[number];

/** Score of the test with which a training is passed. */
export const PASS_SCORE = 80;

/** How what a gestor was taught stands, the worst first. */
export const TRAINING_STATES = ["none", "failed", "expired", "soon", "valid"] as const;
export type TrainingState = (typeof TRAINING_STATES)[number];

/** Why a training or a gestor is not taken; words: `agencyTraining.refused.<why>`. */
export const TRAINING_REFUSALS = ["day", "valid", "nobody", "agent", "named", "left", "withdrawn"] as const;

/** What a gestor got in a training that counts. */
export interface TrainingMark {
  readonly id: number;
  readonly topic: TrainingTopic;
  readonly on: string;
  readonly score: number;
  /** The last day it is good for. */
  readonly validUntil: string;
}

/** How a topic stands for a gestor: by the last training of it. */
export interface TopicStanding {
  readonly topic: TrainingTopic;
  readonly state: Exclude<TrainingState, "none">;
  readonly on: string;
  readonly score: number;
  readonly validUntil: string;
}

/** How the training of a gestor stands on a day. */
export interface TrainingStanding {
  readonly state: TrainingState;
  /** May work accounts: was taught something, and nothing of it was failed or has run out. */
  readonly trained: boolean;
  /** The day on which the first of it runs out; null where nothing was passed. */
  readonly validUntil: string | null;
  /** Days until then, negative after it. */
  readonly daysLeft: number | null;
  readonly topics: readonly TopicStanding[];
}

const later = (a: TrainingMark, b: TrainingMark): boolean => (a.on === b.on ? a.id > b.id : a.on > b.on);

/**
 * How the training of a gestor stands at the end of a day: of every topic that was taught the last one counts, and the worst of
 * them says how the gestor stands. What was never taught is not asked for.
 */
export function trainingStanding(marks: readonly TrainingMark[], today: string): TrainingStanding {
  const topics = TRAINING_TOPICS.flatMap((topic): TopicStanding[] => {
    const last = marks
      .filter((mark) => mark.topic === topic && mark.on <= today)
      .reduce<TrainingMark | null>((best, mark) => (best === null || later(mark, best) ? mark : best), null);
    if (last === null) return [];
    const { on, score, validUntil } = last;
    return [{ topic, on, score, validUntil, state: topicState(last, today) }];
  });
  const state = TRAINING_STATES.find((each) => topics.some((topic) => topic.state === each)) ?? "none";
  const [validUntil = null] = topics
    .filter((topic) => topic.state !== "failed")
    .map((topic) => topic.validUntil)
    .sort();
  return {
    state,
    trained: state === "valid" || state === "soon",
    validUntil,
    daysLeft: validUntil === null ? null : daysBetween(today, validUntil),
    topics,
  };
}

function topicState({ score, validUntil }: TrainingMark, today: string): TopicStanding["state"] {
  if (score < PASS_SCORE) return "failed";
  const { state } = paperStanding({ expiresOn: validUntil }, true, today);
  return state === "soon" || state === "expired" ? state : "valid";
}

/** Whether nothing can be placed with an agency for want of training: it has a training log, and nobody there is trained. */
export function trainingBlocks(hasLog: boolean, agents: readonly { readonly trained: boolean }[]): boolean {
  return hasLog && !agents.some(({ trained }) => trained);
}
