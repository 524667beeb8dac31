import type { ReactNode } from "react";
import type { WorkFormProps } from "../../lib/work-forms.tsx";
import { ContactForm } from "./ContactForm.tsx";

/** The form of a contact in the window's side pane. */
export function ContactPane({ form, onDone }: WorkFormProps<"contact">): ReactNode {
  const { kind: _kind, ...opening } = form;
  return <ContactForm {...opening} onSaved={onDone} onCancel={onDone} />;
}
