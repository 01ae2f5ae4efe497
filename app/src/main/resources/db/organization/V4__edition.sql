-- Counts the changes that were kept, so that a day's view can be kept in memory until the next. It is seen under the same
-- condition as the directory: who sees no row there sees no edition, and so nothing of what is kept in memory.

create table organization.edition (
    number bigint not null
);
insert into organization.edition (number) values (0);

alter table organization.edition enable row level security;
alter table organization.edition force row level security;
create policy keeper_all on organization.edition to ${keeper} using (true) with check (true);
create policy app_sees on organization.edition for select to ${app}
    using ((select access.user_of_viewer()) is not null);
grant select on organization.edition to ${app};
