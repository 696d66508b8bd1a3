/* Before anything is painted: a page with scripts is laid out as the app is, in its theme. */
document.documentElement.classList.add("ov-scripted");
if (matchMedia("(prefers-color-scheme: dark)").matches) document.documentElement.classList.add("is-dark");
/* Firefox does not begin with a face of the machine while another one comes: it would draw the text in neither.
   A face that the machine does not have is no fault. */
for (const family of ["ov-sans", "ov-mobile", "ov-wide"]) for (const weight of [400, 600]) document.fonts.load(`${weight} 1em ${family}`, "aя").catch(() => {});
