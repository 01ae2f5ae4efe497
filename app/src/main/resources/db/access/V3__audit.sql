-- What was done and what confidential was read. Rows are added and read, never changed: not even the keeper may.
create table access.audit_entry (
    seq bigint primary key,
    at timestamptz not null,
    user_id uuid not null,
    label text not null,
    channel text not null,
    action text not null,
    field_class text not null,
    subjects uuid[] not null,
    what text not null,
    before_digest text,
    after_digest text,
    request_id text,
    previous_hash bytea not null,
    hash bytea not null
);
create index audit_entry_subjects on access.audit_entry using gin (subjects);

alter table access.audit_entry enable row level security;
alter table access.audit_entry force row level security;
create policy keeper_reads on access.audit_entry for select to ${keeper} using (true);
create policy keeper_adds on access.audit_entry for insert to ${keeper} with check (true);
-- A person sees who opened their confidential records, of the classes they may see themselves: an entry must not tell of a
-- concern or a private note.
create policy app_sees on access.audit_entry for select to ${app}
    using (
        subjects @> array[(select access.person_of_viewer())]
        and field_class in (select split_part(r.record_class, ':', 1) from access.class_rule r where r.persona = 'SELF'));
grant select on access.class_rule to ${app};

revoke update, delete, truncate on access.audit_entry from ${keeper};
grant select on access.audit_entry to ${app};
