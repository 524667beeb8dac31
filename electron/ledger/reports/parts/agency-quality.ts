import type { AgencyAgent } from "../../../../shared/contract/agency-training.ts";
import { agencyTrainingEn } from "../../../../shared/i18n/agency-training.en.ts";
import { agencyTrainingEs } from "../../../../shared/i18n/agency-training.es.ts";
import { type AgentQuality, together as asOne, type Quality, qualityByAgent } from "../../agencies/call-figures.ts";
import { agentView } from "../../agencies/training-reader.ts";
import { decimal } from "../../render/model.ts";
import { everPlaced } from "./agencies.ts";
import { cellOf, date, type Kit, listing, number, type Part, together, words } from "./kit.ts";

/** A gestor with what was reviewed in the period and how the training stands at the cut-off. */
interface Row extends AgentQuality {
  readonly agent: AgencyAgent;
}

/** An agency with what was reviewed of its gestores, and how many of those who are there are trained. */
interface Agency extends Quality {
  readonly name: string;
  readonly agents: number;
  readonly trained: number;
}

/**
 * Quality of the calls of agencies in the period and training of their gestores at the cut-off (COLLECTIONS 15 and 18): by agency,
 * and gestor by gestor. Nothing at all in an office that never placed anything.
 */
export async function agencyQuality(kit: Kit): Promise<Part> {
  if (!(await everPlaced(kit))) return { sections: [], sheets: [], terms: [] };
  const rows = (await qualityByAgent(kit.read, { from: kit.from, to: kit.asOf }))
    .map((each): Row => ({ ...each, agent: agentView(each.kept, kit.asOf) }))
    .sort((a, b) => (a.agencyName < b.agencyName ? -1 : a.agencyName > b.agencyName ? 1 : a.agencyId - b.agencyId));
  return together([byAgency(kit, rows), byAgent(kit, rows)]);
}

function byAgency(kit: Kit, rows: readonly Row[]): Part {
  const { agencies, agencyQuality: own } = kit.words;
  const all = [...Map.groupBy(rows, ({ agencyId }) => agencyId).values()].map((own): Agency => {
    const there = own.filter(({ agent }) => agent.active);
    return {
      ...asOne(own),
      name: own[0]?.agencyName ?? "",
      agents: there.length,
      trained: there.filter(({ agent }) => agent.trained).length,
    };
  });
  return listing<Agency>(kit, {
    id: "agencyQuality",
    title: own.title,
    rows: all,
    empty: own.none,
    terms: ["agencyQuality"],
    specs: [
      words(agencies.agency, (row) => row.name, { stretch: true, print: 180, sheet: 36 }),
      cellOf(own.average, (row) => decimal(row.average), { print: 66 }),
      number(own.reviewed, (row) => row.reviewed, { print: 62 }),
      number(own.owed, (row) => row.owed, { print: 62 }),
      number(own.missing, (row) => row.missing, { print: 62 }),
      number(own.critical, (row) => row.critical, { print: 66 }),
      number(own.agents, (row) => row.agents, { print: 60 }),
      number(own.trained, (row) => row.trained, { print: 66 }),
    ],
  });
}

function byAgent(kit: Kit, rows: readonly Row[]): Part {
  const { agencies, agencyQuality: own } = kit.words;
  const { states } = kit.lang === "es" ? agencyTrainingEs : agencyTrainingEn;
  return listing<Row>(kit, {
    id: "agencyAgents",
    title: own.agentsTitle,
    rows,
    empty: own.noAgents,
    specs: [
      words(agencies.agency, (row) => row.agencyName, { stretch: true, print: 110, sheet: 36 }),
      words(own.agent, (row) => row.agentName, { stretch: true, print: 110, sheet: 30 }),
      cellOf(own.average, (row) => decimal(row.average), { print: 60 }),
      number(own.reviewed, (row) => row.reviewed, { print: 58 }),
      number(own.owed, (row) => row.owed, { print: 58 }),
      number(own.critical, (row) => row.critical, { print: 62 }),
      words(own.training, (row) => (row.agent.leftOn === null ? states[row.agent.state] : own.left), {
        print: 80,
        sheet: 18,
      }),
      date(own.validUntil, (row) => row.agent.validUntil, { print: 60 }),
    ],
  });
}
