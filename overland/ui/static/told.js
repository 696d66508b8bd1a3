/* What the server tells the page's script of the view that it has drawn. */
export default function ({data}) {
  window.overlandTold = data;
  if (window.overlandTell) window.overlandTell(data);
}
