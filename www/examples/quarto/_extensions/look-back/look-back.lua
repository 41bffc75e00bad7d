-- {{< look-back url="https://…/embed.html?…" title="…" height="420" steps="5" >}}: a frame, a slide's frame, or a link.

local entities = { ["&"] = "&amp;", ["<"] = "&lt;", [">"] = "&gt;", ['"'] = "&quot;" }

local function escaped(text)
  return (text:gsub('[&<>"]', entities))
end

-- What a figure is in HTML; a deck loads it with its slide, and steps through it.
local function frame(url, title, height, steps, in_deck)
  local address = in_deck and "data-src" or "src"
  local more = in_deck and string.format(' data-steps="%s"', escaped(steps)) or ' loading="lazy"'
  return string.format(
    '<iframe %s="%s" title="%s" width="100%%" height="%s"%s></iframe>',
    address, escaped(url), escaped(title), escaped(height), more
  )
end

return {
  ["look-back"] = function(_, fields)
    local function field(name, usual)
      local value = pandoc.utils.stringify(fields[name] or "")
      return value ~= "" and value or usual
    end
    local url = field("url", "")
    local title = field("title", "Lookback")
    if quarto.doc.is_format("html:js") then
      local in_deck = quarto.doc.is_format("revealjs")
      return pandoc.RawBlock("html", frame(url, title, field("height", "420"), field("steps", "0"), in_deck))
    end
    return pandoc.Para({ pandoc.Link(title, url) })
  end,
}
