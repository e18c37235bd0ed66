// In the CMS: Wagtail takes what stands in a form two seconds after it loaded for what is saved.
// Words typed sooner would not be previewed, nor asked about on leaving: tell it that they differ
// from those that were sent.
document.addEventListener("w-unsaved:watch-edits", ({ target: form }) => {
  const boxes = [...form.querySelectorAll("textarea, input[type=text]")];
  if (boxes.some((box) => box.value !== box.defaultValue)) {
    form.setAttribute("data-w-unsaved-force-value", "true");
  }
});
