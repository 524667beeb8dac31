import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zCampaignFields } from "../../../shared/contract/campaigns.ts";
import { deliveryHandlers } from "../campaigns/delivery-handlers.ts";
import { campaignsHandlers } from "../campaigns/handlers.ts";
import { wayHandlers } from "../campaigns/way-handlers.ts";
import type { LedgerContext } from "../context.ts";
import { openLedger } from "../context.ts";
import type { Step } from "../demo/desk/diary-steps.ts";
import { escalationsHandlers } from "../escalations/handlers.ts";

/** What the demo's history finds of what was told before, and how it names its commands. */
interface Told {
  readonly customer: (key: string) => number;
  readonly id: (name: string) => number;
  readonly name: (name: string, id: number) => void;
  readonly commandId: () => string;
}

type OutreachStep = Extract<Step, { kind: "askCampaign" | "startCampaign" | "delivery" | "raiseCase" | "caseUp" }>;

/** Carries out a step of the demo's campaigns and cases. What is named is its approval; the campaign itself has a name beside it. */
export async function reachOut(
  context: LedgerContext,
  told: Told,
  step: OutreachStep,
  commandId: string,
): Promise<void> {
  switch (step.kind) {
    case "askCampaign": {
      const fields = zCampaignFields.parse(step.fields);
      const { id } = await campaignsHandlers.save(context, { commandId, id: null, version: 0, fields });
      told.name(`${step.name} itself`, id);
      const asked = await campaignsHandlers.ask(context, { commandId: told.commandId(), id, note: "" });
      told.name(step.name, asked.approvalId);
      return;
    }
    case "startCampaign": {
      const id = told.id(`${step.name} itself`);
      await campaignsHandlers.start(context, { commandId, id });
      const handing = told.commandId();
      const { campaign } = await campaignsHandlers.get(context, { id, lang: "es" });
      if (campaign.channel === "call") {
        return ended(wayHandlers.makeCalls(context, { id, dueOn: step.day }));
      }
      // Nobody gets a message: the file goes with its folder.
      return inFolder((folder) => {
        const file = join(folder, "mensajes.xlsx");
        return ended(campaignsHandlers.handOver(context, { commandId: handing, id, file, lang: "es" }));
      });
    }
    case "delivery":
      return delivered(context, told.id(`${step.name} itself`), step.day, commandId);
    case "raiseCase": {
      const customerId = told.customer(step.customer);
      const { rows } = await escalationsHandlers.escalable(context, { customerId });
      const invoices = rows.filter(({ currency }) => currency === rows[0]?.currency).map(({ uuid }) => uuid);
      const { id } = await escalationsHandlers.raise(context, { commandId, customerId, invoices, reason: step.reason });
      told.name(step.name, id);
      return;
    }
    case "caseUp": {
      const escalationId = told.id(step.name);
      await escalationsHandlers.decide(context, { commandId, escalationId, decision: "up", reason: step.note });
    }
  }
}

/** A run that nobody watches, to its end. */
async function ended(run: AsyncGenerator<unknown>): Promise<void> {
  for (let step = await run.next(); step.done !== true; ) step = await run.next();
}

async function inFolder(work: (folder: string) => Promise<unknown>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "al-corriente-demo-"));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the provider of the story says, by turns: most arrive, some are read, one in nine bounces, somebody asks. */
const SAID = [
  "Entregado,",
  "Leído,",
  "Entregado,",
  "Leído,",
  "Rebotado,",
  "Leído,¿De qué factura?",
  "Entregado,",
] as const;

async function delivered(context: LedgerContext, id: number, day: string, commandId: string): Promise<void> {
  const sent = await openLedger(context)
    .read.selectFrom("campaign_send")
    .select("member_id")
    .where("campaign_id", "=", id)
    .where("state", "=", "handed")
    .orderBy("id")
    .execute();
  const rows = sent.map(({ member_id: member }, n) => `${String(member)},${day},${SAID[n % SAID.length] ?? ""}`);
  await inFolder(async (folder) => {
    const file = join(folder, "resultados.csv");
    await writeFile(file, ["Referencia,Fecha,Resultado,Respuesta", ...rows].join("\n"));
    const asked = { sheet: null, headerRow: null, mapping: null, lang: "es" } as const;
    await deliveryHandlers.importDelivery(context, { ...asked, commandId, id, file });
  });
}
