/** Requests of the page that can't be served. */

/** Carries the status, and a sentence for the person at the page. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}
