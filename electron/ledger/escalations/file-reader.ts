import { sql } from "kysely";
import type { FileLine } from "../../../shared/contract/escalations.ts";
import { isGenericRfc } from "../../../shared/domain/customer-key.ts";
import type { CaseItem, DebtItem, FileItem } from "../../../shared/domain/escalations/codes.ts";
import { fileLines, itemState } from "../../../shared/domain/escalations/file.ts";
import { customerIds } from "../contacts/people.ts";
import type { LedgerDb, ReadHandle } from "../db/ledger-db.ts";
import { interestOf } from "../interest/reader.ts";
import { type Attachment, readAttachments } from "../lib/attachments.ts";

import { holds } from "../worklist/candidates.ts";
import { STANDS } from "./cases.ts";
import type { CaseDebt } from "./escalable-reader.ts";

/** What the ledger has of a paper by itself. */
interface Found {
  readonly found: boolean;
  /** A number, folio, day or code; "" where how many says it. */
  readonly text: string;
  readonly count: number;
  /** Kept files that prove it, beside those attached to the case. */
  readonly files: readonly Attachment[];
}

const NONE: Found = { found: false, text: "", count: 0, files: [] };
const told = (text: string, count = 0, files: readonly Attachment[] = []): Found => ({
  found: text !== "" || count > 0,
  text,
  count,
  files,
});

interface Asked {
  readonly id: number;
  readonly customerId: number;
  readonly today: string;
  readonly debts: readonly CaseDebt[];
}

/** The file of a case made before somebody sues: each paper with where it stands (COLLECTIONS 12). */
export async function fileOfCase(db: LedgerDb, asked: Asked): Promise<FileLine[]> {
  const { id, debts } = asked;
  const [whole, each] = [await foundOfCase(db, asked), await foundOfDebts(db, debts)];
  const marks = await db.read
    .selectFrom("escalation_mark")
    .selectAll()
    .where("escalation_id", "=", id)
    .orderBy("id")
    .execute();
  const attached = await readAttachments(
    db,
    "escalation-mark",
    marks.filter(({ kind }) => kind === "files").map((mark) => mark.id),
  );
  const placed = await everPlaced(db.read, id);
  return fileLines(debts)
    .filter(({ item }) => item !== "agency-report" || placed)
    .map(({ item, debt }): FileLine => {
      const found = (debt === null ? whole.get(item) : each.get(debt.uuid)?.get(item)) ?? NONE;
      const own = marks.filter((mark) => mark.item === item && mark.invoice_uuid === (debt?.uuid ?? ""));
      const files = [...found.files, ...own.flatMap((mark) => attached.get(mark.id) ?? [])];
      const said = own.findLast(({ kind }) => kind !== "files");
      const reason = said?.kind === "not-applicable" ? said.reason : "";
      return {
        ...{ item, uuid: debt?.uuid ?? null, label: debt?.label ?? "" },
        state: itemState({ found: found.found, files: files.length, notApplicable: reason }),
        ...{ found: found.text, count: found.count, files, reason },
        by: reason === "" ? "" : (said?.actor ?? ""),
      };
    });
}

/** Whether something of the case is or was with an agency: only then it has to report. */
async function everPlaced(read: ReadHandle, id: number): Promise<boolean> {
  const { rows } = await sql`with recursive ${STANDS} select 1 as one from stands as s
    join placement_cover as v on v.receivable_id = s.receivable_id join placement_item as p on p.id = v.item_id
    where s.escalation_id = ${id} and p.control = 0 limit 1`.execute(read);
  return rows.length > 0;
}

/** What the ledger has of the papers of the whole case. */
async function foundOfCase(
  db: LedgerDb,
  { id, customerId, today, debts }: Asked,
): Promise<ReadonlyMap<FileItem, Found>> {
  const family = sql.join(await customerIds(db.read, customerId));
  const uuids = [...new Set(debts.flatMap(({ uuid, nowUuid }) => [uuid, nowUuid]))];
  const { rows } = await sql<{
    rfc: string;
    address: string;
    guarantee: string;
    messages: number;
    payments: number;
    signed: number;
    signed_on: string;
  }>`with recursive ${STANDS} select c.rfc, coalesce((select x.address from letter_address as x where x.customer_id = c.id), '')
        as address,
      coalesce((select f.credit_guarantee from customer_profile as f where f.customer_id = c.id), '') as guarantee,
      (select cast(count(*) as bigint) from interaction as i where i.customer_id in (${family})
        and i.channel in ('mail', 'whatsapp') and ${holds("i")}) as messages,
      (select cast(count(distinct n.document_id) as bigint) from stands as s join entry as n on n.receivable_id = s.receivable_id
        where s.escalation_id = ${id} and n.kind = 'payment'
          and not exists (select 1 from entry as b where b.reverses_id = n.id)) as payments,
      (select cast(count(distinct a.agreement_id) as bigint) from agreement_invoice as a
        join agreement_event as n on n.agreement_id = a.agreement_id and n.kind = 'signed'
        where a.invoice_uuid in (${sql.join(uuids)})) as signed,
      coalesce((select max(n.on_day) from agreement_invoice as a
        join agreement_event as n on n.agreement_id = a.agreement_id and n.kind = 'signed'
        where a.invoice_uuid in (${sql.join(uuids)})), '') as signed_on
    from customer as c where c.id = ${customerId}`.execute(db.read);
  const [row] = rows;
  const demands = await demandsOf(db, uuids);
  const interest = await interestOf(db.read, { uuids: debts.map(({ nowUuid }) => nowUuid), asOf: today, vat: false });
  const found: readonly (readonly [CaseItem, Found])[] = [
    // These are made of what the ledger has: there is nothing to look for.
    ["statement", { ...NONE, found: true, count: debts.length }],
    ["payments", { ...NONE, found: true, count: row?.payments ?? 0 }],
    ["messages", told("", row?.messages ?? 0)],
    ["acknowledgement", told(row?.signed_on ?? "", row?.signed ?? 0)],
    ["demands", demands],
    ["tax-id", row === undefined || isGenericRfc(row.rfc) ? NONE : told(row.rfc)],
    ["addresses", told(row?.address ?? "")],
    ["guarantors", told(row?.guarantee ?? "")],
    ["interest", told("", interest.length)],
  ];
  return new Map(found);
}

/** Demands of payment about these invoices whose delivery is proved, with the proofs. */
async function demandsOf(db: LedgerDb, uuids: readonly string[]): Promise<Found> {
  if (uuids.length === 0) return NONE;
  const { rows } = await sql<{ id: number; folio: string; step_id: number }>`select l.id, l.folio, d.id as step_id
    from letter as l join letter_delivery as d on d.letter_id = l.id and d.step = 'delivered'
    where l.kind in ('demand-first', 'demand-second', 'demand-final')
      and l.id in (select v.letter_id from letter_invoice as v where v.invoice_uuid in (${sql.join([...uuids])}))
      and not exists (select 1 from letter_delivery as x where x.letter_id = l.id and x.step = 'returned' and x.id > d.id)
    order by l.id, d.id`.execute(db.read);
  const letters = await readAttachments(db, "letter", [...new Set(rows.map((row) => row.id))]);
  const proofs = await readAttachments(
    db,
    "letter-step",
    rows.map((row) => row.step_id),
  );
  const folios = [...new Set(rows.map((row) => row.folio))];
  const files = [...letters.values(), ...proofs.values()].flat();
  return told(folios.join(", "), folios.length, files);
}

/** What the ledger has of the papers of each invoice, by its UUID. */
async function foundOfDebts(
  db: LedgerDb,
  debts: readonly CaseDebt[],
): Promise<ReadonlyMap<string, ReadonlyMap<DebtItem | FileItem, Found>>> {
  if (debts.length === 0) return new Map();
  const ids = sql.join(debts.map(({ nowDocumentId }) => nowDocumentId));
  const { rows } = await sql<{
    id: number;
    uuid: string;
    size: number;
    po: string;
    contrarecibo: string;
    accepted_on: string;
    status: string;
  }>`select d.id, d.uuid, coalesce(length(f.deflated), 0) as size, coalesce(a.po, '') as po,
      coalesce(a.contrarecibo, '') as contrarecibo, coalesce(a.accepted_on, '') as accepted_on,
      coalesce((select s.status from sat_status as s where s.uuid = d.uuid order by s.id desc limit 1), '') as status
    from document as d left join document_file as f on f.document_id = d.id
      left join acceptance_standing as a on a.document_id = d.id where d.id in (${ids})`.execute(db.read);
  const counters = await counterFiles(
    db,
    debts.flatMap(({ uuid, nowUuid }) => [uuid, nowUuid]),
  );
  return new Map(
    debts.map((debt) => {
      const row = rows.find((each) => each.id === debt.nowDocumentId);
      if (row === undefined) return [debt.uuid, new Map()];
      const kept = (kind: string): Attachment[] =>
        [...new Set([debt.uuid, debt.nowUuid])].flatMap((uuid) => counters.get(`${kind} ${uuid}`) ?? []);
      const accepted = row.contrarecibo || row.accepted_on;
      const found: readonly (readonly [DebtItem, Found])[] = [
        ["po", told(row.po)],
        ["cfdi", row.size > 0 ? told(row.uuid) : NONE],
        ["sat-status", told(row.status)],
        // A number says that it was delivered; only the signed paper proves it.
        ["delivery", { ...NONE, found: kept("received").length > 0, files: kept("received") }],
        ["contrarecibo", accepted === "" ? NONE : told(accepted, 0, kept("accepted"))],
      ];
      return [debt.uuid, new Map(found)];
    }),
  );
}

/** Files kept with what was recorded at the customer's counter and not taken back, by `<kind> <uuid>`. */
export async function counterFiles(db: LedgerDb, uuids: readonly string[]): Promise<ReadonlyMap<string, Attachment[]>> {
  const { rows } = await sql<{
    batch: number;
    invoice_uuid: string;
    kind: string;
  }>`select e.batch, e.invoice_uuid, e.kind
    from invoice_acceptance_event as e where e.invoice_uuid in (${sql.join([...new Set(uuids)])})
      and e.kind in ('received', 'accepted')
      and not exists (select 1 from invoice_acceptance_event as u where u.undoes_id = e.id) order by e.id`.execute(
    db.read,
  );
  const files = await readAttachments(db, "acceptance", [...new Set(rows.map((row) => row.batch))]);
  const by = new Map<string, Attachment[]>();
  for (const { batch, invoice_uuid: uuid, kind } of rows) {
    const key = `${kind} ${uuid}`;
    by.set(key, [...(by.get(key) ?? []), ...(files.get(batch) ?? [])]);
  }
  return by;
}
