import { z } from "zod";
import { CALL_CHANNELS, CALL_CRITERIA, CALL_REASONS, CALL_STATES, CRITICAL_ERRORS } from "../domain/agencies/calls.ts";
import { zId, zMonth } from "./agency-scores.ts";
import { command, query, zCommandId, zDay, zWindow } from "./common.ts";

export const zCallChannel = z.enum(CALL_CHANNELS);
export const zCallReason = z.enum(CALL_REASONS);
export const zCallState = z.enum(CALL_STATES);
export const zCallCriterion = z.enum(CALL_CRITERIA);
export const zCriticalError = z.enum(CRITICAL_ERRORS);

const zName = z.string().trim().max(200);
const zWords = z.string().trim().max(2000);

/** How a call was scored. */
const zScorecard = z.object({
  points: z.array(z.object({ criterion: zCallCriterion, points: z.number().int().min(0).max(100) })).max(20),
  /** Any of them makes the call worth nothing. */
  errors: z.array(zCriticalError).max(10).default([]),
  /** What the gestor is told. */
  comment: zWords.default(""),
});

/** What is written down of a call that was listened to. */
export const zCallFields = zScorecard.extend({
  agencyId: zId,
  agentId: zId,
  /** Customer who was called; null where it does not matter. */
  customerId: zId.nullable().default(null),
  onDay: zDay,
  channel: zCallChannel,
  /** Where the recording is found. */
  reference: zName.default(""),
  reason: zCallReason,
});
export type CallFields = z.infer<typeof zCallFields>;

/** A reviewed call as it stands. */
const zCall = z.object({
  id: zId,
  agencyId: zId,
  agencyName: z.string(),
  agentId: zId,
  agentName: z.string(),
  customerId: zId.nullable(),
  customerName: z.string(),
  onDay: zDay,
  channel: zCallChannel,
  reference: z.string(),
  reason: zCallReason,
  /** 0 to 100; 0 with a critical error, or where it was not checked whom it speaks to. */
  score: zId,
  critical: z.boolean(),
  errors: z.array(zCriticalError),
  comment: z.string(),
  scoredBy: z.string(),
  scoredOn: zDay,
  /** Words: `agencyCalls.states.<state>`. */
  state: zCallState,
  /** Day on which the gestor signed what was said of it. */
  signedOn: zDay.nullable(),
  /** How often another person scored it, and by how many points they differ most; null while nobody did. */
  calibrations: zId,
  gap: zId.nullable(),
});
export type CallReview = z.infer<typeof zCall>;

/** How a person scored a call: the first one's counts, the others calibrate it. */
const zScored = z.object({
  id: zId,
  scoredBy: z.string(),
  scoredOn: zDay,
  score: zId,
  points: z.array(z.object({ criterion: zCallCriterion, points: zId })),
  errors: z.array(zCriticalError),
  comment: z.string(),
});
export type ScoredCall = z.infer<typeof zScored>;

const zCallView = z.object({
  call: zCall,
  scored: zScored,
  calibrations: z.array(zScored),
  events: z.array(
    z.object({ id: zId, kind: z.enum(["signed", "withdrawn"]), on: zDay, actor: z.string(), note: z.string() }),
  ),
  today: zDay,
});
export type CallView = z.infer<typeof zCallView>;

/** What was reviewed of a gestor in a month, and what is owed. */
const zSampleRow = z.object({
  agentId: zId,
  agentName: z.string(),
  /** Calls of the month, as the agency says; null: it did not. */
  calls: zId.nullable(),
  owed: zId,
  reviewed: zId,
  /** Still to be reviewed. */
  missing: zId,
  average: z.string().nullable(),
  critical: zId,
});
export type SampleRow = z.infer<typeof zSampleRow>;

const done = z.object({ id: zId });
const one = { commandId: zCommandId, id: zId };

/** Calls of gestores of agencies, listened to and scored: quality, and whether enough is listened to (COLLECTIONS 15). */
export const agencyCalls = {
  /** Reviewed calls, the newest first. */
  page: query
    .input(z.object({ agencyId: zId.nullable().default(null), ...zWindow }))
    .output(z.object({ rows: z.array(zCall), total: zId, today: zDay })),
  /** One with its points and who else scored it. Throws NOT_FOUND. */
  get: query.input(z.object({ id: zId })).output(zCallView),
  /** What was reviewed and is owed of an agency in a month, gestor by gestor. */
  sample: query.input(z.object({ agencyId: zId, month: zMonth })).output(
    z.object({
      rows: z.array(zSampleRow),
      owed: zId,
      reviewed: zId,
      missing: zId,
      average: z.string().nullable(),
      today: zDay,
    }),
  ),
  /** Records a call with its scorecard. Throws NOT_FOUND and CALL_REFUSED. */
  record: command.input(z.object({ commandId: zCommandId, fields: zCallFields })).output(done),
  /** Another person scores the same call: it is compared and changes nothing. Throws NOT_FOUND and CALL_REFUSED. */
  calibrate: command.input(z.object({ ...one, scorecard: zScorecard })).output(done),
  /** Says that the gestor signed what was said of the call. Throws NOT_FOUND and CALL_REFUSED. */
  sign: command.input(z.object({ ...one, on: zDay, note: zWords.default("") })).output(done),
  /** Takes a call out that was recorded by mistake. Throws NOT_FOUND and CALL_REFUSED. */
  withdraw: command.input(z.object({ ...one, note: zWords.min(1) })).output(done),
  /** Keeps how many calls a gestor made in a month, as the agency says; the last one counts. Throws NOT_FOUND and CALL_REFUSED. */
  tellCalls: command
    .input(
      z.object({ commandId: zCommandId, agentId: zId, month: zMonth, calls: z.number().int().min(0).max(1_000_000) }),
    )
    .output(done),
};
