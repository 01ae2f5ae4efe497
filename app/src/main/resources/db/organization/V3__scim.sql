-- What an identity provider calls a person. The person itself is in organization.person; ending the
-- row ends no record of the person.

create table organization.scim_user (
    person_id uuid primary key references organization.person (id),
    user_name text not null check (length(user_name) between 1 and 320),
    external_id text check (length(external_id) between 1 and 320),
    given_name text,
    family_name text,
    display_name text,
    version bigint not null default 1,
    created_at timestamptz not null,
    modified_at timestamptz not null,
    removed_at timestamptz
);
create unique index scim_user_name on organization.scim_user (lower(user_name))
    where removed_at is null;
create index scim_user_external on organization.scim_user (external_id);

alter table organization.scim_user enable row level security;
alter table organization.scim_user force row level security;
create policy keeper_all on organization.scim_user to ${keeper} using (true) with check (true);
create policy app_sees on organization.scim_user for select to ${app}
    using ((select access.user_of_viewer()) is not null);
grant select on organization.scim_user to ${app};
