import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { createContext } from "../../electron/ledger/context.ts";
import { createRouter } from "../../electron/ledger/router.ts";
import { LETTERHEAD } from "../ledger/letters/letterhead.ts";

/**
 * What others do in a ledger from their own PCs: `people` registers Laura (collector) and Marta (manager), says what letters
 * bear at their head, and works as Laura;
 * `reachable` gives every customer somebody with a mail address to write to;
 * `ways` gives every customer a mobile phone and a postal address, and asks for a campaign by letter and one by call, on the day
 * named behind the ledger;
 * `director` registers Rosa (director); `approve` allows, as Marta, all that waits.
 */
const [deed, path, day] = process.argv.slice(2);
const DEEDS = ["people", "reachable", "ways", "director", "approve"];
if (path === undefined || deed === undefined || !DEEDS.includes(deed)) {
  throw new Error(`Usage: other-person ${DEEDS.join("|")} <ledger> [<day>]`);
}
const now = () => (day === undefined ? new Date() : new Date(`${day}T17:00:00.000Z`));
const { context, close } = createContext({ now });
const client = createRouterClient(createRouter(), { context });
const command = () => ({ commandId: randomUUID() });
await client.ledgers.open({ path });
if (deed === "people") {
  const laura = await client.users.add({
    ...command(),
    person: { name: "Laura Méndez", role: "collector", email: "" },
  });
  await client.users.add({ ...command(), person: { name: "Marta Ríos", role: "manager", email: "" } });
  await client.users.become({ ...command(), id: laura.id });
  await client.letters.saveLetterhead({ ...command(), letterhead: LETTERHEAD });
} else if (deed === "reachable") {
  const { rows } = await client.customers.find({ text: "" });
  for (const { id: customerId } of rows) {
    const channels = [{ kind: "email" as const, value: `pagos@cliente${String(customerId)}.example` }];
    const contact = { name: "Ana Ruiz", role: "accounts-payable" as const, channels };
    await client.customers.saveContact({ ...command(), customerId, contactId: null, contact });
  }
} else if (deed === "ways") {
  const { rows } = await client.customers.find({ text: "" });
  for (const { id: customerId } of rows) {
    const channels = [{ kind: "mobile" as const, value: `+5255123400${String(customerId).padStart(2, "0")}` }];
    const contact = { name: "Luis Vega", role: "finance" as const, channels };
    await client.customers.saveContact({ ...command(), customerId, contactId: null, contact });
    const address = "Av. Juárez 10, Col. Centro\n06050 Ciudad de México";
    await client.letters.issue({ ...command(), draft: { kind: "statement", customerId, address } });
  }
  const segment = { daysFrom: 1, daysTo: 90 };
  for (const fields of [
    { name: "Cartas de mayo", channel: "letter" as const, templateCode: "demand-first" },
    { name: "Llamadas de mayo", channel: "call" as const, templateCode: "overdue" },
  ]) {
    const { id } = await client.campaigns.save({
      ...command(),
      fields: { ...fields, segment, goOutOn: day ?? "", controlBp: 0 },
    });
    await client.campaigns.ask({ ...command(), id });
  }
} else if (deed === "director") {
  await client.users.add({ ...command(), person: { name: "Rosa Vega", role: "director", email: "" } });
} else {
  const marta = (await client.users.list()).rows.find((person) => person.role === "manager");
  await client.users.become({ ...command(), id: marta?.id ?? null });
  const { rows } = await client.approvals.page({});
  for (const { id } of rows) await client.approvals.decide({ ...command(), id, decision: "approved" });
}
await close();
