/** Files that people send the bot: which of them are tables, and how to get one. */
import { z } from "zod";
import type { DroppedFileRef } from "../../chat/intent.ts";
import { LARGEST_DROP, TABLE_FILE } from "../../chat/platform.ts";
import { fetchBytes } from "../../http/fetch-bytes.ts";

const SharedFileSchema = z.object({
  contentType: z.literal("application/vnd.microsoft.teams.file.download.info"),
  name: z.string(),
  content: z.object({ downloadUrl: z.url() }),
});

/** Where Teams keeps the files of personal chats, in Microsoft's clouds. */
const KEPT_AT = /(^|\.)(sharepoint(-df|-mil)?\.(com|us|cn|de)|svc\.ms)$/;

/** The files of a message that may hold customers. */
export const tablesIn = (attachments: unknown[] | null = []): DroppedFileRef[] =>
  (attachments ?? []).flatMap((attachment) => {
    const read = SharedFileSchema.safeParse(attachment);
    if (!read.success || !TABLE_FILE.test(read.data.name)) return [];
    return [{ name: read.data.name, reference: read.data.content.downloadUrl }];
  });

/** A file by the address that Teams gave for some minutes; it needs no token. `serviceUrls` are a test's own. */
export async function fetchFile(reference: string, serviceUrls: string[] = []) {
  const url = URL.parse(reference);
  const isTeams = url?.protocol === "https:" && KEPT_AT.test(url.hostname);
  const isOwn = serviceUrls.some((service) => URL.parse(service)?.origin === url?.origin);
  return url && (isTeams || isOwn) ? fetchBytes(url.href, {}, LARGEST_DROP) : null;
}
