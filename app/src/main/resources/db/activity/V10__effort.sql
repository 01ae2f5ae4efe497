-- What people's time went to, by rules that others published. Whose time it was is read from events while a month is
-- divided; what is kept are sums of teams: no account, no person.

-- What an item is for, where its type or a label says so.
create table activity.item_purpose (
    history bigint primary key references activity.history (id),
    category text not null
);

-- Months of which something was told: they are to be divided anew.
create table activity.effort_due (
    month date not null
);

-- Up to when months were divided: one that was not over goes on by itself.
create table activity.effort_month (
    month date primary key,
    seen_at timestamptz not null
);

-- Thousandths of a developer-week that a team spent under a rule. A week that two months share has rows of both. week is
-- its Monday; no team where nobody knows whose time it was.
create table activity.effort_week (
    month date not null,
    week date not null,
    team uuid,
    rule text not null check (rule in ('weekday', 'presence', 'activity')),
    category text not null,
    initiative bigint,
    milli bigint not null check (milli > 0)
);
create index effort_week_month on activity.effort_week (month);
create index effort_week_week on activity.effort_week (rule, week);

-- parts: hundredths of a developer-week.
create view activity.measured_effort with (security_invoker = true) as
select floor(extract(epoch from (e.week::timestamp)))::bigint as week_s, e.team::text as team, e.rule, e.category,
    coalesce(e.initiative, 0) as initiative, coalesce(i.item_key, '') as initiative_key, e.milli,
    ((e.milli + 5) / 10)::integer as parts
from activity.effort_week e
left join activity.work_item i on i.history = e.initiative;

-- Whether a commit's message declares that an assistant helped; null where nobody looked.
alter table activity.told_commit add column declares_ai boolean;
grant update (declares_ai) on activity.told_commit to ${keeper};

-- Which changes became a commit that is told, and whether it declares assistance: a floor.
create view activity.measured_declaration with (security_invoker = true) as
select l.change, bool_or(t.declares_ai) as declares_ai
from activity.change_landing l
join activity.change c on c.history = l.change
join activity.told_commit t on t.sha = decode(l.landed_commit, 'hex') and lower(t.repository) = lower(c.repository)
where l.landed_commit is not null and t.declares_ai is not null
group by l.change;
create index told_commit_sha on activity.told_commit (sha);
