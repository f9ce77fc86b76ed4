/** Takes the files out of a zip archive, within limits: an archive of a few bytes can hold terabytes. */
import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { Transform, Writable } from "node:stream";
import { openPromise, type Entry } from "yauzl";
import { UnreadableFile } from "./table.ts";

/** What an archive may hold. A portfolio's text packs to a tenth; a hundredth is nobody's data. */
const ZIP_LIMITS = { entries: 1_000, bytes: 1 << 30, ratio: 200 };
/** Small archives may pack better: a header and many empty cells. */
const RATIO_FROM_BYTES = 10 << 20;

export type Unpacked = { name: string; place: string };

/**
 * Writes an archive's files, those with wanted endings, into a folder.
 * @param into null: only looks whether the archive keeps the limits, as a workbook is one
 * @throws {UnreadableFile}
 */
export async function unzip(
  archive: string,
  into: string | null,
  isWanted: (name: string) => boolean,
): Promise<Unpacked[]> {
  const name = path.basename(archive);
  const refuse = (why: string): never => {
    throw new UnreadableFile(`${name} is not opened: it ${why}.`);
  };
  const unpacked: Unpacked[] = [];
  let bytes = 0;
  let packed = 0;
  const count = () =>
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        const isTooMuch = bytes > ZIP_LIMITS.bytes;
        const isBomb = bytes > RATIO_FROM_BYTES && bytes > packed * ZIP_LIMITS.ratio;
        const why = isTooMuch
          ? "holds more than 1 GB"
          : isBomb
            ? "unpacks to far more than any data"
            : "";
        done(why === "" ? null : new UnreadableFile(`${name} is not opened: it ${why}.`), chunk);
      },
    });
  try {
    const zip = await openPromise(archive, { lazyEntries: true, validateEntrySizes: true });
    try {
      if (zip.entryCount > ZIP_LIMITS.entries)
        refuse(`holds more than ${ZIP_LIMITS.entries} files`);
      for await (const entry of zip.eachEntry()) {
        if (entry.fileName.endsWith("/") || !isWanted(entry.fileName)) continue;
        if (entry.isEncrypted()) refuse("is locked by a password");
        packed += entry.compressedSize;
        const place = path.join(into ?? "", `${unpacked.length}`);
        const output = into === null ? nowhere() : createWriteStream(place);
        await pipeline(await zip.openReadStreamPromise(entry), count(), output);
        unpacked.push({ name: nameOf(entry), place });
      }
    } finally {
      zip.close();
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new UnreadableFile(`${name} can't be opened as a zip archive (${why}): pack it again.`);
  }
  return unpacked;
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

const nameOf = (entry: Entry) => path.posix.basename(entry.fileName.replaceAll("\\", "/"));
