-- Postcodes of a file, one a line, again and again: alone by GET, or so many together by POST as JSON.
local postcodes, at, start, together = {}, 0, "", 1

function init(args)
    for line in io.lines(args[1]) do postcodes[#postcodes + 1] = line end
    start, together = args[2], tonumber(args[3])
    at = math.random(#postcodes)
end

local function following()
    at = at % #postcodes + 1
    return postcodes[at]
end

function request()
    if together == 1 then return wrk.format("GET", start .. following():gsub(" ", "%%20")) end
    local asked = {}
    for each = 1, together do asked[each] = '"' .. following() .. '"' end
    return wrk.format("POST", start, {["Content-Type"] = "application/json"}, '{"postcodes":[' .. table.concat(asked, ",") .. "]}")
end
