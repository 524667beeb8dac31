import { randomUUID } from "node:crypto";
import { copyFileSync } from "node:fs";
import { createRouterClient } from "@orpc/server";
import { createContext } from "../../electron/ledger/context.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { LETTERHEAD } from "../ledger/letters/letterhead.ts";

/**
 * Makes a ledger in which a manager waits to allow what a collector asked of bank details and of a message's text, and which lacks
 * its last operation: the file of before stands in its place, and only the heads that a PC notes outside know of it.
 */
const [path, heads] = process.argv.slice(2);
if (path === undefined || heads === undefined) throw new Error("Usage: make-cut <ledger> <heads>");
const command = () => ({ commandId: randomUUID() });

async function work(deed: (client: ReturnType<typeof clientOf>) => Promise<unknown>, file: string): Promise<void> {
  const { context, close } = createContext({ heads: { file, notes: true } });
  await deed(clientOf(context));
  await close();
}
const clientOf = (context: ReturnType<typeof createContext>["context"]) =>
  createRouterClient(createRouter(), { context });

await work(async (client) => {
  await client.ledgers.create({ path });
  await client.users.skipFirst();
  await client.letters.saveLetterhead({ ...command(), letterhead: LETTERHEAD });
  const add = (name: string, role: "collector" | "manager") =>
    client.users.add({ ...command(), person: { name, role, email: "" } });
  const laura = await add("Laura Méndez", "collector");
  const marta = await add("Marta Ríos", "manager");
  await client.users.become({ ...command(), id: laura.id });
  const letterhead = { ...LETTERHEAD, payTo: "Banco del Sur, CLABE 044180001234567890" };
  await client.letters.saveLetterhead({ ...command(), letterhead });
  const [template] = (await client.mail.templates()).rows;
  if (template === undefined) throw new Error("No templates");
  const body = "Buenas tardes:\n\nPague hoy {{ saldo }}.\n\n{{ datos_de_pago }}";
  await client.mail.saveTemplate({ ...command(), template: { ...template, body } });
  await client.users.become({ ...command(), id: marta.id });
}, heads);
const older = `${path}.antes`;
copyFileSync(path, older);
await work(async (client) => {
  await client.ledgers.open({ path });
  await client.rates.add({ ...command(), currency: "USD", day: "2026-11-20", rate: "18.25", source: "Banxico" });
}, heads);
copyFileSync(older, path);
