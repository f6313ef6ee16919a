-- One round trip: is the session revoked, and does the bucket have room (GCRA, see Gcra.java)?
-- KEYS[1] bucket: theoretical arrival time in microseconds
-- KEYS[2] mark of a revoked session, if the client has one
-- ARGV[1] interval, ARGV[2] tolerance, both in microseconds
-- Returns outcome (0 admitted, 1 limited, 2 revoked), remaining, reset and retry-after in microseconds.
if KEYS[2] and redis.call('EXISTS', KEYS[2]) == 1 then
  return {2, 0, 0, 0}
end

local interval = tonumber(ARGV[1])
local tolerance = tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local arrival = tonumber(redis.call('GET', KEYS[1]) or now)
local following = math.max(arrival, now) + interval
local ahead = following - now

if ahead > tolerance then
  return {1, 0, arrival - now, ahead - tolerance}
end
redis.call('SET', KEYS[1], string.format('%.0f', following), 'PX', math.ceil(ahead / 1000))
return {0, math.floor((tolerance - ahead) / interval), ahead, 0}
