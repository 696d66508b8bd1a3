/* Draw one line on a folium map: click adds a point, drag moves it, Backspace takes the last one
   back, Enter or "Finish" hands the line to streamlit-folium ("draw:created"). */
function overlandDraw(map, words) {
  const line = L.polyline([], { weight: 4, color: "#c47f00" }).addTo(map);
  const handles = L.layerGroup().addTo(map);
  const bar = L.control({ position: "topleft" });
  const redraw = () => {
    handles.clearLayers();
    line.getLatLngs().forEach((point, at) => {
      const icon = L.divIcon({ className: "", iconSize: [14, 14], html:
        '<span style="display:block;width:12px;height:12px;border-radius:50%;background:#fff;border:3px solid #c47f00"></span>' });
      const handle = L.marker(point, { icon, draggable: true, keyboard: false }).addTo(handles);
      handle.on("drag", () => { const all = line.getLatLngs(); all[at] = handle.getLatLng(); line.setLatLngs(all); });
    });
  };
  const back = () => { line.setLatLngs(line.getLatLngs().slice(0, -1)); redraw(); };
  const finish = () => { if (line.getLatLngs().length > 1) map.fire("draw:created", { layer: line, layerType: "polyline" }); };
  bar.onAdd = () => {
    const box = L.DomUtil.create("div", "leaflet-bar");
    [[words.finish, finish], [words.back, back]].forEach(([word, act]) => {
      const button = L.DomUtil.create("button", "", box);
      button.type = "button"; button.textContent = word;
      button.style.cssText = "display:block;width:100%;padding:6px 10px;border:0;background:var(--ov-paper,#fff);color:var(--ov-ink,#222);font:inherit;font-size:14px;cursor:pointer";
      L.DomEvent.on(button, "click", (event) => { L.DomEvent.stop(event); act(); });
    });
    L.DomEvent.disableClickPropagation(box);
    return box;
  };
  bar.addTo(map);
  map.doubleClickZoom.disable();
  map.on("click", (event) => { line.addLatLng(event.latlng); redraw(); });
  map.on("dblclick", finish);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Backspace") { back(); event.preventDefault(); }
    if (event.key === "Enter") { finish(); }
  });
}
