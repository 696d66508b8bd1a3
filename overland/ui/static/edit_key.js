/* The key of this start, kept in the tab alone: a page that is loaded again has it no longer in its address. */
const NAME = "overland-edit-key";

export default function (component) {
  if (component.data.key) {
    sessionStorage.setItem(NAME, component.data.key);
    return;
  }
  const kept = sessionStorage.getItem(NAME), address = new URL(location.href);
  // Used once: the key of an earlier start opens nothing, and is not tried again.
  sessionStorage.removeItem(NAME);
  if (!kept || address.searchParams.has("key")) return;
  address.searchParams.set("key", kept);
  location.replace(address);
}
