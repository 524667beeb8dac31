import { zChannelState } from "../../../shared/contract/customer-profile.ts";
import { type ChannelStanding, channelAfter } from "../../../shared/domain/channel-standing.ts";
import { takeIds } from "../db/ids.ts";
import type { LedgerTx } from "../db/ledger-db.ts";
import type { ContactChannelRow } from "../db/tables/customers.ts";
import type { CheckedDraft } from "./draft-check.ts";

type Channel = Pick<ContactChannelRow, "id" | "customer_id" | "value" | "state" | "opted_out" | "active">;

/** What became of what a contact said about a phone or address, once the contact does not hold any more. */
export interface ChannelTakenBack {
  readonly what: "channel-state" | "opt-out";
  /** The number or address. */
  readonly subject: string;
  /** How it stands now. */
  readonly state: "unverified" | "verified" | "bad";
  /** False: it stays, because somebody said more about it since. */
  readonly done: boolean;
}

async function channelOf(tx: LedgerTx, id: number): Promise<Channel | undefined> {
  return tx.sql
    .selectFrom("contact_channel")
    .select(["id", "customer_id", "value", "state", "opted_out", "active"])
    .where("id", "=", id)
    .executeTakeFirst();
}

/**
 * Keeps what the outcome of a contact says about the phone or address that was used: bad, not to be used any more, or proved
 * by the person it led to. `saidAt` is when the contact was logged first. The number is brought to it by {@link settleChannel}.
 */
export async function sayOfChannel(
  tx: LedgerTx,
  { outcome, channel, contact }: CheckedDraft,
  said: { readonly interactionId: number; readonly saidAt: string; readonly at: string },
): Promise<void> {
  if (outcome === null || channel === null) return;
  const proved = outcome.rightParty && contact?.id === channel.contact_id;
  const state = outcome.badChannel ? "bad" : proved ? "verified" : "";
  if (state === "" && !outcome.optOut) return;
  const now = await channelOf(tx, channel.id);
  if (now === undefined) return;
  await append(tx, now, "contact", {
    interaction_id: said.interactionId,
    state,
    opted_out: outcome.optOut ? 1 : null,
    said_at: said.saidAt,
    recorded_at: said.at,
  });
}

/** Brings a phone or address to where it stands by all that was said of it. */
export async function settleChannel(tx: LedgerTx, channelId: number): Promise<void> {
  const channel = await channelOf(tx, channelId);
  if (channel !== undefined) await bring(tx, channel, await standingOf(tx, channel));
}

/** Keeps that somebody changed by hand how a phone or address stands. */
export async function sayByHand(
  tx: LedgerTx,
  before: Channel,
  after: Pick<ContactChannelRow, "state" | "opted_out">,
  at: string,
): Promise<void> {
  const state = before.state === after.state ? "" : after.state;
  const opted_out = before.opted_out === after.opted_out ? null : after.opted_out;
  if (state === "" && opted_out === null) return;
  await append(tx, before, "by-hand", { interaction_id: null, state, opted_out, said_at: at, recorded_at: at });
}

/**
 * Takes back what a contact that does not hold any more said about a phone or address, as an event of `byId`, the row that
 * took its place. What somebody else said stays, and so does a number that is no longer on the form.
 */
export async function takeBackOfChannel(
  tx: LedgerTx,
  wrongId: number,
  byId: number,
  at: string,
): Promise<ChannelTakenBack[]> {
  const said = await tx.sql
    .selectFrom("channel_event")
    .select(["id", "channel_id", "state", "opted_out"])
    .where("interaction_id", "=", wrongId)
    .where("cause", "=", "contact")
    .executeTakeFirst();
  const channel = said === undefined ? undefined : await channelOf(tx, said.channel_id);
  if (said === undefined || channel === undefined) return [];
  const again = await tx.sql
    .selectFrom("channel_event")
    .select(["state", "opted_out"])
    .where("interaction_id", "=", byId)
    .where("channel_id", "=", channel.id)
    .where("cause", "=", "contact")
    .executeTakeFirst();
  const stands = { state: channel.state, optedOut: channel.opted_out === 1 };
  const after = channel.active === 1 ? await standingOf(tx, channel) : stands;
  const told: ChannelTakenBack[] = [];
  const tell = (what: ChannelTakenBack["what"], done: boolean): void => {
    told.push({ what, subject: channel.value, state: zChannelState.parse(after.state), done });
  };
  const stateBack = after.state !== channel.state;
  if (stateBack || (said.state === "bad" && again?.state !== "bad")) {
    tell("channel-state", stateBack);
  }
  const optBack = after.optedOut !== stands.optedOut;
  if (optBack || (said.opted_out === 1 && again?.opted_out !== 1)) {
    tell("opt-out", optBack);
  }
  if (stateBack || optBack) {
    await append(tx, channel, "taken-back", {
      interaction_id: byId,
      state: stateBack ? after.state : "",
      opted_out: optBack ? (after.optedOut ? 1 : 0) : null,
      said_at: at,
      recorded_at: at,
    });
    await bring(tx, channel, after);
  }
  return told;
}

async function append(
  tx: LedgerTx,
  channel: Channel,
  cause: "contact" | "by-hand" | "taken-back",
  said: {
    readonly interaction_id: number | null;
    readonly state: string;
    readonly opted_out: number | null;
    readonly said_at: string;
    readonly recorded_at: string;
  },
): Promise<void> {
  await tx.bulk.insert("channel_event", [
    {
      id: await takeIds(tx, "channel_event", 1),
      channel_id: channel.id,
      customer_id: channel.customer_id,
      cause,
      state_before: channel.state,
      opted_before: channel.opted_out,
      ...said,
    },
  ]);
}

/** Where the number stands by all that was said of it and holds. */
async function standingOf(tx: LedgerTx, channel: Channel): Promise<ChannelStanding> {
  const events = await tx.sql
    .selectFrom("channel_event as e")
    .leftJoin("interaction as later", "later.corrects_id", "e.interaction_id")
    .select(["e.id", "e.cause", "e.state", "e.opted_out", "e.state_before", "e.opted_before", "e.said_at"])
    .select("later.id as later_id")
    .where("e.channel_id", "=", channel.id)
    .where("e.cause", "<>", "taken-back")
    .orderBy("e.id")
    .execute();
  const [first] = events;
  if (first === undefined) return { state: channel.state, optedOut: channel.opted_out === 1 };
  const holding = events
    .filter((event) => event.later_id === null)
    .sort((a, b) => (a.said_at === b.said_at ? a.id - b.id : a.said_at < b.said_at ? -1 : 1));
  return channelAfter(
    { state: first.state_before, optedOut: first.opted_before === 1 },
    holding.map((event) => ({
      byHand: event.cause === "by-hand",
      state: event.state,
      optedOut: event.opted_out === null ? null : event.opted_out === 1,
    })),
  );
}

async function bring(tx: LedgerTx, channel: Channel, to: ChannelStanding): Promise<void> {
  if (to.state === channel.state && to.optedOut === (channel.opted_out === 1)) return;
  await tx.sql
    .updateTable("contact_channel")
    .set({ state: to.state, opted_out: to.optedOut ? 1 : 0 })
    .where("id", "=", channel.id)
    .execute();
}
