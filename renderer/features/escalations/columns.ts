import type { TFunction } from "i18next";
import {
  type EscalationRow,
  zEscalationDecision,
  zEscalationState,
  zLevel,
} from "../../../shared/contract/escalation-list.ts";
import { type GridColumn, wordsOf } from "../../grid/column.ts";
import type { Navigation } from "../../lib/navigation.ts";
import { answererWords } from "./words.ts";

/** Columns of the cases. */
export function caseColumns(t: TFunction, to: Navigation): readonly GridColumn<EscalationRow>[] {
  const levels = wordsOf(zLevel, (level) => t(`escalationCodes.levels.${level}`));
  const states = wordsOf(zEscalationState, (state) => t(`escalations.states.${state}`));
  const decisions = wordsOf(zEscalationDecision, (decision) => t(`escalationCodes.decisions.${decision}`));
  const title = (id: Parameters<typeof column>[0]): string => t(`escalations.columns.${id}`);
  type Id = "currency" | "answerBy" | "lateDays" | "raisedOn" | "raisedBy" | "ageDays" | "decidedOn" | "invoices";
  function column(
    id: Id | "customerName" | "customerKey" | "collector" | "level" | "state" | "answerer" | "decision" | "daysPastDue",
    more: Omit<GridColumn<EscalationRow>, "id" | "title">,
  ): GridColumn<EscalationRow> {
    return { id, title: title(id), ...more };
  }
  const money = (id: "raisedMinor" | "openMinor"): GridColumn<EscalationRow> => ({
    id,
    title: t(`escalations.columns.${id}`),
    kind: "money",
    value: (row) => row[id],
    currency: (row) => row.currency,
    width: 126,
    strong: id === "openMinor",
  });
  const number = (id: "lateDays" | "ageDays" | "invoices" | "daysPastDue", width: number) =>
    column(id, { kind: "count", value: (row) => row[id], width });
  return [
    column("customerName", {
      kind: "text",
      value: (row) => row.customerName,
      link: (row) => () => to.toEscalation(row.id),
      width: 220,
      pinned: true,
    }),
    column("customerKey", { kind: "code", value: (row) => row.customerKey, width: 124, hidden: true }),
    column("level", {
      kind: "text",
      value: (row) => levels(row.level),
      words: levels,
      codes: zLevel.options,
      width: 140,
    }),
    column("state", {
      kind: "text",
      value: (row) => states(row.state),
      words: states,
      codes: zEscalationState.options,
      width: 150,
    }),
    column("answerer", { kind: "text", value: (row) => answererWords(row, t), width: 130, filterable: false }),
    column("answerBy", { kind: "day", value: (row) => row.answerBy, width: 120 }),
    number("lateDays", 96),
    column("currency", { kind: "code", value: (row) => row.currency, width: 76 }),
    money("openMinor"),
    money("raisedMinor"),
    number("invoices", 84),
    number("daysPastDue", 96),
    column("raisedOn", { kind: "day", value: (row) => row.raisedOn, width: 110 }),
    number("ageDays", 92),
    column("raisedBy", { kind: "text", value: (row) => row.raisedBy, width: 130 }),
    column("decision", {
      kind: "text",
      value: (row) => (row.decision === null ? "" : decisions(row.decision)),
      words: decisions,
      codes: zEscalationDecision.options,
      width: 160,
    }),
    column("decidedOn", { kind: "day", value: (row) => row.decidedOn, width: 110 }),
    column("collector", { kind: "text", value: (row) => row.collector, width: 130, hidden: true }),
  ];
}
