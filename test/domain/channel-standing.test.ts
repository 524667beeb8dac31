import { describe, expect, it } from "vitest";
import { type ChannelStatement, channelAfter } from "../../shared/domain/channel-standing.ts";

const NEW = { state: "unverified", optedOut: false };
const contact = (state: string, optedOut: boolean | null = null): ChannelStatement => ({
  byHand: false,
  state,
  optedOut,
});
const hand = (state: string, optedOut: boolean | null = null): ChannelStatement => ({ byHand: true, state, optedOut });

describe("a phone or address", () => {
  it("stands as before while nothing is said of it", () => {
    expect(channelAfter(NEW, [])).toEqual(NEW);
    expect(channelAfter({ state: "wrong", optedOut: true }, [contact(""), hand("")])).toEqual({
      state: "wrong",
      optedOut: true,
    });
  });

  it("is proven by a contact where nobody knew, and never where it is known to be bad", () => {
    expect(channelAfter(NEW, [contact("verified")])).toEqual({ state: "verified", optedOut: false });
    expect(channelAfter({ state: "wrong", optedOut: false }, [contact("verified")]).state).toBe("wrong");
    expect(channelAfter({ state: "bounced", optedOut: false }, [contact("verified")]).state).toBe("bounced");
  });

  it("is bad from the contact on that found it so, also where it was proven", () => {
    expect(channelAfter(NEW, [contact("wrong")]).state).toBe("wrong");
    expect(channelAfter({ state: "verified", optedOut: false }, [contact("bounced")]).state).toBe("bounced");
  });

  it("becomes by hand whatever somebody says", () => {
    expect(channelAfter({ state: "wrong", optedOut: false }, [hand("verified")]).state).toBe("verified");
    expect(channelAfter({ state: "verified", optedOut: false }, [hand("unverified")]).state).toBe("unverified");
  });

  it("takes what was said in that order", () => {
    expect(channelAfter(NEW, [contact("wrong"), contact("verified")]).state).toBe("wrong");
    expect(channelAfter(NEW, [contact("wrong"), hand("unverified"), contact("verified")]).state).toBe("verified");
  });

  it("is left out of mails, or let in again, only where that is said", () => {
    expect(channelAfter(NEW, [contact("", true)])).toEqual({ state: "unverified", optedOut: true });
    expect(channelAfter(NEW, [contact("", true), contact("verified")])).toEqual({ state: "verified", optedOut: true });
    expect(channelAfter({ state: "verified", optedOut: true }, [hand("", false)]).optedOut).toBe(false);
  });
});
