import { z } from "zod";
import { TRAINING_STATES, TRAINING_TOPICS } from "../domain/agencies/training.ts";
import { zId } from "./agency-scores.ts";
import { command, query, zCommandId, zDay, zWindow } from "./common.ts";

export const zTrainingTopic = z.enum(TRAINING_TOPICS);
export const zTrainingState = z.enum(TRAINING_STATES);

const zName = z.string().trim().max(200);
const zWords = z.string().trim().max(2000);
const zScore100 = z.number().int().min(0).max(100);

/** What is written down of a training. */
export const zTrainingFields = z.object({
  agencyId: zId,
  onDay: zDay,
  topic: zTrainingTopic,
  /** Of the material that was taught. */
  version: zName.default(""),
  trainer: zName.min(1),
  minutes: z.number().int().min(1).max(10_000),
  /** The last day it is good for. */
  validUntil: zDay,
  /** Where the list of attendance and the tests are. */
  evidence: zWords.default(""),
  /** Who attended, and the score of the test. */
  marks: z.array(z.object({ agentId: zId, score: zScore100 })).max(500),
});
export type TrainingFields = z.infer<typeof zTrainingFields>;

/** A training with its counts. */
const zTraining = zTrainingFields.omit({ marks: true }).extend({
  id: zId,
  agencyName: z.string(),
  recordedBy: z.string(),
  attendees: zId,
  passed: zId,
  /** It was recorded by mistake and does not count; who took it out said why. */
  withdrawn: z.boolean(),
  withdrawnNote: z.string(),
});
export type Training = z.infer<typeof zTraining>;

/** A gestor of an agency, with how the training stands. */
const zAgent = z.object({
  id: zId,
  agencyId: zId,
  agencyName: z.string(),
  name: z.string(),
  fromOn: zDay,
  /** The last day; null of one who is still there. */
  leftOn: zDay.nullable(),
  active: z.boolean(),
  /** Words: `agencyTraining.states.<state>`. */
  state: zTrainingState,
  trained: z.boolean(),
  /** The day on which the first of it runs out. */
  validUntil: zDay.nullable(),
  daysLeft: zId.nullable(),
  /** The last training of every topic that was taught. */
  topics: z.array(
    z.object({ topic: zTrainingTopic, state: zTrainingState, on: zDay, score: zScore100, validUntil: zDay }),
  ),
});
export type AgencyAgent = z.infer<typeof zAgent>;

const done = z.object({ id: zId });
const one = { commandId: zCommandId, id: zId };

/** Gestores of agencies and what they were taught: who has no valid training gets no accounts (COLLECTIONS 15). */
export const agencyTraining = {
  /** Gestores of an agency, those who are there first, by name. */
  agents: query.input(z.object({ agencyId: zId })).output(z.object({ rows: z.array(zAgent), today: zDay })),
  /** Gestores of every agency in use whose training is missing, failed, has run out or is about to, the worst first. */
  attention: query.output(z.object({ rows: z.array(zAgent), today: zDay })),
  /** Trainings, the newest first. */
  page: query
    .input(z.object({ agencyId: zId.nullable().default(null), ...zWindow }))
    .output(z.object({ rows: z.array(zTraining), total: zId, today: zDay })),
  /** One with who attended. Throws NOT_FOUND. */
  get: query.input(z.object({ id: zId })).output(
    z.object({
      training: zTraining,
      marks: z.array(z.object({ agentId: zId, agentName: z.string(), score: zScore100, passed: z.boolean() })),
      today: zDay,
    }),
  ),
  /** Records a training with its scores. Throws NOT_FOUND and TRAINING_REFUSED. */
  record: command.input(z.object({ commandId: zCommandId, fields: zTrainingFields })).output(done),
  /** Takes a training out that was recorded by mistake. Throws NOT_FOUND and TRAINING_REFUSED. */
  withdraw: command.input(z.object({ ...one, note: zWords.min(1) })).output(done),
  /** Adds a gestor to an agency. Throws NOT_FOUND and TRAINING_REFUSED. */
  addAgent: command
    .input(z.object({ commandId: zCommandId, agencyId: zId, name: zName.min(1), fromOn: zDay }))
    .output(done),
  /** Says that a gestor left the agency, or works no accounts of the company any more. Throws NOT_FOUND and TRAINING_REFUSED. */
  endAgent: command.input(z.object({ ...one, on: zDay, note: zWords.default("") })).output(done),
};
