import { enableCompileCache } from "node:module";

// Compiled code is kept between calls: half of a short command's time would go into compiling the same text again.
enableCompileCache();
// Whoever reads the answer may stop reading (`… | head`): that is no failure, and nobody is left to be told of one.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});
const { main } = await import("./main.ts");
process.exitCode = await main(process.argv.slice(2));
// Started by the installed app it is a utility process, which does not end by itself when nothing is left to do.
if ("parentPort" in process) process.exit();
