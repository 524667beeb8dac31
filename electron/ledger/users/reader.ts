import { sql } from "kysely";
import { type Person, zPersonRole } from "../../../shared/contract/users.ts";
import type { ReadHandle } from "../db/ledger-db.ts";

interface Row {
  id: number;
  name: string;
  role: string;
  email: string;
  active: number;
  version: number;
  customers: number;
}

/** People by name, those who left last. */
export async function listPeople(db: ReadHandle): Promise<Person[]> {
  const { rows } = await sql<Row>`select p.id, p.name, p.role, p.email, p.active, p.version,
      (select cast(count(*) as bigint) from customer_profile as f join customer as c on c.id = f.customer_id
        where f.collector_id = p.id and c.merged_into is null) as customers
    from person as p order by p.active desc, p.search, p.id`.execute(db);
  return rows.map((row) => ({ ...row, role: zPersonRole.parse(row.role), active: row.active === 1 }));
}
