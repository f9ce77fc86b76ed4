/** Files that people send the coach: which of them are tables, and how to get one. */
import { z } from "zod";
import type { DroppedFileRef } from "../../chat/intent.ts";
import { LARGEST_DROP, TABLE_FILE } from "../../chat/platform.ts";
import { fetchBytes } from "../../http/fetch-bytes.ts";

const sharedFile = z.object({ name: z.string(), url_private_download: z.url() });

/** The files of a message that may hold customers; pictures and the like are not ours. */
export const tablesIn = (files: unknown[] = []): DroppedFileRef[] =>
  files.flatMap((file) => {
    const read = sharedFile.safeParse(file);
    if (!read.success || !TABLE_FILE.test(read.data.name)) return [];
    return [{ name: read.data.name, reference: read.data.url_private_download }];
  });

/**
 * A file of Slack's, with our token: it goes to Slack alone, whatever address an event names. Null without the permission
 * `files:read`, for which Slack shows a page to sign in.
 */
export async function fetchFile(
  reference: string,
  token: string,
  apiUrl: string | undefined,
): Promise<Uint8Array | null> {
  const url = URL.parse(reference);
  const isSlacks = url?.protocol === "https:" && /(^|\.)slack(-files)?\.com$/.test(url.hostname);
  const isOfTheApi = apiUrl !== undefined && url?.origin === new URL(apiUrl).origin;
  if (!url || !(isSlacks || isOfTheApi)) return null;
  return fetchBytes(url.href, { authorization: `Bearer ${token}` }, LARGEST_DROP);
}
