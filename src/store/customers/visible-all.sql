-- Whether a viewer sees all of a customer, where `customer` is the table's name: the engine's `accessLevel`
-- (engine/model/visibility.ts), to which a property test holds it. `who` is the viewer's id, `admin` whether that is an admin.
({{admin}}::boolean OR EXISTS (
  SELECT FROM customer_owner owned JOIN member owner ON owner.workspace_id = owned.workspace_id AND owner.id = owned.member_id
  WHERE owned.workspace_id = customer.workspace_id AND owned.customer_id = customer.id
    AND (owner.id = {{who}}::uuid OR owner.manager_id = {{who}}::uuid)))
