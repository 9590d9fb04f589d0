-- The residual of the clocks' fit says nothing about screen and camera. The bound does; the lag is what the ad's light in the
-- recording measured of both, and empty where a stated allowance stands in its place. Older traces have neither.
alter table emotion_trace add column sync_bound_ms real;
alter table emotion_trace add column sync_lag_ms real;
