-- One round trip for many requests: is an answer still the one that a gateway has a copy of, and valid?
-- KEYS for each request: answer, then n generations and n registers of writes under way
-- ARGV for each request: n, generation and time of the copy
-- Returns for each request the answer's age in milliseconds, -1 if the copy is of no use.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local function stands(first, last, generation)
  local names = redis.call('MGET', unpack(KEYS, first, last))
  for i = 1, #names do
    if not names[i] then
      return false
    end
  end
  return table.concat(names, ' ') == generation
end

local ages = {}
local key = 1
for i = 1, #ARGV, 3 do
  local tags, generation, at = tonumber(ARGV[i]), ARGV[i + 1], ARGV[i + 2]
  local answer = redis.call('HMGET', KEYS[key], 'generation', 'at')
  local good = answer[1] == generation and answer[2] == at
    and stands(key + 1, key + tags, generation)
    and redis.call('EXISTS', unpack(KEYS, key + tags + 1, key + 2 * tags)) == 0
  ages[#ages + 1] = good and math.max(0, now - tonumber(at)) or -1
  key = key + 1 + 2 * tags
end
return ages
