/** The languages whose replies are read. How a reply's language is found stands in detect-language.ts. */
export const READ_LANGUAGES = ["en", "de", "es", "fr", "pt", "da"] as const;
export type ReadLanguage = (typeof READ_LANGUAGES)[number];
