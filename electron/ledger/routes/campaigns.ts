import { deliveryHandlers } from "../campaigns/delivery-handlers.ts";
import { campaignLists, campaignsHandlers } from "../campaigns/handlers.ts";
import { wayHandlers } from "../campaigns/way-handlers.ts";
import type { Implementer } from "./implementer.ts";

/** Campaigns: whom they are for, what was sent, and what they brought. */
export function campaignsRoutes(os: Implementer) {
  return {
    campaigns: {
      get: os.campaigns.get.handler(({ context, input }) => campaignsHandlers.get(context, input)),
      save: os.campaigns.save.handler(({ context, input }) => campaignsHandlers.save(context, input)),
      ask: os.campaigns.ask.handler(({ context, input }) => campaignsHandlers.ask(context, input)),
      cancel: os.campaigns.cancel.handler(({ context, input }) => campaignsHandlers.cancel(context, input)),
      preview: os.campaigns.preview.handler(({ context, input }) => campaignsHandlers.preview(context, input)),
      sample: os.campaigns.sample.handler(({ context, input }) => campaignsHandlers.sample(context, input)),
      start: os.campaigns.start.handler(({ context, input }) => campaignsHandlers.start(context, input)),
      mailNext: os.campaigns.mailNext.handler(({ context, input }) => campaignsHandlers.mailNext(context, input)),
      handOver: os.campaigns.handOver.handler(({ context, input, signal }) =>
        campaignsHandlers.handOver(context, input, signal),
      ),
      printLetters: os.campaigns.printLetters.handler(({ context, input, signal }) =>
        wayHandlers.printLetters(context, input, signal),
      ),
      makeCalls: os.campaigns.makeCalls.handler(({ context, input, signal }) =>
        wayHandlers.makeCalls(context, input, signal),
      ),
      previewDelivery: os.campaigns.previewDelivery.handler(({ context, input }) =>
        deliveryHandlers.previewDelivery(context, input),
      ),
      importDelivery: os.campaigns.importDelivery.handler(({ context, input }) =>
        deliveryHandlers.importDelivery(context, input),
      ),
      members: os.campaigns.members.handler(({ context, input }) => campaignsHandlers.members(context, input)),
      page: os.campaigns.page.handler(({ context, input }) => campaignLists.page(context, input)),
      totals: os.campaigns.totals.handler(({ context, input }) => campaignLists.totals(context, input)),
      values: os.campaigns.values.handler(({ context, input }) => campaignLists.values(context, input)),
      groups: os.campaigns.groups.handler(({ context, input }) => campaignLists.groups(context, input)),
      exportPage: os.campaigns.exportPage.handler(({ context, input }) => campaignLists.exportPage(context, input)),
      exportGroups: os.campaigns.exportGroups.handler(({ context, input }) =>
        campaignLists.exportGroups(context, input),
      ),
    },
  };
}
