import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import type {
  AgencyPackageEventRow,
  AgencyPackageItemRow,
  AgencyPackageRow,
} from "../../../electron/ledger/db/tables/agency-packages.ts";
import { migratedFrom } from "../support/migrated.ts";

const stamp = { person_id: null, recorded_at: "2026-07-01T00:00:00.000Z", actor: "u" } as const;
const PACKAGE: AgencyPackageRow = {
  ...{ id: 1, placement_id: 1, version: 1, made_on: "2026-07-01", file_name: "p.zip", bytes: 10 },
  ...{ sha256: "a".repeat(64), ...stamp },
};
const ITEM: AgencyPackageItemRow = { id: 1, package_id: 1, item_id: 1, customer_id: 1 };
const EVENT: AgencyPackageEventRow = {
  ...{ id: 1, package_id: 1, kind: "delivered", on_day: "2026-07-02", who: "", note: "Correo", ...stamp },
};

describe.each(["sqlite", "postgres"] as const)("packages of agencies, on %s", (database) => {
  test("come empty, have one of a version, and are never rewritten but for who made them", async () => {
    const db = await migratedFrom(database, 272, async (old) => {
      const insert = (text: string) => sql.raw(text).execute(old);
      await insert("insert into customer (id, key, rfc, name, search, name_from) values (1, 'K', 'K', 'N', 'n', '')");
      await insert(`insert into agency (id, version, legal_name, rfc, address, phones, email, contact, states, services, active,
        recorded_at, actor) values (1, 1, 'A', '', '', '', '', '', '', '', 1, '', '')`);
      await insert(`insert into approval (id, kind, subject_kind, subject_id, customer_id, currency, amount_minor, percent_bp, needs,
        needed, data, asked_by, asked_on, asked_at, note, actor)
        values (1, 'placement', 'placement', 1, null, 'MXN', 1, null, '', 1, '{}', null, '2026-07-01', '', '', '')`);
      await insert(`insert into placement (id, agency_id, holdout_bp, seed, note, approval_id, asked_on, person_id, recorded_at, actor)
        values (1, 1, 0, 1, '', 1, '2026-07-01', null, '', '')`);
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("agency_package").selectAll().execute()).toEqual([]);
    await db.write(async (tx) => {
      await tx.bulk.insert("agency_package", [PACKAGE]);
      await tx.bulk.insert("agency_package_event", [EVENT]);
    });
    const refused = (rows: Partial<AgencyPackageRow>) =>
      expect(db.write((tx) => tx.bulk.insert("agency_package", [{ ...PACKAGE, id: 2, ...rows }]))).rejects.toThrow();
    await refused({});
    await refused({ version: 0 });
    await refused({ version: 2, sha256: "" });
    await refused({ version: 2, bytes: 0 });
    // It names an item that was placed.
    await expect(db.write((tx) => tx.bulk.insert("agency_package_item", [ITEM]))).rejects.toThrow();
    const change = (set: object) => db.write((tx) => tx.sql.updateTable("agency_package").set(set).execute());
    await expect(change({ sha256: "b".repeat(64) })).rejects.toThrow("agency_package is append-only");
    await change({ actor: "" });
    const rewrite = db.write((tx) => tx.sql.updateTable("agency_package_event").set({ note: "" }).execute());
    await expect(rewrite).rejects.toThrow("agency_package_event is append-only");
    await expect(db.write((tx) => tx.sql.deleteFrom("agency_package_event").execute())).rejects.toThrow();
  });
});
