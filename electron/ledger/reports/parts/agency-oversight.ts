import type { Complaint } from "../../../../shared/contract/agency-complaints.ts";
import { perThousand } from "../../../../shared/domain/agencies/complaints.ts";
import { agencyOversightEn } from "../../../../shared/i18n/agency-oversight.en.ts";
import { agencyOversightEs } from "../../../../shared/i18n/agency-oversight.es.ts";
import { accountsIn } from "../../agencies/complaint-figures.ts";
import { byUrgency, complaintView, keptComplaints } from "../../agencies/complaint-reader.ts";
import { decimal } from "../../render/model.ts";
import { everPlaced } from "./agencies.ts";
import { cellOf, date, type Kit, listing, number, type Part, together, words } from "./kit.ts";

/** An agency with what was complained of it. */
interface Reviewed {
  readonly name: string;
  readonly accounts: number;
  /** Received in the period. */
  readonly complaints: readonly Complaint[];
  readonly open: number;
  readonly late: number;
}

/**
 * What was complained of agencies in the period, and what of it was open at the cut-off (COLLECTIONS 15 and 18, quarterly): by
 * agency, and one by one. Nothing at all in an office that never placed anything.
 */
export async function agencyComplaints(kit: Kit): Promise<Part> {
  if (!(await everPlaced(kit))) return { sections: [], sheets: [], terms: [] };
  const told = (await keptComplaints(kit.read))
    .map((kept) => complaintView(kept, kit.asOf))
    .filter((row) => row.receivedOn <= kit.asOf && row.state !== "withdrawn")
    .filter((row) => row.open || row.receivedOn >= kit.from)
    .sort(byUrgency);
  return together([await byAgency(kit, told), oneByOne(kit, told)]);
}

const wasLate = ({ acknowledgedLate, answeredLate }: Complaint): boolean => acknowledgedLate || answeredLate;

async function byAgency(kit: Kit, told: readonly Complaint[]): Promise<Part> {
  const { agencies, agencyOversight: own } = kit.words;
  const accounts = await accountsIn(kit.read, { from: kit.from, to: kit.asOf });
  const all = await kit.read.selectFrom("agency").select(["id", "legal_name"]).orderBy("legal_name").execute();
  const rows = all
    .map(({ id, legal_name: name }): Reviewed => {
      const ours = told.filter(({ agencyId }) => agencyId === id);
      return {
        name,
        accounts: accounts.get(id) ?? 0,
        complaints: ours.filter(({ receivedOn }) => receivedOn >= kit.from),
        open: ours.filter(({ open }) => open).length,
        late: ours.filter(wasLate).length,
      };
    })
    .filter((row) => row.accounts + row.complaints.length + row.open > 0);
  const founded = ({ complaints }: Reviewed): number =>
    complaints.filter(({ state, finding }) => state === "answered" && finding !== "unfounded").length;
  return listing<Reviewed>(kit, {
    id: "agencyReview",
    title: own.review,
    rows,
    empty: own.noReview,
    specs: [
      words(agencies.agency, (row) => row.name, { stretch: true, print: 180, sheet: 36 }),
      number(own.accounts, (row) => row.accounts, { print: 60 }),
      number(own.complaints, (row) => row.complaints.length, { print: 60 }),
      cellOf(own.perThousand, (row) => decimal(perThousand(row.complaints.length, row.accounts)), { print: 70 }),
      number(own.founded, founded, { print: 70 }),
      number(own.open, (row) => row.open, { print: 60 }),
      number(own.late, (row) => row.late, { print: 60 }),
    ],
  });
}

function oneByOne(kit: Kit, told: readonly Complaint[]): Part {
  const { agencies, agencyOversight: own, columns } = kit.words;
  const codes = kit.lang === "es" ? agencyOversightEs : agencyOversightEn;
  return listing<Complaint>(kit, {
    id: "agencyComplaints",
    title: own.title,
    rows: told,
    empty: own.none,
    terms: ["agencyComplaints"],
    specs: [
      words(agencies.agency, (row) => row.agencyName, { stretch: true, print: 90, sheet: 36 }),
      words(columns.customer, (row) => row.customerName, { stretch: true, print: 90, sheet: 44 }),
      words(own.type, (row) => codes.complaintTypes[row.type], { print: 90, sheet: 30 }),
      words(own.channel, (row) => codes.complaintChannels[row.channel], { print: 0, sheet: 14 }),
      words(own.agent, (row) => row.agent, { print: 0, sheet: 26 }),
      words(own.state, (row) => codes.complaintStates[row.state], { print: 62, sheet: 16 }),
      date(own.received, (row) => row.receivedOn, { print: 56 }),
      date(own.acknowledged, (row) => row.acknowledgedOn, { print: 0 }),
      date(own.answerBy, (row) => row.answerBy, { print: 56 }),
      date(own.answered, (row) => row.answeredOn, { print: 60 }),
      words(own.isLate, (row) => (wasLate(row) ? own.yes : ""), { print: 40, sheet: 9 }),
      words(own.finding, (row) => (row.finding === null ? "" : codes.findings[row.finding]), { print: 66, sheet: 20 }),
      words(own.sanction, (row) => (row.sanction === null ? "" : codes.sanctions[row.sanction]), {
        print: 70,
        sheet: 24,
      }),
    ],
  });
}
