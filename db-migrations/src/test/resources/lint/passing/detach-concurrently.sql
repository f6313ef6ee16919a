-- lint:allow outside-transaction nobody repeats it: finalize ends what was cut off
alter table shop.visits detach partition shop.visits_old concurrently;
