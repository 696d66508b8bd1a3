/* folium's popups call jQuery for one thing only: $(`<div>…</div>`)[0] turns markup into an element. */
window.$ = window.$ || ((markup) => {
  const holder = document.createElement("template");
  holder.innerHTML = String(markup).trim();
  return [holder.content.firstElementChild];
});
