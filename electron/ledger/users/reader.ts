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
  signed_in_at: string | null;
}

/** People by name, those who left last. */
export async function listPeople(db: ReadHandle): Promise<Person[]> {
  const { rows } = await sql<Row>`select p.id, p.name, p.role, p.email, p.active, p.version,
      (select cast(count(*) as bigint) from customer_profile as f join customer as c on c.id = f.customer_id
        where f.collector_id = p.id and c.merged_into is null) as customers, a.signed_in_at
    from person as p left join account as a on a.person_id = p.id order by p.active desc, p.search, p.id`.execute(db);
  return rows.map(({ signed_in_at: signedIn, ...row }) => ({
    ...row,
    role: zPersonRole.parse(row.role),
    active: row.active === 1,
    signsIn: signedIn !== null,
    signedInAt: signedIn === "" ? null : signedIn,
  }));
}
