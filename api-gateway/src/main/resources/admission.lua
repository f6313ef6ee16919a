-- One round trip for many requests: has the session ended, and does the bucket have room (GCRA, see Gcra.java)?
-- KEYS for each request: its bucket (theoretical arrival time in microseconds), the mark of its ended session
-- ARGV for each request: interval and tolerance of its policy, both in microseconds
-- Returns for each request: outcome (0 admitted, 1 limited, 2 revoked), remaining, reset and retry-after in microseconds.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local known = redis.call('MGET', unpack(KEYS))
local arrivals = {}
local verdicts = {}

local function answer(outcome, remaining, reset, wait)
  local n = #verdicts
  verdicts[n + 1], verdicts[n + 2], verdicts[n + 3], verdicts[n + 4] = outcome, remaining, reset, wait
end

for i = 1, #KEYS, 2 do
  local bucket = KEYS[i]
  local interval = tonumber(ARGV[i])
  local tolerance = tonumber(ARGV[i + 1])
  -- One before it may have counted in the same bucket.
  local arrival = arrivals[bucket] or tonumber(known[i] or now)
  local following = math.max(arrival, now) + interval
  local ahead = following - now
  if known[i + 1] then
    answer(2, 0, 0, 0)
  elseif ahead > tolerance then
    answer(1, 0, arrival - now, ahead - tolerance)
  else
    arrivals[bucket] = following
    answer(0, math.floor((tolerance - ahead) / interval), ahead, 0)
  end
end

for bucket, arrival in pairs(arrivals) do
  redis.call('SET', bucket, string.format('%.0f', arrival), 'PX', math.ceil((arrival - now) / 1000))
end
return verdicts
