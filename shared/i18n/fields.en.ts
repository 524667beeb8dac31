import type { fieldsEs } from "./fields.es.ts";
import type { Messages } from "./messages.ts";

/** Why a typed value cannot be kept, by its code; `{{value}}` is what was typed. */
export const fieldsEn: Messages<typeof fieldsEs> = {
  "not-a-mail": "“{{value}}” is not a mail address. Write it as name@company.com.",
  "not-a-phone": "“{{value}}” is not a phone number. Write its 10 digits, or + and the country code.",
  "phone-too-short": "“{{value}}” has too few digits. Add the area code: 10 digits in all.",
  "not-an-extension": "“{{value}}” is not an extension. Write digits only, 8 at most.",
  "repeated-channel": "“{{value}}” stands twice in this contact. Keep one.",
  "merge-barred":
    "{{value}} is with lawyers or an agency, or asked not to be contacted, and the one that is kept is not. Mark the one that is kept alike before merging them, so that its debt is not chased as if nothing were.",
  "merge-held":
    "The credit of {{value}} is held and that of the one that is kept is not. Hold it on the one that is kept before merging them, so that nothing more is sold to it.",
  "hold-needs-reason": "Write why the credit standing changes; Sales and the next shift read it.",
  "hold-until-past": "The day until which it holds ({{value}}) has passed.",
  "stage-needs-day": "Write until when the stage decided by hand holds.",
  "stage-until-past": "The day until which the stage holds ({{value}}) has passed.",
  "release-nothing-held": "The credit of {{value}} is not held; there is nothing to release.",
  "release-needs-end": "A release is temporary: write until which day it holds, up to which balance, or both.",
  "release-until-past": "The day until which the release holds ({{value}}) has passed.",
  "nobody-in-sales": "Nobody whose role is sales has a mail address. Add one in Settings > People.",
  "not-a-time-zone": "“{{value}}” is not a time zone.",
  "not-a-person": "That person is no longer active. Choose another one from the list.",
  "own-parent": "A customer cannot be its own parent company.",
  "parent-circle": "“{{value}}” belongs to this customer, so it cannot be its parent company.",
  "parent-unknown": "The parent company is no longer in the ledger.",
  "own-backups":
    "That is where this ledger's backups are. Choose another disk or a folder on the network: if this PC fails, they are lost together.",
  "not-an-rfc": "“{{value}}” does not have the form of an RFC.",
};
