import type { PackageStep } from "../../../../shared/domain/agencies/packages.ts";
import type { TableSpec } from "./spec.ts";

/** A version of the package of a batch. Append-only. */
export interface AgencyPackageRow {
  id: number;
  placement_id: number;
  version: number;
  made_on: string;
  file_name: string;
  bytes: number;
  sha256: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyPackageSpec: TableSpec<AgencyPackageRow> = {
  id: "int",
  placement_id: "int",
  version: "int",
  made_on: "text",
  file_name: "text",
  bytes: "int",
  sha256: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};

/** A placed item that went into a version. Append-only. */
export interface AgencyPackageItemRow {
  id: number;
  package_id: number;
  item_id: number;
  customer_id: number;
}
export const agencyPackageItemSpec: TableSpec<AgencyPackageItemRow> = {
  id: "int",
  package_id: "int",
  item_id: "int",
  customer_id: "int",
};

/** What became of a version. Append-only. */
export interface AgencyPackageEventRow {
  id: number;
  package_id: number;
  kind: PackageStep;
  on_day: string;
  /** Who it was at the agency; "" of a delivery. */
  who: string;
  note: string;
  person_id: number | null;
  recorded_at: string;
  actor: string;
}
export const agencyPackageEventSpec: TableSpec<AgencyPackageEventRow> = {
  id: "int",
  package_id: "int",
  kind: "text",
  on_day: "text",
  who: "text",
  note: "text",
  person_id: "int",
  recorded_at: "text",
  actor: "text",
};
