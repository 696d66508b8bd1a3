/* What a story's map does in the browser. Python says what is on it (folium); these files say how it
   behaves, one job a file: each adds its functions to `overland`, and calls those of the others
   through it. Text from data only ever arrives as textContent or as markup escaped in Python. */
window.overland = {
  state: {map: null, markers: new Map(), layers: {}, labels: [], config: null, shown: {}, moves: 0},
};
