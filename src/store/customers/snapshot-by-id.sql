-- Prepared. A customer's snapshot by its id: $1 workspace, $2 customer, $3 who asks, $4 how old nudges may be.
{{customers/customer-snapshot workspace=$1::uuid customer=$2::uuid asker=$3::uuid since=$4::timestamptz}}
