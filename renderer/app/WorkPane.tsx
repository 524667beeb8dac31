import { makeStyles, Spinner } from "@fluentui/react-components";
import { type ComponentType, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { SidePane } from "../components/SidePane.tsx";
import { closeWorkForm, useWorkForm, type WorkForm, type WorkFormProps } from "../lib/work-forms.tsx";
import { WORK_FORMS } from "./work-parts.tsx";

const useStyles = makeStyles({ waiting: { display: "flex", justifyContent: "center", padding: "32px 0" } });

/** What tells two openings of a form apart: the same customer again goes on with what was typed. */
function keyOf(form: WorkForm): string {
  if (form.kind === "acceptance") return `acceptance ${form.invoices.join(" ")}`;
  if (form.kind === "agreement")
    return `agreement ${form.customerId} ${form.revises ?? ""} ${form.invoices?.join(" ") ?? ""}`;
  return `${form.kind} ${form.customerId}`;
}

/** The window's side pane: the form of a contact, a promise, an agreement, a dispute or an acceptance, beside whatever is shown. */
export function WorkPane(): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const form = useWorkForm();
  if (form === null) return null;
  // The table pairs each kind with the form of that kind, which the compiler cannot see through a union.
  const Form = WORK_FORMS[form.kind] as ComponentType<WorkFormProps<WorkForm["kind"]>> | undefined;
  if (Form === undefined) return null;
  return (
    <SidePane key={keyOf(form)} title={t(`contacts.pane.${form.kind}`)} onClose={closeWorkForm} takeFocus>
      <Suspense fallback={<Spinner className={styles.waiting} size="small" />}>
        <Form form={form} onDone={closeWorkForm} />
      </Suspense>
    </SidePane>
  );
}
