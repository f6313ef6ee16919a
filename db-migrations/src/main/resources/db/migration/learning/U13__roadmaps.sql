drop table learning.roadmap_items;
drop table learning.roadmaps;
drop type learning.roadmap_status;
