drop view learning.item_progress;
drop table learning.progress;
drop type learning.progress_status;
