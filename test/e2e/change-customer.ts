import { randomUUID } from "node:crypto";
import { createRouterClient } from "@orpc/server";
import { createContext } from "../../electron/ledger/context.ts";
import { createRouter } from "../../electron/ledger/router.ts";

/**
 * A colleague at another computer on the same ledger: `person <name>` registers somebody, `note <customer> <text>` writes a
 * customer's note.
 */
const [path, what, name, text] = process.argv.slice(2);
if (path === undefined || name === undefined)
  throw new Error("Usage: change-customer <ledger> person|note <name> [text]");
const { context, close } = createContext();
const client = createRouterClient(createRouter(), { context });
const command = () => ({ commandId: randomUUID() });

const { today } = await client.ledgers.open({ path });
if (today === null) throw new Error("The ledger did not open");
if (what === "person") {
  await client.users.add({ ...command(), person: { name, role: "collector", email: "", active: true } });
} else {
  const [found] = (await client.customers.find({ text: name, limit: 1 })).rows;
  if (found === undefined) throw new Error("No such customer");
  const { version } = await client.customers.ficha({ customerId: found.id, asOf: today });
  await client.customers.update({ ...command(), customerId: found.id, version, changes: { note: text ?? "" } });
}
await close();
