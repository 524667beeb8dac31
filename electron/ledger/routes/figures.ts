import { forecastHandlers } from "../forecast/handlers.ts";
import { closesHandlers } from "../kpis/close-handlers.ts";
import { kpisHandlers } from "../kpis/handlers.ts";
import { reportsHandlers } from "../reports/handlers.ts";
import type { Implementer } from "./implementer.ts";

/** What is measured, foreseen and reported. */
export function figuresRoutes(os: Implementer) {
  return {
    kpis: {
      board: os.kpis.board.handler(({ context, input }) => kpisHandlers.board(context, input)),
      trend: os.kpis.trend.handler(({ context, input }) => kpisHandlers.trend(context, input)),
      rows: os.kpis.rows.handler(({ context, input }) => kpisHandlers.rows(context, input)),
      exportBoard: os.kpis.exportBoard.handler(({ context, input }) => kpisHandlers.exportBoard(context, input)),
      exportRows: os.kpis.exportRows.handler(({ context, input }) => kpisHandlers.exportRows(context, input)),
      movement: os.kpis.movement.handler(({ context, input }) => kpisHandlers.movement(context, input)),
      groups: os.kpis.groups.handler(({ context }) => kpisHandlers.groups(context)),
      rules: os.kpis.rules.handler(({ context }) => kpisHandlers.rules(context)),
      saveRules: os.kpis.saveRules.handler(({ context, input }) => kpisHandlers.saveRules(context, input)),
      closes: {
        list: os.kpis.closes.list.handler(({ context }) => closesHandlers.list(context)),
        plan: os.kpis.closes.plan.handler(({ context, input }) => closesHandlers.plan(context, input)),
        close: os.kpis.closes.close.handler(({ context, input }) => closesHandlers.close(context, input)),
        get: os.kpis.closes.get.handler(({ context, input }) => closesHandlers.get(context, input)),
      },
    },
    forecast: {
      make: os.forecast.make.handler(({ context, input }) => forecastHandlers.make(context, input)),
      runs: os.forecast.runs.handler(({ context, input }) => forecastHandlers.runs(context, input)),
      run: os.forecast.run.handler(({ context, input }) => forecastHandlers.run(context, input)),
      items: os.forecast.items.handler(({ context, input }) => forecastHandlers.items(context, input)),
      exportRun: os.forecast.exportRun.handler(({ context, input }) => forecastHandlers.exportRun(context, input)),
    },
    reports: {
      weekly: os.reports.weekly.handler(({ context, input }) => reportsHandlers.weekly(context, input)),
      read: os.reports.read.handler(({ context, input }) => reportsHandlers.read(context, input)),
      preview: os.reports.preview.handler(({ context, input }) => reportsHandlers.preview(context, input)),
      export: os.reports.export.handler(({ context, input }) => reportsHandlers.export(context, input)),
      send: os.reports.send.handler(({ context, input }) => reportsHandlers.send(context, input)),
      schedules: os.reports.schedules.handler(({ context }) => reportsHandlers.schedules(context)),
      saveSchedule: os.reports.saveSchedule.handler(({ context, input }) =>
        reportsHandlers.saveSchedule(context, input),
      ),
      runDue: os.reports.runDue.handler(({ context }) => reportsHandlers.runDue(context)),
      deliveries: os.reports.deliveries.handler(({ context, input }) => reportsHandlers.deliveries(context, input)),
    },
  };
}
