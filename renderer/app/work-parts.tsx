import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { WorkForm, WorkFormProps, WorkParts } from "../lib/work-forms.tsx";

/** A form of the side pane, loaded when it is first opened. */
type LazyForm<Kind extends WorkForm["kind"]> = LazyExoticComponent<ComponentType<WorkFormProps<Kind>>>;

/** The form of each kind of work; each feature has its line. */
export const WORK_FORMS: { readonly [Kind in WorkForm["kind"]]?: LazyForm<Kind> } = {
  acceptance: lazy(async () => ({
    default: (await import("../features/acceptance/AcceptanceForm.tsx")).AcceptanceForm,
  })),
  promise: lazy(async () => ({ default: (await import("../features/promises/PromiseForm.tsx")).PromiseForm })),
  agreement: lazy(async () => ({ default: (await import("../features/agreements/AgreementForm.tsx")).AgreementForm })),
  contact: lazy(async () => ({ default: (await import("../features/contacts/ContactPane.tsx")).ContactPane })),
  dispute: lazy(async () => ({ default: (await import("../features/disputes/DisputeForm.tsx")).DisputeForm })),
};

/** What features lend to each other; each has its line. */
export const WORK_PARTS: WorkParts = {
  PromiseFields: lazy(async () => ({
    default: (await import("../features/promises/PromiseFields.tsx")).PromiseFields,
  })),
  DisputeFields: lazy(async () => ({
    default: (await import("../features/disputes/DisputeFields.tsx")).DisputeFields,
  })),
  ContactForm: lazy(async () => ({ default: (await import("../features/contacts/ContactForm.tsx")).ContactForm })),
  AddContact: lazy(async () => ({ default: (await import("../features/customers/ContactDialog.tsx")).AddContact })),
  PlaceDialog: lazy(async () => ({ default: (await import("../features/agencies/PlaceDialog.tsx")).PlaceDialog })),
  ComplaintDialog: lazy(async () => ({
    default: (await import("../features/agencies/ComplaintDialog.tsx")).ComplaintDialog,
  })),
  RaiseDialog: lazy(async () => ({ default: (await import("../features/escalations/RaiseDialog.tsx")).RaiseDialog })),
  Timeline: lazy(async () => ({ default: (await import("../features/contacts/Timeline.tsx")).Timeline })),
};
