import { instantOf } from "../../../../shared/domain/contact-hours/zone-time.ts";
import { addDays, dayInZone } from "../../../../shared/domain/days.ts";
import { date, type Kit, listing, type Part, words } from "./kit.ts";
import { policyWords, type RuleChange } from "./policy-words.ts";

interface Change extends RuleChange {
  readonly on: string;
  readonly policy: string;
  readonly actor: string;
}

/** Each rule and setting that was changed in the quarter: from what, to what, by whom and when (COLLECTIONS 18: policy changes). */
export async function policyChanges(kit: Kit): Promise<Part> {
  const { columns, policies: own } = kit.words;
  const { timeZone } = kit.calendar;
  const names = new Map<string, string>(Object.entries(own.actions));
  const kinds: Readonly<Record<string, string>> = kit.words.kinds;
  const told = policyWords(kit.lang);
  const events = await kit.read
    .selectFrom("audit")
    .select(["at", "actor", "action", "detail", "text_key"])
    .where("action", "in", [...names.keys()])
    .where("at", ">=", instantOf({ day: kit.from, minute: 0 }, timeZone))
    .where("at", "<", instantOf({ day: addDays(kit.asOf, 1), minute: 0 }, timeZone))
    .orderBy("seq")
    .execute();
  const rows = events.flatMap(({ at, actor, action, detail, text_key }): Change[] => {
    const text = text_key === "" ? "" : detail;
    const subject = told.subject(text);
    const policy = [names.get(action) ?? action, ...(subject === "" ? [] : [kinds[subject] ?? subject])].join(": ");
    return told.changes(text).map((change) => ({ ...change, on: dayInZone(new Date(at), timeZone), policy, actor }));
  });
  return listing(kit, {
    id: "policies",
    title: own.title,
    rows,
    empty: own.none,
    terms: ["policies"],
    specs: [
      date<Change>(columns.day, (row) => row.on, { print: 58 }),
      words<Change>(columns.policy, (row) => row.policy, { stretch: true, print: 130, sheet: 40 }),
      words<Change>(own.rule, (row) => row.rule, { stretch: true, print: 150, sheet: 44 }),
      words<Change>(own.from, (row) => row.from, { stretch: true, print: 130, sheet: 40 }),
      words<Change>(own.to, (row) => row.to, { stretch: true, print: 130, sheet: 40 }),
      words<Change>(columns.person, (row) => row.actor, { stretch: true, print: 80, sheet: 26 }),
    ],
  });
}
