-- The end of a lease that begins now and lasts `ms` milliseconds.
now() + {{ms}}::float8 * interval '1 millisecond'
