import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Builds the renderer; the Node side is built by scripts/build.ts with the same bundler. */
export default defineConfig({
  root: "renderer",
  base: "./",
  plugins: [react()],
  build: { outDir: "../dist/renderer", emptyOutDir: true, target: "chrome130", chunkSizeWarningLimit: 4000 },
});
