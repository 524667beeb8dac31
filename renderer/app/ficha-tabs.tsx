import { type ComponentType, type LazyExoticComponent, lazy } from "react";

/** What every tab of the customer's page is given. */
export interface FichaTabProps {
  readonly customerId: number;
}

/** A tab of the customer's page beside the statement: its path, the key of its word, and what it shows. */
interface FichaTab {
  readonly tab: string;
  readonly label: `ficha.tabs.${"contacts" | "promises" | "disputes" | "agreements" | "people" | "interest" | "terms" | "documents"}`;
  readonly Component: LazyExoticComponent<ComponentType<FichaTabProps>>;
}

/** The tabs in their order, each feature with its line; what does not exist yet is not here. */
export const FICHA_TABS: readonly FichaTab[] = [
  {
    tab: "gestiones",
    label: "ficha.tabs.contacts",
    Component: lazy(async () => ({ default: (await import("../features/contacts/Timeline.tsx")).Timeline })),
  },
  {
    tab: "promesas",
    label: "ficha.tabs.promises",
    Component: lazy(async () => ({ default: (await import("../features/promises/PromisesTab.tsx")).PromisesTab })),
  },
  {
    tab: "aclaraciones",
    label: "ficha.tabs.disputes",
    Component: lazy(async () => ({ default: (await import("../features/disputes/DisputesTab.tsx")).DisputesTab })),
  },
  {
    tab: "acuerdos",
    label: "ficha.tabs.agreements",
    Component: lazy(async () => ({
      default: (await import("../features/agreements/AgreementsTab.tsx")).AgreementsTab,
    })),
  },
  {
    tab: "contactos",
    label: "ficha.tabs.people",
    Component: lazy(async () => ({ default: (await import("../features/customers/PeopleTab.tsx")).PeopleTab })),
  },
  {
    tab: "intereses",
    label: "ficha.tabs.interest",
    Component: lazy(async () => ({ default: (await import("../features/interest/InterestTab.tsx")).InterestTab })),
  },
  {
    tab: "condiciones",
    label: "ficha.tabs.terms",
    Component: lazy(async () => ({ default: (await import("../features/acceptance/TermsTab.tsx")).TermsTab })),
  },
  {
    tab: "documentos",
    label: "ficha.tabs.documents",
    Component: lazy(async () => ({ default: (await import("../features/customers/DocumentsTab.tsx")).DocumentsTab })),
  },
];
