/** Tables as they lie in people's files, before anybody knows what they are about. */

/** One row, with the line of the file on which it begins, as an editor shows it. */
export type TableRow = { line: number; cells: string[] };

export type Table = {
  /** as people call it: the file's name, with the sheet's where a workbook has several */
  name: string;
  /** how it is written: `Windows-1252, semicolons`; empty where nothing is to be said */
  form: string;
  /** what stands between the cells; null in a workbook */
  separator: string | null;
  /** the rows from the first, opened anew with each call; rows without any text are none */
  rows(): AsyncGenerator<TableRow, void>;
  /** the same, as many at a time as were read at once */
  blocks(): AsyncGenerator<TableRow[], void>;
};

/** A file that can't be read. The message is a sentence that says which one, why, and what to do. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}

/** What keeps a file from being read, as a sentence; a breakage of ours stays as it is. */
export function unreadable(place: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === undefined) return error;
  if (code === "ENOENT") return new UnreadableFile(`There is no file or folder ${place}.`);
  return new UnreadableFile(`${place} can't be read (${code}): check who may read it.`);
}
