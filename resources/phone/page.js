// The page of a phone in the room: follows the meeting, keeps what can't be sent yet, and writes words as text only.
"use strict";
(function () {
  const KEPT = "dubbeldiamant", LONGEST = 500, ALMOST = 280, SHEET = 2000;
  const TRIES = [300, 700, 1500, 3000, 5000], PATIENCE = 8000, IDLE = 900, SLOWER = 1100;
  const FIELDS = ["name", "audience", "functionality", "technology", "interface", "challenges"];
  const sign = byId("sign"), head = byId("head"), page = byId("page"), foot = byId("foot"), told = byId("told");
  let words = {}, language = "sv";
  let kept = remembered();
  let socket = null, up = false, tries = 0, timer = 0, flying = null, flown = 0, pause = 0;
  let state = null, own = null, sheet = null, shift = 0, ended = "", moving = false, view = "", drawn = null, noted = 0;
  const drafts = {}, refused = {};

  function byId(id) { return document.getElementById(id); }

  function random() {
    const bytes = new Uint8Array(16);
    crypto.getRandomValues(bytes);
    return Array.from(bytes, function (b) { return ("0" + b.toString(16)).slice(-2); }).join("");
  }

  // ---- what the phone keeps: how it came in, a number for who it is, and what waits to be sent

  function remembered() {
    let found = null;
    try { found = JSON.parse(localStorage.getItem(KEPT)); } catch (_) { found = null; }
    const token = (location.hash.match(/^#([0-9a-f]{32})$/) || [])[1] || "";
    if (!found || typeof found !== "object" || !Array.isArray(found.box) || (token && token !== found.token)) {
      found = { token: token, me: random(), team: null, box: [] };
    }
    if (token && window.history.replaceState) window.history.replaceState(null, "", location.pathname);
    return found;
  }

  function remember() {
    try { localStorage.setItem(KEPT, JSON.stringify(kept)); } catch (_) { /* then it lives as long as the page */ }
  }

  function forget() {
    kept = { token: "", me: random(), team: null, box: [] };
    try { localStorage.removeItem(KEPT); } catch (_) { /* nothing was kept */ }
  }

  // ---- the connection

  function connect() {
    clearTimeout(timer);
    if (!kept.token || ended || (socket && socket.readyState <= 1)) return;
    const mine = new WebSocket("ws://" + location.host + "/ws");
    socket = mine;
    mine.onopen = function () {
      const hello = { t: "hello", token: kept.token, me: kept.me };
      if (kept.team) hello.team = kept.team;
      mine.send(JSON.stringify(hello));
    };
    mine.onmessage = function (event) { if (socket === mine) hear(JSON.parse(event.data)); };
    mine.onclose = function (event) { if (socket === mine) lost(event.reason); };
  }

  function lost(reason) {
    socket = null; up = false; flying = null;
    if (reason === "token") { forget(); state = own = sheet = null; refused.join = "shut"; }
    if (reason === "over" || reason === "elsewhere") { ended = reason; if (reason === "over" ) forget(); }
    show();
    if (!kept.token || ended) return;
    const wait = TRIES[Math.min(tries, TRIES.length - 1)];
    tries += 1;
    timer = setTimeout(connect, wait * (0.6 + 0.8 * Math.random()));
  }

  function hear(frame) {
    const was = up;
    if (frame.all) { state = frame.all; up = true; tries = 0; flying = null; }
    if (frame.set && frame.v === undefined) {
      if ("own" in frame.set) { own = frame.set.own; kept.team = own.team; remember(); }
      if ("sheet" in frame.set) sheet = frame.set.sheet;
      if ("at" in frame.set) shift = frame.set.at - Date.now() / 1000;
    } else if (frame.set && state) Object.assign(state, frame.set);
    (frame.ok || []).forEach(arrived);
    (frame.no || []).forEach(function (pair) { turned(pair[0], pair[1]); });
    if (up && !was) tell("");
    show();
    pump();
  }

  // ---- what waits to be sent: kept until it is acknowledged, sent one at a time, in order

  function put(message, replaces) {
    if (replaces) kept.box = kept.box.filter(function (each) { return each === flying || !replaces(each); });
    message.id = random();
    kept.box.push(message);
    remember();
    pump();
    return message;
  }

  function pump() {
    clearTimeout(pause);
    if (flying && Date.now() - flown > PATIENCE && socket) { socket.close(); return; }
    if (flying) { pause = setTimeout(pump, PATIENCE); return; }
    if (!up || !own || !socket || socket.readyState !== 1 || !kept.box.length) return;
    const next = kept.box[0], rest = next.typed ? next.typed + IDLE - Date.now() : 0;
    if (rest > 0) { pause = setTimeout(pump, rest); return; }
    flying = next; flown = Date.now();
    const sent = Object.assign({}, next);
    delete sent.typed;
    socket.send(JSON.stringify(sent));
    pause = setTimeout(pump, PATIENCE + 50);
  }

  function taken(id) {
    const found = kept.box.find(function (each) { return each.id === id; });
    kept.box = kept.box.filter(function (each) { return each.id !== id; });
    if (flying && flying.id === id) flying = null;
    remember();
    return found;
  }

  function arrived(id) {
    const sent = taken(id);
    if (!sent || !own) return;
    const notes = own.notes;
    if (sent.t === "idea") { if (!notes.some(same(id))) notes.push({ id: id, text: sent.text.trim(), state: "sent" }); tell(say("sent")); }
    if (sent.t === "change") notes.forEach(function (note) { if (note.id === sent.note) note.text = sent.text.trim(); });
    if (sent.t === "withdraw") own.notes = notes.filter(function (note) { return note.id !== sent.note; });
    if (sent.t === "answer") { own.answer = { poll: sent.poll, choice: sent.choice || [], value: sent.value, text: sent.text || "" }; tell(say("answered")); }
    if (sent.t === "ballot") { own.dots = { round: sent.round, dots: sent.dots }; tell(say("laid")); }
    if (sent.t === "feedback") tell(say("feedback_sent"));
    if (sent.t === "done") own.done = sent.done;
    if (sent.t === "sheet" && !sent.hold) sheet = null;
    if (sent.t === "write" && sheet) sheet[sent.field] = sent.text;
  }

  function turned(id, why) {
    if (why === "slower" || why === "failed") { flying = null; clearTimeout(pause); pause = setTimeout(pump, SLOWER); return; }
    const sent = taken(id);
    if (!sent) return;
    const reason = words["no_" + why] || words.no_other;
    if (sent.text && sent.t !== "write") { drafts[sent.t + (sent.note || sent.poll || sent.concept || "")] = sent.text; drawn = null; }
    refused[sent.t] = reason;
    tell(reason);
  }

  function same(id) { return function (each) { return each.id === id; }; }

  // ---- words and elements

  function say(name, values) {
    let text = words[name] || "";
    Object.keys(values || {}).forEach(function (key) { text = text.split("{" + key + "}").join(values[key]); });
    return text;
  }

  function el(tag, given) {
    const made = document.createElement(tag), more = given || {};
    Object.keys(more).forEach(function (key) {
      if (key === "text") made.textContent = more.text;
      else if (key === "on") Object.keys(more.on).forEach(function (kind) { made.addEventListener(kind, more.on[kind]); });
      else if (key in made && typeof more[key] !== "string") made[key] = more[key];
      else made.setAttribute(key, more[key]);
    });
    for (let i = 2; i < arguments.length; i += 1) if (arguments[i]) made.appendChild(arguments[i]);
    return made;
  }

  function button(text, call, kind) { return el("button", { type: "button", class: kind || "", text: text, on: { click: call } }); }

  function shape(group) {
    const paths = { students: "M7 0a7 7 0 1 0 0 14a7 7 0 1 0 0-14z", teachers: "M0 0h14v14h-14z", guardians: "M3 0h8v3h3v8h-3v3h-8v-3h-3v-8h3z" };
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 14 14");
    path.setAttribute("d", paths[group] || "M7 1l7 12h-14z");
    svg.appendChild(path);
    return el("span", { class: "shape " + (group || ""), "aria-hidden": "true" }, svg);
  }

  function title(text, lead) {
    const parts = document.createDocumentFragment();
    if (lead) parts.appendChild(el("p", { class: "lead", text: lead }));
    parts.appendChild(el("h1", { tabindex: "-1", text: text }));
    return parts;
  }

  function tell(text) {
    told.textContent = text;
    clearTimeout(noted);
    if (text) noted = setTimeout(function () { told.textContent = ""; }, 6000);
  }

  function group(code) { return say("group_" + (code || "none")); }

  function team() { return state && own ? state.meeting.teams.find(same(own.team)) : null; }

  // ---- what is shown

  function wanted() {
    if (ended) return ended;
    if (!kept.token) return "join";
    if (!state || !own) return "looking";
    if (state.now.kind === "over") return "over";
    if (state.meeting.teams.length && (!own.team || moving)) return "teams";
    const kind = state.now.kind, about = { poll: state.poll, vote: state.vote, pitch: state.pitch }[kind];
    if (kind === "sheet") return "sheet " + own.team + (sheet ? " mine" : "");
    return kind + " " + (about ? about.id + (about.kind || "") : state.now.activity);
  }

  function show() {
    const next = wanted(), kind = next.split(" ")[0];
    if (next !== view || !drawn) {
      const moved = next !== view;
      view = next;
      page.textContent = "";
      drawn = VIEWS[kind](page) || {};
      document.title = (page.querySelector("h1") || {}).textContent || "Dubbeldiamant";
      if (moved && document.readyState !== "loading") { const first = page.querySelector("h1"); if (first) first.focus(); window.scrollTo(0, 0); }
    }
    if (drawn.update) drawn.update();
    showHead(kind);
    showSign();
  }

  function showSign() {
    const n = kept.box.length;
    const text = up || !kept.token || ended || !state ? "" : n ? say("away_n", { n: n }) : say("away");
    if (sign.textContent !== text) sign.textContent = text;
  }

  let headed = "";
  function showHead(kind) {
    const sits = team(), key = [kind === "teams", language, sits && sits.id + sits.name + sits.group, state && state.meeting.title, ended, !!own].join("|");
    if (key !== headed) {
      headed = key;
      head.textContent = "";
      if (sits && kind !== "teams" && !ended) {
        head.appendChild(shape(sits.group));
        head.appendChild(el("span", { class: "name", text: sits.group ? sits.name + " · " + group(sits.group) : sits.name }));
        head.appendChild(el("button", { type: "button", class: "plain", text: say("change_team"), "aria-label": say("change_team") + ". " + say("choose_team"), on: { click: function () { moving = true; show(); } } }));
        head.appendChild(clockFace());
      } else {
        head.appendChild(el("img", { src: "/mark.svg", alt: "" }));
        head.appendChild(el("span", { text: state ? state.meeting.title : "Dubbeldiamant" }));
        if (state && !ended && kind !== "teams") head.appendChild(clockFace());
      }
      foot.textContent = "";
      if (kind !== "over") {
        foot.appendChild(el("p", { text: say("no_names") }));
        foot.appendChild(el("p", { text: say("open_network") }));
        foot.appendChild(el("p", { text: say("screen_too") }));
      }
      const other = language === "sv" ? "en" : "sv";
      foot.appendChild(el("button", { type: "button", class: "plain", lang: other, text: other === "sv" ? "Svenska" : "English", on: { click: function () { speak(other); } } }));
    }
    beat();
  }

  function clockFace() {
    const made = el("div", { class: "clock end", role: "timer", id: "clock" }), svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 112 56");
    ["track", "rest"].forEach(function (name) {
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", "M56 3L108 28L56 53L4 28Z");
      path.setAttribute("class", name);
      path.setAttribute("pathLength", "100");
      svg.appendChild(path);
    });
    svg.setAttribute("aria-hidden", "true");
    made.appendChild(svg);
    made.appendChild(el("span", { "aria-hidden": "true" }));
    return made;
  }

  function beat() {
    const face = byId("clock"), clock = state && state.clock;
    if (!face) return;
    face.hidden = !clock;
    if (!clock) return;
    const left = "left" in clock ? clock.left : clock.ends - (Date.now() / 1000 + shift);
    const seconds = left < 0 ? Math.floor(-left) : Math.ceil(left);
    const text = (left < 0 ? "+" : "") + ("0" + Math.floor(seconds / 60)).slice(-2) + ":" + ("0" + (seconds % 60)).slice(-2);
    const label = left < 0 ? say("time_over") : say("minutes_left", { n: Math.round(left / 60) });
    face.className = "clock end " + (clock.phase || "");
    if (face.lastChild.textContent !== text) face.lastChild.textContent = text;
    if (face.getAttribute("aria-label") !== label) face.setAttribute("aria-label", label);
    const rest = Math.max(0, Math.min(1, clock.of ? left / clock.of : 0)) * 100;
    face.querySelector(".rest").setAttribute("stroke-dasharray", "0 " + (100 - rest) + " " + rest + " 0");
  }

  // ---- pages

  const VIEWS = {
    looking: function (to) { to.appendChild(title(say("looking"))); },
    wait: function (to) {
      const heading = el("h1", { tabindex: "-1" }), hint = el("p", { text: say("wait_hint") });
      to.appendChild(heading); to.appendChild(hint); to.appendChild(el("p", { class: "small", text: say("wait") }));
      return { update: function () { const text = state.now.title || say("wait"); if (heading.textContent !== text) heading.textContent = text; } };
    },
    trial: function (to) { to.appendChild(title(say("trial"))); to.appendChild(el("p", { text: say("trial_hint") })); },
    over: function (to) { to.appendChild(title(say("over"))); to.appendChild(el("p", { text: say("over_hint") })); },
    elsewhere: function (to) {
      to.appendChild(title(say("elsewhere")));
      to.appendChild(button(say("use_here"), function () { ended = ""; tries = 0; connect(); show(); }, "main"));
    },
    join: joining, teams: teams, ideas: ideas, poll: poll, vote: vote, pitch: pitch, sheet: sheetPage
  };

  function joining(to) {
    const error = el("p", { class: "error", id: "why", role: "alert" }), field = el("input", {
      type: "text", id: "code", maxlength: "12", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", "aria-describedby": "why hint"
    });
    error.hidden = !refused.join;
    if (refused.join) error.textContent = say(refused.join);
    const send = el("button", { type: "submit", class: "main", text: say("come_in") });
    const form = el("form", { novalidate: "", on: { submit: function (event) {
      event.preventDefault();
      const code = field.value.replace(/[^0-9A-Za-z]/g, "");
      if (code.length < 6) { wrong(); return; }
      send.disabled = true;
      fetch("/join", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ code: code }) }).then(function (answer) {
        if (!answer.ok) throw new Error("code");
        return answer.json();
      }).then(function (got) { delete refused.join; kept.token = got.token; remember(); connect(); show(); }).catch(wrong);
    } } }, el("label", { for: "code", text: say("code") }), field, el("p", { class: "small", id: "hint", text: say("code_hint") }), error, send);
    function wrong() { send.disabled = false; error.hidden = false; error.textContent = say("wrong_code"); field.setAttribute("aria-invalid", "true"); field.focus(); }
    to.appendChild(title(say("lead")));
    to.appendChild(form);
    to.appendChild(el("p", { class: "small", text: say("none_kept") }));
  }

  function teams(to) {
    let chosen = own.team;
    const go = el("button", { type: "submit", class: "main" });
    const box = el("div", { class: "two" }), choices = state.meeting.teams.map(function (each) {
      const said = el("span", {}, el("span", { text: each.name }), each.group ? el("small", { text: group(each.group) }) : null);
      return choice("radio", "team", each.id, [shape(each.group), said], chosen === each.id, function () { chosen = each.id; name(); });
    });
    choices.forEach(function (each) { box.appendChild(each); });
    function name() {
      const found = state.meeting.teams.find(same(chosen));
      go.disabled = !found;
      go.textContent = found ? say("join_team", { team: found.name }) : say("join");
    }
    to.appendChild(title(state.meeting.challenge || state.meeting.title));
    to.appendChild(el("form", { on: { submit: function (event) {
      event.preventDefault();
      if (!chosen) return;
      moving = false;
      if (chosen !== own.team) { sheet = null; put({ t: "team", team: chosen }, function (each) { return each.t === "team"; }); own.team = chosen; kept.team = chosen; remember(); }
      show();
    } } }, el("fieldset", {}, el("legend", { text: say("choose_team") }), box), go, el("p", { class: "small", text: say("none_kept") })));
    name();
  }

  function choice(type, name, value, inner, on, call) {
    const input = el("input", { type: type, name: name, value: value });
    input.checked = on;
    const made = el("label", { class: "choice" + (on ? " on" : "") }, input);
    inner.forEach(function (each) { made.appendChild(each); });
    made.appendChild(el("span", { class: "tick", "aria-hidden": "true", text: "✓" }));
    input.addEventListener("change", function () {
      Array.from(made.parentNode.querySelectorAll("label.choice")).forEach(function (each) { each.classList.toggle("on", each.querySelector("input").checked); });
      call(input.checked);
    });
    return made;
  }

  function doneButton() {
    const made = button("", function () {
      const done = !own.done;
      own.done = done;
      put({ t: "done", done: done }, function (each) { return each.t === "done"; });
      show();
    });
    return { el: made, update: function () {
      const text = own.done ? say("not_done") : say("done");
      if (made.textContent !== text) made.textContent = text;
      made.setAttribute("aria-pressed", own.done ? "true" : "false");
    } };
  }

  function writing(key, id, label, limit, kind) {
    const field = el("textarea", { id: id, class: kind || "", "aria-describedby": id + "-why", enterkeyhint: "enter" });
    const why = el("p", { class: "small", id: id + "-why" });
    field.value = drafts[key] || "";
    function look() {
      const length = Array.from(field.value.trim()).length;
      why.className = length > limit ? "error" : "small";
      why.textContent = length > limit ? say("too_long", { n: length - limit }) : length > limit - (LONGEST - ALMOST) ? say("left_of", { n: limit - length }) : "";
      return length > 0 && length <= limit;
    }
    field.addEventListener("input", function () { drafts[key] = field.value; look(); });
    look();
    return { field: field, label: el("label", { for: id, text: label }), why: why, take: function () {
      if (!look()) { field.focus(); return ""; }
      const text = field.value.trim();
      field.value = ""; delete drafts[key]; look();
      return text;
    }, look: look };
  }

  function ideas(to) {
    const line = writing("idea", "note", say("note"), LONGEST, "note");
    const codes = state.meeting.groups, sits = team();
    let aim = null;
    const about = codes.length > 1 ? el("select", { id: "aim", on: { change: function () { aim = about.value; } } }) : null;
    if (about) codes.forEach(function (code) { about.appendChild(el("option", { value: code, text: group(code) })); });
    if (about && sits && sits.group) about.value = sits.group; else if (about) about.selectedIndex = -1;
    const hint = el("p", { class: "small" }), list = el("ul", { class: "rows" }), count = el("span", { class: "small" });
    const done = doneButton();
    to.appendChild(title(state.meeting.challenge || state.now.title));
    to.appendChild(el("form", { class: sits && sits.group || "", on: { submit: function (event) {
      event.preventDefault();
      const text = line.take();
      if (!text) return;
      const message = { t: "idea", text: text };
      if (aim) message.group = aim;
      put(message);
      line.field.focus();
      show();
    } } }, line.label, line.field, line.why, el("button", { type: "submit", class: "main", text: say("add") }), hint,
    about ? el("div", { class: "aim" }, el("label", { for: "aim", text: say("group_of_note") }), about) : null));
    to.appendChild(el("div", { class: "spread" }, el("h2", { text: say("sent_from_here") }), count));
    to.appendChild(list);
    to.appendChild(done.el);
    let listed = "";
    return { update: function () {
      const here = team(), open = here && !here.shown, text = say("note_hint") + " " + (open ? say("hidden_note") : say("shown_note"));
      if (hint.textContent !== text) hint.textContent = text;
      done.update();
      const pending = kept.box.filter(function (each) { return each.t === "idea" && !own.notes.some(same(each.id)); });
      const rows = own.notes.map(function (note) { return { id: note.id, text: note.text, state: note.state === "sent" ? open ? "open" : "shown" : note.state === "open" && !open ? "shown" : note.state }; })
        .concat(pending.map(function (each) { return { id: each.id, text: each.text, state: "sending" }; }));
      const key = JSON.stringify(rows);
      if (key === listed || list.querySelector("textarea")) return;
      listed = key;
      count.textContent = rows.length === 1 ? say("notes_one") : say("notes_many", { n: rows.length });
      const at = document.activeElement && list.contains(document.activeElement) ? document.activeElement.dataset.key : "";
      list.textContent = "";
      rows.slice().reverse().forEach(function (row) { list.appendChild(noteRow(row, here, function () { listed = ""; show(); })); });
      const again = at && Array.from(list.querySelectorAll("button")).find(function (each) { return each.dataset.key === at; });
      if (again) again.focus();
    } };
  }

  function noteRow(row, here, redraw) {
    const said = row.state === "sending" ? say("sending") : say("state_" + row.state);
    const text = el("span", { class: "text" }, el("span", { text: row.text }), el("span", { class: "state", text: said }));
    const made = el("li", { class: "row note-row " + (here && here.group || "") + (row.state === "open" || row.state === "wait" ? "" : " done") }, text);
    if (row.state !== "open" && row.state !== "wait") return made;
    const change = el("button", { type: "button", class: "plain", text: say("change"), "aria-label": say("change") + ": " + row.text, on: { click: function () { edit(); } } });
    const back = el("button", { type: "button", class: "plain", text: say("take_back"), "aria-label": say("take_back") + ": " + row.text, on: { click: function () {
      put({ t: "withdraw", note: row.id });
      own.notes = own.notes.filter(function (note) { return note.id !== row.id; });
      redraw();
      byId("note").focus();
    } } });
    change.dataset.key = "c" + row.id; back.dataset.key = "b" + row.id;
    made.appendChild(change); made.appendChild(back);
    function edit() {
      const line = writing("change" + row.id, "change", say("change"), LONGEST, "short");
      line.field.value = drafts["change" + row.id] || row.text;
      made.textContent = "";
      const end = function () { made.textContent = ""; redraw(); };
      made.appendChild(el("div", { class: "text" }, line.label, line.field, line.why,
        button(say("keep"), function () {
          const words_ = line.take();
          if (!words_) return;
          own.notes.forEach(function (note) { if (note.id === row.id) note.text = words_; });
          put({ t: "change", note: row.id, text: words_ });
          end();
        }), button(say("leave"), end, "plain")));
      line.field.focus();
    }
    return made;
  }

  function answering(asked, inner, value, to) {
    const told_ = el("p", { class: "small", id: "answered" }), send = el("button", { type: "submit", class: "main" });
    const lead = asked.total > 1 ? say("question_of", { number: asked.number, total: asked.total }) : state.now.title;
    to.appendChild(title(asked.question, lead));
    to.appendChild(el("form", { on: { submit: function (event) {
      event.preventDefault();
      const given = value();
      if (!given || state.poll.closed) return;
      put(Object.assign({ t: "answer", poll: asked.id }, given), function (each) { return each.t === "answer" && each.poll === asked.id; });
      show();
    } } }, inner, send, told_));
    to.appendChild(el("p", { class: "small", text: say("poll_kept") }));
    return { update: function () {
      const given = own.answer && own.answer.poll === asked.id, waits = kept.box.some(function (each) { return each.t === "answer" && each.poll === asked.id; });
      const text = state.poll.closed ? say("closed_poll") : waits ? say("sending") : given ? say("answered_change") : say("how_" + asked.kind);
      if (told_.textContent !== text) told_.textContent = text;
      send.disabled = state.poll.closed;
      const named = given ? say("send_again") : say("send");
      if (send.textContent !== named) send.textContent = named;
    } };
  }

  function poll(to) {
    const asked = state.poll, before = own.answer && own.answer.poll === asked.id ? own.answer : null;
    if (asked.kind === "scale") return scale(to, asked, before);
    if (asked.kind === "ranking") return ranking(to, asked, before);
    if (asked.options.length) return choosing(to, asked, before);
    return saying(to, asked, before);
  }

  function choosing(to, asked, before) {
    const several = asked.kind === "multiple", chosen = new Set(before ? before.choice : []);
    const box = el("fieldset", {}, el("legend", { class: "small", text: say("how_" + asked.kind) }));
    asked.options.forEach(function (each, index) {
      box.appendChild(choice(several ? "checkbox" : "radio", "answer", each.id, [el("span", { class: "key", "aria-hidden": "true", text: String(index + 1) }), el("span", { text: each.text })], chosen.has(each.id), function (on) {
        if (!several) chosen.clear();
        if (on) chosen.add(each.id); else chosen.delete(each.id);
      }));
    });
    return answering(asked, box, function () { return chosen.size ? { choice: asked.options.map(function (each) { return each.id; }).filter(function (id) { return chosen.has(id); }) } : null; }, to);
  }

  function scale(to, asked, before) {
    let chosen = before ? before.value : null;
    const box = el("div", { class: "steps" });
    for (let step = asked.least; step <= asked.most; step += 1) {
      const end = step === asked.least ? asked.low : step === asked.most ? asked.high : "";
      const made = choice("radio", "step", String(step), [el("span", { class: "key", text: String(step) })], chosen === step, function () { chosen = step; });
      if (end) made.querySelector("input").setAttribute("aria-label", step + ", " + end);
      box.appendChild(made);
    }
    const ends = el("div", { class: "ends small", "aria-hidden": "true" }, el("span", { text: asked.low }), el("span", { text: asked.high }));
    return answering(asked, el("fieldset", {}, el("legend", { class: "small", text: say("how_scale") }), ends, box), function () { return chosen === null ? null : { value: chosen }; }, to);
  }

  function ranking(to, asked, before) {
    const order = asked.options.slice();
    if (before && before.choice.length) order.sort(function (a, b) { return place(a) - place(b); });
    function place(each) { const at = before.choice.indexOf(each.id); return at < 0 ? 99 : at; }
    const list = el("ol", { class: "rows" });
    function draw(focus) {
      list.textContent = "";
      order.forEach(function (each, index) {
        const row = el("li", { class: "row" }, el("span", { class: "number", "aria-hidden": "true", text: String(index + 1) }), el("span", { class: "text", text: each.text }), mover(each, index, -1), mover(each, index, 1));
        list.appendChild(row);
      });
      const found = focus && Array.from(list.querySelectorAll("button")).find(function (b) { return b.dataset.key === focus && !b.disabled; });
      if (found) found.focus(); else if (focus) { const other = Array.from(list.querySelectorAll("button")).find(function (b) { return b.dataset.key.slice(1) === focus.slice(1) && !b.disabled; }); if (other) other.focus(); }
    }
    function mover(each, index, by) {
      const made = el("button", { type: "button", class: "step", text: by < 0 ? "↑" : "↓", "aria-label": say(by < 0 ? "move_up" : "move_down") + ": " + each.text, on: { click: function () {
        order.splice(index, 1); order.splice(index + by, 0, each); draw((by < 0 ? "u" : "d") + each.id);
        tell(each.text + ": " + (index + by + 1));
      } } });
      made.disabled = index + by < 0 || index + by >= order.length;
      made.dataset.key = (by < 0 ? "u" : "d") + each.id;
      return made;
    }
    draw("");
    return answering(asked, el("div", {}, el("p", { class: "small", text: say("ranked_first") }), list), function () { return { choice: order.map(function (each) { return each.id; }) }; }, to);
  }

  function saying(to, asked, before) {
    const key = "answer" + asked.id;
    if (!(key in drafts) && before) drafts[key] = before.value !== null && before.value !== undefined ? String(before.value) : before.text;
    if (asked.kind === "text") {
      const line = writing(key, "said", say("words"), LONGEST);
      return answering(asked, el("div", {}, line.label, line.field, line.why), function () { if (!line.look()) { line.field.focus(); return null; } return { text: line.field.value.trim() }; }, to);
    }
    const number = asked.kind === "number", label = say(number ? "number" : "word") + (asked.unit ? " (" + asked.unit + ")" : "");
    const field = el("input", { type: "text", id: "said", maxlength: number ? "20" : "40", autocomplete: "off", inputmode: number ? "decimal" : "text", on: { input: function () { drafts[key] = field.value; } } });
    field.value = drafts[key] || "";
    return answering(asked, el("div", {}, el("label", { for: "said", text: label }), field), function () {
      const said = field.value.trim(), value = Number(said.replace(",", ".").replace(/[\s\u00a0']/g, ""));
      if (!said || (number && !isFinite(value))) { field.focus(); field.setAttribute("aria-invalid", "true"); return null; }
      field.removeAttribute("aria-invalid");
      return number ? { value: value } : { text: said };
    }, to);
  }

  function vote(to) {
    const asked = state.vote, laid = own.dots && own.dots.round === asked.id ? own.dots.dots.slice() : [];
    let dots = laid;
    const left = el("p", { role: "status" }), list = el("ul", { class: "rows" }), told_ = el("p", { class: "small" }), send = el("button", { type: "submit", class: "main" });
    const rows = asked.options.map(function (each) {
      const number = el("span", { class: "number" });
      const less = step("−", "dot_less", function () { dots.splice(dots.indexOf(each.n), 1); }), more = step("+", "dot_more", function () { dots.push(each.n); });
      function step(sign_, name, call) { return el("button", { type: "button", class: "step", text: sign_, "aria-label": say(name) + ": " + each.name, on: { click: function () { call(); show(); } } }); }
      const said = el("span", { class: "text" }, el("span", { text: each.n + ". " + (each.name || "–") }), each.question ? el("span", { class: "state", text: each.question }) : null);
      list.appendChild(el("li", { class: "row" }, said, less, number, more));
      return { n: each.n, less: less, more: more, number: number };
    });
    to.appendChild(title(say("vote"), state.now.title));
    to.appendChild(el("form", { on: { submit: function (event) {
      event.preventDefault();
      put({ t: "ballot", round: asked.id, dots: dots.slice() }, function (each) { return each.t === "ballot"; });
      show();
    } } }, asked.unit === "team" ? el("p", { class: "small", text: say("vote_by_team") }) : null, left, list, send, told_));
    return { update: function () {
      const rest = asked.budget - dots.length;
      const text = rest ? say("dots_left", { n: rest }) : say("dots_none");
      if (left.textContent !== text) left.textContent = text;
      rows.forEach(function (row) {
        const count = dots.filter(function (n) { return n === row.n; }).length;
        row.number.textContent = String(count);
        row.less.disabled = !count;
        row.more.disabled = !rest || (!asked.stacking && count > 0);
      });
      const there = own.dots && own.dots.round === asked.id, waits = kept.box.some(function (each) { return each.t === "ballot"; });
      send.textContent = there ? say("lay_again") : say("lay");
      told_.textContent = waits ? say("sending") : there ? say("answered_change") : "";
    } };
  }

  function pitch(to) {
    const asked = state.pitch, line = writing("feedback" + asked.id, "said", say("feedback"), LONGEST);
    let kind = "plus";
    const box = el("div", { class: "two" });
    ["plus", "delta", "question", "idea"].forEach(function (each) {
      box.appendChild(choice("radio", "kind", each, [el("span", { text: say("say_" + each) })], each === kind, function () { kind = each; }));
    });
    to.appendChild(title(asked.name || asked.team, asked.name ? asked.team : say("pitch_now")));
    to.appendChild(el("form", { on: { submit: function (event) {
      event.preventDefault();
      const text = line.take();
      if (!text) return;
      put({ t: "feedback", concept: asked.id, kind: kind, text: text });
      line.field.focus();
    } } }, el("fieldset", {}, el("legend", { text: say("pitch") }), box), el("p", {}), line.label, line.field, line.why, el("button", { type: "submit", class: "main", text: say("send") })));
  }

  function sheetPage(to) {
    const sits = team();
    if (!sits) { to.appendChild(title(say("sheet"))); to.appendChild(el("p", { text: say("no_team") })); return {}; }
    if (!sheet) {
      const why = el("p", {}), take = button(say("take_sheet"), function () { put({ t: "sheet", hold: true }, function (each) { return each.t === "sheet"; }); }, "main");
      to.appendChild(title(say("sheet"), sits.name));
      to.appendChild(why); to.appendChild(take);
      return { update: function () {
        const text = state.sheets.indexOf(sits.id) >= 0 ? say("sheet_taken") : say("sheet_hint");
        if (why.textContent !== text) why.textContent = text;
      } };
    }
    const status = el("p", { class: "small", role: "status" }), done = doneButton(), fields = {};
    to.appendChild(title(say("sheet"), sits.name));
    FIELDS.forEach(function (name) {
      const field = el("textarea", { id: "f-" + name, class: "short", maxlength: String(name === "name" ? 200 : SHEET), on: { input: function () {
        put({ t: "write", field: name, text: field.value, typed: Date.now() }, function (each) { return each.t === "write" && each.field === name; });
        show();
      } } });
      fields[name] = field;
      to.appendChild(el("div", { class: "field" }, el("label", { for: "f-" + name, text: say("field_" + name) }), field));
    });
    to.appendChild(status); to.appendChild(done.el);
    to.appendChild(button(say("leave_sheet"), function () { put({ t: "sheet", hold: false }); }, "plain"));
    return { update: function () {
      FIELDS.forEach(function (name) {
        const waits = kept.box.filter(function (each) { return each.t === "write" && each.field === name; }).pop();
        const text = waits ? waits.text : sheet[name], field = fields[name];
        if (document.activeElement !== field && field.value !== text) field.value = text;
        else if (field.value === "" && text && !waits) field.value = text;
      });
      const text = kept.box.some(function (each) { return each.t === "write"; }) ? say("keeping") : say("kept");
      if (status.textContent !== text) status.textContent = text;
      done.update();
    } };
  }

  // ---- begin

  function speak(name) {
    language = name;
    document.documentElement.lang = name;
    words = all[name];
    drawn = null;
    headed = "";
    show();
  }

  let all = {};
  fetch("/words.json").then(function (answer) { return answer.json(); }).then(function (got) {
    all = got;
    const asked = (navigator.languages || [navigator.language || "sv"])[0].toLowerCase();
    speak(/^(sv|nb|nn|no|da|fi)/.test(asked) ? "sv" : "en");
    remember();
    connect();
  });
  setInterval(beat, 1000);
  ["online", "focus", "pageshow"].forEach(function (kind) { window.addEventListener(kind, function () { tries = 0; connect(); pump(); }); });
  document.addEventListener("visibilitychange", function () { if (!document.hidden) { tries = 0; connect(); pump(); } });
  window.addEventListener("hashchange", function () { kept = remembered(); remember(); state = own = sheet = null; ended = ""; if (socket) socket.close(); connect(); show(); });
}());
