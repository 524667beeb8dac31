import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { CallRegular } from "@fluentui/react-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ContactBriefing } from "../../../shared/contract/contacts.ts";
import type { Typed } from "./contact-draft.ts";
import { addressText, fittingChannels, hasAddress } from "./labels.ts";

const useStyles = makeStyles({
  reach: { display: "flex", alignItems: "flex-end", gap: tokens.spacingHorizontalS },
  address: { flex: 1, minWidth: 0 },
  call: { flexShrink: 0 },
  control: { minWidth: 0, width: "100%" },
});

interface Props {
  readonly briefing: ContactBriefing;
  readonly typed: Typed;
  readonly change: (changes: Partial<Typed>) => void;
  /** The name of who was reached is missing. */
  readonly missing: boolean;
  /** Calls the number; null where a call may not be made now. */
  readonly onCall: ((address: string, extension: string) => void) | null;
}

/** Value of the choice "somebody else" and of an address that is nobody's. */
const OTHER = "0";

/** Whom the contact is with, and by which phone or address; a person without a record is written by hand. */
export function WhoFields({ briefing, typed, change, missing, onCall }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const contact = briefing.contacts.find(({ id }) => id === typed.contactId);
  const channels = fittingChannels(contact?.channels ?? [], typed.channel);
  const chosen = channels.find(({ id }) => id === typed.channelId);
  const byHand = contact === undefined;
  const pick = (value: string): void => {
    const id = Number(value);
    const picked = briefing.contacts.find((each) => each.id === id);
    const first = fittingChannels(picked?.channels ?? [], typed.channel)[0];
    change({ contactId: id, channelId: first?.id ?? null, reachedName: "", address: "", to: first?.value ?? "" });
  };
  const address = chosen?.value ?? typed.address;
  return (
    <>
      <Field
        label={t("contacts.form.who")}
        {...(missing && !byHand ? { validationState: "error" as const } : {})}
        {...(briefing.contacts.length === 0 ? { hint: t("contacts.form.noContacts") } : {})}
      >
        <Select
          className={styles.control}
          value={String(typed.contactId ?? OTHER)}
          onChange={(_, { value }) => pick(value)}
        >
          {briefing.contacts.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name} · {roleWords(each.role, t)}
              {each.doNotContact ? ` (${t("contacts.form.doNotContact")})` : ""}
            </option>
          ))}
          <option value={OTHER}>{t("contacts.form.somebodyElse")}</option>
        </Select>
      </Field>
      {byHand && (
        <Field
          label={t("contacts.form.whoName")}
          hint={t("contacts.form.whoHint")}
          {...(missing ? { validationState: "error" as const, validationMessage: t("contacts.form.whoMissing") } : {})}
        >
          <Input
            className={styles.control}
            maxLength={200}
            autoComplete="off"
            value={typed.reachedName}
            onChange={(_, { value }) => change({ reachedName: value })}
          />
        </Field>
      )}
      {hasAddress(typed.channel) && typed.channel !== "mail" && (
        <div className={styles.reach}>
          {channels.length > 0 && (
            <Field className={styles.address} label={t("contacts.form.phone")}>
              <Select
                value={String(typed.channelId ?? OTHER)}
                onChange={(_, { value }) => change({ channelId: value === OTHER ? null : Number(value) })}
              >
                {channels.map(({ id, value, extension, state, optedOut }) => (
                  <option key={id} value={id}>
                    {[
                      addressText(value),
                      ...(extension === "" ? [] : [t("contacts.form.extension", { extension })]),
                      ...(state === "bad" ? [t("contacts.form.bad")] : []),
                      ...(optedOut ? [t("contacts.form.optedOut")] : []),
                    ].join(" · ")}
                  </option>
                ))}
                <option value={OTHER}>{t("contacts.form.otherAddress")}</option>
              </Select>
            </Field>
          )}
          {chosen === undefined && (
            <Field className={styles.address} label={t("contacts.form.addressTyped")}>
              <Input
                className={styles.control}
                maxLength={200}
                inputMode="tel"
                autoComplete="off"
                value={typed.address}
                onChange={(_, { value }) => change({ address: value })}
              />
            </Field>
          )}
          {typed.channel === "call" && (
            <Button
              className={styles.call}
              icon={<CallRegular />}
              title="Ctrl+L"
              disabled={onCall === null || address.replace(/\D/g, "").length < 3}
              onClick={() => onCall?.(address, chosen?.extension ?? "")}
            >
              {t("contacts.form.call")}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

type Role =
  | "accounts-payable"
  | "finance"
  | "owner"
  | "legal-representative"
  | "purchasing"
  | "warehouse"
  | "reception"
  | "other";
const ROLES: ReadonlySet<string> = new Set<Role>([
  "accounts-payable",
  "finance",
  "owner",
  "legal-representative",
  "purchasing",
  "warehouse",
  "reception",
  "other",
]);

/** Name of a contact's role; a role this version does not know as it came. */
export function roleWords(role: string, t: (key: `contacts.roles.${Role}`) => string): string {
  return ROLES.has(role) ? t(`contacts.roles.${role as Role}`) : role;
}
