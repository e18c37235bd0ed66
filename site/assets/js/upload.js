// While files are on their way, their form shows how much of them has gone. What comes back is what
// a browser without script gets: a page from the same address is put in place of this one, another is opened.

const QUARTER = 25; // per cent between two things said to a screen reader

export function showProgress(scope, show) {
  for (const form of scope.querySelectorAll("form[enctype='multipart/form-data']")) {
    form.addEventListener("submit", (event) => {
      const chosen = [...form.querySelectorAll("input[type='file']")].find(
        (input) => input.files.length,
      );
      const progress = chosen?.closest(".govuk-form-group")?.querySelector(".app-upload");
      if (!progress || event.defaultPrevented) return;
      event.preventDefault();
      if (!form.hasAttribute("aria-busy")) send(form, event.submitter, progress, show);
    });
  }
}

function send(form, button, progress, show) {
  const data = new FormData(form);
  if (button?.name) data.append(button.name, button.value);
  const request = new XMLHttpRequest();
  const action = button?.getAttribute("formaction") || form.getAttribute("action") || "";
  const { origin, pathname, search } = new URL(action, document.baseURI);
  const address = origin + pathname + search; // as the browser says where an answer came from
  request.open("POST", address);
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) say(progress, Math.floor((event.loaded / event.total) * 100));
  });
  request.addEventListener("load", () => arrive(request, address, show));
  request.addEventListener("error", () => sendPlainly(form, button));
  form.setAttribute("aria-busy", "true");
  progress.hidden = false;
  say(progress, 0);
  request.send(data);
}

function say(progress, percent) {
  progress.querySelector("progress").value = percent;
  const words = `${progress.dataset.words}: ${percent - (percent % QUARTER)}%`;
  const status = progress.querySelector("[role='status']");
  if (status.textContent !== words) status.textContent = words;
}

function arrive(request, address, show) {
  if (request.responseURL !== address) {
    window.location.assign(request.responseURL);
    return;
  }
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceChildren(...page.body.childNodes);
  window.scrollTo(0, 0);
  const main = document.querySelector("main");
  main?.setAttribute("tabindex", "-1");
  main?.focus();
  show(document); // a summary of errors takes the focus to itself
}

// The line broke: the browser's own way of sending says so in its own words, or gets through.
function sendPlainly(form, button) {
  if (button?.name) {
    const pressed = document.createElement("input");
    Object.assign(pressed, { type: "hidden", name: button.name, value: button.value });
    form.append(pressed);
  }
  form.submit();
}
