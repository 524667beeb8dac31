import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import type {
  AgencyAgentEndRow,
  AgencyAgentRow,
  AgencyCallCountRow,
  AgencyCallEventRow,
  AgencyCallPointRow,
  AgencyCallRow,
  AgencyTrainingMarkRow,
  AgencyTrainingRow,
  AgencyTrainingWithdrawalRow,
} from "../../../electron/ledger/db/tables/agency-quality.ts";
import { migratedFrom } from "../support/migrated.ts";

const stamp = { person_id: null, recorded_at: "2026-07-01T00:00:00.000Z", actor: "u" } as const;
const AGENT: AgencyAgentRow = { id: 1, agency_id: 1, name: "Saúl Barrera", from_on: "2026-01-01", ...stamp };
const END: AgencyAgentEndRow = { id: 1, agent_id: 1, on_day: "2026-07-01", note: "Renunció", ...stamp };
const TRAINING: AgencyTrainingRow = {
  ...{ id: 1, agency_id: 1, on_day: "2026-02-01", topic: "law", version: "3", trainer: "Lic. Peña", minutes: 90 },
  ...{ valid_until: "2027-01-31", evidence: "Lista", ...stamp },
};
const MARK: AgencyTrainingMarkRow = { id: 1, training_id: 1, agent_id: 1, score: 85 };
const TAKEN_OUT: AgencyTrainingWithdrawalRow = { id: 1, training_id: 1, on_day: "2026-07-01", note: "x", ...stamp };
const CALL: AgencyCallRow = {
  ...{ id: 1, agency_id: 1, agent_id: 1, customer_id: 1, calibrates_id: null, on_day: "2026-06-30", channel: "phone" },
  ...{ reference: "REC-1", reason: "random", errors: "", score: 85, comment: "Bien", scored_on: "2026-07-01" },
  ...stamp,
};
const POINT: AgencyCallPointRow = { id: 1, call_id: 1, criterion: "greeting", points: 10 };
const SIGNED: AgencyCallEventRow = { id: 1, call_id: 1, kind: "signed", on_day: "2026-07-01", note: "Sí", ...stamp };
const COUNT: AgencyCallCountRow = { id: 1, agent_id: 1, month: "2026-06", calls: 300, ...stamp };

describe.each(["sqlite", "postgres"] as const)("calls and training of agencies, on %s", (database) => {
  test("come empty; words about customers are erased, nothing is rewritten, and what cannot be is refused", async () => {
    const db = await migratedFrom(database, 272, async (old) => {
      await sql`insert into customer (id, key, rfc, name, search, name_from) values (1, 'K', 'K', 'N', 'n', '')`.execute(
        old,
      );
      await sql`insert into agency (id, version, legal_name, rfc, address, phones, email, contact, states, services, active,
        recorded_at, actor) values (1, 1, 'A', '', '', '', '', '', '', '', 1, '', '')`.execute(old);
    });
    onTestFinished(() => db.close());
    expect(await db.read.selectFrom("agency_call").selectAll().execute()).toEqual([]);
    await db.write(async (tx) => {
      await tx.bulk.insert("agency_agent", [AGENT]);
      await tx.bulk.insert("agency_agent_end", [END]);
      await tx.bulk.insert("agency_training", [TRAINING]);
      await tx.bulk.insert("agency_training_mark", [MARK]);
      await tx.bulk.insert("agency_training_withdrawal", [TAKEN_OUT]);
      await tx.bulk.insert("agency_call", [CALL]);
      await tx.bulk.insert("agency_call_point", [POINT]);
      await tx.bulk.insert("agency_call_event", [SIGNED]);
      await tx.bulk.insert("agency_call_count", [COUNT]);
    });
    const refused = (insert: Promise<unknown>) => expect(insert).rejects.toThrow();
    const call = (changes: Partial<AgencyCallRow>) =>
      db.write((tx) => tx.bulk.insert("agency_call", [{ ...CALL, id: 2, ...changes }]));
    await refused(call({ score: 101 }));
    await refused(call({ errors: "threat" }));
    await refused(call({ scored_on: "2026-06-29" }));
    await refused(db.write((tx) => tx.bulk.insert("agency_call_point", [{ ...POINT, id: 2 }])));
    await refused(db.write((tx) => tx.bulk.insert("agency_call_event", [{ ...SIGNED, id: 2 }])));
    await refused(db.write((tx) => tx.bulk.insert("agency_agent_end", [{ ...END, id: 2 }])));
    await refused(db.write((tx) => tx.bulk.insert("agency_training_mark", [{ ...MARK, id: 2 }])));
    await refused(
      db.write((tx) => tx.bulk.insert("agency_training", [{ ...TRAINING, id: 2, valid_until: "2026-01-31" }])),
    );
    const change = (set: object) => db.write((tx) => tx.sql.updateTable("agency_call").set(set).execute());
    await expect(change({ score: 90 })).rejects.toThrow("agency_call is append-only");
    await expect(change({ comment: "Mal" })).rejects.toThrow("agency_call is append-only");
    await change({ comment: "", reference: "", actor: "" });
    await db.write((tx) => tx.sql.updateTable("agency_call_event").set({ note: "", actor: "" }).execute());
    const rewrite = (table: "agency_training_mark" | "agency_call_point") =>
      db.write((tx) => tx.sql.updateTable(table).set({ id: 9 }).execute());
    await expect(rewrite("agency_training_mark")).rejects.toThrow("agency_training_mark is append-only");
    await expect(rewrite("agency_call_point")).rejects.toThrow("agency_call_point is append-only");
    await expect(db.write((tx) => tx.sql.deleteFrom("agency_call").execute())).rejects.toThrow();
  });
});
