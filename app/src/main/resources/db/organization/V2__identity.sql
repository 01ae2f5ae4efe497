-- Who decided whose account it is. A row is never changed but for its undoing; the newest row that is
-- not undone holds. A decision for a person carries its id into account_link.

create table organization.account_decision (
    id uuid primary key,
    account_id uuid not null references organization.account (id),
    verdict text not null check (verdict in ('PERSON', 'NOBODY', 'BOT')),
    person_id uuid references organization.person (id),
    automatic boolean not null,
    decided_by uuid not null,
    decided_by_label text not null,
    decided_at timestamptz not null,
    undone_by uuid,
    undone_by_label text,
    undone_at timestamptz,
    check ((verdict = 'PERSON') = (person_id is not null)),
    check ((undone_by is null) = (undone_at is null))
);
create index account_decision_account on organization.account_decision (account_id, decided_at);
create index account_decision_person on organization.account_decision (person_id);

-- The newest row holds; none means that nothing is linked by itself.
create table organization.identity_setting (
    id uuid primary key,
    link_work_addresses boolean not null,
    set_by uuid not null,
    set_at timestamptz not null
);

alter table organization.account_decision enable row level security;
alter table organization.account_decision force row level security;
create policy keeper_all on organization.account_decision to ${keeper} using (true) with check (true);
create policy app_sees on organization.account_decision for select to ${app}
    using ((select access.sees('IDENTITY_REVIEW'))
        or person_id in (select access.persons_seen('TOOL_ACCOUNTS')));

grant select on organization.account_decision, organization.identity_setting to ${app};
