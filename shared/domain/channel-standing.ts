/** How a phone or address stands. */
export interface ChannelStanding {
  readonly state: string;
  readonly optedOut: boolean;
}

/** What was said about it, by the outcome of a contact or by hand. */
export interface ChannelStatement {
  readonly byHand: boolean;
  /** "" where nothing was said of it. */
  readonly state: string;
  /** Null where nothing was said of it. */
  readonly optedOut: boolean | null;
}

/**
 * How a phone or address stands after what was said of it, in that order: a contact proves what nobody knew, and never what
 * is known to be bad; by hand it becomes whatever somebody says.
 */
export function channelAfter(first: ChannelStanding, statements: readonly ChannelStatement[]): ChannelStanding {
  return statements.reduce<ChannelStanding>((was, said) => {
    const proves = said.state === "verified" && !said.byHand;
    const state = said.state === "" || (proves && was.state !== "unverified") ? was.state : said.state;
    return { state, optedOut: said.optedOut ?? was.optedOut };
  }, first);
}
