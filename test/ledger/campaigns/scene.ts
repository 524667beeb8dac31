import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { CampaignCalls } from "../../../shared/contract/campaign-ways.ts";
import type { CampaignFieldsInput, CampaignHandOver } from "../../../shared/contract/campaigns.ts";
import type { CfdiDocument } from "../../../shared/domain/cfdi/document.ts";
import { owed, setUp as setUpAgencies } from "../agencies/scene.ts";
import type { DatabaseName } from "../support/ledgers.ts";
import { profile } from "../support/profile.ts";

/** A campaign of a test: overdue invoices, by WhatsApp, started today. */
export const CAMPAIGN: CampaignFieldsInput = {
  name: "Vencidas de julio",
  objective: "Que paguen lo vencido",
  channel: "whatsapp",
  templateCode: "overdue",
  segment: { daysFrom: 1, daysTo: 400 },
  goOutOn: "2026-07-01",
};

/** A ledger on Wednesday 1 July 2026, 12:00 in Mexico City, with invoices, two people and a way to each customer. */
export async function setUp(database: DatabaseName, documents: readonly CfdiDocument[]) {
  const l = await setUpAgencies(database, documents);
  const person = async (
    customerId: number,
    channels: readonly {
      kind: "email" | "whatsapp" | "mobile" | "phone";
      value: string;
      optedOut?: boolean;
      state?: "bad" | "verified";
    }[],
    changes: { role?: "accounts-payable" | "reception"; language?: "" | "en"; name?: string } = {},
  ) =>
    l.client.customers.saveContact({
      ...l.id(),
      customerId,
      contactId: null,
      contact: { name: "Ana Ruiz", role: "accounts-payable", ...changes, channels: [...channels] },
    });
  return { ...l, person, profile };
}

/** The scene of a test. */
export type CampaignScene = Awaited<ReturnType<typeof setUp>>;

/** A mail server that is nobody's. */
export const SETTINGS = {
  host: "127.0.0.1",
  port: 25,
  security: "none" as const,
  user: "",
  fromName: "Cobranza Ejemplo",
  fromAddress: "cobranza@ejemplo.example",
  payTo: "",
  signature: "",
};

/** Defines a campaign, has it allowed and starts it; its id. */
export async function started(l: CampaignScene, changes: Partial<typeof CAMPAIGN> = {}): Promise<number> {
  const { id } = await l.client.campaigns.save({ ...l.id(), fields: { ...CAMPAIGN, ...changes } });
  await l.client.campaigns.ask({ ...l.id(), id });
  await l.allow();
  await l.client.campaigns.start({ ...l.id(), id });
  return id;
}

/** A folder that is gone after the test. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "campaigns-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** As many customers as there is no RFC in the scene for, each with an invoice that is 20 days late. */
export function many(count: number): CfdiDocument[] {
  return Array.from({ length: count }, (_, n) =>
    owed(n + 1, 10, 20, 0, {
      receiver: { rfc: `ABC${String(n).padStart(6, "0")}AB1`, name: `CLIENTE ${n}`, foreignTaxId: "" },
    }),
  );
}

/** Hands a campaign over to its end; what was written. */
export async function handedOver(l: CampaignScene, asked: { id: number; file: string; commandId?: string }) {
  let written: CampaignHandOver["written"] = null;
  for await (const step of await l.client.campaigns.handOver({ ...l.id(), ...asked })) written = step.written;
  return written;
}

/** Makes the tasks of a campaign by call to the end; what was made. */
export async function callsMade(l: CampaignScene, asked: { id: number; dueOn: string }) {
  let made: CampaignCalls | null = null;
  for await (const step of await l.client.campaigns.makeCalls(asked)) made = step;
  return made;
}
