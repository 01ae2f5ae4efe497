-- Which part of everybody's time is meant to go to a goal while it holds, in per cent; null where nobody says.
alter table portfolio.goal_version add column intended integer check (intended between 0 and 100);
