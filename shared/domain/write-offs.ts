/** Why a balance cannot be collected any more (COMPLIANCE 5: prescription and manifest impossibility of collection). */
export const WRITE_OFF_REASONS = ["prescription", "insolvency", "uncollectable", "small", "other"] as const;
export type WriteOffReason = (typeof WRITE_OFF_REASONS)[number];

/** Where a write-off stands: waiting for its approval, refused or withdrawn, written off, or taken back. */
export type WriteOffState = "asked" | "declined" | "written-off" | "undone";
