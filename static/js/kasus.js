// Pages of a confidential case: without network a form takes nothing (the numbers to call stand on
// the page), and no page comes back out of the browser's memory with what stood or was typed on it.
(() => {
  "use strict";

  addEventListener("pageshow", (e) => e.persisted && location.reload());
  const form = document.querySelector("form[data-hanya-daring]");
  if (!form) return;
  addEventListener("pagehide", () => form.reset());
  const perbarui = () => {
    form.querySelector("[data-tanpa-sinyal]").hidden = navigator.onLine;
    form.querySelector("fieldset").disabled = !navigator.onLine;
  };
  addEventListener("online", perbarui);
  addEventListener("offline", perbarui);
  perbarui();
})();
