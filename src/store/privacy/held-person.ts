/** Whom a request to export or forget is about. */

/** A contact as it stands. */
export type HeldContact = {
  id: string;
  customerId: string;
  customer: string;
  name: string;
  email: string | null;
};
export type HeldMember = { id: string; name: string; email: string };

/** Whom an address or a full name means. */
export type HeldPerson = {
  contacts: HeldContact[];
  members: HeldMember[];
  /** their names and addresses, as they stand */
  names: string[];
  addresses: string[];
};
