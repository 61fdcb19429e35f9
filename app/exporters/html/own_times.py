"""Times in the reader's own zone, beside those of the venue: a small script that is part of the page and loads nothing.

Without scripts the page says everything but this: the venue's times, with their zone, are its text.
"""

from typing import Final

from app.exporters.html.markup import Html, tag
from app.words import Words

OWN_TIMES: Final = """
(function () {
  "use strict";
  var note = document.getElementById("own-times"), zone = "", found = false;
  try { zone = Intl.DateTimeFormat().resolvedOptions().timeZone || ""; } catch (error) { return; }
  if (!note || !zone) { return; }
  var lang = document.documentElement.lang;
  var clock = new Intl.DateTimeFormat(lang, {hour: "2-digit", minute: "2-digit", hourCycle: "h23"});
  var weekday = new Intl.DateTimeFormat(lang, {weekday: "short"});
  function pad(number) { return (number < 10 ? "0" : "") + number; }
  function local(moment) {
    return moment.getFullYear() + "-" + pad(moment.getMonth() + 1) + "-" + pad(moment.getDate());
  }
  function offset(text) {
    var parts = /([+-])(\\d\\d):(\\d\\d)$/.exec(text);
    return parts ? (parts[1] === "-" ? -1 : 1) * (60 * parts[2] + 1 * parts[3]) : 0;
  }
  Array.prototype.forEach.call(document.querySelectorAll(".when"), function (when) {
    var words = [], other = false;
    Array.prototype.forEach.call(when.querySelectorAll("time"), function (time) {
      var text = time.getAttribute("datetime"), moment = new Date(text);
      if (isNaN(moment)) { return; }
      other = other || offset(text) !== -moment.getTimezoneOffset();
      var day = local(moment) === text.slice(0, 10) || words.length ? "" : weekday.format(moment) + " ";
      words.push(day + clock.format(moment));
    });
    if (!other) { return; }
    found = true;
    var own = document.createElement("span"), heard = document.createElement("span");
    own.className = "own";
    heard.className = "unseen";
    heard.textContent = note.getAttribute("data-heard") + " ";
    own.appendChild(heard);
    own.appendChild(document.createTextNode(words.join("\\u2013")));
    when.appendChild(own);
  });
  if (found) {
    note.textContent = note.getAttribute("data-said").replace("{zone}", zone.replace(/_/g, " "));
    note.hidden = false;
  }
})();
"""


def own_times_note(words: Words) -> Html:
    """The line that says, once the script has run, whose times the second ones are; empty and unseen without it."""
    said = words("In italics: the time in your own time zone, {zone}.", zone="{zone}")
    heard = words("In your time zone:")
    return tag("span", id="own-times", class_="small", hidden="", data_said=said, data_heard=heard)
