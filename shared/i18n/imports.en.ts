import type { importsEs } from "./imports.es.ts";
import type { Messages } from "./messages.ts";

/** Reasons, advice and warnings of imported files; see imports.es.ts. */
export const importsEn: Messages<typeof importsEs> = {
  line: "line {{line}}",
  unknownCode: { reason: "Result without a description: {{detail}}", advice: "" },
  codes: {
    posted: { reason: "Posted.", advice: "" },
    "posted-replacing-conflict": {
      reason: "Posted in place of another file with the same UUID and other content (“{{detail}}”).",
      advice: "Compare the two files and download the one in doubt from the SAT.",
    },
    duplicate: { reason: "This file had been imported before.", advice: "" },
    "duplicate-content": { reason: "The same CFDI is posted already from another file (“{{detail}}”).", advice: "" },
    conflict: {
      reason: "Another file with the same UUID says something else; this one was not posted (“{{detail}}”).",
      advice: "Download the CFDI from the SAT and compare the two files: one of them was altered.",
    },
    "not-ours-received": {
      reason: "A CFDI your company received ({{detail}}): a purchase, not a receivable.",
      advice: "",
    },
    "not-ours-third-party": {
      reason: "It belongs to another company ({{detail}}).",
      advice: "If that company is yours, add its RFC in Settings and import again.",
    },
    "no-own-rfc": {
      reason: "It is not known yet which company is yours; this CFDI was issued by {{detail}}.",
      advice: "Add the RFC of your company in Settings and import again.",
    },
    "not-booked": {
      reason: "It could not be posted because of an error in the program ({{detail}}).",
      advice: "Import this file again; if it happens again, send the log to support.",
    },
    "run-failed": {
      reason: "The import stopped because of an error ({{detail}}).",
      advice: "Import the same folder again: what was posted stays.",
    },
    unstamped: {
      reason: "It has no valid fiscal stamp, so it is not a fiscal document (“{{detail}}”).",
      advice: "Import the stamped file the PAC delivered.",
    },
    payroll: { reason: "It is a payroll receipt, not a receivable.", advice: "" },
    transfer: { reason: "It is a transfer CFDI (traslado), not a receivable.", advice: "" },
    "unsupported-version": {
      reason: "It is a CFDI of version {{detail}}, which is not read.",
      advice: "Versions 3.2, 3.3 and 4.0 are read.",
    },
    "sat-metadata": { reason: "SAT metadata.", advice: "" },
    "sat-metadata-known": { reason: "SAT metadata: it says nothing new.", advice: "" },
    "sat-metadata-not-ours": {
      reason: "SAT metadata of documents that your company did not issue.",
      advice: "If a company of yours issued them, add its RFC in Settings and import again.",
    },
    "sat-metadata-third-parties": {
      reason: "It is SAT's list of documents on account of third parties; it states the status of none.",
      advice: "",
    },
    "sat-metadata-columns": {
      reason: "This SAT metadata lacks columns: {{detail}}.",
      advice: "Download it from SAT again, without opening and saving it in another program.",
    },
    "sat-metadata-empty": { reason: "SAT metadata without any document.", advice: "" },
    "sat-metadata-unreadable": {
      reason: "SAT metadata in which no line could be read.",
      advice: "Download it from SAT again, without opening and saving it in another program.",
    },
    "sat-metadata-too-large": {
      reason: "The SAT metadata is larger than 32 MB.",
      advice: "Download it for shorter periods.",
    },
    retenciones: { reason: "It is a withholding certificate (retenciones), not a CFDI.", advice: "" },
    "cancellation-receipt": { reason: "It is a cancellation receipt, not a CFDI.", advice: "" },
    "cancellation-request": { reason: "It is a cancellation request, not a CFDI.", advice: "" },
    "soap-answer": {
      reason: "It is the answer of a web service, not a CFDI.",
      advice: "Save the XML inside it as a file of its own.",
    },
    "e-accounting": { reason: "It is electronic accounting ({{detail}}), not a CFDI.", advice: "" },
    "spei-receipt": { reason: "It is a SPEI payment receipt (CEP), not a CFDI.", advice: "" },
    "cfdi-fragment": { reason: "It is only a part of a CFDI ({{detail}}).", advice: "Import the whole XML file." },
    "other-xml": { reason: "It is another kind of XML ({{detail}}), not a CFDI.", advice: "" },
    html: {
      reason: "It is a web page, not a CFDI.",
      advice: "Usually it is the sign-in page of the portal: sign in and download the file again.",
    },
    json: { reason: "It is a JSON file, not a CFDI.", advice: "" },
    pdf: { reason: "It is a PDF, not a CFDI.", advice: "Import the XML file of the invoice." },
    image: { reason: "It is a picture ({{detail}}), not a CFDI.", advice: "" },
    office: { reason: "It is an office document, not a CFDI.", advice: "" },
    program: { reason: "It is a program, not a CFDI.", advice: "" },
    "other-archive": {
      reason: "It is a compressed file in {{detail}} format, which is not opened.",
      advice: "Extract it and import the folder, or compress it as a ZIP.",
    },
    "not-xml": { reason: "It is not an XML file.", advice: "" },
    "junk-file": { reason: "It is a system or hidden file.", advice: "" },
    "not-a-file": { reason: "It is not a file that can be read.", advice: "" },
    "system-folder": { reason: "It is a folder of the system itself, which has no documents.", advice: "" },
    "empty-folder": { reason: "The folder is empty.", advice: "" },
    "archive-empty": { reason: "The ZIP is empty.", advice: "" },
    "archive-unreadable": {
      reason: "It cannot be opened as a ZIP: it is incomplete or damaged.",
      advice: "Download or copy it again.",
    },
    "archive-damaged": {
      reason: "The ZIP is damaged; what comes after the damage was not read.",
      advice: "Download or copy it again and import it anew.",
    },
    "archive-member-damaged": {
      reason: "This file is damaged inside the ZIP.",
      advice: "Download or copy the ZIP again.",
    },
    "archive-encrypted": {
      reason: "It is protected by a password inside the ZIP.",
      advice: "Extract it with its password and import the folder.",
    },
    "archive-method": {
      reason: "It is compressed in a way that is not read ({{detail}}).",
      advice: "Extract it and import the folder.",
    },
    "archive-ratio": {
      reason: "It grows too much when extracted to be a CFDI.",
      advice: "If you expected it, extract it yourself and import the folder.",
    },
    "archive-too-deep": {
      reason: "It is a ZIP inside a ZIP inside another ZIP.",
      advice: "Extract it and import the folder.",
    },
    "archive-too-large": {
      reason: "The ZIP holds more than 1 GB; the rest was not read.",
      advice: "Extract it and import the folder.",
    },
    "archive-too-many": {
      reason: "The ZIP holds more than {{detail}} files; the others were not read.",
      advice: "Extract it and import the folder.",
    },
    empty: { reason: "The file is empty.", advice: "Download or copy it again." },
    truncated: {
      reason: "The file is incomplete: it ends before its tags are closed.",
      advice: "Download it again from the SAT or ask its issuer for it.",
    },
    "being-written": {
      reason: "Another program is writing the file.",
      advice: "Wait until the download or copy has ended and import again.",
    },
    "no-permission": {
      reason: "There is no permission to read it.",
      advice: "Ask for read permission or copy the file to another folder.",
    },
    "not-found": {
      reason: "It does not exist, or it was moved before it was read.",
      advice: "Check the path and, if it is on the network, that the drive is connected.",
    },
    "folder-too-deep": {
      reason: "It lies inside more than {{detail}} folders, one in another.",
      advice: "Move its files to a folder further up and import that.",
    },
    "path-too-long": { reason: "The path is too long.", advice: "Move the folder to a shorter path." },
    "read-error": {
      reason: "The system could not read the file ({{detail}}).",
      advice: "Check the disk or the connection and import again.",
    },
    "parser-stopped": {
      reason: "Reading this file did not end and was stopped.",
      advice: "Download it again; if it happens again, send it to support.",
    },
    "too-large": {
      reason: "It is too large to be a CFDI (more than 10 MB).",
      advice: "Check that it is the right file.",
    },
    "too-deep": { reason: "Its tags are nested too deeply for a CFDI.", advice: "Download it from the SAT." },
    "too-many-elements": { reason: "It has too many tags for a CFDI.", advice: "Download it from the SAT." },
    "too-many-attributes": {
      reason: "One tag has too many attributes for a CFDI.",
      advice: "Download it from the SAT.",
    },
    "attribute-too-long": { reason: "The attribute {{detail}} is too long.", advice: "Download it from the SAT." },
    doctype: {
      reason: "It carries a DOCTYPE declaration, which no CFDI has; for safety it is not read.",
      advice: "Download it from the SAT and tell whoever sent it.",
    },
    "nul-character": {
      reason: "It contains null characters: it is damaged.",
      advice: "Download it again from the SAT.",
    },
    "bad-character": {
      reason: "It contains a character that XML does not allow.",
      advice: "Download it again from the SAT or ask its issuer for it.",
    },
    "bad-entity": {
      reason: "It contains a reference with & that XML does not know.",
      advice: "Download it again from the SAT or ask its issuer for it.",
    },
    "bad-namespace": {
      reason: "A namespace is written wrongly (“{{detail}}”).",
      advice: "Download it again from the SAT or ask its issuer for it.",
    },
    "undeclared-prefix": {
      reason: "The prefix {{detail}} is not declared, and without it nobody can tell what the file is.",
      advice: "Download it again from the SAT or ask its issuer for it.",
    },
    "mismatched-tag": {
      reason: "A closing tag does not match the one that was opened (“{{detail}}”).",
      advice: "Download it again from the SAT or ask its issuer for it.",
    },
    "duplicate-attribute": {
      reason: "The attribute {{detail}} appears twice in one tag.",
      advice: "Download it again from the SAT or ask its issuer for it.",
    },
    "two-roots": {
      reason: "There is something more after the end of the document.",
      advice: "Put each document into a file of its own or download them from the SAT.",
    },
    "declaration-not-first": {
      reason: "The XML declaration is not at the beginning.",
      advice: "Download it again from the SAT or ask its issuer for it.",
    },
    "lost-letter-in-name": {
      reason: "Letters were lost in the name of an attribute or tag (“{{detail}}”).",
      advice: "Download it again from the SAT; do not open and save it with another program.",
    },
    "not-well-formed": {
      reason: "The XML is not well formed.",
      advice: "Download it again from the SAT or ask its issuer for it.",
    },
    "unsupported-encoding": {
      reason: "It is written in an encoding that is not read ({{detail}}).",
      advice: "Download it again from the SAT.",
    },
    "missing-version": { reason: "It is a CFDI without a version.", advice: "Download it again from the SAT." },
    "version-mismatch": {
      reason: "It claims to be version {{detail}}, but it is written as another one.",
      advice: "Download it again from the SAT.",
    },
    "missing-attribute": { reason: "{{detail}} is missing.", advice: "Download it again from the SAT." },
    "bad-kind": { reason: "There is no such kind of document: {{detail}}.", advice: "Download it again from the SAT." },
    "bad-rfc": { reason: "An RFC is written wrongly: {{detail}}.", advice: "Download it again from the SAT." },
    "bad-date": { reason: "A date is not valid: {{detail}}.", advice: "Download it again from the SAT." },
    "bad-amount": {
      reason: "An amount is not a plain number: {{detail}}.",
      advice: "Download it again from the SAT; do not open and save it with another program.",
    },
    "unknown-currency": {
      reason: "The currency is not recognised: {{detail}}.",
      advice: "Download it again from the SAT.",
    },
  },
  satMetadata: {
    counts: "Of your company: {{ours}}; cancelled: {{cancelled}}.",
    damaged: "Lines that could not be read: {{lines}}.",
    more: "{{lines}} and {{more}} more",
    line: "{{line}} ({{reason}})",
    advice: "Look at those lines, or download the metadata from SAT again.",
    reasons: {
      "too-few-fields": "fields missing",
      "too-many-fields": "too many fields",
      "bad-uuid": "malformed UUID",
      "bad-rfc": "malformed RFC",
      "bad-status": "unknown status",
      "bad-date": "malformed date",
      "bad-amount": "malformed amount",
      "too-long": "too long",
    },
  },
  warnings: {
    "read-as-windows-1252": "Accented letters were encoded wrongly and were read as Windows-1252.",
    "lost-letters": "Letters were lost (�) before the file came here.",
    "bare-ampersand": "An & was written without its XML form (&amp;) and was read as it stands.",
    "reference-without-semicolon": "A character reference lacked its semicolon.",
    "blank-before-declaration": "There were blank lines before the XML declaration.",
    "undeclared-prefix": "The prefix {{detail}} was not declared.",
    "second-stamp": "It carries a second stamp ({{detail}}); the first one counts.",
    "missing-currency": "It names no currency; Mexican pesos were assumed.",
    "missing-exchange-rate": "It is in {{detail}} without an exchange rate; its value in pesos is not calculated.",
    "missing-payment-method": "It names no payment method; it was treated as PUE (paid when issued).",
    "pue-with-99": "It says PUE (paid) with form of payment 99 (to be defined), which contradict each other.",
    "ppd-without-99": "It says PPD (on credit) with form of payment {{detail}} instead of 99.",
    "payment-without-complement": "It is a payment receipt without payments: there is nothing to apply.",
    "complement-not-in-payment": "It carries payments without being a payment receipt; they were not applied.",
    "payment-target-not-uuid": "A payment refers to “{{detail}}”, which is not a UUID; it stays unapplied.",
    "missing-paid-amount": "A payment does not say how much of {{detail}} it pays.",
    "balances-do-not-add-up":
      "In the payment of {{detail}}, prior balance less paid is not the remaining balance; the paid amount counts.",
    "missing-equivalence":
      "The payment of {{detail}} is in another currency without the equivalence; the paid amount counts.",
    "odd-balance": "A balance is written wrongly ({{detail}}) and was left out.",
    "odd-rate": "An exchange rate is written wrongly ({{detail}}) and was left out.",
    "odd-tax-total": "A tax total is written wrongly ({{detail}}) and was left out.",
    "related-not-uuid": "It is related to “{{detail}}”, which is not a UUID.",
  },
};
