// Every page works without this; with it, some parts are easier. It has no words of its own.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

import {
  Button,
  CharacterCount,
  createAll,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  ServiceNavigation,
  SkipLink,
} from "govuk-frontend";
import { showProgress } from "./upload.js";

const components = [
  Button,
  CharacterCount,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  ServiceNavigation,
  SkipLink,
];

function show(scope) {
  for (const component of components) createAll(component, undefined, { scope });
  for (const button of scope.querySelectorAll("[data-module='app-print']")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  showProgress(scope, show);
}

show(document);
