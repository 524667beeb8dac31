import { Badge, Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { AddRegular, CallRegular, EditRegular, MailRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Channel, Contact } from "../../../shared/contract/customer-profile.ts";
import { Allowed } from "../../components/Allowed.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNotice } from "../../components/ErrorNotice.tsx";
import { TabActions } from "../../components/TabActions.tsx";
import { orpc } from "../../lib/ledger.ts";
import { openWorkForm } from "../../lib/work-forms.tsx";
import { ContactDialog } from "./ContactDialog.tsx";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(320px, 1fr))",
    alignContent: "start",
    gap: tokens.spacingHorizontalM,
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    margin: 0,
    padding: tokens.spacingHorizontalL,
    listStyleType: "none",
  },
  card: {
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  gone: { color: tokens.colorNeutralForeground3 },
  top: { display: "flex", alignItems: "baseline", gap: tokens.spacingHorizontalS },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, flex: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  channel: { display: "flex", alignItems: "center", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  phone: { fontSize: tokens.fontSizeBase400, fontVariantNumeric: "tabular-nums" },
});

/** Contactos: the people at a customer, with their phones large enough to dial from. */
export function PeopleTab({ customerId }: { readonly customerId: number }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Contact | "new" | null>(null);
  const { data, error, refetch } = useQuery(orpc.customers.people.queryOptions({ input: { customerId } }));
  const add = (
    <Allowed to="customers.saveContact">
      <Button size="small" appearance="primary" icon={<AddRegular />} onClick={() => setEditing("new")}>
        {t("ficha.people.add")}
      </Button>
    </Allowed>
  );
  return (
    <>
      {data !== undefined && data.rows.length > 0 && <TabActions>{add}</TabActions>}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data?.rows.length === 0 && (
        <EmptyState title={t("ficha.people.emptyTitle")} body={t("ficha.people.emptyBody")}>
          {add}
        </EmptyState>
      )}
      {data !== undefined && data.rows.length > 0 && (
        <ul className={styles.list}>
          {data.rows.map((contact) => (
            <li key={contact.id} className={styles.card}>
              <div className={styles.top}>
                <h3 className={styles.name}>{contact.name}</h3>
                {!contact.active && <Badge appearance="outline">{t("ficha.people.gone")}</Badge>}
                {contact.doNotContact && (
                  <Badge appearance="outline" color="danger">
                    {t("ficha.people.doNotContact")}
                  </Badge>
                )}
                <Allowed to="customers.saveContact">
                  <Button
                    size="small"
                    appearance="subtle"
                    icon={<EditRegular />}
                    aria-label={t("ficha.people.edit", { name: contact.name })}
                    title={t("ficha.people.edit", { name: contact.name })}
                    onClick={() => setEditing(contact)}
                  />
                </Allowed>
              </div>
              <span className={styles.quiet}>
                {[t(`contacts.roles.${contact.role}`), contact.position].filter((part) => part !== "").join(" · ")}
              </span>
              {contact.channels.map((channel) => (
                <ChannelLine key={channel.id} contact={contact} channel={channel} customerId={customerId} />
              ))}
              {contact.note !== "" && <span className={styles.quiet}>{contact.note}</span>}
            </li>
          ))}
        </ul>
      )}
      {editing !== null && (
        <ContactDialog
          customerId={customerId}
          contact={editing === "new" ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

interface LineProps {
  readonly customerId: number;
  readonly contact: Contact;
  readonly channel: Channel;
}

function ChannelLine({ customerId, contact, channel }: LineProps): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const mail = channel.kind === "email";
  const text = channel.extension === "" ? channel.shown : `${channel.shown} ext. ${channel.extension}`;
  const usable = !channel.optedOut && channel.state !== "bad" && !contact.doNotContact && contact.active;
  const how = mail ? "mail" : channel.kind === "whatsapp" ? "whatsapp" : "call";
  return (
    <span className={styles.channel}>
      {mail ? <MailRegular /> : <CallRegular />}
      {usable ? (
        <Link
          as="button"
          {...(mail ? {} : { className: styles.phone })}
          onClick={() => openWorkForm({ kind: "contact", customerId, channel: how, channelId: channel.id })}
        >
          {text}
        </Link>
      ) : (
        <s>{text}</s>
      )}
      <span className={styles.quiet}>
        {[
          t(`ficha.people.kinds.${channel.kind}`),
          channel.optedOut ? t("ficha.people.optedOut") : "",
          channel.state === "unverified" ? "" : t(`ficha.people.states.${channel.state}`),
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </span>
    </span>
  );
}
