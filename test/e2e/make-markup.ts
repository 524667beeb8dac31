import { makeMarkupLedger } from "../ledger/support/markup-ledger.ts";

const [, , path] = process.argv;
if (path === undefined) throw new Error("Usage: make-markup <ledger>");
await makeMarkupLedger(path);
