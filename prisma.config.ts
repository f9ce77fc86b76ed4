import { defineConfig } from "prisma/config";

// Prisma's command line looks for a schema engine to download before it does anything, even for `generate`, which
// needs none. Naming any program stops the search, so that an installation works with nothing but the registry.
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  // For those who run `prisma migrate deploy` with an engine of their own; Rapport itself migrates at start.
  ...(process.env["DATABASE_URL"] && { datasource: { url: process.env["DATABASE_URL"] } }),
});
