import { Dropdown, Field, Input, makeStyles, Option } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { zApprovalLimits, zApproverRole } from "../../../shared/contract/approvals.ts";
import type { ApprovalLimits, ApproverRole } from "../../../shared/domain/approvals.ts";
import { ledger, orpc } from "../../lib/ledger.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { RulesForm } from "./RulesForm.tsx";
import { Section } from "./Section.tsx";

const useStyles = makeStyles({
  number: { width: "110px" },
});

/** Numbers of the limits, with what one of the typed number is kept as: shares are typed in percent. */
const NUMBERS = [
  { id: "planMonths", unit: 1, to: 120 },
  { id: "quitaCoordinatorBp", unit: 100, to: 100 },
  { id: "quitaManagerBp", unit: 100, to: 100 },
  { id: "interestCoordinatorBp", unit: 100, to: 100 },
] as const;
const ROLES = [
  "acknowledgement",
  "letterTemplate",
  "creditLimit",
  "holdRelease",
  "writeOff",
  "placement",
  "recall",
  "campaign",
  "legalAction",
  "agencyInvoice",
] as const;
type NumberId = (typeof NUMBERS)[number]["id"];

/** Límites de autorización: who may allow what, by role and share. */
export function ApprovalsSection(): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery(orpc.approvals.limits.queryOptions());
  return (
    <Section title={t("approvals.limits.title")} hint={t("approvals.limits.hint")}>
      {data !== undefined && <Form limits={data} />}
    </Section>
  );
}

/** A typed number as it is kept; NaN when it is none, which the limits refuse. */
function read(text: string, unit: number): number {
  return /^\d{1,3}(\.\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text) * unit) : Number.NaN;
}

function Form({ limits }: { readonly limits: ApprovalLimits }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [roles, setRoles] = useDraft<ApprovalLimits>(limits, () => limits);
  const [typed, setTyped] = useDraft<Readonly<Record<NumberId, string>>>(limits, () => ({
    planMonths: String(limits.planMonths),
    quitaCoordinatorBp: String(limits.quitaCoordinatorBp / 100),
    quitaManagerBp: String(limits.quitaManagerBp / 100),
    interestCoordinatorBp: String(limits.interestCoordinatorBp / 100),
  }));
  const save = useMutation({
    mutationFn: (sound: ApprovalLimits) =>
      ledger.approvals.saveLimits({ commandId: crypto.randomUUID(), limits: sound }),
  });
  const numbers = Object.fromEntries(NUMBERS.map(({ id, unit }) => [id, read(typed[id], unit)]));
  const wanted = zApprovalLimits.safeParse({ ...roles, ...numbers });
  const changed = wanted.success && JSON.stringify(wanted.data) !== JSON.stringify(zApprovalLimits.parse(limits));
  return (
    <RulesForm
      save={save}
      words={{ save: t("approvals.limits.save"), saved: t("approvals.limits.saved") }}
      ready={changed}
      onSave={() => wanted.success && save.mutate(wanted.data)}
      fields={
        <>
          {NUMBERS.map(({ id, unit, to }) => (
            <Field
              key={id}
              label={t(`approvals.limits.${id}`)}
              {...(id === "quitaManagerBp" ? { hint: t("approvals.limits.above") } : {})}
              {...(zApprovalLimits.shape[id].safeParse(read(typed[id], unit)).success
                ? {}
                : {
                    validationState: "error" as const,
                    validationMessage: t("agreements.settings.bad", { from: 0, to }),
                  })}
            >
              <Input
                className={styles.number}
                inputMode="decimal"
                value={typed[id]}
                onChange={(_, { value }) => setTyped({ ...typed, [id]: value })}
              />
            </Field>
          ))}
          <Field label={t("approvals.limits.restructure")}>
            <Dropdown
              multiselect
              value={roles.restructure.map((role) => t(`users.roles.${role}`)).join(" + ")}
              selectedOptions={roles.restructure}
              onOptionSelect={(_, { selectedOptions }) =>
                setRoles({
                  ...roles,
                  restructure: zApproverRole.options.filter((role) => selectedOptions.includes(role)),
                })
              }
            >
              <RoleOptions />
            </Dropdown>
          </Field>
          {ROLES.map((id) => (
            <Field key={id} label={t(`approvals.limits.${id}`)}>
              <Dropdown
                value={t(`users.roles.${roles[id]}`)}
                selectedOptions={[roles[id]]}
                onOptionSelect={(_, { optionValue }) => {
                  const role: ApproverRole | undefined = zApproverRole.options.find((each) => each === optionValue);
                  if (role) setRoles({ ...roles, [id]: role });
                }}
              >
                <RoleOptions />
              </Dropdown>
            </Field>
          ))}
        </>
      }
    />
  );
}

function RoleOptions(): ReactNode {
  const { t } = useTranslation();
  return zApproverRole.options.map((role) => (
    <Option key={role} value={role}>
      {t(`users.roles.${role}`)}
    </Option>
  ));
}
