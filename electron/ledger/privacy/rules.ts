import { zRetentionRules } from "../../../shared/contract/privacy.ts";
import { DEFAULT_RETENTION, type RetentionRules } from "../../../shared/domain/privacy.ts";
import { keptRules } from "../lib/kept-rules.ts";

/** For how long a company keeps what. */
export const retentionRules = keptRules<RetentionRules>(
  "retention",
  zRetentionRules,
  DEFAULT_RETENTION,
  "privacy.saveRules",
);
