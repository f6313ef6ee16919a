drop table learning.background_tasks;
drop type learning.task_state;
