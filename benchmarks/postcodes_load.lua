-- Postcodes of a file, one a line, again and again: alone by GET, or so many together by POST as JSON. The requests are written beforehand, so
-- that the load takes as little as it can of the time that the servers are measured in.
local requests, at = {}, 0

local function several(postcodes, start, together)
    local asked = {}
    for each = 1, together do asked[each] = '"' .. postcodes[math.random(#postcodes)] .. '"' end
    return wrk.format("POST", start, {["Content-Type"] = "application/json"}, '{"postcodes":[' .. table.concat(asked, ",") .. "]}")
end

function init(args)
    local postcodes, start, together = {}, args[2], tonumber(args[3])
    for line in io.lines(args[1]) do postcodes[#postcodes + 1] = line end
    for each = 1, together == 1 and #postcodes or 64 do
        requests[each] = together == 1 and wrk.format("GET", start .. postcodes[each]:gsub(" ", "%%20")) or several(postcodes, start, together)
    end
end

function request()
    at = at % #requests + 1
    return requests[at]
end
