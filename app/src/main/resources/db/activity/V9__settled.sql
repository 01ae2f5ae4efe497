-- How often facts of a kind were settled: who computed something from them sees that it is to be done anew.
create table activity.settled (
    kind text primary key,
    settlings bigint not null
);
