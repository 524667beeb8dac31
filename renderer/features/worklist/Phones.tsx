import { Badge, Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CallRegular, PersonAddRegular } from "@fluentui/react-icons";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Channel, Contact } from "../../../shared/contract/customer-profile.ts";
import { useWorkParts } from "../../lib/work-forms.tsx";

const useStyles = makeStyles({
  list: { display: "flex", flexWrap: "wrap", gap: "6px 12px", margin: 0, padding: 0, listStyleType: "none" },
  item: {
    display: "grid",
    gridTemplateColumns: "20px auto",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "center",
    padding: "4px 12px 5px 8px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    textDecorationLine: "none",
    textAlign: "left",
    font: "inherit",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  closed: { color: tokens.colorNeutralForeground3 },
  icon: { fontSize: "20px", display: "flex", color: tokens.colorCompoundBrandForeground1 },
  number: {
    display: "block",
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
  },
  who: { display: "flex", gap: "6px", alignItems: "center", fontSize: tokens.fontSizeBase200 },
  nobody: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Phones beyond these are a step away, on the customer's page. */
const MOST = 4;

/** A phone somebody may be called at. */
export interface Phone {
  readonly contact: Contact;
  readonly channel: Channel;
}

/** Phones of a customer in the order of the people, those that work first. */
export function phonesOf(people: readonly Contact[]): Phone[] {
  const all = people
    .filter((contact) => contact.active && !contact.doNotContact)
    .flatMap((contact) =>
      contact.channels
        .filter((channel) => channel.kind === "phone" || channel.kind === "mobile")
        .map((channel) => ({ contact, channel })),
    );
  const works = ({ channel }: Phone): boolean => channel.state !== "bad" && !channel.optedOut;
  return [...all.filter(works), ...all.filter((phone) => !works(phone))];
}

interface Props {
  readonly customerId: number;
  readonly phones: readonly Phone[];
  /** The customer may be called at this moment. */
  readonly open: boolean;
  /** Called with the phone that is dialled. */
  readonly onCall: (phone: Phone) => void;
}

/** Nobody to call: somebody is added here and now. */
function NoPhones({ customerId }: { readonly customerId: number }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  const { AddContact } = useWorkParts();
  const [adding, setAdding] = useState(false);
  return (
    <div className={styles.nobody}>
      <span className={styles.quiet}>{t("worklist.work.noPhones")}</span>
      <Button size="small" icon={<PersonAddRegular />} onClick={() => setAdding(true)}>
        {t("worklist.work.addContact")}
      </Button>
      {adding && (
        <Suspense>
          <AddContact customerId={customerId} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Whom to call, in digits that can be read while dialling. */
export function Phones({ customerId, phones, open, onCall }: Props): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  if (phones.length === 0) return <NoPhones customerId={customerId} />;
  const more = phones.length - MOST;
  return (
    <>
      <ul className={styles.list}>
        {phones.slice(0, MOST).map(({ contact, channel }) => {
          const closed = channel.state === "bad" || channel.optedOut;
          const words = (
            <>
              <span className={styles.icon} aria-hidden="true">
                <CallRegular />
              </span>
              <span>
                <span className={mergeClasses(styles.number, closed && styles.closed)}>
                  {channel.shown}
                  {channel.extension !== "" && ` ${t("worklist.work.extension", { extension: channel.extension })}`}
                </span>
                <span className={styles.who}>
                  {contact.name} · {t(`contacts.roles.${contact.role}`)}
                  {channel.state === "bad" && (
                    <Badge size="small" appearance="tint" color="danger">
                      {t("worklist.work.bad")}
                    </Badge>
                  )}
                  {channel.optedOut && (
                    <Badge size="small" appearance="tint" color="danger">
                      {t("worklist.work.optedOut")}
                    </Badge>
                  )}
                </span>
              </span>
            </>
          );
          return (
            <li key={channel.id}>
              {closed || !open ? (
                <span className={styles.item}>{words}</span>
              ) : (
                <button
                  type="button"
                  className={styles.item}
                  aria-label={t("worklist.work.call", { name: contact.name, phone: channel.shown })}
                  onClick={() => onCall({ contact, channel })}
                >
                  {words}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {more > 0 && <p className={styles.quiet}>{t("worklist.work.morePhones", { count: more })}</p>}
    </>
  );
}
