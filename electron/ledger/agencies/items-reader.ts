import { sql } from "kysely";
import type { ItemCash, PlacedItem } from "../../../shared/contract/agencies.ts";
import { commissionOf, creditsAt, netOf, whenOf } from "../../../shared/domain/agencies/recovery.ts";
import type { ReadHandle } from "../db/ledger-db.ts";
import { NEVER } from "../db/tables/spec.ts";
import { type BookItem, readBook } from "./book.ts";

/** Which items are asked for; what is left out or null does not narrow. */
export interface ItemsAsked {
  readonly agencyId?: number | null;
  readonly placementId?: number | null;
  readonly customerId?: number | null;
  readonly itemId?: number;
  /** Of an invoice, or of one that replaced it. */
  readonly invoiceUuid?: string;
}

/** Placed and control items, those placed last first, with all the cash and commission that is recorded of them. */
export async function placedItems(db: ReadHandle, asked: ItemsAsked): Promise<PlacedItem[]> {
  return (await readBook(db, conditionOf(asked))).map(itemView);
}

function conditionOf({ agencyId, placementId, customerId, itemId, invoiceUuid }: ItemsAsked) {
  const parts = [sql`1 = 1`];
  if (agencyId != null) parts.push(sql`i.agency_id = ${agencyId}`);
  if (placementId != null) parts.push(sql`i.placement_id = ${placementId}`);
  if (customerId != null) parts.push(sql`r.customer_id = ${customerId}`);
  if (itemId !== undefined) parts.push(sql`i.id = ${itemId}`);
  if (invoiceUuid !== undefined) {
    parts.push(sql`i.id in (select nv.item_id from placement_cover as nv join receivable as nr on nr.id = nv.receivable_id
      join document as nd on nd.id = nr.document_id where nd.uuid = ${invoiceUuid})`);
  }
  return sql.join(parts, sql` and `);
}

function itemView(item: BookItem): PlacedItem {
  const credits = creditsAt(item.debt, item.cash, NEVER);
  const sum = (keep: (credit: (typeof credits)[number]) => boolean): number =>
    credits.filter(keep).reduce((total, credit) => total + credit.minor, 0);
  const reading = item.terms.directEarns ? "all" : "via";
  return {
    id: item.id,
    placementId: item.placementId,
    agencyId: item.agencyId,
    agencyName: item.agencyName,
    customerId: item.customerId,
    customerName: item.customerName,
    uuid: item.uuid,
    label: item.label,
    currency: item.currency,
    control: item.control,
    placedOn: item.debt.placedOn,
    placedMinor: item.debt.placedMinor,
    daysPastDue: item.daysPastDue,
    bucket: item.bucket,
    rateBp: item.rateBp,
    openMinor: item.openMinor,
    viaMinor: sum(({ via, when }) => via && when === "window"),
    directMinor: sum(({ via, when }) => !via && when === "window"),
    tailMinor: sum(({ when }) => when === "tail"),
    commissionMinor: item.control
      ? 0
      : credits.reduce((total, credit) => total + commissionOf(credit, item.rateBp, reading), 0),
    state: item.control ? "control" : item.recallReason !== null ? "recalled" : item.recallAsked ? "asked" : "with",
    recalledOn: item.control ? null : item.debt.recalledOn,
    recallReason: item.recallReason,
  };
}

/** Items by id; those there are none of are left out. */
export async function itemsById(db: ReadHandle, ids: readonly number[]): Promise<PlacedItem[]> {
  if (ids.length === 0) return [];
  return (await readBook(db, sql`i.id in (${sql.join([...ids])})`)).map(itemView);
}

/** An item with its payments, the latest first; undefined when there is none. */
export async function itemWithCash(
  db: ReadHandle,
  itemId: number,
): Promise<{ item: PlacedItem; rows: ItemCash[] } | undefined> {
  const [found] = await readBook(db, conditionOf({ itemId }));
  if (found === undefined) return undefined;
  const credits = new Map(creditsAt(found.debt, found.cash, NEVER).map((credit) => [credit.key, credit]));
  const reading = found.terms.directEarns ? "all" : "via";
  const rows = found.cash.map((cash): ItemCash => {
    const credit = credits.get(cash.key);
    return {
      paymentUuid: cash.paymentUuid,
      label: cash.label,
      on: cash.on,
      minor: netOf(cash, NEVER),
      countedMinor: credit?.minor ?? 0,
      when: whenOf(found.debt, cash.on, NEVER),
      via: cash.via,
      commissionMinor: credit === undefined || found.control ? 0 : commissionOf(credit, found.rateBp, reading),
      markedBy: cash.markedBy,
      markedOn: cash.markedOn,
      markedNote: cash.markedNote,
    };
  });
  return { item: itemView(found), rows: rows.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)) };
}
