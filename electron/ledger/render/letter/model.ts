import type { Lang } from "../../../../shared/contract/common.ts";
import type { Letterhead } from "../letterhead.ts";
import type { PageWords, Table } from "../model.ts";

/**
 * A letter before it is a file: everything that stands on its pages, in the reader's language. It is what is kept of an
 * issued letter, and equal documents make equal bytes.
 */
export interface LetterDocument {
  readonly lang: Lang;
  /** Instant of issue; the file's creation date. */
  readonly madeAt: string;
  readonly folio: string;
  readonly title: string;
  readonly letterhead: Letterhead;
  /** `Monterrey, Nuevo León, a 22 de noviembre de 2026`. */
  readonly placeAndDate: string;
  readonly folioLine: string;
  readonly addressee: readonly string[];
  readonly subjectLabel: string;
  readonly blocks: readonly LetterBlock[];
  /** `Atentamente` with who signs; null where parties sign. */
  readonly signer: { readonly regards: string; readonly lines: readonly string[] } | null;
  /** How to pay, where to complain, privacy notice: at the end of every letter. */
  readonly notes: readonly { readonly title: string; readonly text: string }[];
  /** Left part of the footer of every page. */
  readonly footer: string;
  readonly pageWords: PageWords;
}

export type LetterBlock = Paragraph | Bullets | LetterTable | Signatures;

export interface Run {
  readonly text: string;
  readonly bold: boolean;
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly runs: readonly Run[];
}

export interface Bullets {
  readonly kind: "bullets";
  readonly items: readonly (readonly Run[])[];
}

/** A table with a title over it; long ones go on over pages with carried sums. */
export interface LetterTable {
  readonly kind: "table";
  readonly title: string;
  readonly table: Table;
  /** Small line under it; "" for none. */
  readonly note: string;
}

/** Places to sign, side by side. */
export interface Signatures {
  readonly kind: "signatures";
  readonly parties: readonly { readonly role: string; readonly lines: readonly string[] }[];
}
