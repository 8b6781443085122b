// Names for screen readers on the search fields that Django's admin builds with select2.
"use strict";

function namai(pilihan) {
  const label = document.querySelector(`label[for="${pilihan.id}"]`);
  const wadah = pilihan.nextElementSibling;
  if (!label || !wadah?.classList.contains("select2")) return;
  const nama = label.textContent.replace(":", "").trim();
  for (const medan of wadah.querySelectorAll("[role=combobox], [role=textbox], input")) {
    medan.setAttribute("aria-label", nama);
  }
}

function namaiSemua() {
  document.querySelectorAll("select.admin-autocomplete").forEach(namai);
}

// On load, because the admin orders its scripts itself: jQuery and select2 may come after this.
window.addEventListener("load", () => {
  django.jQuery(namaiSemua); // queued behind the admin's own start
  document.addEventListener("formset:added", namaiSemua);
  django.jQuery(document).on("select2:open", (kejadian) => {
    namai(kejadian.target);
    const cari = document.querySelector(".select2-container--open .select2-search__field");
    cari?.setAttribute("aria-label", "Cari");
  });
});
