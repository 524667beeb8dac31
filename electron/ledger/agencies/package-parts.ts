import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { sql } from "kysely";
import type { Lang } from "../../../shared/contract/common.ts";
import type { PlacedBucket } from "../../../shared/domain/agencies/codes.ts";
import { daysPastDue } from "../../../shared/domain/aging.ts";
import { NamesOnce } from "../../../shared/domain/safe-name.ts";
import { contactsEn } from "../../../shared/i18n/contacts.en.ts";
import { contactsEs } from "../../../shared/i18n/contacts.es.ts";
import { disputesEn } from "../../../shared/i18n/disputes.en.ts";
import { disputesEs } from "../../../shared/i18n/disputes.es.ts";
import { fichaEn } from "../../../shared/i18n/ficha.en.ts";
import { fichaEs } from "../../../shared/i18n/ficha.es.ts";
import { promisesEn } from "../../../shared/i18n/promises.en.ts";
import { promisesEs } from "../../../shared/i18n/promises.es.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import { counterFiles } from "../escalations/file-reader.ts";
import { interestOf } from "../interest/reader.ts";
import { ledgerError } from "../ledger-error.ts";
import { keptContent } from "../lib/attachments.ts";
import { bucketColumn, type SheetColumn, sheetColumns, sheetOf } from "../lib/sheet.ts";
import { documentLabel, originalFile } from "../receivables/document-reader.ts";
import { writeTable } from "../render/renderer.ts";
import { OPEN_OF_ITEM } from "./brought.ts";
import type { PackageWords } from "./package-guide.ts";
import { writeTemplate } from "./report-template.ts";

/** One file of the package; its bytes are made when its turn comes. Names of files are not encrypted: they name nobody. */
export interface PackagePart {
  readonly path: string;
  /** Null: there is no such file. */
  read(): Promise<Uint8Array | null>;
}

/** An item with the agency, as the package tells it. */
export interface PackedItem {
  readonly id: number;
  readonly customerId: number;
  readonly customerKey: string;
  readonly customerName: string;
  readonly rfc: string;
  readonly uuid: string;
  readonly label: string;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly daysLate: number;
  readonly bucket: PlacedBucket;
  readonly currency: string;
  readonly placedMinor: number;
  readonly principalMinor: number;
  readonly interestMinor: number;
}

/** Items `i` of a batch that are with the agency. */
const withAgency = (placementId: number) => sql`i.placement_id = ${placementId} and i.control = 0
  and not exists (select 1 from placement_end as pe where pe.item_id = i.id)`;

/** What of a batch is with the agency, by customer, with principal and moratory interest as of a day. */
export async function packedItems(db: ReadHandle, placementId: number, today: string): Promise<PackedItem[]> {
  const { rows } = await sql<{
    id: number;
    customer_id: number;
    key: string;
    name: string;
    rfc: string;
    uuid: string;
    series: string;
    folio: string;
    issued_on: string;
    due_on: string;
    bucket: PlacedBucket;
    currency: string;
    placed: number;
    open_minor: number;
  }>`select i.id, r.customer_id, c.key, c.name, c.rfc, i.invoice_uuid as uuid, d.series, d.folio, r.issued_on, r.due_on, i.bucket,
      i.currency, i.amount_minor as placed, ${OPEN_OF_ITEM} as open_minor
    from placement_item as i join receivable as r on r.id = i.receivable_id join document as d on d.id = r.document_id
      join customer as c on c.id = r.customer_id
    where ${withAgency(placementId)} order by c.search, c.id, r.due_on, i.id`.execute(db);
  const stands = await sql<{ item_id: number; uuid: string }>`select v.item_id, d.uuid
    from placement_item as i join placement_cover as v on v.item_id = i.id join receivable as r on r.id = v.receivable_id
      join document as d on d.id = r.document_id
    where ${withAgency(placementId)}`.execute(db);
  const uuids = Map.groupBy(stands.rows, (row) => row.item_id);
  const interest = new Map(
    (await interestOf(db, { uuids: stands.rows.map(({ uuid }) => uuid), asOf: today, vat: false })).map((row) => [
      row.uuid,
      row.interestMinor,
    ]),
  );
  return rows.map((row) => ({
    ...{ id: row.id, customerId: row.customer_id, customerKey: row.key, customerName: row.name || row.key },
    ...{ rfc: row.rfc, uuid: row.uuid, label: documentLabel(row), issuedOn: row.issued_on, dueOn: row.due_on },
    ...{ daysLate: Math.max(0, daysPastDue(row.due_on, today)), bucket: row.bucket, currency: row.currency },
    ...{ placedMinor: row.placed, principalMinor: row.open_minor },
    interestMinor: (uuids.get(row.id) ?? []).reduce((sum, { uuid }) => sum + (interest.get(uuid) ?? 0), 0),
  }));
}

/** The accounts, contacts, promises, disputes and copies of evidence of a package, in the order in which they are read. */
export async function partsOfPackage(
  db: LedgerDb,
  asked: {
    readonly placementId: number;
    readonly items: readonly PackedItem[];
    readonly today: string;
    readonly lang: Lang;
    readonly words: PackageWords;
  },
): Promise<PackagePart[]> {
  const { placementId, items, today, lang, words } = asked;
  const { files, columns } = words;
  const names = new NamesOnce();
  const sheet = <Row>(
    name: string,
    all: readonly SheetColumn<Row>[],
    read: () => Promise<readonly Row[]>,
  ): PackagePart => ({
    path: names.give("", `${name}.xlsx`),
    read: async () => sheetBytes(name, all, await read()),
  });
  const account = sheetColumns<PackedItem>();
  const evidence = await evidenceOf(db, placementId);
  return [
    sheet(
      files.accounts,
      [
        account.text("customerKey", columns.customerKey, 18, (row) => row.customerKey),
        account.text("customer", columns.customer, 44, (row) => row.customerName),
        account.text("rfc", columns.rfc, 16, (row) => row.rfc),
        account.text("invoice", columns.invoice, 18, (row) => row.label),
        account.text("uuid", columns.uuid, 40, (row) => row.uuid),
        account.day("issuedOn", columns.issuedOn, (row) => row.issuedOn),
        account.day("dueOn", columns.dueOn, (row) => row.dueOn),
        account.integer("daysLate", columns.daysLate, (row) => row.daysLate),
        bucketColumn<PackedItem>(lang, columns.bucket, (row) => row.bucket),
        account.text("currency", columns.currency, 9, (row) => row.currency),
        account.money("placed", columns.placed, (row) => row.placedMinor),
        account.money("principal", columns.principal, (row) => row.principalMinor),
        account.money("interest", columns.interest, (row) => row.interestMinor),
        account.money("total", columns.total, (row) => row.principalMinor + row.interestMinor),
        account.text("reference", columns.reference, 30, (row) => `${row.customerKey} ${row.label}`),
      ],
      async () => items,
    ),
    sheet(files.contacts, contactColumns(words, lang), () => contactsOf(db.read, placementId)),
    sheet(files.promises, promiseColumns(words, lang), () => promisesOf(db.read, placementId, today)),
    sheet(files.disputes, disputeColumns(words, lang), () => disputesOf(db.read, placementId)),
    {
      path: names.give("", `${files.report}.xlsx`),
      read: () => asBytes((file) => writeTemplate(file, lang)),
    },
    ...items.map(
      ({ uuid }): PackagePart => ({
        path: names.give(files.cfdi, `${uuid}.xml`),
        read: async () => (await originalFile(db.read, uuid))?.bytes ?? null,
      }),
    ),
    ...evidence.map(
      ({ uuid, kind, name, sha256 }): PackagePart => ({
        path: names.give(files.evidence, `${uuid} ${words.proofs[kind]}${extname(name)}`),
        read: async () => {
          const content = await keptContent(db, sha256);
          if (content === null) throw ledgerError("FILE_REFUSED", { path: name, code: "evidence-lost", detail: name });
          return content;
        },
      }),
    ),
  ];
}

async function sheetBytes<Row>(
  name: string,
  all: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): Promise<Uint8Array> {
  const { sheet, columns, toRow } = sheetOf(name, all, []);
  return asBytes((file) => writeTable({ file, sheetName: sheet, columns, rows: rows.map(toRow) }));
}

/** What is written into a workbook, as bytes. */
async function asBytes(write: (file: string) => Promise<unknown>): Promise<Uint8Array> {
  const file = join(tmpdir(), `${randomUUID()}.xlsx`);
  try {
    await write(file);
    return await readFile(file);
  } finally {
    await rm(file, { force: true });
  }
}

interface ContactRow {
  /** Nothing here is an amount. */
  readonly currency?: never;
  readonly key: string;
  readonly name: string;
  readonly contact: string;
  readonly role: string;
  readonly position: string;
  readonly kind: string;
  readonly value: string;
  readonly extension: string;
}

/** People and ways to reach them that may be used: not those who asked not to be contacted, nor ways that lead nowhere. */
async function contactsOf(db: ReadHandle, placementId: number): Promise<ContactRow[]> {
  const { rows } =
    await sql<ContactRow>`select c.key, case when c.name = '' then c.key else c.name end as name, p.name as contact,
      p.role, p.position, h.kind, h.value, h.extension
    from customer as c join contact as p on p.customer_id = c.id join contact_channel as h on h.contact_id = p.id
    where c.id in (select r.customer_id from placement_item as i join receivable as r on r.id = i.receivable_id
        where ${withAgency(placementId)})
      and p.active = 1 and p.do_not_contact = 0 and h.active = 1 and h.opted_out = 0 and h.state <> 'bad'
    order by c.search, c.id, p.id, h.position, h.id`.execute(db);
  return rows;
}

function contactColumns({ columns }: PackageWords, lang: Lang): SheetColumn<ContactRow>[] {
  const { text, code } = sheetColumns<ContactRow>();
  const { roles } = lang === "es" ? contactsEs : contactsEn;
  const { kinds } = (lang === "es" ? fichaEs : fichaEn).people;
  return [
    text("customerKey", columns.customerKey, 18, (row) => row.key),
    text("customer", columns.customer, 44, (row) => row.name),
    text("contact", columns.contact, 30, (row) => row.contact),
    code("role", columns.role, 20, roles, (row) => row.role as keyof typeof roles),
    text("position", columns.position, 24, (row) => row.position),
    code("kind", columns.kind, 14, kinds, (row) => row.kind as keyof typeof kinds),
    text("value", columns.value, 34, (row) => row.value),
    text("extension", columns.extension, 10, (row) => row.extension),
  ];
}

interface PromiseRow {
  readonly key: string;
  readonly name: string;
  readonly invoices: string;
  readonly made_on: string;
  readonly due_on: string;
  readonly currency: string;
  readonly promised_minor: number;
  readonly kept_minor: number;
  readonly state: string;
}

/** Promises about what is handed over, as they stand; what the collector noted stays here. */
async function promisesOf(db: ReadHandle, placementId: number, today: string): Promise<PromiseRow[]> {
  const { rows } = await sql<
    Omit<PromiseRow, "invoices"> & { uuid: string; series: string; folio: string; id: number }
  >`
    select p.id, c.key, case when c.name = '' then c.key else c.name end as name, i.invoice_uuid as uuid, d.series, d.folio,
      p.made_on, coalesce((select max(y.due_on) from promise_payment as y where y.promise_id = p.id), '') as due_on, p.currency,
      s.promised_minor, s.kept_minor, s.state
    from placement_item as i join placement_cover as v on v.item_id = i.id
      join promise_cover as w on w.receivable_id = v.receivable_id join promise as p on p.id = w.promise_id
      join promise_span as s on s.promise_id = p.id and s.from_on <= ${today} and s.until_on > ${today}
      join customer as c on c.id = s.customer_id join receivable as r on r.id = i.receivable_id
      join document as d on d.id = r.document_id
    where ${withAgency(placementId)} order by c.search, p.id, i.id`.execute(db);
  return [...Map.groupBy(rows, (row) => row.id).values()].flatMap((own): PromiseRow[] => {
    const [first] = own;
    return first === undefined ? [] : [{ ...first, invoices: [...new Set(own.map(documentLabel))].join(", ") }];
  });
}

function promiseColumns({ columns }: PackageWords, lang: Lang): SheetColumn<PromiseRow>[] {
  const { text, code, day, money } = sheetColumns<PromiseRow>();
  const { states } = lang === "es" ? promisesEs : promisesEn;
  return [
    text("customerKey", columns.customerKey, 18, (row) => row.key),
    text("customer", columns.customer, 44, (row) => row.name),
    text("invoices", columns.invoices, 30, (row) => row.invoices),
    day("madeOn", columns.promisedOn, (row) => row.made_on),
    day("dueOn", columns.promisedFor, (row) => (row.due_on === "" ? null : row.due_on)),
    text("currency", columns.currency, 9, (row) => row.currency),
    money("promised", columns.promised, (row) => row.promised_minor),
    money("kept", columns.kept, (row) => row.kept_minor),
    code("state", columns.state, 20, states, (row) => row.state as keyof typeof states),
  ];
}

interface DisputeRow {
  readonly key: string;
  readonly name: string;
  readonly uuid: string;
  readonly series: string;
  readonly folio: string;
  readonly type: string;
  readonly opened_on: string;
  readonly currency: string;
  readonly disputed_minor: number;
  readonly state: string;
  readonly resolved_on: string;
  readonly outcome: string;
}

/** Disputes about what is handed over, as they stand, without anybody's own words. */
async function disputesOf(db: ReadHandle, placementId: number): Promise<DisputeRow[]> {
  const { rows } = await sql<DisputeRow>`select distinct x.id, c.search, c.key,
      case when c.name = '' then c.key else c.name end as name, i.invoice_uuid as uuid, d.series, d.folio, s.type, x.opened_on,
      x.currency, s.disputed_minor, s.state, s.resolved_on, s.outcome
    from placement_item as i join placement_cover as v on v.item_id = i.id
      join dispute_standing as s on s.receivable_id = v.receivable_id and s.withdrawn = 0 join dispute as x on x.id = s.id
      join customer as c on c.id = s.customer_id join receivable as r on r.id = i.receivable_id
      join document as d on d.id = r.document_id
    where ${withAgency(placementId)} order by c.search, x.id`.execute(db);
  return rows;
}

function disputeColumns({ columns }: PackageWords, lang: Lang): SheetColumn<DisputeRow>[] {
  const { text, code, day, money } = sheetColumns<DisputeRow>();
  const { types, states, outcomes } = lang === "es" ? disputesEs : disputesEn;
  return [
    text("customerKey", columns.customerKey, 18, (row) => row.key),
    text("customer", columns.customer, 44, (row) => row.name),
    text("invoice", columns.invoice, 18, documentLabel),
    code("type", columns.disputeType, 34, types, (row) => row.type as keyof typeof types),
    day("openedOn", columns.openedOn, (row) => row.opened_on),
    text("currency", columns.currency, 9, (row) => row.currency),
    money("disputed", columns.disputed, (row) => row.disputed_minor),
    code("state", columns.state, 20, states, (row) => row.state as keyof typeof states),
    day("resolvedOn", columns.resolvedOn, (row) => (row.resolved_on === "" ? null : row.resolved_on)),
    code("outcome", columns.outcome, 22, outcomes, (row) => row.outcome as keyof typeof outcomes),
  ];
}

/** Files that prove that goods were delivered and invoices accepted, each once an invoice. */
async function evidenceOf(db: LedgerDb, placementId: number) {
  const { rows } = await sql<{ uuid: string; now_uuid: string }>`select i.invoice_uuid as uuid, d.uuid as now_uuid
    from placement_item as i join placement_cover as v on v.item_id = i.id join receivable as r on r.id = v.receivable_id
      join document as d on d.id = r.document_id
    where ${withAgency(placementId)} order by i.id`.execute(db.read);
  if (rows.length === 0) return [];
  const files = await counterFiles(
    db,
    rows.flatMap((row) => [row.uuid, row.now_uuid]),
  );
  const seen = new Set<string>();
  return rows.flatMap(({ uuid, now_uuid }) =>
    (["received", "accepted"] as const).flatMap((kind) =>
      [uuid, now_uuid].flatMap((each) =>
        (files.get(`${kind} ${each}`) ?? []).flatMap(({ name, sha256 }) => {
          const key = `${uuid} ${kind} ${sha256}`;
          if (seen.has(key)) return [];
          seen.add(key);
          return [{ uuid, kind, name, sha256 }];
        }),
      ),
    ),
  );
}
