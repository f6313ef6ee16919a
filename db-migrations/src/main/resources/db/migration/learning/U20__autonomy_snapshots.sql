drop table learning.autonomy_snapshots;
