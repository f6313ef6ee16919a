drop table projects.milestones;
