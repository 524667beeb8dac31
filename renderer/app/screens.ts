import {
  ArrowDownloadFilled,
  ArrowDownloadRegular,
  ArrowTrendingLinesFilled,
  ArrowTrendingLinesRegular,
  BriefcaseFilled,
  BriefcaseRegular,
  BuildingBankFilled,
  BuildingBankRegular,
  ChatMultipleFilled,
  ChatMultipleRegular,
  ClipboardTaskListLtrFilled,
  ClipboardTaskListLtrRegular,
  DataTrendingFilled,
  DataTrendingRegular,
  DocumentTableFilled,
  DocumentTableRegular,
  type FluentIcon,
  GavelFilled,
  GavelRegular,
  HandshakeFilled,
  HandshakeRegular,
  HistoryFilled,
  HistoryRegular,
  HomeFilled,
  HomeRegular,
  LinkMultipleFilled,
  LinkMultipleRegular,
  MailTemplateFilled,
  MailTemplateRegular,
  MegaphoneFilled,
  MegaphoneRegular,
  MoneyHandFilled,
  MoneyHandRegular,
  PeopleFilled,
  PeopleRegular,
  ScalesFilled,
  ScalesRegular,
  SettingsFilled,
  SettingsRegular,
  ShieldCheckmarkFilled,
  ShieldCheckmarkRegular,
  SignatureFilled,
  SignatureRegular,
  TaskListSquareLtrFilled,
  TaskListSquareLtrRegular,
  WalletCreditCardFilled,
  WalletCreditCardRegular,
} from "@fluentui/react-icons";
import type { Shortcut } from "../lib/shortcuts.ts";

/** Names of the screens as shell.screens and shell.help call them. */
export type ScreenName =
  | "home"
  | "worklist"
  | "cartera"
  | "statement"
  | "customer"
  | "customers"
  | "document"
  | "payments"
  | "payment"
  | "promises"
  | "disputes"
  | "agreements"
  | "approvals"
  | "letters"
  | "escalations"
  | "escalation"
  | "agencies"
  | "agency"
  | "campaigns"
  | "campaign"
  | "bank"
  | "complements"
  | "contacts"
  | "review"
  | "kpis"
  | "forecast"
  | "reports"
  | "imports"
  | "audit"
  | "privacy"
  | "settings";

declare module "@tanstack/react-router" {
  interface StaticDataRouteOption {
    /** Which screen the route shows: its title and its help. */
    readonly screen?: ScreenName;
  }
}

/** A screen of the rail. */
export interface RailScreen {
  readonly name: ScreenName;
  readonly to:
    | "/hoy"
    | "/lista"
    | "/cartera"
    | "/clientes"
    | "/pagos"
    | "/promesas"
    | "/aclaraciones"
    | "/acuerdos"
    | "/autorizar"
    | "/cartas"
    | "/despachos"
    | "/escalamientos"
    | "/campanas"
    | "/bancos"
    | "/complementos"
    | "/gestiones"
    | "/revision"
    | "/indicadores"
    | "/pronostico"
    | "/reportes"
    | "/importar"
    | "/auditoria"
    | "/ajustes";
  /** Paths under which the rail marks this screen as the current one. */
  readonly paths: readonly string[];
  readonly icon: FluentIcon;
  readonly iconActive: FluentIcon;
  readonly shortcut: Shortcut;
  /** The call without which the screen has nothing to show; who may not make it does not see the screen. */
  readonly needs?: string;
}

/** In the order of the day; what does not exist yet is not here. */
export const RAIL_SCREENS: readonly RailScreen[] = [
  {
    name: "home",
    to: "/hoy",
    paths: ["/hoy"],
    icon: HomeRegular,
    iconActive: HomeFilled,
    shortcut: { key: "0", ctrl: true },
  },
  {
    name: "worklist",
    to: "/lista",
    paths: ["/lista"],
    icon: ClipboardTaskListLtrRegular,
    iconActive: ClipboardTaskListLtrFilled,
    shortcut: { key: "8", ctrl: true },
  },
  {
    name: "cartera",
    to: "/cartera",
    paths: ["/cartera", "/documentos"],
    icon: WalletCreditCardRegular,
    iconActive: WalletCreditCardFilled,
    shortcut: { key: "1", ctrl: true },
  },
  {
    name: "customers",
    to: "/clientes",
    paths: ["/clientes"],
    icon: PeopleRegular,
    iconActive: PeopleFilled,
    shortcut: { key: "c", ctrl: true, shift: true },
  },
  {
    name: "payments",
    to: "/pagos",
    paths: ["/pagos"],
    icon: MoneyHandRegular,
    iconActive: MoneyHandFilled,
    shortcut: { key: "5", ctrl: true },
  },
  {
    name: "bank",
    to: "/bancos",
    paths: ["/bancos"],
    icon: BuildingBankRegular,
    iconActive: BuildingBankFilled,
    shortcut: { key: "9", ctrl: true },
    needs: "bank.lines",
  },
  {
    name: "complements",
    to: "/complementos",
    paths: ["/complementos"],
    icon: LinkMultipleRegular,
    iconActive: LinkMultipleFilled,
    shortcut: { key: "6", ctrl: true },
  },
  {
    name: "contacts",
    to: "/gestiones",
    paths: ["/gestiones"],
    icon: ChatMultipleRegular,
    iconActive: ChatMultipleFilled,
    shortcut: { key: "g", ctrl: true, shift: true },
  },
  {
    name: "promises",
    to: "/promesas",
    paths: ["/promesas"],
    icon: HandshakeRegular,
    iconActive: HandshakeFilled,
    shortcut: { key: "p", ctrl: true, shift: true },
  },
  {
    name: "disputes",
    to: "/aclaraciones",
    paths: ["/aclaraciones"],
    icon: ScalesRegular,
    iconActive: ScalesFilled,
    shortcut: { key: "a", ctrl: true, shift: true },
  },
  {
    name: "agreements",
    to: "/acuerdos",
    paths: ["/acuerdos"],
    icon: SignatureRegular,
    iconActive: SignatureFilled,
    shortcut: { key: "e", ctrl: true, shift: true },
    needs: "agreements.page",
  },
  {
    name: "approvals",
    to: "/autorizar",
    paths: ["/autorizar"],
    icon: ShieldCheckmarkRegular,
    iconActive: ShieldCheckmarkFilled,
    shortcut: { key: "u", ctrl: true, shift: true },
    needs: "approvals.page",
  },
  {
    name: "letters",
    to: "/cartas",
    paths: ["/cartas"],
    icon: MailTemplateRegular,
    iconActive: MailTemplateFilled,
    shortcut: { key: "l", ctrl: true, shift: true },
  },
  {
    name: "campaigns",
    to: "/campanas",
    paths: ["/campanas"],
    icon: MegaphoneRegular,
    iconActive: MegaphoneFilled,
    shortcut: { key: "m", ctrl: true, shift: true },
    needs: "campaigns.page",
  },
  {
    name: "agencies",
    to: "/despachos",
    paths: ["/despachos"],
    icon: BriefcaseRegular,
    iconActive: BriefcaseFilled,
    shortcut: { key: "d", ctrl: true, shift: true },
    needs: "agencies.page",
  },
  {
    name: "escalations",
    to: "/escalamientos",
    paths: ["/escalamientos"],
    icon: GavelRegular,
    iconActive: GavelFilled,
    shortcut: { key: "x", ctrl: true, shift: true },
    needs: "escalations.page",
  },
  {
    name: "review",
    to: "/revision",
    paths: ["/revision"],
    icon: TaskListSquareLtrRegular,
    iconActive: TaskListSquareLtrFilled,
    shortcut: { key: "7", ctrl: true },
  },
  {
    name: "kpis",
    to: "/indicadores",
    paths: ["/indicadores"],
    icon: DataTrendingRegular,
    iconActive: DataTrendingFilled,
    shortcut: { key: "k", ctrl: true, shift: true },
    needs: "kpis.board",
  },
  {
    name: "forecast",
    to: "/pronostico",
    paths: ["/pronostico"],
    icon: ArrowTrendingLinesRegular,
    iconActive: ArrowTrendingLinesFilled,
    shortcut: { key: "y", ctrl: true, shift: true },
    needs: "forecast.runs",
  },
  {
    name: "reports",
    to: "/reportes",
    paths: ["/reportes"],
    icon: DocumentTableRegular,
    iconActive: DocumentTableFilled,
    shortcut: { key: "2", ctrl: true },
    needs: "reports.weekly",
  },
  {
    name: "imports",
    to: "/importar",
    paths: ["/importar"],
    icon: ArrowDownloadRegular,
    iconActive: ArrowDownloadFilled,
    shortcut: { key: "3", ctrl: true },
    needs: "imports.start",
  },
  {
    name: "audit",
    to: "/auditoria",
    paths: ["/auditoria"],
    icon: HistoryRegular,
    iconActive: HistoryFilled,
    shortcut: { key: "b", ctrl: true, shift: true },
    needs: "audit.page",
  },
  {
    name: "settings",
    to: "/ajustes",
    paths: ["/ajustes", "/privacidad"],
    icon: SettingsRegular,
    iconActive: SettingsFilled,
    shortcut: { key: "4", ctrl: true },
  },
];

/** Screens for whoever may make these calls. */
export function screensFor(may: (procedure: string) => boolean): readonly RailScreen[] {
  return RAIL_SCREENS.filter(({ needs }) => needs === undefined || may(needs));
}
