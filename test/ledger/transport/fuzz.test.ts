import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { createRouterClient } from "@orpc/server";
import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import { createContext } from "../../../electron/ledger/context.ts";
import { openSqliteLedger } from "../../../electron/ledger/db/open-sqlite.ts";
import { createRouter } from "../../../electron/ledger/router.ts";
import { createDispatcher } from "../../../electron/ledger/transport/dispatcher.ts";
import { portEndpoint } from "../../../electron/ledger/transport/endpoint.ts";
import { serve } from "../../../electron/ledger/transport/serve.ts";
import { keepPassword } from "../../../electron/ledger/users/accounts.ts";
import { ledgerErrors } from "../../../shared/contract/errors.ts";
import { OPEN, reachOf } from "../../../shared/domain/permissions.ts";
import { type About, allProcedures, callOn, inputAbout, type JsonSchema, outcomeOf } from "../support/inputs.ts";
import { temporaryFolder } from "../support/ledgers.ts";
import { memoryLog } from "./memory-log.ts";

/** Junk values for each procedure; a soak asks for more. */
const RUNS = Number(process.env["AL_CORRIENTE_FUZZ_RUNS"] ?? 50);
const SEED = Number(process.env["AL_CORRIENTE_FUZZ_SEED"] ?? 20_261_122);
// A soak gives way to all other work.
vi.setConfig({ testTimeout: 600_000 + RUNS * 30_000 });

const SCENARIO = join(import.meta.dirname, "../../fixtures/cfdi/scenarios/07-pagos10-y-33");
/** Calls that are right but for their words go through to the ledger, and cost more than what is refused at the door. */
const ALMOST_RUNS = RUNS > 100 ? RUNS : 4;
const COMMAND = "0b0e7a52-3c1c-4d43-9a56-2f6b7b4f9a02";

const deep = (depth: number): unknown => {
  let value: unknown = "bottom";
  for (let n = 0; n < depth; n++) value = n % 2 === 0 ? [value] : { inner: value };
  return value;
};

/** What no screen sends. */
const JUNK: readonly unknown[] = [
  null,
  undefined,
  true,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -0,
  2 ** 53,
  1e308,
  10n ** 400n,
  "",
  "\u0000",
  "'; drop table audit; --",
  "%' or 1=1 --",
  "../../../../etc/passwd",
  "C:\\Windows\\System32\\config",
  "\\\\server\\share\\x",
  "file:///etc/passwd",
  "=cmd|'/c calc'!A1",
  "<img src=x onerror=alert(1)>",
  "{{constructor.constructor('return process')()}}",
  "\u202Egnp.exe",
  "x".repeat(100_000),
  new Date(Number.NaN),
  new Map([["id", 1]]),
  new Set([1]),
  Symbol.iterator,
  () => "called",
  Object.create(null),
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  deep(10_000),
  Array(10_000).fill(0),
];

/** An input of the right shape in which one value or more is junk. */
function spoiled(schema: JsonSchema | null): fc.Arbitrary<unknown> {
  const junk = fc.oneof(
    fc.constantFrom(...JUNK),
    fc.anything({ maxDepth: 3, withBigInt: true, withNullPrototype: true }),
  );
  const keys = Object.keys(schema?.properties ?? {});
  if (keys.length === 0) return junk;
  const record = fc.record(Object.fromEntries(keys.map((key) => [key, junk])), { requiredKeys: [] });
  return fc.oneof({ weight: 1, arbitrary: junk }, { weight: 3, arbitrary: record });
}

/** Texts that a schema of words takes, and what is made of words must bear: statements, paths, formulas, names. */
const HOSTILE: readonly string[] = [
  ...[
    "'; drop table audit; --",
    '" or "" = "',
    "%' or 1=1 --",
    "') union select hash from audit --",
    "x' and sleep(9) --",
  ],
  ...["%", "_", "\\", "'", '"', "`", ";", "--", "/*", "*", "(", '"a" NEAR/0 "b', "a AND", "-a", "^a:b", "{a b}: c"],
  ...[
    "../../../../etc/passwd",
    "..\\..\\x",
    "C:\\Windows\\x.xlsx",
    "\\\\server\\share\\x",
    "file:///etc/passwd",
    "CON",
    "a\u0000b",
  ],
  ...["=cmd|'/c calc'!A1", "<img src=x onerror=alert(1)>", "{{constructor.constructor('return process')()}}"],
  ...[
    "\u202Egnp.exe",
    "\uD800",
    "\uFEFF",
    "Ñandú 🧾",
    "a\r\nBcc: otra@ejemplo.mx",
    "__proto__",
    "constructor",
    "x".repeat(5_000),
  ],
];
const NUMBERS = [0, 1, 2, -1, 7, 2 ** 31, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER];

/** An input as its schema wants it, with every part that may be there at times, and hostile words where words go. */
function almostRight(schema: JsonSchema, about: About, key = ""): fc.Arbitrary<unknown> {
  const plain = fc.constant(inputAbout(schema, about, key));
  if ("const" in schema) return plain;
  if (schema.enum) return fc.constantFrom<unknown>(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((each) => almostRight(each, about, key)));
  switch (schema.type) {
    case "object": {
      const { properties = {}, required = [] } = schema;
      const parts = Object.entries(properties).map(([name, each]) => [name, almostRight(each, about, name)] as const);
      return fc.record(Object.fromEntries(parts), { requiredKeys: required.filter((name) => name in properties) });
    }
    case "array":
      return fc.array(almostRight(schema.items ?? {}, about, key), { minLength: schema.minItems ?? 0, maxLength: 2 });
    case "string":
      return fc.oneof({ weight: 2, arbitrary: plain }, { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) });
    case "integer":
    case "number":
      return fc.oneof({ weight: 2, arbitrary: plain }, { weight: 1, arbitrary: fc.constantFrom(...NUMBERS) });
    case "boolean":
      return fc.boolean();
    default:
      return plain;
  }
}

function isCommand(asked: unknown): asked is { commandId: string } {
  return typeof asked === "object" && asked !== null && "commandId" in asked && typeof asked.commandId === "string";
}

/** These act without being told much, or put another ledger in the place of this one; they have tests of their own. */
const UNASKED = new Set([
  "backup.make",
  "backup.cancel",
  "reports.runDue",
  "users.skipFirst",
  "users.lock",
  "ledgers.changes",
  "ledgers.open",
  "ledgers.create",
  "ledgers.createDemo",
  "ledgers.close",
]);

test("whatever a page sends, every procedure answers with a declared error or a plain answer, and a refused call changes nothing", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "hostil.alcorriente");
  const { context, close } = createContext({ now: () => new Date("2026-03-02T18:00:00.000Z") });
  onTestFinished(close);
  const db = await openSqliteLedger(path, { mode: "must-not-exist" });
  await context.session.adopt(db);
  const client = createRouterClient(createRouter(), { context });
  const person = { name: "Eva Auditora", role: "auditor", email: "", active: true } as const;
  const { id } = await client.users.add({ commandId: "0b0e7a52-3c1c-4d43-9a56-2f6b7b4f9a01", person });
  await db.write((tx) => keepPassword(tx, { id, secret: "not looked at here", mustChange: false }, ""));
  await context.session.signIn(id);
  let copies = 0;
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on("unhandledRejection", note);
  onTestFinished(() => void process.off("unhandledRejection", note));
  const content = async (): Promise<string> => {
    // A copy into a file of its own: one written over counts its own changes.
    const copy = join(folder, `copia-${String(++copies)}.db`);
    await db.copyTo?.(copy, {});
    return createHash("sha256").update(readFileSync(copy)).digest("hex");
  };
  const before = await content();
  // A build that happens to run beside it has its folder there for a while.
  const here = (): string[] => readdirSync(process.cwd()).filter((name) => !name.startsWith("dist"));
  const started = here();
  const wrong: string[] = [];
  const allowed = new Set<string>([...Object.keys(ledgerErrors), "OK", "BAD_REQUEST"]);
  let calls = 0;
  const asked = allProcedures().filter(({ name, input }) => !UNASKED.has(name) && input !== null);
  const isRefused = (name: string): boolean => !OPEN.has(name) && reachOf(name, "auditor") === "none";
  const ask = async ({ name, path: steps, input }: (typeof asked)[number]): Promise<void> => {
    await fc.assert(
      fc.asyncProperty(spoiled(input), async (junk) => {
        calls++;
        const { code } = await outcomeOf(() => callOn(client, steps, junk));
        if (!allowed.has(code) || code === "INTERNAL") wrong.push(`${name}: ${code}`);
        if (isRefused(name) && code !== "NOT_ALLOWED") wrong.push(`${name} was let through: ${code}`);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    if (context.session.me === null) throw new Error(`${name} signed somebody out`);
  };
  for (const procedure of asked.filter(({ name }) => isRefused(name))) await ask(procedure);
  expect(await content()).toBe(before);
  for (const procedure of asked.filter(({ name }) => !isRefused(name))) await ask(procedure);
  expect([...new Set(wrong)], `seed ${SEED}`).toEqual([]);
  expect(unhandled).toEqual([]);
  expect(here(), "nothing is written where the process runs").toEqual(started);
  expect(calls).toBeGreaterThan(100 * RUNS);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  const { checks } = await client.ledgers.verify({ lang: "es" });
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

test("whatever words a call that is right otherwise carries, they stay words: no statement, no path, no error without a name", async () => {
  const folder = temporaryFolder();
  const { context, close } = createContext({ now: () => new Date("2026-03-02T18:00:00.000Z") });
  onTestFinished(close);
  const db = await openSqliteLedger(join(folder, "palabras.alcorriente"), { mode: "must-not-exist" });
  await context.session.adopt(db);
  const client = createRouterClient(createRouter(), { context });
  const { runId } = await client.imports.start({ commandId: COMMAND, paths: [SCENARIO], ownRfcs: ["EKU9003173C9"] });
  await context.importing.finished(runId);
  const { rows } = await client.receivables.documents({ asOf: "2026-03-02", all: true });
  const [document] = rows;
  if (document === undefined) throw new Error("nothing was imported");
  const { customerId, uuid } = document;
  const day = "2026-03-02";
  const folders = { file: join(folder, "x.xlsx"), folder, secondFolder: folder };
  const about: About = { uuid, day, byKey: { customerId, id: 1, asOf: day, currency: "MXN", limit: 20, ...folders } };
  const here = (): string[] => readdirSync(process.cwd()).filter((name) => !name.startsWith("dist"));
  const started = here();
  const codeOfCall = async (...[name, input]: readonly [string, object]): Promise<string> =>
    (await outcomeOf(() => callOn(client, name.split("."), input))).code;
  // What came through once: each of these left an error without words, a folder where the process runs, or a ledger of no use.
  const draft = {
    customerId,
    contactId: 99,
    invoiceUuid: uuid,
    line: null,
    type: "quality",
    reason: "x",
    currency: null,
  };
  const batch = { kind: "statement", targets: { customers: [customerId] }, folder: "../cartas" };
  const money = { customerId, currency: "MXN", paidOn: day, form: "03" };
  const far = [{ column: "daysPastDue", op: "range", from: 1e15, to: null }];
  const through: readonly (readonly [string, object, string])[] = [
    ["settings.update", { commandId: randomUUID(), changes: { timeZone: "constructor" } }, "FIELD_REFUSED"],
    ["disputes.open", { commandId: randomUUID(), draft: { ...draft, amountMinor: 1 } }, "NOT_FOUND"],
    ["receivables.totals", { asOf: day, filters: far }, "OK"],
    ["receivables.totals", { asOf: day, filters: [{ ...far[0], column: "bucket", from: "x" }] }, "OK"],
    [
      "complements.page",
      { list: "broken", asOf: day, filters: [{ column: "daysLeft", op: "equals", value: "x" }] },
      "OK",
    ],
    ["payments.record", { commandId: randomUUID(), payments: [{ ...money, amountMinor: 1e15 }] }, "BAD_REQUEST"],
    ["agreements.groups", { asOf: day, by: "collector", sort: [{ by: "__proto__", desc: true }] }, "OK"],
    ["letters.issueMany", { commandId: randomUUID(), ...batch }, "PATH_NOT_FOUND"],
    ["backup.configure", { commandId: randomUUID(), secondFolder: "test", everyMinutes: 60 }, "PATH_NOT_FOUND"],
  ];
  for (const [name, input, code] of through) expect([name, await codeOfCall(name, input)]).toEqual([name, code]);
  const wrong = new Set<string>();
  const answered = new Set<string>();
  for (const { name, path, input } of allProcedures()) {
    if (UNASKED.has(name) || input === null) continue;
    await fc.assert(
      fc.asyncProperty(almostRight(input, about), async (asked) => {
        // A command that was done is not done again.
        if (isCommand(asked)) asked.commandId = randomUUID();
        const { code } = await outcomeOf(() => callOn(client, path, asked));
        if (code === "OK") answered.add(name);
        else if (code === "INTERNAL" || !(code in ledgerErrors || code === "BAD_REQUEST")) {
          wrong.add(`${name}: ${code} ${JSON.stringify(asked)}`.slice(0, 900));
        }
      }),
      { numRuns: ALMOST_RUNS, seed: SEED, endOnFailure: true },
    );
  }
  await context.importing.stopAll();
  expect([...wrong], `seed ${SEED}`).toEqual([]);
  expect(here(), "nothing is written where the process runs").toEqual(started);
  expect(answered.size, [...answered].join()).toBeGreaterThan(100);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  const { checks } = await client.ledgers.verify({ lang: "es" });
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

test("whatever path a page names, no ledger is made, opened or put in the place of a file but where a whole path says", async () => {
  const folder = temporaryFolder();
  const mine = join(folder, "de la persona.txt");
  writeFileSync(mine, "something of the user's");
  const { context, close } = createContext({});
  onTestFinished(close);
  const client = createRouterClient(createRouter(), { context });
  const path = join(folder, "abierta.alcorriente");
  await client.ledgers.create({ path });
  const here = (): string[] => readdirSync(process.cwd()).filter((name) => !name.startsWith("dist"));
  const before = here();
  const paths = [
    "x.alcorriente",
    "../x.alcorriente",
    "./a/../../x",
    mine,
    folder,
    join(folder, "no", "hay.alc"),
    `${path}\0`,
  ];
  const junk = fc.oneof(
    fc.constantFrom(...JUNK, ...paths),
    fc.string().filter((text) => !isAbsolute(text)),
  );
  const procedures = allProcedures().filter(({ name }) => /^ledgers\.(open|create|createDemo|close)$/.test(name));
  expect(procedures).toHaveLength(4);
  const wrong: string[] = [];
  for (const { name, path: steps } of procedures) {
    await fc.assert(
      fc.asyncProperty(junk, async (value) => {
        // Closing takes no path and is asked for with what it does not take; without anything it closes, as it should.
        const input = name === "ledgers.close" ? { stopImport: value } : { path: value, commandId: COMMAND };
        if (name === "ledgers.close" && (value === undefined || value === true)) return;
        const { code } = await outcomeOf(() => callOn(client, steps, input));
        if (!(code in ledgerErrors || code === "BAD_REQUEST") || code === "INTERNAL") {
          wrong.push(`${name} ${String(value).slice(0, 40)}: ${code}`);
        }
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  }
  expect([...new Set(wrong)], `seed ${SEED}`).toEqual([]);
  expect(await client.ledgers.status()).toMatchObject({ open: true, path });
  expect(readFileSync(mine, "utf8")).toBe("something of the user's");
  expect(here()).toEqual(before);
  expect(readdirSync(folder).filter((name) => !name.startsWith("abierta"))).toEqual(["de la persona.txt"]);
});

test("a message of more than 5 MB is refused whatever procedure it calls", { timeout: 60_000 }, async () => {
  const { context, close } = createContext({});
  onTestFinished(close);
  const { log } = memoryLog();
  const { port1, port2 } = new MessageChannel();
  serve(portEndpoint(port2, "message"), createDispatcher(createRouter(), log), context, log);
  onTestFinished(() => port1.close());
  const answers: string[] = [];
  port1.on("message", (answer: unknown) => answers.push(String(answer)));
  // On every change one in a dozen, in a soak each of them.
  const asked = allProcedures().filter((_, index) => RUNS > 100 || index % 12 === 0);
  const text = "x".repeat(5 * 2 ** 20);
  for (const [index, { path }] of asked.entries()) {
    port1.postMessage(`{"i":"${index + 1}","p":{"u":"/${path.join("/")}","b":{"json":{"text":"${text}"}}}}`);
    await expect.poll(() => answers.length, { interval: 5 }).toBe(index + 1);
  }
  expect(answers.filter((answer) => !answer.includes("INVALID_INPUT"))).toEqual([]);
});
