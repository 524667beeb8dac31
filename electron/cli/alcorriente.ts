import { enableCompileCache } from "node:module";

// Compiled code is kept between calls: half of a short command's time would go into compiling the same text again.
enableCompileCache();
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv.slice(2));
// Started by the installed app it is a utility process, which does not end by itself when nothing is left to do.
if ("parentPort" in process) process.exit();
