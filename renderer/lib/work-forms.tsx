import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { DisputeDraft } from "../../shared/contract/disputes.ts";
import type { PromiseDraft } from "../../shared/contract/promises.ts";
import { createPersonalStore, useStore } from "./store.ts";

/** An issued letter on its way into a mail. */
export interface LetterToMail {
  readonly id: number;
  /** Name of its file. */
  readonly name: string;
  /** Subject the mail begins with. */
  readonly subject: string;
}

/** A form of the day's work, opened beside whatever screen is shown. */
export type WorkForm =
  | {
      readonly kind: "contact";
      readonly customerId: number;
      /** How it is going to be, when the user already chose: call, mail, whatsapp... */
      readonly channel?: string;
      /** Channel of a contact (its phone or mail address) that was picked. */
      readonly channelId?: number;
      /** Follow-up that this contact answers. */
      readonly followUpId?: number;
      readonly invoices?: readonly string[];
      /** Issued letter that goes with the mail. */
      readonly letter?: LetterToMail;
    }
  | {
      readonly kind: "promise";
      readonly customerId: number;
      readonly invoices?: readonly string[];
      /** Promise that the new one takes the place of. */
      readonly renegotiates?: number;
    }
  | {
      readonly kind: "dispute";
      readonly customerId: number;
      /** Invoices of the customer and of one currency; several are disputed for the same reason. */
      readonly invoices?: readonly string[];
    }
  | {
      readonly kind: "agreement";
      readonly customerId: number;
      /** Invoices of the customer, in whatever currencies; none: all that are open. */
      readonly invoices?: readonly string[];
      /** Draft or offer that the new one takes the place of. */
      readonly revises?: number;
    }
  | { readonly kind: "acceptance"; readonly invoices: readonly string[] };

const open = createPersonalStore<WorkForm | null>(null);

/** Opens a form in the window's side pane; one is open at a time. */
export function openWorkForm(form: WorkForm): void {
  open.set(form);
}

/** Closes the form in the side pane, without asking. */
export function closeWorkForm(): void {
  open.set(null);
}

/** The form that is open in the side pane; null where none is. */
export function useWorkForm(): WorkForm | null {
  return useStore(open);
}

/** What the side pane gives the form of one kind; it draws the title and the way out. */
export interface WorkFormProps<Kind extends WorkForm["kind"]> {
  readonly form: Extract<WorkForm, { kind: Kind }>;
  /** Closes the pane. */
  readonly onDone: () => void;
}

/** Fields of one draft inside another form: `value` is null until what is typed makes a whole draft. */
export interface DraftFieldsProps<Draft> {
  readonly customerId: number;
  readonly invoices: readonly string[];
  readonly value: Draft | null;
  readonly onChange: (draft: Draft | null) => void;
}

/** Parts that features lend to each other; the app fills them in, because features never import each other. */
export interface WorkParts {
  readonly PromiseFields: ComponentType<DraftFieldsProps<PromiseDraft>>;
  readonly DisputeFields: ComponentType<DraftFieldsProps<DisputeDraft>>;
  /** The whole form of a logged contact, as the worklist shows it in the middle of the screen. */
  readonly ContactForm: ComponentType<ContactFormProps>;
  /** Adds somebody at a customer, over whatever is shown. */
  readonly AddContact: ComponentType<{ readonly customerId: number; readonly onClose: () => void }>;
  /** Asks to place invoices with an agency, over whatever is shown. */
  readonly PlaceDialog: ComponentType<{
    readonly agencyId: number | null;
    readonly uuids: readonly string[] | null;
    readonly onClose: () => void;
  }>;
  /** Writes a complaint about an agency down, over whatever is shown. */
  readonly ComplaintDialog: ComponentType<{
    readonly agencyId: number;
    readonly agencyName: string;
    readonly customer: { readonly id: number; readonly name: string } | null;
    readonly today: string;
    readonly onClose: () => void;
    readonly onSaved: (id: number) => void;
  }>;
  /** Raises a case of a customer's overdue invoices, over whatever is shown. */
  readonly RaiseDialog: ComponentType<{
    readonly customerId: number;
    readonly name: string;
    readonly onClose: () => void;
  }>;
  /** What happened with a customer, newest first. */
  readonly Timeline: ComponentType<{ readonly customerId: number }>;
}

export interface ContactFormProps {
  readonly customerId: number;
  readonly followUpId?: number;
  readonly channel?: string;
  readonly channelId?: number;
  readonly invoices?: readonly string[];
  readonly letter?: LetterToMail;
  /** The screen names the customer and what they owe already. */
  readonly named?: boolean;
  /** What was chosen beside the form: an outcome, or the phone that is being dialled. Each new object is taken over. */
  readonly picked?: { readonly outcome?: string; readonly channelId?: number } | null;
  /** Called with the new contact's id once it is in the ledger. */
  readonly onSaved: (interactionId: number) => void;
  readonly onCancel?: () => void;
}

const Parts = createContext<WorkParts | null>(null);

/** Hands the parts of other features down to all below it. */
export function WorkPartsProvider(props: { readonly parts: WorkParts; readonly children: ReactNode }): ReactNode {
  return <Parts.Provider value={props.parts}>{props.children}</Parts.Provider>;
}

/** Parts of other features. Throws outside the window's frame. */
export function useWorkParts(): WorkParts {
  const parts = useContext(Parts);
  if (parts === null) throw new Error("no work parts here");
  return parts;
}
