import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { z } from "zod";
import { StartScreen } from "../features/ledgers/StartScreen.tsx";
import { CarteraScreen } from "../features/receivables/CarteraScreen.tsx";
import { AGENCY_PARTS, WORKLIST_REASONS } from "../lib/navigation.ts";
import { AppShell } from "./AppShell.tsx";
import { NotFound } from "./NotFound.tsx";
import { ScreenError } from "./ScreenError.tsx";

const rootRoute = createRootRoute({ component: AppShell, notFoundComponent: NotFound });

const indexRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/cartera", replace: true });
  },
});

const startRoute = createRoute({ getParentRoute: () => rootRoute, path: "/inicio", component: StartScreen });

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/hoy",
  staticData: { screen: "home" },
  component: lazyRouteComponent(() => import("../features/worklist/HomeScreen.tsx"), "HomeScreen"),
});

const worklistRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/lista",
  validateSearch: z.object({ motivo: z.enum(WORKLIST_REASONS).optional().catch(undefined) }),
  staticData: { screen: "worklist" },
  component: lazyRouteComponent(() => import("../features/worklist/WorklistScreen.tsx"), "WorklistScreen"),
});

/** What the app opens on comes with it; the other screens come when they are wanted. */
const carteraRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/cartera",
  staticData: { screen: "cartera" },
  component: CarteraScreen,
});

const customersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/clientes",
  staticData: { screen: "customers" },
  component: lazyRouteComponent(() => import("../features/customers/CustomersScreen.tsx"), "CustomersScreen"),
});

const customerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/clientes/$customerId",
  staticData: { screen: "customer" },
  component: lazyRouteComponent(() => import("./Ficha.tsx"), "Ficha"),
});

const statementRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: "/",
  staticData: { screen: "statement" },
  component: lazyRouteComponent(() => import("../features/customers/StatementTab.tsx"), "StatementTab"),
});

const customerTabRoute = createRoute({
  getParentRoute: () => customerRoute,
  path: "$tab",
  staticData: { screen: "customer" },
  component: lazyRouteComponent(() => import("./Ficha.tsx"), "FichaTabContent"),
});

const documentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/documentos/$uuid",
  staticData: { screen: "document" },
  component: lazyRouteComponent(() => import("../features/receivables/DocumentScreen.tsx"), "DocumentScreen"),
});

const paymentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pagos",
  validateSearch: z.object({
    customer: z.number().int().optional().catch(undefined),
    record: z.number().int().optional().catch(undefined),
  }),
  staticData: { screen: "payments" },
  component: lazyRouteComponent(() => import("../features/payments/PaymentsScreen.tsx"), "PaymentsScreen"),
});

const paymentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pagos/$uuid",
  staticData: { screen: "payment" },
  component: lazyRouteComponent(() => import("../features/payments/PaymentScreen.tsx"), "PaymentScreen"),
});

const promisesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/promesas",
  validateSearch: z.object({ customer: z.number().int().optional().catch(undefined) }),
  staticData: { screen: "promises" },
  component: lazyRouteComponent(() => import("../features/promises/PromisesScreen.tsx"), "PromisesScreen"),
});

const lettersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/cartas",
  validateSearch: z.object({
    customer: z.number().int().optional().catch(undefined),
    id: z.number().int().optional().catch(undefined),
  }),
  staticData: { screen: "letters" },
  component: lazyRouteComponent(() => import("../features/letters/LettersScreen.tsx"), "LettersScreen"),
});

const letterFormRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/cartas/nueva",
  staticData: { screen: "letters" },
  component: lazyRouteComponent(() => import("../features/letters/LetterFormScreen.tsx"), "LetterFormScreen"),
});

const letterTextsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/cartas/textos",
  staticData: { screen: "letters" },
  component: lazyRouteComponent(() => import("../features/letters/TextsScreen.tsx"), "TextsScreen"),
});

const agreementsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/acuerdos",
  validateSearch: z.object({
    customer: z.number().int().optional().catch(undefined),
    id: z.number().int().optional().catch(undefined),
    source: z.string().optional().catch(undefined),
  }),
  staticData: { screen: "agreements" },
  component: lazyRouteComponent(() => import("../features/agreements/AgreementsScreen.tsx"), "AgreementsScreen"),
});

const campaignsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/campanas",
  staticData: { screen: "campaigns" },
  component: lazyRouteComponent(() => import("../features/campaigns/CampaignsScreen.tsx"), "CampaignsScreen"),
});

const campaignRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/campanas/$campaignId",
  staticData: { screen: "campaign" },
  component: lazyRouteComponent(() => import("../features/campaigns/CampaignScreen.tsx"), "CampaignScreen"),
});

const agenciesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/despachos",
  staticData: { screen: "agencies" },
  component: lazyRouteComponent(() => import("../features/agencies/AgenciesScreen.tsx"), "AgenciesScreen"),
});

const agencyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/despachos/$agencyId",
  validateSearch: z.object({
    part: z.enum(AGENCY_PARTS).optional().catch(undefined),
    placement: z.number().int().optional().catch(undefined),
  }),
  staticData: { screen: "agency" },
  component: lazyRouteComponent(() => import("../features/agencies/AgencyScreen.tsx"), "AgencyScreen"),
});

const escalationsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/escalamientos",
  staticData: { screen: "escalations" },
  component: lazyRouteComponent(() => import("../features/escalations/EscalationsScreen.tsx"), "EscalationsScreen"),
});

const escalationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/escalamientos/$escalationId",
  staticData: { screen: "escalation" },
  component: lazyRouteComponent(() => import("../features/escalations/CaseScreen.tsx"), "CaseScreen"),
});

const approvalsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/autorizar",
  staticData: { screen: "approvals" },
  component: lazyRouteComponent(() => import("../features/approvals/ApprovalsScreen.tsx"), "ApprovalsScreen"),
});

const disputesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/aclaraciones",
  validateSearch: z.object({
    customer: z.number().int().optional().catch(undefined),
    id: z.number().int().optional().catch(undefined),
  }),
  staticData: { screen: "disputes" },
  component: lazyRouteComponent(() => import("../features/disputes/DisputesScreen.tsx"), "DisputesScreen"),
});

const contactsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/gestiones",
  staticData: { screen: "contacts" },
  component: lazyRouteComponent(() => import("../features/contacts/ContactsScreen.tsx"), "ContactsScreen"),
});

const forecastRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/pronostico",
  staticData: { screen: "forecast" },
  component: lazyRouteComponent(() => import("../features/forecast/ForecastScreen.tsx"), "ForecastScreen"),
});

const bankRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/bancos",
  staticData: { screen: "bank" },
  component: lazyRouteComponent(() => import("../features/payments/statements/BankScreen.tsx"), "BankScreen"),
});

const complementsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/complementos",
  staticData: { screen: "complements" },
  component: lazyRouteComponent(() => import("../features/complements/ComplementsScreen.tsx"), "ComplementsScreen"),
});

const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/revision",
  staticData: { screen: "review" },
  component: lazyRouteComponent(() => import("../features/review/ReviewScreen.tsx"), "ReviewScreen"),
});

const kpisRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/indicadores",
  staticData: { screen: "kpis" },
  component: lazyRouteComponent(() => import("../features/kpis/KpisScreen.tsx"), "KpisScreen"),
});

const reportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reportes",
  staticData: { screen: "reports" },
  component: lazyRouteComponent(() => import("../features/reports/ReportsScreen.tsx"), "ReportsScreen"),
});

const importsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/importar",
  validateSearch: z.object({
    run: z.number().int().optional().catch(undefined),
    view: z.enum(["folders", "openings", "conflicts"]).optional().catch(undefined),
  }),
  staticData: { screen: "imports" },
  component: lazyRouteComponent(() => import("../features/imports/ImportScreen.tsx"), "ImportScreen"),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/auditoria",
  staticData: { screen: "audit" },
  component: lazyRouteComponent(() => import("../features/audit/AuditScreen.tsx"), "AuditScreen"),
});

const privacyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/privacidad",
  staticData: { screen: "privacy" },
  component: lazyRouteComponent(() => import("../features/privacy/PrivacyScreen.tsx"), "PrivacyScreen"),
});

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ajustes",
  staticData: { screen: "settings" },
  component: lazyRouteComponent(() => import("../features/settings/SettingsScreen.tsx"), "SettingsScreen"),
});

/** Hash routes: the page is one file of the app's own protocol, so the path after it must not be asked for. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    indexRoute,
    startRoute,
    homeRoute,
    worklistRoute,
    carteraRoute,
    customersRoute,
    customerRoute.addChildren([statementRoute, customerTabRoute]),
    documentRoute,
    paymentsRoute,
    paymentRoute,
    promisesRoute,
    lettersRoute,
    letterFormRoute,
    letterTextsRoute,
    disputesRoute,
    agreementsRoute,
    approvalsRoute,
    campaignsRoute,
    campaignRoute,
    escalationsRoute,
    escalationRoute,
    agenciesRoute,
    agencyRoute,
    forecastRoute,
    bankRoute,
    complementsRoute,
    contactsRoute,
    reviewRoute,
    kpisRoute,
    reportsRoute,
    importsRoute,
    auditRoute,
    privacyRoute,
    settingsRoute,
  ]),
  history: createHashHistory(),
  defaultErrorComponent: ScreenError,
  defaultPreload: "intent",
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    readonly router: typeof router;
  }
}
