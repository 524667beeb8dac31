import { escalationsHandlers as handlers } from "../escalations/handlers.ts";
import type { Implementer } from "./implementer.ts";

/** Cases that go up to whoever stands above, up to lawyers. */
export function escalationsRoutes({ escalations: os }: Implementer) {
  return {
    escalations: {
      proposals: os.proposals.handler(({ context, input }) => handlers.proposals(context, input)),
      escalable: os.escalable.handler(({ context, input }) => handlers.escalable(context, input)),
      get: os.get.handler(({ context, input }) => handlers.get(context, input)),
      ofCustomer: os.ofCustomer.handler(({ context, input }) => handlers.ofCustomer(context, input)),
      waiting: os.waiting.handler(({ context }) => handlers.waiting(context)),
      raise: os.raise.handler(({ context, input }) => handlers.raise(context, input)),
      putOff: os.putOff.handler(({ context, input }) => handlers.putOff(context, input)),
      decide: os.decide.handler(({ context, input }) => handlers.decide(context, input)),
      note: os.note.handler(({ context, input }) => handlers.note(context, input)),
      attach: os.attach.handler(({ context, input }) => handlers.attach(context, input)),
      mark: os.mark.handler(({ context, input }) => handlers.mark(context, input)),
      packFile: os.packFile.handler(({ context, input, signal }) => handlers.packFile(context, input, signal)),
      rules: os.rules.handler(({ context }) => handlers.rules(context)),
      saveRules: os.saveRules.handler(({ context, input }) => handlers.saveRules(context, input)),
      page: os.page.handler(({ context, input }) => handlers.page(context, input)),
      totals: os.totals.handler(({ context, input }) => handlers.totals(context, input)),
      values: os.values.handler(({ context, input }) => handlers.values(context, input)),
      groups: os.groups.handler(({ context, input }) => handlers.groups(context, input)),
      exportPage: os.exportPage.handler(({ context, input }) => handlers.exportPage(context, input)),
      exportGroups: os.exportGroups.handler(({ context, input }) => handlers.exportGroups(context, input)),
    },
  };
}
