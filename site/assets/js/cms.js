// Wagtail's editor as it is heard: parts of a form that would all be named alike ("When the
// question is asked") are told apart by what they stand in.

/** What a part is called on the screen. */
function nameOf(section) {
  const heading = document.getElementById(section.getAttribute("aria-labelledby"));
  return heading ? heading.textContent.replace(/\s+/g, " ").trim() : "";
}

/** The part that a part stands in, and what that one stands in; the nearest first. */
function around(section) {
  const outer = section.parentElement.closest("section.w-panel--nested");
  return outer ? [nameOf(outer), ...around(outer)] : [];
}

/** Say in the heading, unseen, where the part stands. */
function say(section, where) {
  const told = document.createElement("span");
  told.className = "w-sr-only";
  told.textContent = where;
  document.getElementById(section.getAttribute("aria-labelledby"))?.append(told);
}

function tellApart() {
  const called = Object.create(null);
  for (const section of document.querySelectorAll("section.w-panel--nested")) {
    (called[nameOf(section)] ??= []).push(section);
  }
  const alike = Object.values(called).filter((sections) => sections.length > 1).flat();
  const places = alike.map((section) => around(section).map((name) => `, ${name}`).join(""));
  alike.forEach((section, number) => say(section, places[number]));
}

// Once all is drawn. What is put in later is told apart when the page is next opened.
addEventListener("load", tellApart);
