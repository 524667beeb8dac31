import { createReadingRouter } from "./reading-router.ts";
import { agenciesRoutes } from "./routes/agencies.ts";
import { campaignsRoutes } from "./routes/campaigns.ts";
import { collectingRoutes } from "./routes/collecting.ts";
import { escalationsRoutes } from "./routes/escalations.ts";
import { figuresRoutes } from "./routes/figures.ts";
import { implementer } from "./routes/implementer.ts";
import { intakeRoutes } from "./routes/intake.ts";
import { officeRoutes } from "./routes/office.ts";
import { termsRoutes } from "./routes/terms.ts";

/** Implements the contract. */
export function createRouter() {
  const os = implementer();
  return os.router({
    ...createReadingRouter(),
    ...intakeRoutes(os),
    ...collectingRoutes(os),
    ...termsRoutes(os),
    ...agenciesRoutes(os),
    ...campaignsRoutes(os),
    ...escalationsRoutes(os),
    ...figuresRoutes(os),
    ...officeRoutes(os),
  });
}
