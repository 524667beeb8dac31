import type { AcceptanceDraft } from "../../../shared/contract/acceptance.ts";

/** What a visit to the counter ended with; `data`: nothing but numbers and dates about the invoices. */
export const ACTS = ["accepted", "submitted", "rejected", "data"] as const;
export type Act = (typeof ACTS)[number];

/** The form as it is typed; days `YYYY-MM-DD`, "" when nothing valid was typed. */
export interface FormFields {
  readonly submittedOn: string;
  /** Day of the answer: accepted or rejected. */
  readonly answeredOn: string;
  readonly number: string;
  readonly reason: string;
  readonly po: string;
  readonly receipt: string;
  readonly receivedOn: string;
  readonly agreedOn: string;
  readonly files: readonly string[];
}

export const EMPTY_FIELDS: FormFields = {
  submittedOn: "",
  answeredOn: "",
  number: "",
  reason: "",
  po: "",
  receipt: "",
  receivedOn: "",
  agreedOn: "",
  files: [],
};

type DayName = "submittedOn" | "answeredOn" | "receivedOn" | "agreedOn";

/** A day as it was typed, and with the day of the answer that of handing in where it would be later. */
export function withDay(fields: FormFields, name: DayName, day: string): Partial<FormFields> {
  const earlier = name === "answeredOn" && day !== "" && fields.submittedOn > day;
  return { [name]: day, ...(earlier ? { submittedOn: day } : {}) };
}

/** What keeps the form from being recorded; null when nothing does. */
export function fieldsProblem(act: Act, fields: FormFields): "day" | "reason" | "nothing" | null {
  if ((act === "accepted" || act === "rejected") && fields.answeredOn === "") return "day";
  if (act === "submitted" && fields.submittedOn === "") return "day";
  // A goods receipt is a day with or without a number; a number alone says nothing of when.
  if (fields.receipt.trim() !== "" && fields.receivedOn === "") return "day";
  if (act === "rejected" && fields.reason.trim() === "") return "reason";
  const anything = fields.po.trim() !== "" || fields.receivedOn !== "" || fields.agreedOn !== "";
  return act === "data" && !anything ? "nothing" : null;
}

/** The draft a form without problems stands for; what was left empty is not touched. */
export function draftFor(form: {
  readonly customerId: number;
  readonly uuids: readonly string[];
  readonly act: Act;
  readonly fields: FormFields;
  readonly leaveOut: boolean;
}): AcceptanceDraft {
  const { act, fields } = form;
  const { answeredOn, submittedOn, receivedOn, agreedOn } = fields;
  return {
    customerId: form.customerId,
    uuids: [...form.uuids],
    po: fields.po.trim() === "" ? null : fields.po.trim(),
    received: receivedOn === "" ? null : { on: receivedOn, number: fields.receipt.trim() },
    submittedOn: act === "data" || submittedOn === "" ? null : submittedOn,
    accepted: act === "accepted" ? { on: answeredOn, number: fields.number.trim() } : null,
    rejected: act === "rejected" ? { on: answeredOn, reason: fields.reason.trim() } : null,
    agreedDueOn: agreedOn === "" ? null : agreedOn,
    files: [...fields.files],
    leaveOut: form.leaveOut,
  };
}
