import type { ComponentType, LazyExoticComponent } from "react";
import type { WorkForm, WorkFormProps, WorkParts } from "../lib/work-forms.tsx";

/** A form of the side pane, loaded when it is first opened. */
type LazyForm<Kind extends WorkForm["kind"]> = LazyExoticComponent<ComponentType<WorkFormProps<Kind>>>;

/** The form of each kind of work; each feature has its line. */
export const WORK_FORMS: { readonly [Kind in WorkForm["kind"]]?: LazyForm<Kind> } = {};

/** What a feature that is not there yet lends to the others. */
function Nothing(): null {
  return null;
}

/** What features lend to each other; each has its line. */
export const WORK_PARTS: WorkParts = {
  PromiseFields: Nothing,
  DisputeFields: Nothing,
  ContactForm: Nothing,
  Timeline: Nothing,
};
