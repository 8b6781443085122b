// Of an assignment: only the place that fits the chosen peran, and only its jabatan.
// Without this script the help texts and the server say which.
"use strict";

function sesuaikan(peran) {
  const wadah = peran.closest(".inline-related, form");
  for (const medan of wadah.querySelectorAll("[data-untuk-peran]")) {
    const cocok = medan.dataset.untukPeran.split(" ").includes(peran.value);
    const baris = medan.closest(".form-row");
    // What is filled in or has an error is never hidden.
    const perlu = cocok || medan.value !== "" || baris.classList.contains("errors");
    baris.classList.toggle("hidden", !perlu);
  }
  const boleh = JSON.parse(peran.dataset.jabatan)[peran.value] ?? [];
  const jabatan = wadah.querySelector("select[name$=jabatan]");
  for (const pilihan of jabatan.options) {
    pilihan.hidden = pilihan.disabled = pilihan.value !== "" && !boleh.includes(pilihan.value);
  }
  if (!boleh.includes(jabatan.value)) jabatan.value = boleh[0] ?? "";
}

function kosongkanLainnya(peran) {
  const wadah = peran.closest(".inline-related, form");
  for (const medan of wadah.querySelectorAll("[data-untuk-peran]")) {
    if (!medan.dataset.untukPeran.split(" ").includes(peran.value)) {
      django.jQuery(medan).val(null).trigger("change"); // select2 shows what its own event says
      medan.closest(".form-row").classList.remove("errors");
      medan.closest(".form-row").querySelector(".errorlist")?.remove();
    }
  }
}

document.addEventListener("DOMContentLoaded", () => {
  for (const peran of document.querySelectorAll("select[data-jabatan]")) {
    sesuaikan(peran);
    peran.addEventListener("change", () => {
      kosongkanLainnya(peran);
      sesuaikan(peran);
    });
  }
});
