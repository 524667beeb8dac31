import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openSqliteLedger } from "../../electron/ledger/db/open-sqlite.ts";
import { CACHE } from "./corpus.ts";

/** Day everything is asked for; the documents are of the two years before it. */
export const BIG_LEDGER_DAY = "2026-10-31";

/** So many documents of a ledger in ten are open on its day: most of the last quarter and a tail of what is late. */
const OPEN_SHARE = 0.2;
const COLLECTORS = 40;

/**
 * A ledger of so many invoices and customers with collectors in charge, made once and kept. Its rows are written by SQL,
 * as an import would leave them: importing a million files would take longer than all the rest of the bench. One of an
 * older schema is brought up to date as a user's is, and takes the place of the older one.
 */
export async function bigLedger(documents: number, customers: number, schema: number): Promise<string> {
  const name = `big-${documents}-${customers}-schema-`;
  const ledger = join(CACHE, `${name}${schema}.alcorriente`);
  if (existsSync(ledger)) return ledger;
  await mkdir(CACHE, { recursive: true });
  const beside = `${ledger}.part`;
  for (const ending of ["", "-wal", "-shm"]) await rm(`${beside}${ending}`, { force: true });
  const [older, ...others] = await olderLedgers(name, schema);
  for (const stale of others) await rm(stale);
  const said = `a ledger of ${documents.toLocaleString("en")} documents`;
  console.log(older === undefined ? `making ${said}, once` : `bringing ${said} up to date`);
  if (older !== undefined) await rename(older, beside);
  await (await openSqliteLedger(beside, { mode: older === undefined ? "must-not-exist" : "must-exist" })).close();
  const database = new Database(beside);
  database.pragma("journal_mode = wal");
  database.pragma("synchronous = off");
  if (older === undefined) fill(database, documents, customers);
  tellMore(database);
  database.exec("analyze; pragma wal_checkpoint(truncate)");
  database.close();
  await rename(beside, ledger);
  return ledger;
}

/** Ledgers of the same rows whose schema is older, the latest first. */
async function olderLedgers(name: string, schema: number): Promise<string[]> {
  const versions = (await readdir(CACHE)).flatMap((file) => {
    const version = file.startsWith(name) ? /^(\d+)\.alcorriente$/.exec(file.slice(name.length))?.[1] : undefined;
    return version !== undefined && Number(version) < schema ? [Number(version)] : [];
  });
  return versions.sort((a, b) => b - a).map((version) => join(CACHE, `${name}${version}.alcorriente`));
}

/** Days with a rate of the dollar, up to the day everything is asked for. */
const RATE_DAYS = 800;

/** When its documents were imported, and a rate of the dollar for each day, as a company has that sells in dollars. */
function tellMore(database: Database.Database): void {
  const at = `${BIG_LEDGER_DAY}T12:00:00.000Z`;
  database.prepare("update import_run set started_at = ?, finished_at = ? where finished_at = ''").run(at, at);
  if (database.prepare("select id from exchange_rate limit 1").get() !== undefined) return;
  database.exec(`insert into exchange_rate (id, currency, day, rate, source, origin, recorded_at, actor)
    with recursive k(n) as (select 1 union all select n + 1 from k where n < ${RATE_DAYS})
    select n, 'USD', date('${BIG_LEDGER_DAY}', '-' || (${RATE_DAYS} - n) || ' days'), printf('%.4f', 17 + (n % 300) / 100.0),
      'SF43718', '', '', 'bench' from k`);
}

/** Numbers of a sequence, each with one that looks drawn by lot: the low bits of a multiplication. */
const numbers = (
  count: number,
): string => `with recursive k(n) as (select 1 union all select n + 1 from k where n < ${count}),
  x as (select n, (n * 2654435761) % 4294967296 as lot, (n * 40503 + 12345) % 65536 as other from k)`;

const INVOICE = `x.n, printf('%08X-0000-4000-8000-%012X', x.lot, x.n), 'I', '4.0', char(65 + x.n % 3), cast(x.n as text)`;

function fill(database: Database.Database, documents: number, customers: number): void {
  const run = (sql: string): void => void database.exec(sql);
  const day = (days: string): string => `date('${BIG_LEDGER_DAY}', '-' || (${days}) || ' days')`;
  database.transaction(() => {
    run(
      `insert into import_run (id, command_id, started_at, finished_at, state, sources) values (1, 'bench', '', '', 'done', '[]')`,
    );
    run(`insert into person (id, name, search, role, email, active, version, created_at)
      ${numbers(COLLECTORS)} select n, 'Gestora ' || n, 'gestora ' || n, 'collector', '', 1, 1, '' from x`);
    run(`insert into customer (id, key, rfc, name, search, name_from) ${numbers(customers)}
      select n, printf('C%08X%03d', lot, n % 1000), printf('C%08X%03d', lot, n % 1000), name || ' ' || n || ' SA de CV',
        lower(replace(name, 'Ñ', 'N')) || ' ' || n || ' sa de cv ' || lower(printf('C%08X%03d', lot, n % 1000)), ''
      from (select x.*, case n % 5 when 0 then 'Aceros del Norte' when 1 then 'PEÑA Construcciones' when 2 then
        'Distribuidora Central' when 3 then 'Grupo Industrial Bajío' else 'Servicios Logísticos' end as name from x)`);
    run(`insert into customer_profile (customer_id, version, trade_name, parent_id, language, debtor_type, country, state, time_zone,
        risk_class, collector_id, credit_limit_minor, credit_currency, hold, hold_reason, hold_until, legal_hold, placed,
        do_not_contact, note, updated_at) ${numbers(customers)}
      select n, 1, '', null, 'es', 'company', 'MX', '', 'America/Mexico_City', 'B', case n % 50 when 0 then null else
        1 + n % ${COLLECTORS} end, null, 'MXN', 'open', '', '', 0, 0, 0, '', '' from x`);
    run(`insert into document (id, uuid, kind, version, series, folio, issuer_rfc, customer_id, receiver_name, issued_at,
        issued_on, stamped_at, currency, total, exchange_rate, payment_method, payment_form, payment_terms, "global", adds_up,
        content_hash, path, sha256, bytes, warnings, run_id, recorded_at) ${numbers(documents)}
      select ${INVOICE}, 'EKU9003173C9', 1 + x.lot % ${customers}, '', ${day("x.other % 730")} || 'T10:00:00',
        ${day("x.other % 730")}, '', case x.n % 12 when 0 then 'USD' else 'MXN' end,
        printf('%d.%02d', 100 + x.lot % 90000, x.lot % 100), '', 'PPD', '99', '30 días', 0, 1, '', 'lote/' || x.n || '.xml',
        printf('%064x', x.n), 4096, '[]', 1, '' from x`);
    run(`create temp table amount as select id, customer_id, currency, issued_on, series, folio, uuid,
        date(issued_on, '+' || (15 + 15 * (id % 4)) || ' days') as due_on,
        cast(replace(total, '.', '') as integer) as total_minor,
        (id * 7919) % 1000 < ${OPEN_SHARE * 1000} * case when issued_on > ${day("90")} then 4 else 0.55 end as is_open
      from document`);
    run(`insert into receivable (id, document_id, customer_id, currency, total_minor, issued_on, due_on, open_minor, closed_on,
        last_entry_on, ended_as, ended_on, settled_at_issue, search)
      select id, id, customer_id, currency, total_minor, issued_on, due_on, case when is_open then total_minor else 0 end,
        case when is_open then '9999-12-31' else min(due_on, '${BIG_LEDGER_DAY}') end,
        case when is_open then issued_on else min(due_on, '${BIG_LEDGER_DAY}') end, '', '', 0,
        lower(series || '-' || folio || ' ' || uuid) from amount`);
    run(`insert into entry (id, customer_id, receivable_id, kind, currency, amount_minor, effective_on, recorded_at, document_id,
        anchor_id, reverses_id, actor, reason)
      select id, customer_id, id, 'invoice', currency, total_minor, issued_on, '', id, id, null, 'bench', '' from amount`);
    run(`insert into entry (id, customer_id, receivable_id, kind, currency, amount_minor, effective_on, recorded_at, document_id,
        anchor_id, reverses_id, actor, reason)
      select id + ${documents}, customer_id, id, 'payment', currency, -total_minor, min(due_on, '${BIG_LEDGER_DAY}'), '', id, id,
        null, 'bench', '' from amount where not is_open order by id`);
    run("drop table amount");
  })();
}
