/** Who writes: at the head of the first page. */
export interface Letterhead {
  readonly name: string;
  readonly lines: readonly string[];
  /** Picture by its SHA-256; its bytes come with the request. Height and width in pixels. */
  readonly logo: {
    readonly sha256: string;
    readonly mime: string;
    readonly width: number;
    readonly height: number;
  } | null;
}
