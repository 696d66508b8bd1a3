/* Copy link and its like: by the clipboard, or without one (over http) by a field that is marked and goes. */
async function copyText(button, text) {
  const said = button.dataset.said = button.dataset.said || button.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    // In the button's own menu, which closes when the focus leaves it.
    button.after(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    // The field took the focus from whoever pressed.
    button.focus({preventScroll: true});
  }
  button.textContent = button.dataset.done;
  announce(button.dataset.done);
  setTimeout(() => { button.textContent = said; }, 2000);
}
