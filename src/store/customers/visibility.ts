/** Who asks: what they see of a customer is decided in SQL by visible-plain.sql and visible-all.sql. */
import type { MemberRole } from "../../engine/model/member.ts";

/** A member, by id and role. */
export type Viewer = { id: string; role: MemberRole };
