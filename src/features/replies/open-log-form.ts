import type { Received } from "../../chat/platform.ts";
import { toLocalDate } from "../../engine/model/calendar.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { logForm } from "./log-form.view.ts";
import { goneCustomerCard } from "../lookup/customer-notices.view.ts";
import { type AppContext, workspaceTime } from "../../app/context.ts";

/** The form to log an interaction with a customer, or, with an empty id, with one of the member's own. */
export async function openLogForm(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  customerId: string,
): Promise<Received> {
  const { customers, portfolios } = app.store;
  const today = toLocalDate(workspaceTime(app, workspace), member.timezone);
  if (customerId !== "") {
    const [customer] = await portfolios.names(workspace.id, [customerId], member);
    return customer
      ? { kind: "form", form: logForm(customer, [], today) }
      : { kind: "answer", card: goneCustomerCard(), personal: null };
  }
  const own = await customers.ownedBy(workspace.id, [member.id]);
  const names = await portfolios.names(workspace.id, own, member);
  const byName = names.toSorted((a, b) => a.name.localeCompare(b.name));
  return { kind: "form", form: logForm(null, byName, today) };
}
