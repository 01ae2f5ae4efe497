-- Events that were kept up to here cannot be held against raw records, because some of those were forgotten.
alter table sources.connection add column unjudged_until timestamptz not null default '-infinity';

alter table sources.run_stream add column withdrawn bigint not null default 0 check (withdrawn >= 0);
