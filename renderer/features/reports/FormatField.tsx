import { Dropdown, Field, Option } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ReportSchedule } from "../../../shared/contract/reports.ts";

export type Format = ReportSchedule["format"];
const FORMATS = { pdf: "pdfOnly", xlsx: "xlsxOnly", both: "both" } as const;
const ORDER = ["pdf", "xlsx", "both"] as const;

/** As what a report is delivered. */
export function FormatField({
  format,
  onFormat,
}: {
  readonly format: Format;
  readonly onFormat: (format: Format) => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Field label={t("reportsScreen.format")}>
      <Dropdown
        value={t(`reportsScreen.${FORMATS[format]}`)}
        selectedOptions={[format]}
        onOptionSelect={(_, { optionValue }) => onFormat(ORDER.find((each) => each === optionValue) ?? "pdf")}
      >
        {ORDER.map((each) => (
          <Option key={each} value={each}>
            {t(`reportsScreen.${FORMATS[each]}`)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
