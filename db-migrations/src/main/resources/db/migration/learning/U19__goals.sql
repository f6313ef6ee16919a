drop table learning.goals;
drop type learning.goal_status;
alter table learning.roadmaps drop column metadata;
