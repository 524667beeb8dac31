import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ReportBlock, ReportScreen, ReportSection, ReportTile } from "../../../shared/contract/report-document.ts";
import { Chart } from "../../charts/Chart.tsx";
import { FigureCard, LightWord } from "./KpiCard.tsx";
import { ReportTable } from "./ReportTable.tsx";

const useStyles = makeStyles({
  card: {
    padding: "12px 16px 14px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    minWidth: 0,
  },
  head: { display: "flex", alignItems: "baseline", gap: tokens.spacingHorizontalM, marginBottom: "6px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  aside: { marginLeft: "auto", color: tokens.colorNeutralForeground3 },
  heading: { margin: "8px 0 2px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  note: { margin: "4px 0", maxWidth: "96ch" },
  tiles: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(210px, 1fr))",
    gap: tokens.spacingHorizontalM,
    marginBottom: "8px",
  },
  /** A line of its own, whether a light stands before it or not. */
  detail: { flexBasis: "100%" },
  terms: {
    display: "grid",
    gridTemplateColumns: "240px minmax(0, 1fr)",
    gap: "6px 16px",
    margin: 0,
    "& dt": { fontWeight: tokens.fontWeightSemibold },
    "& dd": { margin: 0, maxWidth: "96ch", overflowWrap: "anywhere" },
  },
});

/** Sections of a report in their order, as they are printed. */
export function ReportBody({ report }: { readonly report: ReportScreen }): ReactNode {
  return report.sections.map((section, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: sections of a report keep their places
    <SectionCard key={`${index} ${section.title} ${section.aside}`} section={section} />
  ));
}

function SectionCard({ section }: { readonly section: ReportSection }): ReactNode {
  const styles = useStyles();
  const label = section.aside === "" ? section.title : `${section.title}, ${section.aside}`;
  return (
    <section className={styles.card} aria-label={label}>
      <div className={styles.head}>
        <h2 className={styles.title}>{section.title}</h2>
        {section.aside !== "" && <span className={styles.aside}>{section.aside}</span>}
      </div>
      {section.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a section keep their places
        <Block key={index} block={block} label={label} />
      ))}
    </section>
  );
}

function Block({ block, label }: { readonly block: ReportBlock; readonly label: string }): ReactNode {
  const styles = useStyles();
  const { t } = useTranslation();
  switch (block.kind) {
    case "tiles":
      return (
        <div className={styles.tiles}>
          {block.tiles.map((tile) => (
            <Tile key={tile.label} tile={tile} />
          ))}
        </div>
      );
    case "chart":
      return (
        <Chart
          option={block.option}
          description={t("reportsScreen.chart", { name: block.title })}
          height={block.height * 1.4}
        />
      );
    case "note":
      return <p className={styles.note}>{block.text}</p>;
    case "heading":
      return <h3 className={styles.heading}>{block.text}</h3>;
    case "definitions":
      return (
        <dl className={styles.terms}>
          {block.items.map(({ term, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of them may have the same term
            <Term key={index} term={term} text={text} />
          ))}
        </dl>
      );
    case "table":
      return <ReportTable table={block} label={label} />;
  }
}

function Term({ term, text }: { readonly term: string; readonly text: string }): ReactNode {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}

function Tile({ tile }: { readonly tile: ReportTile }): ReactNode {
  const styles = useStyles();
  return (
    <FigureCard name={tile.label} value={tile.value}>
      {tile.light !== null && <LightWord color={tile.light.color} word={tile.light.word} />}
      {tile.details.map((line) => (
        <span key={line} className={styles.detail}>
          {line}
        </span>
      ))}
    </FigureCard>
  );
}
