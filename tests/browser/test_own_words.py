"""Streamlit's own words, of which it has English ones alone, in the reader's language."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Arrive

# All that is seen or heard of what Streamlit makes, but names that every language has alike.
_ENGLISH = """() => {
  const found = [], own = (item) => !item.closest("[data-testid=stHtml], [aria-hidden=true],"
    + " script, style, [data-testid=stIconMaterial], .st-key-conductor, [role=grid]");
  const names = ["aria-label", "title", "placeholder", "alt"];
  // The page's own name ends with the program's.
  const add = (text) => {
    if (/[A-Za-z]{3}/.test(text.replace(/ · Overland$/, ""))) found.push(text.trim());
  };
  const items = document.querySelectorAll(".stApp *, [data-testid=stSkipToContent],"
    + " [data-testid=stSelectboxVirtualDropdown] *");
  for (const item of items) {
    if (!own(item) || !item.checkVisibility({visibilityProperty: true})) continue;
    for (const name of names) add(item.getAttribute(name) || "");
    for (const part of item.childNodes) if (part.nodeType === 3) add(part.data);
  }
  return found.filter((text) => !/^(Overland|• TXT, MD|The Moscow Times.*)$/.test(text));
}"""


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_no_english_word_of_streamlits_is_left_in_another_language(
    arriving: Arrive, server: str, lang: str
) -> None:
    reader = arriving(server)
    reader.open(f"evidence?story=syria-2013&lang={lang}")
    reader.page.locator("[data-testid=stExpander] summary").last.click()
    dropzone = reader.page.locator("[data-testid=stFileUploaderDropzone]")
    expect(dropzone).to_be_visible()
    reader.page.locator(".st-key-picker input").click()
    reader.page.keyboard.type("zzz")
    expect(reader.page.locator("[data-testid=stSelectboxVirtualDropdown]")).to_be_visible()
    reader.page.wait_for_function(f"() => ({_ENGLISH})().length === 0", timeout=10_000)
